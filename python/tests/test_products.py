# SPDX-License-Identifier: Apache-2.0
"""Convolutions, networks of them and products of matrices with constant weights,
against float64."""

import os

import numpy as np
import pytest
import tensoropt
from random_images import Images, Windows
from random_products import Convolution, Matrices

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
