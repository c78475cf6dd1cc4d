# SPDX-License-Identifier: Apache-2.0
"""SciPy and SuiteSparse:GraphBLAS, which know no symmetric storage."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from contender import Contender, Ready, RefusedError, kept
from problems import Problem


def scipy(problem: Problem) -> Callable[[], Ready]:
    kernel = problem.kernel
    if kernel.rank > 2:
        raise RefusedError("has no such kernel")
    operand = problem.operands[0] if problem.operands else None
    matrix = problem.tensor.csr()
    computes = {
        "ssymv": lambda: matrix @ operand,
        "ssymm": lambda: matrix @ operand,
        "syprd": lambda: np.asarray(operand @ (matrix @ operand)),
        "ssyrk": lambda: (matrix @ matrix.T).toarray(),
        "ssysyrk": lambda: (matrix @ matrix.T).toarray(),
    }
    if kernel.name not in computes:
        raise RefusedError("has no such kernel")
    bytes = matrix.data.nbytes + matrix.indices.nbytes + matrix.indptr.nbytes
    return lambda: kept(computes[kernel.name], bytes)


def _graphblas(threads: int) -> Callable[[Problem], Callable[[], Ready]]:
    def build(problem: Problem) -> Callable[[], Ready]:
        import graphblas as gb

        gb.ss.config["nthreads"] = threads
        name = problem.kernel.name
        if problem.kernel.rank > 2:
            raise RefusedError("has no such kernel")

        def dense(array: np.ndarray):
            make = gb.Vector if array.ndim == 1 else gb.Matrix
            return make.from_dense(array)

        def convert() -> Ready:
            matrix = gb.io.from_scipy_sparse(problem.tensor.csr())
            operands = [dense(operand) for operand in problem.operands]
            plus = gb.semiring.plus_times
            if name == "ssymv":
                output = gb.Vector(float, problem.tensor.extent)
                return _run(lambda: output << plus(matrix @ operands[0]), output)
            if name == "bellman_ford":
                output = gb.Vector(float, problem.tensor.extent)
                minimum = gb.semiring.min_plus
                return _run(lambda: output << minimum(matrix @ operands[0]), output)
            if name == "ssymm":
                output = gb.Matrix(float, *operands[0].shape)
                return _run(lambda: output << plus(matrix @ operands[0]), output)
            if name == "syprd":
                vector = gb.Vector(float, problem.tensor.extent)
                scalar = gb.Scalar(float)

                def quadratic() -> None:
                    vector << plus(matrix @ operands[0])
                    scalar << plus(vector @ operands[0])

                return Ready(quadratic, lambda: np.asarray(scalar.value))
            output = gb.Matrix(float, *matrix.shape)
            return _run(lambda: output << plus(matrix @ matrix.T), output)

        return convert

    return build


def _run(run: Callable[[], object], output) -> Ready:
    return Ready(run, lambda: output.to_dense(fill_value=0.0))


def contenders(threads: int) -> list[Contender]:
    return [
        Contender("SciPy", scipy),
        Contender("GraphBLAS", _graphblas(threads)),
    ]
