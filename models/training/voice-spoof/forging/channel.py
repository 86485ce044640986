"""What lies between a mouth and a file: rooms, noise, codecs, and a loudspeaker before the microphone."""
import subprocess
import tempfile
import zlib

import numpy as np
import scipy.signal as ss

RATE = 16000
CODECS = {
    "opus8": ["-c:a", "libopus", "-b:a", "8k", "-application", "voip", "a.ogg"],
    "opus16": ["-c:a", "libopus", "-b:a", "16k", "-application", "voip", "a.ogg"],
    "opus24": ["-c:a", "libopus", "-b:a", "24k", "-application", "voip", "a.ogg"],
    "g711a": ["-ar", "8000", "-c:a", "pcm_alaw", "a.wav"],
    "g711u": ["-ar", "8000", "-c:a", "pcm_mulaw", "a.wav"],
    "mp3": ["-c:a", "libmp3lame", "-b:a", "48k", "a.mp3"],
    "aac": ["-c:a", "aac", "-b:a", "40k", "a.m4a"],
    "narrow": ["-ar", "8000", "-c:a", "pcm_s16le", "a.wav"],
}


def through(codec, xs):
    """Encodes and decodes clips [n, samples], in one file with gaps between them."""
    if codec == "none":
        return xs
    gap = 1600
    line = np.concatenate([np.concatenate([x, np.zeros(gap)]) for x in xs])
    with tempfile.TemporaryDirectory() as folder:
        raw = np.round(np.clip(line, -1, 1) * 32767).astype("<i2").tobytes()
        command = ["ffmpeg", "-v", "error", "-y", "-threads", "1", "-f", "s16le", "-ar", "16000", "-ac", "1", "-i", "-", *CODECS[codec]]
        subprocess.run(command, input=raw, cwd=folder, check=True)
        back = subprocess.run(["ffmpeg", "-v", "error", "-threads", "1", "-i", CODECS[codec][-1], "-f", "s16le", "-ar", "16000",
                               "-ac", "1", "-"], cwd=folder, capture_output=True, check=True).stdout
    line = np.frombuffer(back, "<i2").astype(np.float64) / 32768
    line = np.pad(line, (0, max(0, len(xs) * (xs.shape[1] + gap) - len(line))))
    return np.stack([line[i * (xs.shape[1] + gap):][:xs.shape[1]] for i in range(len(xs))])


def room(rng, seconds, direct):
    """A made-up impulse response: a direct sound and a coloured exponential tail."""
    n = int(seconds * RATE)
    tail = rng.standard_normal(n) * np.exp(-6.9 * np.arange(n) / n)
    tail = ss.lfilter([1], [1, -rng.uniform(0, 0.6)], tail)
    tail *= 10 ** (-direct / 20) / np.sqrt(np.sum(tail ** 2))
    tail[0] = 1
    return tail


def noise(rng, n):
    slope = rng.choice([0.0, 0.5, 1.0])
    spectrum = np.fft.rfft(rng.standard_normal(n))
    spectrum /= np.maximum(np.arange(len(spectrum)), 20) ** slope
    x = np.fft.irfft(spectrum, n)
    if rng.random() < 0.3:
        x += rng.uniform(0.2, 1) * np.std(x) * np.sin(2 * np.pi * rng.choice([50, 60, 100, 120]) * np.arange(n) / RATE)
    return x / np.std(x)


def place(x, seed, strong=False):
    """The same room and noise for every clip with the same seed."""
    rng = np.random.default_rng(zlib.crc32(seed.encode()))
    power = np.sqrt(np.mean(x ** 2))
    if strong or rng.random() < 0.6:
        x = ss.fftconvolve(x, room(rng, rng.uniform(0.15, 0.6), rng.uniform(2, 14)))[:len(x)]
    if rng.random() < 0.3:
        x = ss.sosfilt(ss.butter(1, rng.uniform(60, 200), "high", fs=RATE, output="sos"), x)
    if rng.random() < 0.3:
        x = ss.sosfilt(ss.butter(2, rng.uniform(5000, 7500), fs=RATE, output="sos"), x)
    x = x * power / (np.sqrt(np.mean(x ** 2)) + 1e-12)
    snr = rng.uniform(10, 20) if strong else rng.uniform(15, 45)
    return x + noise(rng, len(x)) * power * 10 ** (-snr / 20)


def playback(x, seed):
    """Recorded once in a room, then played by a small loudspeaker (band, resonances, clipping) into another room."""
    rng = np.random.default_rng(zlib.crc32(("playback" + seed).encode()))
    power = np.sqrt(np.mean(x ** 2))
    low, high = rng.uniform(150, 500), rng.uniform(4500, 7600)
    x = ss.sosfilt(ss.butter(2, [low, high], "band", fs=RATE, output="sos"), x)
    for _ in range(4):
        w = rng.uniform(300, 6000)
        b, a = ss.iirpeak(w, rng.uniform(3, 10), fs=RATE)
        x = x + rng.uniform(-0.6, 1.2) * ss.lfilter(b, a, x)
    drive = rng.uniform(0.5, 2.5) / (np.abs(x).max() + 1e-9)
    x = np.tanh(x * drive) / drive
    x = ss.fftconvolve(x, room(rng, rng.uniform(0.2, 0.7), rng.uniform(0, 10)))[:len(x)]
    x = x * power / (np.sqrt(np.mean(x ** 2)) + 1e-12)
    return x + noise(rng, len(x)) * power * 10 ** (-rng.uniform(18, 40) / 20)


def suppress(x, seed):
    """Noise suppression as conferencing software does it: a spectral gain against the quietest tenth of each band."""
    rng = np.random.default_rng(zlib.crc32(("suppress" + seed).encode()))
    z = ss.stft(x, RATE, nperseg=512, noverlap=384)[2]
    power = np.abs(z) ** 2
    floor = np.quantile(power, 0.15, axis=1, keepdims=True) * rng.uniform(2, 8)
    gain = np.maximum(1 - floor / (ss.lfilter([0.4], [1, -0.6], power, axis=1) + 1e-12), 10 ** (-rng.uniform(15, 35) / 20))
    return ss.istft(z * gain, RATE, nperseg=512, noverlap=384)[1][:len(x)]
