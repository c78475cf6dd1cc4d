# SPDX-License-Identifier: Apache-2.0
"""SparseTensor.convert, against SciPy."""

import numpy as np
import pytest
import scipy.sparse as sp
from kernels import matvec, random_matrix
from tensoropt import Module, SparseTensor

N = 40


def argument(**options):
    """The matrix parameter of a product."""
    return Module.parse(matvec(**options)).compile()["matvec"].arguments[0]


SYMMETRIC = {
    f"{levels}-{stored}": argument(
        levels=levels,
        symmetry="<(0 1)>",
        stored=stored.split("-")[0],
        triangle=stored.split("-")[-1],
    )
    for levels in ("csr", "csc", "coo")
    for stored in ("canonical-upper", "canonical-lower", "full-upper")
}
PLAIN = {levels: argument(levels=levels) for levels in ("csr", "csc", "coo")}


def as_scipy(tensor):
    coordinates, values = tensor.to_coo()
    return sp.coo_array((values, tuple(coordinates)), shape=tensor.shape)


def stored(matrix, name):
    """What a storage keeps of a symmetric matrix."""
    if "upper" in name and "canonical" in name:
        return sp.triu(matrix)
    return sp.tril(matrix) if "lower" in name else matrix


@pytest.fixture
def symmetric():
    return random_matrix(1, N, symmetry="symmetric")


@pytest.mark.parametrize("source", SYMMETRIC)
@pytest.mark.parametrize("target", SYMMETRIC)
def test_symmetric(symmetric, source, target):
    a = SparseTensor.pack(symmetric, like=SYMMETRIC[source])
    for threads in (0, 1, 2):
        b = a.convert(SYMMETRIC[target], threads=threads)
        expected = stored(symmetric, target)
        assert b.storage == SYMMETRIC[target].storage
        assert b.nnz == expected.nnz
        assert (as_scipy(b).toarray() == expected.toarray()).all()


@pytest.mark.parametrize("levels", PLAIN)
def test_symmetry_stated_or_dropped(symmetric, levels):
    a = SparseTensor.pack(symmetric, like=SYMMETRIC["csr-canonical-upper"])
    plain = a.convert(PLAIN[levels])
    assert (as_scipy(plain).toarray() == symmetric.toarray()).all()
    assert (
        as_scipy(plain.convert(SYMMETRIC["csc-canonical-lower"])).toarray()
        == sp.tril(symmetric).toarray()
    ).all()
    general = SparseTensor.pack(random_matrix(2, N), like=PLAIN[levels])
    with pytest.raises(ValueError, match=r"the symmetry makes (it|them) "):
        general.convert(SYMMETRIC["csr-full-upper"])
    taken = general.convert(SYMMETRIC["csr-full-upper"], verify_symmetry=False)
    assert (as_scipy(taken).toarray() == as_scipy(general).toarray()).all()


def test_dense_and_dtype(symmetric):
    """A dense parameter gives an array; elements convert if they fit."""
    product = Module.parse(matvec("f32", symmetry="<(0 1)>")).compile()["matvec"]
    a = SparseTensor.pack(symmetric, like=SYMMETRIC["csr-canonical-upper"])
    single = a.convert(product.arguments[0])
    assert single.dtype == np.float32
    dense = Module.parse(
        "func.func @f(%A: tensor<?x?xf64>) -> tensor<?x?xf64> "
        "{ return %A : tensor<?x?xf64> }"
    ).compile()["f"]
    array = a.convert(dense.arguments[0])
    assert isinstance(array, np.ndarray)
    assert (array == symmetric.toarray()).all()
    with pytest.raises(TypeError, match="leave out one_per_orbit"):
        SparseTensor.pack(a, like=product.arguments[0], one_per_orbit=True)
    scalar = Module.parse("func.func @f(%n: index) { return }").compile()["f"]
    with pytest.raises(TypeError, match="like=i64 is not a tensor"):
        a.convert(scalar.arguments[0])


def test_pack_scipy_formats(symmetric):
    """Sorted arrays are read in place, others become entries first."""
    expected = sp.triu(symmetric).toarray()
    unsorted = symmetric.tocsc()
    unsorted.indices[:2] = unsorted.indices[:2][::-1].copy()
    unsorted.data[:2] = unsorted.data[:2][::-1].copy()
    unsorted.has_sorted_indices = False
    for a in (
        symmetric,
        symmetric.tocsc(),
        symmetric.tocoo(),
        symmetric.tolil(),
        symmetric.todok(),
        unsorted,
        sp.csr_matrix(symmetric),
    ):
        b = SparseTensor.pack(a, like=SYMMETRIC["csr-canonical-upper"])
        assert (as_scipy(b).toarray() == expected).all()
        # A copy, whatever was read in place.
        before = b.to_coo()[1].copy()
        if hasattr(a, "indptr"):
            kept = a.data.copy()
            a.data[:] = 0
            assert (b.to_coo()[1] == before).all()
            a.data[:] = kept
