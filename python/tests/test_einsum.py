# SPDX-License-Identifier: Apache-2.0
"""tensoropt.einsum and tensoropt.pack, against numpy.einsum on dense arrays."""

import itertools
import math

import numpy as np
import pytest
import scipy.sparse as sp
import tensoropt
from tensoropt import Storage

# Specifications whose first operand, used for each "A", is symmetric.
KERNELS = [
    ("ij,j->i", "Ax"),
    ("ik,kr->ir", "AB"),
    ("i,ij,j->", "xAx"),
    ("ik,jk->ij", "AA"),
    ("kj,kr->jr", "AB"),
    ("ij,ir,js->rs", "ABB"),
    ("kjl,kr->jlr", "AB"),
    ("jkl,kr->jlr", "AB"),
    ("ijk,ir,js,kt->rst", "ABBB"),
    ("ijk,jr,kr->ir", "ABB"),
    ("ijkl,jr,kr,lr->ir", "ABBB"),
    ("ijklm,jr,kr,lr,mr->ir", "ABBBB"),
    ("ijk,j,k->i", "Axx"),
    ("ij,j->i,j", "Ax"),
]

ENTRIES = tensoropt.Entries(np.array([[0], [1]]), np.array([1.0]), (2, 2))


def symmetrised(rank, size, seed, dtype=np.float64, density=0.4):
    """A tensor whose value depends on the sorted coordinates; whole numbers."""
    rng = np.random.default_rng(seed)
    tensor = np.zeros((size,) * rank, dtype)
    for place in itertools.combinations_with_replacement(range(size), rank):
        if rng.random() < density:
            value = rng.integers(1, 9)
            for image in itertools.permutations(place):
                tensor[image] = value
    return tensor


FORMATS = ["csc", "dcsr", "coo", "dense"]


@pytest.mark.parametrize(
    ("specification", "names", "form"),
    [(*kernel, form) for kernel in KERNELS for form in ("csr", "packed")]
    + [(*kernel, form) for kernel in (KERNELS[0], KERNELS[9]) for form in FORMATS],
)
def test_symmetric_kernels(specification, names, form):
    terms = specification.split("->")[0].split(",")
    rank = len(terms[names.index("A")])
    size = {2: 9, 3: 6, 4: 4, 5: 3}[rank]
    rng = np.random.default_rng(rank)
    dense = {
        "A": symmetrised(rank, size, seed=len(specification)),
        "B": rng.integers(-4, 5, (size, 5)).astype(np.float64),
        "x": rng.integers(-4, 5, size).astype(np.float64),
    }
    tensor = tensoropt.pack(dense["A"], form, symmetry="symmetric")
    if form == "packed":
        assert tensor.nnz == math.comb(size + rank - 1, rank)
    operands = {**dense, "A": tensor}
    found = tensoropt.einsum(specification, *(operands[name] for name in names))
    expected = [
        np.einsum(f"{','.join(terms)}->{letters}", *(dense[name] for name in names))
        for letters in specification.split("->")[1].split(",")
    ]
    # All whole numbers; only weights of entries on diagonals, such as 1/3, round.
    for one, other in zip(
        found if isinstance(found, tuple) else (found,), expected, strict=True
    ):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-14 * abs(other).max())


@pytest.mark.parametrize(
    ("symmetry", "dtype"),
    [("skew", np.float64), ("hermitian", np.complex128), ("skew", np.complex64)],
)
def test_characters(symmetry, dtype):
    rng = np.random.default_rng(0)
    dense = rng.integers(-4, 5, (7, 7)) + 1j * rng.integers(-4, 5, (7, 7))
    if symmetry == "hermitian":
        dense = dense + dense.conj().T
    else:
        dense = (dense if np.dtype(dtype).kind == "c" else dense.real) * (1 + 0)
        dense = dense - dense.T
    dense = dense.astype(dtype)
    x = rng.integers(-4, 5, 7).astype(dtype)
    tensor = tensoropt.pack(dense, symmetry=symmetry)
    assert tensor.nnz <= 28
    np.testing.assert_array_equal(tensoropt.einsum("ij,j->i", tensor, x), dense @ x)


def test_generators_state_partial_symmetry():
    dense = symmetrised(2, 4, seed=1)[:, :, None] * np.arange(1.0, 6.0)
    tensor = tensoropt.pack(dense, symmetry="(0 1)")
    assert tensor.nnz == np.count_nonzero(dense * np.triu(np.ones((4, 4)))[:, :, None])
    x = np.arange(4.0)
    found = tensoropt.einsum("ijk,j->ik", tensor, x)
    np.testing.assert_array_equal(found, np.einsum("ijk,j->ik", dense, x))


@pytest.mark.parametrize(
    ("semiring", "dtype"),
    [
        ("min_plus", np.float64),
        ("max_plus", np.float32),
        ("min_plus", np.int64),
        ("max_plus", np.int32),
        ("max_times", np.float64),
        ("or_and", np.bool_),
    ],
)
def test_semirings_begin_with_their_zero(semiring, dtype):
    dense = symmetrised(2, 8, seed=2, density=0.2)
    dense[3] = dense[:, 3] = 0
    x = np.arange(1, 9) % 5
    entries = sp.csr_array(dense.astype(dtype))
    multiply = {"plus": np.add, "times": np.multiply, "and": np.logical_and}
    add, times = semiring.split("_")
    reduce = {"min": min, "max": max, "or": any}[add]
    found = tensoropt.einsum("ij,j->i", entries, x.astype(dtype), semiring=semiring)
    assert found.dtype == dtype
    for row in range(8):
        terms = [
            multiply[times](dense[row, at], x[at]) for at in np.flatnonzero(dense[row])
        ]
        if terms:
            assert found[row] == reduce(terms)
    limits = np.iinfo(dtype) if np.dtype(dtype).kind == "i" else np.finfo(np.float64)
    infinite = np.dtype(dtype).kind == "f"
    zeros = {
        "min": np.inf if infinite else limits.max,
        "max": -np.inf if infinite else limits.min,
        "or": False,
    }
    assert found[3] == (0 if times == "times" else zeros[add])


def test_what_is_not_stored_may_have_a_value():
    dense = np.full((3, 3), np.inf)
    dense[0, 1] = dense[1, 0] = 2
    storage = Storage("csr", "symmetric", fill=np.inf)
    tensor = tensoropt.pack(dense, storage)
    assert tensor.nnz == 1
    found = tensoropt.einsum("ij,j->i", tensor, np.zeros(3), semiring="min_plus")
    np.testing.assert_array_equal(found, [2, 2, np.inf])
    halves = tensoropt.pack(np.full((2, 2), 0.5, np.float16), Storage("csr", fill=0.5))
    assert halves.nnz == 0 and "0x3800 : f16" in halves.type
    booleans = Storage("csr", fill=True).type(2, np.bool_)
    assert "fill = true" in tensoropt.Argument.parse(booleans).type


def test_sparse_results():
    dense = symmetrised(2, 9, seed=3)
    tensor = tensoropt.pack(dense, symmetry="symmetric")
    square = tensoropt.einsum(
        "ik,jk->ij", tensor, tensor, result=Storage("csr", "symmetric")
    )
    np.testing.assert_array_equal(square.to_scipy().toarray(), np.triu(dense @ dense.T))
    total = tensoropt.einsum("ij+ij->ij", tensor, square, result="csc")
    assert total.to_scipy().format == "csc"
    np.testing.assert_array_equal(total.to_scipy().toarray(), dense + dense @ dense.T)
    # What one call made is an operand of the next.
    again = tensoropt.einsum("ij,j->i", total, np.ones(9))
    np.testing.assert_array_equal(again, (dense + dense @ dense.T).sum(axis=1))


def test_out_is_added_to():
    matrix = sp.random_array((6, 4), density=0.5, format="coo", rng=0)
    x, y, z = np.ones(4), np.full(6, 2.0), np.zeros(4)
    found = tensoropt.einsum("ij,j->i", matrix, x, out=y)
    assert np.shares_memory(found, y)
    np.testing.assert_allclose(y, 2 + matrix @ x, rtol=1e-14)
    pair = tensoropt.einsum("ij,j->i,j", matrix, x, out=(y, z), threads=2)
    assert np.shares_memory(pair[1], z)


@pytest.mark.parametrize("form", ["csr", "csc"])
@pytest.mark.parametrize("index", [np.int32, np.int64])
def test_scipy_arrays_are_borrowed(form, index):
    matrix = sp.random_array((6, 4), density=0.5, format=form, rng=0)
    matrix.indices, matrix.indptr = (
        matrix.indices.astype(index),
        matrix.indptr.astype(index),
    )
    module = tensoropt.einsum_module("ij,j->i", matrix, np.ones(4))
    bits = 8 * np.dtype(index).itemsize
    assert f"posWidth = {bits}, crdWidth = {bits}" in str(module)
    like = module.compile()["einsum"].arguments[0]
    tensoropt.SparseTensor.pack(matrix, like=like, copy=False)


def test_files_bring_their_symmetry(tmp_path):
    path = tmp_path / "a.mtx"
    path.write_text(
        "%%MatrixMarket matrix coordinate real symmetric\n3 3 2\n2 1 4\n3 3 5\n"
    )
    tensor = tensoropt.pack(tensoropt.read(path), "coo")
    assert tensor.nnz == 2
    found = tensoropt.einsum("ij,j->i", tensor, np.array([1.0, 2.0, 3.0]))
    np.testing.assert_array_equal(found, [8, 4, 15])


@pytest.mark.parametrize("symmetry", [None, "symmetric"])
@pytest.mark.parametrize("threads", [1, 2])
def test_fibres_by_length(symmetry, threads):
    rng = np.random.default_rng(5)
    dense = rng.integers(1, 9, (9,) * 4) * (rng.random((9,) * 4) < 0.2).astype(float)
    if symmetry:
        dense = sum(dense.transpose(p) for p in itertools.permutations(range(4)))
    factors = rng.integers(-4, 5, (9, 3)).astype(float)
    storage = Storage("csf", symmetry, by_length=True)
    tensor = tensoropt.pack(dense, storage)
    # Whole numbers: sums are exact in any order.
    expected = np.einsum("iklm,kr,lr,mr->ir", dense, *[factors] * 3)
    found = tensoropt.einsum(
        "iklm,kr,lr,mr->ir", tensor, *[factors] * 3, threads=threads
    )
    np.testing.assert_array_equal(found, expected)
    # Two sparse tensors, of which one is searched; a sparse result.
    other = tensoropt.pack(dense, Storage("csf", symmetry))
    found = tensoropt.einsum("ijkl,ijkl->ij", tensor, other, threads=threads)
    np.testing.assert_array_equal(found, (dense**2).sum((2, 3)))
    product = tensoropt.einsum(
        "ijkl,ijkl->ijkl", tensor, other, result=storage, threads=threads
    )
    coordinates, values = product.to_coo()
    if not symmetry:
        result = np.zeros_like(dense)
        result[tuple(coordinates)] = values
        np.testing.assert_array_equal(result, dense**2)
    # Conversions there and back keep the entries.
    sorted_again = tensor.convert(tensoropt.Argument.parse(other.type))
    for one, same in zip(sorted_again.to_coo(), other.to_coo(), strict=True):
        np.testing.assert_array_equal(one, same)


@pytest.mark.parametrize("columns", [2, 3, 10, 33, 64])
@pytest.mark.parametrize("are_known", [False, True])
@pytest.mark.parametrize("conflicts", [None, "copies", "columns", "colour", "rows"])
def test_rows_begin_inside_lines(columns, are_known, conflicts):
    """With 128 entries for each row of an operand the program works on copies."""
    size = 28  # 4060 canonical entries
    rng = np.random.default_rng(8)
    tensor = rng.integers(1, 5, (size,) * 3).astype(float)
    tensor = sum(tensor.transpose(p) for p in itertools.permutations(range(3)))
    rows = f"tensor<{size}x{columns}xf64>" if are_known else "tensor<?x?xf64>"
    csf = "(i, j, k) -> (i : dense, j : compressed, k : compressed)"
    module = tensoropt.Module.parse(f"""
        #A = #tensoropt.encoding<{{ symmetry = <(0 1), (1 2)>, stored = canonical,
          sparse = #sparse_tensor.encoding<{{ map = {csf} }}> }}>
        func.func @f(%A: tensor<?x?x?xf64, #A>, %B: {rows}, %C: {rows}) -> {rows} {{
          %0 = tensoropt.einsum "ijk,jr,kr->ir" ins(%A, %B, %B :
            tensor<?x?x?xf64, #A>, {rows}, {rows}) outs(%C : {rows}) -> {rows}
          return %0 : {rows}
        }}""")
    options = f"threads=3 thread-work=0 conflicts={conflicts}" if conflicts else ""
    function = module.compile(f"cpu{{{options}}}")["f"]

    def draw():
        place = np.empty(size * columns + 1)[1:].reshape(size, columns)
        place[:] = rng.integers(-4, 5, place.shape)
        return place

    factors, output = draw(), draw()
    # Whole numbers: sums are exact in any order.
    expected = output + np.einsum("ijk,jr,kr->ir", tensor, factors, factors)
    function(
        tensoropt.SparseTensor.pack(tensor, like=function.arguments[0]), factors, output
    )
    np.testing.assert_array_equal(output, expected)


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("form", ["csr", "csc", "csf", "dcsr", "coo", "dense"])
def test_types_parse_and_print_the_same(rank, form):
    for symmetry in [None, "symmetric"] if rank > 1 else [None]:
        text = Storage(form, symmetry, index_bits=16).type(rank, np.float32)
        argument = tensoropt.Argument.parse(text)
        assert argument.dtype == np.float32 and argument.shape == (None,) * rank
        assert tensoropt.Argument.parse(argument.type).type == argument.type
        assert tensoropt.Argument.parse(argument.type).storage == argument.storage


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("ij,j", np.ones((2, 2)), np.ones(2)), ValueError, "specification"),
        (('i->i"', np.ones(2)), ValueError, "specification"),
        (("ij->i", np.ones((2, 2)), np.ones(2)), ValueError, "1 terms, got 2"),
        (("i->i", np.ones((2, 2))), ValueError, "operand 0 has 2 dimensions"),
        (("ij->k", np.ones((2, 2))), ValueError, "index k"),
        (("ij,j->i", np.ones((2, 2)), [1, 2]), TypeError, "float64, int64"),
        (("i->i", np.array(["a"])), TypeError, "no MLIR type"),
        (
            ("ij,j->i", ENTRIES, np.ones(2)),
            TypeError,
            "tensoropt.pack",
        ),
    ],
)
def test_wrong_operands(arguments, error, message):
    with pytest.raises(error, match=message):
        tensoropt.einsum(*arguments)


def test_wrong_options():
    matrix, x = sp.eye_array(3, format="csr"), np.ones(3)
    with pytest.raises(ValueError, match="semiring='plus'"):
        tensoropt.einsum("ij,j->i", matrix, x, semiring="plus")
    with pytest.raises(TypeError, match="sparse result"):
        tensoropt.einsum("ij,j->i", matrix, x, out=x, result="csr")
    with pytest.raises(ValueError, match="1 results, got 2"):
        tensoropt.einsum("ij,j->i", matrix, x, out=(x, x))
    with pytest.raises(ValueError, match="nonsense"):
        tensoropt.einsum("ij,j->i", matrix, x, options="nonsense=1")
    with pytest.raises(ValueError, match="extent"):
        tensoropt.einsum("ij,j->i", matrix, np.ones(4))


def test_wrong_storage():
    with pytest.raises(ValueError, match="symmetry='odd'"):
        tensoropt.pack(np.eye(3), symmetry="odd")
    with pytest.raises(ValueError, match="format='cs'"):
        tensoropt.pack(np.eye(3), "cs")
    with pytest.raises(ValueError, match="needs a symmetry"):
        tensoropt.pack(np.eye(3), "packed")
    with pytest.raises(ValueError, match="none to exchange"):
        tensoropt.pack(np.ones(3), symmetry="symmetric")
    with pytest.raises(ValueError, match="not 'coo'"):
        tensoropt.pack(np.eye(3), Storage("coo", by_length=True))
    with pytest.raises(ValueError, match="2 dimensions has no compressed"):
        tensoropt.pack(np.eye(3), Storage("csr", by_length=True))
    with pytest.raises(TypeError, match="states its own"):
        tensoropt.pack(np.eye(3), Storage("csr"), symmetry="symmetric")
    with pytest.raises(ValueError, match=r"\(1, 0\)|\(0, 1\)"):
        tensoropt.pack(np.array([[1.0, 2.0], [3.0, 4.0]]), symmetry="symmetric")
    for text in ["tensor<?x", "memref<?xf64>", "f64 f64", ""]:
        with pytest.raises(tensoropt.CompileError):
            tensoropt.Argument.parse(text)
