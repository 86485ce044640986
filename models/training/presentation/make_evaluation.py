"""
Writes an evaluation of prints and screens, all *simulated*, of people that nothing was fitted on:
  python make_evaluation.py --media DIR --models DIR --out FOLDER [--people 100]
Each person as photographed, twice taken by a camera, and by the same cameras on a print, a phone and a monitor, border
visible and not; short clips likewise, held by a hand. Then: throughline evaluate --task presentation-attack --manifest FOLDER/manifest.csv
"""

import argparse
import csv
import sys
from pathlib import Path

import av
import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "face-forgery" / "forging"))

import faces
import people
import recapture
import wear
from make_cues import room

cv2.setNumThreads(1)
RATE, FRAMES = 5, 15


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
                shown = recapture.attack(portrait.image, box, camera, medium, room(portraits, rng), rng)
                write(shown, "attack", name(kind, border), f"{kind}-{int(border)}")
            write(recapture.genuine(portrait.image, box, camera, width, rng), "real", "", f"camera-{int(border)}")


def clip(path):
    """Frames of a recording, RATE a second."""
    frames, due = [], 0
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= due and len(frames) < FRAMES:
                frames.append(frame.to_ndarray(format="rgb24"))
                due += 1 / RATE
    return frames


def write_clip(path, frames):
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = frames[0].shape[1], frames[0].shape[0], "yuv420p"
        stream.options = {"crf": "23"}
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), "rgb24")))
        container.mux(stream.encode())


def clips(media, finder, portraits, folder, row):
    with open(media / "MANIFEST.csv", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["path"].startswith("av_real/")]
    for number, source in enumerate(rows):
        rng = np.random.default_rng([29, number])
        frames = clip(media / source["path"])
        found = finder.largest(frames[0])
        if found is None:
            continue
        box, size = found[0][:4], (480, 360)
        for kind in ("camera",) + recapture.INSTRUMENTS:
            camera, border = recapture.Camera.drawn(rng, size), bool(rng.random() < 0.5)
            camera.fold = 1.25
            medium = recapture.Medium.drawn(rng, "print" if kind == "camera" else kind, border)
            scene, hand = room(portraits, rng), np.cumsum(rng.normal(0, (0.004, 0.004, 0.3), (FRAMES, 3)), 0)
            out = []
            for i, frame in enumerate(frames):
                if kind == "camera":
                    out.append(recapture.genuine(frame, box, camera, medium.width, rng))
                else:
                    shown = frames[0] if kind == "print" else frame
                    out.append(recapture.attack(shown, box, camera, medium, scene, rng, hand[i]))
            path = f"clips/{number:03d}-{kind}.mp4"
            write_clip(folder / path, out)
            row(path, "video", "real" if kind == "camera" else "attack", source["identity"],
                "" if kind == "camera" else f"simulated {kind}, held, recording")


def main():
    options = argparse.ArgumentParser()
    for option in ("media", "models", "out"):
        options.add_argument(f"--{option}", type=Path, required=True)
    options.add_argument("--people", type=int, default=100)
    given = options.parse_args()
    for part in ("stills", "clips"):
        (given.out / part).mkdir(parents=True, exist_ok=True)
    one_each = {p.identity: p for p in people.load(given.media, given.models, "test")}
    portraits = list(one_each.values())
    order = np.random.default_rng(3).permutation(len(portraits))[:given.people]
    portraits = [portraits[i] for i in order]
    with open(given.out / "manifest.csv", "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(("path", "kind", "label", "identity", "generator"))
        row = lambda *cells: (table.writerow(cells), file.flush())
        clips(given.media, faces.Finder(given.models), portraits, given.out, row)
        stills(portraits, given.out, row)


if __name__ == "__main__":
    main()
