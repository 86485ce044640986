"""Writes graph.onnx: the layers of CAM++ (Wang et al., arXiv:2303.00332) without their weights.

Each weight is named as in the checkpoint and points at the member of the checkpoint's ZIP that holds it; set-up fills them
in. What a line (wide-band or telephone) adds to every voice is taken off: the centres of centres.py, our own.
Needs onnx and torch: python graph.py campplus_cn_en_common.pt graph.onnx [centres.json].
"""

import json
import sys

import torch
from onnx import TensorProto, helper

EPSILON = 1e-5
SEGMENT = 100  # frames of 20 ms that share one context
BLOCKS = ((12, 1), (24, 2), (16, 2))  # layers and dilation of each block
checkpoint = torch.load(sys.argv[1], map_location="cpu", weights_only=True)
reader = torch._C.PyTorchFileReader(sys.argv[1])
nodes, weights = [], {}
made = 0


def members():
    """Which member of the ZIP holds which weight: found by the bytes, since each is there once."""
    by_bytes = {}
    for record in reader.get_all_records():
        if record.startswith("data/"):
            by_bytes.setdefault(bytes(reader.get_record(record)), "archive/" + record)
    return by_bytes


stored = members()


def weight(name):
    if name not in weights:
        value = checkpoint[name].contiguous()
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=value.shape)
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value=stored[value.numpy().tobytes()])
        weights[name] = tensor
    return name


def constant(name, values):
    if name not in weights:
        weights[name] = helper.make_tensor(name, TensorProto.INT64, [len(values)], values)
    return name


def op(kind, *inputs, **attributes):
    global made
    made += 1
    nodes.append(helper.make_node(kind, list(inputs), [f"v{made}"], **attributes))
    return f"v{made}"


def conv(x, name, **attributes):
    inputs = [x, weight(name + ".weight")] + ([weight(name + ".bias")] if name + ".bias" in checkpoint else [])
    return op("Conv", *inputs, **attributes)


def norm(x, name):
    if name + ".weight" in checkpoint:
        scale, shift = weight(name + ".weight"), weight(name + ".bias")
    else:  # not learnt
        size = len(checkpoint[name + ".running_mean"])
        scale, shift = "ones", "zeros"
        for key, value in ((scale, 1.0), (shift, 0.0)):
            weights[key] = helper.make_tensor(key, TensorProto.FLOAT, [size], [value] * size)
    return op("BatchNormalization", x, scale, shift, weight(name + ".running_mean"), weight(name + ".running_var"),
              epsilon=EPSILON)


def residual(x, name, stride):
    y = op("Relu", norm(conv(x, name + ".conv1", strides=[stride, 1], pads=[1] * 4), name + ".bn1"))
    y = norm(conv(y, name + ".conv2", pads=[1] * 4), name + ".bn2")
    if stride > 1:
        x = norm(conv(x, name + ".shortcut.0", strides=[stride, 1]), name + ".shortcut.1")
    return op("Relu", op("Add", y, x))


def active(x, name):
    return op("Relu", norm(x, name + ".batchnorm"))


def masked(x, name, dilation):
    """Context-aware masking: each frame is weighted by its segment's and the recording's mean."""
    local = conv(x, name + ".linear_local", pads=[dilation] * 2, dilations=[dilation])
    segments = op("AveragePool", x, kernel_shape=[SEGMENT], strides=[SEGMENT], ceil_mode=1)
    spread = op("Expand", op("Unsqueeze", segments, constant("last", [3])), constant("spread", [1, 1, 1, SEGMENT]))
    spread = op("Reshape", spread, constant("flat", [1, 128, -1]))
    length = op("Slice", op("Shape", x), constant("two", [2]), constant("three", [3]))
    spread = op("Slice", spread, constant("zero", [0]), length, constant("two", [2]))
    context = op("Add", op("ReduceMean", x, constant("two", [2]), keepdims=1), spread)
    mask = op("Sigmoid", conv(op("Relu", conv(context, name + ".linear1")), name + ".linear2"))
    return op("Mul", local, mask)


def build():
    x = op("Unsqueeze", op("Transpose", "fbank", perm=[0, 2, 1]), constant("one", [1]))
    x = op("Relu", norm(conv(x, "head.conv1", pads=[1] * 4), "head.bn1"))
    for layer in ("head.layer1", "head.layer2"):
        x = residual(residual(x, layer + ".0", 2), layer + ".1", 1)
    x = op("Relu", norm(conv(x, "head.conv2", strides=[2, 1], pads=[1] * 4), "head.bn2"))
    x = op("Reshape", x, constant("planes", [1, 320, -1]))
    x = active(conv(x, "xvector.tdnn.linear", strides=[2], pads=[2, 2]), "xvector.tdnn.nonlinear")
    for block, (layers, dilation) in enumerate(BLOCKS, 1):
        for layer in range(1, layers + 1):
            name = f"xvector.block{block}.tdnnd{layer}"
            y = conv(active(x, name + ".nonlinear1"), name + ".linear1")
            x = op("Concat", x, masked(active(y, name + ".nonlinear2"), name + ".cam_layer", dilation), axis=1)
        x = conv(active(x, f"xvector.transit{block}.nonlinear"), f"xvector.transit{block}.linear")
    x = active(x, "xvector.out_nonlinear")
    mean = op("ReduceMean", x, constant("two", [2]), keepdims=1)
    off = op("Sub", x, mean)
    squares = op("ReduceSum", op("Mul", off, off), constant("two", [2]), keepdims=1)
    frames = op("Cast", op("Slice", op("Shape", x), constant("two", [2]), constant("three", [3])), to=TensorProto.FLOAT)
    weights["unit"] = helper.make_tensor("unit", TensorProto.FLOAT, [1], [1.0])
    deviation = op("Sqrt", op("Div", squares, op("Sub", frames, "unit")))
    x = conv(op("Concat", mean, deviation, axis=1), "xvector.dense.linear")
    x = norm(x, "xvector.dense.nonlinear.batchnorm")
    return op("Reshape", x, constant("vector", [1, 192]))


def centred(x):
    with open(sys.argv[3], encoding="utf-8") as file:
        centres = json.load(file)
    values = centres["wideBand"] + centres["telephone"]
    weights["centres"] = helper.make_tensor("centres", TensorProto.FLOAT, [2, 192], values)
    length = op("ReduceL2", x, constant("one", [1]), keepdims=1)
    inputs.append(helper.make_tensor_value_info("line", TensorProto.FLOAT, [1, 2]))
    return op("Sub", op("Div", x, length), op("MatMul", "line", "centres"))


inputs = [helper.make_tensor_value_info("fbank", TensorProto.FLOAT, [1, "frames", 80])]
out = build()
if len(sys.argv) > 3:
    out = centred(out)
graph = helper.make_graph(
    nodes, "campplus",
    inputs,
    [helper.make_tensor_value_info(out, TensorProto.FLOAT, [1, 192])],
    list(weights.values()))
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9, producer_name="throughline")
with open(sys.argv[2], "wb") as file:
    file.write(model.SerializeToString(deterministic=True))
