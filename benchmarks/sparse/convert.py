# SPDX-License-Identifier: Apache-2.0
"""Times conversions between storages, and the reading of files, beside SciPy.

PYTHONPATH=build/release/python python benchmarks/sparse/convert.py [--rows 200000]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import permutations
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import scipy.io
import scipy.sparse as sp
import tensoropt
from tensoropt import Argument, Entries, Module, SparseTensor

CSR = (
    "#sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), "
    "posWidth = 32, crdWidth = 32 }>"
)
CSC = CSR.replace("(i : dense, j : compressed)", "(j : dense, i : compressed)")


def symmetric(stored: str) -> str:
    return (
        f"#tensoropt.encoding<{{ symmetry = <(0 1)>, stored = {stored}, "
        f"sparse = {CSR} }}>"
    )


def parameter(storage: str) -> Argument:
    """The type of a function that does nothing."""
    text = f"func.func @f(%A: tensor<?x?xf64, {storage}>) {{ return }}"
    return Module.parse(text).compile()["f"].arguments[0]


def random_symmetric(rows: int, per_row: int) -> sp.csr_array:
    """About `per_row` entries a row within 2000 columns of the diagonal."""
    rng = np.random.default_rng(1)
    count = rows * per_row // 2
    row = rng.integers(0, rows, count)
    column = np.minimum(rows - 1, row + rng.integers(0, 2000, count))
    half = sp.csr_array((rng.random(count), (row, column)), shape=(rows, rows))
    whole = (half + half.T).tocsr()
    whole.sort_indices()
    whole.indices = whole.indices.astype(np.int32)
    whole.indptr = whole.indptr.astype(np.int32)
    return whole


def seconds(run: Callable[[], object], repetitions: int) -> float:
    """Median after one run to warm up."""
    run()
    times = []
    for _ in range(repetitions):
        start = perf_counter()
        run()
        times.append(perf_counter() - start)
    return median(times)


def report(name: str, time: float, megabytes: float) -> None:
    print(f"{name:38} {time * 1e3:8.1f} ms {megabytes / time:8.0f} MB/s")


def tree_type(rank: int, symmetry: str = "") -> str:
    """A dense level above compressed ones, as an encoding."""
    dimensions = [f"d{at}" for at in range(rank)]
    levels = [
        f"{name} : {'compressed' if at else 'dense'}"
        for at, name in enumerate(dimensions)
    ]
    tree = (
        f"#sparse_tensor.encoding<{{ map = ({', '.join(dimensions)}) -> "
        f"({', '.join(levels)}), posWidth = 32, crdWidth = 32 }}>"
    )
    generators = ", ".join(f"({at} {at + 1})" for at in range(rank - 1))
    if not symmetry:
        return tree
    return (
        f"#tensoropt.encoding<{{ symmetry = <{generators}>, stored = {symmetry}, "
        f"sparse = {tree} }}>"
    )


def tensor_parameter(rank: int, storage: str) -> Argument:
    text = f"func.func @f(%A: tensor<{'?x' * rank}f64, {storage}>) {{ return }}"
    return Module.parse(text).compile()["f"].arguments[0]


def random_tensor(rank: int, extent: int, density: float) -> Entries:
    """All entries of a symmetric tensor, in random order."""
    rng = np.random.default_rng(rank)
    grid = np.indices((extent,) * rank).reshape(rank, -1)
    least = grid[:, np.all(np.diff(grid, axis=0) >= 0, axis=0)]
    least = least[:, rng.random(least.shape[1]) < density]
    values = rng.random(least.shape[1])
    keys = [
        np.ravel_multi_index(least[list(order)], (extent,) * rank)
        for order in permutations(range(rank))
    ]
    places, first = np.unique(np.concatenate(keys), return_index=True)
    order = rng.permutation(len(places))
    coordinates = np.array(np.unravel_index(places[order], (extent,) * rank))
    return Entries(coordinates, values[first[order] % len(values)], (extent,) * rank)


def tensor_runs(
    entries: Entries,
) -> Iterator[tuple[str, Callable[[], SparseTensor]]]:
    """The ways between all entries and canonical ones. Packing takes as many
    threads as there are processors."""
    like = {
        name: tensor_parameter(len(entries.shape), tree_type(len(entries.shape), name))
        for name in ("", "full", "canonical")
    }
    for name, to in [("all", ""), ("canonical", "canonical")]:
        yield (
            f"random order to {name}",
            partial(SparseTensor.pack, entries, like=like[to]),
        )
    plain = SparseTensor.pack(entries, like=like[""])
    full = SparseTensor.pack(entries, like=like["full"])
    canonical = full.convert(like["canonical"])
    for name, tensor, to in [
        ("full to canonical", full, "canonical"),
        ("full to canonical, checked", plain, "canonical"),
        ("canonical to full", canonical, "full"),
    ]:
        for threads in (1, 2):
            yield (
                f"{name}, {threads} threads",
                partial(tensor.convert, like[to], threads=threads),
            )


def time_tensors(repetitions: int) -> None:
    for rank, extent, density in [(3, 80, 0.5), (4, 30, 0.5), (5, 15, 0.5)]:
        entries = random_tensor(rank, extent, density)
        print(f"rank {rank}, extent {extent}, {entries.nnz} entries in full")
        for name, run in tensor_runs(entries):
            time = seconds(run, repetitions)
            each = time / entries.nnz * 1e9
            print(f"  {name:36} {time * 1e3:8.2f} ms {each:7.1f} ns an entry")


def write_files(folder: Path, matrix: sp.csr_array) -> list[Path]:
    """The entries in random order as .mtx and .tns."""
    coo = matrix.tocoo()
    order = np.random.default_rng(2).permutation(coo.nnz)
    rows, columns, values = coo.row[order] + 1, coo.col[order] + 1, coo.data[order]
    lines = [f"{i} {j} {v:.6g}\n" for i, j, v in zip(rows, columns, values)]
    tns = folder / "a.tns"
    tns.write_text("".join(lines))
    mtx = folder / "a.mtx"
    size = f"{matrix.shape[0]} {matrix.shape[1]} {coo.nnz}\n"
    mtx.write_text(
        "%%MatrixMarket matrix coordinate real general\n" + size + "".join(lines)
    )
    return [mtx, tns]


def conversions(matrix: sp.csr_array) -> list[tuple[str, Callable[[], object]]]:
    full, upper = parameter(symmetric("full")), parameter(symmetric("canonical"))
    rows, columns = parameter(CSR), parameter(CSC)
    whole = SparseTensor.pack(matrix, like=full)
    triangle = whole.convert(upper)
    plain = SparseTensor.pack(matrix, like=rows)
    above, strictly = sp.triu(matrix, format="csr"), sp.triu(matrix, 1, format="csr")
    coo = matrix.tocoo()
    order = np.random.default_rng(2).permutation(coo.nnz)
    entries = Entries(
        np.stack([coo.row[order], coo.col[order]]), coo.data[order], matrix.shape
    )
    runs: list[tuple[str, Callable[[], object]]] = []
    for name, tensor, like in [
        ("full to triangle", whole, upper),
        ("triangle to full", triangle, full),
        ("CSR to CSC", plain, columns),
        ("full to triangle, checked", plain, upper),
    ]:
        for threads in (1, 2):
            runs.append(
                (
                    f"{name}, {threads} threads",
                    lambda t=tensor, a=like, n=threads: t.convert(a, threads=n),
                )
            )
    return [
        *runs,
        (
            "entries in random order to CSR",
            lambda: SparseTensor.pack(entries, like=rows),
        ),
        ("SciPy triu, full to triangle", lambda: sp.triu(matrix, format="csr")),
        ("SciPy U + U.T, triangle to full", lambda: (above + strictly.T).tocsr()),
        ("SciPy tocsc", matrix.tocsc),
        (
            "SciPy tocsr, random order",
            sp.coo_array(
                (coo.data[order], (coo.row[order], coo.col[order])), shape=matrix.shape
            ).tocsr,
        ),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--per-row", type=int, default=50)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--files", action="store_true", help="time reading, too")
    parser.add_argument(
        "--tensors", action="store_true", help="only tensors of rank 3 to 5"
    )
    options = parser.parse_args()
    if options.tensors:
        return time_tensors(options.repetitions)
    matrix = random_symmetric(options.rows, options.per_row)
    megabytes = 12 * matrix.nnz / 1e6
    print(f"{matrix.nnz} entries, {megabytes:.0f} MB, load {os.getloadavg()[0]:.1f}")
    for name, run in conversions(matrix):
        time = seconds(run, options.repetitions)
        report(name, time, megabytes)
    if not options.files:
        return
    with tempfile.TemporaryDirectory() as folder:
        for path in write_files(Path(folder), matrix):
            size = path.stat().st_size / 1e6
            time = seconds(lambda path=path: tensoropt.read(path), 3)
            report(f"read {path.suffix}, {size:.0f} MB", time, size)
            if path.suffix == ".mtx":
                time = seconds(lambda path=path: scipy.io.mmread(path), 1)
                report("SciPy mmread", time, size)


if __name__ == "__main__":
    main()
