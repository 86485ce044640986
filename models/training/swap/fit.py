"""Sets and measures the curves of identity-swap and voice-swap on what `evaluate --task swap --scores FILE` wrote.

  fit.py --setting CSV --measuring CSV... [--transformed CSV...]

Prints the line of calibration.yaml (a logistic fit on the people for setting, and the thresholds) and, for each file of other
people, AUC, how many are found at the threshold and how many genuine ones are called suspicious, with 95 % intervals by drawing
people. A recording counts as found by its score alone: whether a view or a conversation explains two people is another question.
"""

import argparse
import collections
import csv
import math
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score


def read(path):
    rows = [row for row in csv.DictReader(open(path)) if row["outcome"] != "not_applicable"]
    scored = [row for row in rows if row["score"]]
    return scored, len(rows) - len(scored)


def arrays(rows):
    return np.array([float(row["score"]) for row in rows]), np.array([row["label"] == "fake" for row in rows])


def drawn(rows, figure):
    """A figure with its interval: people are drawn anew, with all of their recordings."""
    people = collections.defaultdict(list)
    for row in rows:
        people[row["identity"]].append(row)
    names, rng, found = sorted(people), np.random.default_rng(0), []
    for _ in range(1000):
        value = figure([row for n in rng.integers(len(names), size=len(names)) for row in people[names[n]]])
        if value is not None:
            found.append(value)
    low, high = np.percentile(found, [2.5, 97.5]) if found else (math.nan, math.nan)
    return f"{figure(rows):.3f} [{low:.3f}–{high:.3f}]"


def auc(rows):
    scores, forged = arrays(rows)
    return roc_auc_score(forged, scores) if forged.any() and not forged.all() else None


def upper(hits, n):
    """Upper end of the exact one-sided 95 % interval of a rate."""
    low, high = hits / n, 1.0
    for _ in range(60):
        rate = (low + high) / 2
        below = sum(math.comb(n, k) * rate**k * (1 - rate) ** (n - k) for k in range(hits + 1))
        low, high = (rate, high) if below > 0.05 else (low, rate)
    return high


def measured(name, rows, unscored, threshold):
    scores, forged = arrays(rows)
    genuine, found = scores[~forged], scores[forged] >= threshold
    false = int((genuine >= threshold).sum())
    area = drawn(rows, auc) if forged.any() else "–"
    print(f"| {name} | {len(genuine)}, {len(found)} | {area} | {found.mean():.1%} | {false} of {len(genuine)} (≤ {upper(false, max(1, len(genuine))):.1%}) | {unscored} |")
    for generator in sorted({row["generator"] for row in rows if row["label"] == "fake"}):
        own = [float(row["score"]) for row in rows if row["generator"] == generator]
        print(f"| – {generator} | {len(own)} | | {np.mean(np.array(own) >= threshold):.1%} | | |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--setting", type=pathlib.Path, required=True)
    parser.add_argument("--measuring", type=pathlib.Path, nargs="+", required=True)
    asked = parser.parse_args()
    rows, unscored = read(asked.setting)
    scores, forged = arrays(rows)
    genuine, fake = scores[~forged], scores[forged]
    print(f"genuine up to {genuine.max():.3f}, 99 % {np.quantile(genuine, 0.99):.3f}; forged from {fake.min():.3f}, 5 % {np.quantile(fake, 0.05):.3f}")
    # In the middle between what genuine recordings reach and what nineteen of twenty swapped ones do.
    threshold = (max(genuine.max(), np.quantile(genuine, 0.99)) + np.quantile(fake, 0.05)) / 2
    fit = LogisticRegression(C=1.0, class_weight="balanced").fit(scores[:, None], forged)
    slope, intercept = fit.coef_[0, 0], fit.intercept_[0]
    print(f"threshold {threshold:.3f}; logistic: slope {slope:.2f}, intercept {intercept:.2f}, llr there {intercept + slope * threshold:.2f}")
    print("\n| | genuine, swapped | AUC | found | genuine called suspicious | not scored |\n|---|---|---|---|---|---|")
    measured(f"{asked.setting.stem} (set on it)", rows, unscored, threshold)
    for path in asked.measuring:
        rows, unscored = read(path)
        measured(path.stem, rows, unscored, threshold)


if __name__ == "__main__":
    main()
