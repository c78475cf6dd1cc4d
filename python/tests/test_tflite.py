# SPDX-License-Identifier: Apache-2.0
"""Networks from TensorFlow Lite, against NumPy."""

import numpy as np
import pytest
import tensoropt
from tensoropt import ModelError

pytest.importorskip("tosa_converter_for_tflite")
tflite = pytest.importorskip("tflite")
flatbuffers = pytest.importorskip("flatbuffers")


class Writer(flatbuffers.Builder):
    """Tables of the format's schema; what a field holds is written before."""

    def table(self, name, **fields):
        getattr(tflite, f"{name}Start")(self)
        for field, value in fields.items():
            getattr(tflite, f"{name}Add{field}")(self, value)
        return getattr(tflite, f"{name}End")(self)

    def integers(self, values):
        return self.CreateNumpyVector(np.array(values, np.int32))

    def tables(self, offsets):
        self.StartVector(4, len(offsets), 4)
        for offset in reversed(offsets):
            self.PrependUOffsetTRelative(offset)
        return self.EndVector()


def dense_layer(weights, bias, batch):
    """A model of one layer, with a ReLU."""
    writer = Writer()
    outputs, inputs = weights.shape
    # Buffer 0 is empty, as the format asks.
    buffers = [writer.table("Buffer")]
    for values in (weights, bias):
        data = writer.CreateByteVector(values.tobytes())
        buffers.append(writer.table("Buffer", Data=data))
    tensors = []
    for name, shape, buffer in (
        ("x", [batch, inputs], 0),
        ("weights", [outputs, inputs], 1),
        ("bias", [outputs], 2),
        ("y", [batch, outputs], 0),
    ):
        fields = {"Name": writer.CreateString(name), "Shape": writer.integers(shape)}
        fields |= {"Type": tflite.TensorType.FLOAT32, "Buffer": buffer}
        tensors.append(writer.table("Tensor", **fields))
    options = writer.table(
        "FullyConnectedOptions",
        FusedActivationFunction=tflite.ActivationFunctionType.RELU,
    )
    operator = writer.table(
        "Operator",
        Inputs=writer.integers([0, 1, 2]),
        Outputs=writer.integers([3]),
        BuiltinOptionsType=tflite.BuiltinOptions.FullyConnectedOptions,
        BuiltinOptions=options,
    )
    graph = writer.table(
        "SubGraph",
        Tensors=writer.tables(tensors),
        Inputs=writer.integers([0]),
        Outputs=writer.integers([3]),
        Operators=writer.tables([operator]),
        Name=writer.CreateString("main"),
    )
    kind = tflite.BuiltinOperator.FULLY_CONNECTED
    code = writer.table("OperatorCode", BuiltinCode=kind, DeprecatedBuiltinCode=kind)
    model = writer.table(
        "Model",
        Version=3,
        OperatorCodes=writer.tables([code]),
        Subgraphs=writer.tables([graph]),
        Buffers=writer.tables(buffers),
    )
    writer.Finish(model, b"TFL3")
    return bytes(writer.Output())


def test_equals_numpy(tmp_path):
    random = np.random.default_rng(0)
    weights = random.standard_normal((3, 5)).astype(np.float32)
    bias = np.float32([0.5, -0.25, 2])
    path = tmp_path / "dense-layer.tflite"
    path.write_bytes(dense_layer(weights, bias, 2))
    module = tensoropt.load(path)
    assert module.functions == ["dense_layer"]
    assert "tosa.conv2d" in str(module)
    x = random.standard_normal((2, 5)).astype(np.float32)
    expected = np.maximum(x @ weights.T + bias, 0)
    np.testing.assert_allclose(module.compile()(x), expected, rtol=0, atol=1e-5)


def test_refuses_broken_files(tmp_path):
    path = tmp_path / "network.tflite"
    whole = dense_layer(np.ones((2, 2), np.float32), np.ones(2, np.float32), 1)
    for content in (b"", whole[:100], b"hello world" * 10):
        path.write_bytes(content)
        with pytest.raises(ModelError, match=r"network\.tflite: "):
            tensoropt.load(path)
