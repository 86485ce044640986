"""
Writes genuine and forged pictures of people that nothing was trained on, with a manifest in the columns
of the media manifest:
  python make_evaluation.py --media DIR --models DIR --out DIR --split test --people 250 --each 100
The part "calibrate" makes other people's. "generator" names the family of a forgery, "note" how the
picture was worn; multiband-swap is in no training pair. Everything is stored as JPEG, so that the
format tells nothing.
"""

import argparse
import csv
import hashlib
from pathlib import Path

import cv2
import numpy as np

import forge
import make_training
import people
import wear

cv2.setNumThreads(1)
COLUMNS = ("path,kind,label,attack_type,generator,identity,session,roi_xywh,source_repo,source_path,"
           "licence,licence_status,sha256,bytes,note").split(",")
FORGED = ("clean", "jpeg40", "360p")


def worn(image, face, condition, rng):
    """A picture under one named condition; the face is that many pixels high before."""
    if condition == "jpeg40":
        return wear.jpeg(image, 40)
    if condition == "360p":
        scale = 90 / face
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return wear.h264(small, 28)
    if condition == "dark":
        return wear.jpeg(wear.dark(image, 0.35, 0.05, rng), 85)
    if condition == "motion-blur":
        return wear.jpeg(wear.motion(image, 0.08 * face, rng.uniform(0, 180)), 85)
    if condition == "defocus":
        return wear.jpeg(wear.defocus(image, 0.022 * face), 85)
    if condition == "beauty":
        return wear.jpeg(wear.beautified(image, 0.5), 85)
    return image


CONDITIONS = ("clean", "jpeg40", "360p", "dark", "motion-blur", "defocus", "beauty")


class Writer:
    """Stores pictures beside their manifest."""

    def __init__(self, folder):
        self.folder, self.rows = folder, []
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, image, portrait, family, condition):
        name = f"{len(self.rows):05d}.jpg"
        coded = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])[1].tobytes()
        (self.folder / name).write_bytes(coded)
        self.rows.append({
            "path": name, "kind": "image", "label": "fake" if family else "real",
            "attack_type": "own forgery" if family else "", "generator": family,
            "identity": portrait.identity, "session": name, "source_path": portrait.path,
            "sha256": hashlib.sha256(coded).hexdigest(), "bytes": len(coded), "note": condition})

    def close(self):
        with open(self.folder / "manifest.csv", "w", newline="") as file:
            table = csv.DictWriter(file, COLUMNS, restval="")
            table.writeheader()
            table.writerows(self.rows)


def main():
    options = argparse.ArgumentParser()
    for name in ("media", "models", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--split", default="test", choices=("test", "calibrate"))
    options.add_argument("--people", type=int, default=250)
    options.add_argument("--each", type=int, default=100)
    given = options.parse_args()
    rng = np.random.default_rng(7)
    portraits = people.load(given.media, given.models, given.split)
    # The eigenfaces are of the people at hand: what a family does to a picture matters, not whose faces it knows.
    families = {name: make for name, (_, make) in make_training.makers(portraits).items()}
    families["multiband-swap"] = forge.multiband_swap
    one_each = list({p.identity: p for p in portraits if p.image.shape[0] < 400}.values())
    large = list({p.identity: make_training.resized(p, 180) for p in portraits if p.image.shape[0] >= 400}.values())
    rng.shuffle(one_each)
    chosen = large + one_each[:max(0, given.people - len(large))]
    donors, writer = forge.Donors(chosen), Writer(given.out)
    for portrait in chosen:
        for condition in CONDITIONS:
            writer.add(worn(portrait.image, portrait.box[3] - portrait.box[1], condition, rng), portrait, "", condition)
    for name, make in families.items():
        for k in range(given.each):
            index = int(rng.integers(len(chosen)))
            forged = make(chosen[index], donors.of(index, rng), rng)
            condition = FORGED[k % len(FORGED)]
            face = chosen[index].box[3] - chosen[index].box[1]
            writer.add(worn(forged, face, condition, rng), chosen[index], name, condition)
        print(name, flush=True)
    writer.close()


if __name__ == "__main__":
    main()
