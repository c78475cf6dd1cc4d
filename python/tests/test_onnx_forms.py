# SPDX-License-Identifier: Apache-2.0
"""Models as other exporters write them: old operators, open extents, wrong shapes."""

import itertools
import math
import random

import numpy as np
import pytest
import tensoropt

onnx = pytest.importorskip("onnx")
pytest.importorskip("torch_mlir")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402


def tensor(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


def integers(name, values):
    return numpy_helper.from_array(np.array(values, np.int64), name)


def model(nodes, inputs, outputs, constants=(), opset=17):
    graph = helper.make_graph(nodes, "graph", inputs, outputs, constants)
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8
    )


def load(made, tmp_path):
    onnx.save(made, tmp_path / "model.onnx")
    return tensoropt.load(tmp_path / "model.onnx").compile()


class Reshapes:
    """Many reshapes of one input, whose extents are partly open."""

    def __init__(self, extents, is_open):
        self.extents = extents
        shape = [
            f"n{at}" if open else n
            for at, (n, open) in enumerate(zip(extents, is_open))
        ]
        self.inputs = [tensor("x", shape)]
        self.nodes = [helper.make_node("Shape", ["x"], ["extents"])]
        self.constants, self.outputs, self.shapes = [], [], []

    def constant(self, values):
        name = f"c{len(self.constants)}"
        self.constants.append(integers(name, values))
        return name

    def product(self, dimensions):
        """The product of the input's extents, computed."""
        name = ""
        for dimension in dimensions:
            place = self.constant([dimension])
            part = f"e{len(self.nodes)}"
            self.nodes.append(helper.make_node("Gather", ["extents", place], [part]))
            if name:
                whole = f"p{len(self.nodes)}"
                self.nodes.append(helper.make_node("Mul", [name, part], [whole]))
                part = whole
            name = part
        return name

    def add(self, parts):
        """A part is a number, or the dimensions whose extents it multiplies."""
        shape = [
            math.prod(self.extents[at] for at in part)
            if isinstance(part, tuple)
            else part
            for part in parts
        ]
        self.shapes.append(
            [self.extents[at] if n == 0 else n for at, n in enumerate(shape)]
        )
        if all(isinstance(part, int) for part in parts):
            sizes = self.constant(parts)
        else:
            names = [
                self.product(part) if isinstance(part, tuple) else self.constant([part])
                for part in parts
            ]
            sizes = f"s{len(self.nodes)}"
            self.nodes.append(helper.make_node("Concat", names, [sizes], axis=0))
        name = f"y{len(self.outputs)}"
        self.nodes.append(helper.make_node("Reshape", ["x", sizes], [name]))
        self.outputs.append(tensor(name, [f"{name}_{at}" for at in range(len(parts))]))

    def check(self, tmp_path):
        made = model(self.nodes, self.inputs, self.outputs, self.constants)
        x = np.arange(math.prod(self.extents), dtype=np.float32).reshape(self.extents)
        results = load(made, tmp_path)(x)
        for result, shape in zip(results, self.shapes, strict=True):
            assert np.array_equal(result, x.reshape(shape))


def random_parts(generator, extents):
    """Neighbours together, known extents cut in two, at most one of them a -1."""
    parts, at = [], 0
    while at < len(extents):
        count = generator.randint(1, len(extents) - at)
        group = tuple(range(at, at + count))
        product = math.prod(extents[at : at + count])
        choice = generator.random()
        if choice < 0.4:
            parts.append(group)
        elif choice < 0.6 and product % 2 == 0:
            parts += [2, product // 2]
        else:
            parts.append(product)
        at += count
    if generator.random() < 0.7:
        parts[generator.randrange(len(parts))] = -1
    return parts


@pytest.mark.parametrize("seed", range(6))
def test_reshapes_of_open_extents(seed, tmp_path):
    generator = random.Random(seed)
    extents = [
        generator.choice([1, 2, 3, 4, 6]) for _ in range(generator.randint(2, 4))
    ]
    reshapes = Reshapes(extents, [generator.random() < 0.7 for _ in extents])
    for _ in range(12):
        reshapes.add(random_parts(generator, extents))
    reshapes.check(tmp_path)


def test_reshapes_that_keep_extents(tmp_path):
    reshapes = Reshapes([3, 4, 2, 6], [True, True, False, True])
    for parts in (
        [0, -1],
        [0, 0, -1],
        [0, -1, 6],
        [0, 8, -1],
        [0, 0, 0, 2, 3],
        [-1, 4, 6],
    ):
        reshapes.add(parts)
    reshapes.check(tmp_path)


def test_reshape_by_data(tmp_path):
    made = model(
        [helper.make_node("Reshape", ["x", "sizes"], ["y"])],
        [tensor("x", ["n"]), tensor("sizes", [2], TensorProto.INT64)],
        [tensor("y", ["a", "b"])],
    )
    call = load(made, tmp_path)
    x = np.arange(12, dtype=np.float32)
    for sizes in ((3, 4), (12, 1)):
        assert np.array_equal(call(x, np.array(sizes)), x.reshape(sizes))
    for sizes in ((5, 4), (-3, -4), (0, 12), (2**33, 2**31), (2**62, 2**62)):
        with pytest.raises(ValueError, match="reshape to another number of elements"):
            call(x, np.array(sizes))
    with pytest.raises(ValueError, match="reshape to another number of elements"):
        call(x[:0], np.array((2**33, 2**31)))


def test_reshape_of_nothing(tmp_path):
    reshapes = Reshapes([0, 4, 2], [True, True, False])
    reshapes.add([-1, 2])
    reshapes.add([-1, (1,), 2])
    reshapes.shapes = [[0, 2], [0, 4, 2]]
    reshapes.check(tmp_path)


@pytest.mark.parametrize("opset", [9, 11, 12])
def test_operators_of_old_versions(opset, tmp_path):
    """Axes, bounds and the like were attributes then."""
    nodes = [
        helper.make_node(
            "BatchNormalization", ["x", "s", "b", "m", "v"], ["n"], "norm"
        ),
        helper.make_node("ReduceSum", ["n"], ["sums"], axes=[2], keepdims=0),
        helper.make_node("Unsqueeze", ["sums"], ["wide"], axes=[0, 3]),
        helper.make_node("Squeeze", ["wide"], ["narrow"], axes=[0]),
        helper.make_node("Softmax", ["n"], ["soft"], axis=1),
        helper.make_node("ReduceMax", ["soft"], ["most"], axes=[3], keepdims=1),
    ]
    constants = [
        numpy_helper.from_array(np.linspace(low, 2, 3, dtype=np.float32), name)
        for name, low in (("s", 0.5), ("b", -1), ("m", 0), ("v", 0.25))
    ]
    if opset < 11:
        nodes.append(helper.make_node("Clip", ["narrow"], ["y"], min=-2.0, max=3.0))
    else:
        constants += [
            numpy_helper.from_array(np.float32(-2), "low"),
            numpy_helper.from_array(np.float32(3), "high"),
        ]
        nodes.append(helper.make_node("Clip", ["narrow", "low", "high"], ["y"]))
    made = model(
        nodes,
        [tensor("x", ["batch", 3, 4, "width"])],
        [tensor("y", None), tensor("most", None)],
        constants,
        opset,
    )
    x = np.random.default_rng(opset).standard_normal((2, 3, 4, 5)).astype(np.float32)
    results = load(made, tmp_path)(x)
    s, b, m, v = (numpy_helper.to_array(held) for held in constants[:4])
    norm = np.moveaxis((np.moveaxis(x, 1, -1) - m) / np.sqrt(v + 1e-5) * s + b, -1, 1)
    powers = np.exp(norm)
    # A softmax was one over all dimensions from its axis on.
    soft = powers / powers.sum(axis=(1, 2, 3), keepdims=True)
    expected = (
        np.clip(norm.sum(axis=2, keepdims=True), -2, 3),
        soft.max(3, keepdims=True),
    )
    for result, right in zip(results, expected, strict=True):
        np.testing.assert_allclose(result, right, rtol=1e-5, atol=1e-5)


def test_wrong_shape_of_an_output(tmp_path):
    """Some exporters state a rank that the value does not have."""
    nodes = [
        helper.make_node("Shape", ["x"], ["extents"]),
        helper.make_node("Gather", ["extents", "zero"], ["rows"]),
        helper.make_node("Unsqueeze", ["rows"], ["list"], axes=[0]),
        helper.make_node("Concat", ["list", "rest"], ["sizes"], axis=0),
        helper.make_node("Reshape", ["x", "sizes"], ["y"]),
    ]
    made = model(
        nodes,
        [tensor("x", ["rows", 6])],
        [tensor("y", [1, "all"])],
        [integers("zero", 0), integers("rest", [2, 3])],
        opset=12,
    )
    x = np.arange(24, dtype=np.float32).reshape(4, 6)
    assert np.array_equal(load(made, tmp_path)(x), x.reshape(4, 2, 3))


def test_given_extents(tmp_path):
    made = model(
        [
            helper.make_node("MatMul", ["x", "y"], ["product"]),
            helper.make_node("Relu", ["product"], ["z"]),
        ],
        [tensor("x", ["batch", "rows", 4]), tensor("y", ["batch", 4, None])],
        [tensor("z", ["batch", "rows", None])],
        opset=12,
    )
    path = tmp_path / "model.onnx"
    onnx.save(made, path)
    module = tensoropt.load(path, extents={"batch": 2, "y.2": 3})
    call = module.compile()
    types = [argument.type for argument in call["graph"].arguments]
    x = np.linspace(-1, 1, 40, dtype=np.float32).reshape(2, 5, 4)
    y = np.linspace(-2, 2, 24, dtype=np.float32).reshape(2, 4, 3)
    np.testing.assert_allclose(call(x, y), np.maximum(x @ y, 0), rtol=1e-5, atol=1e-6)
    assert types == ["tensor<2x?x4xf32>", "tensor<2x4x3xf32>"]
    with pytest.raises(ValueError, match=r"must be a tensor<2x\?x4xf32>"):
        call(x[:1], y[:1])

    with pytest.raises(
        tensoropt.ModelError,
        match=r"no open extent width; there are: batch, rows, x\.0, x\.1, y\.0, y\.2",
    ):
        tensoropt.load(path, extents={"width": 2})
    with pytest.raises(tensoropt.ModelError, match=r"no open extent x\.2"):
        tensoropt.load(path, extents={"x.2": 4})
    with pytest.raises(ValueError, match="batch is -1, expected 0"):
        tensoropt.load(path, extents={"batch": -1})
    with pytest.raises(TypeError):
        tensoropt.load(path, extents={"batch": 1.5})
    module.save(tmp_path / "model.mlir")
    with pytest.raises(ValueError, match="only networks of ONNX"):
        tensoropt.load(tmp_path / "model.mlir", extents={"batch": 2})


@pytest.mark.parametrize("opset", [11, 20])
@pytest.mark.parametrize("shape", [[1, 18, 2, 5], ["n", 18, "h", "w"]])
def test_channels_that_become_squares(shape, opset, tmp_path):
    """Torch's pixel_shuffle: the squares of a channel are neighbours."""
    node = helper.make_node("DepthToSpace", ["x"], ["y"], blocksize=3, mode="CRD")
    made = model([node], [tensor("x", shape)], [tensor("y", None)], opset=opset)
    x = np.arange(180, dtype=np.float32).reshape(1, 18, 2, 5)
    squares = x.reshape(1, 2, 3, 3, 2, 5).transpose(0, 1, 4, 2, 5, 3)
    result = load(made, tmp_path)(x)
    assert np.array_equal(result, squares.reshape(1, 2, 6, 15))


def test_squares_of_open_channels(tmp_path):
    node = helper.make_node("DepthToSpace", ["x"], ["y"], "up", blocksize=2, mode="CRD")
    made = model([node], [tensor("x", [1, "c", 2, 2])], [tensor("y", None)])
    with pytest.raises(tensoropt.ModelError, match=r"'up'.*an open number of channels"):
        load(made, tmp_path)


NORMS = {
    "ReduceL2": lambda x, **how: np.sqrt((x * x).sum(**how)),
    "ReduceLogSumExp": lambda x, **how: np.log(np.exp(x).sum(**how)),
}


@pytest.mark.parametrize("opset", [17, 18, 20])
@pytest.mark.parametrize("shape", [(2, 3, 4, 5), ("n", 3, "h", 5)])
def test_norms(shape, opset, tmp_path):
    """Exporters of today write them of opset 20, whose axes are an input."""
    x = np.random.default_rng(1).standard_normal((2, 3, 4, 5))
    nodes, outputs, constants, expected = [], [], [], []
    for operator, axes, keepdims in itertools.product(
        NORMS, ([2, 3], [-3], None), (0, 1)
    ):
        name, inputs, given = f"y{len(nodes)}", ["x"], {}
        if axes and opset >= 18:
            constants.append(integers(f"axes of {name}", axes))
            inputs.append(constants[-1].name)
        elif axes:
            given["axes"] = axes
        nodes.append(
            helper.make_node(operator, inputs, [name], keepdims=keepdims, **given)
        )
        outputs.append(tensor(name, None))
        axis = tuple(axes) if axes else None
        expected.append(NORMS[operator](x, axis=axis, keepdims=bool(keepdims)))
    made = model(nodes, [tensor("x", shape)], outputs, constants, opset=opset)
    results = load(made, tmp_path)(x.astype(np.float32))
    for result, right in zip(results, expected, strict=True):
        assert np.shape(result) == right.shape
        np.testing.assert_allclose(result, right, rtol=1e-5)


@pytest.mark.parametrize(
    ("size", "block", "stride", "pad", "dilation"),
    [(6, 2, 2, 0, 1), (7, 3, 2, 1, 1), (8, 3, 2, 1, 1), (9, 2, 3, 0, 2)],
)
def test_blocks_that_are_summed(size, block, stride, pad, dilation, tmp_path):
    """Torch's fold, where each place of an image is the sum of what covers it."""
    reach = dilation * (block - 1) + 1
    count = (size + 2 * pad - reach) // stride + 1
    sizes = {"strides": [stride] * 2, "pads": [pad] * 4, "dilations": [dilation] * 2}
    node = helper.make_node("Col2Im", ["x", "image", "block"], ["y"], **sizes)
    made = model(
        [node],
        [tensor("x", [2, 5 * block**2, count**2])],
        [tensor("y", [2, 5, size, size])],
        [integers("image", [size] * 2), integers("block", [block] * 2)],
        opset=18,
    )
    x = np.random.default_rng(3).integers(-9, 9, (2, 5, block, block, count, count))
    whole = np.zeros((2, 5, size + 2 * pad, size + 2 * pad))
    for i, j, h, w in itertools.product(*[range(block)] * 2, *[range(count)] * 2):
        place = h * stride + i * dilation, w * stride + j * dilation
        whole[:, :, place[0], place[1]] += x[:, :, i, j, h, w]
    result = load(made, tmp_path)(x.astype(np.float32).reshape(2, -1, count**2))
    assert np.array_equal(result, whole[:, :, pad : pad + size, pad : pad + size])
