# SPDX-License-Identifier: Apache-2.0
"""Memory plans of TensorOpt beside CP-SAT's, with the same limit and threads.

Both minimise the arena from nothing but the instance. Seconds are those from the
instance in memory to the answer, CP-SAT's with the making of its model. Each plan is
checked by all pairs; `*` marks an arena that is proven to be the smallest.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import tensoropt
from instances import Instance, generate, read
from ortools.sat.python import cp_model


@dataclass
class Answer:
    offsets: list[int] | None
    proven: bool


def solve_ours(instance: Instance, seconds: float, threads: int) -> Answer:
    plan = tensoropt.plan_memory(instance.buffers, timeout=seconds, threads=threads)
    return Answer(plan.offsets.tolist(), plan.proven)


def solve_cpsat(instance: Instance, seconds: float, threads: int) -> Answer:
    """Rectangles that do not overlap, their times fixed; aligned offsets are multiples.

    The arena lies between max-live and a plan without sharing."""
    start = perf_counter()
    model = cp_model.CpModel()
    most = sum(size + alignment - 1 for _, _, size, alignment in instance.buffers)
    arena = model.new_int_var(instance.max_live, max(most, 0), "arena")
    across, up, offsets = [], [], []
    for lower, upper, size, alignment in instance.buffers:
        multiple = model.new_int_var(0, (most - size) // alignment, "")
        offset = multiple * alignment
        model.add(offset + size <= arena)
        across.append(model.new_fixed_size_interval_var(lower, upper - lower, ""))
        up.append(model.new_fixed_size_interval_var(offset, size, ""))
        offsets.append((multiple, alignment))
    model.add_no_overlap_2d(across, up)
    model.minimize(arena)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds - (perf_counter() - start)
    solver.parameters.num_workers = threads
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, False)
    found = [solver.value(multiple) * alignment for multiple, alignment in offsets]
    return Answer(found, status == cp_model.OPTIMAL)


SYSTEMS: dict[str, Callable[[Instance, float, int], Answer]] = {
    "TensorOpt": solve_ours,
    "CP-SAT": solve_cpsat,
}


def measure(instance: Instance, name: str, options: argparse.Namespace) -> list[str]:
    """The arena and seconds."""
    start = perf_counter()
    answer = SYSTEMS[name](instance, options.seconds, options.threads)
    seconds = perf_counter() - start
    if answer.offsets is None:
        return ["none", f"{seconds:.3f}"]
    arena = instance.arena(answer.offsets)
    return [f"{arena}{'*' if answer.proven else ' '}", f"{seconds:.3f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="of .csv files")
    parser.add_argument("--seconds", type=float, default=60, help="limit of each")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="", help="instances whose name has this")
    parser.add_argument("--systems", nargs="*", default=[*SYSTEMS], choices=SYSTEMS)
    parser.add_argument("--write", type=Path, help="the random instances as .csv files")
    options = parser.parse_args()
    if options.folder:
        instances = [read(path) for path in sorted(options.folder.glob("*.csv"))]
    else:
        instances = list(generate())
    if options.write:
        return write(instances, options.write)
    systems = options.systems
    print(f"at most {options.seconds:g} s, {options.threads} thread(s); * proven")
    print(" " * 42 + "".join(f"{name:>21}" for name in systems))
    heads = "arena ".rjust(12) + "s".rjust(9)
    print("instance".ljust(22) + "buffers".rjust(8) + "max-live".rjust(12), end="")
    print(heads * len(systems))
    for instance in instances:
        if options.only not in instance.name:
            continue
        count, live = len(instance.buffers), instance.max_live
        print(f"{instance.name:22}{count:8}{live:12}", end="", flush=True)
        for name in systems:
            arena, seconds = measure(instance, name, options)
            print(f"{arena:>12}{seconds:>9}", end="", flush=True)
        print()


def write(instances: list[Instance], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for instance in instances:
        with (folder / f"{instance.name}.csv").open("w", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["id", "lower", "upper", "size", "alignment"])
            rows.writerows((at, *row) for at, row in enumerate(instance.buffers))


if __name__ == "__main__":
    sys.exit(main())
