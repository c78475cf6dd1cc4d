# SPDX-License-Identifier: Apache-2.0
"""Arithmetic on whole tensors, as builders of MLIR write it, against NumPy."""

import numpy as np
import pytest
import tensoropt
from scipy import sparse

TEXT = """
  func.func @f(%x: TYPE, %y: TYPE, %take: i1) -> (TYPE, BOOLS, TYPE) {
    %sum = arith.addf %x, %y : TYPE
    %root = math.sqrt %x : TYPE
    %less = arith.cmpf olt, %sum, %root : TYPE
    %least = arith.select %less, %sum, %root : BOOLS, TYPE
    %whole = arith.select %take, %x, %least : TYPE
    return %least, %less, %whole : TYPE, BOOLS, TYPE
  }
  func.func @g(%i: INTEGERS) -> INTEGERS {
    %j = arith.muli %i, %i : INTEGERS
    %k = arith.subi %j, %i : INTEGERS
    return %k : INTEGERS
  }
"""


def compile_for(extents: str, threads: int) -> tensoropt.CompiledModule:
    text = TEXT
    for name, element in (("TYPE", "f64"), ("BOOLS", "i1"), ("INTEGERS", "i32")):
        text = text.replace(name, f"tensor<{extents}{element}>")
    return tensoropt.Module.parse(text).compile(f"cpu{{threads={threads}}}")


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize(
    ("extents", "shape"),
    [("", ()), ("0x3x", (0, 3)), ("5x7x", (5, 7)), ("?x?x", (4, 1)), ("?x9x", (3, 9))],
)
def test_equals_numpy(extents, shape, threads):
    module = compile_for(extents, threads)
    random = np.random.default_rng(1)
    x, y = random.random(shape), random.random(shape)
    for take in (False, True):
        least, less, whole = module["f"](x, y, take)
        np.testing.assert_array_equal(less, x + y < np.sqrt(x))
        np.testing.assert_array_equal(least, np.minimum(x + y, np.sqrt(x)))
        np.testing.assert_array_equal(whole, x if take else least)
    i = random.integers(-99, 99, shape, np.int32)
    np.testing.assert_array_equal(module["g"](i), i * i - i)


SPARSE = """
  #CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
  #sparse = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical,
                                  sparse = #CSR }>
  !matrix = tensor<?x?xf64, #sparse>
  func.func @f(%a: !matrix, %b: !matrix) -> !matrix {
    %c = OPERATION : !matrix
    return %c : !matrix
  }
"""


@pytest.mark.parametrize("name", ["addf", "mulf"])
def test_canonical_sparse_matrices(name):
    text = SPARSE.replace("OPERATION", f"arith.{name} %a, %b")
    random = np.random.default_rng(2)
    a, b = (np.round(random.random((17, 17)) - 0.7, 1).clip(0) for _ in range(2))
    a, b = a + a.T, b + b.T
    function = tensoropt.Module.parse(text).compile()["f"]
    result = function(sparse.csr_array(a), sparse.csr_array(b)).to_scipy().toarray()
    expected = {"addf": a + b, "mulf": a * b}[name]
    np.testing.assert_array_equal(result, np.triu(expected))


@pytest.mark.parametrize("operation", ["math.exp %a", "arith.divf %a, %b"])
def test_refuses_what_is_no_sum_of_products(operation):
    text = SPARSE.replace("OPERATION", operation)
    with pytest.raises(tensoropt.CompileError, match="not one sum of products"):
        tensoropt.Module.parse(text).compile()


def test_constants_are_computed_at_compile_time():
    text = """
      func.func @f(%x: tensor<3xf32>) -> tensor<3xf32> {
        %a = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
        %b = arith.constant dense<[4.0, 5.0, 6.5]> : tensor<3xf32>
        %c = arith.mulf %a, %b : tensor<3xf32>
        %y = arith.addf %x, %c : tensor<3xf32>
        return %y : tensor<3xf32>
      }"""
    x = np.float32([1, 1, 0.25])
    result = tensoropt.Module.parse(text).compile()["f"](x)
    np.testing.assert_array_equal(result, x + np.float32([4, 10, 19.5]))


def test_refuses_other_extents():
    module = compile_for("?x?x", 1)
    with pytest.raises(ValueError, match="has extent 3"):
        module["f"](np.ones((2, 4)), np.ones((2, 3)), True)
