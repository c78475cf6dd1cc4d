# SPDX-License-Identifier: Apache-2.0
"""Intel's MKL (package mkl): its inspector-executor interface, 32-bit indices."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
from contender import Contender, Ready, RefusedError, in_place
from problems import Problem

# mkl_spblas.h
_N, _T = 10, 11  # operations: as it is, transposed
_GENERAL, _SYMMETRIC = 20, 21
_UPPER, _NON_UNIT, _ROW_MAJOR = 41, 50, 101
_BASE_ZERO = 0
_CALLS = 1000  # that the optimisation may count on


class _Description(ctypes.Structure):
    _fields_ = (("type", ctypes.c_int), ("mode", ctypes.c_int), ("diag", ctypes.c_int))


@lru_cache
def _library(threads: int) -> ctypes.CDLL:
    os.environ["MKL_THREADING_LAYER"] = "INTEL" if threads > 1 else "SEQUENTIAL"
    os.environ["MKL_NUM_THREADS"] = str(threads)
    found = sorted(Path(sys.prefix, "lib").glob("libmkl_rt.so*"))
    if not found:
        raise RefusedError("libmkl_rt is not installed")
    return ctypes.CDLL(str(found[0]), mode=ctypes.RTLD_GLOBAL)


def _check(status: int) -> None:
    if status != 0:
        raise RefusedError(f"MKL answers with status {status}")


def _pointer(array: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


class _Matrix:
    """A handle on a CSR matrix; the arrays live as long as it."""

    def __init__(self, library: ctypes.CDLL, problem: Problem, half: bool) -> None:
        self.library = library
        csr = problem.tensor.upper() if half else problem.tensor.csr()
        self.arrays = (csr.indptr, csr.indices, csr.data)
        positions, columns, values = self.arrays
        rows = problem.tensor.extent
        self.handle = ctypes.c_void_p()
        starts = _pointer(positions)
        ends = ctypes.c_void_p(positions.ctypes.data + 4)
        create = library.mkl_sparse_d_create_csr
        where = (starts, ends, _pointer(columns), _pointer(values))
        _check(create(ctypes.byref(self.handle), _BASE_ZERO, rows, rows, *where))
        kind = _SYMMETRIC if half else _GENERAL
        self.description = _Description(kind, _UPPER, _NON_UNIT)

    def __del__(self) -> None:
        self.library.mkl_sparse_destroy(self.handle)

    @property
    def bytes(self) -> int:
        return sum(array.nbytes for array in self.arrays)

    def hint(self, name: str, *arguments: int) -> None:
        function = getattr(self.library, f"mkl_sparse_set_{name}_hint")
        _check(function(self.handle, _N, self.description, *arguments, _CALLS))
        _check(self.library.mkl_sparse_optimize(self.handle))


def _call(library: ctypes.CDLL, matrix: _Matrix, problem: Problem, output: np.ndarray):
    """The function that does the kernel, on arguments made once."""
    one = ctypes.c_double(1.0)
    handle, description, name = matrix.handle, matrix.description, problem.kernel.name
    if name == "ssymv":
        matrix.hint("mv")
        pair = (_pointer(problem.operands[0]), one, _pointer(output))
        return library.mkl_sparse_d_mv, (_N, one, handle, description, *pair)
    if name == "ssymm":
        columns = problem.columns
        matrix.hint("mm", _ROW_MAJOR, columns)
        place = (
            _pointer(problem.operands[0]),
            columns,
            columns,
            one,
            _pointer(output),
            columns,
        )
        return library.mkl_sparse_d_mm, (
            _N,
            one,
            handle,
            description,
            _ROW_MAJOR,
            *place,
        )
    if name == "syprd":
        # dotmv: y = A x, d = x . y.
        matrix.hint("dotmv")
        matrix.scratch = np.zeros(problem.tensor.extent)
        zero = ctypes.c_double(0.0)
        pair = (
            _pointer(problem.operands[0]),
            zero,
            _pointer(matrix.scratch),
            _pointer(output),
        )
        return library.mkl_sparse_d_dotmv, (_N, one, handle, description, *pair)
    zero = ctypes.c_double(0.0)
    place = (zero, _pointer(output), _ROW_MAJOR, problem.tensor.extent)
    return library.mkl_sparse_d_syrkd, (_N, handle, one, *place)


def _mkl(half: bool, threads: int) -> Callable[[Problem], Callable[[], Ready]]:
    def build(problem: Problem) -> Callable[[], Ready]:
        supported = ["ssymv", "ssymm", "syprd"] + ([] if half else ["ssyrk", "ssysyrk"])
        if problem.kernel.name not in supported:
            raise RefusedError("has no such kernel")
        library = _library(threads)

        def convert() -> Ready:
            matrix = _Matrix(library, problem, half)
            output = problem.output()
            function, arguments = _call(library, matrix, problem, output)

            def run() -> None:
                function(*arguments)

            run.keep = matrix
            ready = in_place(run, output, 0.0, matrix.bytes)
            if problem.kernel.uses > 1:
                # It fills the upper triangle only; the other is a copy, not timed.
                ready.read = lambda: np.triu(output) + np.triu(output, 1).T
            return ready

        return convert

    return build


def contenders(threads: int) -> list[Contender]:
    return [
        Contender("MKL, full", _mkl(False, threads)),
        Contender("MKL, symmetric", _mkl(True, threads)),
    ]
