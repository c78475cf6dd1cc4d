# SPDX-License-Identifier: Apache-2.0
"""Small ONNX networks with weights from a seed."""

from __future__ import annotations

import numpy as np
import onnx
import onnx.reference
from onnx import TensorProto, helper, numpy_helper

FLOAT, HALF, INT = TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.INT64


class Network:
    """Collects layers; names of extents, as "N", are left open."""

    def __init__(self, seed=0, opset=20):
        self.opset = opset
        self.random = np.random.default_rng(seed)
        self.nodes, self.weights = [], []
        self.inputs, self.outputs = [], []

    def input(self, name, shape, dtype=FLOAT):
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def constant(self, values, dtype=np.float32):
        name = f"weight{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(values, dtype), name))
        return name

    def weight(self, *shape):
        """Of the size that keeps activations near one."""
        fan_in = np.prod(shape[1:]) if len(shape) > 1 else 1
        return self.constant(self.random.standard_normal(shape) / np.sqrt(fan_in))

    def add(self, operator, *inputs, name=None, outputs=1, domain="", **attributes):
        number = len(self.nodes)
        results = [f"value{number}_{at}" for at in range(outputs)]
        layer = f"{operator.lower()}{number}" if name is None else name
        self.nodes.append(
            helper.make_node(
                operator, inputs, results, name=layer, domain=domain, **attributes
            )
        )
        return results[0] if outputs == 1 else results

    def output(self, value, shape, dtype=FLOAT):
        self.outputs.append(helper.make_tensor_value_info(value, dtype, shape))

    def model(self, name="network"):
        graph = helper.make_graph(
            self.nodes, name, self.inputs, self.outputs, self.weights
        )
        opsets = [helper.make_opsetid("", self.opset), helper.make_opsetid("other", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)

    def save(self, path, name="network"):
        onnx.save(self.model(name), path)
        return path


def perceptron():
    net = Network(1)
    x = net.input("x", ["N", 20])
    x = net.add(
        "Tanh", net.add("Gemm", x, net.weight(30, 20), net.weight(30), transB=1)
    )
    x = net.add("Gemm", x, net.weight(4, 30), net.weight(4), transB=1)
    net.output(net.add("Sigmoid", x), ["N", 4])
    return net


def convolutional():
    """Strides, padding, groups, batch norms, a residual and pooling."""
    net = Network(2)

    def normalise(x, channels):
        scale = net.constant(1 + 0.1 * net.random.random(channels))
        variance = net.constant(0.5 + net.random.random(channels))
        return net.add(
            "BatchNormalization",
            *(x, scale, net.weight(channels), net.weight(channels), variance),
        )

    x = net.input("x", ["N", 3, 19, 17])
    x = net.add("Conv", x, net.weight(8, 3, 3, 3), strides=[2, 2], pads=[1, 1, 1, 1])
    x = net.add("Relu", normalise(x, 8))
    y = net.add("Conv", x, net.weight(8, 1, 3, 3), group=8, pads=[1, 1, 1, 1])
    y = net.add("Clip", y, net.constant(0.0), net.constant(6.0))
    y = net.add("Conv", y, net.weight(8, 8, 1, 1), net.weight(8))
    x = net.add("Add", x, y)
    x = net.add("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)
    x = net.add("Conv", x, net.weight(6, 4, 3, 3), group=2, dilations=[1, 1])
    x = net.add("Flatten", net.add("GlobalAveragePool", net.add("Relu", x)))
    x = net.add("Gemm", x, net.weight(5, 6), net.weight(5), transB=1)
    net.output(net.add("Softmax", x), ["N", 5])
    return net


def transformer():
    """One encoder layer on tokens; batch and sequence are left open."""
    net = Network(3)
    width, heads, words = 16, 4, 50
    tokens = net.input("tokens", ["N", "L"], INT)
    x = net.add("Gather", net.weight(words, width), tokens)

    def dense(x, inputs, outputs):
        return net.add(
            "Add",
            net.add("MatMul", x, net.weight(inputs, outputs)),
            net.weight(outputs),
        )

    def norm(x):
        scale = net.constant(np.ones(width))
        return net.add("LayerNormalization", x, scale, net.weight(width), axis=-1)

    def split(x):
        shape = net.constant([0, 0, heads, width // heads], np.int64)
        return net.add("Transpose", net.add("Reshape", x, shape), perm=[0, 2, 1, 3])

    y = norm(x)
    q, k, v = (split(dense(y, width, width)) for _ in range(3))
    scores = net.add("MatMul", q, net.add("Transpose", k, perm=[0, 1, 3, 2]))
    scores = net.add("Mul", scores, net.constant(1 / np.sqrt(width // heads)))
    y = net.add("MatMul", net.add("Softmax", scores, axis=-1), v)
    y = net.add("Transpose", y, perm=[0, 2, 1, 3])
    y = net.add("Reshape", y, net.constant([0, 0, width], np.int64))
    x = net.add("Add", x, dense(y, width, width))
    y = net.add("Gelu", dense(norm(x), width, 4 * width))
    x = net.add("Add", x, dense(y, 4 * width, width))
    net.output(norm(x), ["N", "L", width])
    return net


def u_net():
    """Down, up again, and a connection past both."""
    net = Network(4)
    x = net.input("x", [1, 2, 12, 12])
    skip = net.add(
        "LeakyRelu", net.add("Conv", x, net.weight(4, 2, 3, 3), pads=[1] * 4)
    )
    x = net.add("AveragePool", skip, kernel_shape=[2, 2], strides=[2, 2])
    x = net.add("HardSwish", net.add("Conv", x, net.weight(8, 4, 1, 1)))
    up = net.add("ConvTranspose", x, net.weight(8, 4, 2, 2), strides=[2, 2])
    x = net.add("Concat", up, skip, axis=1)
    net.output(net.add("Conv", x, net.weight(3, 8, 1, 1)), [1, 3, 12, 12])
    return net


def padded():
    """One tensor with borders of zeros, of -inf and none; pads on one side only,
    and more of them than elements."""
    net = Network(7)
    x = net.input("x", ["N", 3, 9, 8])
    x = net.add("Conv", x, net.weight(4, 3, 3, 3), net.weight(4), pads=[1] * 4)
    x = net.add("Relu", x)
    y = net.add("Conv", x, net.weight(4, 4, 3, 3), net.weight(4), pads=[1] * 4)
    x = net.add("Relu", net.add("Add", x, y))
    high = net.add("MaxPool", x, kernel_shape=[3, 3], pads=[1] * 4)
    low = net.add("Conv", x, net.weight(4, 4, 3, 3), pads=[1] * 4)
    x = net.add("Tanh", net.add("Sub", net.add("Add", high, low), x))
    x = net.add("Conv", x, net.weight(4, 4, 2, 3), pads=[0, 2, 1, 0])
    pads = net.constant([0, 1, 12, 0, 0, 0, 0, 3], np.int64)
    x = net.add("Pad", net.add("Relu", x), pads, net.constant(0.25))
    x = net.add("Conv", x, net.weight(2, 5, 3, 3), strides=[2, 2])
    net.output(x, ["N", 2, 10, 5])
    return net


def ranking():
    """Sorts, which need loops of their own."""
    net = Network(5)
    x = net.input("x", [3, 9])
    values, places = net.add("TopK", x, net.constant([4], np.int64), outputs=2)
    net.output(values, [3, 4])
    net.output(places, [3, 4], INT)
    return net


def halves():
    net = Network(6)
    x = net.input("x", ["N", 8], HALF)
    y = net.add("Cast", net.add("Mul", x, x), to=FLOAT)
    net.output(net.add("Cast", net.add("Exp", y), to=HALF), ["N", 8], HALF)
    return net


def normalised():
    """Operators that are only known by what ONNX defines them by."""
    net = Network(7, opset=23)
    x = net.input("x", ["N", 3, 8])
    x = net.add("RMSNormalization", x, net.weight(8), name="first", axis=-1)
    net.output(net.add("Celu", x, name="second", alpha=2.0), ["N", 3, 8])
    return net


def evaluate(path, inputs):
    """The results by the ONNX project's own evaluator."""
    evaluator = onnx.reference.ReferenceEvaluator(str(path))
    return evaluator.run(None, dict(zip(evaluator.input_names, inputs)))
