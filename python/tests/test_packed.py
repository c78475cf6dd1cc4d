# SPDX-License-Identifier: Apache-2.0
"""Packed canonical storage: what it holds, and einsums over it against NumPy."""

import itertools
import re

import numpy as np
import pytest
from kernels import ROOT
from tensoropt import Module, SparseTensor

# Generators and their images, and einsums to compute.
ERI = {"(0 1)": [1, 0, 2, 3], "(2 3)": [0, 1, 3, 2], "(0 2)(1 3)": [2, 3, 0, 1]}
PAIRS = {"(0 2)(1 3)": [2, 3, 0, 1]}
THREE_PAIRS = {"(0 2)(1 3)": [2, 3, 0, 1, 4, 5], "(2 4)(3 5)": [0, 1, 4, 5, 2, 3]}
GROUPS = [
    ({"(0 1)": [1, 0]}, ["ij,j->i", "ij,jr->ir", "ij,ij->", "ij->i"]),
    ({"(0 1) : negate": [1, 0]}, ["ij,j->i", "ij,jr->ir", "ij,ij->"]),
    ({"(0 1) : conjugate": [1, 0]}, ["ij,j->i", "ij,jr->ir"]),
    ({"(0 1)": [1, 0, 2], "(1 2)": [0, 2, 1]}, ["ijk,jr,kr->ir", "ijk,j,k->i"]),
    ({"(0 1)": [1, 0, 2]}, ["ijk,k->ij", "ijk,jr->ikr", "ijk,ij->k"]),
    ({"(0 2)": [2, 1, 0]}, ["ijk,k->ij", "ijk,jr->ikr", "ijk,ik->j"]),
    ({"(1 2)": [0, 2, 1]}, ["ijk,k->ij", "ijk,ir->jkr"]),
    ({"(0 2)": [2, 1, 0, 3], "(1 3)": [0, 3, 2, 1]}, ["ijkl,kl->ij", "ijkl,j->ikl"]),
    ({"(0 1)": [1, 0, 2, 3], "(2 3)": [0, 1, 3, 2]}, ["ijkl,kl->ij", "ijkl,jl->ik"]),
    (ERI, ["ijkl,kl->ij", "ijkl,jl->ik", "ijkl,ip->pjkl"]),
    (PAIRS, ["ijkl,kl->ij", "ijkl,j->ikl"]),
    (THREE_PAIRS, ["abcdef,cd,ef->ab"]),
]


def symmetric_array(group, shape, dtype, rng):
    """Random entries, summed over what the generators generate."""
    array = rng.integers(-4, 5, shape).astype(dtype)
    if dtype is np.complex128:
        array += 1j * rng.integers(-4, 5, shape)
    identity = tuple(range(len(shape)))
    characters, pending = {identity: (1, False)}, [identity]
    while pending:
        images = pending.pop()
        sign, conjugate = characters[images]
        for name, generator in group.items():
            product = tuple(generator[i] for i in images)
            if product not in characters:
                characters[product] = (
                    -sign if "negate" in name else sign,
                    conjugate != ("conjugate" in name),
                )
                pending.append(product)
    total = np.zeros(shape, dtype)
    for images, (sign, conjugate) in characters.items():
        image = array.transpose(images)
        total += sign * (image.conj() if conjugate else image)
    return total, list(characters)


def canonical_values(array, elements, triangle):
    """Entries that are the first or last of their orbits, in order."""
    values = []
    for at in itertools.product(*map(range, array.shape)):
        orbit = [tuple(at[i] for i in images) for images in elements]
        if at == (min(orbit) if triangle == "upper" else max(orbit)):
            values.append(array[at])
    return np.array(values, array.dtype)


def compile_einsum(group, triangle, spec, rank, element, semiring=""):
    terms, output = spec.split("->")
    ranks = [len(term) for term in terms.split(",")[1:]]
    plain = ["tensor<" + "?x" * r + f"{element}>" for r in (*ranks, len(output))]
    driver = "tensor<" + "?x" * rank + f"{element}, #packed>"
    names = ["%A", *(f"%x{n}" for n in range(len(ranks)))]
    types = [driver, *plain[:-1]]
    arguments = ", ".join(f"{n}: {t}" for n, t in zip(names, types, strict=True))
    text = f"""
      #packed = #tensoropt.encoding<{{ symmetry = <{", ".join(group)}>,
                                       stored = canonical, triangle = {triangle} }}>
      func.func @f({arguments}, %out: {plain[-1]}) -> {plain[-1]} {{
        %0 = tensoropt.einsum "{spec}" {semiring}
               ins({", ".join(names)} : {", ".join(types)})
               outs(%out : {plain[-1]}) -> {plain[-1]}
        return %0 : {plain[-1]}
      }}"""
    return Module.parse(text).compile()["f"]


@pytest.mark.parametrize("triangle", ["upper", "lower"])
@pytest.mark.parametrize(
    ("group", "spec"),
    [(group, spec) for group, specs in GROUPS for spec in specs],
    ids=lambda value: value if isinstance(value, str) else ", ".join(value),
)
def test_einsum(group, spec, triangle):
    terms = spec.split("->")[0].split(",")
    rank = len(terms[0])
    images = np.array(list(group.values()))
    types = [("f64", np.float64), ("i32", np.int32)]
    if "conjugate" in str(group):
        types = [("complex<f64>", np.complex128)]
    for element, dtype in types:
        function = compile_einsum(group, triangle, spec, rank, element)
        for seed in range(6):
            rng = np.random.default_rng(seed)
            extents = rng.integers(0, 6 if rank < 5 else 4, rank)
            for _ in range(rank):  # equal where dimensions are exchanged
                for generator in images:
                    extents = np.minimum(extents, extents[generator])
            array, elements = symmetric_array(group, extents, dtype, rng)
            length = dict(zip(terms[0], extents, strict=True)) | {"r": 3, "p": 2}
            factors = [
                rng.integers(-4, 5, [length[letter] for letter in term]).astype(dtype)
                for term in terms[1:]
            ]
            expected = np.einsum(spec, array, *factors)
            values = canonical_values(array, elements, triangle)
            packed = SparseTensor.pack(array, like=function.arguments[0])
            assert (packed.values == values).all(), seed
            borrowed = SparseTensor.from_packed(
                values, like=function.arguments[0], shape=[int(n) for n in extents]
            )
            for a in (packed, borrowed, array):
                out = np.zeros(expected.shape, dtype)
                function(a, *factors, out)
                # Sums of fewer than 10^4 products of numbers below 10^3, times
                # fractions that are not exact in binary.
                assert abs(out - expected).max(initial=0) < 1e-8, seed
                assert dtype is not np.int32 or (out == expected).all(), seed


@pytest.mark.parametrize("triangle", ["upper", "lower"])
def test_shortest_paths(triangle):
    """All entries are stored, zeros, too."""
    function = compile_einsum(
        {"(0 1)": [1, 0]}, triangle, "ij,j->i", 2, "f64", "semiring<min_plus>"
    )
    a = np.array([[0.0, 3, 9], [3, 0, 4], [9, 4, 0]])
    result = function(a, np.array([0.0, 8, 20]), np.full(3, np.inf))
    assert (result == [0, 3, 9]).all()


@pytest.fixture(scope="module")
def coulomb():
    return compile_einsum(ERI, "lower", "ijkl,kl->ij", 4, "f64")


def test_borrows(coulomb):
    values = np.arange(21.0)  # 3 functions: 6 pairs, 21 pairs of them
    a = SparseTensor.from_packed(values, like=coulomb.arguments[0])
    assert a.shape == (3, 3, 3, 3)
    assert a.nnz == 21 and a.nbytes == 168
    assert np.shares_memory(a.values, values)
    assert not a.values.flags.writeable
    values[:] = 1  # (ij|kl) = 1: the sum of all entries of the matrix
    d = np.arange(9.0).reshape(3, 3)
    for argument in (a, values):
        assert (coulomb(argument, d, np.zeros((3, 3))) == 36).all()
    assert "canonical lower, packed>, shape=(3, 3, 3, 3), nnz=21)" in repr(a)
    place, entries = a.to_coo()
    assert (place[0] >= place[1]).all() and (place[2] >= place[3]).all()
    assert (entries == 1).all()


def test_converts_where_it_is_safe(coulomb):
    single = np.arange(6, dtype=np.float32)
    a = SparseTensor.from_packed(single, like=coulomb.arguments[0], shape=(2,) * 4)
    assert a.dtype == np.float64 and not np.shares_memory(a.values, single)
    assert (a.values == single).all()
    strided = np.arange(12.0)[::2]
    a = SparseTensor.from_packed(strided, like=coulomb.arguments[0])
    assert (a.values == strided).all()


@pytest.mark.parametrize("n", [0, 1, 2, 5, 19])
def test_coulomb_exchange(n):
    """Kernels that know that the density is symmetric, too, alone and fused."""
    kernels = Module.load(ROOT / "examples" / "eri.mlir").compile()
    rng = np.random.default_rng(n)
    integrals, elements = symmetric_array(ERI, (n,) * 4, np.float64, rng)
    density = rng.random((n, n))
    density += density.T
    j = np.einsum("ijkl,kl->ij", integrals, density)
    k = np.einsum("ijkl,jl->ik", integrals, density)
    values = canonical_values(integrals, elements, "lower")
    packed = SparseTensor.from_packed(values, like=kernels["coulomb"].arguments[0])

    def call(name, outputs=1):
        ones = [np.ones((n, n)) for _ in range(outputs)]
        return kernels[name](packed, density, *ones)

    # n^2 terms below 100 in another order, at most 400 of them.
    close = {"rtol": 0, "atol": 1e-10}
    assert np.allclose(call("coulomb"), j + 1, **close)
    assert np.allclose(call("exchange"), k + 1, **close)
    both = call("coulomb_exchange", 2)
    assert np.allclose(both[0], j + 1, **close)
    assert np.allclose(both[1], k + 1, **close)


def refuses(error, message):
    return pytest.raises(error, match=re.escape(message))


def test_refusals(coulomb):
    like = coulomb.arguments[0]
    with refuses(ValueError, "values: 22 values for tensor<?x?x?x?xf64, "):
        SparseTensor.from_packed(np.zeros(22), like=like)
    with refuses(ValueError, "which has 6"):
        SparseTensor.from_packed(np.zeros(21), like=like, shape=(2, 2, 2, 2))
    with refuses(ValueError, "values has 2 dimensions, packed values have one"):
        SparseTensor.from_packed(np.zeros((6, 6)), like=like)
    with refuses(TypeError, "does not convert safely to float64"):
        SparseTensor.from_packed(np.zeros(21, complex), like=like)
    with refuses(TypeError, "is not a tensor with packed storage"):
        SparseTensor.from_packed(np.zeros(21), like=coulomb.arguments[1])
    array = np.ones((2, 2, 2, 2))
    array[1, 0, 0, 0] = 3
    with refuses(
        ValueError, "(1, 0, 0, 0) is 3 but zero-based entry (0, 0, 0, 1) is 1"
    ):
        SparseTensor.pack(array, like=like)


@pytest.mark.parametrize("triangle", ["upper", "lower"])
@pytest.mark.parametrize("group", [group for group, _ in GROUPS], ids=", ".join)
def test_expand(group, triangle):
    """The full array, with extents on both sides of those of a tile."""
    rank = len(next(iter(group.values())))
    images = np.array(list(group.values()))
    dtype, element = np.float64, "f64"
    if "conjugate" in str(group):
        dtype, element = np.complex128, "complex<f64>"
    shape = "tensor<" + "?x" * rank + element
    text = f"""
      #packed = #tensoropt.encoding<{{ symmetry = <{", ".join(group)}>,
                                       stored = canonical, triangle = {triangle} }}>
      func.func @f(%A: {shape}, #packed>) -> {shape}> {{
        %0 = tensoropt.expand %A : {shape}, #packed> to {shape}>
        return %0 : {shape}>
      }}"""
    function = Module.parse(text).compile("cpu{threads=3 thread-work=100}")["f"]
    for seed in range(6):
        rng = np.random.default_rng(seed)
        extents = rng.integers(0, {2: 80, 3: 40, 4: 10}.get(rank, 4), rank)
        for _ in range(rank):  # equal where dimensions are exchanged
            for generator in images:
                extents = np.minimum(extents, extents[generator])
        array, _ = symmetric_array(group, extents, dtype, rng)
        packed = SparseTensor.pack(array, like=function.arguments[0])
        assert (function(packed) == array).all(), seed


@pytest.mark.parametrize("letters", ["kl", "lk"])
def test_merged(letters):
    """Coulomb matrices of several densities that are not symmetric, with and
    without merged indices."""
    n = 7
    rng = np.random.default_rng(1)
    integrals, _ = symmetric_array(ERI, (n,) * 4, np.float64, rng)
    density = rng.integers(-4, 5, (n, n, 3)).astype(float)
    spec = f"ijkl,{letters}r->irj"
    expected = np.einsum(spec, integrals, density)
    text = f"""
      #eri = #tensoropt.encoding<{{ symmetry = <{", ".join(ERI)}>,
                                    stored = canonical, triangle = lower }}>
      func.func @f(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?x?xf64>,
                   %J: tensor<?x?x?xf64>) -> tensor<?x?x?xf64> {{
        %0 = tensoropt.einsum "{spec}"
               ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?x?xf64>)
               outs(%J : tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
        return %0 : tensor<?x?x?xf64>
      }}"""
    for merge in ("true", "false"):
        function = Module.parse(text).compile(f"cpu{{merge-indices={merge}}}")["f"]
        result = function(integrals, density, np.ones((n, 3, n)))
        # Whole numbers below 2^53, up to weights that are not exact in binary.
        assert abs(result - 1 - expected).max() < 1e-9


CUBE = {"(0 1)": [1, 0, 2], "(1 2)": [0, 2, 1]}
# The symmetry of a packed output, that of the packed input, which comes first if
# there is one, and what is computed. Equal terms but for a letter are one tensor.
OUTPUTS = [
    ("(0 1)", None, "ik,jk->ij"),
    ("(0 1)", None, "ikr,jkr->ij"),
    ("(1 2)", None, "ik,jk,r->rij"),
    ("(0 1), (1 2)", None, "ip,jp,kp->ijk"),
    ("(0 1)", CUBE, "ijk,k->ij"),
    ("(0 1)", CUBE, "ijk,k->ji"),
    ("(0 1)", CUBE, "ijk,kr->ijr"),
    ("(1 2)", CUBE, "ijk,kr->rij"),
    ("(0 2)", CUBE, "ijk,kr->irj"),
    ("(0 1)", ERI, "ijkl,kl->ij"),
    ("(0 1)", ERI, "ijkl,lkr->jir"),
    ("(0 1)", ERI, "ijkl,kp,lp->ij"),
    ("(0 1) : negate", {"(0 1) : negate": [1, 0, 2]}, "ijk,k->ij"),
]


@pytest.mark.parametrize("starts", ["given", "empty"])
@pytest.mark.parametrize("triangle", ["upper", "lower"])
@pytest.mark.parametrize(("symmetry", "group", "spec"), OUTPUTS)
def test_packed_output(symmetry, group, spec, triangle, starts):
    """Results hold the canonical entries; inputs and what is added to stay."""
    n, length = 5, {"r": 3, "p": 2}
    shapes = [[length.get(at, n) for at in term] for term in re.split(",|->", spec)]
    rng = np.random.default_rng(3)
    arrays = [rng.integers(-4, 5, shape).astype(float) for shape in shapes[:-1]]
    names = [f"%a{at}" for at in range(len(arrays))]
    terms = spec.split("->")[0].split(",")
    if group:
        arrays[0], _ = symmetric_array(group, shapes[0], np.float64, rng)
    for at in range(1, len(terms)):
        if terms[at][1:] == terms[at - 1][1:] and len(terms[at]) > 1:
            arrays[at], names[at] = arrays[at - 1], names[at - 1]
    expected = np.einsum(spec, *arrays)

    def encoding(generators):
        return (
            f"#tensoropt.encoding<{{ symmetry = <{generators}>, "
            f"stored = canonical, triangle = {triangle} }}>"
        )

    dims = [f"tensor<{'x'.join('?' * len(shape))}xf64" for shape in shapes]
    types = [f"{dim}>" for dim in dims[:-1]]
    if group:
        types[0] = f"{dims[0]}, {encoding(', '.join(group))}>"
    out = f"{dims[-1]}, {encoding(symmetry)}>"
    parameters = dict(zip(names, types, strict=True))
    text = ", ".join(f"{name}: {kind}" for name, kind in parameters.items())
    body = ""
    if starts == "given":
        text += f", %C: {out}"
    else:
        text += ", " + ", ".join(f"%n{at}: index" for at in range(expected.ndim))
        sizes = ", ".join(f"%n{at}" for at in range(expected.ndim))
        body = f"%C = tensor.empty({sizes}) : {out}"
    function = Module.parse(f"""
      func.func @f({text}) -> {out} {{
        {body}
        %0 = tensoropt.einsum "{spec}" ins({", ".join(names)} : {", ".join(types)})
               outs(%C : {out}) -> {out}
        return %0 : {out}
      }}""").compile()["f"]

    data = list(dict(zip(names, arrays, strict=True)).values())
    if starts == "given":
        start = SparseTensor.pack(3 * expected, like=function.arguments[len(data)])
        before = start.values.copy()
        result = function(*data, start)
        assert (start.values == before).all()
        expected = 4 * expected
    else:
        result = function(*data, *expected.shape)
    assert (
        result.values.size
        == SparseTensor.pack(expected, like=function.results[0]).values.size
    )
    # Whole numbers below 10^6, times weights that are not exact in binary.
    full = SparseTensor.pack(expected, like=function.results[0]).values
    assert abs(result.values - full).max(initial=0) < 1e-8


def test_packed_factor():
    """A packed density is as good as a full one."""
    n = 6
    rng = np.random.default_rng(5)
    integrals, _ = symmetric_array(ERI, (n,) * 4, np.float64, rng)
    density, _ = symmetric_array({"(0 1)": [1, 0]}, (n, n), np.float64, rng)
    for spec in ("ijkl,kl->ij", "ijkl,jl->ik"):
        function = Module.parse(f"""
          #eri = #tensoropt.encoding<{{ symmetry = <{", ".join(ERI)}>,
                                        stored = canonical, triangle = lower }}>
          #packed = #tensoropt.encoding<{{ symmetry = <(0 1)>, stored = canonical }}>
          func.func @f(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64, #packed>,
                       %J: tensor<?x?xf64>) -> tensor<?x?xf64> {{
            %0 = tensoropt.einsum "{spec}"
                   ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #packed>)
                   outs(%J : tensor<?x?xf64>) -> tensor<?x?xf64>
            return %0 : tensor<?x?xf64>
          }}""").compile()["f"]
        result = function(integrals, density, np.zeros((n, n)))
        assert abs(result - np.einsum(spec, integrals, density)).max() < 1e-9
