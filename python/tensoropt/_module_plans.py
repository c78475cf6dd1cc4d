# SPDX-License-Identifier: Apache-2.0
"""The memory plans of a module's functions, made as a pipeline makes them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ._networks import SUFFIXES, load
from ._tensoropt import (
    MemoryPlan,
    Module,
    Pipeline,
    plan_module,
    plans_html,
    save_plans,
)

_SUFFIXES = (".mlir", ".mlirbc", *SUFFIXES)


class ModulePlans(Mapping[str, MemoryPlan]):
    """What each function of a module keeps in memory, by the function's name.

    Buffers whose sizes follow from open extents are ``"f/open"``, for extents of 64.
    What an iteration of a parallel loop has of its own is ``"f/loop0"``. A function
    without buffers has no plan.
    """

    def __init__(self, plans: Sequence[MemoryPlan]) -> None:
        self._plans = {plan.name: plan for plan in plans}

    def __getitem__(self, name: str) -> MemoryPlan:
        if name not in self._plans:
            known = ", ".join(self._plans) or "no plan"
            raise KeyError(f"no plan {name!r}; there is {known}")
        return self._plans[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)

    @property
    def only(self) -> MemoryPlan:
        """The plan of a module that has one."""
        if len(self) != 1:
            raise ValueError(f"{len(self)} plans, not one: {', '.join(self)}")
        return next(iter(self._plans.values()))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes .html, .json, .txt or .trace.json; of a single plan what that can."""
        if len(self) == 1:
            self.only.save(path)
        else:
            save_plans([*self._plans.values()], path)

    def html(self) -> str:
        """A page with the maps and tables of all plans."""
        return plans_html([*self._plans.values()])

    def __str__(self) -> str:
        return "\n".join(f"{name}\n{plan}" for name, plan in self.items())

    def __repr__(self) -> str:
        arenas = (f"{name}: {plan.arena} bytes" for name, plan in self.items())
        return f"ModulePlans({', '.join(arenas)})"

    def _repr_html_(self) -> str:
        return "\n".join(f"<p>{name}</p>\n{plan.svg()}" for name, plan in self.items())


def find_module(given: Any) -> Module | None:
    """The module that is meant, if it is one: itself, its text, or a path."""
    if isinstance(given, Module):
        return given
    if isinstance(given, str) and "\n" in given:
        return Module.parse(given)
    if isinstance(given, (str, os.PathLike)) and Path(given).suffix in _SUFFIXES:
        return load(given)
    return None


def plan(module: Module, pipeline: Pipeline | str, capacity: int | None) -> ModulePlans:
    """The plans that a pipeline makes; it must plan, as ``plan-memory`` and ``cpu``."""
    text = pipeline.text if isinstance(pipeline, Pipeline) else pipeline
    if capacity is not None:
        if not text.isidentifier() and text != "plan-memory":
            raise ValueError(
                f"capacity goes with the name of a pipeline alone; write "
                f"memory-capacity={capacity} among the options of {text!r}"
            )
        text += f"{{memory-capacity={capacity}}}"
    return ModulePlans(plan_module(module, Pipeline(text).text))
