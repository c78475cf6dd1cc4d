# SPDX-License-Identifier: Apache-2.0
"""Results against NumPy and SciPy."""

import numpy as np
import pytest
import scipy.sparse as sp
from kernels import (
    ELEMENTS,
    INDICES,
    assert_matvec,
    matvec,
    random_matrix,
    random_vector,
)
from tensoropt import Module, SparseTensor


def compile_one(text):
    compiled = Module.parse(text).compile()
    return compiled[compiled.names[0]]


def with_width(matrix, width):
    """The same matrix with indices of another width."""
    matrix = matrix.copy()
    matrix.indptr = matrix.indptr.astype(INDICES[width])
    matrix.indices = matrix.indices.astype(INDICES[width])
    return matrix


@pytest.mark.parametrize("triangle", ["upper", "lower"])
@pytest.mark.parametrize("width", [32, 64])
@pytest.mark.parametrize("element", ["f32", "f64"])
def test_ssymv(element, width, triangle):
    ssymv = compile_one(matvec(element, "csr", width, "<(0 1)>", triangle))
    dtype = ELEMENTS[element]
    for seed, size in enumerate([1, 2, 7, 100]):
        a = random_matrix(seed, size, dtype=dtype, symmetry="symmetric")
        x = random_vector(seed + 100, size, dtype)
        start = random_vector(seed + 200, size, dtype)
        y = start.copy()
        assert_matvec(ssymv(with_width(a, width), x, y), a, x, start)


@pytest.mark.parametrize("levels", ["csr", "csc", "coo"])
@pytest.mark.parametrize("width", [32, 64])
@pytest.mark.parametrize("element", ["f32", "f64"])
def test_spmv(element, width, levels):
    spmv = compile_one(matvec(element, levels, width))
    dtype = ELEMENTS[element]
    for seed, (rows, columns) in enumerate([(1, 1), (5, 9), (40, 30)]):
        a = random_matrix(seed, rows, columns, dtype=dtype)
        x = random_vector(seed + 100, columns, dtype)
        for given in (a, a.tocsc(), a.tocoo(), sp.csr_matrix(a), a.tolil()):
            y = np.zeros(rows, dtype)
            assert_matvec(spmv(given, x, y), a, x)


@pytest.mark.parametrize("triangle", ["upper", "lower"])
def test_skew(triangle):
    kernel = compile_one(matvec(symmetry="<(0 1) : negate>", triangle=triangle))
    a = random_matrix(1, 30, symmetry="skew")
    x = random_vector(2, 30)
    assert_matvec(kernel(a, x, np.zeros(30)), a, x)


@pytest.mark.parametrize("triangle", ["upper", "lower"])
@pytest.mark.parametrize("dtype", [np.complex64, np.complex128])
def test_hermitian(dtype, triangle):
    element = "complex<f32>" if dtype == np.complex64 else "complex<f64>"
    kernel = compile_one(
        matvec(element, symmetry="<(0 1) : conjugate>", triangle=triangle)
    )
    a = random_matrix(3, 30, dtype=dtype, symmetry="hermitian")
    x = random_vector(4, 30, dtype)
    assert_matvec(kernel(a, x, np.zeros(30, dtype)), a, x)


def test_empty():
    """No rows, and no entries."""
    spmv = compile_one(matvec())
    assert spmv(sp.csr_array((0, 0)), np.zeros(0), np.zeros(0)).shape == (0,)
    y = spmv(sp.csr_array((3, 4)), np.ones(4), np.ones(3))
    assert (y == 1).all()


def test_symmetric_rank_three():
    """A fully symmetric tensor: one entry of six is stored."""
    tensor = """tensor<?x?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1), (1 2)>,
      stored = canonical, sparse = #sparse_tensor.encoding<{
        map = (i, j, k) -> (i : dense, j : compressed, k : compressed) }> }>>"""
    kernel = compile_one(f"""
func.func @ttv(%A: {tensor}, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {{
  %0 = tensoropt.einsum "ijk,j,k->i"
         ins(%A, %x, %x : {tensor}, tensor<?xf64>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}}
""")
    rng = np.random.default_rng(5)
    # Whole numbers, so that sums are exact.
    n = 6
    cube = rng.integers(-3, 4, (n, n, n)) * (rng.random((n, n, n)) < 0.4)
    cube = sum(
        np.transpose(cube, axes)
        for axes in np.ndindex(3, 3, 3)
        if sorted(axes) == [0, 1, 2]
    ).astype(np.float64)
    x = rng.integers(-3, 4, n).astype(np.float64)
    a = SparseTensor.pack(cube, like=kernel.arguments[0])
    i, j, k = np.nonzero(cube)
    # Padding of the dense level may add places, but no entry twice.
    coordinates, values = a.to_coo()
    assert (coordinates[0] <= coordinates[1]).all()
    assert (coordinates[1] <= coordinates[2]).all()
    assert len(values) == ((i <= j) & (j <= k)).sum()
    result = kernel(a, x, np.zeros(n))
    assert (result == np.einsum("ijk,j,k->i", cube, x, x)).all()


SEVERAL = """
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
!M = tensor<?x?xf64, #CSR>
!V = tensor<?xf64>
func.func @both(%A: !M, %x: !V, %u: !V, %y: !V, %z: !V) -> (!V, !V) {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : !M, !V) outs(%y : !V) -> !V
  %1 = tensoropt.einsum "ij,i->j" ins(%A, %u : !M, !V) outs(%z : !V) -> !V
  return %0, %1 : !V, !V
}
"""


def test_several_results():
    both = compile_one(SEVERAL)
    a = random_matrix(6, 20, 30)
    x, u = random_vector(7, 30), random_vector(8, 20)
    y, z = np.zeros(20), np.zeros(30)
    result = both(a, x, u, y, z)
    assert isinstance(result, tuple)
    assert np.shares_memory(result[0], y)
    assert np.shares_memory(result[1], z)
    assert_matvec(result[0], a, x)
    assert_matvec(result[1], a.T, u)


SCALARS = """
func.func @scalars(%a: f64, %b: f32, %n: index, %i: i32, %k: i8, %t: i1)
    -> (f64, f32, index, i32, i8, i1) {
  %aa = arith.addf %a, %a : f64
  %bb = arith.addf %b, %b : f32
  %nn = arith.addi %n, %n : index
  %ii = arith.addi %i, %i : i32
  %kk = arith.addi %k, %k : i8
  %true = arith.constant true
  %tt = arith.xori %t, %true : i1
  return %aa, %bb, %nn, %ii, %kk, %tt : f64, f32, index, i32, i8, i1
}
func.func @half(%a: f16) -> f16 { return %a : f16 }
func.func @one(%a: i64) -> i64 { return %a : i64 }
func.func @nothing() { return }
func.func @constant() -> tensor<3xi32> {
  %c = arith.constant dense<[1, 2, 3]> : tensor<3xi32>
  return %c : tensor<3xi32>
}
func.func @dot(%x: tensor<?xf64>, %y: tensor<?xf64>, %s: tensor<f64>) -> f64 {
  %0 = tensoropt.einsum "i,i->" ins(%x, %y : tensor<?xf64>, tensor<?xf64>)
                                outs(%s : tensor<f64>) -> tensor<f64>
  %1 = tensor.extract %0[] : tensor<f64>
  return %1 : f64
}
"""


@pytest.fixture(scope="module")
def scalars():
    return Module.parse(SCALARS).compile()


def test_scalars(scalars):
    result = scalars["scalars"](1.5, 0.25, 7, -3, 5, True)
    assert result == (3.0, 0.5, 14, -6, 10, False)
    assert [type(value) for value in result] == [float, float, int, int, int, bool]
    result = scalars["scalars"](
        np.float32(1.5), 2, np.uint8(7), np.array(-3), np.int64(5), np.bool_(False)
    )
    assert result == (3.0, 4.0, 14, -6, 10, True)
    assert scalars["one"](-(2**63)) == -(2**63)
    assert scalars["half"](-1.5) == -1.5
    assert scalars["nothing"]() is None


def test_constant_result(scalars):
    """The caller owns what it gets, even what the code holds as a constant."""
    constant = scalars["constant"]
    result = constant()
    result[:] = 0
    assert constant().tolist() == [1, 2, 3]


def test_scalar_result_of_tensors(scalars):
    assert scalars["dot"](np.arange(4.0), np.ones(4), np.zeros(())) == 6
