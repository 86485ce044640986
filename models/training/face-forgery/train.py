"""
Trains while shards are still being made, for a given time:
  python train.py --shards DIR --minutes 40 --out weights.pt [--from earlier.pt --rate 2e-4]
"""

import argparse
import sys
import copy
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).parent / "forging"))

import network
from faces import SIDE

PAIRS = 16
FROZEN_BLOCKS = 2


def batches(folder, rng):
    """Endless batches of pairs; new shards come in once they exist, the rarely seen ones first."""
    seen = {}
    while True:
        files = sorted(f for f in folder.glob("train-*.npz") if ".tmp" not in f.name)
        file = min(files, key=lambda f: (seen.get(f, 0), rng.random()))
        seen[file] = seen.get(file, 0) + 1
        shard = np.load(file)
        fake, real = shard["fake"], shard["real"]
        for at in rng.permutation(len(fake)).reshape(-1, PAIRS):
            yield fake[at], real[at], seen[file]


def tensor(fake, real, rng):
    """Both of a pair flipped, moved and toned alike; a crop is the middle of what the shard holds."""
    both = np.stack([fake, real], 1)
    x, y = rng.integers(0, both.shape[3] - SIDE + 1, 2)
    both = both[:, :, y:y + SIDE, x:x + SIDE].copy()
    for k in range(len(both)):
        if rng.random() < 0.5:
            both[k] = both[k, :, :, ::-1]
    x = torch.from_numpy(both.reshape(-1, *both.shape[2:])).permute(0, 3, 1, 2).float()
    gain = np.repeat(rng.uniform(0.88, 1.12, (len(fake), 1)), 2, 0) * np.ones((1, 3))
    bias = np.repeat(rng.uniform(-12, 12, (len(fake), 3)), 2, 0)
    x = (x * torch.tensor(gain[..., None, None], dtype=torch.float32)
         + torch.tensor(bias[..., None, None], dtype=torch.float32)).clamp(0, 255)
    return ((x - 127) / 128).contiguous(memory_format=torch.channels_last)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--shards", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=40)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--from", type=Path, dest="earlier", help="goes on from these weights")
    options.add_argument("--rate", type=float, default=3e-4, help="the highest learning rate")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(given.seed)
    model = network.pretrained()
    if given.earlier:
        model.load_state_dict(torch.load(given.earlier, weights_only=True))
    model = model.to(memory_format=torch.channels_last).train()
    # The first layers work on the largest maps: kept as they are, a step takes two thirds of its time.
    for part in (model.stem, *model.blocks[:FROZEN_BLOCKS]):
        part.requires_grad_(False)
    mean = copy.deepcopy(model).eval()
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=given.rate, weight_decay=1e-4)
    began, step, losses = time.time(), 0, []
    for fake, real, times in batches(given.shards, rng):
        done = (time.time() - began) / 60 / given.minutes
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = min(1, (step + 1) / 60) * given.rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
        logits = model(tensor(fake, real, rng))[:, 0].view(-1, 2)
        told = F.binary_cross_entropy_with_logits(
            logits, torch.tensor([0.97, 0.03]).expand_as(logits))
        ranked = F.softplus(logits[:, 1] - logits[:, 0]).mean()
        optimiser.zero_grad(set_to_none=True)
        (told + 0.5 * ranked).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2)
        optimiser.step()
        step += 1
        losses.append((told.item(), (logits[:, 0] > logits[:, 1]).float().mean().item()))
        keep = min(0.99, step / (step + 20))
        with torch.no_grad():
            for slow, fast in zip(mean.parameters(), model.parameters()):
                slow.lerp_(fast, 1 - keep)
        if step % 25 == 0:
            loss, order = np.mean(losses[-25:], 0)
            print(f"{(time.time() - began) / 60:.1f} min step {step} times {times} loss {loss:.3f} order {order:.3f}",
                  flush=True)
        if step % 100 == 0:
            torch.save(mean.state_dict(), given.out)
    torch.save(mean.state_dict(), given.out)


if __name__ == "__main__":
    main()
