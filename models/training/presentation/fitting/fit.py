"""
Weighs the cues on the part "train" and prints the weights of calibration.yaml; curves are of fit_pictures.py and fit_recordings.py:
  python fit.py --train FILE.npz
"""

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).parents[1]))

import cues

# Genuine pictures that may be suspicious, in each way that they went.
MOST_GENUINE = 0.004
CLIP, RIDGE = 3, 2.0


def load(files):
    parts = [np.load(f, allow_pickle=True) for f in files]
    return {k: np.concatenate([p[k] for p in parts]) for k in ("rows", "label")}, list(parts[0]["names"])


def logistic(x, labels, ridge):
    """Intercept and weights of balanced classes, by Newton's method."""
    weight = np.where(labels == 1, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    x, w = np.concatenate([np.ones((len(x), 1)), x], 1), np.zeros(x.shape[1] + 1)
    penalty = np.diag([1e-6] + [ridge] * (x.shape[1] - 1))
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + penalty,
                             x.T @ (weight * (labels - p)) - penalty @ w)
    return w


def auc(genuine, attacks):
    return np.mean((attacks[:, None] > genuine) + 0.5 * (attacks[:, None] == genuine))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--train", nargs="+", required=True)
    given = options.parse_args()
    train, names = load(given.train)
    wanted = cues.NAMES + ["live"]
    pick = [names.index(n) for n in wanted]
    rows = train["rows"][:, pick].astype(np.float64)
    mean, scale = rows.mean(0), rows.std(0)
    weights = logistic(np.clip((rows - mean) / scale, -CLIP, CLIP), train["label"], RIDGE)
    print("weights:\n  intercept: %.4f\n  cues:" % weights[0])
    for name, m, s, w in zip(wanted, mean, scale, weights[1:]):
        print("    - {name: %s, mean: %.5f, scale: %.5f, weight: %.5f}" % (name, m, s, w))


if __name__ == "__main__":
    main()
