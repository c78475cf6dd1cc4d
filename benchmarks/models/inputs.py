# SPDX-License-Identifier: Apache-2.0
"""Inputs as tensor-run fills them, so that other systems can be given the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

_BITS = (1 << 64) - 1


def _draw(seed: int) -> Iterator[int]:
    """std::mt19937_64, whose numbers the C++ standard fixes."""
    state = [seed & _BITS]
    for at in range(1, 312):
        last = state[-1]
        state.append((6364136223846793005 * (last ^ (last >> 62)) + at) & _BITS)
    while True:
        for at in range(312):
            mixed = (state[at] & ~0x7FFFFFFF) | (state[(at + 1) % 312] & 0x7FFFFFFF)
            twist = 0xB5026F5AA96619E9 if mixed & 1 else 0
            state[at] = state[(at + 156) % 312] ^ (mixed >> 1) ^ twist
        for x in state:
            x ^= (x >> 29) & 0x5555555555555555
            x ^= (x << 17) & 0x71D67FFFEDA60000
            x ^= (x << 37) & 0xFFF7EEE000000000
            yield x ^ (x >> 43)


def fill(seed: int, shape: tuple[int, ...], dtype: type) -> np.ndarray:
    """What rand:SEED gives: floats of [-1, 1), integers from -8 to 7."""
    numbers = _draw(seed)
    drawn = [next(numbers) for _ in range(int(np.prod(shape)))]
    if np.issubdtype(dtype, np.integer):
        values = [(number >> 60) - 8 for number in drawn]
    else:
        values = [(number >> 11) * 2.0**-52 - 1 for number in drawn]
    return np.array(values, dtype).reshape(shape)
