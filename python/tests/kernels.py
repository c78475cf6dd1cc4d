# SPDX-License-Identifier: Apache-2.0
"""Programs, matrices and the error bound that the tests share."""

from pathlib import Path

import numpy as np
import scipy.sparse as sp

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ssymv.mlir"

ELEMENTS = {"f32": np.float32, "f64": np.float64}
INDICES = {32: np.int32, 64: np.int64}
LEVELS = {
    "csr": "(i, j) -> (i : dense, j : compressed)",
    "csc": "(i, j) -> (j : dense, i : compressed)",
    "coo": "(i, j) -> (i : compressed(nonunique), j : singleton(soa))",
}


def matvec(
    element="f64",
    levels="csr",
    width=32,
    symmetry="",
    triangle="upper",
    extent="?",
    stored="canonical",
):
    """A module with one function, y += A x."""
    sparse = (
        f"#sparse_tensor.encoding<{{ map = {LEVELS[levels]}, "
        f"posWidth = {width}, crdWidth = {width} }}>"
    )
    storage = sparse
    if symmetry:
        storage = (
            f"#tensoropt.encoding<{{ symmetry = {symmetry}, stored = {stored}, "
            f"triangle = {triangle}, sparse = {sparse} }}>"
        )
    matrix = f"tensor<{extent}x{extent}x{element}, {storage}>"
    vector = f"tensor<{extent}x{element}>"
    return f"""
func.func @matvec(%A: {matrix}, %x: {vector}, %y: {vector}) -> {vector} {{
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : {matrix}, {vector})
                                  outs(%y : {vector}) -> {vector}
  return %0 : {vector}
}}
"""


def random_matrix(
    seed, rows, columns=None, density=0.1, dtype=np.float64, symmetry=None
):
    """A random CSR matrix; symmetry is None, "symmetric", "skew" or "hermitian"."""
    rng = np.random.default_rng(seed)
    columns = rows if columns is None else columns
    dense = rng.uniform(-1, 1, (rows, columns)) * (
        rng.random((rows, columns)) < density
    )
    if np.dtype(dtype).kind == "c":
        dense = dense + 1j * np.where(dense, rng.uniform(-1, 1, dense.shape), 0)
    if symmetry == "symmetric":
        dense = np.triu(dense) + np.triu(dense, 1).T
    elif symmetry == "skew":
        dense = np.triu(dense, 1) - np.triu(dense, 1).T
    elif symmetry == "hermitian":
        upper = np.triu(dense, 1)
        dense = upper + upper.conj().T + np.diag(dense.diagonal().real)
    return sp.csr_array(dense.astype(dtype))


def random_vector(seed, size, dtype=np.float64):
    rng = np.random.default_rng(seed)
    vector = rng.uniform(-1, 1, size)
    if np.dtype(dtype).kind == "c":
        vector = vector + 1j * rng.uniform(-1, 1, size)
    return vector.astype(dtype)


def assert_matvec(result, matrix, x, start=0):
    """result = start + A x within the rounding of any order of summation.

    A sum of n products is off by at most n eps sum |a x| to first order (Higham,
    Accuracy and Stability of Numerical Algorithms, 3.1); a complex product counts
    as four. The reference itself is computed in double precision.
    """
    wide = np.complex128 if result.dtype.kind == "c" else np.float64
    dense = matrix.toarray().astype(wide)
    expected = start + dense @ x.astype(wide)
    terms = 4 * ((dense != 0).sum(axis=1) + 2)
    size = np.abs(start) + np.abs(dense) @ np.abs(x.astype(wide))
    bound = terms * np.finfo(result.dtype).eps * size
    assert result.shape == expected.shape
    assert (np.abs(result - expected) <= bound).all(), (
        f"off by {np.abs(result - expected).max():.3g}"
    )
