"""
Fits the bound of a face's own motion and the curves of recordings on what look.py measured of the development films; prints
both, and what they are worth there:
  python fit_recordings.py --weights models/presentation-attack/1.1.0/calibration.yaml --looks FILE.npz
The curve "recording" is of all of them, "moving" of those with motion of the face's own: it is fitted on the latter,
genuine ones and attacks weighing the same, and shifted by how much rarer such motion is among attacks.
"""

import argparse
import sys

import numpy as np
import yaml

from fit import CLIP, auc, logistic

import motion

LIVE = 0.0  # log odds of the liveness model
QUANTILE = 0.75


def scores(rows, weights):
    cues = weights["cues"]
    mean, scale, weight = (np.array([c[k] for c in cues]) for k in ("mean", "scale", "weight"))
    return weights["intercept"] + np.clip((rows - mean) / scale, -CLIP, CLIP) @ weight


def curve(name, line, most, threshold):
    return "  %s: {intercept: %.3f, slope: %.3f, least: -2.0, most: %.2f, suspiciousFrom: %.3f, genuineTo: 0.00}" % (
        name, line[0], line[1], most, min(most, line[0] + line[1] * threshold))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--weights", required=True)
    options.add_argument("--looks", required=True)
    given = options.parse_args()
    with open(given.weights) as file:
        weights = yaml.safe_load(file)["weights"]
    data = np.load(given.looks, allow_pickle=True)
    score = np.array([np.quantile(scores(rows, weights), QUANTILE) for rows in data["rows"]])
    live = np.array([np.quantile(rows[:, -1], 1 - QUANTILE) for rows in data["rows"]])
    moved = np.array([motion.own(points) for points in data["points"]])
    attack, kind = data["label"] == "attack", np.where(data["label"] == "attack", data["generator"], "camera")
    film = np.array([path.startswith("films/") for path in data["path"]])
    # Photographs before the camera are genuine for the cues, but nobody moves in them.
    people = film & ~attack
    plane = attack & (~film | (kind == "print"))
    either = people | plane
    line = logistic(np.log(moved[either])[:, None], plane[either].astype(float), 1e-6)
    bound = float(np.exp(-line[0] / line[1]))
    seen = moved >= bound
    rarer = np.log((seen[attack].sum() + 0.5) / (attack.sum() + 1)) - np.log((seen[people].sum() + 0.5) / (people.sum() + 1))
    threshold = score[~attack].max()
    over = lambda some: np.log((np.sum(score[some] > threshold) + 0.5) / (some.sum() + 1) * (np.sum(~attack) + 1) / 0.5)
    log = sys.stderr
    for title, some in (("all", attack | ~attack), ("moving", ~attack | seen)):
        fit = logistic(score[some][:, None], attack[some].astype(float), 1e-6)
        if title == "moving":
            fit[0] += rarer
        print(curve("moving" if title == "moving" else "recording", fit, over(attack), threshold))
        print(title, "zero at a score of %.3f" % (-fit[0] / fit[1]), "AUC %.3f" % auc(score[some & ~attack], score[some & attack]), file=log)
    passed = (fit[0] + fit[1] * score <= 0) & (live >= LIVE) & seen
    print("bounds: {ownMotion: %.5f}" % bound)
    print("motion, log ratio of attacks that show it: %.3f; suspicious from a score of %.3f" % (rarer, threshold), file=log)
    for title, some in (("film", film), ("photograph", ~film)):
        for k in ("camera", "print", "phone", "monitor"):
            s = some & (kind == k)
            print(title, k, s.sum(), "own motion %.2f" % seen[s].mean(), "live %.2f" % passed[s].mean(),
                  "live without motion %.2f" % np.mean((fit[0] + fit[1] * score[s] <= 0) & (live[s] >= LIVE)),
                  "suspicious %.2f" % np.mean(score[s] > threshold), file=log)


if __name__ == "__main__":
    main()
