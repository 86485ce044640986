"""Forges speech: ways to rebuild or change a recording, and synthesisers that read a text. 16 kHz mono floats throughout."""
import json
import pathlib
import subprocess

import numpy as np
import parselmouth
import pyworld
import scipy.signal as ss
from parselmouth.praat import call

RATE = 16000


def stft(x, n=512, hop=128):
    return ss.stft(x, RATE, nperseg=n, noverlap=n - hop, boundary="even")[2]


def istft(z, n=512, hop=128):
    return ss.istft(z, RATE, nperseg=n, noverlap=n - hop, boundary=True)[1]


def griffin_lim(x, rng):
    """Magnitudes kept, phases guessed anew by fast Griffin-Lim; sometimes the magnitudes pass a mel filterbank first."""
    n = int(rng.choice([512, 1024]))
    magnitude = np.abs(stft(x, n, n // 4))
    if rng.random() < 0.6:
        bank = mel_bank(80, n)
        magnitude = np.maximum(np.linalg.pinv(bank) @ (bank @ magnitude), 1e-6)
    z = magnitude * np.exp(2j * np.pi * rng.random(magnitude.shape))
    last = z
    for _ in range(int(rng.choice([16, 32, 60]))):
        again = stft(istft(z, n, n // 4), n, n // 4)[:, : magnitude.shape[1]]
        again = np.pad(again, ((0, 0), (0, magnitude.shape[1] - again.shape[1])))
        z = again + 0.9 * (again - last)
        z = magnitude * z / np.maximum(np.abs(z), 1e-9)
        last = again
    return istft(z, n, n // 4)


def mel_bank(bands, n):
    edges = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + 8000 / 700), bands + 2) / 2595) - 1)
    hz = np.arange(n // 2 + 1) * RATE / n
    return np.stack([np.clip(np.minimum((hz - edges[i]) / (edges[i + 1] - edges[i]),
                                        (edges[i + 2] - hz) / (edges[i + 2] - edges[i + 1])), 0, None)
                     for i in range(bands)])


def analyse(x):
    f0, t = pyworld.dio(x, RATE, f0_floor=60)
    f0 = pyworld.stonemask(x, f0, t, RATE)
    return f0, pyworld.cheaptrick(x, f0, t, RATE), pyworld.d4c(x, f0, t, RATE)


def world(x, rng):
    """WORLD copy synthesis, sometimes through coarse parameters as statistical synthesis has them."""
    f0, envelope, noise = analyse(x)
    if rng.random() < 0.5:
        coded = pyworld.code_spectral_envelope(envelope, RATE, int(rng.choice([24, 40, 60])))
        envelope = pyworld.decode_spectral_envelope(coded, RATE, 1024)
    return pyworld.synthesize(f0, envelope, noise, RATE)


def world_change(x, rng):
    """WORLD with another pitch and warped formants, the oldest kind of voice conversion."""
    f0, envelope, noise = analyse(x)
    warp = float(rng.choice([0.82, 0.88, 1.13, 1.2]))
    at = np.clip(np.arange(envelope.shape[1]) / warp, 0, envelope.shape[1] - 1)
    low, part = at.astype(int), at - at.astype(int)
    high = np.minimum(low + 1, envelope.shape[1] - 1)
    envelope = np.exp(np.log(envelope[:, low]) * (1 - part) + np.log(envelope[:, high]) * part)
    return pyworld.synthesize(f0 * float(rng.choice([0.7, 0.8, 1.25, 1.5])), np.ascontiguousarray(envelope), noise, RATE)


def praat_change(x, rng):
    """Praat's change gender: formants and pitch moved by overlap-add."""
    sound = parselmouth.Sound(x, RATE)
    changed = call(sound, "Change gender", 75, 500, float(rng.choice([0.83, 0.9, 1.12, 1.2])),
                   float(rng.choice([95, 120, 170, 215])), float(rng.choice([0.8, 1.0, 1.2])), 1.0)
    return changed.values[0]


def phase_vocoder(x, rng):
    """Pitch moved by a phase vocoder's stretch and a resampling; formants move with it."""
    ratio = float(rng.choice([0.8, 0.87, 1.15, 1.26]))
    n, hop = 1024, 256
    z = stft(x, n, hop)
    steps = np.arange(0, z.shape[1] - 1, 1 / ratio)
    phase = np.angle(z[:, 0])
    advance = 2 * np.pi * hop * np.arange(z.shape[0]) / n
    out = np.empty((z.shape[0], len(steps)), complex)
    for i, s in enumerate(steps):
        k, part = int(s), s - int(s)
        out[:, i] = ((1 - part) * np.abs(z[:, k]) + part * np.abs(z[:, k + 1])) * np.exp(1j * phase)
        step = np.angle(z[:, k + 1]) - np.angle(z[:, k]) - advance
        phase += advance + step - 2 * np.pi * np.round(step / (2 * np.pi))
    return ss.resample(istft(out, n, hop), len(x))


def lpc(x, rng):
    """Linear prediction with pulses and noise as the source, as early low-rate codecs speak."""
    order, hop = int(rng.choice([12, 16, 20])), 160
    f0, _ = pyworld.dio(x, RATE, f0_floor=60, frame_period=10.0)
    out, zi, at = np.zeros(len(x)), np.zeros(order), 0.0
    window = np.hanning(480)
    for i in range(len(x) // hop - 2):
        frame = x[i * hop:i * hop + 480] * window
        r = np.correlate(frame, frame, "full")[479:479 + order + 1]
        r[0] = r[0] * 1.0001 + 1e-9
        a = np.linalg.solve(r[np.abs(np.subtract.outer(np.arange(order), np.arange(order)))], r[1:])
        gain = np.sqrt(max(r[0] - a @ r[1:], 1e-12) / 180)
        source = rng.standard_normal(hop)
        pitch = f0[min(i + 1, len(f0) - 1)]
        if pitch > 0:
            source = 0.1 * source
            while at < hop:
                source[int(at)] += np.sqrt(RATE / pitch)
                at += RATE / pitch
            at -= hop
        y, zi = ss.lfilter([gain], np.concatenate([[1], -a]), source, zi=zi)
        out[i * hop + 160:(i + 1) * hop + 160] = y
    return out


def sinusoids(x, rng):
    """Harmonics with smooth amplitudes and made-up phases, and shaped noise above a cut."""
    f0, envelope, noise = analyse(x)
    n = len(x)
    pitch = np.interp(np.arange(n), np.arange(len(f0)) * 80, f0)
    voiced = np.interp(np.arange(n), np.arange(len(f0)) * 80, (f0 > 0) * 1.0)
    phase = np.cumsum(2 * np.pi * np.maximum(pitch, 50) / RATE)
    frames = np.minimum(np.arange(n) // 80, envelope.shape[0] - 1)
    log = np.log(envelope)
    out = np.zeros(n)
    cut = float(rng.choice([3500, 4500, 5500]))
    for h in range(1, 60):
        hz = h * np.maximum(pitch, 50)
        bins = np.clip((hz / 8000 * (envelope.shape[1] - 1)).astype(int), 0, envelope.shape[1] - 1)
        amplitude = np.exp(0.5 * log[frames, bins]) * np.sqrt(2 * np.maximum(pitch, 50) / RATE) * (hz < cut) * voiced
        out += amplitude * np.sin(h * phase + rng.random() * 6.28)
    hiss = pyworld.synthesize(np.zeros_like(f0), envelope, np.ones_like(noise), RATE)[:n]
    hiss = np.pad(hiss, (0, n - len(hiss)))
    high = ss.sosfilt(ss.butter(6, cut, "high", fs=RATE, output="sos"), hiss)
    return out + 0.7 * high * voiced + hiss * (1 - voiced)


COPIES = {"griffin-lim": griffin_lim, "world": world, "world-change": world_change, "praat-change": praat_change,
          "phase-vocoder": phase_vocoder, "lpc": lpc, "sinusoids": sinusoids}
FAMILY = {"griffin-lim": "phase", "phase-vocoder": "pitch", "praat-change": "pitch", "world-change": "pitch", "world": "source-filter",
          "lpc": "source-filter", "sinusoids": "sinusoidal", "piper": "vits", "kokoro": "istftnet", "hibari": "hibari",
          "espeak": "formant", "hifi-gan": "hifi-gan", "flite": "unit-selection"}


def phonemes(text):
    return subprocess.run(["espeak-ng", "-q", "--ipa", "-v", "en-us", text], capture_output=True, text=True,
                          check=True).stdout.strip().replace("\n", " ")


def session(path):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def piper(folder):
    folder = pathlib.Path(folder)
    model = session(folder / "en_US-joe-medium.onnx")
    setting = json.loads((folder / "en_US-joe-medium.onnx.json").read_text())
    ids = setting["phoneme_id_map"]

    def say(text, rng):
        spoken = ["^"] + [p for p in phonemes(text) if p in ids] + ["$"]
        row = [i for p in spoken for i in ids[p] + ids["_"]]
        scales = np.array([rng.uniform(0.4, 0.9), rng.uniform(0.85, 1.25), rng.uniform(0.5, 1.0)], np.float32)
        return model.run(None, {"input": np.array([row], np.int64), "input_lengths": np.array([len(row)], np.int64),
                                "scales": scales})[0].ravel(), setting["audio"]["sample_rate"]
    return say


def kokoro(parts, data):
    import io
    whole = b"".join(pathlib.Path(p).read_bytes() for p in parts)
    target = pathlib.Path(data) / "kokoro.onnx"
    target.write_bytes(whole)
    model = session(target)
    vocabulary = json.loads((pathlib.Path(data) / "vocab.json").read_text())["vocab"]
    voices = np.load(io.BytesIO((pathlib.Path(data) / "voices_ja.npz").read_bytes()))
    names = list(voices.files)

    def say(text, rng):
        tokens = [vocabulary[c] for c in phonemes(text) if c in vocabulary][:400]
        a, b = rng.choice(names, 2)
        mix = rng.random()
        style = mix * voices[a] + (1 - mix) * voices[b]
        style = style[min(len(tokens), len(style)) - 1]
        return model.run(None, {"tokens": np.array([[0, *tokens, 0]], np.int64),
                                "style": np.asarray(style, np.float32).reshape(1, 256),
                                "speed": np.array([rng.uniform(0.85, 1.15)], np.float32)})[0].ravel(), 24000
    return say


def espeak():
    import io
    import soundfile

    def say(text, rng):
        voice = str(rng.choice(["en-us", "en-gb", "en-gb-scotland", "en-us+f2", "en-us+f4", "en-gb+m3", "en-us+m7", "en-gb+f3",
                                "en-us+klatt2", "en-gb+klatt4"]))
        done = subprocess.run(["espeak-ng", "-v", voice, "-s", str(int(rng.integers(130, 190))), "-p",
                               str(int(rng.integers(25, 75))), "--stdout", text], capture_output=True, check=True)
        x, rate = soundfile.read(io.BytesIO(done.stdout))
        return x, rate
    return say


def flite(folder):
    """flite compiled to WASI, run by node; it writes its file into a folder that is mapped in."""
    import tempfile
    import soundfile
    runner = pathlib.Path(folder) / "run.js"
    runner.write_text("const {WASI}=require('wasi'),fs=require('fs');const [out,...args]=process.argv.slice(2);"
                      "const w=new WASI({version:'preview1',args:['flite',...args],preopens:{'/out':out},returnOnExit:true});"
                      "const m=new WebAssembly.Module(fs.readFileSync(__dirname+'/flite.wasm'));"
                      "w.start(new WebAssembly.Instance(m,{wasi_snapshot_preview1:w.wasiImport}));")

    def say(text, rng):
        with tempfile.TemporaryDirectory() as out:
            voice = str(rng.choice(["slt", "rms", "awb", "kal16"]))
            subprocess.run(["node", "--no-warnings", str(runner), out, "-voice", voice, "-t", text, "-o", "/out/a.wav"],
                           capture_output=True, check=True)
            return soundfile.read(f"{out}/a.wav")
    return say


def hibari_voice(parent):
    import sys
    sys.path.insert(0, str(parent))
    from hibari import Hibari
    voice = Hibari()

    def say(text, rng):
        return np.asarray(voice(text), np.float64).ravel(), 24000
    return say


def hifi_gan(folder):
    """HiFi-GAN V1 (universal and LJSpeech weights): a copy through mel bands, or through bands smoothed as an acoustic model's."""
    import importlib.util
    import torch
    torch.set_num_threads(1)
    spec = importlib.util.spec_from_file_location("models", f"{folder}/models.py")
    code = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(code)
    setting = json.loads((pathlib.Path(folder) / "data/config.json").read_text())
    generators = []
    for kind in ("universal", "LJSpeech"):
        g = code.Generator(type("Setting", (dict,), {"__getattr__": dict.__getitem__})(setting))
        g.load_state_dict(torch.load(f"{folder}/data/generator_{kind}.pth.tar", map_location="cpu", weights_only=False)["generator"])
        g.eval()
        g.remove_weight_norm()
        generators.append(g)
    rate, n = 22050, 1024
    slaney = slaney_bank(80, n, rate, 8000)

    def forge(x, rng):
        y = ss.resample_poly(x, 441, 320)
        y = np.pad(y, ((n - 256) // 2,) * 2, mode="reflect")
        frames = np.lib.stride_tricks.sliding_window_view(y, n)[::256]
        magnitude = np.abs(np.fft.rfft(frames * np.hanning(n + 1)[:n], axis=1)).T
        mel = np.log(np.maximum(slaney @ magnitude, 1e-5))
        if rng.random() < 0.5:
            mel = ss.convolve2d(mel, np.ones((2, 3)) / 6, mode="same", boundary="symm")
        if rng.random() < 0.25:
            at = np.clip(np.arange(80) / float(rng.choice([0.92, 1.08])), 0, 79)
            mel = np.stack([np.interp(at, np.arange(80), column) for column in mel.T], 1)
        with torch.inference_mode():
            out = generators[int(rng.random() < 0.3)](torch.tensor(mel[None], dtype=torch.float32)).numpy().ravel()
        return ss.resample_poly(out, 320, 441)
    return forge


def slaney_bank(bands, n, rate, top):
    def mel(hz):
        return np.where(hz < 1000, hz * 3 / 200, 15 + np.log(np.maximum(hz, 1e-9) / 1000) / (np.log(6.4) / 27))

    def hz(m):
        return np.where(m < 15, m * 200 / 3, 1000 * np.exp((m - 15) * np.log(6.4) / 27))
    edges = hz(np.linspace(0, float(mel(np.array(float(top)))), bands + 2))
    f = np.arange(n // 2 + 1) * rate / n
    return np.stack([np.clip(np.minimum((f - edges[i]) / (edges[i + 1] - edges[i]), (edges[i + 2] - f) / (edges[i + 2] - edges[i + 1])),
                             0, None) * 2 / (edges[i + 2] - edges[i]) for i in range(bands)])
