# SPDX-License-Identifier: Apache-2.0
"""Times products and sums of sparse matrices against SciPy, results verified first.

PYTHONPATH=build/release/python python benchmarks/sparse/joins.py [--repetitions 11]

Milliseconds of processor time, the least of interleaved calls: other work on the
machine disturbs that less than elapsed time. With two threads it is the time of the
first one, whose share is half where the work is balanced.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from time import process_time, thread_time

# Threads that wait must not count.
os.environ["OMP_WAIT_POLICY"] = "passive"

import numpy as np
import scipy.sparse as sp
import tensoropt

ROWS = (
    "#sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), "
    "posWidth = 32, crdWidth = 32 }>"
)
CANONICAL = (
    "#tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, "
    f"sparse = {ROWS} }}>"
)


def compile_dense(encoding: str, operands: int, pipeline: str):
    """C[i,j] += A[i,k] B[j,k] with a dense C; B is A if there is one operand."""
    matrix = f"tensor<?x?xf64, {encoding}>"
    second = "%A" if operands == 1 else "%B"
    parameters = f"%A: {matrix}" + (f", %B: {matrix}" if operands == 2 else "")
    return tensoropt.Module.parse(f"""
func.func @kernel({parameters}, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {{
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, {second} : {matrix}, {matrix})
                                    outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}}""").compile(pipeline)["kernel"]


def compile_sparse(spec: str, pipeline: str):
    """A sparse result of two square matrices."""
    matrix = f"tensor<?x?xf64, {ROWS}>"
    return tensoropt.Module.parse(f"""
func.func @kernel(%A: {matrix}, %B: {matrix}) -> {matrix} {{
  %c0 = arith.constant 0 : index
  %n = tensor.dim %A, %c0 : {matrix}
  %C = tensor.empty(%n, %n) : {matrix}
  %0 = tensoropt.einsum "{spec}" ins(%A, %B : {matrix}, {matrix})
                                 outs(%C : {matrix}) -> {matrix}
  return %0 : {matrix}
}}""").compile(pipeline)["kernel"]


def random_matrix(rows: int, per_row: int, seed: int) -> sp.csr_array:
    random = np.random.default_rng(seed)
    matrix = sp.random_array(
        (rows, rows), density=per_row / rows, format="csr", rng=random
    )
    matrix.sort_indices()
    return matrix


def prepare(function, *matrices: sp.csr_array) -> list:
    """The matrices as the function's first arguments take them."""
    return [
        tensoropt.SparseTensor.pack(matrix, like=function.arguments[at])
        for at, matrix in enumerate(matrices)
    ]


def time(calls: dict[str, Callable], repetitions: int) -> str:
    least = dict.fromkeys(calls, np.inf)
    for _ in range(repetitions):
        for name, call in calls.items():
            clock = thread_time if "threads" in name else process_time
            start = clock()
            call()
            least[name] = min(least[name], clock() - start)
    return ", ".join(f"{name} {1e3 * value:.2f}" for name, value in least.items())


def dense_calls(matrix: sp.csr_array, symmetric: bool) -> dict[str, Callable]:
    encoding = CANONICAL if symmetric else ROWS
    expected = (matrix @ matrix.T).toarray()
    calls: dict[str, Callable] = {}

    def add(name: str, function, *matrices) -> None:
        output = np.zeros(matrix.shape)
        arguments = (*prepare(function, *matrices), output)
        function(*arguments)
        assert np.abs(output - expected).max() < 1e-9, name
        calls[name] = lambda: function(*arguments)

    add("ours", compile_dense(encoding, 1, "cpu"), matrix)
    add("2 threads", compile_dense(encoding, 1, "cpu{threads=2}"), matrix)
    add("without symmetry", compile_dense(ROWS, 2, "cpu"), matrix, matrix)
    calls["SciPy"] = lambda: (matrix @ matrix.T).toarray()
    return calls


def sparse_calls(spec: str, a: sp.csr_array, b: sp.csr_array) -> dict[str, Callable]:
    theirs = {
        "ik,kj->ij": lambda: a @ b,
        "ij,ij->ij": lambda: a.multiply(b),
        "ij+ij->ij": lambda: a + b,
    }[spec]
    calls: dict[str, Callable] = {}
    for name, pipeline in (("ours", "cpu"), ("2 threads", "cpu{threads=2}")):
        function = compile_sparse(spec, pipeline)
        arguments = prepare(function, a, b)
        difference = np.abs((function(*arguments).to_scipy() - theirs()).data)
        assert difference.max(initial=0) < 1e-9, name
        calls[name] = lambda function=function, arguments=arguments: function(
            *arguments
        )
    return calls | {"SciPy": theirs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=int, default=11)
    repetitions = parser.parse_args().repetitions
    for rows in (500, 2000):
        general = random_matrix(rows, 50, seed=1)
        symmetric = sp.csr_array(general + general.T)
        symmetric.sort_indices()
        for name, matrix in (("A A^T", general), ("A A, A symmetric", symmetric)):
            calls = dense_calls(matrix, symmetric=matrix is symmetric)
            print(f"{name}, {rows} rows, dense:", time(calls, repetitions), flush=True)
    a, b = random_matrix(20_000, 8, seed=2), random_matrix(20_000, 8, seed=3)
    for spec in ("ik,kj->ij", "ij,ij->ij", "ij+ij->ij"):
        calls = sparse_calls(spec, a, b)
        print(f"{spec}, 20000 rows of 8:", time(calls, repetitions), flush=True)


if __name__ == "__main__":
    main()
