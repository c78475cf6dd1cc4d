# SPDX-License-Identifier: Apache-2.0
"""tensoropt.random against the formula of its documentation."""

import numpy as np
import pytest
from tensoropt import Module

BITS = (1 << 64) - 1


def draw(seed, index):
    """Element `index` of the sequence of SplitMix64, from 0 to 1."""
    z = (seed + (index + 1) * 0x9E3779B97F4A7C15) & BITS
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & BITS
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & BITS
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


@pytest.mark.parametrize("name, dtype", [("f16", "f2"), ("f32", "f4"), ("f64", "f8")])
@pytest.mark.parametrize(
    "seed, low, high", [(0, 0.0, 1.0), (7, -0.05, 0.07), (-1, -3e4, 1 / 3)]
)
def test_equals_the_formula(name, dtype, seed, low, high):
    shape = (3, 1, 700)
    tensor = f"tensor<3x1x700x{name}>"
    bounds = f"range({low:.17e}, {high:.17e})"
    text = f"""func.func @weights() -> {tensor} {{
      %0 = tensoropt.random seed({seed}) {bounds} : {tensor}
      return %0 : {tensor}
    }}"""
    expected = [low + draw(seed, at) * (high - low) for at in range(np.prod(shape))]
    result = Module.parse(text).compile()()
    np.testing.assert_array_equal(
        result, np.array(expected).astype(dtype).reshape(shape)
    )


def test_one_stream_is_the_published_one():
    """The first numbers of java.util.SplittableRandom(1234567) and its C versions."""
    published = [6457827717110365317, 3203168211198807973, 9817491932198370423]
    assert [draw(1234567, at) for at in range(3)] == [
        (number >> 11) * 2.0**-53 for number in published
    ]
