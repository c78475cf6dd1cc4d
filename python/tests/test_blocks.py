# SPDX-License-Identifier: Apache-2.0
"""Storage in blocks: kernels against SciPy, and scipy.sparse.bsr_array both ways."""

import numpy as np
import pytest
import scipy.sparse as sp
from kernels import assert_matvec, random_matrix, random_vector
from tensoropt import Module, SparseTensor


def bsr(rows, columns, outer="dense"):
    """Levels as text; a block of 1 is no block."""

    def part(letter, block):
        return letter if block == 1 else f"{letter} floordiv {block}"

    levels = [f"{part('i', rows)} : {outer}", f"{part('j', columns)} : compressed"]
    if rows > 1:
        levels.append(f"i mod {rows} : dense")
    if columns > 1:
        levels.append(f"j mod {columns} : dense")
    return (
        f"#sparse_tensor.encoding<{{ map = (i, j) -> ({', '.join(levels)}), "
        "posWidth = 32, crdWidth = 32 }>"
    )


def canonical(storage, triangle="upper", symmetry="<(0 1)>", stored="canonical"):
    triangle = f"triangle = {triangle}, " if stored == "canonical" else ""
    return (
        f"#tensoropt.encoding<{{ symmetry = {symmetry}, stored = {stored}, "
        f"{triangle}sparse = {storage} }}>"
    )


def product(storage, spec="ij,j->i", options=""):
    """y += A x, or with another spec y += A^T x."""
    matrix, vector = f"tensor<?x?xf64, {storage}>", "tensor<?xf64>"
    text = f"""
func.func @f(%A: {matrix}, %x: {vector}, %y: {vector}) -> {vector} {{
  %0 = tensoropt.einsum "{spec}" ins(%A, %x : {matrix}, {vector})
                                 outs(%y : {vector}) -> {vector}
  return %0 : {vector}
}}"""
    return Module.parse(text).compile(f"cpu{options}")["f"]


BLOCKS = [(1, 1), (2, 2), (2, 3), (3, 1), (1, 4), (7, 5)]
SHAPES = [(12, 12), (13, 11), (1, 9), (5, 2)]


@pytest.mark.parametrize("blocks", BLOCKS)
@pytest.mark.parametrize("outer", ["dense", "compressed"])
def test_matvec(blocks, outer):
    kernel = product(bsr(*blocks, outer))
    transposed = product(bsr(*blocks, outer), "ji,j->i")
    for seed, (rows, columns) in enumerate(SHAPES):
        a = random_matrix(seed, rows, columns, density=0.3)
        x, z = random_vector(seed, columns), random_vector(seed, rows)
        assert_matvec(kernel(a, x, np.ones(rows)), a, x, 1)
        assert_matvec(transposed(a, z, np.ones(columns)), a.T, z, 1)


@pytest.mark.parametrize("block", [2, 3, 8])
@pytest.mark.parametrize("triangle", ["upper", "lower"])
@pytest.mark.parametrize("outer", ["dense", "compressed"])
@pytest.mark.parametrize("options", ["", "{threads=3 thread-work=0}"])
def test_symmetric_matvec(block, triangle, outer, options):
    """Mirrored entries of a block on the diagonal count once."""
    for symmetry, kind in ("<(0 1)>", "symmetric"), ("<(0 1) : negate>", "skew"):
        storage = canonical(bsr(block, block, outer), triangle, symmetry)
        kernel = product(storage, options=options)
        for size in (1, 2, 6, 7, 24, 25):
            a = random_matrix(size, size, density=0.4, symmetry=kind)
            x = random_vector(size, size)
            assert_matvec(kernel(a, x, np.zeros(size)), a, x)


def test_canonical_blocks_hold_both_halves():
    a = random_matrix(3, 7, density=0.9, symmetry="symmetric")
    stored = SparseTensor.pack(a, like=product(canonical(bsr(2, 2))).arguments[0])
    # Ten blocks of the triangle of 4 by 4, padded to 8 by 8.
    assert stored.nnz == 40
    levels = "(d0 floordiv 2 : dense, d1 floordiv 2 : compressed, d0 mod 2 : dense, "
    assert f"canonical upper, {levels}d1 mod 2 : dense), " in stored.storage
    whole = a.toarray()
    (rows, columns), values = stored.to_coo()
    assert (rows <= columns).all()
    assert (values == whole[rows, columns]).all()
    with pytest.raises(ValueError, match="no multiple of its blocks of 2"):
        stored.to_scipy()


@pytest.mark.parametrize("blocks", [(2, 2), (2, 3), (1, 4), (3, 1)])
def test_scipy(blocks):
    """A bsr_array is borrowed, and comes out as it went in."""
    kernel = product(bsr(*blocks))
    a = sp.bsr_array(random_matrix(5, 12, 24, density=0.2), blocksize=blocks)
    a.sort_indices()
    tensor = SparseTensor.pack(a, like=kernel.arguments[0], copy=False)
    back = tensor.to_scipy()
    assert back.format == "bsr" and back.blocksize == blocks
    for name in ("indptr", "indices", "data"):
        assert (getattr(back, name) == getattr(a, name)).all()
    x = random_vector(1, 24)
    a.data[0] = 5
    assert_matvec(kernel(tensor, x, np.zeros(12)), a, x)
    assert_matvec(kernel(a, x, np.zeros(12)), a, x)
    # Fortran order and other blocks are packed.
    other = sp.bsr_array(a.tocsr(), blocksize=(4, 4))
    turned = a.copy()
    turned.data = np.asfortranarray(turned.data)
    for given in (other, turned):
        assert_matvec(kernel(given, x, np.zeros(12)), a, x)
    with pytest.raises(ValueError, match="is not stored as"):
        SparseTensor.pack(other, like=kernel.arguments[0], copy=False)


def test_symmetric_bsr():
    kernel = product(canonical(bsr(2, 2), stored="full"))
    a = sp.bsr_array(random_matrix(5, 12, symmetry="symmetric"), blocksize=(2, 2))
    a.sort_indices()
    tensor = SparseTensor.pack(a, like=kernel.arguments[0], copy=False)
    x = random_vector(1, 12)
    assert_matvec(kernel(tensor, x, np.zeros(12)), a, x)
    upper = tensor.convert(product(canonical(bsr(2, 2))).arguments[0]).to_scipy()
    blocks = sp.bsr_array(a, blocksize=(2, 2)).tocoo()
    keep = blocks.row // 2 <= blocks.col // 2
    expected = sp.coo_array(
        (blocks.data[keep], (blocks.row[keep], blocks.col[keep])), shape=a.shape
    )
    assert (upper.toarray() == expected.toarray()).all()
    rows = np.repeat(np.arange(6), np.diff(a.indptr))
    a.data[np.flatnonzero(rows != a.indices)[0]] += 1
    with pytest.raises(ValueError, match="the symmetry makes"):
        kernel(a, x, np.zeros(12))


@pytest.mark.parametrize(
    "levels, format",
    [
        ("i : dense, j : compressed", "csr"),
        ("j : dense, i : compressed", "csc"),
        ("i : compressed, j : compressed", "coo"),
        ("i : compressed(nonunique), j : singleton(soa)", "coo"),
    ],
)
def test_to_scipy(levels, format):
    storage = f"#sparse_tensor.encoding<{{ map = (i, j) -> ({levels}) }}>"
    a = random_matrix(4, 9, 6)
    tensor = SparseTensor.pack(a, like=product(storage).arguments[0])
    b = tensor.to_scipy()
    assert b.format == format and b.dtype == np.float64
    assert (b.toarray() == a.toarray()).all()
    b.data[:] = 0
    assert (tensor.to_coo()[1] != 0).all()
