"""Measures lip-sync on talking clips: the table of models/lip-sync/1.0.0/README.md.

  measure.py --media DIR --models DIR --work DIR

media: the folder with MANIFEST.csv, av_real/ and video_fake/; models: the prepared models; work: for what is made.
Needs numpy, opencv, onnxruntime, av, scikit-learn and ffmpeg. The steps are those of the Java package
detection.lipsync: change one only together with the other.
"""

import argparse
import csv
import pathlib
import subprocess

import av
import cv2
import numpy as np
import onnxruntime as ort
from sklearn.metrics import roc_auc_score

STEP = 0.04  # seconds of the common clock
NEAR = (-6, 7)  # steps by which sound may follow the picture: -0.24 to 0.28 s
FURTHEST = 25  # steps, 1 s
OPENING = 0.6  # weight beside the motion
FAR = 0.75  # weight of the best lag elsewhere
SUSPICIOUS_FROM, GENUINE_TO = 0.2, -0.212  # scores; where calibration.yaml puts them
DAMAGES = {
    "as it is": None,
    "quarter size, H.264 crf 38, Opus 16 kbit/s": "-vf scale=trunc(iw/4)*2:-2 -c:v libx264 -crf 38 -c:a libopus -b:a 16k",
    "low light, Opus 16 kbit/s": "-vf scale=trunc(iw/2)*2:-2,eq=brightness=-0.25:gamma=0.6,noise=alls=12:allf=t -c:v libx264 -crf 28 -c:a libopus -b:a 16k",
}


def session(models, name):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    return ort.InferenceSession(str(next((models / name).rglob("*.onnx"))), options)


class Faces:
    def __init__(self, models):
        self.detector = session(models, "face-detector")
        self.landmarks = session(models, "face-landmarks")

    def find(self, image):
        x = (cv2.resize(image, (320, 240)).astype(np.float32) - 127) / 128
        scores, boxes = self.detector.run(None, {"input": x.transpose(2, 0, 1)[None]})
        h, w = image.shape[:2]
        return boxes[0, scores[0, :, 1].argmax()] * [w, h, w, h]

    def points(self, grey, box):
        side, left = box[3] - box[1], (box[0] + box[2]) / 2 - (box[3] - box[1]) / 2
        k = 64 / side
        cut = cv2.warpAffine(grey, np.array([[k, 0, -left * k], [0, k, -box[1] * k]]), (64, 64))
        name = self.landmarks.get_inputs()[0].name
        found = self.landmarks.run(None, {name: cut[None, None].astype(np.float32) / 256})[0]
        return found.reshape(68, 2) * side + [left, box[1]]


def mouth_patch(grey, points):
    left, right = points[36:42].mean(0), points[42:48].mean(0)
    eyes = np.hypot(*(right - left))
    along = (right - left) / eyes
    down = np.array([-along[1], along[0]])
    middle = (left + right) / 2 + 1.08 * eyes * down
    k = 32 / (1.2 * eyes)
    turn = np.array([[*(along * k), 16 - k * along @ middle], [*(down * k), 16 - k * down @ middle]])
    cut = cv2.warpAffine(grey, turn, (32, 32)).astype(float)[6:28, 4:28]
    return cut - cut.mean(), eyes


def mouth(path, faces):
    """Seconds, lip opening in eye distances, log of the pixels' change; by frame."""
    rows, smooth, before, box = [], None, None, None
    for n, frame in enumerate(av.open(str(path)).decode(video=0)):
        image = frame.to_ndarray(format="rgb24")
        if max(image.shape) > 640:
            k = 640 / max(image.shape)
            image = cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
        grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
        box = faces.find(image) if n % 5 == 0 else box
        points = faces.points(grey, box)
        smooth = points if smooth is None else 0.6 * points + 0.4 * smooth
        patch, eyes = mouth_patch(grey, smooth)
        lips = np.mean([np.hypot(*(points[61 + i] - points[67 - i])) for i in range(3)]) / eyes
        change = 0 if before is None else np.log1p(np.abs(patch - before).mean())
        rows.append((frame.time, lips, change))
        before = patch
    return np.array(rows, float)


def loudness(path):
    """Log energy from 1 to 3.4 kHz each 20 ms, at most 8 nepers below the loudest."""
    resampler, parts = av.AudioResampler("flt", "mono", 16000), []
    for frame in [*av.open(str(path)).decode(audio=0), None]:
        parts += [p.to_ndarray()[0] for p in resampler.resample(frame)]
    x = np.concatenate(parts)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(x, (160, 512)), 512)[::320]
    power = np.abs(np.fft.rfft(windows * np.hanning(512), axis=1)) ** 2
    log = np.log(power[:, 32:109].mean(1) + 1e-6)
    return np.arange(len(log)) * 0.02, np.maximum(log, log.max() - 8)


def three(v):
    return np.convolve(np.pad(v, 1, "edge"), [0.25, 0.5, 0.25], "valid")


def unit(v):
    return (v - v.mean()) / (v.std() + 1e-6)


def stretch(path, faces):
    rows, (times, log) = mouth(path, faces), loudness(path)
    clock = np.arange(rows[0, 0], rows[-1, 0], STEP)
    lips = np.interp(clock, rows[:, 0], three(rows[:, 1]))
    change = np.interp(clock, rows[:, 0], three(rows[:, 2]))
    return lips, change, np.interp(clock, times, three(log))


def moving(lips, change):
    return unit(change) + OPENING * unit(lips)


def agreement(mouth_moves, sound):
    """Correlation at each lag; a positive one is sound after the picture."""
    found = []
    for lag in range(-FURTHEST, FURTHEST + 1):
        a, b = (mouth_moves[: len(mouth_moves) - lag], sound[lag:]) if lag >= 0 else (mouth_moves[-lag:], sound[:lag])
        found.append(unit(a) @ unit(b) / len(a))
    return np.array(found)


def score(curves):
    mean, zero = np.mean(curves, 0), FURTHEST
    near = mean[zero + NEAR[0] : zero + NEAR[1] + 1].max()
    far = np.r_[mean[: zero + NEAR[0] - 1], mean[zero + NEAR[1] + 2 :]].max()
    return FAR * far - near


def pieces(clips, seconds=3):
    size = int(seconds / STEP) - 2
    return [
        (person, lips[a : a + size], change[a : a + size], sound[a : a + size])
        for person, (lips, change, sound) in clips
        for a in range(0, len(sound) - size + 1, size)
    ]


class Recordings:
    """Recordings of four pieces; what pieces and sounds agree to is worked out once."""

    def __init__(self, some, rng):
        self.some, self.rng, self.known = some, rng, {}

    def curve(self, mouth_of, sound_of, delay):
        key = (mouth_of, sound_of, delay)
        if key not in self.known:
            _, lips, change, _ = self.some[mouth_of]
            sound = np.roll(self.some[sound_of][3], delay)
            self.known[key] = agreement(moving(lips, change), sound)
        return self.known[key]

    def draw(self, kind, people=None, count=4):
        rng = self.rng
        usable = [i for i, piece in enumerate(self.some) if people is None or piece[0] in people]
        delay = int(rng.integers(-3, 5))  # what devices add: -0.12 to 0.16 s
        if kind.startswith("shifted"):
            delay = int(rng.choice([-1, 1]) * rng.integers(9, 21))
        curves = []
        for i in rng.choice(usable, count):
            sound_of, late = i, delay
            if kind == "swapped":
                sound_of = rng.choice([j for j, p in enumerate(self.some) if p[0] != self.some[i][0]])
                late = int(rng.integers(8)) * 9
            curves.append(self.curve(int(i), int(sound_of), late))
        return score(curves)


def people(media):
    """Who is shown, by file."""
    with open(media / "MANIFEST.csv", newline="") as file:
        return {media / row["path"]: row["identity"] for row in csv.DictReader(file)}


KINDS = ("genuine", "shifted by 0.36 to 0.8 s", "swapped")


def interval(recordings, kind):
    """AUC with people drawn anew, 90 times."""
    people, found = sorted({piece[0] for piece in recordings.some}), []
    for _ in range(90):
        chosen = set(recordings.rng.choice(people, len(people)))
        real = [recordings.draw("genuine", chosen) for _ in range(40)]
        fake = [recordings.draw(kind, chosen) for _ in range(40)]
        found.append(roc_auc_score([0] * 40 + [1] * 40, real + fake))
    return np.quantile(found, [0.025, 0.975])


def main():
    parser = argparse.ArgumentParser()
    for name in ("media", "models", "work"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--damaged", action="store_true", help="measure bad recordings as well")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    faces, rng = Faces(options.models), np.random.default_rng(1)
    originals = sorted((options.media / "av_real").rglob("*.mp*"))
    person = people(options.media)
    grid = {person[path] for path in originals if path.parent.name == "grid"}
    for number, (damage, arguments) in enumerate(DAMAGES.items()):
        if arguments and not options.damaged:
            continue
        clips = []
        for path in originals:
            made = path
            if arguments:
                made = options.work / f"{path.stem}-{number}.mkv"
                command = ["ffmpeg", "-v", "error", "-y", "-i", str(path), *arguments.split(), str(made)]
                made.exists() or subprocess.run(command, check=True)
            clips.append((person[path], stretch(made, faces)))
        some = pieces(clips)
        groups = {
            "all": some,
            "GRID": [piece for piece in some if piece[0] in grid],
            "others": [piece for piece in some if piece[0] not in grid],
        }
        for name, group in groups.items():
            recordings = Recordings(group, rng)
            scores = {kind: np.array([recordings.draw(kind) for _ in range(300)]) for kind in KINDS}
            print(f"{damage}, {name}: {len({p[0] for p in group})} people, {len(group)} pieces", flush=True)
            for kind, values in scores.items():
                line = f"| {damage}, {name} | {kind} |"
                if kind != "genuine":
                    auc = roc_auc_score([0] * 300 + [1] * 300, np.r_[scores["genuine"], values])
                    low, high = interval(recordings, kind)
                    line += f" {auc:.3f} [{low:.2f}-{high:.2f}] |"
                print(line, f"{(values >= SUSPICIOUS_FROM).mean():.3f} | {(values <= GENUINE_TO).mean():.3f} |",
                      "quantiles", np.quantile(values, [0.01, 0.5, 0.99]).round(3), flush=True)
    for path in sorted((options.media / "video_fake").rglob("*english*.mp4")):
        parts = pieces([("-", stretch(path, faces))], 4)
        print(path.stem[:30], round(score([agreement(moving(l, c), s) for _, l, c, s in parts]), 3))


if __name__ == "__main__":
    main()
