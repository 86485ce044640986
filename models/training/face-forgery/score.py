"""
Scores what a manifest lists, with the worker's gates, and prints tables:
  python score.py --model model.onnx --models DIR --manifest FILE --out scores.csv [--fit]
--fit prints the curve that the calibration file holds. Recordings are scored by the value that three
quarters of their pictures stay below.
"""

import argparse
import sys
import csv
from pathlib import Path

import av
import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent / "forging"))

import faces

cv2.setNumThreads(1)
SMALLEST, DARKEST, LEAST_FOCUS = 60, 30, 0.08


def focus(crop):
    """As FaceCrop.focus of the worker: detail at one pixel by detail at four, along the worst way."""
    quarter = faces.SIDE // 4
    luma = (crop[quarter:-quarter, quarter:-quarter].astype(np.float32) @ (0.299, 0.587, 0.114))
    least = np.inf
    for right, down in ((1, 0), (0, 1), (1, 1), (1, -1)):
        parts = []
        for step in (1, 4):
            x, y = right * step, down * step
            a = luma[max(0, y):luma.shape[0] + min(0, y), x:]
            b = luma[max(0, -y):luma.shape[0] - max(0, y), :luma.shape[1] - x]
            parts.append(((a - b) ** 2).mean())
        least = min(least, parts[0] / max(1e-3, parts[1]))
    return least, luma.mean()


class Scorer:
    def __init__(self, model, models):
        self.finder, self.session = faces.Finder(models), faces.session(model)

    def look(self, image):
        """Logit or None, why there is none, focus of the largest face."""
        boxes = self.finder.boxes(image)
        if not boxes:
            return None, "no-face", 0
        box = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
        crop = faces.crop(image, box)
        sharp, light = focus(crop)
        why = ("face-too-small" if box[3] - box[1] < SMALLEST else "too-dark" if light < DARKEST
               else "blurred" if sharp < LEAST_FOCUS else "")
        pixels = ((crop.astype(np.float32) - 127) / 128).transpose(2, 0, 1)[None]
        return float(self.session.run(None, {"face": pixels})[0][0, 0]), why, sharp

    def item(self, path, kind, every):
        """Score, why it is not told, sharpness."""
        if kind == "image":
            image = cv2.imread(str(path))
            return self.look(image[..., ::-1]) if image is not None else (None, "unreadable", 0)
        looks, due = [], 0
        with av.open(str(path)) as container:
            for frame in container.decode(video=0):
                if frame.time is not None and frame.time >= due and len(looks) < 40:
                    looks.append(self.look(frame.to_ndarray(format="rgb24")))
                    due = frame.time + every
        good = [l for l in looks if l[0] is not None and not l[1]]
        if len(good) < 4:
            return None, max((l[1] for l in looks), key=[l[1] for l in looks].count, default="no-face") or "too-few", 0
        return float(np.quantile([l[0] for l in good], 0.75)), "", float(np.median([l[2] for l in good]))


def auc(real, fake):
    order = np.argsort(np.concatenate([real, fake]), kind="stable")
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    return (rank[len(real):].sum() - len(fake) * (len(fake) + 1) / 2) / (len(real) * len(fake))


def interval(real, fake, rng, times=500):
    """AUC with its 95 % interval; real and fake: lists of (identity, score), drawn by identity."""
    def draw(rows):
        groups = {}
        for who, value in rows:
            groups.setdefault(who, []).append(value)
        names = list(groups)
        return np.concatenate([groups[names[i]] for i in rng.integers(len(names), size=len(names))])
    point = auc(np.array([v for _, v in real]), np.array([v for _, v in fake]))
    many = [auc(draw(real), draw(fake)) for _ in range(times)]
    return f"{point:.3f} [{np.quantile(many, 0.025):.3f}-{np.quantile(many, 0.975):.3f}]"


def fit(scores, labels):
    """Logistic line of balanced classes by Newton's method: intercept, slope."""
    weight = np.where(labels == 1, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    x, w = np.stack([np.ones_like(scores), scores], 1), np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2),
                             x.T @ (weight * (labels - p)))
    return w


def main():
    options = argparse.ArgumentParser()
    for name in ("model", "models", "manifest", "out"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--under", default="", help="only paths that begin so, separated by commas")
    options.add_argument("--every", type=float, default=1, help="seconds between pictures of a recording")
    options.add_argument("--fit", action="store_true")
    given = options.parse_args()
    scorer, rows = Scorer(given.model, given.models), []
    with open(given.manifest, newline="") as file:
        for row in csv.DictReader(file):
            if not row["path"].startswith(tuple(given.under.split(","))) or row["label"] not in ("real", "fake"):
                continue
            kind = "image" if row["kind"] == "image" else "video"
            score, why, sharp = scorer.item(given.manifest.parent / row["path"], kind, given.every)
            rows.append((row["path"], row["identity"], row["generator"], row["label"], row["note"], score, why, sharp))
    with open(given.out, "w", newline="") as file:
        csv.writer(file).writerows([("path", "identity", "generator", "label", "note", "score", "why", "focus"), *rows])
    tables(rows, given.fit)


def tables(rows, fitted):
    rng = np.random.default_rng(1)
    told = [r for r in rows if r[5] is not None and not r[6]]
    real = [(r[1], r[5]) for r in told if r[3] == "real"]
    groups = {}
    for r in rows:
        groups.setdefault((r[3], r[2] or r[4]), []).append(r)
    for (label, name), some in groups.items():
        used = [(r[1], r[5]) for r in some if r[5] is not None and not r[6]]
        line = f"{label} {name}: {len(some)} items, {len(used)} scored"
        if label == "fake" and used and real:
            line += f", AUC {interval(real, used, rng)}"
        if used:
            line += f", median {np.median([v for _, v in used]):.2f}, 99 % {np.quantile([v for _, v in used], 0.99):.2f}"
        print(line)
    fake = [(r[1], r[5]) for r in told if r[3] == "fake"]
    if fake and real:
        print("all", interval(real, fake, rng))
    if fitted:
        scores = np.array([v for _, v in real + fake])
        labels = np.array([0] * len(real) + [1] * len(fake))
        a, b = fit(scores, labels)
        print(f"intercept {a:.3f} slope {b:.3f}; genuine quantiles of the log ratio:",
              np.round(a + b * np.quantile(scores[labels == 0], (0.5, 0.9, 0.95, 0.99, 0.995, 1)), 2))


if __name__ == "__main__":
    main()
