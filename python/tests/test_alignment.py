# SPDX-License-Identifier: Apache-2.0
"""Rows that begin where lines of the cache do, and rows that do not."""

from itertools import permutations

import numpy as np
import pytest
import scipy.sparse as sp
from tensoropt import Module, SparseTensor

LINE = 64


def source(rank, element, columns):
    """MTTKRP of a tensor that is symmetric in all dimensions; SSYMM for rank 2."""
    letters = "iklm"[:rank]
    factors = [letter + "r" for letter in letters[1:]]
    levels = ", ".join(
        f"d{at} : {'compressed' if at else 'dense'}" for at in range(rank)
    )
    dimensions = ", ".join(f"d{at}" for at in range(rank))
    storage = f"#sparse_tensor.encoding<{{ map = ({dimensions}) -> ({levels}) }}>"
    generators = ", ".join(f"({at} {at + 1})" for at in range(rank - 1))
    encoding = (
        f"#tensoropt.encoding<{{ symmetry = <{generators}>, stored = canonical, "
        f"sparse = {storage} }}>"
    )
    tensor = f"tensor<{'?x' * rank}{element}, {encoding}>"
    dense = f"tensor<?x{columns}x{element}>"
    return f"""
func.func @f(%A: {tensor}, %B: {dense}, %C: {dense}) -> {dense} {{
  %0 = tensoropt.einsum "{",".join([letters, *factors])}->ir"
      ins(%A{", %B" * len(factors)} : {tensor}{f", {dense}" * len(factors)})
      outs(%C : {dense}) -> {dense}
  return %0 : {dense}
}}"""


def symmetric(rank, extent, random):
    """Entries of a tensor that is full, each the same in every order."""
    array = random.uniform(-1, 1, (extent,) * rank)
    return sum(array.transpose(order) for order in permutations(range(rank)))


def place(shape, dtype, offset):
    """Memory that begins `offset` bytes after a line, and the bytes around it."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    around = np.full(size + 4 * LINE, 0x5A, np.uint8)
    first = LINE + -around.ctypes.data % LINE + offset
    return around[first : first + size].view(dtype).reshape(shape), around, first, size


# More than 128 entries a row pay for copies, those of 200 full rows do not.
CASES = [
    ("", 2, 200, "f64", "?"),
    ("", 2, 300, "f32", "16"),
    ("", 3, 30, "f64", "16"),
    ("", 3, 30, "f32", "?"),
    *((strategy, 2, 300, "f64", "?") for strategy in ("copies", "colour", "rows")),
    *(
        ("columns", 2, extent, element, "?")
        for extent in (200, 300)
        for element in ("f32", "f64")
    ),
]


@pytest.mark.parametrize("strategy, rank, extent, element, columns", CASES)
def test_places_of_rows(strategy, rank, extent, element, columns):
    """Wherever operands begin results are right, and nothing beside them changes."""
    random = np.random.default_rng(rank)
    dtype = {"f64": np.float64, "f32": np.float32}[element]
    array = np.rint(symmetric(rank, extent, random)).astype(dtype)
    option = f"threads=3 thread-work=0 conflicts={strategy}" if strategy else ""
    text = source(rank, element, columns)
    function = Module.parse(text).compile(f"cpu{{{option}}}")["f"]
    given = sp.csr_array(array) if rank == 2 else sp.coo_array(array)
    packed = SparseTensor.pack(given, like=function.arguments[0])
    for number in [16] if columns == "16" else [1, 8, 10, 16, 40, 80]:
        for offset in 0, 16, 40:
            factor, *_ = place((extent, number), dtype, offset)
            output, around, first, size = place((extent, number), dtype, 56 - offset)
            factor[:] = random.integers(-2, 3, factor.shape)
            output[:] = random.integers(-9, 9, output.shape)
            letters = "iklm"[:rank]
            spec = ",".join([letters, *(letter + "r" for letter in letters[1:])])
            expected = output + np.einsum(
                spec + "->ir", array.astype(float), *[factor.astype(float)] * (rank - 1)
            )
            function(packed, factor, output)
            # Whole numbers below 2^17: a term that is missed is seen, and what the
            # weight 1/3 rounds is far less.
            np.testing.assert_allclose(output, expected, rtol=0, atol=0.1)
            assert (around[:first] == 0x5A).all()
            assert (around[first + size :] == 0x5A).all()
