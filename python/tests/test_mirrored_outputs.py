# SPDX-License-Identifier: Apache-2.0
"""Outputs that come out symmetric in two dimensions, of tensors with many entries
and with few, against NumPy in float64."""

import numpy as np
import pytest
import scipy.sparse as sp
import tensoropt

SPECS = ["kjl,kr->jlr", "jlk,kr->rjl", "kjl,k->jl", "klm,lr,kr->mkr", "jklm,jr->klmr"]
"""All but the fourth come out symmetric; of the last, two dimensions are exchanged."""


def draw_tensor(random, rank, extent, entries):
    """A symmetric tensor with about that many canonical entries."""
    dense = np.zeros((extent,) * rank)
    for at in random.integers(0, extent, (entries, rank)):
        value = random.uniform(-1, 1)
        for order in np.ndindex((rank,) * rank):
            if len(set(order)) == rank:
                dense[tuple(at[list(order)])] = value
    return dense


def write(spec, element, triangle, semiring):
    driver, *factors = spec.split("->")[0].split(",")
    rank = len(driver)
    dimensions = [f"d{at}" for at in range(rank)]
    levels = ", ".join(
        f"{d} : {'compressed' if at else 'dense'}" for at, d in enumerate(dimensions)
    )
    generators = ", ".join(f"({at} {at + 1})" for at in range(rank - 1))
    encoding = (
        f"#tensoropt.encoding<{{ symmetry = <{generators}>, stored = canonical, "
        f"triangle = {triangle}, sparse = #sparse_tensor.encoding<{{ "
        f"map = ({', '.join(dimensions)}) -> ({levels}) }}> }}>"
    )
    tensor = f"tensor<{'?x' * rank}{element}, {encoding}>"
    dense = [f"tensor<{'?x' * len(factor)}{element}>" for factor in factors]
    output = f"tensor<{'?x' * len(spec.split('->')[1])}{element}>"
    names = ["%A", *(f"%f{at}" for at in range(len(dense)))]
    types = [tensor, *dense]
    arguments = ", ".join(f"{n}: {t}" for n, t in zip(names, types, strict=True))
    return f"""
    func.func @kernel({arguments}, %y: {output}) -> {output} {{
      %0 = tensoropt.einsum "{spec}" semiring<{semiring}>
        ins({", ".join(names)} : {", ".join(types)}) outs(%y : {output}) -> {output}
      return %0 : {output}
    }}"""


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("spec", SPECS)
def test_equals_float64(spec, threads):
    random = np.random.default_rng([SPECS.index(spec), threads])
    driver, *factors = spec.split("->")[0].split(",")
    is_single = (SPECS.index(spec) + threads) % 2 == 0
    number = np.float32 if is_single else np.float64
    element, triangle = ("f32", "lower") if is_single else ("f64", "upper")
    module = tensoropt.Module.parse(write(spec, element, triangle, "plus_times"))
    function = module.compile(f"cpu{{threads={threads} thread-work=0}}")["kernel"]
    for columns in (1, 10, 32, 70):
        # Few entries take the other form of the loops.
        for many in (True, False):
            extent = int(random.integers(3, 10))
            entries = 2 * extent ** (len(driver) - 1) if many else 2
            dense = draw_tensor(random, len(driver), extent, entries).astype(number)
            shapes = [
                [columns if letter == "r" else extent for letter in term]
                for term in [*factors, spec.split("->")[1]]
            ]
            *operands, start = (random.uniform(-1, 1, s).astype(number) for s in shapes)
            tensor = tensoropt.SparseTensor.pack(
                sp.coo_array(dense), like=function.arguments[0]
            )
            exact = [array.astype(np.float64) for array in (dense, *operands)]
            expected = start + np.einsum(spec, *exact)
            result = function(tensor, *operands, start.copy())
            # At most extent^2 = 81 terms for each element.
            unit = 81 * np.finfo(number).eps
            tolerance = unit * max(1, np.abs(expected).max())
            np.testing.assert_allclose(result, expected, rtol=0, atol=tolerance)


@pytest.mark.parametrize(("threads", "columns"), [(2, 64), (3, 100), (3, 301), (4, 70)])
def test_threads_take_panels_of_their_own(threads, columns):
    """Panels of 32 columns where all threads get some, else all share each panel."""
    text = write("kjl,kr->jlr", "f64", "upper", "plus_times")
    function = tensoropt.Module.parse(text).compile(
        f"cpu{{threads={threads} thread-work=0 vector-bytes=256}}"
    )["kernel"]
    random = np.random.default_rng(columns)
    dense = draw_tensor(random, 3, 9, 200)
    factor = random.uniform(-1, 1, (9, columns))
    start = random.uniform(-1, 1, (9, 9, columns))
    tensor = tensoropt.SparseTensor.pack(
        sp.coo_array(dense), like=function.arguments[0]
    )
    expected = start + np.einsum("kjl,kr->jlr", dense, factor)
    (work,) = function.work(tensor, factor, start)
    result = function(tensor, factor, start.copy())
    np.testing.assert_allclose(result, expected, rtol=0, atol=1e-13)
    assert (work.strategy, work.threads) == ("columns", threads)


@pytest.mark.parametrize("threads", [1, 2])
def test_extents_that_are_known(threads):
    """All known, so that panels have constant widths, and the last one is wider."""
    text = write("kjl,kr->jlr", "f64", "upper", "plus_times")
    encoded = text.replace("?x?x?xf64, #", "9x9x9xf64, #")
    text = encoded.replace("?x?x?xf64", "9x9x75xf64").replace("?x?xf64", "9x75xf64")
    pipeline = f"cpu{{threads={threads} thread-work=0}}"
    function = tensoropt.Module.parse(text).compile(pipeline)["kernel"]
    random = np.random.default_rng(1)
    dense = draw_tensor(random, 3, 9, 200)
    factor, start = random.uniform(-1, 1, (9, 75)), random.uniform(-1, 1, (9, 9, 75))
    tensor = tensoropt.SparseTensor.pack(
        sp.coo_array(dense), like=function.arguments[0]
    )
    expected = start + np.einsum("kjl,kr->jlr", dense, factor)
    result = function(tensor, factor, start.copy())
    np.testing.assert_allclose(result, expected, rtol=0, atol=1e-13)


def test_minima():
    """What is not stored has no terms."""
    random = np.random.default_rng(2)
    text = write("kjl,kr->jlr", "f64", "upper", "min_plus")
    function = tensoropt.Module.parse(text).compile("cpu")["kernel"]
    dense = draw_tensor(random, 3, 8, 60)
    factor, start = random.uniform(-1, 1, (8, 20)), random.uniform(-1, 1, (8, 8, 20))
    tensor = tensoropt.SparseTensor.pack(
        sp.coo_array(dense), like=function.arguments[0]
    )
    terms = np.where(dense == 0, np.inf, dense)[..., None] + factor[:, None, None]
    result = function(tensor, factor, start.copy())
    np.testing.assert_array_equal(result, np.minimum(start, terms.min(axis=0)))
