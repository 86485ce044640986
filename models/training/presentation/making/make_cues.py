"""
Cues of genuine pictures and simulated attacks of one part of the split, one row each, as a compressed table:
  python make_cues.py --media DIR --models DIR --part train --people 600 --out FILE.npz
"""

import argparse
import sys
from pathlib import Path

import cv2
import numpy as np

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "face-forgery" / "forging")]

import cues
import faces
import people
import recapture
import wear

cv2.setNumThreads(1)
WAYS = ("as-is", "jpeg40", "w360p", "low-light", "blur")


def worn(image, way, rng):
    """One of the ways that the evaluation has too."""
    if way == "jpeg40":
        return wear.jpeg(image, rng.uniform(35, 50))
    if way == "w360p":
        return wear.h264(image, int(rng.integers(26, 36)))
    if way == "low-light":
        return wear.jpeg(wear.dark(image, rng.uniform(0.15, 0.4), rng.uniform(0.02, 0.08), rng), rng.uniform(70, 92))
    if way == "blur":
        return wear.jpeg(cv2.GaussianBlur(image, (0, 0), rng.uniform(1, 2.5)), rng.uniform(70, 92))
    return wear.jpeg(image, rng.uniform(70, 95))


class Liveness:
    def __init__(self, models):
        self.session = faces.session(models / "face-liveness/0.0.1/model.onnx")

    def logit(self, image, box):
        """Natural logarithm of the odds of a live face, cut off at 8."""
        around = faces.enlarged(faces.square(box), 2.7, image.shape[1], image.shape[0])
        patch = faces._cut(image, around, 128, 128)[..., ::-1].astype(np.float32).transpose(2, 0, 1)[None]
        logits = self.session.run(None, {self.session.get_inputs()[0].name: patch})[0][0].astype(np.float64)
        rest = np.log(np.exp(logits[1:]).sum())
        return float(np.clip(logits[0] - rest, -8, 8))


def pictures(portrait, portraits, rng):
    """Label, instrument, border and picture: one genuine as it is, one taken by a camera, attacks by the same camera."""
    image = portrait.image
    if max(image.shape[:2]) > 640:
        image = cv2.resize(image, None, fx=640 / max(image.shape[:2]), fy=640 / max(image.shape[:2]), interpolation=cv2.INTER_AREA)
    yield 0, "as-is", False, image
    camera = recapture.Camera.drawn(rng)
    box = portrait.box[:4]
    yield 0, "camera", False, recapture.genuine(portrait.image, box, camera, rng.uniform(0.55, 1.4), rng)
    for kind in rng.permutation(recapture.INSTRUMENTS)[:2]:
        border = bool(rng.random() < 0.5)
        medium = recapture.Medium.drawn(rng, kind, border)
        yield 1, str(kind), border, recapture.attack(portrait.image, box, camera, medium, recapture.room(portraits, rng), rng)


def main():
    options = argparse.ArgumentParser()
    for name in ("media", "models", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--part", default="train")
    options.add_argument("--people", type=int, default=600)
    options.add_argument("--genuine", action="store_true", help="genuine pictures alone, in every way")
    given = options.parse_args()
    portraits = people.load(given.media, given.models, given.part)
    order = np.random.default_rng(7).permutation(len(portraits))
    chosen, seen = [], set()
    for i in order:
        if portraits[i].identity not in seen and len(seen) < given.people:
            seen.add(portraits[i].identity)
            chosen.append(portraits[i])
    finder, liveness, rows, said = faces.Finder(given.models), Liveness(given.models), [], []
    for number, portrait in enumerate(chosen):
        rng = np.random.default_rng([11, number])
        ways = WAYS if given.genuine else ["as-is"] + [str(w) for w in rng.choice(WAYS[1:], 1)]
        for label, kind, border, picture in pictures(portrait, portraits, rng):
            if given.genuine and kind != "as-is":
                break
            for way in ways:
                image = worn(picture, way, rng)
                found = finder.largest(image)
                if found is None or found[0][3] - found[0][1] < 60:
                    continue
                numbers = cues.of(image, found[0])
                if numbers is not None:
                    rows.append(np.append(numbers, liveness.logit(image, found[0])))
                    said.append((portrait.identity, label, kind, border, way))
        if number % 50 == 0:
            print(number, len(rows), file=sys.stderr, flush=True)
    columns = [np.array(c) for c in zip(*said)]
    np.savez_compressed(given.out, rows=np.array(rows, np.float32), identity=columns[0], label=columns[1],
                        kind=columns[2], border=columns[3], way=columns[4], names=np.array(cues.NAMES + ["live"]))


if __name__ == "__main__":
    main()
