# SPDX-License-Identifier: Apache-2.0
"""Arithmetic on f16 and bf16, against NumPy and ml_dtypes."""

import os

import ml_dtypes
import numpy as np
import pytest
import tensoropt

CPUS = (
    ["native", "x86-64-v3", "x86-64"] if os.uname().machine == "x86_64" else ["native"]
)
NAMES = {
    np.float16: "f16",
    ml_dtypes.bfloat16: "bf16",
    np.float32: "f32",
    np.float64: "f64",
}


def compile_each(body, source, result, cpu, pipeline="cpu"):
    """A function of one argument and of its elements, %a to %r."""
    a, r = NAMES[source], NAMES[result]
    text = f"""
    #id = affine_map<(i) -> (i)>
    func.func @f(%x: tensor<?x{a}>) -> tensor<?x{r}> {{
      %c0 = arith.constant 0 : index
      %n = tensor.dim %x, %c0 : tensor<?x{a}>
      %empty = tensor.empty(%n) : tensor<?x{r}>
      %y = linalg.generic {{indexing_maps = [#id, #id], iterator_types = ["parallel"]}}
          ins(%x : tensor<?x{a}>) outs(%empty : tensor<?x{r}>) {{
        ^bb0(%a: {a}, %out: {r}):
          {body}
          linalg.yield %r : {r}
      }} -> tensor<?x{r}>
      return %y : tensor<?x{r}>
    }}"""
    return tensoropt.Module.parse(text).compile(pipeline, target_cpu=cpu)


def bits(values):
    """What distinguishes them; one NaN is like another."""
    unsigned = values.view(f"u{values.itemsize}")
    return np.where(np.isnan(values), 0, unsigned)


def round_once(numbers, element, exact):
    """The nearest of all numbers of a type, of two the even one; ml_dtypes rounds f64
    twice."""
    x = numbers.astype(np.float64)
    low = np.clip(np.searchsorted(exact, x, "right") - 1, 0, len(exact) - 2)
    middle = (exact[low] + exact[low + 1]) / 2
    is_odd = exact[low].astype(element).view(np.uint16) % 2 == 1
    near = exact[low + ((x > middle) | ((x == middle) & is_odd))]
    limit = exact[-1] + (exact[-1] - exact[-2]) / 2
    near = np.where(np.abs(x) >= limit, np.inf, np.where(np.isnan(x), x, near))
    return np.copysign(near, x).astype(element)


@pytest.mark.parametrize("cpu", CPUS)
@pytest.mark.parametrize("element", [np.float16, ml_dtypes.bfloat16])
@pytest.mark.parametrize("wide", [np.float32, np.float64])
def test_conversions_are_those_of_numpy(element, wide, cpu):
    every = np.arange(2**16, dtype=np.uint16).view(element)
    narrow, large = NAMES[element], NAMES[wide]
    extend = compile_each(
        f"%r = arith.extf %a : {narrow} to {large}", element, wide, cpu
    )
    with np.errstate(invalid="ignore"):
        values = every.astype(wide)
    np.testing.assert_array_equal(bits(extend(every)), bits(values))
    # All numbers, what lies half way between two, and the neighbours of that.
    exact = np.unique(values[np.isfinite(values)].astype(np.float64))
    middle = (exact[1:] + exact[:-1]) / 2
    numbers = np.concatenate([exact, middle]).astype(wide)
    numbers = np.concatenate(
        [
            numbers,
            np.nextafter(numbers, wide(np.inf)),
            np.nextafter(numbers, wide(-np.inf)),
            np.array([65519.99, 65520, 3.4e38, np.inf, -np.inf, np.nan], wide),
        ]
    )
    round_ = compile_each(
        f"%r = arith.truncf %a : {large} to {narrow}", wide, element, cpu
    )
    expected = round_once(numbers, element, exact)
    np.testing.assert_array_equal(bits(round_(numbers)), bits(expected))


@pytest.mark.parametrize("cpu", CPUS)
@pytest.mark.parametrize("element", [np.float16, ml_dtypes.bfloat16])
def test_a_chain_is_rounded_once_or_at_each_step(element, cpu):
    name = NAMES[element]
    x = np.random.default_rng(0).standard_normal(1000).astype(element)
    body = f"""
    %0 = arith.mulf %a, %a : {name}
    %1 = arith.addf %0, %a : {name}
    %r = arith.mulf %1, %a : {name}"""
    wide = x.astype(np.float32)
    once = ((wide * wide + wide) * wide).astype(element)
    each = (x * x + x) * x
    assert (once != each).any()
    np.testing.assert_array_equal(compile_each(body, element, element, cpu)(x), once)
    strict = compile_each(body, element, element, cpu, "cpu{widen=false}")
    np.testing.assert_array_equal(strict(x), each)


@pytest.mark.parametrize("element", [np.float16, ml_dtypes.bfloat16])
def test_a_long_sum_does_not_stop(element):
    name = NAMES[element]
    text = f"""
    func.func @f(%x: tensor<4x9000x{name}>) -> tensor<4x{name}> {{
      %zero = arith.constant 0.0 : {name}
      %empty = tensor.empty() : tensor<4x{name}>
      %begin = linalg.fill ins(%zero : {name})
          outs(%empty : tensor<4x{name}>) -> tensor<4x{name}>
      %y = linalg.reduce {{ arith.addf }} ins(%x : tensor<4x9000x{name}>)
          outs(%begin : tensor<4x{name}>) dimensions = [1]
      return %y : tensor<4x{name}>
    }}"""
    ones = np.ones((4, 9000), element)
    result = tensoropt.Module.parse(text).compile()(ones)
    np.testing.assert_array_equal(result, ones.astype(float).sum(1).astype(element))
