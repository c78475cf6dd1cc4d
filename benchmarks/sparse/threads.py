# SPDX-License-Identifier: Apache-2.0
"""Strategies of threads against each other and one thread: y += A x, A symmetric.

    PYTHONPATH=build/release/python python benchmarks/sparse/threads.py --threads 2

Calls are interleaved, in another order each time; the tables show medians: the time of
a call, the processor time of all its threads, and both relative to one thread. On a
machine with other work only the second says much; OMP_WAIT_POLICY=passive keeps threads
from spinning."""

import argparse
import statistics
import time

import numpy as np
import scipy.sparse as sp
from tensoropt import Module, SparseTensor

TEXT = """
#CSR = #sparse_tensor.encoding<{
  map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>)
    -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
"""
STRATEGIES = ["auto", "copies", "colour", "rows", "atomic"]


def grid(side):
    """Upper triangle of the 27-point stencil on a cube."""
    line = sp.diags_array([1.0, 1.0, 1.0], offsets=[-1, 0, 1], shape=(side, side))
    return sp.triu(sp.kron(sp.kron(line, line), line), format="csr")


def scattered(rows, entries, reach, rng):
    """Upper triangle, `entries` a row at random places up to `reach` to the right."""
    i = np.repeat(np.arange(rows), entries)
    j = np.minimum(i + rng.integers(0, reach, len(i)), rows - 1)
    return sp.csr_array((rng.uniform(-1, 1, len(i)), (i, j)), shape=(rows, rows))


def anywhere(rows, entries, rng):
    """Upper triangle of a matrix with entries anywhere."""
    i, j = rng.integers(0, rows, (2, rows * entries))
    values = rng.uniform(-1, 1, len(i))
    places = np.minimum(i, j), np.maximum(i, j)
    return sp.csr_array((values, places), shape=(rows, rows))


def measure(functions, matrix, repetitions, rng):
    """Seconds and processor seconds of each function's calls, in turns."""
    rows = matrix.shape[0]
    x, y = rng.uniform(-1, 1, rows), np.zeros(rows)
    seconds = {name: ([], []) for name in functions}
    packed = SparseTensor.pack(
        matrix, like=functions["one thread"].arguments[0], one_per_orbit=True
    )
    for name, function in functions.items():
        work = function.work(packed, x, y)[0]
        print(f"  {name}: {work.strategy}, colours {work.colours}, steps {work.steps}")
    expected = matrix @ x + sp.triu(matrix, 1).T @ x
    for repetition in range(repetitions + 1):
        for name in rng.permutation(list(functions)):
            wall, processor = time.perf_counter(), time.process_time()
            result = functions[name](packed, x, y)
            if repetition > 0:
                seconds[name][1].append(time.process_time() - processor)
                seconds[name][0].append(time.perf_counter() - wall)
            else:
                np.testing.assert_allclose(result, expected, rtol=0, atol=1e-9)
            y[:] = 0
    return {
        name: [statistics.median(times) for times in both]
        for name, both in seconds.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repetitions", type=int, default=31)
    parser.add_argument("--rows", type=int, default=500_000)
    options = parser.parse_args()
    module = Module.parse(TEXT)
    functions = {"one thread": module.compile("cpu")["ssymv"]}
    for name in STRATEGIES:
        pipeline = f"cpu{{threads={options.threads} conflicts={name}}}"
        functions[name] = module.compile(pipeline)["ssymv"]
    rng = np.random.default_rng(0)
    matrices = {
        "27-point grid": grid(round(options.rows ** (1 / 3))),
        "band": scattered(options.rows, 12, options.rows // 250, rng),
        "sparse band": scattered(options.rows, 2, options.rows // 250, rng),
        "random": anywhere(options.rows, 12, rng),
    }
    for name, matrix in matrices.items():
        matrix.sum_duplicates()
        megabytes = 12e-6 * matrix.nnz + 4e-6 * matrix.shape[0]
        print(f"{name}: {matrix.shape[0]} rows, {megabytes:.0f} MB")
        medians = measure(functions, matrix, options.repetitions, rng)
        alone = medians["one thread"]
        for function, (wall, processor) in medians.items():
            print(
                f"  {function:10} {1e3 * wall:8.2f} ms, {wall / alone[0]:.2f}; "
                f"processor {1e3 * processor:8.2f} ms, {processor / alone[1]:.2f}"
            )


if __name__ == "__main__":
    main()
