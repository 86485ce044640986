"""Writes the calls of people and texts that training did not hold as files with a manifest, for `evaluate --task voice-spoof`.

heldout.py DATA OUT   three files a call: 16 kHz WAV, Opus at 16 kbit/s, G.711 A-law at 8 kHz
"""
import csv
import hashlib
import pathlib
import subprocess
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent / "forging"))

import build
import train

COLUMNS = ("path,kind,label,attack_type,generator,identity,session,roi_xywh,source_repo,source_path,licence,licence_status,sha256,"
           "bytes,note").split(",")
FORMATS = {"wav": ["-c:a", "pcm_s16le"], "opus.ogg": ["-c:a", "libopus", "-b:a", "16k", "-application", "voip"],
           "g711.wav": ["-ar", "8000", "-c:a", "pcm_alaw"]}


def main():
    data, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    calls = {}
    for part in train.PARTS:
        if not (data / f"{part}.npz").exists():
            continue
        x, rows = build.load(data, part)
        for v, row in zip(x, rows):
            if row["split"] != "measure" and build.split(row["identity"]) == "test":
                who = row["identity"] if not row["identity"].startswith("text-") else f"texts-{int(row['identity'][5:]) // 5}"
                calls.setdefault((row["generator"], who), []).append(v)
    with open(out / "manifest.csv", "w", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, restval="")
        table.writeheader()
        for n, ((generator, who), windows) in enumerate(sorted(calls.items())):
            if len(windows) < 2:
                continue
            pcm = np.round(np.concatenate(windows[:8]) * 32767).astype("<i2").tobytes()
            for end, options in FORMATS.items():
                path = f"{n:04d}.{end}"
                subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "s16le", "-ar", "16000", "-ac", "1", "-i", "-", *options, path],
                               input=pcm, cwd=out, check=True)
                content = (out / path).read_bytes()
                table.writerow(dict(path=path, kind="audio", label="fake" if generator else "real", generator=generator, identity=who,
                                    session=f"{n:04d}", attack_type="synthetic speech" if generator else "", licence_status="ok",
                                    sha256=hashlib.sha256(content).hexdigest(), bytes=len(content), note=end))


if __name__ == "__main__":
    main()
