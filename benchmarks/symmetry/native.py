# SPDX-License-Identifier: Apache-2.0
"""Eigen and librsb, where their headers are installed (libeigen3-dev, librsb-dev)."""

from __future__ import annotations

import ctypes
import subprocess
import tempfile
import weakref
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from contender import Contender, Ready, RefusedError, in_place
from problems import Problem

_LIBRARIES = {
    "eigen": (["-DWITH_EIGEN", "-I/usr/include/eigen3"], [], "libeigen3-dev"),
    "rsb": (["-DWITH_RSB"], ["-lrsb"], "librsb-dev"),
}


@lru_cache
def _library(name: str) -> ctypes.CDLL:
    compile, link, package = _LIBRARIES[name]
    source = str(Path(__file__).with_name("native.cpp"))
    flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", *compile]
    with tempfile.TemporaryDirectory(prefix="tensoropt-") as folder:
        shared = f"{folder}/{name}.so"
        command = ["clang++-22", *flags, source, "-o", shared, *link]
        if subprocess.run(command, capture_output=True).returncode != 0:
            raise RefusedError(f"does not compile; install {package}")
        return ctypes.CDLL(shared)


def _pointer(array: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


def _csr(problem: Problem, half: bool) -> sp.csr_array:
    return problem.tensor.upper() if half else problem.tensor.csr()


def _require(problem: Problem) -> None:
    if problem.kernel.name not in ("ssymv", "ssymm"):
        raise RefusedError("has no such kernel")


def _eigen(half: bool) -> Callable[[Problem], Callable[[], Ready]]:
    def build(problem: Problem) -> Callable[[], Ready]:
        _require(problem)
        library = _library("eigen")

        def convert() -> Ready:
            matrix = _csr(problem, half)
            rows = problem.tensor.extent
            (operand,), output = problem.operands, problem.output()
            count = problem.columns if problem.kernel.has_columns else 1
            arrays = [matrix.indptr, matrix.indices, matrix.data]
            pair = (_pointer(operand), _pointer(output))
            pointers = map(_pointer, arrays)
            arguments = (rows, matrix.nnz, *pointers, count, int(half), *pair)

            def run() -> None:
                library.eigen_multiply(*arguments)

            run.keep = (arrays, operand)
            return in_place(run, output, 0.0, sum(array.nbytes for array in arrays))

        return convert

    return build


def _rsb(half: bool, threads: int) -> Callable[[Problem], Callable[[], Ready]]:
    def build(problem: Problem) -> Callable[[], Ready]:
        _require(problem)
        library = _library("rsb")
        library.rsb_make.restype = ctypes.c_void_p

        def convert() -> Ready:
            coo = _csr(problem, half).tocoo()
            arrays = (*coo.coords, coo.data)
            pointers = map(_pointer, arrays)
            rows, count = problem.tensor.extent, problem.columns
            handle = library.rsb_make(rows, coo.nnz, *pointers, int(half), threads)
            if not handle:
                raise RefusedError("librsb made no matrix")
            matrix = ctypes.c_void_p(handle)
            (operand,), output = problem.operands, problem.output()
            count = count if problem.kernel.has_columns else 1
            arguments = (matrix, count, _pointer(operand), _pointer(output))

            def run() -> None:
                library.rsb_multiply(*arguments)

            run.keep = operand
            weakref.finalize(run, library.rsb_release, matrix)
            return in_place(run, output, 0.0, 0)

        return convert

    return build


def contenders(threads: int) -> list[Contender]:
    return [
        Contender("Eigen, full", _eigen(half=False)),
        Contender("Eigen, symmetric", _eigen(half=True)),
        Contender("librsb, full", _rsb(False, threads)),
        Contender("librsb, symmetric", _rsb(True, threads)),
    ]
