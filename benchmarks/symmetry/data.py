# SPDX-License-Identifier: Apache-2.0
"""Symmetric matrices and tensors with random values, generated from a seed.

A = banded(rows=10_000, per_row=50)   # canonical entries, and all of them
A.csr()    # scipy.sparse.csr_array with 32-bit indices
A.tree()   # positions and coordinates of each level below the first
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

import numpy as np
import scipy.sparse as sp


@dataclass
class Symmetric:
    """A fully symmetric tensor of any rank. `canonical` has one row per dimension,
    ascending down each column; its columns are sorted and unique."""

    label: str
    extent: int
    canonical: np.ndarray
    values: np.ndarray
    symmetric: bool = True
    cache: dict = field(default_factory=dict)

    @property
    def rank(self) -> int:
        return len(self.canonical)

    @cached_property
    def full(self) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates and values of all entries, sorted."""
        if not self.symmetric:
            return self.canonical, self.values
        keys = np.concatenate(
            [self._keys(order) for order in permutations(range(self.rank))]
        )
        number = len(self.values)
        keys, first = np.unique(keys, return_index=True)
        coordinates = np.empty((self.rank, len(keys)), np.int32)
        for dimension in reversed(range(self.rank)):
            keys, coordinates[dimension] = np.divmod(keys, self.extent)
        return coordinates, self.values[first % number]

    def _keys(self, order: tuple[int, ...]) -> np.ndarray:
        keys = np.zeros(len(self.values), np.int64)
        for dimension in order:
            keys = keys * self.extent + self.canonical[dimension]
        return keys

    @property
    def shape(self) -> tuple[int, ...]:
        return (self.extent,) * self.rank

    def coo(self) -> sp.coo_array:
        """All entries, as SciPy has them."""
        coordinates, values = self.full
        return sp.coo_array((values, tuple(coordinates)), shape=self.shape)

    def csr(self) -> sp.csr_array:
        """All entries of a matrix."""
        if "csr" not in self.cache:
            positions, (_, columns) = (
                row_positions(self.full[0], self.extent),
                self.full[0],
            )
            csr = sp.csr_array((self.full[1], columns, positions), shape=self.shape)
            csr.has_sorted_indices = csr.has_canonical_format = True
            self.cache["csr"] = csr
        return self.cache["csr"]

    def upper(self) -> sp.csr_array:
        """The upper triangle of a matrix, taken anew from all entries."""
        return sp.triu(self.csr(), format="csr")

    def tree(self) -> list[np.ndarray]:
        """Positions and coordinates of each level but the first, a dense one, and
        values."""
        coordinates, values = self.full
        buffers: list[np.ndarray] = []
        parents = coordinates[0].astype(np.int64)
        parent_count = self.extent
        starts = np.arange(len(values))
        changed = np.zeros(len(values), bool)
        changed[:1] = True
        for level in range(1, self.rank):
            changed[1:] |= np.diff(coordinates[level - 1]) != 0
            new = changed.copy()
            new[1:] |= np.diff(coordinates[level]) != 0
            starts = np.flatnonzero(new)
            counts = np.bincount(parents[starts], minlength=parent_count)
            positions = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
            buffers += [positions, coordinates[level][starts].astype(np.int32)]
            parents = np.cumsum(new) - 1
            parent_count = len(starts)
        return [*buffers, values]


def row_positions(coordinates: np.ndarray, rows: int) -> np.ndarray:
    counts = np.bincount(coordinates[0], minlength=rows)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)


def _keys(coordinates: np.ndarray, extent: int) -> np.ndarray:
    """One number for each coordinate, sorted down its column."""
    keys = np.zeros(coordinates.shape[1], np.int64)
    for row in np.sort(coordinates, axis=0):
        keys = keys * extent + row
    return keys


def _finish(
    label: str, rank: int, extent: int, keys: np.ndarray, seed: int
) -> Symmetric:
    """Sorts, drops repeated coordinates and draws values between 1 and 2."""
    keys = np.unique(keys)
    canonical = np.empty((rank, len(keys)), np.int32)
    for dimension in reversed(range(rank)):
        keys, canonical[dimension] = np.divmod(keys, extent)
    values = np.random.default_rng(seed).uniform(1, 2, canonical.shape[1])
    return Symmetric(label, extent, canonical, values)


def _offsets(label: str, rows: int, per_row: int, columns: np.ndarray) -> Symmetric:
    diagonal = np.arange(rows)
    lines = np.repeat(diagonal, per_row // 2)
    coordinates = np.stack(
        [np.concatenate([diagonal, lines]), np.concatenate([diagonal, columns])]
    )
    return _finish(label, 2, rows, _keys(coordinates, rows), seed=3)


def banded(rows: int, per_row: int = 50) -> Symmetric:
    """Random columns near the diagonal, up to 2000 away, and the diagonal."""
    width = min(2000, rows // 5)
    random = np.random.default_rng(1)
    lines = np.repeat(np.arange(rows), per_row // 2)
    columns = lines + random.integers(1, width + 1, len(lines))
    columns[columns >= rows] -= width
    return _offsets("banded", rows, per_row, columns)


def scattered(rows: int, per_row: int = 50) -> Symmetric:
    """Random columns anywhere, and the diagonal."""
    random = np.random.default_rng(2)
    columns = random.integers(0, rows, rows * (per_row // 2))
    return _offsets("random", rows, per_row, columns)


def laplacian(side: int = 74) -> Symmetric:
    """The 27-point stencil on a cube of `side` points: 405,224 rows for 74."""
    place = np.arange(side**3).reshape(side, side, side)
    rows, columns = [], []
    for i in range(-1, 2):
        for j in range(-1, 2):
            for k in range(-1, 2):
                here = place[_cut(i, side), _cut(j, side), _cut(k, side)]
                there = place[_cut(-i, side), _cut(-j, side), _cut(-k, side)]
                keep = (here <= there).ravel()
                rows.append(here.ravel()[keep])
                columns.append(there.ravel()[keep])
    coordinates = np.stack([np.concatenate(rows), np.concatenate(columns)])
    return _finish("27-point", 2, side**3, _keys(coordinates, side**3), seed=4)


def _cut(shift: int, side: int) -> slice:
    return slice(max(0, -shift), side - max(0, shift))


def tensor(rank: int, extent: int, density: float) -> Symmetric:
    """Uniform random symmetric tensor; `density` is that of the full tensor."""
    random = np.random.default_rng(5)
    canonical = np.prod([extent + at for at in range(rank)], dtype=float)
    canonical /= np.prod([at + 1 for at in range(rank)], dtype=float)
    wanted = int(canonical * density)
    # Coordinates drawn and sorted repeat now and then: draw more, keep what is wanted.
    keys = np.empty(0, np.int64)
    while len(keys) < wanted:
        more = random.integers(0, extent, (rank, int(1.2 * (wanted - len(keys))) + 16))
        keys = np.unique(np.concatenate([keys, _keys(more, extent)]))
    keys = random.permutation(keys)[:wanted]
    return _finish(f"n={extent} density={density:g}", rank, extent, keys, seed=6)


def general(rows: int, per_row: int) -> Symmetric:
    """A matrix without symmetry, random columns."""
    random = np.random.default_rng(7)
    keys = np.unique(random.integers(0, rows * rows, rows * per_row))
    coordinates = np.stack(np.divmod(keys, rows)).astype(np.int32)
    values = random.uniform(1, 2, len(keys))
    return Symmetric("general", rows, coordinates, values, symmetric=False)
