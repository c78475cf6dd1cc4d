# SPDX-License-Identifier: Apache-2.0
"""C = A A^T of a sparse A: one triangle of C packed, both halves, and no symmetry;
and what it takes to expand a packed triangle.

PYTHONPATH=build/release/python python benchmarks/sparse/packed.py
"""

import time

import numpy as np
import scipy.sparse as sp
import tensoropt

SIZES = [(500, 0.1), (1000, 0.05), (1000, 0.2), (2000, 0.025)]
REPETITIONS = 15


def best(*calls):
    """Least milliseconds of each call; they take turns."""
    times = [[] for _ in calls]
    for _ in range(REPETITIONS):
        for call, own in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            own.append(time.perf_counter() - start)
    return [1e3 * min(own) for own in times]


def compile_packed(kind, rows):
    """A function that adds A A^T to a packed lower triangle, and such a triangle."""
    storage = tensoropt.Storage("packed", "symmetric", triangle="lower")
    packed = storage.type(2, np.float64)
    text = f"""
func.func @syrk(%A: {kind}, %C: {packed}) -> {packed} {{
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : {kind}, {kind})
                                    outs(%C : {packed}) -> {packed}
  return %0 : {packed}
}}"""
    function = tensoropt.Module.parse(text).compile()["syrk"]
    return function, tensoropt.pack(np.zeros((rows, rows)), storage)


def time_expansion(rows):
    """A packed lower triangle to a new full matrix, on one thread and on two."""
    storage = tensoropt.Storage("packed", "symmetric", triangle="lower")
    packed = storage.type(2, np.float64)
    module = tensoropt.Module.parse(f"""
func.func @expand(%A: {packed}) -> tensor<?x?xf64> {{
  %0 = tensoropt.expand %A : {packed} to tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}}""")
    one, two = (module.compile(f"cpu{{threads={n}}}")["expand"] for n in (1, 2))
    full = np.random.default_rng(0).random((rows, rows))
    triangle = tensoropt.pack(full + full.T, storage)
    assert (one(triangle) == full + full.T).all()
    return best(
        lambda: one(triangle),
        lambda: two(triangle),
        lambda: np.tril(full) + np.tril(full, -1).T,
    )


def main():
    print("rows entries  packed  both halves  no symmetry, ms  (SciPy)")
    for rows, density in SIZES:
        one = tensoropt.pack(sp.random_array((rows, rows), density=density, rng=0))
        matrix = one.to_scipy().tocsc()
        other, dense = matrix.copy(), np.zeros((rows, rows))
        both = tensoropt.einsum_module("ik,jk->ij", matrix, matrix, out=dense)
        both = both.compile()["einsum"]
        apart = tensoropt.einsum_module("ik,jk->ij", matrix, other, out=dense)
        apart = apart.compile()["einsum"]
        packed, triangle = compile_packed(both.arguments[0].type, rows)
        (i, j), values = packed(matrix, triangle).to_coo()
        expected = (matrix @ matrix.T).toarray()
        assert np.abs(values - expected[i, j]).max() < 1e-12 * np.abs(expected).max()
        times = best(
            lambda: packed(matrix, triangle),  # noqa: B023
            lambda: both(matrix, dense),  # noqa: B023
            lambda: apart(matrix, other, dense),  # noqa: B023
            lambda: (matrix @ matrix.T).toarray(),  # noqa: B023
        )
        print(rows, matrix.nnz, *(f"{value:10.2f}" for value in times))
    one, two, numpy = time_expansion(4000)
    print(f"expand 4000 rows: {one:.1f} ms, 2 threads {two:.1f}, NumPy {numpy:.1f}")


if __name__ == "__main__":
    main()
