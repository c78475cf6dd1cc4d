# SPDX-License-Identifier: Apache-2.0
"""Times the networks of test/models in our code and in other systems.

All get the same weights and the same input, each system in a process of its own that is
pinned to as many cores as it has threads. Results are compared before any is timed;
then the systems take turns, and a time is the median of all calls. Speed-ups compare
least times: cores that others share do not run at the same speed for long.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import numpy as np
import onnx
import report
import tables
from inputs import fill
from onnx.tools import update_model_dims
from race import Contest, Result, race
from systems import ROOT, SYSTEMS

SEED = 7
EXTENTS = {"batch": 1, "length": 128}
"""Of inputs that leave them open. The others get a model with these, which they compile
to better code; ours compiles for any."""
QUICK = ("mobilenet_v2", "googlenet", "unet")


def zoo_names(zoo: Path) -> list[str]:
    names = sorted(path.stem for path in zoo.glob("*.onnx"))
    return [name for name in names if not name.endswith("-reduced")]


def make_contest(network: str, options: argparse.Namespace, folder: Path) -> Contest:
    """The model with known extents, and an input for it."""
    model = onnx.load(options.zoo / f"{network}.onnx")
    (parameter,) = model.graph.input
    tensor = parameter.type.tensor_type
    shape = [d.dim_value or EXTENTS[d.dim_param] for d in tensor.shape.dim]
    if any(dim.dim_param for dim in tensor.shape.dim):
        (result,) = model.graph.output
        outputs = [
            d.dim_value or EXTENTS[d.dim_param]
            for d in result.type.tensor_type.shape.dim
        ]
        del model.graph.value_info[:]
        model = update_model_dims.update_inputs_outputs_dims(
            model, {parameter.name: shape}, {result.name: outputs}
        )
    onnx.save(model, folder / f"{network}.onnx")
    dtype = onnx.helper.tensor_dtype_to_np_dtype(tensor.elem_type)
    inputs = fill(SEED, tuple(shape), dtype)
    if np.issubdtype(dtype, np.integer):
        inputs += 8  # tokens
    np.save(folder / f"{network}.npy", inputs)
    model, data = folder / f"{network}.onnx", folder / f"{network}.npy"
    return Contest(network, model, data, options.tolerance)


def describe_machine() -> dict[str, str]:
    names = ("onnxruntime", "openvino", "iree-base-compiler", "iree-base-runtime")
    model = next(
        line.split(":", 1)[1].strip()
        for line in [*Path("/proc/cpuinfo").read_text().splitlines(), "model name: ?"]
        if line.startswith("model name")
    )
    versions = {name: metadata.version(name) for name in names}
    return {"processor": model, "python": platform.python_version(), **versions}


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", help="names with commas between; all")
    parser.add_argument("--threads", default="1,2", help="numbers of threads")
    parser.add_argument("--repetitions", type=int, default=9, help="turns of each")
    parser.add_argument(
        "--tolerance", type=float, default=1e-4, help="error allowed, of the range"
    )
    parser.add_argument("--quick", action="store_true", help=f"{QUICK}, three turns")
    parser.add_argument("--zoo", type=Path, default=ROOT / "build" / "zoo")
    parser.add_argument("--csv", type=Path, help="file to write all numbers to")
    parser.add_argument("--json", type=Path, help="the same with the versions")
    parser.add_argument(
        "--plot", type=Path, default=ROOT / "build" / "networks.svg", help="FILE.svg"
    )
    options = parser.parse_args(arguments)
    known = zoo_names(options.zoo)
    if options.quick:
        options.repetitions = min(options.repetitions, 3)
    chosen = options.networks.split(",") if options.networks else known
    if options.quick and not options.networks:
        chosen = list(QUICK)
    if missing := sorted(set(chosen) - set(known)):
        parser.error(f"{options.zoo} has no {' '.join(missing)}")
    options.networks = chosen
    options.threads = [int(number) for number in options.threads.split(",")]
    cores = sorted(os.sched_getaffinity(0))
    if not 1 <= min(options.threads) <= max(options.threads) <= len(cores):
        parser.error(f"threads from 1 to {len(cores)}, as there are cores")
    options.cores = cores
    return options


def measure(options: argparse.Namespace) -> tuple[list[Result], int]:
    """The results, and how many contests failed."""
    results: list[Result] = []
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for network in options.networks:
            contest = make_contest(network, options, Path(folder))
            pins = [options.cores[:threads] for threads in options.threads]
            try:
                rows = race(contest, list(SYSTEMS), pins, options.repetitions)
            except RuntimeError as error:
                print(f"{network}: {error}", file=sys.stderr)
                failed += 1
                continue
            finally:
                contest.model.unlink()
            results += rows
            line = ", ".join(
                f"{r.system} {r.threads} {r.milliseconds:.4g}" for r in rows
            )
            print(f"{network}: {line}", file=sys.stderr)
    return results, failed


def main() -> int:
    options = parse()
    machine = describe_machine()
    print(", ".join(f"{name} {what}" for name, what in machine.items()), "\n")
    results, failed = measure(options)
    if results:
        print(report.times(results), report.costs(results), sep="\n\n")
        options.plot.parent.mkdir(parents=True, exist_ok=True)
        options.plot.write_text(report.plot(results))
        if options.csv:
            tables.write_csv(options.csv, results)
        if options.json:
            tables.write_json(options.json, results, machine=machine)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
