# SPDX-License-Identifier: Apache-2.0
"""Products of matrices and convolutions on 8-bit integers, against NumPy's integers."""

import os

import numpy as np
import pytest
import tensoropt
from numpy.lib.stride_tricks import sliding_window_view

CASES = int(os.environ.get("TENSOROPT_INTEGER_CASES", "12"))
CPUS = (
    ["native", "x86-64-v3", "x86-64"] if os.uname().machine == "x86_64" else ["native"]
)


def constant(values):
    shape = "x".join(map(str, values.shape))
    return f'arith.constant dense<"0x{values.tobytes().hex()}"> : tensor<{shape}xi8>'


def draw(random, shape, is_extreme):
    if is_extreme:  # sums that are as large as can be
        return np.full(shape, -128, np.int8)
    return random.integers(-128, 128, shape, np.int8)


def multiply(random, is_extreme):
    """Rows times a matrix, constant or not, of any length, onto what is there."""
    m, n = (int(random.integers(1, 30)) for _ in range(2))
    k = int(random.choice([7, 64, 1024, 1025, 2500, 140000 if is_extreme else 3000]))
    x, w = draw(random, (m, k), is_extreme), draw(random, (k, n), is_extreme)
    start = random.integers(-(2**20), 2**20, (m, n)).astype(np.int32)
    is_known = k < 5000 and random.random() < 0.7
    value = f"%w = {constant(w)}" if is_known else ""
    parameter = "" if is_known else f", %w: tensor<{k}x{n}xi8>"
    text = f"""
    func.func @f(%x: tensor<{m}x{k}xi8>, %s: tensor<{m}x{n}xi32>{parameter})
        -> tensor<{m}x{n}xi32> {{
      {value}
      %y = linalg.matmul ins(%x, %w : tensor<{m}x{k}xi8>, tensor<{k}x{n}xi8>)
                         outs(%s : tensor<{m}x{n}xi32>) -> tensor<{m}x{n}xi32>
      return %y : tensor<{m}x{n}xi32>
    }}"""
    # Wraps as i32 does.
    result = (start + x.astype(np.int64) @ w.astype(np.int64)).astype(np.int32)
    return text, (x, start) if is_known else (x, start, w), result


def convolve(random, is_extreme):
    """With zero points, behind a padding by that of the image."""
    c, f = int(random.choice([3, 16, 40, 150])), int(random.choice([5, 16, 32]))
    h, kernel = int(random.integers(6, 14)), int(random.choice([1, 3]))
    pad, zx, zw = int(random.integers(0, 2)), *map(int, random.integers(-3, 4, 2))
    if random.random() < 0.5:
        zx = zw = 0
    x = draw(random, (1, c, h, h), is_extreme)
    w = draw(random, (f, c, kernel, kernel), is_extreme)
    size = h + 2 * pad - kernel + 1
    before, after = f"1x{c}x{h}x{h}", f"1x{c}x{h + 2 * pad}x{h + 2 * pad}"
    result = f"1x{f}x{size}x{size}"
    text = f"""
    func.func @f(%x: tensor<{before}xi8>) -> tensor<{result}xi32> {{
      %w = {constant(w)}
      %zx = arith.constant {zx} : i32
      %zw = arith.constant {zw} : i32
      %border = arith.constant {zx} : i8
      %zero = arith.constant 0 : i32
      %e = tensor.empty() : tensor<{result}xi32>
      %s = linalg.fill ins(%zero : i32)
          outs(%e : tensor<{result}xi32>) -> tensor<{result}xi32>
      %p = tensor.pad %x low[0, 0, {pad}, {pad}] high[0, 0, {pad}, {pad}] {{
        ^bb0(%i: index, %j: index, %k: index, %l: index):
          tensor.yield %border : i8
      }} : tensor<{before}xi8> to tensor<{after}xi8>
      %y = linalg.conv_2d_nchw_fchw_q
          ins(%p, %w, %zx, %zw : tensor<{after}xi8>,
              tensor<{f}x{c}x{kernel}x{kernel}xi8>, i32, i32)
          outs(%s : tensor<{result}xi32>) -> tensor<{result}xi32>
      return %y : tensor<{result}xi32>
    }}"""
    wide = np.pad(x.astype(np.int64) - zx, [(0, 0), (0, 0), (pad, pad), (pad, pad)])
    windows = sliding_window_view(wide, (kernel, kernel), (2, 3))
    expected = np.einsum("nchwkl,fckl->nfhw", windows, w.astype(np.int64) - zw)
    return text, (x,), expected.astype(np.int32)


@pytest.mark.parametrize("seed", range(CASES))
def test_equals_integers(seed):
    random = np.random.default_rng(seed)
    make = [multiply, convolve][seed % 2]
    text, arguments, expected = make(random, is_extreme=seed % 4 < 2)
    threads = int(random.choice([1, 2]))
    function = tensoropt.Module.parse(text).compile(
        f"cpu{{threads={threads} thread-work=0}}", target_cpu=CPUS[seed % len(CPUS)]
    )
    np.testing.assert_array_equal(function(*arguments), expected)
