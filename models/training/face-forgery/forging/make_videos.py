"""
Writes short clips, genuine and with the face swapped frame by frame, all through the same H.264, with a
manifest in the columns of the media manifest:
  python make_videos.py --media DIR --models DIR --out DIR --seconds 2.4
Donors are photographs of the part "test"; nothing was trained on any of these recordings.
"""

import argparse
import csv
import hashlib
from pathlib import Path

import av
import cv2
import numpy as np

import forge
import make_evaluation
import people
from faces import Finder

cv2.setNumThreads(1)
FAMILIES = {"feathered-swap": forge.feathered_swap, "multiband-swap": forge.multiband_swap}
MOST_PIXELS = 720 * 576


def frames(path, seconds):
    """The first seconds as RGB, from half a second on, at most 25 a second."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        rate = float(stream.average_rate or 25)
        keep = max(1, round(rate / 30))
        out = []
        for i, frame in enumerate(container.decode(stream)):
            if i < rate / 2 or i % keep:
                continue
            image = frame.to_ndarray(format="rgb24")
            scale = min(1, (MOST_PIXELS / (image.shape[0] * image.shape[1])) ** 0.5)
            if scale < 1:
                image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            out.append(image[:image.shape[0] // 2 * 2, :image.shape[1] // 2 * 2])
            if len(out) >= seconds * rate / keep:
                break
        return out, rate / keep


def write(path, images, rate, crf=24):
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=round(rate))
        stream.height, stream.width = images[0].shape[:2]
        stream.pix_fmt, stream.options = "yuv420p", {"crf": str(crf), "preset": "veryfast"}
        stream.codec_context.thread_count = 1
        for image in images:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(image), "rgb24")))
        container.mux(stream.encode())


def main():
    options = argparse.ArgumentParser()
    for name in ("media", "models", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--seconds", type=float, default=2.4)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    finder, rng = Finder(given.models), np.random.default_rng(3)
    donors = people.load(given.media, given.models, "test", 250)
    shapes = np.stack([forge.shape_of(p) for p in donors])
    with open(given.media / "MANIFEST.csv", newline="") as file:
        sources = [r for r in csv.DictReader(file)
                   if r["path"].startswith(("av_real/", "video_real/")) and r["kind"].startswith("video")]
    rows = []
    for number, source in enumerate(sources):
        images, rate = frames(given.media / source["path"], given.seconds)
        found = [finder.largest(image) for image in images]
        if len(images) < 20 or any(f is None for f in found):
            continue
        portraits = [people.Portrait(source["identity"], source["path"], i, *f) for i, f in zip(images, found)]
        near = np.argsort(((shapes - forge.shape_of(portraits[0])) ** 2).sum((1, 2)))[:8]
        donor, seed = donors[int(rng.choice(near))], int(rng.integers(1 << 31))
        family = list(FAMILIES)[number % 2]
        swapped = [FAMILIES[family](p, donor, np.random.default_rng(seed)) for p in portraits]
        for label, pictures in (("", images), (family, swapped)):
            name = f"{number:03d}-{label or 'genuine'}.mp4"
            write(given.out / name, pictures, rate)
            content = (given.out / name).read_bytes()
            rows.append({
                "path": name, "kind": "video", "label": "fake" if label else "real",
                "attack_type": "own forgery" if label else "", "generator": label,
                "identity": source["identity"], "session": name, "source_path": source["path"],
                "licence_status": source["licence_status"],
                "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "note": "crf 24"})
        with open(given.out / "manifest.csv", "w", newline="") as file:
            table = csv.DictWriter(file, make_evaluation.COLUMNS, restval="")
            table.writeheader()
            table.writerows(rows)
        print(source["path"], len(images), flush=True)


if __name__ == "__main__":
    main()
