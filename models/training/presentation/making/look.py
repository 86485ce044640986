"""
What the worker measures of recordings: cues and liveness of three pictures a second apart, landmarks of all.
  python look.py --models DIR --films FOLDER/films.csv [FOLDER/still.csv] --out FILE.npz
"""

import argparse
import csv
import sys
from pathlib import Path

import av
import numpy as np

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "face-forgery" / "forging")]

import cues
import faces
from films import RATE
from make_cues import Liveness

FEWEST = 60  # pixels of height of a face


def looked(path, finder, liveness):
    """Rows of cues with the log odds of life, one a second; landmarks of every picture with a face, [n, 68, 2]."""
    rows, points = [], []
    with av.open(str(path)) as container:
        for i, frame in enumerate(container.decode(video=0)):
            image = frame.to_ndarray(format="rgb24")
            found = finder.largest(image)
            if found is None or found[0][3] - found[0][1] < FEWEST:
                continue
            points.append(found[1])
            if i % RATE == 0:
                numbers = cues.of(image, found[0])
                if numbers is not None:
                    rows.append(np.append(numbers, liveness.logit(image, found[0])))
    return np.array(rows), np.array(points)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--models", type=Path, required=True)
    options.add_argument("--films", type=Path, nargs="+", required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    finder, liveness, found = faces.Finder(given.models), Liveness(given.models), []
    for table in given.films:
        with open(table, newline="") as file:
            for row in csv.DictReader(file):
                rows, points = looked(table.parent / row["path"], finder, liveness)
                if len(rows):
                    found.append((row["path"], row["identity"], row["label"], row["generator"], rows, points))
    columns = dict(zip(("path", "identity", "label", "generator", "rows", "points"), zip(*found)))
    as_object = lambda some: np.array(list(some) + [None], object)[:-1]
    np.savez_compressed(given.out, **{k: as_object(v) for k, v in columns.items()})


if __name__ == "__main__":
    main()
