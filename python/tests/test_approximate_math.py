# SPDX-License-Identifier: Apache-2.0
"""exp, tanh and erf of f32 that a compiled function computes by itself."""

import math

import numpy as np
import pytest
import tensoropt

NUMBERS = np.unique(
    np.concatenate(
        [
            np.linspace(-100, 88, 20001),
            np.linspace(-5, 5, 20001),
            np.geomspace(1e-38, 1e38, 5001),
            -np.geomspace(1e-38, 1e38, 5001),
        ]
    ).astype("f")
)
SPECIAL = np.array([np.nan, np.inf, -np.inf, 0, -0.0], "f")


def compile_function(name, pipeline):
    return tensoropt.Module.parse(
        f"""
        func.func @f(%x: tensor<?xf32>) -> tensor<?xf32> {{
          %zero = arith.constant 0 : index
          %n = tensor.dim %x, %zero : tensor<?xf32>
          %empty = tensor.empty(%n) : tensor<?xf32>
          %y = linalg.generic {{indexing_maps = [affine_map<(i) -> (i)>,
                  affine_map<(i) -> (i)>], iterator_types = ["parallel"]}}
              ins(%x : tensor<?xf32>) outs(%empty : tensor<?xf32>) {{
            ^bb0(%a: f32, %out: f32):
              %0 = math.{name} %a : f32
              linalg.yield %0 : f32
          }} -> tensor<?xf32>
          return %y : tensor<?xf32>
        }}"""
    ).compile(pipeline)


@pytest.mark.parametrize("name", ["exp", "tanh", "erf"])
def test_error(name):
    function = compile_function(name, "cpu")
    with np.errstate(over="ignore"):
        exact = np.vectorize(getattr(math, name) if name != "exp" else np.exp)(
            NUMBERS.astype(float)
        )
        rounded = exact.astype("f")
    result = function(NUMBERS)
    normal = np.isfinite(rounded) & (np.abs(exact) >= np.finfo("f").tiny)
    error = np.abs(result[normal] / exact[normal] - 1)
    assert error.max() < 3.5e-7
    np.testing.assert_array_equal(np.isfinite(result), np.isfinite(rounded))
    assert np.abs(result[~normal & np.isfinite(rounded)]).max(initial=0) < 1.2e-38
    special = [getattr(np, name, np.sign)(x) for x in SPECIAL]  # erf: -1, 0, 1
    np.testing.assert_array_equal(function(SPECIAL), special)


def test_is_an_option():
    libm = compile_function("exp", "cpu{approximate=false}")(NUMBERS)
    near = compile_function("exp", "cpu")(NUMBERS)
    assert (near != libm).any()
