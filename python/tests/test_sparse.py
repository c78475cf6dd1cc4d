# SPDX-License-Identifier: Apache-2.0
"""SparseTensor, Entries, and SciPy's arrays as arguments."""

import re

import numpy as np
import pytest
import scipy.io
import scipy.sparse as sp
import tensoropt
from kernels import ROOT, assert_matvec, matvec, random_matrix, random_vector
from tensoropt import Entries, Module, SparseTensor

N = 30
KARATE = ROOT / "examples" / "karate.mtx"


@pytest.fixture(scope="module")
def ssymv(compiled):
    return compiled["ssymv"]


@pytest.fixture(scope="module")
def spmv(compiled):
    return compiled["spmv"]


@pytest.fixture
def symmetric():
    return random_matrix(1, N, symmetry="symmetric")


@pytest.fixture
def general():
    return random_matrix(2, N)


def refuses(error, message):
    return pytest.raises(error, match=re.escape(message))


def as_dense(tensor):
    """What to_coo() says, as an array."""
    coordinates, values = tensor.to_coo()
    dense = np.zeros(tensor.shape, values.dtype)
    np.add.at(dense, tuple(coordinates), values)
    return dense


def test_pack(ssymv, symmetric):
    a = SparseTensor.pack(symmetric, like=ssymv.arguments[0])
    upper = sp.triu(symmetric)
    assert (as_dense(a) == upper.toarray()).all()
    assert a.shape == (N, N)
    assert a.dtype == np.float64
    assert a.nnz == upper.nnz
    # Positions and coordinates of 32 bits, values of 64.
    assert a.nbytes == 4 * (N + 1) + 4 * a.nnz + 8 * a.nnz
    assert a.storage == ssymv.arguments[0].storage
    assert f"shape=(30, 30), nnz={a.nnz})" in repr(a)
    x = random_vector(3, N)
    for _ in range(2):
        assert_matvec(ssymv(a, x, np.zeros(N)), symmetric, x)


def test_pack_lower(compiled, symmetric):
    a = SparseTensor.pack(symmetric, like=compiled["ssymv_lower"].arguments[0])
    assert (as_dense(a) == np.tril(symmetric.toarray())).all()


def test_pack_dense_array(ssymv, symmetric):
    a = SparseTensor.pack(symmetric.toarray(), like=ssymv.arguments[0])
    assert (as_dense(a) == np.triu(symmetric.toarray())).all()
    with refuses(TypeError, "leave out one_per_orbit"):
        SparseTensor.pack(
            symmetric.toarray(), like=ssymv.arguments[0], one_per_orbit=True
        )


def test_pack_triangle(ssymv, symmetric):
    """A triangle alone is not symmetric, unless one entry stands for its orbit."""
    for triangle in (sp.triu(symmetric), sp.tril(symmetric)):
        with refuses(ValueError, "is missing: the symmetry makes it"):
            SparseTensor.pack(triangle, like=ssymv.arguments[0])
        a = SparseTensor.pack(triangle, like=ssymv.arguments[0], one_per_orbit=True)
        assert (as_dense(a) == np.triu(symmetric.toarray())).all()


def test_pack_keeps_no_reference(spmv, general):
    a = SparseTensor.pack(general, like=spmv.arguments[0])
    before = general.toarray()
    general.indices[:] = 10**6
    assert (as_dense(a) == before).all()


def test_asymmetric_matrix(ssymv):
    a = sp.csr_array(np.array([[1.0, 2.0], [3.0, 4.0]]))
    with refuses(
        ValueError, "function 'ssymv': argument 0: zero-based entry (1, 0) is 3"
    ):
        ssymv(a, np.ones(2), np.zeros(2))


@pytest.fixture(scope="module")
def full():
    """A function whose parameter is symmetric and stored in full."""
    return Module.parse(matvec(symmetry="<(0 1)>", stored="full")).compile()["matvec"]


def test_borrow_symmetric(full, symmetric):
    """Full storage is borrowed, after a check that it is symmetric."""
    x = random_vector(3, N)
    a = SparseTensor.pack(symmetric, like=full.arguments[0], copy=False)
    assert_matvec(full(a, x, np.zeros(N)), symmetric, x)
    assert_matvec(full(symmetric, x, np.zeros(N)), symmetric, x)
    rows, columns = symmetric.nonzero()
    at = np.flatnonzero(rows < columns)[0]
    symmetric.data[at] += 1
    pair = rf"entry \({columns[at]}, {rows[at]}\) is .*: the symmetry makes them equal"
    for wrong in (symmetric, symmetric.toarray(), symmetric.tocoo()):
        with pytest.raises(ValueError, match=pair):
            full(wrong, x, np.zeros(N))
    with pytest.raises(ValueError, match=pair):
        SparseTensor.pack(symmetric, like=full.arguments[0], copy=False)
    y = full(symmetric, x, np.zeros(N), verify_symmetry=False)
    assert_matvec(y, symmetric, x)
    a = SparseTensor.pack(
        symmetric, like=full.arguments[0], copy=False, verify_symmetry=False
    )
    assert_matvec(full(a, x, np.zeros(N)), symmetric, x)


def test_symmetry_tolerance(ssymv, symmetric):
    x = random_vector(3, N)
    a = symmetric.copy()
    a.data *= 1 + 1e-13 * np.arange(a.nnz)
    with refuses(ValueError, "the symmetry makes them equal"):
        ssymv(a, x, np.zeros(N))
    y = ssymv(a, x, np.zeros(N), symmetry_tolerance=1e-9)
    np.testing.assert_allclose(y, symmetric @ x, rtol=1e-8)
    for tolerance in (-1, 1, np.nan):
        with refuses(ValueError, "must be at least 0 and less than 1"):
            ssymv(a, x, np.zeros(N), symmetry_tolerance=tolerance)


def test_unverified_symmetry(ssymv, symmetric):
    """The stored triangle is taken."""
    x = random_vector(3, N)
    upper = sp.csr_array(sp.triu(symmetric))
    for a in (upper, upper + 2 * sp.tril(symmetric, -1)):
        assert_matvec(ssymv(a, x, np.zeros(N), verify_symmetry=False), symmetric, x)


def test_borrow(spmv, general):
    """copy=False shares values; a change of them shows in the next call."""
    a = SparseTensor.pack(general, like=spmv.arguments[0], copy=False)
    x = random_vector(3, N)
    general.data *= 2
    assert_matvec(spmv(a, x, np.zeros(N)), general, x)


def reverse_a_row(a):
    """Legal for SciPy, but unsorted."""
    a = a.copy()
    row = int(np.argmax(np.diff(a.indptr)))
    span = slice(a.indptr[row], a.indptr[row + 1])
    a.indices[span] = a.indices[span][::-1].copy()
    a.data[span] = a.data[span][::-1].copy()
    return a


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.astype(np.float32),
        lambda a: a.tocsc(),
        lambda a: a.toarray(),
        reverse_a_row,
    ],
    ids=["dtype", "format", "dense", "order"],
)
def test_borrow_needs_exact_storage(spmv, general, change):
    with pytest.raises(ValueError, match=r"is not stored as .* leave out copy=False$"):
        SparseTensor.pack(change(general), like=spmv.arguments[0], copy=False)


def test_unsorted_indices(spmv):
    """SciPy leaves rows unsorted; a call packs them."""
    a = sp.csr_array(
        (np.array([1.0, 2.0, 3.0]), np.array([2, 0, 1]), np.array([0, 2, 3])),
        shape=(2, 3),
    )
    x = np.array([1.0, 10.0, 100.0])
    assert spmv(a, x, np.zeros(2)).tolist() == [102.0, 30.0]


def test_duplicates(spmv):
    a = sp.coo_array(([1.0, 2.0], ([0, 0], [1, 1])), shape=(2, 2))
    with refuses(ValueError, "is given twice; call sum_duplicates() on it first"):
        spmv(a, np.ones(2), np.zeros(2))
    a.sum_duplicates()
    assert spmv(a, np.ones(2), np.zeros(2)).tolist() == [3.0, 0.0]


def test_room_behind_the_entries(spmv):
    """SciPy may keep longer arrays than indptr says."""
    a = sp.csr_array(np.eye(3))
    a.indices = np.append(a.indices, np.int32(99))
    a.data = np.append(a.data, 99.0)
    assert spmv(a, np.ones(3), np.zeros(3)).tolist() == [1.0, 1.0, 1.0]


def break_index(a):
    a.indices[0] = 99


def break_negative(a):
    a.indices[0] = -1


def break_last(a):
    a.indptr[-1] = 10**6


def break_first(a):
    a.indptr[0] = 1


def break_order(a):
    a.indptr[1] = 3
    a.indptr[2] = 1


def break_length(a):
    a.indptr = a.indptr[:-1]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (break_index, "is outside the extent 3 of dimension"),
        (break_negative, "is outside the extent 3 of dimension"),
        (break_last, "indptr must have an entry per row and one more"),
        (break_first, "indptr must have"),
        (break_order, "indptr must have"),
        (break_length, "indptr must have"),
    ],
)
@pytest.mark.parametrize("levels", ["csr", "csc", "coo"])
def test_damaged_scipy_matrices(levels, damage, message):
    """Each call checks what it is given, whether it is borrowed or packed."""
    kernel = Module.parse(matvec(levels=levels)).compile()["matvec"]
    for make in (sp.csr_array, sp.csc_array):
        a = make(np.eye(3))
        damage(a)
        with refuses(ValueError, message):
            kernel(a, np.ones(3), np.zeros(3))


class Pretender:
    """Has the attributes of a CSR matrix, and shapes that no matrix has."""

    format = "csr"
    dtype = np.dtype(np.float64)
    data = np.ones(0)
    indices = np.zeros(0, np.int64)
    indptr = np.zeros(0, np.int64)

    def __init__(self, rows):
        self.shape = (rows, 3)

    def tocoo(self):
        raise AssertionError


@pytest.mark.parametrize("rows", [-1, 0, 3, 2**63 - 1])
def test_shapes_that_no_matrix_has(spmv, rows):
    with refuses(ValueError, "indptr must have"):
        spmv(Pretender(rows), np.ones(3), np.zeros(3))


def test_damaged_coo(spmv):
    a = sp.coo_array(np.eye(3))
    a.coords[0][0] = 7
    with refuses(ValueError, "is outside the extent 3 of dimension 0"):
        spmv(a, np.ones(3), np.zeros(3))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("text", "function 'ssymv': argument 0 is a str, must be a SciPy sparse array"),
        (None, "is a NoneType, must be"),
        (sp.csr_array(np.eye(3), dtype=complex), "dtype complex128, which does not"),
    ],
)
def test_other_values(ssymv, value, message):
    with refuses(TypeError, message):
        ssymv(value, np.ones(3), np.zeros(3))


def test_tensor_of_another_storage(ssymv, spmv, symmetric):
    a = SparseTensor.pack(symmetric, like=spmv.arguments[0])
    with refuses(
        ValueError, "function 'ssymv': argument 0 is stored as tensor<?x?xf64, ("
    ):
        ssymv(a, np.ones(N), np.zeros(N))
    wide = Module.parse(matvec(width=64)).compile()["matvec"]
    with refuses(ValueError, "positions i32, coordinates i32, must be stored as "):
        wide(a, np.ones(N), np.zeros(N))
    with refuses(TypeError, "like=tensor<?xf64> is not a tensor with an encoding"):
        SparseTensor.pack(symmetric, like=ssymv.arguments[1])


def test_small_indices():
    """Coordinates of 8 bits hold 255 and no more."""
    text = matvec(width=8)
    kernel = Module.parse(text).compile()["matvec"]
    a = sp.csr_array(([1.0], ([0], [255])), shape=(1, 256))
    assert kernel(a, np.arange(256.0), np.zeros(1)).tolist() == [255.0]
    a = sp.csr_array(([1.0], ([0], [256])), shape=(1, 257))
    with refuses(ValueError, "coordinates of 8 bits count to 255"):
        kernel(a, np.arange(257.0), np.zeros(1))


def test_pattern_matrix(spmv):
    """Booleans and integers convert safely."""
    a = sp.csr_array(np.eye(3, dtype=bool))
    assert spmv(a, np.arange(3.0), np.zeros(3)).tolist() == [0.0, 1.0, 2.0]


# Files


def test_read_matrix_market(ssymv):
    entries = tensoropt.read(KARATE)
    oracle = sp.csr_array(scipy.io.mmread(KARATE))
    assert isinstance(entries, Entries)
    assert entries.symmetry == "symmetric"
    assert entries.shape == oracle.shape
    assert entries.nnz == sp.tril(oracle).nnz
    a = SparseTensor.pack(entries, like=ssymv.arguments[0])
    assert (as_dense(a) == np.triu(oracle.toarray())).all()
    x = random_vector(4, entries.shape[0])
    y = ssymv(entries, x, np.zeros_like(x))
    assert_matvec(y, oracle, x)
    assert repr(entries).startswith("Entries(shape=(34, 34), nnz=")


def test_read_frostt(tmp_path):
    path = tmp_path / "t.tns"
    path.write_text("# three modes\n1 2 3 1.5\n4 1 1 -2\n")
    entries = tensoropt.read(path)
    assert entries.shape == (4, 2, 3)
    coordinates, values = entries.to_coo()
    assert coordinates.tolist() == [[0, 3], [1, 0], [2, 0]]
    assert values.tolist() == [1.5, -2.0]
    assert tensoropt.read(path, (5, -1, 9)).shape == (5, 2, 9)


def test_read_errors(tmp_path):
    with pytest.raises(FileNotFoundError):
        tensoropt.read(tmp_path / "none.mtx")
    bad = tmp_path / "bad.mtx"
    bad.write_text("%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1.0\n")
    with refuses(ValueError, "bad.mtx:3: "):
        tensoropt.read(bad)
    with refuses(TypeError, "shape= is for .tns files"):
        tensoropt.read(KARATE, (34, 34))
    other = tmp_path / "a.txt"
    other.write_text("")
    with refuses(ValueError, "expected a .mtx or .tns file"):
        tensoropt.read(other)


def test_entries_from_coordinates():
    coordinates = np.array([[0, 2, 1], [1, 2, 1], [3, 0, 3]])
    entries = Entries(coordinates, np.array([1.0, 2.0, 3.0]), (3, 3, 4))
    assert entries.shape == (3, 3, 4) and entries.nnz == 3
    back, values = entries.to_coo()
    assert (back == coordinates).all() and (values == [1, 2, 3]).all()
    assert Entries(np.zeros((2, 0), int), np.zeros(0), (4, 4)).nnz == 0
    place = np.array([[0], [1]], "u1")
    integers = Entries(place, np.array([True]), (2, 2), "symmetric")
    assert integers.symmetry == "symmetric"
    assert integers.to_coo()[1].dtype == np.int64


@pytest.mark.parametrize(
    "arguments, error, text",
    [
        (([[0.5], [1]], [1.0], (2, 2)), TypeError, "expected integers"),
        (([0, 1], [1.0], (2, 2)), TypeError, "two dimensions"),
        (([[0], [1]], [1.0, 2.0], (2, 2)), ValueError, "do not fit 2 values"),
        (([[0], [1]], [1.0], (2, 2, 2)), ValueError, "of 3 dimensions"),
        (([[0], [2]], [1.0], (2, 2)), ValueError, "entry 0"),
        (([[0, 0], [1, 1]], [1.0, 2.0], (2, 2)), ValueError, "entry 1"),
        (([[0], [1]], ["a"], (2, 2)), TypeError, "expected numbers"),
        (([[0], [1]], [1.0], (2, 2), "upper"), ValueError, "got 'upper'"),
    ],
)
def test_entries_refuse(arguments, error, text):
    coordinates, values, *rest = arguments
    with pytest.raises(error, match=text):
        Entries(np.array(coordinates), np.array(values), *rest)
