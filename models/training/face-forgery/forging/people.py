"""The genuine photographs and who of them trains, calibrates and tests: nobody is in two of the three."""

import csv
import hashlib
from dataclasses import dataclass

import cv2
import numpy as np

from faces import Finder


@dataclass
class Portrait:
    """An RGB photograph with its face: box of 5 numbers, landmarks [68, 2], pixels."""

    identity: str
    path: str
    image: np.ndarray
    box: np.ndarray
    landmarks: np.ndarray


def split(identity):
    """train (75 %), calibrate (10 %) or test (15 %), by a hash of the person's name."""
    place = int(hashlib.sha256(identity.encode()).hexdigest()[:8], 16) % 100
    return "train" if place < 75 else "calibrate" if place < 85 else "test"


def load(media, models, wanted, limit=None):
    """Portraits of one part of the split whose face is found and at least 60 pixels high."""
    finder = Finder(models)
    portraits = []
    with open(media / "MANIFEST.csv", newline="") as file:
        rows = [r for r in csv.DictReader(file)
                if r["path"].startswith("faces/") and r["kind"] == "image"
                and split(r["identity"]) == wanted]
    for row in rows[:limit]:
        bgr = cv2.imread(str(media / row["path"]))
        if bgr is None:
            continue
        image = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
        found = finder.largest(image)
        if found is not None and found[0][3] - found[0][1] >= 60:
            portraits.append(Portrait(row["identity"], row["path"], image, *found))
    return portraits
