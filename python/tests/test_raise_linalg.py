# SPDX-License-Identifier: Apache-2.0
"""Programs written in linalg on encoded tensors, compiled and compared with NumPy."""

import numpy as np
import pytest
import scipy.sparse as sp
import tensoropt

SYMMETRIC = (
    "#tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = "
    "#sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }> }>"
)
PLAIN = "#sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>"


def matrix(seed, symmetric=True):
    entries = sp.random_array((9, 9), density=0.3, rng=seed, format="csr")
    entries.data = np.ceil(entries.data * 8)
    return (entries + entries.T).tocsr() if symmetric else entries


@pytest.mark.parametrize("encoding", [SYMMETRIC, PLAIN])
@pytest.mark.parametrize("threads", [1, 2])
def test_named_operations(encoding, threads):
    text = f"""
func.func @square_times(%A: tensor<?x?xf64, {encoding}>, %B: tensor<?x4xf64>,
    %T: tensor<?x4xf64>, %C: tensor<?x4xf64>) -> tensor<?x4xf64> {{
  %0 = linalg.matmul ins(%A, %B : tensor<?x?xf64, {encoding}>, tensor<?x4xf64>)
                     outs(%T : tensor<?x4xf64>) -> tensor<?x4xf64>
  %1 = linalg.matmul ins(%A, %0 : tensor<?x?xf64, {encoding}>, tensor<?x4xf64>)
                     outs(%C : tensor<?x4xf64>) -> tensor<?x4xf64>
  return %1 : tensor<?x4xf64>
}}"""
    compiled = tensoropt.Module.parse(text).compile(
        f"cpu{{threads={threads} thread-work=0}}"
    )
    entries = matrix(1, symmetric=encoding == SYMMETRIC)
    dense = np.arange(36.0).reshape(9, 4)
    result = compiled["square_times"](entries, dense, np.zeros((9, 4)), np.ones((9, 4)))
    # Exact: whole numbers.
    np.testing.assert_array_equal(result, 1 + entries @ (entries @ dense))


def test_what_the_output_held_is_not_added():
    text = f"""
#map = affine_map<(i, j) -> (i, j)>
func.func @scaled_product(%s: f64, %A: tensor<?x?xf64, {SYMMETRIC}>,
    %B: tensor<?x?xf64, {PLAIN}>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {{
  %0 = linalg.generic {{
    indexing_maps = [affine_map<(i, j) -> ()>, #map,
                     affine_map<(i, j) -> (j, i)>, #map],
    iterator_types = ["parallel", "parallel"]
  }} ins(%s, %A, %B : f64, tensor<?x?xf64, {SYMMETRIC}>, tensor<?x?xf64, {PLAIN}>)
    outs(%C : tensor<?x?xf64>) {{
  ^bb0(%t: f64, %a: f64, %b: f64, %out: f64):
    %1 = arith.mulf %a, %b : f64
    %2 = arith.mulf %t, %1 : f64
    linalg.yield %2 : f64
  }} -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}}"""
    function = tensoropt.Module.parse(text).compile()["scaled_product"]
    one, other = matrix(1), matrix(2, symmetric=False)
    result = function(3.0, one, other, np.full((9, 9), 7.0))
    np.testing.assert_array_equal(result, 3 * one.toarray() * other.toarray().T)


def test_minimum_with_the_stated_zero():
    distances = SYMMETRIC.replace(" }> }>", " }>, fill = 0x7FF0000000000000 : f64 }>")
    text = f"""
func.func @relax(%A: tensor<?x?xf64, {distances}>, %x: tensor<?xf64>,
    %y: tensor<?xf64>) -> tensor<?xf64> {{
  %0 = linalg.generic {{
    indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>,
                     affine_map<(i, j) -> (i)>],
    iterator_types = ["parallel", "reduction"]
  }} ins(%A, %x : tensor<?x?xf64, {distances}>, tensor<?xf64>)
    outs(%y : tensor<?xf64>) {{
  ^bb0(%a: f64, %b: f64, %out: f64):
    %1 = arith.addf %a, %b : f64
    %2 = arith.minnumf %out, %1 : f64
    linalg.yield %2 : f64
  }} -> tensor<?xf64>
  return %0 : tensor<?xf64>
}}"""
    function = tensoropt.Module.parse(text).compile()["relax"]
    entries, x = matrix(3), np.arange(9.0)
    lengths = np.where(entries.toarray() == 0, np.inf, entries.toarray())
    expected = np.minimum(20, (lengths + x).min(axis=1))
    np.testing.assert_array_equal(function(entries, x, np.full(9, 20.0)), expected)
