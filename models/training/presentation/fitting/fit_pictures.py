"""
Fits the curve of pictures on scores that the worker gave development people, and prints it:
  python fit_pictures.py --attacks SCORES.csv --genuine SCORES.csv [SCORES.csv …]
--attacks: what `throughline evaluate --task presentation-attack --scores` wrote of make_evaluation.py --part calibrate;
--genuine: of draw_photos.py's photos.csv, one file for each transform. Each file of genuine pictures weighs the same, and
in none of them more than MOST_GENUINE are suspicious.
"""

import argparse
import csv
import sys

import numpy as np

from fit import MOST_GENUINE, auc, logistic


def scored(path, label):
    with open(path, newline="") as file:
        return [(float(r["score"]), r["generator"]) for r in csv.DictReader(file)
                if r["detector"] == "presentation-attack" and r["label"] == label and r["score"]]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--attacks", required=True)
    options.add_argument("--genuine", nargs="+", required=True)
    given = options.parse_args()
    attacks = scored(given.attacks, "attack")
    attack = np.array([s for s, _ in attacks])
    each = [np.array([s for s, _ in scored(path, "real")]) for path in given.genuine]
    genuine = np.concatenate(each)
    line = logistic(np.concatenate([genuine, attack])[:, None], np.repeat([0.0, 1.0], [len(genuine), len(attack)]), 1e-6)
    threshold = max(np.quantile(g, 1 - MOST_GENUINE) for g in each)
    over = (np.sum(attack > threshold) + 0.5) / (len(attack) + 1)
    false = (np.sum(genuine > threshold) + 0.5) / (len(genuine) + 1)
    suspicious = line[0] + line[1] * threshold
    print("  picture: {intercept: %.3f, slope: %.3f, least: -2.0, most: %.2f, suspiciousFrom: %.3f, genuineTo: 0.00}" % (
        line[0], line[1], max(np.log(over / false), suspicious), suspicious))
    print("threshold %.3f, ratio there by counting %.2f, AUC %.3f" % (threshold, np.log(over / false), auc(genuine, attack)), file=sys.stderr)
    for path, g in zip(given.genuine, each):
        print(path, len(g), "suspicious %.4f" % np.mean(g > threshold), "ratio above one %.3f" % np.mean(line[0] + line[1] * g > 0), file=sys.stderr)
    for name in sorted({name for _, name in attacks}):
        s = np.array([s for s, n in attacks if n == name])
        print(name, len(s), "AUC %.3f" % auc(genuine, s), "suspicious %.2f" % np.mean(s > threshold),
              "live %.2f" % np.mean(line[0] + line[1] * s <= 0), file=sys.stderr)


if __name__ == "__main__":
    main()
