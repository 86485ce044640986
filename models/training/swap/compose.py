"""Composes recordings in which one person stays, or is exchanged for another: media for `evaluate --task swap`.

  compose.py --media DIR --out DIR [--cast DIR]

media: the folder with MANIFEST.csv; cast: .throughline/cast. Writes faces.csv and voices.csv for setting and for measuring
(setting-faces.csv, ...), with people apart. Needs numpy, opencv, soundfile and ffmpeg. All of it is composed: nothing here is a
recording of a swap as it happens.
"""

import argparse
import csv
import pathlib
import random
import subprocess

import cv2
import numpy as np
import soundfile

RATE = 4  # pictures a second; two of them are looked at
SIDE = (480, 270)
VIEW = 270  # pixels of a photo, in the middle of the picture
LEFT = (SIDE[0] - VIEW) // 2
NOISE = np.random.default_rng(0).normal(0, 4, (8, SIDE[1], SIDE[0], 3)).astype(np.float32)
SECONDS = 12  # of the person whom a recording begins with
STAYS = (3, 6, 12)  # seconds of somebody else


def room(seed):
    """A backdrop that no photo brings along: soft shapes, some edges."""
    rng = np.random.default_rng(seed)
    small = rng.integers(40, 200, (6, 9, 3)).astype(np.uint8)
    picture = cv2.resize(small, SIDE, interpolation=cv2.INTER_CUBIC)
    for _ in range(6):
        x, y, w, h = rng.integers(0, 400), rng.integers(0, 200), rng.integers(40, 140), rng.integers(40, 100)
        cv2.rectangle(picture, (int(x), int(y)), (int(x + w), int(y + h)), rng.integers(30, 220, 3).tolist(), -1)
    return picture


def frames(photo, seconds, rng, backdrop=None):
    """A photo as a person before a camera: drifts, comes nearer, the light changes, the sensor is noisy."""
    image = cv2.imread(str(photo))
    side = min(image.shape[:2])
    top, left = (image.shape[0] - side) // 2, (image.shape[1] - side) // 2
    image = cv2.resize(image[top : top + side, left : left + side], (VIEW, VIEW), interpolation=cv2.INTER_CUBIC)
    mask = np.zeros((VIEW, VIEW), np.uint8)
    cv2.ellipse(mask, (135, 142), (72, 98), 0, 0, 360, 255, -1)
    cv2.rectangle(mask, (64, 225), (206, VIEW), 255, -1)
    mask = cv2.GaussianBlur(mask, (9, 9), 0)[..., None] / np.float32(255)
    phase, light = rng.uniform(0, 6.28, 4), rng.uniform(0.05, 0.25)
    for n in range(int(seconds * RATE)):
        t = n / RATE
        zoom = 1.0 + 0.08 * np.sin(t * 0.5 + phase[0])
        angle = 6 * np.sin(t * 0.9 + phase[1])
        shift = [10 * np.sin(t * 0.7 + phase[2]), 6 * np.sin(t * 1.1 + phase[3])]
        turn = cv2.getRotationMatrix2D((VIEW / 2, VIEW / 2), angle, zoom)
        turn[:, 2] += shift
        view = cv2.warpAffine(image, turn, (VIEW, VIEW), borderMode=cv2.BORDER_REFLECT)
        whole = np.zeros((SIDE[1], SIDE[0], 3), np.uint8) + 60
        if backdrop is None:
            whole[:, LEFT : LEFT + VIEW] = view
        else:
            whole = backdrop.copy()
            behind = whole[:, LEFT : LEFT + VIEW]
            whole[:, LEFT : LEFT + VIEW] = (view * mask + behind * (1 - mask)).astype(np.uint8)
        gain = 1 + light * np.sin(t * 0.4 + phase[0])
        noisy = whole * np.float32(gain) + NOISE[rng.integers(8)]
        yield np.clip(noisy, 0, 255).astype(np.uint8)


def film(path, parts):
    """Writes pictures as H.264."""
    command = "ffmpeg -v error -y -f rawvideo -pix_fmt bgr24 -s {}x{} -r {} -i - -c:v libx264 -threads 1 -preset veryfast -crf 28 -pix_fmt yuv420p".format(*SIDE, RATE)
    with subprocess.Popen([*command.split(), str(path)], stdin=subprocess.PIPE) as encoder:
        for part in parts:
            for picture in part:
                encoder.stdin.write(picture.tobytes())


def joined(path, clips):
    """Writes pieces of films one after the other, silent: [(file, from, seconds)]."""
    inputs, steps, names = [], [], []
    for i, (file, start, seconds) in enumerate(clips):
        inputs += ["-ss", str(start), "-t", str(seconds), "-i", str(file)]
        steps.append(f"[{i}:v]fps=12,scale=480:360:force_original_aspect_ratio=increase,crop=480:360,setsar=1,format=yuv420p[v{i}]")
        names.append(f"[v{i}]")
    graph = ";".join(steps) + ";" + "".join(names) + f"concat=n={len(clips)}:v=1:a=0[v]"
    subprocess.run(["ffmpeg", "-v", "error", "-y", *inputs, "-filter_complex", graph, "-map", "[v]",
                    "-c:v", "libx264", "-threads", "1", "-preset", "veryfast", "-crf", "26", str(path)], check=True)


class Rows:
    def __init__(self, out, name):
        self.out, self.name, self.rows = out, name, []
        (out / name).mkdir(parents=True, exist_ok=True)

    def file(self, suffix):
        return self.out / self.name / f"{len(self.rows):04d}{suffix}"

    def add(self, path, kind, generator, identity):
        label = "fake" if generator else "real"
        self.rows.append([path.relative_to(self.out), kind, label, generator, identity])

    def write(self):
        with open(self.out / f"{self.name}.csv", "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["path", "kind", "label", "generator", "identity"])
            writer.writerows(self.rows)


def photos(media, prefix):
    people = {}
    for row in csv.DictReader(open(media / "MANIFEST.csv")):
        if row["path"].startswith(prefix) and row["label"] == "real":
            people.setdefault(row["identity"], []).append(media / row["path"])
    return {who: files for who, files in sorted(people.items()) if len(files) > 1}


def faces(rows, people, count, rng):
    """Of each person a recording that stays genuine though the photo changes, and one that is taken over."""
    names = sorted(people)
    rng.shuffle(names)
    for n in range(min(count, len(names))):
        who, other = names[n], names[(n + 1) % len(names)]
        draw = np.random.default_rng(rng.randrange(1 << 30))
        one, again = rng.sample(people[who], 2)
        stranger = rng.choice(people[other])
        backdrop = room(n) if n % 2 else None
        path = rows.file(".mp4")
        film(path, [frames(one, SECONDS, draw, backdrop), frames(again, STAYS[2], draw, backdrop)])
        rows.add(path, "video", "", who)
        stay = STAYS[n % 3]
        path = rows.file(".mp4")
        if n % 4 == 3:
            film(path, [frames(p, s, draw, backdrop) for p, s in ((one, 6), (stranger, stay), (one, 6), (stranger, stay))])
            rows.add(path, "video", f"photos to and fro {stay} s", who)
        else:
            film(path, [frames(one, SECONDS, draw, backdrop), frames(stranger, stay, draw, backdrop)])
            rows.add(path, "video", f"photos once {stay} s", who)


def films(rows, media, cast):
    """Films of real people, for measuring only: each pair of one person's, and as many of two people's."""
    people = {}
    for row in csv.DictReader(open(media / "MANIFEST.csv")):
        if row["path"].split("/")[0] in ("av_real", "video_real") and row["label"] == "real" and "dfdc" not in row["path"]:
            people.setdefault(row["identity"], []).append(media / row["path"])
    if cast:
        for who in ("p1", "p2"):
            people[f"cast:{who}"] = sorted(cast.glob(f"{who}-[abc].mp4"))
        people["cast:p5"] = [cast / "p5-a.mp4", cast / "p5-b.mp4"]
    rng = random.Random(5)
    for who, files in sorted(people.items()):
        pairs = [(a, b) for i, a in enumerate(files) for b in files[i + 1 :]]
        for one, again in rng.sample(pairs, min(4, len(pairs))):
            path = rows.file(".mp4")
            joined(path, [(one, 0, 5), (again, 0, 5)])
            rows.add(path, "video", "", who)
        if not pairs:
            path = rows.file(".mp4")
            joined(path, [(files[0], 0, 10)])
            rows.add(path, "video", "", who)
    names = sorted(people)
    for n in range(40):
        who, other = rng.sample(names, 2)
        path = rows.file(".mp4")
        joined(path, [(rng.choice(people[who]), 0, 5), (rng.choice(people[other]), 0, 5)])
        rows.add(path, "video", "films once 5 s", who)


def voices(rows, people, rng):
    names = sorted(people)
    rng.shuffle(names)
    for n, who in enumerate(names):
        sound = people[who]
        half = len(sound) // 2
        noisy = np.concatenate([sound[:half], room_noise(sound[half:], n)])
        for generator, mixed in [("", noisy if n % 2 else sound)] + [
            (f"voices once {stay} s", np.concatenate([sound[: 16000 * 10], people[names[(n + 1 + k) % len(names)]][: 16000 * stay]]))
            for k, stay in enumerate((5, 10))
        ]:
            path = rows.file(".wav")
            soundfile.write(path, mixed, 16000, subtype="PCM_16")
            rows.add(path, "audio", generator, who)


def room_noise(sound, seed):
    """The same person after a move: another loudness, and a steady noise 20 dB below the voice."""
    rng = np.random.default_rng(seed)
    level = np.sqrt(np.mean(sound**2))
    return 0.6 * (sound + rng.normal(0, level / 10, len(sound)))


def readers(media, least):
    people = {}
    for row in csv.DictReader(open(media / "MANIFEST.csv")):
        if row["path"].startswith("audio_real/librispeech") and row["label"] == "real":
            sound, rate = soundfile.read(media / row["path"])
            assert rate == 16000
            people.setdefault(row["identity"], []).append(sound)
    people = {who: np.concatenate(sounds)[: 16000 * 24] for who, sounds in people.items()}
    return {who: sound for who, sound in people.items() if len(sound) >= 16000 * least}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--media", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--cast", type=pathlib.Path)
    parser.add_argument("--people", type=int, default=30)
    asked = parser.parse_args()
    rng = random.Random(1)
    lfw = sorted(photos(asked.media, "faces/lfw/").items())
    heard = sorted(readers(asked.media, 12).items())
    for name, part in (("setting", 0), ("measuring", 1)):
        rows = Rows(asked.out, f"{name}-voices")
        voices(rows, dict(heard[part::2]), rng)
        rows.write()
        rows = Rows(asked.out, f"{name}-faces")
        faces(rows, dict(lfw[part::2]), asked.people, rng)
        rows.write()
    rows = Rows(asked.out, "measuring-london")
    faces(rows, photos(asked.media, "faces/london/"), asked.people * 2 // 3 - 2, rng)
    rows.write()
    rows = Rows(asked.out, "measuring-films")
    films(rows, asked.media, asked.cast)
    rows.write()


if __name__ == "__main__":
    main()
