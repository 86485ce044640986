"""
Makes pairs of a forgery and its original, degraded alike, as shards of 160-pixel crops:
  python make_training.py --media DIR --models DIR --out DIR --split train --pairs 20000
Each shard is an .npz: fake and real [n, 160, 160, 3] RGB, family [n].
"""

import argparse
from pathlib import Path

import cv2
import numpy as np

import faces
import forge
import people
import wear

cv2.setNumThreads(1)
SHARD = 128


def makers(portraits):
    """Families with their shares."""
    eigen = forge.Eigenfaces(portraits)
    return {
        "self-blend": (0.36, forge.self_blend),
        "feathered-swap": (0.14, forge.feathered_swap),
        "poisson-swap": (0.14, forge.poisson_swap),
        "resampled": (0.13, forge.resampled),
        "code-swap": (0.13, eigen.code_swap),
        "upsampled": (0.10, forge.upsampled),
    }


def resized(portrait, face):
    """The portrait with a face of that many pixels."""
    scale = face / (portrait.box[3] - portrait.box[1])
    image = cv2.resize(portrait.image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return people.Portrait(portrait.identity, portrait.path, image, portrait.box * scale,
                           portrait.landmarks * scale)


def pair(portraits, donors, table, rng):
    """Fake crop, real crop, family."""
    large = [i for i, p in enumerate(portraits) if "london" in p.path] if rng.random() < 0.12 else None
    index = int(rng.choice(large)) if large else int(rng.integers(len(portraits)))
    portrait, donor = portraits[index], donors.of(index, rng)
    if portrait.image.shape[0] > 400:
        portrait = resized(portrait, rng.uniform(90, 240))
    names = list(table)
    family = rng.choice(names, p=[table[n][0] for n in names])
    forged = table[family][1](portrait, donor, rng)
    seed = int(rng.integers(1 << 62))
    real, box = wear.worn(portrait.image, portrait.box, seed)
    fake, _ = wear.worn(forged, portrait.box, seed)
    shift = rng.normal(0, 0.02, 4) * (box[3] - box[1])
    return faces.crop(fake, box + shift, faces.MARGIN_SIDE), faces.crop(real, box + shift, faces.MARGIN_SIDE), family


def main():
    options = argparse.ArgumentParser()
    for name in ("media", "models", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--split", default="train")
    options.add_argument("--pairs", type=int, default=20000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    portraits = people.load(given.media, given.models, given.split)
    print(len(portraits), "portraits of", len({p.identity for p in portraits}), "people", flush=True)
    donors, table, rng = forge.Donors(portraits), makers(portraits), np.random.default_rng(given.seed)
    for shard in range(-(-given.pairs // SHARD)):
        made = []
        while len(made) < SHARD:
            try:
                made.append(pair(portraits, donors, table, rng))
            except cv2.error as failed:
                print("left out:", str(failed).splitlines()[0], flush=True)
        fake, real, family = zip(*made)
        target = given.out / f"{given.split}-{given.seed}-{shard:04d}.npz"
        np.savez(target.with_suffix(".tmp.npz"), fake=np.stack(fake), real=np.stack(real), family=np.array(family))
        target.with_suffix(".tmp.npz").rename(target)
        print(target.name, flush=True)


if __name__ == "__main__":
    main()
