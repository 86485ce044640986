"""Takes the recogniser's weights out of an exported model, so that they need not lie in the repository:

  python weightless.py model.onnx model.bin.part1 model.bin.part2 graph.onnx

Each weight that the second part holds, as half floats, becomes a pointer to where it lies there (offset, length);
set-up fills them in. What the model holds transposed is turned in the graph. Ours, the heads and the spectrum, stay.
"""
import os
import sys

import encode
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 512


def pointer(name, dims, offset):
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT16, dims=dims, data_location=TensorProto.EXTERNAL)
    for key, value in (("location", "weights"), ("offset", offset), ("length", 2 * int(np.prod(dims)))):
        tensor.external_data.add(key=key, value=str(value))
    return tensor


def stored(parts, whole=False):
    """Every half-float tensor of the CTranslate2 file, by what identifies it, and where it lies in the last part, or in all joined."""
    first = 0 if whole else sum(os.path.getsize(part) for part in parts[:-1])
    found = {}
    for values, at in encode.ctranslate(parts, True).values():
        if values.dtype == np.float16 and at >= first:
            found[flushed(values).tobytes()] = at - first
            if values.shape == (1500, 512):
                found[flushed(values[:200]).tobytes()] = at - first
    return found


def flushed(halves):
    """What train.py exports has zeros for what is about denormal."""
    return np.where(np.abs(halves.astype(np.float32)) < 6.2e-5, np.float16(0), halves)


def place(found, values):
    """Where these numbers lie as half floats; -1 if they do not."""
    return found.get(flushed(values.astype(np.float16)).tobytes(), -1)


def main():
    take_out(onnx.load(sys.argv[1]), stored(sys.argv[2:-1]), sys.argv[-1])


def take_out(model, weights, target):
    kept, added, taken = [], [], 0
    for tensor in model.graph.initializer:
        values, name = numpy_helper.to_array(tensor), tensor.name
        floats = tensor.data_type in (TensorProto.FLOAT, TensorProto.FLOAT16)
        turned = values.ndim == 2
        at = place(weights, values) if floats and values.size >= SMALLEST else -1
        if at >= 0:
            turned = False
        elif floats and turned and values.size >= SMALLEST:
            at = place(weights, values.T.copy())
        if at < 0:
            kept.append(tensor)
            continue
        taken += 1
        source = name + "_lying" if turned or tensor.data_type == TensorProto.FLOAT else name
        kept.append(pointer(source, values.T.shape if turned else values.shape, at))
        if turned:
            upright = name if tensor.data_type == TensorProto.FLOAT16 else name + "_upright"
            added.append(helper.make_node("Transpose", [source], [upright], perm=[1, 0]))
            source = upright
        if tensor.data_type == TensorProto.FLOAT:
            added.append(helper.make_node("Cast", [source], [name], to=TensorProto.FLOAT))
    nodes = added + list(model.graph.node)
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(nodes)
    model.graph.initializer.extend(kept)
    with open(target, "wb") as file:
        file.write(model.SerializeToString(deterministic=True))
    print(taken, "weights taken out")


if __name__ == "__main__":
    main()
