# SPDX-License-Identifier: Apache-2.0
"""Convolutions, networks of them and products of matrices with constant weights,
against float64."""

import os

import numpy as np
import pytest
import tensoropt
from random_images import Images, Windows
from random_products import (
    NARROW,
    Convolution,
    GivenMatrices,
    Matrices,
    constant,
    write_narrow,
)

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


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("cpu", CPUS)
def test_any_number_of_rows(cpu, threads):
    """With weights of 256 kB tiles differ in height by the number of rows."""
    random = np.random.default_rng(5)
    product = Matrices(random)
    product.inner, product.columns, product.is_open = 256, 256, True
    module = tensoropt.Module.parse(product.write())
    function = module.compile(f"cpu{{threads={threads} thread-work=0}}", target_cpu=cpu)
    # Up to three tiles of 28 rows, and all that may be left.
    for rows in range(90):
        product.rows = rows
        x, y = product.make_arguments()
        expected = product.expect(x, y)
        # Sums of 256 products.
        np.testing.assert_allclose(
            function(x, y), expected, rtol=0, atol=1e-4, err_msg=f"{rows} rows"
        )


@pytest.mark.parametrize("seed", range(CASES))
def test_given_matrices_equal_float64(seed):
    product = GivenMatrices(np.random.default_rng(seed))
    module = tensoropt.Module.parse(product.write())
    a, b, c = product.make_arguments()
    expected = product.expect(a, b, c)
    results = []
    for threads in [1, 2]:
        function = module.compile(
            f"cpu{{threads={threads} thread-work=0}}",
            target_cpu=CPUS[seed % len(CPUS)],
        )
        # Where the result is computed in `c`, nothing beside it is written.
        around = np.full(c.size + 2 * 500, 7, c.dtype)
        inside = around[500:-500].reshape(c.shape)
        inside[...] = c
        results.append(function(a, b, inside))
        assert (around[:500] == 7).all()
        assert (around[-500:] == 7).all()
    np.testing.assert_array_equal(*results)
    # Sums of at most 400 products.
    np.testing.assert_allclose(
        results[0],
        expected,
        rtol=0,
        atol=(1e-5 if product.dtype == "f32" else 1e-13)
        * max(1, np.abs(expected).max(initial=0)),
        err_msg=str(product),
    )


@pytest.mark.parametrize("channels", [4, 7, 8, 24, 32])
@pytest.mark.parametrize("stride, dilation", [(1, 1), (2, 1), (1, 2)])
def test_depthwise_channels_last_equal_float64(channels, stride, dilation):
    random = np.random.default_rng(channels)
    rows, columns, kernel = 21, 34, (3, 5)
    extents = [
        (extent - dilation * (size - 1) - 1) // stride + 1
        for extent, size in zip((rows, columns), kernel)
    ]
    weights = random.standard_normal((*kernel, channels)).astype(np.float32)
    image = f"tensor<?x{rows}x{columns}x{channels}xf32>"
    result = f"tensor<?x{extents[0]}x{extents[1]}x{channels}xf32>"
    module = tensoropt.Module.parse(f"""
    func.func @f(%x: {image}, %y: {result}) -> {result} {{
      %c0 = arith.constant 0 : index
      %n = tensor.dim %x, %c0 : {image}
      %zero = arith.constant 0.0 : f32
      %w = arith.constant {constant(weights)}
      %empty = tensor.empty(%n) : {result}
      %start = linalg.fill ins(%zero : f32) outs(%empty : {result}) -> {result}
      %sum = linalg.depthwise_conv_2d_nhwc_hwc
          {{strides = dense<{stride}> : vector<2xi64>,
            dilations = dense<{dilation}> : vector<2xi64>}}
          ins(%x, %w : {image}, tensor<{kernel[0]}x{kernel[1]}x{channels}xf32>)
          outs(%start : {result}) -> {result}
      %last = arith.addf %sum, %y : {result}
      return %last : {result}
    }}""")
    x = random.standard_normal((2, rows, columns, channels)).astype(np.float32)
    y = random.standard_normal((2, *extents, channels)).astype(np.float32)
    expected = y.astype(float)
    for at in np.ndindex(kernel):
        parts = tuple(
            slice(dilation * i, dilation * i + stride * (extent - 1) + 1, stride)
            for i, extent in zip(at, extents)
        )
        expected += x[:, parts[0], parts[1]].astype(float) * weights[at]
    for threads in (1, 2):
        function = module.compile(f"cpu{{threads={threads} thread-work=0}}")
        np.testing.assert_allclose(function(x, y), expected, rtol=0, atol=1e-4)


@pytest.mark.parametrize("hidden", [4, 7, 20])
def test_hidden_layer_between_single_channels(hidden):
    """Each term of the second product is a sum of one term of the first."""

    random = np.random.default_rng(hidden)
    x = random.standard_normal((1, 49, 1)).astype("f")
    first, second = (
        random.standard_normal(shape).astype("f")
        for shape in [(1, hidden), (hidden, 1)]
    )
    wide, narrow = f"tensor<49x{hidden}xf32>", "tensor<49x1xf32>"
    module = tensoropt.Module.parse(f"""
    func.func @f(%given: tensor<1x49x1xf32>) -> {narrow} {{
      %x = tensor.collapse_shape %given [[0, 1], [2]]
          : tensor<1x49x1xf32> into {narrow}
      %u = arith.constant {constant(first)}
      %v = arith.constant {constant(second)}
      %zero = arith.constant 0.0 : f32
      %e = tensor.empty() : {wide}
      %s = linalg.fill ins(%zero : f32) outs(%e : {wide}) -> {wide}
      %h = linalg.matmul ins(%x, %u : {narrow}, tensor<1x{hidden}xf32>)
                         outs(%s : {wide}) -> {wide}
      %a = math.tanh %h : {wide}
      %e1 = tensor.empty() : {narrow}
      %s1 = linalg.fill ins(%zero : f32) outs(%e1 : {narrow}) -> {narrow}
      %y = linalg.matmul ins(%a, %v : {wide}, tensor<{hidden}x1xf32>)
                         outs(%s1 : {narrow}) -> {narrow}
      return %y : {narrow}
    }}""")
    expected = np.tanh(x[0].astype("d") @ first) @ second
    for threads in [1, 2]:
        function = module.compile(f"cpu{{threads={threads} thread-work=0}}")
        np.testing.assert_allclose(function(x), expected, rtol=0, atol=1e-5)
