"""
Writes an evaluation of prints and screens, all *simulated*, of people that nothing was fitted on:
  python make_evaluation.py --media DIR --models DIR --out FOLDER [--people 100]
stills.csv: each person as photographed, twice taken by a camera, and by the same cameras on a print, a phone and a
monitor, border visible and not. clips.csv: films of films.EVALUATION likewise, held by a hand. Then:
  throughline evaluate --task presentation-attack --manifest FOLDER/stills.csv
With --part calibrate the stills alone, of the people on whom the curve of pictures is fitted.
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
import wear

cv2.setNumThreads(1)
TAKES = 3  # of a film by each medium


def name(kind, border):
    return f"simulated {kind}, border {'visible' if border else 'not visible'}"


def stills(portraits, folder, row):
    for number, portrait in enumerate(portraits):
        rng = np.random.default_rng([23, number])
        box, who = portrait.box[:4], portrait.identity
        def write(image, label, generator, tag):
            path = f"stills/{number:03d}-{tag}.jpg"
            image = wear.jpeg(image, rng.uniform(75, 95))
            cv2.imwrite(str(folder / path), image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 95])
            row(path, "image", label, who, generator)
        write(portrait.image, "real", "", "as-is")
        for border in (False, True):
            camera, width = recapture.Camera.drawn(rng), None
            for kind in recapture.INSTRUMENTS:
                medium = recapture.Medium.drawn(rng, kind, border)
                width = width or medium.width
                shown = recapture.attack(portrait.image, box, camera, medium, recapture.room(portraits, rng), rng)
                write(shown, "attack", name(kind, border), f"{kind}-{int(border)}")
            write(recapture.genuine(portrait.image, box, camera, width, rng), "real", "", f"camera-{int(border)}")


def clips(media, finder, portraits, folder, row):
    for number, source in enumerate(films.rows(media, films.EVALUATION)):
        pictures = films.frames(media / source["path"])
        found = finder.largest(pictures[0])
        if found is None:
            continue
        for take in range(TAKES):
            for kind in ("camera",) + recapture.INSTRUMENTS:
                rng = np.random.default_rng([29, number, len(kind), take])
                path = f"clips/{number:03d}-{kind}-{take}.mp4"
                films.write(folder / path, films.shown(pictures, found[0][:4], kind, portraits, rng))
                row(path, "video", "real" if kind == "camera" else "attack", source["identity"],
                    "" if kind == "camera" else f"simulated {kind}, held, recording")


def main():
    options = argparse.ArgumentParser()
    for option in ("media", "models", "out"):
        options.add_argument(f"--{option}", type=Path, required=True)
    options.add_argument("--people", type=int, default=100)
    options.add_argument("--part", choices=("test", "calibrate"), default="test")
    given = options.parse_args()
    one_each = {p.identity: p for p in people.load(given.media, given.models, given.part)}
    portraits = list(one_each.values())
    order = np.random.default_rng(3).permutation(len(portraits))[:given.people]
    portraits = [portraits[i] for i in order]
    makers = {"stills": lambda row: stills(portraits, given.out, row)}
    if given.part == "test":
        makers["clips"] = lambda row: clips(given.media, faces.Finder(given.models), portraits, given.out, row)
    for part, make in makers.items():
        (given.out / part).mkdir(parents=True, exist_ok=True)
        with open(given.out / f"{part}.csv", "w", newline="") as file:
            table = csv.writer(file)
            table.writerow(("path", "kind", "label", "identity", "generator"))
            make(lambda *cells: (table.writerow(cells), file.flush()))


if __name__ == "__main__":
    main()
