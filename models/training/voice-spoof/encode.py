"""What a window of speech looks like to the model: pooled activations of a speech recogniser's encoder, and statistics of its spectrum.

All of it is arithmetic on 64,000 samples (4 s, 16 kHz), so that the exported graph takes samples and Java computes no feature.
"""
import struct

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

LENGTH = 64000
WIDTH = 512


def ctranslate(paths, places=False):
    """Reads the tensors of a CTranslate2 file that lies in parts; with places, each beside its byte."""
    b = b"".join(open(p, "rb").read() for p in paths)
    at = 0

    def take(form):
        nonlocal at
        value = struct.unpack_from("<" + form, b, at)[0]
        at += struct.calcsize("<" + form)
        return value

    def text():
        nonlocal at
        n = take("H")
        found = b[at:at + n - 1].decode()
        at += n
        return found
    take("I"), text(), take("I")
    tensors = {}
    for _ in range(take("I")):
        name = text()
        shape = [take("I") for _ in range(take("B"))]
        kind, size = np.dtype({0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2"}[take("B")]), take("I")
        values = np.frombuffer(b, kind, size // kind.itemsize, at).reshape(shape)
        tensors[name] = (values, at) if places else values
        at += size
    return tensors


def slaney(bands=80, n=400, rate=16000, top=8000.0):
    def mel(hz):
        return hz * 3 / 200 if hz < 1000 else 15 + np.log(hz / 1000) / (np.log(6.4) / 27)
    m = np.linspace(0, mel(top), bands + 2)
    edges = np.where(m < 15, m * 200 / 3, 1000 * np.exp((m - 15) * np.log(6.4) / 27))
    f = np.arange(n // 2 + 1) * rate / n
    return np.stack([np.clip(np.minimum((f - edges[i]) / (edges[i + 1] - edges[i]), (edges[i + 2] - f) / (edges[i + 2] - edges[i + 1])),
                             0, None) * 2 / (edges[i + 2] - edges[i]) for i in range(bands)])


class Spectrum(nn.Module):
    """Short-time power spectrum as a convolution. [b, 64000] → [b, n/2+1, frames]"""

    def __init__(self, n, hop):
        super().__init__()
        self.n, self.hop = n, hop
        t = np.arange(n)
        window = 0.5 - 0.5 * np.cos(2 * np.pi * t / n)
        angle = 2 * np.pi * np.outer(np.arange(n // 2 + 1), t) / n
        kernel = np.concatenate([np.cos(angle) * window, -np.sin(angle) * window])
        self.register_buffer("kernel", torch.tensor(kernel[:, None], dtype=torch.float32))

    def forward(self, x):
        z = F.conv1d(F.pad(x[:, None], (self.n // 2, self.n // 2)), self.kernel, stride=self.hop)
        re, im = z.chunk(2, 1)
        return re * re + im * im


class Block(nn.Module):
    def __init__(self, w, i):
        super().__init__()
        p = f"encoder/layer_{i}/"

        def dense(name):
            weight = torch.tensor(w[p + name + "/weight"].astype(np.float32))
            layer = nn.Linear(weight.shape[1], weight.shape[0])
            layer.weight.data, layer.bias.data = weight, torch.tensor(w[p + name + "/bias"].astype(np.float32))
            return layer

        def norm(name):
            layer = nn.LayerNorm(WIDTH)
            layer.weight.data = torch.tensor(w[p + name + "/gamma"].astype(np.float32))
            layer.bias.data = torch.tensor(w[p + name + "/beta"].astype(np.float32))
            return layer
        self.before, self.between = norm("self_attention/layer_norm"), norm("ffn/layer_norm")
        self.qkv, self.out = dense("self_attention/linear_0"), dense("self_attention/linear_1")
        self.wide, self.narrow = dense("ffn/linear_0"), dense("ffn/linear_1")

    def forward(self, x):
        b, t, _ = x.shape
        q, k, v = self.qkv(self.before(x)).view(b, t, 3, 8, 64).permute(2, 0, 3, 1, 4).unbind(0)
        a = torch.softmax(q @ k.transpose(-1, -2) * 0.125, -1) @ v
        x = x + self.out(a.transpose(1, 2).reshape(b, t, WIDTH))
        return x + self.narrow(F.gelu(self.wide(self.between(x))))


class Encoder(nn.Module):
    """The first layers of Whisper base's encoder on four seconds; mean and deviation over time of each layer. → [b, layers+1, 1024]"""

    def __init__(self, w, layers=4):
        super().__init__()
        self.spectrum = Spectrum(400, 160)
        self.register_buffer("bank", torch.tensor(slaney(), dtype=torch.float32))
        self.first, self.second = nn.Conv1d(80, WIDTH, 3, padding=1), nn.Conv1d(WIDTH, WIDTH, 3, stride=2, padding=1)
        for layer, name in ((self.first, "conv1"), (self.second, "conv2")):
            layer.weight.data = torch.tensor(w[f"encoder/{name}/weight"].astype(np.float32))
            layer.bias.data = torch.tensor(w[f"encoder/{name}/bias"].astype(np.float32))
        self.register_buffer("place", torch.tensor(w["encoder/position_encodings/encodings"][:200].astype(np.float32)))
        self.blocks = nn.ModuleList([Block(w, i) for i in range(layers)])

    def forward(self, x):
        mel = self.bank @ self.spectrum(x)[:, :, :400]
        log = torch.log(torch.clamp(mel * 1e4, min=1e-6)) * 0.4342944819 - 4
        log = torch.maximum(log, torch.amax(log, (1, 2), keepdim=True) - 8)
        h = F.gelu(self.second(F.gelu(self.first((log + 4) / 4)))).transpose(1, 2) + self.place
        pooled = [pool(h)]
        for block in self.blocks:
            h = block(h)
            pooled.append(pool(h))
        return torch.stack(pooled, 1)


def pool(h):
    mean = h.mean(1)
    return torch.cat([mean, torch.sqrt(((h - mean[:, None]) ** 2).mean(1) + 1e-5)], 1)


class Statistics(nn.Module):
    """How linear-frequency cepstra and log bands move, without their static means. → [b, 400]"""

    def __init__(self):
        super().__init__()
        self.spectrum = Spectrum(512, 160)
        bands = 60
        edges = np.linspace(0, 256, bands + 2)
        f = np.arange(257)
        bank = np.stack([np.clip(np.minimum((f - edges[i]) / (edges[i + 1] - edges[i]), (edges[i + 2] - f) / (edges[i + 2] - edges[i + 1])),
                                 0, None) for i in range(bands)])
        k = np.arange(40)[:, None]
        dct = np.cos(np.pi * k * (np.arange(bands) + 0.5) / bands) * np.sqrt(2 / bands)
        self.register_buffer("bank", torch.tensor(bank, dtype=torch.float32))
        self.register_buffer("dct", torch.tensor(dct, dtype=torch.float32))

    def forward(self, x):
        power = self.spectrum(x)
        log = torch.log(self.bank @ power + 1e-6)
        loud = log.mean(1, keepdim=True)
        weight = torch.sigmoid((loud - loud.mean(2, keepdim=True)) * 2)
        weight = weight / weight.sum(2, keepdim=True)
        c = self.dct @ log
        d1 = c[:, :, 2:] - c[:, :, :-2]
        d2 = d1[:, :, 2:] - d1[:, :, :-2]
        mean = (c * weight).sum(2, keepdim=True)
        e = c - mean
        std = torch.sqrt((e * e * weight).sum(2) + 1e-6)
        skew = (e ** 3 * weight).sum(2) / std ** 3
        s1 = torch.sqrt((d1 * d1 * weight[:, :, 1:-1]).sum(2) + 1e-6)
        s2 = torch.sqrt((d2 * d2 * weight[:, :, 2:-2]).sum(2) + 1e-6)
        kurt = ((d1 ** 4) * weight[:, :, 1:-1]).sum(2) / s1 ** 4
        band = log - (log * weight).sum(2, keepdim=True)
        move = torch.sqrt(((band[:, :, 1:] - band[:, :, :-1]) ** 2 * weight[:, :, 1:]).sum(2) + 1e-6)
        fine = self.fine(power)
        return torch.cat([torch.log(std), skew, torch.log(s1), torch.log(s2), torch.log(kurt + 1e-3), torch.log(s2) - torch.log(s1),
                          torch.log(move), fine], 1)

    def fine(self, power):
        """How rough neighbouring bins are within frames, by region: comb and checkerboard traces of up-sampling."""
        p = torch.log(power + 1e-7)
        rough = p[:, 1:-1] - 0.5 * (p[:, 2:] + p[:, :-2])
        even = (rough * torch.tensor([1.0, -1.0]).repeat(128)[:255][None, :, None]).mean(2)
        return torch.cat([torch.log((rough ** 2).mean(2)[:, :252].reshape(-1, 63, 4).mean(2) + 1e-4),
                          even[:, :252].reshape(-1, 63, 4).mean(2)[:, :37]], 1)


class Front(nn.Module):
    def __init__(self, w, layers=4):
        super().__init__()
        self.encoder, self.statistics = Encoder(w, layers), Statistics()

    def forward(self, x):
        x = x - x.mean(1, keepdim=True)
        x = x * 0.06 / torch.sqrt((x * x).mean(1, keepdim=True) + 1e-9)
        return self.encoder(x), self.statistics(x)
