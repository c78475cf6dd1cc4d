# SPDX-License-Identifier: Apache-2.0
"""TOSA 1.0 in: each kind of operation, compiled and called, against NumPy."""

import math
from itertools import product

import numpy as np
import pytest
from tensoropt import CompileError, Module, Pipeline

F, D = np.float32, np.float64
RNG = np.random.default_rng(7)


def floats(*shape):
    return RNG.uniform(-1, 1, shape).astype(F)


def integers(*shape, kind=np.int8, low=-100, high=100):
    return RNG.integers(low, high, shape).astype(kind)


ELEMENTS = {"float32": "f32", "float64": "f64", "bool": "i1"}


def type_of(array, shape=None):
    """The type of an array as MLIR spells it, with other extents if given."""
    element = ELEMENTS.get(array.dtype.name, f"i{array.dtype.itemsize * 8}")
    extents = array.shape if shape is None else shape
    return f"tensor<{'x'.join([*map(str, extents), element])}>"


def constant(name, values, element):
    """A constant of one dimension."""
    kind = f"tensor<{len(values)}x{element}>"
    attribute = f"dense<{values}> : {kind}"
    return f'%{name} = "tosa.const"() <{{values = {attribute}}}> : () -> {kind}\n'


def shape(name, extents):
    """A shape, which TOSA 1.0 keeps apart from tensors."""
    rank = len(extents)
    return (
        f"%{name} = tosa.const_shape {{values = dense<{list(extents)}> : "
        f"tensor<{rank}xindex>}} : () -> !tosa.shape<{rank}>\n"
    )


def attributes(kind="", **arrays):
    """Attributes that are arrays of numbers, behind the type of an accumulator."""
    texts = [f"acc_type = {kind}"] if kind else []
    for name, values in arrays.items():
        texts.append(f"{name} = array<i64: {', '.join(map(str, values))}>")
    return "{" + ", ".join(texts) + "}"


def run(body, arguments, result, dynamic=False, **types):
    """Calls a function of arguments %0, %1, ...; T0, T1, ... and R are types.

    ``result`` is an array of the type of what is returned, its value is not used.
    """
    types = {
        f"T{n}": type_of(a, ["?", *a.shape[1:]] if dynamic else None)
        for n, a in enumerate(arguments)
    } | types
    types["R"] = type_of(result, ["?", *result.shape[1:]] if dynamic else None)
    for name, text in types.items():
        body = body.replace(f"${name}", text)
    parameters = ", ".join(f"%{n}: {types[f'T{n}']}" for n in range(len(arguments)))
    text = f"func.func @f({parameters}) -> {types['R']} {{\n{body}\n"
    text += f"  return %r : {types['R']}\n}}\n"
    return Module.parse(text).compile()["f"](*arguments)


def check(body, arguments, expected, tolerance=0.0, dynamic=False):
    found = run(body, arguments, expected, dynamic)
    assert found.dtype == expected.dtype and found.shape == expected.shape
    np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance)


# Convolutions and products. A sum of n products of f32 below 1 errs by n 2^-24.

ZERO = constant("z", [0.0], "f32")


def convolve(x, w, b, stride, pad, dilation, depthwise=False):
    """NHWC, plain: sums in float64 over the taps of the filter."""
    top, bottom, left, right = pad
    x = np.pad(x.astype(D), ((0, 0), (top, bottom), (left, right), (0, 0)))
    kh, kw = (w.shape[0], w.shape[1]) if depthwise else (w.shape[1], w.shape[2])
    rows = (x.shape[1] - (kh - 1) * dilation[0] - 1) // stride[0] + 1
    columns = (x.shape[2] - (kw - 1) * dilation[1] - 1) // stride[1] + 1
    total = np.zeros((x.shape[0], rows, columns, len(b))) + b
    for i, j in product(range(kh), range(kw)):
        part = x[:, i * dilation[0] :, j * dilation[1] :][
            :, : (rows - 1) * stride[0] + 1 : stride[0]
        ][:, :, : (columns - 1) * stride[1] + 1 : stride[1]]
        if depthwise:
            terms = np.einsum("nhwc,cm->nhwcm", part, w[i, j].astype(D))
            total += terms.reshape(total.shape)
        else:
            total += np.einsum("nhwc,oc->nhwo", part, w[:, i, j].astype(D))
    return total


# TOSA wants strides to divide what is left of an extent.
@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize(
    ("columns", "stride", "pad", "dilation"),
    [(11, (1, 1), (0, 0, 0, 0), (1, 1)), (10, (2, 3), (1, 1, 2, 2), (2, 1))],
)
def test_conv2d(columns, stride, pad, dilation, dynamic):
    x, w, b = floats(2, 9, columns, 3), floats(5, 3, 2, 3), floats(5)
    how = attributes("f32", pad=pad, stride=stride, dilation=dilation)
    body = ZERO + f"%r = tosa.conv2d %0, %1, %2, %z, %z {how} : "
    body += "($T0, $T1, $T2, tensor<1xf32>, tensor<1xf32>) -> $R"
    expected = convolve(x, w, b, stride, pad, dilation).astype(F)
    found = run(body, [x, w, b], expected, dynamic, T1=type_of(w), T2=type_of(b))
    np.testing.assert_allclose(found, expected, atol=2e-6)


def test_conv2d_int8():
    x, w, b = integers(1, 6, 6, 4), integers(3, 3, 3, 4), integers(3, kind=np.int32)
    body = constant("xz", [-5], "i8") + constant("wz", [0], "i8")
    how = attributes("i32", pad=(1, 1, 1, 1), stride=(1, 1), dilation=(1, 1))
    body += f"%r = tosa.conv2d %0, %1, %2, %xz, %wz {how} : "
    body += "($T0, $T1, $T2, tensor<1xi8>, tensor<1xi8>) -> $R"
    expected = convolve(x.astype(int) + 5, w, b, (1, 1), (1, 1, 1, 1), (1, 1))
    check(body, [x, w, b], expected.astype(np.int32))


def test_depthwise_conv2d():
    x, w, b = floats(1, 7, 7, 3), floats(3, 3, 3, 2), floats(6)
    how = attributes("f32", pad=(1, 1, 1, 1), stride=(2, 2), dilation=(1, 1))
    body = ZERO + f"%r = tosa.depthwise_conv2d %0, %1, %2, %z, %z {how} : "
    body += "($T0, $T1, $T2, tensor<1xf32>, tensor<1xf32>) -> $R"
    expected = convolve(x, w, b, (2, 2), (1, 1, 1, 1), (1, 1), depthwise=True)
    check(body, [x, w, b], expected.astype(F), 1e-6)


def test_transpose_conv2d():
    x, w, b = floats(1, 3, 4, 2), floats(3, 2, 2, 2), floats(3)
    how = attributes("f32", out_pad=(0, 0, 0, 0), stride=(2, 2))
    body = ZERO + f"%r = tosa.transpose_conv2d %0, %1, %2, %z, %z {how} : "
    body += "($T0, $T1, $T2, tensor<1xf32>, tensor<1xf32>) -> $R"
    expected = np.zeros((1, 6, 8, 3)) + b
    for i, j in product(range(2), range(2)):
        expected[:, i::2, j::2] += np.einsum("nhwc,oc->nhwo", x, w[:, i, j])
    check(body, [x, w, b], expected.astype(F), 1e-6)


@pytest.mark.parametrize("dynamic", [False, True])
def test_matmul(dynamic):
    a, b = floats(3, 4, 5), floats(3, 5, 6)
    body = ZERO + (
        "%r = tosa.matmul %0, %1, %z, %z : "
        "($T0, $T1, tensor<1xf32>, tensor<1xf32>) -> $R"
    )
    check(body, [a, b], (a.astype(D) @ b).astype(F), 1e-6, dynamic)


def test_matmul_int8():
    a, b = integers(1, 4, 5), integers(1, 5, 6)
    body = constant("a", [3], "i8") + constant("b", [-2], "i8")
    body += (
        "%r = tosa.matmul %0, %1, %a, %b : ($T0, $T1, tensor<1xi8>, tensor<1xi8>) -> $R"
    )
    check(body, [a, b], (a.astype(np.int32) - 3) @ (b.astype(np.int32) + 2))


# Pooling


def windows(x, size):
    """Windows that touch, as the last two dimensions of six."""
    n, h, w, c = x.shape
    return x.reshape(n, h // size, size, w // size, size, c).transpose(0, 1, 3, 5, 2, 4)


def test_max_pool2d():
    x = floats(2, 4, 6, 3)
    how = attributes(kernel=(2, 2), stride=(2, 2), pad=(0, 0, 0, 0))
    body = f"%r = tosa.max_pool2d %0 {how} : ($T0) -> $R"
    check(body, [x], windows(x, 2).max(axis=(4, 5)))


def test_avg_pool2d_counts_what_is_there():
    x = floats(1, 4, 4, 2)
    how = attributes("f32", kernel=(3, 3), stride=(1, 1), pad=(1, 1, 1, 1))
    body = ZERO + f"%r = tosa.avg_pool2d %0, %z, %z {how} : "
    body += "($T0, tensor<1xf32>, tensor<1xf32>) -> $R"
    expected = np.empty_like(x)
    for i, j in product(range(4), range(4)):
        near = x[:, max(i - 1, 0) : i + 2, max(j - 1, 0) : j + 2]
        expected[:, i, j] = near.mean(axis=(1, 2), dtype=D)
    check(body, [x], expected, 1e-6)


def test_avg_pool2d_int8_rounds():
    x = integers(1, 4, 4, 2)
    how = attributes("i32", kernel=(2, 2), stride=(2, 2), pad=(0, 0, 0, 0))
    body = constant("p", [0], "i8") + f"%r = tosa.avg_pool2d %0, %p, %p {how} : "
    body += "($T0, tensor<1xi8>, tensor<1xi8>) -> $R"
    # The specification divides by 4 as a product with 2^30 + 1, shifted by 32.
    sums = windows(x.astype(int), 2).sum(axis=(4, 5))
    expected = (sums * (2**30 + 1) + 2**31) >> 32
    check(body, [x], expected.astype(np.int8))


# Element by element


@pytest.mark.parametrize("dynamic", [False, True])
def test_add_broadcasts(dynamic):
    a, b = floats(4, 1, 3), floats(4, 5, 3)
    check("%r = tosa.add %0, %1 : ($T0, $T1) -> $R", [a, b], a + b, dynamic=dynamic)


BINARY = {
    "sub": np.subtract,
    "maximum": np.maximum,
    "minimum": np.minimum,
    "pow": lambda a, b: np.power(a.astype(D), b).astype(F),
    "greater": np.greater,
    "greater_equal": np.greater_equal,
    "equal": np.equal,
}


@pytest.mark.parametrize("name", BINARY)
def test_binary(name):
    a, b = abs(floats(3, 4)), floats(1, 4)
    expected = BINARY[name](a, b)
    check(f"%r = tosa.{name} %0, %1 : ($T0, $T1) -> $R", [a, b], expected, 1e-6)


UNARY = {
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "exp": np.exp,
    "erf": np.vectorize(math.erf),
    "abs": np.abs,
    "ceil": np.ceil,
    "floor": np.floor,
    "sin": np.sin,
    "cos": np.cos,
    "log": np.log,
    "rsqrt": lambda x: 1 / np.sqrt(x),
    "reciprocal": lambda x: 1 / x,
}


@pytest.mark.parametrize("name", UNARY)
def test_unary(name):
    x = floats(3, 5) * F(4)
    if name in ("log", "rsqrt", "reciprocal"):
        x = abs(x) + F(0.1)
    exact = UNARY[name]
    # Upstream's approximations of tanh and erf err by a few units.
    check(f"%r = tosa.{name} %0 : ($T0) -> $R", [x], exact(x.astype(D)).astype(F), 2e-6)


def test_mul_and_select():
    a, b, c = floats(2, 3), floats(2, 3), integers(2, 3, kind=bool, low=0, high=2)
    body = constant("s", [0], "i8") + (
        "%p = tosa.mul %0, %1, %s : ($T0, $T1, tensor<1xi8>) -> $T0\n"
        "%r = tosa.select %2, %p, %0 : ($T2, $T0, $T0) -> $R"
    )
    check(body, [a, b, c], np.where(c, a * b, a))


def test_clamp_and_negate():
    x, n = floats(10) * F(3), integers(10)
    check(
        "%r = tosa.clamp %0 {min_val = -1.0 : f32, max_val = 0.5 : f32} : ($T0) -> $R",
        [x],
        np.clip(x, F(-1), F(0.5)),
    )
    check(
        "%r = tosa.clamp %0 {min_val = -7 : i8, max_val = 60 : i8} : ($T0) -> $R",
        [n],
        np.clip(n, -7, 60),
    )
    body = constant("a", [5], "i8") + constant("b", [-3], "i8")
    body += "%r = tosa.negate %0, %a, %b : ($T0, tensor<1xi8>, tensor<1xi8>) -> $R"
    expected = np.clip(-(n.astype(int) - 5) - 3, -128, 127)
    check(body, [n], expected.astype(np.int8))


@pytest.mark.parametrize("rounding", ["SINGLE_ROUND", "DOUBLE_ROUND", "INEXACT_ROUND"])
def test_rescale_int8(rounding):
    # Times 1.2 / 64: the multiplier has 30 bits behind the point.
    x = integers(2, 50, kind=np.int32, low=-20000, high=20000)
    multiplier, shift = round(1.2 * 2**30), 36
    body = (
        constant("m", [multiplier], "i32")
        + constant("s", [shift], "i8")
        + constant("i", [0], "i32")
        + constant("o", [-4], "i8")
        + "%r = tosa.rescale %0, %m, %s, %i, %o {scale32 = true, "
        f"rounding_mode = {rounding}, per_channel = false, "
        "input_unsigned = false, output_unsigned = false} : "
        "($T0, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> $R"
    )
    wide = x.astype(object) * multiplier + (1 << (shift - 1))
    if rounding == "DOUBLE_ROUND":
        wide += np.where(x >= 0, 1 << 30, -(1 << 30)).astype(object)
    expected = np.clip((wide >> shift) - 4, -128, 127).astype(np.int8)
    check(body, [x], expected)


def test_table_and_cast():
    x = integers(64, low=-128, high=128)
    table = RNG.integers(-128, 128, 256).astype(np.int8)
    body = constant("t", table.tolist(), "i8")
    body += "%r = tosa.table %0, %t : ($T0, tensor<256xi8>) -> $R"
    check(body, [x], table[x.astype(int) + 128])
    y = floats(20) * F(200)
    expected = np.clip(np.rint(y), -128, 127).astype(np.int8)
    check("%r = tosa.cast %0 : ($T0) -> $R", [y], expected)


# Shapes


@pytest.mark.parametrize("dynamic", [False, True])
def test_transpose(dynamic):
    x = floats(2, 3, 4)
    body = "%r = tosa.transpose %0 {perms = array<i32: 0, 2, 1>} : ($T0) -> $R"
    check(body, [x], x.transpose(0, 2, 1), dynamic=dynamic)


def test_reshape_reverse_concat():
    x, y = floats(2, 6), floats(2, 2)
    body = shape("s", (3, 4)) + "%r = tosa.reshape %0, %s : ($T0, !tosa.shape<2>) -> $R"
    check(body, [x], x.reshape(3, 4))
    body = "%r = tosa.reverse %0 {axis = 1 : i32} : ($T0) -> $R"
    check(body, [x], x[:, ::-1])
    body = "%r = tosa.concat %0, %1 {axis = 1 : i32} : ($T0, $T1) -> $R"
    check(body, [x, y], np.concatenate([x, y], axis=1))


def test_pad_slice_tile():
    x = floats(3, 4)
    body = shape("p", (1, 2, 0, 3)) + constant("v", [-2.5], "f32")
    body += "%r = tosa.pad %0, %p, %v : ($T0, !tosa.shape<4>, tensor<1xf32>) -> $R"
    check(body, [x], np.pad(x, ((1, 2), (0, 3)), constant_values=-2.5))
    body = shape("a", (1, 1)) + shape("b", (2, 3))
    body += "%r = tosa.slice %0, %a, %b : ($T0, !tosa.shape<2>, !tosa.shape<2>) -> $R"
    check(body, [x], x[1:3, 1:4])
    body = shape("m", (2, 3)) + "%r = tosa.tile %0, %m : ($T0, !tosa.shape<2>) -> $R"
    check(body, [x], np.tile(x, (2, 3)))


def test_gather():
    values, at = floats(2, 5, 3), integers(2, 4, kind=np.int32, low=0, high=5)
    body = "%r = tosa.gather %0, %1 : ($T0, $T1) -> $R"
    check(body, [values, at], np.take_along_axis(values, at[:, :, None], axis=1))
    at[1, 2] = 5
    with pytest.raises(ValueError, match="index out of range"):
        run(body, [values, at], values[:, :4])


# Sums


@pytest.mark.parametrize("name", ["sum", "max", "min", "product"])
@pytest.mark.parametrize("axis", [0, 1])
def test_reduce(name, axis):
    x = floats(4, 5)
    exact = getattr(np, {"product": "prod"}.get(name, name))
    expected = exact(x.astype(D), axis=axis, keepdims=True).astype(F)
    body = f"%r = tosa.reduce_{name} %0 {{axis = {axis} : i32}} : ($T0) -> $R"
    check(body, [x], expected, 1e-6)


def test_argmax():
    x = integers(4, 30, kind=np.int32, low=0, high=9)
    body = "%r = tosa.argmax %0 {axis = 1 : i32} : ($T0) -> $R"
    check(body, [x], x.argmax(axis=1).astype(np.int32))


# Resizing: twice as many, neighbours at even places


def test_resize():
    x = floats(1, 3, 4, 2)
    shapes = shape("s", (4, 2, 4, 2)) + shape("o", (0, 0)) + shape("b", (0, 0))
    expected = x.repeat(2, axis=1).repeat(2, axis=2)[:, :5, :7]
    kinds = "($T0, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> $R"
    body = shapes + f"%r = tosa.resize %0, %s, %o, %b {{mode = BILINEAR}} : {kinds}"
    between = (x[:, :, :-1] + x[:, :, 1:]) / 2
    wide = np.empty((1, 3, 7, 2), F)
    wide[:, :, ::2], wide[:, :, 1::2] = x, between
    expected = np.empty((1, 5, 7, 2), F)
    expected[:, ::2], expected[:, 1::2] = wide, (wide[:, :-1] + wide[:, 1:]) / 2
    check(body, [x], expected, 1e-6)


@pytest.mark.parametrize("kind", [np.float32, np.int8])
def test_resize_starts_outside(kind):
    """Half-pixel centres: the first place is a quarter before the first pixel."""
    x = integers(1, 3, 4, 2, kind=kind)
    body = shape("s", (4, 2, 4, 2)) + shape("o", (-1, -1)) + shape("b", (1, 1))
    kinds = "($T0, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> $R"
    body += f"%r = tosa.resize %0, %s, %o, %b {{mode = BILINEAR}} : {kinds}"
    wide = np.pad(x.astype(int), ((0, 0), (1, 1), (1, 1), (0, 0)), "edge")
    for axis in (1, 2):  # weights 3 and 1 of 4, around each pixel
        wide = np.moveaxis(wide, axis, 0)
        before, after = wide[:-2] + 3 * wide[1:-1], 3 * wide[1:-1] + wide[2:]
        wide = np.stack([before, after], axis=1).reshape(-1, *wide.shape[1:])
        wide = np.moveaxis(wide, 0, axis)
    # Integers come with the product of the weights.
    expected = (wide / 16).astype(F) if kind is F else wide.astype(np.int32)
    check(body, [x], expected, 1e-5)


# Control flow, variables and weights


@pytest.mark.parametrize("extents", [(), (1,), (1, 1)])
def test_branches(extents):
    c, x = np.ones(extents, bool), floats(3)
    body = """
    %r = tosa.cond_if %0 (%a = %1) : $T0 ($T1) -> $R {
    ^bb0(%a: $T1):
      %n = tosa.add %a, %a : ($T1, $T1) -> $R
      tosa.yield %n : $R
    } else {
    ^bb0(%a: $T1):
      tosa.yield %a : $T1
    }"""
    for value in (True, False):
        c[...] = value
        check(body, [c, x], x + x if value else x)


@pytest.mark.parametrize("extents", [(), (1,)])
def test_loops(extents):
    body = """
    %limit = "tosa.const"() <{values = dense<1000> : $R}> : () -> $R
    %r = tosa.while_loop (%a = %0) : ($R) -> $R {
      %c = tosa.greater %limit, %a : ($R, $R) -> $C
      tosa.yield %c : $C
    } do {
    ^bb0(%a: $R):
      %n = tosa.add %a, %a : ($R, $R) -> $R
      tosa.yield %n : $R
    }"""
    start = np.full(extents, 3, np.int32)
    body = body.replace("$C", type_of(start > 0))
    check(body, [start], np.full(extents, 1536, np.int32))


def test_variables():
    """What is never written is a constant."""
    kind = "tensor<2xf32>"
    module = Module.parse(f"""
    tosa.variable @v = dense<1.0> : {kind}
    func.func @f(%x: {kind}) -> {kind} {{
      %0 = tosa.variable_read @v : {kind}
      %1 = tosa.add %0, %x : ({kind}, {kind}) -> {kind}
      return %1 : {kind}
    }}""")
    f = module.compile()["f"]
    np.testing.assert_array_equal(f(np.array([1, 2], F)), [2, 3])


def test_weights_stay_resources(tmp_path):
    """Weights are neither copied into attributes nor printed."""
    x, weights = floats(1, 8, 8, 4), floats(8, 3, 3, 4)
    blob = (b"\x04\x00\x00\x00" + weights.tobytes()).hex().upper()
    how = attributes("f32", pad=(0, 0, 0, 0), stride=(1, 1), dilation=(1, 1))
    image, result, kind = type_of(x), "tensor<1x6x6x8xf32>", type_of(weights)
    text = f"""
func.func @f(%x: {image}) -> {result} {{
  %w = "tosa.const"() <{{values = dense_resource<w> : {kind}}}> : () -> {kind}
  {constant("b", [0.0] * 8, "f32")}
  {ZERO}
  %0 = tosa.conv2d %x, %w, %b, %z, %z {how}
    : ({image}, {kind}, tensor<8xf32>, tensor<1xf32>, tensor<1xf32>) -> {result}
  return %0 : {result}
}}
{{-# dialect_resources: {{ builtin: {{ w: "0x{blob}" }} }} #-}}
"""
    module = Module.parse(text)
    assert blob[:100] not in str(module)
    expected = convolve(x, weights, np.zeros(8), (1, 1), (0, 0, 0, 0), (1, 1))
    found = module.compile()["f"](x)
    np.testing.assert_allclose(found, expected, atol=4e-6)
    module.save(tmp_path / "w.mlirbc")
    again = Module.load(tmp_path / "w.mlirbc").compile()["f"](x)
    np.testing.assert_array_equal(again, found)


# What has no lowering is an error with a place.


POOL = attributes("f32", kernel=(2, 2), stride=(2, 2), pad=(0, 0, 0, 0))
CONV = attributes("f32", pad=(0, 0, 0, 0), stride=(1, 1), dilation=(1, 1))
CUSTOM = '{operator_name = "a", domain_name = "b", implementation_attrs = ""}'
Z = "tensor<1xf32>"

UNLOWERED = {
    "custom": (
        f"func.func @f(%x: {Z}) -> {Z} {{\n"
        f"  %r = tosa.custom %x {CUSTOM} : ({Z}) -> {Z} return %r : {Z} }}",
        r"'tosa\.custom' is not read",
    ),
    "no elements": (
        "func.func @f(%x: tensor<0xf32>) {\n"
        "  %r = tosa.exp %x : (tensor<0xf32>) -> tensor<0xf32> return }",
        "tosa-conformant",
    ),
    "no rank": (
        f"func.func @f(%x: tensor<*xf32>, %w: tensor<1x1x1x1xf32>, %z: {Z}) {{\n"
        f"  %r = tosa.conv2d %x, %w, %z, %z, %z {CONV} : (tensor<*xf32>, "
        f"tensor<1x1x1x1xf32>, {Z}, {Z}, {Z}) -> tensor<*xf32>\n  return }}",
        r"'tosa\.conv2d' has a tensor whose rank is not known",
    ),
    "averages over unknown extents": (
        f"func.func @f(%x: tensor<1x?x?x1xf32>, %z: {Z}) -> tensor<1x?x?x1xf32> {{\n"
        f"  %r = tosa.avg_pool2d %x, %z, %z {POOL} : (tensor<1x?x?x1xf32>, {Z}, {Z}) "
        "-> tensor<1x?x?x1xf32>\n  return %r : tensor<1x?x?x1xf32> }",
        "extents that are not known",
    ),
}


@pytest.mark.parametrize("name", UNLOWERED)
def test_errors(name):
    text, message = UNLOWERED[name]
    with pytest.raises(CompileError, match=message) as caught:
        Pipeline("loops").run(Module.parse(text))
    assert caught.value.diagnostics[0].line == 2
