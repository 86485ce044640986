"""Where unit vectors of CAM++ lie on average, for wide-band and for telephone speech: centres.json for graph.py.

Needs numpy, onnxruntime, soundfile and ffmpeg with libopus: python centres.py MEDIA model.onnx centres.json, where the model
is graph.py's without centres. Every second reader of librispeech_more, 4 s as they are, over G.711 and over Opus at 8 kHz.
"""

import csv
import json
import subprocess
import sys

import numpy as np
import onnxruntime as ort
import soundfile

LINES = (
    ["-f", "wav", "-af", "highpass=f=300,lowpass=f=3400", "-ar", "8000", "-c:a", "pcm_mulaw"],
    ["-f", "ogg", "-ar", "8000", "-c:a", "libopus", "-b:a", "12k", "-application", "voip"],
)


def mel(hz):
    return 1127 * np.log(1 + hz / 700)


step = (mel(8000) - mel(20)) / 81
at = (mel(np.arange(256) * 16000 / 512)[None] - mel(20) - np.arange(80)[:, None] * step) / step
BANDS = np.maximum(0, np.minimum(at, 2 - at))
WINDOW = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 399)) ** 0.85


def fbank(sound):
    frames = np.lib.stride_tricks.sliding_window_view(sound * 32768, 400)[::160]
    frames = frames - frames.mean(1, keepdims=True)
    frames = (frames - 0.97 * np.hstack([frames[:, :1], frames[:, :-1]])) * WINDOW
    power = np.abs(np.fft.rfft(frames, 512))[:, :256] ** 2
    bands = np.log(np.maximum(power @ BANDS.T, 1.1920929e-7))
    return (bands - bands.mean(0)).astype(np.float32)


def ffmpeg(sound, *arguments):
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", *arguments]
    return subprocess.run(command, input=sound, stdout=subprocess.PIPE, check=True).stdout


def carried(sound, line):
    raw = ["-f", "f32le", "-ar", "16000", "-ac", "1"]
    coded = ffmpeg(sound.astype("<f4").tobytes(), *raw, "-i", "-", *line, "-")
    return np.frombuffer(ffmpeg(coded, "-i", "-", *raw, "-"), "<f4")


def main(media, model, out):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(model, options)

    def unit(sound):
        vector = session.run(None, {"fbank": fbank(sound.astype(np.float64))[None]})[0][0]
        return vector / np.linalg.norm(vector)

    with open(media + "/MANIFEST.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["path"].startswith("audio_real/librispeech_more/")]
    wide, telephone = [], []
    for row in sorted(rows, key=lambda row: row["identity"])[::2]:
        sound, rate = soundfile.read(media + "/" + row["path"])
        if rate == 16000 and len(sound) >= 80000:
            piece = sound[16000:80000]
            wide.append(unit(piece))
            telephone += [unit(carried(piece, line)) for line in LINES]
    centres = [np.mean(some, 0).round(6).tolist() for some in (wide, telephone)]
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"readers": len(wide), "wideBand": centres[0], "telephone": centres[1]}, file)


main(*sys.argv[1:])
