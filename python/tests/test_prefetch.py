# SPDX-License-Identifier: Apache-2.0
"""Rows that are so many that those of later entries are prefetched."""

import numpy as np
import pytest
import scipy.sparse as sp
from tensoropt import Module, SparseTensor

ROWS = 5000
COLUMNS = 43  # 1.7 MB for each of two operands, in tiles of 32, 10 and 1
LEVELS = "#sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>"


def encoding(triangle):
    if not triangle:
        return LEVELS
    return (
        "#tensoropt.encoding<{ symmetry = <(0 1)>, "
        f"stored = canonical, triangle = {triangle}, sparse = {LEVELS} }}>"
    )


def source(triangle, element):
    tensor = f"tensor<?x?x{element}, {encoding(triangle)}>"
    dense = f"tensor<?x?x{element}>"
    return f"""
func.func @f(%A: {tensor}, %B: {dense}, %C: {dense}) -> {dense} {{
  %0 = tensoropt.einsum "ij,jr->ir" ins(%A, %B : {tensor}, {dense})
      outs(%C : {dense}) -> {dense}
  return %0 : {dense}
}}"""


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("triangle", ["", "upper", "lower"])
@pytest.mark.parametrize("per_row", [0.001, 3])
def test_products(triangle, threads, per_row):
    """Whole numbers come out as SciPy has them; with few entries most are the last
    sixteen of all, for which no later entry is there."""
    random = np.random.default_rng(11)
    count = max(int(ROWS * per_row), 1)
    places = random.integers(0, ROWS, (2, count))
    values = random.integers(-9, 10, count).astype(float)
    array = sp.csr_array((values, places), shape=(ROWS, ROWS))
    array = sp.csr_array(array + array.T) if triangle else array
    option = f"{{threads={threads} thread-work=0}}" if threads > 1 else ""
    function = Module.parse(source(triangle, "f64")).compile(f"cpu{option}")["f"]
    packed = SparseTensor.pack(array, like=function.arguments[0])
    factor = random.integers(-9, 10, (ROWS, COLUMNS)).astype(float)
    output = random.integers(-9, 10, (ROWS, COLUMNS)).astype(float)
    expected = output + array @ factor
    function(packed, factor, output)
    np.testing.assert_array_equal(output, expected)


def test_no_entries():
    """No entry is the last one."""
    function = Module.parse(source("upper", "f64")).compile("cpu")["f"]
    empty = sp.csr_array((ROWS, ROWS))
    packed = SparseTensor.pack(empty, like=function.arguments[0])
    factor, output = np.ones((2, ROWS, COLUMNS))
    function(packed, factor, output)
    np.testing.assert_array_equal(output, 1)
