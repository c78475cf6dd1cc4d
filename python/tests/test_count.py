# SPDX-License-Identifier: Apache-2.0
"""Operations that were counted while a function ran."""

import numpy as np
import pytest
import scipy.sparse as sp
from kernels import ROOT, matvec, random_matrix
from tensoropt import CompileError, Module

SYRK = """
#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed) }>
func.func @syrk(%A: tensor<?x?xf64, #CSC>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,jk->ij"
         ins(%A, %A : tensor<?x?xf64, #CSC>, tensor<?x?xf64, #CSC>)
         outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}
"""


@pytest.mark.parametrize("threads", [1, 3])
def test_counts_the_products_of_a_join(threads):
    matrix = random_matrix(1, 30, 20, density=0.2)
    result = np.ones((30, 30))
    work = Module.parse(SYRK).count(
        "syrk", matrix, result, pipeline=f"cpu{{threads={threads} thread-work=0}}"
    )
    assert (result == 1).all()
    column = np.diff(matrix.tocsc().indptr).astype(np.int64)
    half = int((column * (column + 1) // 2).sum())
    (kernel,) = work.kernels
    assert kernel.multiplies == work.total.multiplies == half
    assert kernel.divisions == 0 and kernel.total == half + kernel.adds
    assert work.full.multiplies == (column**2).sum()
    assert work.why_not_full == ""
    assert repr(work).startswith(f"ExecutedWork({half} multiplies, ")


@pytest.mark.parametrize("conflicts", ["copies", "rows", "colour", "atomic", "auto"])
def test_threads_multiply_as_one_does(conflicts):
    matrix = random_matrix(2, 50, density=0.1, symmetry="symmetric")
    arguments = (matrix, np.ones(50), np.zeros(50))
    module = Module.parse(matvec(symmetry="<(0 1)>"))
    alone = module.count("matvec", *arguments)
    pipeline = f"cpu{{threads=3 thread-work=0 conflicts={conflicts}}}"
    shared = module.count("matvec", *arguments, pipeline=pipeline)
    assert alone.full.multiplies == shared.full.multiplies == matrix.nnz
    if conflicts == "rows":
        # Both rows of an entry compute it.
        assert shared.total.multiplies >= alone.total.multiplies
    else:
        assert shared.total.multiplies == alone.total.multiplies


def test_agrees_with_the_prediction():
    matrix = random_matrix(3, 40, density=0.1, symmetry="symmetric")
    arguments = (matrix, np.ones(40), np.zeros(40))
    module = Module.parse(matvec(symmetry="<(0 1)>"))
    (predicted,) = module.compile()["matvec"].work(*arguments)
    (kernel,) = module.count("matvec", *arguments).kernels
    assert (kernel.multiplies, kernel.adds) == (predicted.multiplies, predicted.adds)


def test_counts_each_call_from_zero():
    matrix = random_matrix(4, 10, density=0.3)
    module = Module.parse(matvec())
    arguments = (matrix, np.ones(10), np.zeros(10))
    first, second = (module.count("matvec", *arguments) for _ in range(2))
    assert first.total.total == second.total.total > 0


def test_counts_what_merged_indices_save():
    packed = np.arange(1.0, 22.0)  # 3 functions: 6 pairs
    symmetric = np.eye(3) + 1
    module = Module.load(ROOT / "examples" / "eri.mlir")
    arguments = (packed, symmetric, np.zeros((3, 3)))
    work = module.count("coulomb", *arguments)
    # Each integral stands for two places of the matrix over pairs.
    assert work.kernels[-1].multiplies == 2 * 21
    assert work.full.multiplies == 3**4


def test_tells_why_there_is_nothing_to_compare_with():
    text = """
#eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical,
                             triangle = lower }>
#packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical,
                                triangle = lower }>
func.func @f(%A: tensor<?x?x?x?xf64, #eri>, %x: tensor<?xf64>, %y: tensor<?xf64>)
    -> tensor<?xf64> {
  %M = tensoropt.merge %A by [2, 2]
         : tensor<?x?x?x?xf64, #eri> to tensor<?x?xf64, #packed>
  %0 = tensoropt.einsum "ij,j->i"
         ins(%M, %x : tensor<?x?xf64, #packed>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
"""
    arguments = (np.ones(6), np.ones(3), np.zeros(3))
    work = Module.parse(text).count("f", *arguments)
    assert work.full is None
    assert work.why_not_full == "without symmetry: the function does not verify"
    assert work.total.multiplies == 2 * 6


def test_functions_without_kernels_count_nothing():
    text = "func.func @f(%x: f64) -> f64 { return %x : f64 }"
    work = Module.parse(text).count("f", 1.0)
    assert work.kernels == [] and work.total.total == 0


def test_refuses_what_a_call_refuses():
    module = Module.parse(matvec())
    with pytest.raises(CompileError, match="no public function 'g'"):
        module.count("g")
    with pytest.raises(TypeError, match="takes 3 arguments, got 0"):
        module.count("matvec")
    with pytest.raises(ValueError, match="argument"):
        module.count("matvec", sp.csr_array((3, 3)), np.ones(2), np.zeros(3))
