# SPDX-License-Identifier: Apache-2.0
"""Images of other sizes, beside ONNX's own reference of Resize."""

import random

import numpy as np
import pytest
import tensoropt

onnx = pytest.importorskip("onnx")
pytest.importorskip("torch_mlir")

from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnx.reference import ReferenceEvaluator  # noqa: E402

FORMS = [
    (mode, transformation)
    for mode in ("linear", "cubic")
    for transformation in ("half_pixel", "asymmetric", "pytorch_half_pixel")
    # torch-mlir knows these of cubic ones.
    if mode == "linear" or transformation == "half_pixel"
]


def resizes(sizes, following=(), **given):
    """A model of Resize to each of these sizes, and what follows each."""
    nodes, constants, outputs = [], [], []
    for at, (size, (mode, transformation)) in enumerate(sizes):
        constants.append(numpy_helper.from_array(np.array(size, np.int64), f"s{at}"))
        name = f"y{at}"
        made = f"r{at}" if following else name
        nodes.append(
            helper.make_node(
                "Resize",
                ["x", "", "", f"s{at}"],
                [made],
                mode=mode,
                coordinate_transformation_mode=transformation,
                **given,
            )
        )
        nodes += [helper.make_node(operator, [made], [name]) for operator in following]
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, size))
    return nodes, constants, outputs


def check(x, sizes, tmp_path, following=(), **given):
    nodes, constants, outputs = resizes(sizes, following, **given)
    inputs = [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)]
    graph = helper.make_graph(nodes, "graph", inputs, outputs, constants)
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10
    )
    onnx.save(model, tmp_path / "model.onnx")
    module = tensoropt.load(tmp_path / "model.onnx")
    results = module.compile(threads=2)(x)
    results = results if isinstance(results, list | tuple) else [results]
    expected = ReferenceEvaluator(model).run(None, {"x": x})
    for result, right, (size, form) in zip(results, expected, sizes, strict=True):
        np.testing.assert_allclose(
            result, right, rtol=1e-5, atol=1e-5, err_msg=f"{x.shape} to {size}, {form}"
        )
    return module


@pytest.mark.parametrize("seed", range(4))
def test_sizes(seed, tmp_path):
    choose = random.Random(seed)
    shape = [choose.choice([1, 2]), choose.choice([1, 3, 16, 21])]
    shape += [choose.randint(1, 20) for _ in range(2)]
    x = np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
    sizes = [
        ([*shape[:2], choose.randint(1, 40), choose.randint(1, 40)], form)
        for form in FORMS
        for _ in range(3)
    ]
    check(x, sizes, tmp_path)


def test_antialiasing(tmp_path):
    """What is made smaller is a mean of more than the nearest elements."""
    x = np.random.default_rng(5).standard_normal((2, 3, 13, 17)).astype(np.float32)
    forms = [(mode, "half_pixel") for mode in ("linear", "cubic")]
    sizes = [
        ([2, 3, *size], form)
        for form in forms
        for size in ((13, 5), (4, 17), (6, 9), (26, 3))
    ]
    check(x, sizes, tmp_path, antialias=1)
    check(x, sizes, tmp_path, antialias=1, exclude_outside=1)


def test_function_that_follows(tmp_path):
    """It is computed in vectors, and not with each element that is read."""
    x = np.random.default_rng(9).standard_normal((1, 40, 7, 9)).astype(np.float32)
    check(x, [([1, 40, 14, 27], form) for form in FORMS], tmp_path, ["Tanh"])
