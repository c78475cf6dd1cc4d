# SPDX-License-Identifier: Apache-2.0
"""Times symmetric kernels, ours and others', after verifying all results.

benchmarks/symmetry/run.sh --quick
benchmarks/symmetry/run.sh --kernels ssymv,mttkrp3 --repetitions 15 --out /tmp/figures
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib import metadata
from pathlib import Path
from time import perf_counter

import mkl
import native
import numpy as np
import ours
import python_rivals
import report
import tensoropt
import upstream
from contender import Contender, Ready, RefusedError
from kernels import KERNELS, Limit, limit_of
from problems import Problem, Sizes, problems
from timing import interleaved

# Results are sums of up to 1e7 products of positive numbers, added in any order in
# double precision: 1e-10 of the largest is far above what rounding explains and far
# below a missed entry.
TOLERANCE = 1e-10


def contenders(threads: int) -> list[Contender]:
    return [
        *ours.contenders(threads),
        *upstream.contenders(),
        *python_rivals.contenders(threads),
        *mkl.contenders(threads),
        *native.contenders(threads),
    ]


def verify(problem: Problem, ready: dict[str, Ready]) -> None:
    """Runs each once; stops if one disagrees with the first."""
    expected, first = None, ""
    for name, system in ready.items():
        system.clear()
        system.run()
        result = system.read()
        if expected is None:
            expected, first = result, name
            continue
        difference = np.abs(result - expected).max(initial=0) / np.abs(expected).max(
            initial=1e-300
        )
        if not difference <= TOLERANCE:
            sys.exit(f"{problem.title}: {name} and {first} differ by {difference:.2g}")


def prepare(
    problem: Problem, chosen: list[Contender]
) -> tuple[dict[str, Ready], dict, list]:
    """Compiles and converts: seconds of each conversion, a row for each refusal."""
    ready: dict[str, Ready] = {}
    seconds: dict[str, float] = {}
    refused = []
    for contender in chosen:
        try:
            convert = contender.build(problem)
            # The first conversion also loads and starts libraries.
            convert()
            start = perf_counter()
            ready[contender.name] = convert()
            seconds[contender.name] = perf_counter() - start
        except RefusedError as reason:
            if str(reason) != "has no such kernel":
                refused.append(
                    report.Row(problem.title, contender.name, note=str(reason))
                )
    return ready, seconds, refused


def add_limits(rows: list[report.Row], names: dict[str, str], limit: Limit) -> None:
    """Time relative to ours, and how much of the limit ours reaches: always that of
    the faster order of fibres."""
    least: dict[str, float] = {}
    for row in rows:
        if row.kernel_ms:
            kind = names[row.system]
            least[kind] = min(row.kernel_ms, least.get(kind, row.kernel_ms))
    if "ours" not in least or "full" not in least:
        return
    for row in rows:
        if not row.kernel_ms:
            continue
        row.relative = row.kernel_ms / least["ours"]
        if row.system.startswith("TensorOpt") and names[row.system] != "full":
            row.limit, row.limit_by = limit.ratio, limit.reason
            row.share = least["full"] / row.kernel_ms / limit.ratio


def run(
    problem: Problem, chosen: list[Contender], repetitions: int
) -> list[report.Row]:
    ready, seconds, refused = prepare(problem, chosen)
    verify(problem, ready)
    times = interleaved([system.run for system in ready.values()], repetitions)
    rows = []
    for (name, system), (median, least) in zip(ready.items(), times):
        row = report.Row(problem.title, name, 1e3 * median, 1e3 * least)
        row.end_to_end_ms = 1e3 * (seconds[name] + median)
        row.stored_mb = system.bytes / 1e6 or None
        rows.append(row)
    stored = (problem.full_bytes, problem.stored_bytes, problem.dense_bytes)
    names = {contender.name: contender.baseline for contender in chosen}
    add_limits(rows, names, limit_of(problem.kernel, *stored))
    return rows + refused


def machine(threads: int) -> dict[str, str]:
    model = platform.processor()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    facts = {"processor": model, "cores": str(os.cpu_count()), "threads": str(threads)}
    facts["tensoropt"] = f"{tensoropt.__version__} (MLIR {tensoropt.mlir_version})"
    for package in ("numpy", "scipy", "mkl", "suitesparse-graphblas"):
        facts[package] = metadata.version(package)
    return facts


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--quick", action="store_true", help="small data, about a minute"
    )
    parser.add_argument(
        "--large",
        action="store_true",
        help="also 1.2 GB of matrix, and tensors with r = 500",
    )
    parser.add_argument(
        "--kernels",
        default=",".join(KERNELS),
        help="names, separated by commas (default: all)",
    )
    parser.add_argument("--repetitions", type=int, default=9)
    parser.add_argument(
        "--threads", type=int, default=1, help="for all systems that can"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("build/symmetry"), help="a folder"
    )
    arguments = parser.parse_args()
    arguments.kernels = arguments.kernels.split(",")
    for name in arguments.kernels:
        if name not in KERNELS:
            parser.error(f"unknown kernel '{name}'; known are {', '.join(KERNELS)}")
    if arguments.repetitions < 1 or arguments.threads < 1:
        parser.error("--repetitions and --threads must be at least 1")
    return arguments


def main() -> None:
    arguments = parse_arguments()
    # Before any library starts its threads.
    os.environ["OMP_NUM_THREADS"] = str(arguments.threads)
    facts = machine(arguments.threads)
    print("; ".join(f"{key} {value}" for key, value in facts.items()), "\n")
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"warning: {load:.1f} other processes run; expect noise\n", flush=True)
    rows: list[report.Row] = []
    chosen = contenders(arguments.threads)
    for problem in problems(arguments.kernels, Sizes(arguments.quick, arguments.large)):
        found = run(problem, chosen, arguments.repetitions)
        print("\n".join(report.lines(found)), "\n", flush=True)
        rows += found
        report.write(arguments.out, facts, rows)
    print(f"written: {arguments.out}/symmetry.csv, symmetry.json, symmetry.svg")


if __name__ == "__main__":
    main()
