# SPDX-License-Identifier: Apache-2.0
"""What is timed: a kernel, a tensor, dense operands and an output.

for problem in problems(["ssymv"], Sizes(quick=True)):
    problem.title   # "ssymv banded 0.5 MB"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import data
import numpy as np
from kernels import KERNELS, Kernel


@dataclass(frozen=True)
class Sizes:
    quick: bool = False
    large: bool = False


@dataclass
class Problem:
    kernel: Kernel
    tensor: data.Symmetric
    columns: int  # extent of the free index r

    def __post_init__(self) -> None:
        random = np.random.default_rng(8)
        self.operands = [
            random.uniform(0, 1, self.shape_of(self.kernel.terms()[at]))
            for at in sorted(self.kernel.terms())
            if at >= 0
        ]

    @property
    def title(self) -> str:
        columns = f" r={self.columns}" if self.kernel.has_columns else ""
        megabytes = self.full_bytes / 1e6
        return f"{self.kernel.name} {self.tensor.label}{columns} {megabytes:.3g} MB"

    def shape_of(self, term: str) -> tuple[int, ...]:
        return tuple(
            self.columns if letter == "r" else self.tensor.extent for letter in term
        )

    @property
    def identity(self) -> float:
        """What the output starts from."""
        return np.inf if self.kernel.semiring == "min_plus" else 0.0

    def output(self) -> np.ndarray:
        return np.full(self.shape_of(self.kernel.output), self.identity)

    @property
    def full_bytes(self) -> int:
        """Of all entries: 8-byte values, 4-byte coordinates, positions by row."""
        return 12 * len(self.tensor.full[1]) + 4 * self.tensor.extent

    @property
    def stored_bytes(self) -> int:
        return 12 * len(self.tensor.values) + 4 * self.tensor.extent

    @property
    def dense_bytes(self) -> int:
        read = sum(operand.nbytes for operand in self.operands)
        return read + 2 * self.output().nbytes


@lru_cache(maxsize=4)
def _matrix(kind: str, rows: int) -> data.Symmetric:
    make = {"banded": data.banded, "random": data.scattered}[kind]
    return make(rows)


@lru_cache(maxsize=2)
def _tensor(rank: int, extent: int, density: float) -> data.Symmetric:
    return data.tensor(rank, extent, density)


def _matrices(sizes: Sizes) -> Iterator[data.Symmetric]:
    """In rows of about 50 entries: 600 bytes a row in full."""
    yield _matrix("banded", 1_000)
    if sizes.quick:
        yield _matrix("random", 5_000)
        return
    yield _matrix("banded", 50_000)
    yield _matrix("random", 50_000)
    yield data.laplacian()
    if sizes.large:
        yield _matrix("banded", 2_000_000)


_EXTENTS = {3: 500, 4: 100, 5: 40}
_QUICK_EXTENTS = {3: 80, 4: 30, 5: 15}


def _tensors(kernel: Kernel, sizes: Sizes) -> Iterator[data.Symmetric]:
    """Densities of the full tensor as in the SySTeC paper's artifact (CGO 2025)."""
    if sizes.quick:
        yield _tensor(kernel.rank, _QUICK_EXTENTS[kernel.rank], 0.1)
        return
    for density in (0.1, 1e-3 if kernel.name == "ttm" else 1e-4):
        yield _tensor(kernel.rank, _EXTENTS[kernel.rank], density)


def _columns(kernel: Kernel, sizes: Sizes) -> tuple[int, ...]:
    if not kernel.has_columns or sizes.quick:
        return (10,)
    return (10, 64, 500) if sizes.large else (10, 64)


def problems(names: list[str], sizes: Sizes) -> Iterator[Problem]:
    for name in names:
        kernel = KERNELS[name]
        if kernel.uses > 1:
            rows = 500 if sizes.quick else 2_000
            tensors = [
                _matrix("random", rows) if kernel.symmetric else data.general(rows, 50)
            ]
        elif kernel.rank == 2:
            tensors = list(_matrices(sizes))
        else:
            tensors = _tensors(kernel, sizes)
        for tensor in tensors:
            for columns in _columns(kernel, sizes):
                yield Problem(kernel, tensor, columns)
