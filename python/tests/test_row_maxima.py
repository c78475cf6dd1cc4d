# SPDX-License-Identifier: Apache-2.0
"""Maxima and minima of rows, in vectors, against NumPy: what is not a number stays so,
or is left out."""

import numpy as np
import pytest
import tensoropt

ORACLES = {
    "maximumf": np.maximum.reduce,
    "minimumf": np.minimum.reduce,
    "maxnumf": np.fmax.reduce,
    "minnumf": np.fmin.reduce,
}


@pytest.mark.parametrize("name", ORACLES)
@pytest.mark.parametrize("dtype", ["f32", "f64"])
def test_equals_numpy(name, dtype):
    module = tensoropt.Module.parse(f"""
      func.func @f(%x: tensor<?x?x{dtype}>, %y: tensor<?x{dtype}>)
          -> tensor<?x{dtype}> {{
        %r = linalg.generic {{indexing_maps = [affine_map<(i, j) -> (i, j)>,
                affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}}
            ins(%x : tensor<?x?x{dtype}>) outs(%y : tensor<?x{dtype}>) {{
          ^bb0(%a: {dtype}, %b: {dtype}):
            %0 = arith.{name} %a, %b : {dtype}
            linalg.yield %0 : {dtype}
        }} -> tensor<?x{dtype}>
        return %r : tensor<?x{dtype}>
      }}""")
    function = module.compile()
    random = np.random.default_rng(0)
    kind = {"f32": "f4", "f64": "f8"}[dtype]
    for length in [0, 1, 3, 15, 16, 17, 64, 75]:
        x = random.standard_normal((40, length)).astype(kind)
        x[random.random(x.shape) < 0.02] = np.nan
        x[20:22] = np.nan
        x[22:24] = -np.inf
        x[24:26] = np.inf
        begun = random.standard_normal(40).astype(kind)
        begun[30] = np.nan
        result = function(x, begun)
        expected = ORACLES[name](np.column_stack([begun, x]), axis=1)
        np.testing.assert_array_equal(result, expected)
