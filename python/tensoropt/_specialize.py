# SPDX-License-Identifier: Apache-2.0
"""Functions that are compiled for the extents of their arguments, call by call."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np

from ._networks import load
from ._tensoropt import Argument, CompiledFunction, Module, Pipeline

_Shape = tuple[int, ...]


class SpecializedFunction:
    """A function that is compiled once for each combination of extents.

    Made by ``specialize``. Calls of extents that were not seen before compile first,
    one at a time; others may run meanwhile.
    """

    def __init__(
        self,
        module: Module,
        name: str,
        pipeline: str,
        target_cpu: str,
        threads: int | None,
        capacity: int,
    ) -> None:
        self._module = module
        self._name = name
        self._pipeline = pipeline
        self._target_cpu = target_cpu
        self._threads = threads
        self._capacity = capacity
        self._arguments = module.arguments(name)
        self._open = [
            argument.storage == "dense" and None in argument.shape
            for argument in self._arguments
        ]
        self._compiled: OrderedDict[tuple[_Shape | None, ...], CompiledFunction]
        self._compiled = OrderedDict()
        self._compiling = threading.Lock()
        self._looking = threading.Lock()

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Calls the function as a CompiledFunction is called.

        Raises what that raises, ValueError for shapes that a parameter cannot have, and
        CompileError for a function that cannot be computed with these.
        """
        shapes = (
            np.shape(argument) if is_open else None
            for argument, is_open in zip(arguments, self._open, strict=False)
        )
        return self._find(arguments, tuple(shapes))(*arguments, **options)

    def compile(self, *shapes: Sequence[int] | None) -> CompiledFunction:
        """The function for these shapes, one for each parameter, before it is called.

        Those of parameters that leave no extents open are not looked at.
        """
        key = (
            tuple(shape or ()) if is_open else None
            for shape, is_open in zip(shapes, self._open, strict=False)
        )
        return self._find(shapes, tuple(key))

    @property
    def arguments(self) -> list[Argument]:
        """What the function takes, with the extents that it leaves open."""
        return self._arguments

    @property
    def shapes(self) -> list[tuple[_Shape | None, ...]]:
        """What it is compiled for, the shapes that were used last at the end."""
        with self._looking:
            return [*self._compiled]

    def __repr__(self) -> str:
        return f"SpecializedFunction({self._name}, for {len(self._compiled)} shapes)"

    def _find(
        self, given: Sequence[object], key: tuple[_Shape | None, ...]
    ) -> CompiledFunction:
        if len(given) != len(self._arguments):
            raise TypeError(
                f"function '{self._name}': takes {len(self._arguments)} arguments, "
                f"got {len(given)}"
            )
        found = self._look(key)
        if found is None:
            self._check(key)
            with self._compiling:
                found = self._look(key)
                if found is None:
                    found = self._compile(key)
                    with self._looking:
                        self._compiled[key] = found
                        if len(self._compiled) > self._capacity:
                            self._compiled.popitem(last=False)
        return found

    def _look(self, key: tuple[_Shape | None, ...]) -> CompiledFunction | None:
        with self._looking:
            found = self._compiled.get(key)
            if found is not None:
                self._compiled.move_to_end(key)
            return found

    def _check(self, key: Sequence[_Shape | None]) -> None:
        for at, (shape, argument) in enumerate(zip(key, self._arguments, strict=True)):
            if shape is None:
                continue
            agree = len(shape) == len(argument.shape) and all(
                stated in (None, extent)
                for extent, stated in zip(shape, argument.shape, strict=True)
            )
            if not agree:
                raise ValueError(
                    f"function '{self._name}': argument {at} has shape {shape}, "
                    f"must be a {argument.type}"
                )

    def _compile(self, key: Sequence[_Shape | None]) -> CompiledFunction:
        shapes = ("-" if shape is None else "x".join(map(str, shape)) for shape in key)
        options = f"function={self._name} shapes={','.join(shapes)}"
        fix = Pipeline(f"tensoropt-fix-extents{{{options}}}")
        compiled = fix.run(self._module).compile(
            self._pipeline,
            target_cpu=self._target_cpu,
            entries=[self._name],
            threads=self._threads,
        )
        return compiled[self._name]


def specialize(
    network: Module | str | os.PathLike[str],
    function: str | None = None,
    *,
    pipeline: str = "cpu",
    target_cpu: str = "native",
    threads: int | None = None,
    capacity: int = 8,
) -> SpecializedFunction:
    """Makes a function that is compiled for the extents it is called with.

    ``network`` is a Module, or a file that ``load`` reads; ``function`` names one of
    its public functions, which may be left out where there is one. Code for extents
    that are known is faster, up to twice for convolutions, than code for any: use this
    for networks with open extents that see few different ones. The first call of each
    takes as long as ``Module.compile``, whose options the others are. Code for the
    ``capacity`` shapes that were used last is kept.

    >>> network = tensoropt.specialize("model.onnx")
    >>> network(np.zeros((1, 3, 320, 320), np.float32))  # compiles
    >>> network(np.ones((1, 3, 320, 320), np.float32))  # does not

    Raises ValueError where it is not clear which function is meant, and what ``load``
    raises.
    """
    if capacity < 1:
        raise ValueError(f"capacity is {capacity}, must be 1 or more")
    module = network if isinstance(network, Module) else load(network)
    names = module.functions
    if function is None and len(names) != 1:
        raise ValueError(
            f"the module has {len(names)} functions; choose one: {', '.join(names)}"
        )
    name = names[0] if function is None else function
    return SpecializedFunction(module, name, pipeline, target_cpu, threads, capacity)
