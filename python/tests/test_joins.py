# SPDX-License-Identifier: Apache-2.0
"""Several sparse operands and sparse results, against brute force and SciPy."""

import os
import random

import numpy as np
import pytest
import scipy.sparse as sp
from kernels import LEVELS, random_matrix
from random_einsums import ELEMENTS, RandomEinsum
from tensoropt import Module


def stored_entries(result):
    """What a result holds, by place; a sparse one must not repeat a place."""
    if isinstance(result, np.ndarray):
        return dict(np.ndenumerate(result))
    coordinates, values = result.to_coo()
    found = {tuple(map(int, p)): v for p, v in zip(coordinates.T, values, strict=True)}
    assert len(found) == len(values)
    return found


def draw_pipeline(seed):
    """Options that change the code of joins."""
    draw = random.Random(seed)
    options = [f"threads={draw.choice([1, 1, 2, 3])}"]
    options.append(f"thread-work={draw.choice([0, 0, 20])}")
    options.append(f"transpose={draw.choice(['true', 'true', 'false'])}")
    return f"cpu{{{' '.join(options)}}}"


# Weighted diagonals of the dense path round; whole numbers leave no other error.
# TENSOROPT_JOIN_SEEDS=1000:3000 chooses other seeds.
FIRST, LAST = map(int, os.environ.get("TENSOROPT_JOIN_SEEDS", "0:200").split(":"))


@pytest.mark.parametrize("seed", range(FIRST, LAST))
def test_random_einsum(seed):
    einsum = RandomEinsum(seed)
    pipeline = draw_pipeline(seed)
    results = Module.parse(einsum.text).compile(pipeline)["f"](*einsum.arguments)
    if len(einsum.outputs) == 1:
        results = (results,)
    dtype = ELEMENTS[einsum.element]
    for result, output in zip(results, einsum.outputs, strict=True):
        found, expected = stored_entries(result), output.stored()
        message = f"seed {seed}, {pipeline}\n{einsum.text}"
        assert set(found) == set(expected), message
        for place, value in expected.items():
            assert np.isclose(
                found[place], np.asarray(value).astype(dtype), rtol=1e-5, atol=1e-5
            ), message


def spgemm(levels):
    """C = A B, all stored alike, and C without entries at first."""
    matrix = f"tensor<?x?xf64, #sparse_tensor.encoding<{{ map = {LEVELS[levels]} }}>>"
    return f"""
func.func @spgemm(%A: {matrix}, %B: {matrix}) -> {matrix} {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %A, %c0 : {matrix}
  %m = tensor.dim %B, %c1 : {matrix}
  %C = tensor.empty(%n, %m) : {matrix}
  %0 = tensoropt.einsum "ik,kj->ij" ins(%A, %B : {matrix}, {matrix})
                                    outs(%C : {matrix}) -> {matrix}
  return %0 : {matrix}
}}
"""


@pytest.mark.parametrize("levels", ["csr", "csc", "coo"])
def test_spgemm(levels):
    function = Module.parse(spgemm(levels)).compile()["spgemm"]
    a, b = random_matrix(1, 70, 50, 0.1), random_matrix(2, 50, 90, 0.1)
    product = function(a, b).to_scipy()
    expected = a @ b
    assert product.format == levels
    assert product.shape == expected.shape
    assert product.nnz == expected.nnz
    # Sums of at most 50 products of numbers below one, in any order.
    assert np.abs((product - expected).toarray()).max() <= 50 * np.finfo(float).eps


def test_result_is_an_argument_of_the_next_call():
    function = Module.parse(spgemm("csr")).compile()["spgemm"]
    a = random_matrix(3, 40, density=0.05)
    cube = function(function(a, a), a).to_scipy()
    assert np.abs((cube - a @ a @ a).toarray()).max() <= 200 * np.finfo(float).eps


def test_empty_matrices():
    function = Module.parse(spgemm("csr")).compile()["spgemm"]
    for rows, inner, columns in [(0, 0, 0), (1, 0, 1), (0, 3, 2), (4, 4, 0), (3, 3, 3)]:
        a, b = sp.csr_array((rows, inner)), sp.csr_array((inner, columns))
        product = function(a, b)
        assert product.shape == (rows, columns)
        assert product.nnz == 0


def test_positions_that_overflow():
    narrow = spgemm("csr").replace(" }>", ", posWidth = 8, crdWidth = 8 }>")
    function = Module.parse(narrow).compile()["spgemm"]
    ones = sp.csr_array(np.ones((20, 1)))
    with pytest.raises(
        ValueError, match="has the position 400, its 8 bits count to 255"
    ):
        function(ones, sp.csr_array(np.ones((1, 20))))
    assert function(ones, sp.csr_array(np.ones((1, 12)))).nnz == 240


def test_long_rows():
    """Rows beyond the workspace are listed."""
    function = Module.parse(spgemm("csr")).compile()["spgemm"]
    a = sp.csr_array(([2.0, 3.0], [1, 0], [0, 1, 2]), shape=(2, 2))
    b = sp.csr_array(([5.0, 7.0], [1, (1 << 25) - 1], [0, 1, 2]), shape=(2, 1 << 25))
    product = function(a, b).to_scipy()
    assert product.indices.tolist() == [(1 << 25) - 1, 1]
    assert product.data.tolist() == [14.0, 15.0]
