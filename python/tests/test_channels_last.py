# SPDX-License-Identifier: Apache-2.0
"""Short rows of elements and convolutions to one channel, as images whose channels are
last have them, against NumPy in float64."""

import ml_dtypes
import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view
from tensoropt import Module

FLOATS = {
    "f32": np.float32,
    "f64": np.float64,
    "f16": np.float16,
    "bf16": ml_dtypes.bfloat16,
}
INTEGERS = {"i8": np.int8, "i16": np.int16, "i32": np.int32, "i64": np.int64}


def map_of(picked):
    """A map from loops i, j, k to those of them that an operand has."""
    return f"affine_map<(i, j, k) -> ({', '.join(picked)})>"


def random_rows(random, kind):
    """A function of operands that have some of the dimensions of a result: the code,
    the operands, the result."""
    element = FLOATS.get(kind) or INTEGERS[kind]
    extents = dict(zip("ijk", random.integers(1, [4, 9, 150]).tolist(), strict=True))
    picks = ["ijk", *random.choice(["", "k", "ij", "jk", "i", "ijk"], 3).tolist()]
    shapes = [tuple(extents[d] for d in pick) for pick in picks]
    arrays = [random.integers(-5, 6, shape).astype(element) for shape in shapes]
    types = [f"tensor<{''.join(f'{n}x' for n in shape)}{kind}>" for shape in shapes]
    suffix = "f" if kind in FLOATS else "i"
    maps = ", ".join(map(map_of, ["ijk", *picks[1:], "ijk"]))
    names = ["%x0", "%x1", "%x2", "%x3"]
    code = f"""
      func.func @f({", ".join(f"{n}: {t}" for n, t in zip(names, types, strict=True))})
          -> {types[0]} {{
        %empty = tensor.empty() : {types[0]}
        %y = linalg.generic {{indexing_maps = [{maps}],
                iterator_types = ["parallel", "parallel", "parallel"]}}
            ins({", ".join(names)} : {", ".join(types)}) outs(%empty : {types[0]}) {{
          ^bb0(%a: {kind}, %b: {kind}, %c: {kind}, %d: {kind}, %out: {kind}):
            %0 = arith.mul{suffix} %a, %b : {kind}
            %1 = arith.add{suffix} %0, %c : {kind}
            %2 = arith.sub{suffix} %1, %d : {kind}
            linalg.yield %2 : {kind}
        }} -> {types[0]}
        return %y : {types[0]}
      }}"""
    wide = []
    for pick, array in zip(picks, arrays, strict=True):
        shape = [extents[d] if d in pick else 1 for d in "ijk"]
        wide.append(array.astype(np.int64).reshape(shape))
    a, b, c, d = wide
    return code, arrays, (a * b + c - d).astype(element)


@pytest.mark.parametrize("kind", [*FLOATS, *INTEGERS])
def test_rows(kind):
    random = np.random.default_rng(len(kind) * 100 + ord(kind[-1]))
    for _ in range(12):
        code, arrays, expected = random_rows(random, kind)
        result = Module.parse(code).compile()(*arrays)
        np.testing.assert_array_equal(result, expected, code)


@pytest.mark.parametrize("filters", ["hwcf", "fhwc"])
def test_one_channel(filters):
    random = np.random.default_rng(5)
    for _ in range(15):
        count, channels = random.integers(1, 3), random.integers(1, 40)
        window, steps, apart = random.integers(1, [[4, 4], [3, 3], [3, 3]]).tolist()
        spread = [(w - 1) * d + 1 for w, d in zip(window, apart, strict=True)]
        size = [n + int(random.integers(0, 20)) for n in spread]
        x = random.uniform(-1, 1, (count, *size, channels)).astype("f4")
        f = random.uniform(-1, 1, (*window, channels)).astype("f4")
        bias = random.uniform(-1, 1, 1).astype("f4")
        seen = sliding_window_view(x, spread, (1, 2))[
            :, :: steps[0], :: steps[1], :, :: apart[0], :: apart[1]
        ]
        expected = np.einsum("nyxchw,hwc->nyx", seen.astype("f8"), f)[..., None] + bias
        given = f[..., None] if filters == "hwcf" else f[None]
        x_type, f_type, y_type = (
            f"tensor<{'x'.join(map(str, array.shape))}xf32>"
            for array in (x, given, expected)
        )
        function = Module.parse(f"""
          func.func @f(%x: {x_type}, %w: {f_type}, %b: tensor<1xf32>) -> {y_type} {{
            %e = tensor.empty() : {y_type}
            %0 = linalg.broadcast ins(%b : tensor<1xf32>) outs(%e : {y_type})
                dimensions = [0, 1, 2]
            %1 = linalg.conv_2d_nhwc_{filters} {{
                strides = dense<{steps}> : tensor<2xi64>,
                dilations = dense<{apart}> : tensor<2xi64>}}
              ins(%x, %w : {x_type}, {f_type}) outs(%0 : {y_type}) -> {y_type}
            return %1 : {y_type}
          }}""").compile()
        np.testing.assert_allclose(
            function(x, given, bias), expected, rtol=0, atol=1e-5, err_msg=x_type
        )
