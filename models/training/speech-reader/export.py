"""Writes the two graphs without the recogniser's weights, which set-up fills in:

  python export.py PACKAGES MODELS WORK

MODELS is the folder of the cards; WORK gets the graphs with their weights, for read.py and evaluate.py.
"""
import os
import sys

import torch
import whisper

import onnx
import weightless


def main():
    packages, models, work = sys.argv[1:]
    encoder, decoder = whisper.load(packages)
    os.makedirs(work, exist_ok=True)
    states = torch.zeros(1, 1500, whisper.WIDTH)
    write(encoder, (torch.zeros(1, whisper.SAMPLES),), os.path.join(work, "speech-encoder.onnx"),
          dict(input_names=["samples"], output_names=["states"]))
    write(decoder, (states, torch.tensor([whisper.prompt(decoder.digits)]).float()), os.path.join(work, "speech-reader.onnx"),
          dict(input_names=["states", "tokens"], output_names=["next", "where"], dynamic_axes={"tokens": {1: "n"}, "where": {0: "n"}}))
    for name, whole in (("speech-encoder", False), ("speech-reader", True)):
        graph = os.path.join(models, name, "1.0.0", "graph.onnx")
        os.makedirs(os.path.dirname(graph), exist_ok=True)
        weightless.take_out(onnx.load(os.path.join(work, name + ".onnx")), weightless.stored(whisper.parts(packages), whole), graph)


def write(module, inputs, path, names):
    torch.onnx.export(module, inputs, path, opset_version=17, dynamo=False, do_constant_folding=False, **names)


if __name__ == "__main__":
    main()
