# SPDX-License-Identifier: Apache-2.0
"""What networks keep in memory while they run: TensorOpt, onnxruntime, IREE.

The networks are those of test/models, as ONNX for the others, which
benchmarks/models/run.sh makes. Inputs, results and weights are not counted.

onnxruntime: the block that its memory pattern asks for in the second run, by its log.
Scratch memory of its kernels is beside it. IREE: the transient size that its compiler
reports. Ours holds padding and what kernels work in, too.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from time import perf_counter

import bars
import tensoropt

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Others have extents that are not known before the run.
NETWORKS = (
    "googlenet",
    "inception_v3",
    "mobilenet_v2",
    "resnet50",
    "resnext50",
    "unet",
    "vgg16",
    "xception",
)
COLUMNS = ("naive", "max-live", "TensorOpt", "onnxruntime", "IREE")


@dataclass(frozen=True)
class Bytes:
    """A row of the table."""

    naive: int
    max_live: int
    ours: int
    onnxruntime: int
    iree: int


def run(arguments: Sequence[str | Path]) -> str:
    """The standard error stream of a program, which has to end well."""
    done = subprocess.run([*map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{arguments[0]}: {done.stderr[-2000:]}")
    return done.stderr


def measure_onnxruntime(path: Path) -> int:
    log = run([sys.executable, HERE / "onnxruntime_arena.py", path])
    second = log[log.index("\nrun 1\n") : log.index("\nrun 2\n")]
    asked = re.findall(r"Extending BFCArena .*\(requested\) num_bytes: (\d+)", second)
    if not asked:
        raise RuntimeError("onnxruntime's second run asks for no block")
    return max(map(int, asked))


def measure_iree(path: Path, folder: Path) -> int:
    module, statistics = folder / "network.mlir", folder / "statistics.csv"
    programs = Path(sys.executable).parent
    run([programs / "iree-import-onnx", path, "-o", module, "--opset-version=17"])
    run(
        [
            programs / "iree-compile",
            module,
            "--compile-to=stream",
            "--iree-hal-target-device=local",
            "--iree-hal-local-target-device-backends=llvm-cpu",
            "--iree-llvmcpu-target-cpu=host",
            "--iree-scheduling-dump-statistics-format=csv",
            f"--iree-scheduling-dump-statistics-file={statistics}",
            "-o",
            "/dev/null",
        ]
    )
    module.unlink()
    text = statistics.read_text().splitlines()
    head = next(at for at, line in enumerate(text) if line.startswith('"Constants"'))
    (row,) = csv.DictReader(text[head : head + 2])
    return int(row["Transient Size"])


def measure(name: str, zoo: Path) -> tuple[Bytes, str]:
    """The row, and what else is to be told of our plan."""
    start = perf_counter()
    plans = tensoropt.plan_memory(ROOT / "test" / "models" / f"{name}.mlir")
    seconds = perf_counter() - start
    plan = plans[name]
    with tempfile.TemporaryDirectory() as folder:
        iree = measure_iree(zoo / f"{name}.onnx", Path(folder))
    row = Bytes(
        plan.sum_of_sizes,
        plan.max_live,
        plan.arena,
        measure_onnxruntime(zoo / f"{name}.onnx"),
        iree,
    )
    proven = "proven" if plan.proven else f"at least {plan.lower_bound}"
    return row, f"{len(plan)} buffers, {proven}, {seconds:.1f} s with all passes"


def draw(rows: dict[str, Bytes], path: Path) -> None:
    groups = {
        name: [number / 1e6 for number in astuple(row)[2:]]
        for name, row in rows.items()
    }
    path.write_text(bars.draw("memory of networks", COLUMNS[2:], groups, "MB"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("zoo", type=Path, help="folder with the networks as .onnx")
    parser.add_argument("--only", default="", help="networks whose name has this")
    parser.add_argument("--plot", type=Path, help="FILE.svg to draw the table to")
    options = parser.parse_args()
    rows: dict[str, Bytes] = {}
    print("network".ljust(14) + "".join(name.rjust(14) for name in COLUMNS))
    for name in NETWORKS:
        if options.only not in name:
            continue
        row, remark = measure(name, options.zoo)
        rows[name] = row
        numbers = "".join(f"{number:14,}" for number in astuple(row))
        print(f"{name:14}{numbers}  {remark}", flush=True)
    if options.plot and rows:
        draw(rows, options.plot)


if __name__ == "__main__":
    sys.exit(main())
