"""Writes the trained network as ONNX, tiny weights set to zero: python export.py --weights weights.pt --out model.onnx"""

import argparse
import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

sys.path.insert(0, str(Path(__file__).parent / "forging"))

import network
from faces import SIDE


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    model = network.Lite0().eval()
    model.load_state_dict(torch.load(given.weights, map_location="cpu", weights_only=True))
    torch.onnx.export(model, (torch.zeros(1, 3, SIDE, SIDE),), str(given.out), input_names=["face"],
                      output_names=["logit"], opset_version=17, dynamo=False,
                      dynamic_axes={"face": {0: "n"}, "logit": {0: "n"}})
    graph = onnx.load(str(given.out))
    for weight in graph.graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype.kind == "f":
            values = values.copy()
            values[abs(values) < 1e-8] = 0
            weight.CopyFrom(numpy_helper.from_array(values, weight.name))
    onnx.save(graph, str(given.out))


if __name__ == "__main__":
    main()
