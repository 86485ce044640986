"""
Writes photos.csv, one genuine photograph of each person whom the threshold of pictures may be set on:
  python draw_photos.py --media DIR --models DIR --out FOLDER [--people 1000]
They are all of the part "calibrate" and of "train" those who gave no weights to the cues (make_cues.py --people 260);
nobody of "test", whom heldout.csv measures.
"""

import argparse
import csv
import sys
from pathlib import Path

import numpy as np

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "face-forgery" / "forging")]

import people

WEIGHED = 260


def main():
    options = argparse.ArgumentParser()
    for option in ("media", "models", "out"):
        options.add_argument(f"--{option}", type=Path, required=True)
    options.add_argument("--people", type=int, default=1000)
    given = options.parse_args()
    train = people.load(given.media, given.models, "train")
    order = [train[i].identity for i in np.random.default_rng(7).permutation(len(train))]
    gave = set(list(dict.fromkeys(order))[:WEIGHED])
    free = {p.identity: p for p in people.load(given.media, given.models, "calibrate")}
    free |= {p.identity: p for p in train if p.identity not in gave}
    given.out.mkdir(parents=True, exist_ok=True)
    with open(given.out / "photos.csv", "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(("path", "kind", "label", "identity", "generator"))
        for portrait in list(free.values())[:given.people]:
            table.writerow(((given.media / portrait.path).resolve(), "image", "real", portrait.identity, ""))


if __name__ == "__main__":
    main()
