# SPDX-License-Identifier: Apache-2.0
"""What all systems have in common: a name, a compilation that is not timed, a
conversion of the data that is, and a call.

ready = contender.build(problem)()   # compiled, then converted
ready.run()
ready.read()
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


class RefusedError(Exception):
    """Why a system cannot run a kernel."""


@dataclass
class Ready:
    """`run` adds to the output or, where it replaces it, does the same work anew."""

    run: Callable[[], object]
    read: Callable[[], np.ndarray]
    clear: Callable[[], object] = lambda: None
    bytes: int = 0  # of A as it is stored, if known


@dataclass(frozen=True)
class Contender:
    """`build` compiles, or raises RefusedError, and returns what converts the data."""

    name: str
    build: Callable[..., Callable[[], Ready]]
    baseline: str = (
        ""  # "full": our code on full storage; "ours": what the table is about
    )


def in_place(
    run: Callable[[], object], output: np.ndarray, identity: float, bytes: int
) -> Ready:
    """A call that adds to `output`."""
    return Ready(run, output.copy, lambda: output.fill(identity), bytes)


def kept(compute: Callable[[], np.ndarray], bytes: int = 0) -> Ready:
    """A call that returns a new array; the last one is kept."""
    last: list[np.ndarray] = []

    def run() -> None:
        last[:] = [compute()]

    return Ready(run, lambda: last[0], bytes=bytes)
