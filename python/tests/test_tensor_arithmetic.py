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


@pytest.mark.parametrize("shape", [(6,), (3, 16), (2, 40)])
@pytest.mark.parametrize("width", [32, 64])
def test_powers(shape, width):
    """With whole exponents that are known, and that are given."""
    kind = f"tensor<{'x'.join(map(str, shape))}xf32>"
    known = [-3, -1, 0, 1, 2, 3, 5, 20]
    loops = ", ".join(f"d{n}" for n in range(len(shape)))
    each = f"affine_map<({loops}) -> ({loops})>"
    parallel = ", ".join(['"parallel"'] * len(shape))

    def function(name, exponent, parameters=""):
        return f"""
          func.func @{name}(%x: {kind}{parameters}) -> {kind} {{
            %c = arith.constant {exponent} : i{width}
            %e = tensor.empty() : {kind}
            %y = linalg.generic {{indexing_maps = [{each}, {each}],
                    iterator_types = [{parallel}]}}
                ins(%x : {kind}) outs(%e : {kind}) {{
              ^bb0(%a: f32, %out: f32):
                %0 = math.fpowi %a, {"%n" if parameters else "%c"} : f32, i{width}
                linalg.yield %0 : f32
            }} -> {kind}
            return %y : {kind}
          }}"""

    text = "".join(function(f"f{at}", exponent) for at, exponent in enumerate(known))
    module = tensoropt.Module.parse(text + function("g", 0, f", %n: i{width}"))
    compiled = module.compile()
    x = np.random.default_rng(3).uniform(-2, 2, shape).astype("f")
    for at, exponent in enumerate(known):
        exact = x.astype(float) ** exponent
        np.testing.assert_allclose(compiled[f"f{at}"](x), exact, rtol=1e-5)
        np.testing.assert_allclose(compiled["g"](x, exponent), exact, rtol=1e-5)


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


@pytest.mark.parametrize(
    ("operation", "compute"),
    [
        ("arith.addf %a, %b", lambda a, b: a + b),
        ("arith.subf %a, %b", lambda a, b: a - b),
        ("arith.mulf %a, %b", lambda a, b: a * b),
        ("arith.negf %b", lambda a, b: -b),
        (
            "linalg.sub ins(%a, %b : !matrix, !matrix) outs(%a : !matrix) -> ",
            lambda a, b: a - b,
        ),
        (
            "linalg.negf ins(%a : !matrix) outs(%b : !matrix) -> ",
            lambda a, b: -a,
        ),
        ("arith.mulf %a, %three", lambda a, b: a * 3),
        ("arith.divf %a, %four", lambda a, b: a / 4),
    ],
)
def test_canonical_sparse_matrices(operation, compute):
    text = SPARSE.replace("OPERATION", operation).replace("->  :", "->")
    text = text.replace(
        "!matrix {\n",
        """!matrix {
          %three = arith.constant dense<3.0> : !matrix
          %four = arith.constant dense<4.0> : !matrix
        """,
        1,
    ).replace("?x?", "17x17")
    random = np.random.default_rng(2)
    a, b = (np.round(random.random((17, 17)) - 0.7, 1).clip(0) for _ in range(2))
    a, b = a + a.T, b + b.T
    function = tensoropt.Module.parse(text).compile()["f"]
    result = function(sparse.csr_array(a), sparse.csr_array(b)).to_scipy().toarray()
    np.testing.assert_array_equal(result, np.triu(compute(a, b)))


DIFFERENCE = """
  #CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
  #sparse = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical,
                                  sparse = #CSR }>
  !sparse = tensor<?x?xELEMENT, #sparse>
  !dense = tensor<?x?xELEMENT>
  #map = affine_map<(i, j) -> (i, j)>
  func.func @f(%A: !sparse, %B: !dense, %S: tensor<ELEMENT>, %y: !dense) -> !dense {
    %s = tensor.extract %S[] : tensor<ELEMENT>
    %0 = linalg.generic { indexing_maps = [#map, #map, #map],
                          iterator_types = ["parallel", "parallel"] }
      ins(%A, %B : !sparse, !dense) outs(%y : !dense) {
    ^bb0(%a: ELEMENT, %b: ELEMENT, %out: ELEMENT):
      %two = CONSTANT
      %0 = MULTIPLY %a, %two : ELEMENT
      %1 = NEGATE %b : ELEMENT
      %2 = MULTIPLY %a, %1 : ELEMENT
      %3 = MULTIPLY %s, %2 : ELEMENT
      %4 = SUBTRACT %0, %3 : ELEMENT
      %5 = SUBTRACT %out, %4 : ELEMENT
      linalg.yield %5 : ELEMENT
    } -> !dense
    return %0 : !dense
  }
"""


@pytest.mark.parametrize(
    ("dtype", "element", "words"),
    [
        (
            np.float32,
            "f32",
            "arith.constant 2.0 : f32,arith.mulf,arith.subf,arith.negf",
        ),
        (np.int32, "i32", "arith.constant 2 : i32,arith.muli,arith.subi,"),
        (
            np.complex128,
            "complex<f64>",
            "complex.constant [2.0; 0.0] : complex<f64>,complex.mul,complex.sub,"
            "complex.neg",
        ),
    ],
)
def test_differences_with_numbers(dtype, element, words):
    text = DIFFERENCE
    names = ("CONSTANT", "MULTIPLY", "SUBTRACT", "NEGATE")
    for name, word in zip(names, words.split(","), strict=True):
        text = text.replace(name, word.replace(";", ",") or "arith.muli %two,")
    function = tensoropt.Module.parse(text.replace("ELEMENT", element)).compile()["f"]
    random = np.random.default_rng(3)
    a, b, y = (random.integers(-3, 4, (6, 6)).astype(dtype) for _ in range(3))
    a, s = a + a.T, np.array(5, dtype)
    if dtype == np.complex128:
        a, b, s = a * (1 + 2j), b * 1j, s * (2 - 1j)
    factor = 2 if dtype == np.int32 else -1  # what NEGATE multiplies by
    expected = y - (2 * a - s * a * (factor * b))
    np.testing.assert_array_equal(function(sparse.csr_array(a), b, s, y), expected)


def test_refuses_reciprocals_that_are_not_exact():
    text = SPARSE.replace("?x?", "3x3").replace(
        "%c = OPERATION",
        "%three = arith.constant dense<3.0> : !matrix\n"
        "%c = arith.divf %a, %three FLAGS",
    )
    with pytest.raises(tensoropt.CompileError, match="state 'arcp'"):
        tensoropt.Module.parse(text.replace("FLAGS", "")).compile()
    function = tensoropt.Module.parse(
        text.replace("FLAGS", "fastmath<arcp>")
    ).compile()["f"]
    matrix = sparse.csr_array(np.diag([3.0, 1.0, 7.0]))
    found = function(matrix, matrix).to_scipy().toarray()
    np.testing.assert_allclose(found, np.diag([1, 1 / 3, 7 / 3]), rtol=3e-16)


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
