# SPDX-License-Identifier: Apache-2.0
"""Convolutions, networks of them and products of matrices with constant weights,
against float64."""

import os

import numpy as np
import pytest
import tensoropt
from random_images import Images, Windows
from random_products import NARROW, Convolution, Matrices, write_narrow

CASES = int(os.environ.get("TENSOROPT_PRODUCT_CASES", "40"))
"""More of them: TENSOROPT_PRODUCT_CASES=2000 pytest python/tests/test_products.py"""
CPUS = (
    ["native", "x86-64-v3", "x86-64"] if os.uname().machine == "x86_64" else ["native"]
)


@pytest.mark.parametrize("seed", range(CASES))
def test_equals_float64(seed):
    random = np.random.default_rng(seed)
    product = random.choice([Convolution, Images, Matrices])(random)
    threads = int(random.choice([1, 2]))
    pipeline = f"cpu{{threads={threads} thread-work=0}}"
    module = tensoropt.Module.parse(product.write())
    function = module.compile(pipeline, target_cpu=CPUS[seed % len(CPUS)])
    arguments = product.make_arguments()
    result, again = function(*arguments), function(*arguments)
    expected = product.expect(*arguments)
    np.testing.assert_array_equal(result, again)
    # Sums of at most 100 x 9 products: roundings grow with the square root of it.
    np.testing.assert_allclose(
        result,
        expected,
        rtol=0,
        atol=1e-5 * max(1, np.abs(expected).max()),
        err_msg=str(product),
    )


@pytest.mark.parametrize("seed", range(max(1, CASES // 4)))
def test_squares_of_results_equal_float64(seed):
    random = np.random.default_rng(seed)
    product = Windows(random)
    form, threads = random.choice(["f2", "f4"]), random.choice([1, 2])
    pipeline = f"cpu{{winograd={form} threads={threads} thread-work=0}}"
    module = tensoropt.Module.parse(product.write())
    function = module.compile(pipeline, target_cpu=CPUS[seed % len(CPUS)])
    arguments = product.make_arguments()
    expected = product.expect(*arguments)
    # As many roundings as for a sum of products, up to thrice as large.
    np.testing.assert_allclose(
        function(*arguments),
        expected,
        rtol=0,
        atol=1e-5 * max(1, np.abs(expected).max()),
        err_msg=str(product),
    )


@pytest.mark.parametrize("seed", range(max(1, CASES // 2)))
def test_narrow_types_are_summed_in_f32(seed):
    random = np.random.default_rng(seed)
    element = list(NARROW)[seed % 2]
    unit = NARROW[element][2]
    product = random.choice([Convolution, Images, Matrices, Windows])(random, element)
    threads = int(random.choice([1, 2]))
    pipeline = f"cpu{{threads={threads} thread-work=0}}"
    module = tensoropt.Module.parse(write_narrow(product.write(), element))
    function = module.compile(pipeline, target_cpu=CPUS[seed // 2 % len(CPUS)])
    arguments = product.make_arguments()
    result = function(*(argument.astype(element) for argument in arguments))
    expected = product.expect(*arguments)
    # Each tensor of the module is rounded once at most; sums are of f32.
    values = [values for _, values in getattr(product, "made", [])]
    largest = max(np.abs(values).max() for values in [*values, expected])
    roundings = max(2, len(values))
    np.testing.assert_allclose(
        result.astype(float),
        expected,
        rtol=0,
        atol=(roundings * unit + 1e-5) * max(1, largest),
        err_msg=str(product),
    )
