# SPDX-License-Identifier: Apache-2.0
"""Runs generated tests of TOSA's operators through parser, compiler and call.

What is right says TOSA's reference model. Prints how many end how, and writes a table
with the reason for each that is not right. A test that crashes is counted as such.

    benchmarks/tosa/run.sh [--only REGEX] [--each 16] [--jobs 2] [--out build/tosa]
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import tensoropt

# Small tensors of the types that data can have. Left out are conv3d, whose pairs of
# filters, paddings and strides take an hour, and what is a draft of version 1.1.
OPERATORS = "^(?!conv3d|row_gather|matmul_t$|.*_adaptive|.*_block_scaled)"
GENERATE = ["--tosa-version", "1.0", "--filter", OPERATORS, "--seed", "1"]
GENERATE += ["--target-dtype", "bool", "int8", "int16", "int32", "fp32", "fp16"]
for name, value in {
    "tensor-dim-range": "1,7",
    "conv-kernel": "2,3",
    "max-conv-padding": "1",
    "max-conv-stride": "2",
    "max-conv-dilation": "1",
    "max-pooling-kernel": "3",
    "max-pooling-stride": "2",
    "max-pooling-padding": "1",
    "max-batch-size": "2",
}.items():
    GENERATE += [f"--{name}", value]
SECONDS = 20
# Sums of up to a hundred terms, and functions that err by a few units.
TOLERANCES = {"float32": 1e-5, "float16": 1e-2}


def generate(folder: Path) -> None:
    """Writes the tests, each a folder with the network and its inputs."""
    if not (folder / "done").exists():
        command = ["tosa_verif_build_tests", *GENERATE, "-o", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (folder / "done").touch()


def choose(folder: Path, only: str, each: int) -> list[Path]:
    """At most ``each`` of an operator, as evenly as their names are sorted."""
    operators: dict[str, list[Path]] = defaultdict(list)
    for description in sorted(folder.glob("*/*/desc.json")):
        if re.search(only, description.parent.name):
            operators[description.parent.parent.name].append(description.parent)
    chosen = []
    for tests in operators.values():
        count = min(each, len(tests))
        chosen += [tests[at * len(tests) // count] for at in range(count)]
    return chosen


def translate(test: Path) -> Path:
    """The network as text, by TOSA's own tool, which prints warnings, too."""
    source = f"{{tosa-flatbuffer-filename={test}/test.tosa}}"
    passes = f"builtin.module(tosa-deserialize{source})"
    text = test / "test.mlir"
    subprocess.run(
        ["tosa-opt", f"--pass-pipeline={passes}", "-o", text],
        input="module {}",
        capture_output=True,
        text=True,
        check=True,
    )
    return text


def compute_reference(test: Path) -> list[Any]:
    """What the reference model returns."""
    description = json.loads((test / "desc.json").read_text())
    command = ["tosa_reference_model", "--test_desc", f"{test}/desc.json"]
    subprocess.run(command, check=True, capture_output=True)
    return [np.load(test / name) for name in description["ofm_file"]]


def differs(found: Any, expected: Any) -> str:
    if found.shape != expected.shape:
        return f"shape {found.shape} for {expected.shape}"
    tolerance = TOLERANCES.get(found.dtype.name, 0.0)
    scale = 1.0
    if tolerance and expected.size:
        finite = np.abs(expected[np.isfinite(expected)].astype(np.float64))
        scale = finite.max(initial=1.0)
    if np.allclose(found, expected, tolerance, tolerance * scale, equal_nan=True):
        return ""
    with np.errstate(all="ignore"):
        error = np.nanmax(np.abs(found.astype(np.float64) - expected))
    return f"largest error {error:.2g} of {scale:.2g}"


def run(test: Path) -> tuple[str, str]:
    """The outcome of a test, and the reason if it is not right."""
    description = json.loads((test / "desc.json").read_text())
    try:
        text = translate(test)
    except subprocess.CalledProcessError as error:
        return "not translated", error.stderr.strip().splitlines()[0][:200]
    try:
        function = tensoropt.Module.load(text).compile()["main"]
    except tensoropt.CompileError as error:
        return "not compiled", error.diagnostics[0].message[:200]
    inputs = [np.load(test / name) for name in description["ifm_file"]]
    try:
        results = function(*inputs)
    except ValueError as error:
        return "call refused", str(error)[:200]
    try:
        references = compute_reference(test)
    except subprocess.CalledProcessError:
        return "no reference", ""
    results = results if isinstance(results, tuple) else (results,)
    for found, expected in zip(results, references, strict=True):
        if reason := differs(np.asarray(found), expected):
            return "wrong", reason
    return "right", ""


def run_apart(tests: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    """Runs tests in a child, and in another one behind a test that ended it."""
    left = list(tests)
    while left:
        child = subprocess.Popen(
            [sys.executable, __file__, "--child", *left],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert child.stdout is not None
        for line in child.stdout:
            yield left.pop(0), *json.loads(line)
        if left:
            yield left.pop(0), "crashed", f"exit code {child.wait()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--each", type=int, default=16)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("build/tosa"))
    parser.add_argument("--child", nargs="+", type=Path, default=[])
    arguments = parser.parse_args()
    if arguments.child:
        for test in arguments.child:
            signal.alarm(SECONDS)  # ends the process
            print(json.dumps(run(test)), flush=True)
        return
    folder = (arguments.out / "tests").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    generate(folder)
    tests = choose(folder, arguments.only, arguments.each)
    parts = [tests[at :: arguments.jobs] for at in range(arguments.jobs)]
    with ThreadPoolExecutor(arguments.jobs) as pool:
        results = pool.map(lambda part: list(run_apart(part)), parts)
        rows = sorted(row for part in results for row in part)
    with (arguments.out / "conformance.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["operator", "test", "outcome", "reason"])
        for test, outcome, reason in rows:
            writer.writerow([test.parent.name, test.name, outcome, reason])
    for outcome, count in Counter(row[1] for row in rows).most_common():
        print(f"{count:6} {outcome}")


if __name__ == "__main__":
    main()
