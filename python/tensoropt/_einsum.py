# SPDX-License-Identifier: Apache-2.0
"""Einsums of arrays and sparse tensors: written as MLIR, compiled once, called."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from ._storage import Storage, element_type
from ._tensoropt import CompiledFunction, Entries, Module, SparseTensor

# The value that a sum begins with, by kind of dtype.
ZEROS: dict[str, Callable[[np.dtype[Any]], Any]] = {
    "plus_times": lambda dtype: 0,
    "max_times": lambda dtype: 0,
    "or_and": lambda dtype: False,
    "min_plus": lambda dtype: np.inf if dtype.kind == "f" else np.iinfo(dtype).max,
    "max_plus": lambda dtype: -np.inf if dtype.kind == "f" else np.iinfo(dtype).min,
}


def einsum(
    specification: str,
    *operands: Any,
    out: Any = None,
    result: Storage | str | None = None,
    semiring: str = "plus_times",
    threads: int = 1,
    options: str = "",
) -> Any:
    """Products of tensors, summed over indices, as in "ijk,jr,kr->ir".

    Operands are NumPy arrays, SparseTensors (see pack, which states symmetry) and SciPy
    sparse arrays; one that is given twice as the same object is known to be equal. All
    have one dtype. "ij+ij->ij" adds products; "ij,jk->ik,k" has two results.

    Returns new arrays, in a tuple if there are several; or adds to the writable arrays
    `out`; or, with the format or Storage that `result` states, SparseTensors.
    `semiring` is plus_times, min_plus, max_plus, max_times or or_and. `options` are
    those of the pipeline cpu: "factor=false". The code is compiled once for each
    combination of types. Raises ValueError, TypeError or CompileError.
    """
    program, arguments = _read(specification, operands, out, result, semiring)
    arguments += _outputs(program, arguments, out)
    return _compile_once(program, f"cpu{{threads={threads} {options}}}")(*arguments)


def einsum_module(
    specification: str,
    *operands: Any,
    out: Any = None,
    result: Storage | str | None = None,
    semiring: str = "plus_times",
) -> Module:
    """The module that einsum compiles; its function is called `einsum`."""
    program, _ = _read(specification, operands, out, result, semiring)
    return Module.parse(program.text(), name="einsum")


@dataclass(frozen=True)
class _Program:
    """All that the text of the module depends on."""

    specification: str
    semiring: str
    terms: tuple[str, ...]  # the letters of each operand
    results: tuple[str, ...]  # and of each result
    numbers: tuple[int, ...]  # the parameter of each operand
    types: tuple[str, ...]  # the type of each parameter
    dtype: np.dtype[Any]
    storage: Storage | None  # of the results, dense without

    def text(self) -> str:
        parameters = [f"%p{at}: {text}" for at, text in enumerate(self.types)]
        outputs = [self._output_type(letters) for letters in self.results]
        lines = []
        for at, (letters, text) in enumerate(zip(self.results, outputs, strict=True)):
            if self.storage is None:
                parameters.append(f"%o{at}: {text}")
            else:
                lines += self._empty(at, letters, text)
        inits = ", ".join(f"%o{at}" for at in range(len(outputs)))
        names = ", ".join(f"%p{number}" for number in self.numbers)
        types = ", ".join(self.types[number] for number in self.numbers)
        results = ", ".join(outputs)
        values = ", ".join(f"%r#{at}" for at in range(len(outputs)))
        lines.append(
            f'%r:{len(outputs)} = tensoropt.einsum "{self.specification}" '
            f"semiring<{self.semiring}> ins({names} : {types}) "
            f"outs({inits} : {results}) -> {results}"
        )
        body = "\n  ".join([*lines, f"return {values} : {results}"])
        signature = f"({', '.join(parameters)}) -> ({results})"
        return f"func.func @einsum{signature} {{\n  {body}\n}}\n"

    def _output_type(self, letters: str) -> str:
        storage = self.storage or Storage("dense")
        return storage.type(len(letters), self.dtype)

    def _empty(self, number: int, letters: str, text: str) -> list[str]:
        """A tensor without entries, whose extents are those of operands."""
        lines, extents = [], []
        for letter in letters:
            at, dimension = self._find(letter)
            source, label = self.numbers[at], f"{number}{letter}"
            lines.append(f"%c{label} = arith.constant {dimension} : index")
            lines.append(
                f"%e{label} = tensor.dim %p{source}, %c{label} : {self.types[source]}"
            )
            extents.append(f"%e{label}")
        return [*lines, f"%o{number} = tensor.empty({', '.join(extents)}) : {text}"]

    def _find(self, letter: str) -> tuple[int, int]:
        """An operand and a dimension that the letter indexes."""
        for at, term in enumerate(self.terms):
            if letter in term:
                return at, term.index(letter)
        raise ValueError(f"index {letter} of a result is in no operand")

    def shape(self, letters: str, arguments: Sequence[Any]) -> tuple[int, ...]:
        places = (self._find(letter) for letter in letters)
        return tuple(arguments[self.numbers[at]].shape[at_dim] for at, at_dim in places)


def _compile(program: _Program, pipeline: str) -> CompiledFunction:
    return Module.parse(program.text(), name="einsum").compile(pipeline)["einsum"]


_compile_once = lru_cache(maxsize=256)(_compile)


def _read(
    specification: str,
    operands: Sequence[Any],
    out: Any,
    result: Storage | str | None,
    semiring: str,
) -> tuple[_Program, list[Any]]:
    """What to compile, and the operands that it takes."""
    specification = specification.replace(" ", "")
    left, arrow, right = specification.partition("->")
    letters = left.replace("+", ",") + right
    if not arrow or not re.fullmatch("[A-Za-z,]*", letters):
        raise ValueError(f"{specification!r} is not a specification such as 'ij,j->i'")
    terms = left.replace("+", ",").split(",")
    if len(terms) != len(operands):
        raise ValueError(
            f"{left!r} has {len(terms)} terms, got {len(operands)} operands"
        )
    if semiring not in ZEROS:
        raise ValueError(f"semiring={semiring!r}: expected one of {[*ZEROS]}")
    if out is not None and result is not None:
        raise TypeError("out= are dense arrays; leave it out to get a sparse result")
    numbers, distinct, types = _parameters(terms, operands)
    dtypes = {np.dtype(tensor.dtype) for tensor in distinct}
    if len(dtypes) > 1:
        found = sorted(dtype.name for dtype in dtypes)
        raise TypeError(f"operands of dtypes {', '.join(found)}: convert to one")
    storage = Storage(result) if isinstance(result, str) else result
    program = _Program(
        specification,
        semiring,
        tuple(terms),
        tuple(right.split(",")),
        tuple(numbers),
        tuple(types),
        dtypes.pop(),
        storage,
    )
    return program, distinct


def _parameters(
    terms: Sequence[str], operands: Sequence[Any]
) -> tuple[list[int], list[Any], list[str]]:
    """A parameter for each distinct object: its number by operand, values and types."""
    numbers: list[int] = []
    distinct: list[Any] = []
    types: list[str] = []
    known: dict[int, int] = {}
    for at, (term, operand) in enumerate(zip(terms, operands, strict=True)):
        if id(operand) not in known:
            known[id(operand)] = len(distinct)
            value, text = _bind(operand, at)
            distinct.append(value)
            types.append(text)
        numbers.append(known[id(operand)])
        rank = len(distinct[numbers[-1]].shape)
        if len(term) != rank:
            raise ValueError(
                f"operand {at} has {rank} dimensions, its term is {term!r}"
            )
    return numbers, distinct, types


def _bind(operand: Any, at: int) -> tuple[Any, str]:
    """What is passed for an operand, and the type of its parameter."""
    if isinstance(operand, SparseTensor):
        return operand, operand.type
    if isinstance(operand, Entries):
        raise TypeError(f"operand {at} is Entries: tensoropt.pack it")
    if hasattr(operand, "format") and hasattr(operand, "nnz"):  # SciPy
        form = operand.format if operand.format in ("csr", "csc") else "csr"
        bits = 8 * operand.indices.itemsize if form == operand.format else 32
        storage = Storage(form, index_bits=bits)
        return operand, storage.type(len(operand.shape), operand.dtype)
    array = np.asarray(operand)
    return array, f"tensor<{'?x' * array.ndim}{element_type(array.dtype)}>"


def _outputs(program: _Program, arguments: Sequence[Any], out: Any) -> list[Any]:
    """The arrays that the results are added to."""
    if program.storage is not None:
        return []
    if out is None:
        zero = ZEROS[program.semiring](program.dtype)
        return [
            np.full(program.shape(letters, arguments), zero, program.dtype)
            for letters in program.results
        ]
    outputs = list(out) if isinstance(out, tuple) else [out]
    if len(outputs) != len(program.results):
        raise ValueError(f"{len(program.results)} results, got {len(outputs)} in out=")
    return outputs
