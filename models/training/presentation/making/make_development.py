"""
Writes what the curve of recordings and the bounds are fitted on, all *simulated*, of people of films.DEVELOPMENT and of the
part "calibrate" of the photographs' split, none of whom gave weights or is measured:
  python make_development.py --media DIR --models DIR --out FOLDER [--people 24]
FOLDER gets films.csv (talking people before the camera and on media) and still.csv (photographs likewise, as films of
nobody who moves: prints, and screens that show a photograph).
"""

import argparse
import csv
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "face-forgery" / "forging")]

import faces
import films
import people
import recapture

cv2.setNumThreads(1)
TAKES = {"camera": 3, "print": 2, "phone": 2, "monitor": 2}
STILL_FRAMES = 8


def films_of(media, finder, portraits, out, row):
    for number, source in enumerate(films.rows(media, films.DEVELOPMENT)):
        pictures = films.frames(media / source["path"])
        box = finder.largest(pictures[0])[0][:4]
        for kind, takes in TAKES.items():
            for take in range(takes):
                rng = np.random.default_rng([41, number, list(TAKES).index(kind), take])
                path = f"films/{number:02d}-{kind}-{take}.mp4"
                films.write(out / path, films.shown(pictures, box, kind, portraits, rng))
                row(path, "video", "real" if kind == "camera" else "attack", source["identity"], "" if kind == "camera" else kind)


def stills_of(portraits, out, row):
    for number, portrait in enumerate(portraits):
        rng = np.random.default_rng([43, number])
        for kind in ("camera",) + recapture.INSTRUMENTS:
            path = f"still/{number:03d}-{kind}.mp4"
            shown = films.shown([portrait.image] * STILL_FRAMES, portrait.box[:4], kind, portraits, rng)
            films.write(out / path, shown)
            row(path, "video", "real" if kind == "camera" else "attack", portrait.identity, "" if kind == "camera" else kind)


def main():
    options = argparse.ArgumentParser()
    for option in ("media", "models", "out"):
        options.add_argument(f"--{option}", type=Path, required=True)
    options.add_argument("--people", type=int, default=24)
    given = options.parse_args()
    portraits = list({p.identity: p for p in people.load(given.media, given.models, "calibrate")}.values())
    order = np.random.default_rng(5).permutation(len(portraits))
    portraits = [portraits[i] for i in order][:given.people]
    finder = faces.Finder(given.models)
    for part, make in (("films", lambda row: films_of(given.media, finder, portraits, given.out, row)),
                       ("still", lambda row: stills_of(portraits, given.out, row))):
        (given.out / part).mkdir(parents=True, exist_ok=True)
        with open(given.out / f"{part}.csv", "w", newline="") as file:
            table = csv.writer(file)
            table.writerow(("path", "kind", "label", "identity", "generator"))
            make(lambda *cells: (table.writerow(cells), file.flush()))


if __name__ == "__main__":
    main()
