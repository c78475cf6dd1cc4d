# SPDX-License-Identifier: Apache-2.0
"""Strategies of threads: the same bits each time, and on odd data, too."""

from itertools import pairwise

import numpy as np
import pytest
import scipy.sparse as sp
from tensoropt import Module, SparseTensor

STRATEGIES = ["auto", "copies", "columns", "colour", "rows", "atomic"]
CSR = "(i, j) -> (i : dense, j : compressed)"
DCSR = "(i, j) -> (i : compressed, j : compressed)"
COO = "(i, j) -> (i : compressed(nonunique), j : singleton(soa))"
CSF = "(i, j, k) -> (i : dense, j : compressed, k : compressed)"
ROOTED = "(i, j, k) -> (i : compressed, j : compressed, k : compressed)"


def encoding(levels, symmetry, triangle):
    sparse = f"sparse = #sparse_tensor.encoding<{{ map = {levels} }}>"
    if not levels:
        sparse = ""
    return (
        f"#tensoropt.encoding<{{ symmetry = {symmetry}, stored = canonical, "
        f"triangle = {triangle}{', ' if sparse else ''}{sparse} }}>"
    )


CYCLES = {
    ((1, 0),): "<(0 1)>",
    ((1, 0, 2),): "<(0 1)>",
    ((0, 2, 1),): "<(1 2)>",
    ((1, 0, 2), (0, 2, 1)): "<(0 1), (1 2)>",
    ((1, 0, 2, 3), (0, 1, 3, 2), (2, 3, 0, 1)): "<(0 1), (2 3), (0 2)(1 3)>",
}
MATRIX = [(1, 0)]
CUBE = [(1, 0, 2), (0, 2, 1)]
INTEGRALS = [(1, 0, 2, 3), (0, 1, 3, 2), (2, 3, 0, 1)]


class Kernel:
    """One einsum over a canonical tensor, with any options."""

    def __init__(self, spec, group, levels, triangle="upper"):
        """`group` has the generators as the axes of NumPy's transpose."""
        self.spec, self.rank, self.group = spec, spec.index(","), group
        symmetry = CYCLES[tuple(group)]
        dense = spec.replace("->", ",").split(",")[1:]
        shape = "x".join("?" * self.rank)
        types = [f"tensor<{shape}xf64, {encoding(levels, symmetry, triangle)}>"]
        types += [f"tensor<{'?x' * len(term)}f64>" for term in dense]
        names = [f"%a{at}" for at in range(len(types))]
        self.text = f"""
func.func @f({", ".join(f"{n}: {t}" for n, t in zip(names, types, strict=True))})
    -> {types[-1]} {{
  %0 = tensoropt.einsum "{spec}" ins({", ".join(names[:-1])} : {", ".join(types[:-1])})
      outs({names[-1]} : {types[-1]}) -> {types[-1]}
  return %0 : {types[-1]}
}}"""

    def compile(self, options):
        return Module.parse(self.text).compile(f"cpu{{{options}}}")["f"]


KERNELS = {
    "ssymv": Kernel("ij,j->i", MATRIX, CSR),
    "ssymv_lower": Kernel("ij,j->i", MATRIX, CSR, "lower"),
    "ssymv_dcsr": Kernel("ij,j->i", MATRIX, DCSR),
    "ssymv_coo": Kernel("ij,j->i", MATRIX, COO, "lower"),
    "ssymm": Kernel("ij,jr->ir", MATRIX, CSR),
    "ssymm_packed": Kernel("ij,jr->ir", MATRIX, ""),
    "mttkrp": Kernel("ijk,jr,kr->ir", CUBE, CSF),
    "mttkrp_lower": Kernel("ijk,jr,kr->ir", CUBE, ROOTED, "lower"),
    "partial": Kernel("ijk,kr->jr", [(0, 2, 1)], CSF),
    "partial_root": Kernel("ijk,jr,kr->ir", [(1, 0, 2)], CSF),
    "exchange": Kernel("ijkl,jl->ik", INTEGRALS, "", "lower"),
}


def entries(shape, generators, kind, rng):
    """A symmetric array whose places follow a pattern."""
    places = np.indices(shape)
    if kind == "empty":
        mask = np.zeros(shape, bool)
    elif kind == "diagonal":
        mask = (places == places[0]).all(axis=0)
    elif kind == "row":
        mask = (places == shape[0] // 3).any(axis=0)
    elif kind == "band":
        mask = places.max(axis=0) - places.min(axis=0) <= 2
    else:
        mask = rng.random(shape) < 0.4
    # One number for all places that the group makes one.
    orbits = np.arange(mask.size).reshape(shape)
    for _ in range(len(shape) ** 2):
        for axes in generators:
            orbits = np.minimum(orbits, orbits.transpose(axes))
    return (numbers(rng, shape) * mask).ravel()[orbits]


def numbers(rng, shape):
    """Numbers of 17 bits and many magnitudes. Products of three are exact, so it
    does not matter which of them are fused with additions; sums round."""
    digits = rng.integers(-(2**17), 2**17, shape, endpoint=True)
    return digits * 2.0 ** rng.integers(-26, -14, shape)


def data(name, extent, kind, seed, rank):
    """The driving array and the dense operands."""
    kernel = KERNELS[name]
    rng = np.random.default_rng(seed)
    array = entries((extent,) * kernel.rank, kernel.group, kind, rng)
    terms = kernel.spec.replace("->", ",").split(",")[1:]
    dense = [
        numbers(rng, [rank if letter == "r" else extent for letter in term])
        for term in terms
    ]
    return array, dense


def samples(name):
    """More threads than rows, nothing stored, all in one row, diagonals alone."""
    for extent, rank in (1, 1), (2, 40), (8, 100):
        for seed, kind in enumerate(["empty", "diagonal", "row", "band", "random"]):
            yield data(name, extent, kind, seed, rank)


def run(function, array, dense):
    return function(array, *dense[:-1], dense[-1].copy())


def assert_close(name, actual, array, dense):
    """Each product and addition is off by 2^-53 of what it makes at most; there
    are fewer than 1000 one after another."""

    def value(change):
        operands = [change(operand) for operand in (array, *dense)]
        return operands[-1] + np.einsum(KERNELS[name].spec, *operands[:-1])

    limit = 1000 * 2.0**-53 * value(np.abs)
    assert (np.abs(actual - value(np.asarray)) <= limit).all()


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("name", KERNELS)
def test_strategies(name, strategy):
    function = KERNELS[name].compile(f"threads=3 thread-work=0 conflicts={strategy}")
    for array, dense in samples(name):
        first = run(function, array, dense)
        assert_close(name, first, array, dense)
        for _ in range(3 if strategy != "atomic" else 0):
            assert (run(function, array, dense) == first).all()


@pytest.mark.parametrize("options", ["reassociate=false factor=false", "factor=false"])
@pytest.mark.parametrize("name", KERNELS)
def test_rows_add_in_the_order_of_one_thread(name, options):
    """Without factors taken out of sums all products are exact, but for those by the
    weight 1/3: only the order of additions can make a difference."""
    threads = KERNELS[name].compile(f"threads=3 thread-work=0 conflicts=rows {options}")
    alone = KERNELS[name].compile(options)
    for array, dense in samples(name):
        if KERNELS[name].group == CUBE:
            at = np.arange(len(array))
            array[at, at, at] = 0
        assert (run(threads, array, dense) == run(alone, array, dense)).all()


def banded(rows, width):
    """A symmetric matrix with all entries that are at most `width` off the diagonal."""
    values = np.random.default_rng(7).uniform(-1, 1, (width + 1, rows))
    upper = sp.dia_array((values, np.arange(width + 1)), shape=(rows, rows)).tocsr()
    return upper + sp.triu(upper, 1).T


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("levels", [CSR, DCSR, COO])
def test_long_bands(levels, strategy):
    """Blocks of several colours, and rows of many threads."""
    kernel = Kernel("ij,j->i", MATRIX, levels)
    function = kernel.compile(f"threads=5 thread-work=0 conflicts={strategy}")
    for rows, width in (1000, 3), (1000, 60), (300, 299):
        matrix = banded(rows, width)
        x = np.random.default_rng(8).uniform(-1, 1, rows)
        packed = SparseTensor.pack(matrix, like=function.arguments[0])
        y = function(packed, x, np.zeros(rows))
        # 600 terms of magnitude 1, as many additions.
        np.testing.assert_allclose(y, matrix @ x, rtol=0, atol=600 * 600 * 2.0**-53)
        if strategy != "atomic":
            assert (y == function(packed, x, np.zeros(rows))).all()


def most_overlapping(matrix, blocks):
    """How many blocks of an upper triangle write one place: their colours."""
    wanted = np.arange(1, blocks) * matrix.nnz // blocks
    bounds = [0, *np.searchsorted(matrix.indptr, wanted), matrix.shape[0]]
    writers = np.zeros(matrix.shape[0], int)
    for begin, end in pairwise(bounds):
        columns = matrix.indices[matrix.indptr[begin] : matrix.indptr[end]]
        if begin < end:
            writers[begin : max(end, columns.max(initial=0) + 1)] += 1
    return writers.max()


@pytest.mark.parametrize(
    ("density", "columns", "strategy"),
    [(1e-3, 64, "columns"), (0.03, 64, "copies"), (1e-3, 40, "copies")],
)
def test_half_tiles_where_copies_are_large(density, columns, strategy):
    """Reading few entries twice costs less than a copy of a large output."""
    kernel = KERNELS["ssymm"]
    auto = kernel.compile("threads=2")
    rng = np.random.default_rng(6)
    matrix = sp.random_array((3000, 3000), density=density, rng=rng, format="csr")
    packed = SparseTensor.pack(matrix + matrix.T, like=auto.arguments[0])
    x = rng.uniform(-1, 1, (3000, columns))
    assert auto.work(packed, x, np.zeros_like(x))[0].strategy == strategy
    option = f"threads=2 conflicts={strategy}"
    asked = kernel.compile(option)(packed, x, np.zeros_like(x))
    np.testing.assert_array_equal(auto(packed, x, np.zeros_like(x)), asked)


@pytest.mark.parametrize("threads", [2, 5])
def test_work_names_what_ran(threads):
    """The bits of the result tell strategies apart."""
    kernel = KERNELS["ssymv"]
    auto = kernel.compile(f"threads={threads}")
    functions = {
        "copies": kernel.compile(f"threads={threads} conflicts=copies"),
        "colour": kernel.compile(f"threads={threads} conflicts=colour"),
        "one thread": kernel.compile("threads=1"),
    }
    rng = np.random.default_rng(5)
    anywhere = sp.random_array((3000, 3000), density=0.05, rng=rng, format="csr")
    samples = [
        ("one thread", banded(100, 3)),
        # One copy costs less than the search for what each row writes.
        ("colour" if threads > 2 else "copies", banded(50_000, 20)),
        ("copies", anywhere + anywhere.T),
    ]
    for strategy, matrix in samples:
        x, y = rng.uniform(-1, 1, len(matrix.indptr) - 1), np.zeros(matrix.shape[0])
        packed = SparseTensor.pack(matrix, like=auto.arguments[0])
        work = auto.work(packed, x, y)[0]
        assert work.strategy == strategy
        assert work.threads == (1 if strategy == "one thread" else threads)
        copies = (threads - 1) * len(y) * 8 * 4 if strategy == "copies" else 0
        assert work.copy_bytes == copies
        bits = {
            name: function(packed, x, y.copy()).tobytes()
            for name, function in functions.items()
        }
        assert auto(packed, x, y.copy()).tobytes() == bits[strategy]
        # Blocks that all overlap run in the order of one thread.
        others = [other for name, other in bits.items() if name != strategy]
        assert strategy == "one thread" or bits[strategy] not in others
        coloured = functions["colour"].work(packed, x, y)[0]
        if coloured.strategy == "colour":
            upper = sp.triu(matrix, format="csr")
            assert coloured.colours == most_overlapping(upper, 8 * threads)
            assert coloured.steps >= coloured.colours
        else:
            assert coloured.colours is None and coloured.steps is None
