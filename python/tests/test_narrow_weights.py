# SPDX-License-Identifier: Apache-2.0
"""Constant weights in 16 bits, against float64."""

import itertools

import numpy as np
import pytest
import tensoropt
from random_products import NARROW, constant, tensor

CASES = 40
STEPS = 32767
"""Multiples of a scale that the largest weight is."""


def multiply(x_shape, x_map, weights, w_map, loops, y_shape, y_map, kinds):
    """A module that sums products of an argument and constant weights."""
    x, w, y = map(tensor, (x_shape, weights.shape, y_shape))
    maps = [f"affine_map<({loops}) -> ({places})>" for places in (x_map, w_map, y_map)]
    return tensoropt.Module.parse(f"""
    func.func @f(%x: {x}) -> {y} {{
      %w = arith.constant {constant(weights)}
      %zero = arith.constant 0.0 : f32
      %e = tensor.empty() : {y}
      %s = linalg.fill ins(%zero : f32) outs(%e : {y}) -> {y}
      %y = linalg.generic {{indexing_maps = [{", ".join(maps)}],
                            iterator_types = [{kinds}]}}
          ins(%x, %w : {x}, {w}) outs(%s : {y}) {{
        ^bb0(%a: f32, %b: f32, %c: f32):
          %0 = arith.mulf %a, %b : f32
          %1 = arith.addf %c, %0 : f32
          linalg.yield %1 : f32
      }} -> {y}
      return %y : {y}
    }}""")


def multiply_rows(x_shape, weights):
    """Rows times a matrix."""
    y_shape = (x_shape[0], weights.shape[1])
    kinds = '"parallel", "parallel", "reduction"'
    return multiply(x_shape, "i, k", weights, "k, j", "i, j, k", y_shape, "i, j", kinds)


def draw(random, *shape):
    return random.standard_normal(shape).astype("f")


class Einsum:
    """x[batch, row, sum] w[batch, column, sum] in any order of the weights' indices,
    the batch in some cases."""

    def __init__(self, random):
        extents = {
            "b": random.integers(1, 4),
            "i": random.integers(1, 7),
            "j": random.integers(1, 200),
            "k": random.integers(1, 300),
        }
        # Such as are rounded at all.
        extents["j"] = max(extents["j"], -(-1024 // extents["k"]))
        batch = random.choice(["", "b"])
        self.x, self.y = batch + "ik", batch + "ij"
        orders = list(itertools.permutations(batch + "jk"))
        self.w = "".join(orders[random.integers(len(orders))])
        shape = {
            name: [int(extents[index]) for index in getattr(self, name)]
            for name in "xwy"
        }
        self.weights = draw(random, *shape["w"])
        if random.random() < 0.3:
            # Scales differ much, and some are of zeros alone.
            size = [1 if i == "j" else int(extents[i]) for i in self.w]
            self.weights *= (2.0 ** random.integers(-30, 30, size)).astype("f")
            self.weights *= random.random(size) < 0.9
        self.argument = draw(random, *shape["x"])
        loops = ", ".join(batch + "ijk")
        kinds = ", ".join(
            f'"{"reduction" if i == "k" else "parallel"}"' for i in batch + "ijk"
        )
        maps = {name: ", ".join(getattr(self, name)) for name in "xwy"}
        self.module = multiply(
            shape["x"],
            maps["x"],
            self.weights,
            maps["w"],
            loops,
            shape["y"],
            maps["y"],
            kinds,
        )

    def sum(self, x, w):
        return np.einsum(f"{self.x},{self.w}->{self.y}", x, w)

    def expect(self):
        """The sums, and how far rounded weights may lead from them."""
        x, w = self.argument.astype("d"), self.weights.astype("d")
        sizes = np.abs(w)
        half = sizes.max(axis=self.w.index("j"), keepdims=True) / STEPS / 2
        lost = self.sum(np.abs(x), np.broadcast_to(half, w.shape))
        return self.sum(x, w), lost + 1e-6 * self.sum(np.abs(x), sizes)


@pytest.mark.parametrize("seed", range(CASES))
def test_whole_multiples_equal_float64(seed):
    case = Einsum(np.random.default_rng(seed))
    expected, allowed = case.expect()
    for threads in [1, 2]:
        function = case.module.compile(
            f"cpu{{weights=i16 threads={threads} thread-work=0}}"
        )
        assert (np.abs(function(case.argument) - expected) <= allowed).all()


@pytest.mark.parametrize("stored", ["bf16", "f16"])
def test_weights_are_rounded_where_asked_for(stored):
    random = np.random.default_rng(0)
    x, weights = draw(random, 1, 300), draw(random, 300, 64)
    module = multiply_rows(x.shape, weights)
    element = next(e for e, (name, *_) in NARROW.items() if name == stored)
    expected = x.astype("d") @ weights.astype(element).astype("d")
    assert np.abs(x.astype("d") @ weights - expected).max() > 1e-4
    # Sums of 300 products in f32.
    result = module.compile(f"cpu{{weights={stored}}}")(x)
    np.testing.assert_allclose(result, expected, rtol=0, atol=1e-4)


def is_rounded(module, x, pipeline="cpu"):
    """Whether results are not those of the weights as they are."""
    plain = module.compile("cpu{weights=f32}")(x)
    return module.compile(pipeline)(x).tobytes() != plain.tobytes()


@pytest.mark.parametrize("rows", [1, 4])
def test_auto_keeps_the_tolerance(rows):
    random = np.random.default_rng(rows)
    x, weights = draw(random, rows, 1024), draw(random, 1024, 1100)
    module = multiply_rows(x.shape, weights)
    exact = x.astype("d") @ weights
    error = np.abs(module.compile()(x) - exact).max() / np.ptp(exact)
    assert 2e-6 < error < 4e-5
    assert is_rounded(module, x)
    assert not is_rounded(module, x, "cpu{tolerance=1e-5}")
    assert not is_rounded(module, x, "cpu{winograd=off}")


def test_auto_leaves_what_gains_nothing():
    random = np.random.default_rng(0)
    for rows, columns in [(8, 1100), (1, 200), (3, 600)]:
        x, weights = draw(random, rows, 1024), draw(random, 1024, columns)
        assert not is_rounded(multiply_rows(x.shape, weights), x)


@pytest.mark.parametrize("value", [np.inf, np.nan, 2.0**70, 2.0**-70])
def test_what_is_out_of_range_stays(value):
    random = np.random.default_rng(0)
    x, weights = draw(random, 1, 100), draw(random, 100, 64)
    assert is_rounded(multiply_rows(x.shape, weights), x, "cpu{weights=i16}")
    weights[17] = value
    assert not is_rounded(multiply_rows(x.shape, weights), x, "cpu{weights=i16}")


def test_steps_of_a_loop():
    """A recurrent layer's weights of 1 MB."""

    random = np.random.default_rng(0)
    size, steps = 520, 9
    weights = draw(random, size, size) / np.float32(np.sqrt(size))
    start = draw(random, 1, size)
    row = tensor(start.shape)
    module = tensoropt.Module.parse(f"""
    func.func @f(%x: {row}) -> {row} {{
      %w = arith.constant {constant(weights)}
      %zero = arith.constant 0.0 : f32
      %begin = arith.constant 0 : index
      %end = arith.constant {steps} : index
      %step = arith.constant 1 : index
      %e = tensor.empty() : {row}
      %s = linalg.fill ins(%zero : f32) outs(%e : {row}) -> {row}
      %r = scf.for %i = %begin to %end step %step iter_args(%h = %x) -> {row} {{
        %y = linalg.matmul ins(%h, %w : {row}, {tensor(weights.shape)})
                           outs(%s : {row}) -> {row}
        %t = math.tanh %y : {row}
        scf.yield %t : {row}
      }}
      return %r : {row}
    }}""")
    expected = start.astype("d")
    for _ in range(steps):
        expected = np.tanh(expected @ weights)
    assert is_rounded(module, start)
    np.testing.assert_allclose(module.compile()(start), expected, rtol=0, atol=2e-4)


@pytest.mark.parametrize("window", [1, 3])
def test_filters(window):
    """What windows are read of is not scaled."""

    random = np.random.default_rng(0)
    x, weights = draw(random, 1, 32, 9, 9), draw(random, 48, 32, window, window)
    size = 10 - window
    y = tensor((1, 48, size, size))
    module = tensoropt.Module.parse(f"""
    func.func @f(%x: {tensor(x.shape)}) -> {y} {{
      %w = arith.constant {constant(weights)}
      %zero = arith.constant 0.0 : f32
      %e = tensor.empty() : {y}
      %s = linalg.fill ins(%zero : f32) outs(%e : {y}) -> {y}
      %y = linalg.conv_2d_nchw_fchw
          ins(%x, %w : {tensor(x.shape)}, {tensor(weights.shape)}) outs(%s : {y}) -> {y}
      return %y : {y}
    }}""")
    views = np.lib.stride_tricks.sliding_window_view(
        x.astype("d"), (window, window), (2, 3)
    )
    expected = np.einsum("ncyxij,fcij->nfyx", views, weights)
    result = module.compile("cpu{weights=i16}")(x)
    assert np.abs(result - expected).max() <= 4e-5 * np.ptp(expected)
    assert is_rounded(module, x, "cpu{weights=i16}") == (window == 1)


def test_what_is_narrow_itself_becomes_f32():
    random = np.random.default_rng(0)
    x, weights = draw(random, 1, 512).astype(np.float16), draw(random, 512, 512)
    y = tensor((1, 512))
    module = tensoropt.Module.parse(f"""
    func.func @f(%x: tensor<1x512xf16>) -> {y} {{
      %w = arith.constant {constant(weights)}
      %zero = arith.constant 0.0 : f32
      %e = tensor.empty() : {y}
      %s = linalg.fill ins(%zero : f32) outs(%e : {y}) -> {y}
      %y = linalg.matmul ins(%x, %w : tensor<1x512xf16>, {tensor(weights.shape)})
                         outs(%s : {y}) -> {y}
      return %y : {y}
    }}""")
    expected = x.astype("d") @ weights
    error = np.abs(module.compile()(x) - expected).max() / np.ptp(expected)
    assert is_rounded(module, x) and error < 4e-5
