"""
Weighs the cues on the part "train" and fits the curve on people of the part "calibrate"; prints calibration.yaml:
  python fit.py --train FILE.npz --calibrate FILE.npz FILE.npz > models/presentation-attack/1.0.0/calibration.yaml
"""

import argparse
import sys

import numpy as np

# Genuine pictures that may be suspicious, in all the ways of make_cues.py.
MOST_GENUINE = 0.004
CLIP, RIDGE = 3, 2.0


def load(files):
    parts = [np.load(f, allow_pickle=True) for f in files]
    return {k: np.concatenate([p[k] for p in parts]) for k in ("rows", "label", "kind", "border", "way")}, list(parts[0]["names"])


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
    options.add_argument("--calibrate", nargs="+", required=True)
    given = options.parse_args()
    import cues
    train, names = load(given.train)
    calibrate, _ = load(given.calibrate)
    wanted = cues.NAMES + ["live"]
    pick = [names.index(n) for n in wanted]
    rows = train["rows"][:, pick].astype(np.float64)
    mean, scale = rows.mean(0), rows.std(0)
    put = lambda r: np.clip((r[:, pick] - mean) / scale, -CLIP, CLIP)
    weights = logistic(put(train["rows"]), train["label"], RIDGE)
    scores = weights[0] + put(calibrate["rows"]) @ weights[1:]
    labels = calibrate["label"]
    genuine, attacks = scores[labels == 0], scores[labels == 1]
    line = logistic(scores[:, None], labels, 1e-6)
    threshold = np.quantile(genuine, 1 - MOST_GENUINE)
    over = (np.sum(attacks > threshold) + 0.5) / (len(attacks) + 1)
    false = (np.sum(genuine > threshold) + 0.5) / (len(genuine) + 1)
    ratio = lambda s: line[0] + line[1] * s
    report(calibrate, scores, threshold, ratio)
    print("# Fitted by models/training/presentation/fit.py on simulated attacks; see README.md.")
    print("weights:\n  intercept: %.4f\n  cues:" % weights[0])
    for name, m, s, w in zip(wanted, mean, scale, weights[1:]):
        print("    - {name: %s, mean: %.5f, scale: %.5f, weight: %.5f}" % (name, m, s, w))
    most = np.log(over / false)
    curve = "{intercept: %.3f, slope: %.3f, least: -2.0, most: %.2f, suspiciousFrom: %.3f, genuineTo: %.2f}" % (
        line[0], line[1], most, min(ratio(threshold), most), 0)
    print("curves:\n  picture: %s\n  recording: %s" % (curve, curve))


def report(data, scores, threshold, ratio):
    labels, log = data["label"], sys.stderr
    genuine = scores[labels == 0]
    print("all", len(genuine), "AUC %.3f" % auc(genuine, scores[labels == 1]), "threshold", threshold, "llr", ratio(threshold), file=log)
    for way in np.unique(data["way"]):
        for kind in np.unique(data["kind"]):
            s = scores[(data["way"] == way) & (data["kind"] == kind)]
            if len(s):
                print(way, kind, len(s), "suspicious %.3f" % np.mean(s > threshold), "llr<=0 %.3f" % np.mean(ratio(s) <= 0), file=log)
    for kind in ("print", "phone", "monitor"):
        for border in (False, True):
            s = scores[(data["kind"] == kind) & (data["border"] == border)]
            if len(s):
                print(kind, border, len(s), "AUC %.3f" % auc(genuine, s), "suspicious %.2f" % np.mean(s > threshold), "llr<=0 %.2f" % np.mean(ratio(s) <= 0), file=log)


if __name__ == "__main__":
    main()
