# SPDX-License-Identifier: Apache-2.0
"""Places buffers in memory: rows of Python or NumPy as a packing problem."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import index
from typing import Any, overload

import numpy as np

from . import _module_plans
from ._module_plans import ModulePlans
from ._tensoropt import MemoryPlan, Module, PackingProblem, Pipeline, solve_packing

# What a row of a mapping or of a structured array may say, as in CSV files.
_NAMES = {
    "id": "id",
    "buffer": "id",
    "buffer_id": "id",
    "lower": "lower",
    "start": "lower",
    "begin": "lower",
    "upper": "upper",
    "end": "end",
    "size": "size",
    "alignment": "alignment",
    "hint": "hint",
    "gaps": "gaps",
    "offset": "offset",
    "space": "space",
    "traffic": "traffic",
}
_TUPLE = ("lower", "upper", "size", "alignment")

Row = Mapping[str, Any]
Space = tuple[str, int | None] | tuple[str, int | None, int]


def _rows(buffers: Any) -> list[Row]:
    """The buffers as mappings from our names of columns."""
    if isinstance(buffers, np.ndarray):
        if buffers.dtype.names:
            names = [_name(name, "the array") for name in buffers.dtype.names]
            return [dict(zip(names, row)) for row in buffers.tolist()]
        if buffers.ndim != 2 or not 3 <= buffers.shape[1] <= 4:
            raise ValueError(
                f"an array of shape {buffers.shape}: expected 3 columns, lower, upper "
                "and size, and maybe a fourth, alignment"
            )
        if not np.issubdtype(buffers.dtype, np.integer):
            raise ValueError(f"an array of {buffers.dtype}: expected integers")
        buffers = buffers.tolist()
    return [_row(row, number) for number, row in enumerate(buffers)]


def _name(name: str, where: str) -> str:
    if name not in _NAMES:
        raise ValueError(f"{where} has {name!r}, expected some of {[*_NAMES]}")
    return _NAMES[name]


def _row(row: Any, number: int) -> Row:
    where = f"buffer {number}"
    if isinstance(row, Mapping):
        named = {_name(name, where): value for name, value in row.items()}
        if len(named) == len(row) and not {"upper", "end"} <= named.keys():
            return named
        raise ValueError(f"{where} says the same twice: {[*row]}")
    if isinstance(row, Sequence) and not isinstance(row, str) and 3 <= len(row) <= 4:
        return dict(zip(_TUPLE, row))
    raise ValueError(
        f"{where} is {row!r}: expected a mapping, or a tuple (lower, upper, size) or "
        "(lower, upper, size, alignment)"
    )


class _Reader:
    """The columns of rows, with errors that name the buffer."""

    def __init__(self, rows: Sequence[Row], spaces: Sequence[str]) -> None:
        self.rows = rows
        self.spaces = spaces
        self.ids = [str(row.get("id", number)) for number, row in enumerate(rows)]
        seen: set[str] = set()
        for name in self.ids:
            if name in seen:
                raise ValueError(f"buffer {name!r} is listed twice")
            seen.add(name)

    def whole(self, value: Any, at: int, column: str) -> int:
        try:
            number = index(value)
        except TypeError:
            raise ValueError(
                f"{column} of buffer {self.ids[at]!r} is {value!r}, not a whole number"
            ) from None
        if not -(2**63) <= number < 2**63:
            raise ValueError(
                f"{column} of buffer {self.ids[at]!r} is {value}, which does not fit "
                "64 bits"
            )
        return number

    def column(self, name: str, default: int | None = None) -> list[int]:
        """A number for each buffer; without a default it must be there."""
        numbers = []
        for at, row in enumerate(self.rows):
            value = row.get(name, default)
            if value is None:
                raise ValueError(f"buffer {self.ids[at]!r} has no {name}")
            numbers.append(self.whole(value, at, name))
        return numbers

    def optional(self, name: str) -> list[int | None]:
        values = [row.get(name) for row in self.rows]
        return [
            None if value is None else self.whole(value, at, name)
            for at, value in enumerate(values)
        ]

    def uppers(self, has_lives: bool) -> list[int]:
        uppers = []
        for at, row in enumerate(self.rows):
            if "end" in row:
                uppers.append(self.whole(row["end"], at, "end") + 1)
            elif "upper" in row or has_lives:
                value = row.get("upper")
                if value is None:
                    raise ValueError(f"buffer {self.ids[at]!r} has no upper")
                uppers.append(self.whole(value, at, "upper"))
            else:
                uppers.append(1)
        return uppers

    def places(self) -> list[int | None]:
        """The number of the space of each buffer."""
        places: list[int | None] = []
        for at, row in enumerate(self.rows):
            name = row.get("space")
            if name is not None and name not in self.spaces:
                raise ValueError(
                    f"buffer {self.ids[at]!r} is in the space {name!r}, expected one "
                    f"of {[*self.spaces]}"
                )
            places.append(None if name is None else self.spaces.index(name))
        return places

    def gaps(self) -> list[list[tuple[int, int, tuple[int, int] | None]]]:
        return [
            [self.gap(gap, at, "end" in row) for gap in row.get("gaps") or ()]
            for at, row in enumerate(self.rows)
        ]

    def gap(
        self, gap: Any, at: int, is_inclusive: bool
    ) -> tuple[int, int, tuple[int, int] | None]:
        if not isinstance(gap, Sequence) or len(gap) not in (2, 4):
            raise ValueError(
                f"gap {gap!r} of buffer {self.ids[at]!r}: expected (lower, upper) or "
                "(lower, upper, window lower, window upper)"
            )
        lower, upper, *window = (self.whole(value, at, "gap") for value in gap)
        return lower, upper + is_inclusive, (window[0], window[1]) if window else None


def _spaces(
    capacity: int | None, spaces: Iterable[Space] | None
) -> list[tuple[str, int | None, int]]:
    if spaces is None:
        return [("", None if capacity is None else index(capacity), 0)]
    if capacity is not None:
        raise ValueError("capacity is for one space, spaces state their own")
    full = [(name, size, *(cost or (0,))) for name, size, *cost in spaces]
    if not full:
        raise ValueError("expected at least one space")
    return full


def _pairs(
    conflicts: Iterable[Sequence[Any]], ids: Sequence[str]
) -> list[tuple[int, int]]:
    """Pairs of numbers, the smaller first, each once."""
    numbers = {name: number for number, name in enumerate(ids)}
    pairs = set()
    for pair in conflicts:
        first, second = (
            numbers.get(end, -1) if isinstance(end, str) else index(end) for end in pair
        )
        for end, number in zip(pair, (first, second)):
            if not 0 <= number < len(ids):
                raise ValueError(f"conflict {tuple(pair)}: there is no buffer {end!r}")
        if first == second:
            raise ValueError(f"buffer {ids[first]!r} conflicts with itself")
        pairs.add((min(first, second), max(first, second)))
    return sorted(pairs)


def _problem(
    buffers: Any,
    spaces: list[tuple[str, int | None, int]],
    alignment: int,
    has_lives: bool,
) -> PackingProblem:
    if isinstance(buffers, (str, os.PathLike)):
        if alignment != 1:
            raise ValueError("a file states alignments in a column of its own")
        return PackingProblem.read(buffers, spaces, needs_lives=has_lives)
    reader = _Reader(_rows(buffers), [name for name, *_ in spaces])
    return PackingProblem.of_columns(
        reader.ids,
        lower=reader.column("lower", None if has_lives else 0),
        upper=reader.uppers(has_lives),
        size=reader.column("size"),
        alignment=reader.column("alignment", alignment),
        traffic=reader.column("traffic", 0),
        offset=reader.optional("offset"),
        hint=reader.optional("hint"),
        space=reader.places(),
        gaps=reader.gaps(),
        spaces=spaces,
    )


# What the options are for modules, which have pipelines with options.
_OF_BUFFERS = (1, None, None, 60, 1, 0, 0, True, "buffers", None)


@overload
def plan_memory(
    buffers: Module,
    capacity: int | None = None,
    *,
    pipeline: Pipeline | str | None = None,
) -> ModulePlans: ...
@overload
def plan_memory(
    buffers: str | os.PathLike[str],
    capacity: int | None = None,
    *,
    pipeline: Pipeline | str | None = None,
    alignment: int = 1,
    spaces: Iterable[Space] | None = None,
    conflicts: Iterable[Sequence[Any]] | None = None,
    timeout: float | None = 60,
    threads: int = 1,
    node_limit: int = 0,
    seed: int = 0,
    minimize: bool = True,
    name: str = "buffers",
    progress: Callable[[int, int], object] | None = None,
) -> Any: ...
@overload
def plan_memory(
    buffers: Any,
    capacity: int | None = None,
    *,
    alignment: int = 1,
    spaces: Iterable[Space] | None = None,
    conflicts: Iterable[Sequence[Any]] | None = None,
    timeout: float | None = 60,
    threads: int = 1,
    node_limit: int = 0,
    seed: int = 0,
    minimize: bool = True,
    name: str = "buffers",
    progress: Callable[[int, int], object] | None = None,
) -> MemoryPlan: ...
def plan_memory(
    buffers: Any,
    capacity: int | None = None,
    *,
    pipeline: Pipeline | str | None = None,
    alignment: int = 1,
    spaces: Iterable[Space] | None = None,
    conflicts: Iterable[Sequence[Any]] | None = None,
    timeout: float | None = 60,
    threads: int = 1,
    node_limit: int = 0,
    seed: int = 0,
    minimize: bool = True,
    name: str = "buffers",
    progress: Callable[[int, int], object] | None = None,
) -> MemoryPlan | ModulePlans:
    """Place buffers so that those that live at the same time do not overlap.

    ``buffers`` is a list of tuples ``(lower, upper, size)`` or ``(lower, upper, size,
    alignment)``: a buffer lives in ``[lower, upper)``. Or a list of mappings with the
    columns of docs/memory.md, among them ``id``, ``offset`` (fixed), ``gaps`` (tuples),
    ``space`` and ``traffic``; a NumPy array with three or four columns, or a structured
    one; or the path of a CSV file.

    ``capacity`` is the size of the memory. Without it, and with it if ``minimize``, the
    smallest arena is searched, and that it is the smallest is proven where ``timeout``
    (seconds, None for no limit) and ``node_limit`` suffice. Several ``spaces`` are
    tuples ``(name, capacity, cost of a byte of traffic)``.

    ``conflicts`` lists all pairs of buffers, by number or by id, that must not share
    bytes; then lives decide nothing and may be left out.

    ``progress`` is called with the arena and the bound of each better plan.

    A Module, its text, or the path of what ``load`` reads (``.mlir``, ``.onnx``, ...)
    has ModulePlans, a plan for each function, as ``pipeline`` makes them. Only
    ``capacity`` goes with it; all else is among the options of a pipeline. What does
    not fit raises CompileError.
    """
    module = _module_plans.find_module(buffers)
    if module is not None:
        stated = (alignment, spaces, conflicts, timeout, threads, node_limit, seed)
        if (*stated, minimize, name, progress) != _OF_BUFFERS:
            raise ValueError("a module takes capacity and pipeline alone")
        return _module_plans.plan(module, pipeline or "plan-memory", capacity)
    if pipeline is not None:
        raise ValueError("pipeline is for modules, not for buffers")
    listed = _spaces(capacity, spaces)
    problem = _problem(buffers, listed, alignment, conflicts is None)
    if conflicts is not None:
        problem.set_conflicts(_pairs(conflicts, problem.ids))
    return solve_packing(
        problem,
        name=name,
        timeout=0 if timeout is None else timeout,
        threads=threads,
        node_limit=node_limit,
        seed=seed,
        minimize=minimize,
        progress=progress,
    )
