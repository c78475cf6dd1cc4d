# SPDX-License-Identifier: Apache-2.0
"""Packing instances: from CSV files, and random ones."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Instance:
    """Buffers as rows of lower, upper, size and alignment."""

    name: str
    buffers: tuple[tuple[int, int, int, int], ...]

    @property
    def max_live(self) -> int:
        """The most bytes that are live at one time, by a sweep over all events."""
        events = [(upper, -size) for _, upper, size, _ in self.buffers]
        events += [(lower, size) for lower, _, size, _ in self.buffers]
        live = most = 0
        for _, change in sorted(events):
            live += change
            most = max(most, live)
        return most

    def arena(self, offsets: list[int]) -> int:
        """The bytes of a plan; ValueError if it is none, by all pairs."""
        placed = sorted(zip(self.buffers, offsets), key=lambda item: item[0][0])
        for at, ((_, upper, size, alignment), offset) in enumerate(placed):
            if offset < 0 or offset % alignment:
                raise ValueError(f"offset {offset} is not aligned to {alignment}")
            for (lower, _, other_size, _), other in placed[at + 1 :]:
                if lower >= upper:
                    break
                if offset < other + other_size and other < offset + size:
                    raise ValueError(f"buffers at {offset} and {other} overlap")
        return max((at + size for (_, _, size, _), at in placed), default=0)


def read(path: Path) -> Instance:
    """A file with the columns id, lower, upper, size and maybe alignment, no others."""
    with path.open() as file:
        table = csv.DictReader(file)
        needed = {"id", "lower", "upper", "size"}
        if {*(table.fieldnames or ())} - {"alignment"} != needed:
            raise ValueError(f"{path}: expected the columns {sorted(needed)}")
        rows = [
            (
                int(row["lower"]),
                int(row["upper"]),
                int(row["size"]),
                int(row.get("alignment") or 1),
            )
            for row in table
        ]
    return Instance(path.name.removesuffix(".csv"), tuple(rows))


def cut(seed: int, count: int, width: int = 1000, height: int = 1000) -> Instance:
    """A full rectangle cut into pieces: max-live is reached by a plan without any gap,
    and rules of thumb do not find it."""
    chance = random.Random(seed)
    pieces = [(0, width, height)]  # lower, upper, size
    while len(pieces) < count:
        at = chance.choices(range(len(pieces)), [(u - lo) * s for lo, u, s in pieces])[
            0
        ]
        lower, upper, size = pieces.pop(at)
        # Pieces of ordinary shapes: the longer side is cut.
        if (upper - lower) * height > size * width * chance.uniform(0.3, 3):
            middle = chance.randint(lower + 1, upper - 1) if upper - lower > 1 else 0
            pieces += [(lower, middle, size), (middle, upper, size)] if middle else []
        elif size > 1:
            part = chance.randint(1, size - 1)
            pieces += [(lower, upper, part), (lower, upper, size - part)]
        else:
            pieces.append((lower, upper, size))
    chance.shuffle(pieces)
    return Instance(f"cut{count}-{seed}", tuple((*piece, 1) for piece in pieces))


def uniform(seed: int, count: int) -> Instance:
    """Lives of all lengths and sizes of some powers of two, of odd and even ones."""
    chance = random.Random(seed)
    rows = []
    for _ in range(count):
        lower = chance.randrange(count)
        upper = lower + 1 + int(chance.expovariate(8 / count))
        rows.append((lower, upper, chance.randint(1, 64) << chance.randrange(8), 1))
    return Instance(f"uniform{count}-{seed}", tuple(rows))


def network(seed: int, layers: int) -> Instance:
    """Layers with branches and skips, aligned to 64 bytes."""
    chance = random.Random(seed)
    rows, time = [], 0
    size = 1 << 20
    for _ in range(layers):
        branches = chance.choice([1, 1, 2, 4])
        end = time + branches + 1
        for branch in range(branches):
            part = size // branches + chance.randrange(-999, 999)
            rows.append((time + branch, end, part, 64))
            rows.append((time + branch, time + branch + 1, part * 2, 64))
        if chance.random() < 0.3:  # a skip over some layers
            rows.append((time, end + chance.randrange(2, 12), size // 2, 64))
        size = max(1 << 14, int(size * chance.choice([1, 1, 0.5, 1.5])))
        time = end - 1
    return Instance(f"network{layers}-{seed}", tuple(rows))


def generate() -> Iterator[Instance]:
    """The random instances of the table, the same each time."""
    for count in (20, 40, 80):
        yield cut(1, count)
    for count in (50, 200, 800):
        yield uniform(1, count)
    for layers in (30, 100, 300):
        yield network(1, layers)
