# SPDX-License-Identifier: Apache-2.0
"""Runs the ONNX project's own tests of operators through import, compilation and call.

Prints how many end how, and writes a table with the reason for each that is not right.
Each test runs in a process of its own: what crashes is counted as a crash. A test that
is not right runs once more with its small inputs as constants, and is counted apart.

    benchmarks/onnx/run.sh [--only REGEX] [--jobs 2] [--out build/onnx]
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import multiprocessing
import os
import re
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxscript.optimizer  # noqa: F401  (once, not in each process)
import tensoropt
from onnx import TensorProto, numpy_helper
from tensoropt import _onnx_worker as worker

SECONDS = 30
MEMORY = 4 << 30

with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
    warnings.simplefilter("ignore")
    from onnx.backend.test.case.node import collect_testcases


def is_core(case: Any) -> bool:
    """Leaves out what no tensor compiler is about."""
    graph = case.model.graph
    if any("training" in node.domain for node in graph.node):
        return False
    for value in [*graph.input, *graph.output]:
        kind = value.type
        if not kind.HasField("tensor_type"):
            return False
        if kind.tensor_type.elem_type == TensorProto.STRING:
            return False
    return True


def fix_small_inputs(model: Any, inputs: list[Any]) -> tuple[Any, list[Any]]:
    """Makes constants of inputs that say how, not what: axes, shapes, numbers.

    Networks have them as constants; tests of one operator hand them in.
    """
    fixed = onnx.ModelProto()
    fixed.CopyFrom(model)
    kept_inputs, kept_values = [], []
    for number, (value, array) in enumerate(zip(fixed.graph.input, inputs)):
        says_how = number > 0 and (
            (array.dtype.kind in "iub" and array.ndim <= 1) or array.ndim == 0
        )
        if says_how:
            fixed.graph.initializer.append(numpy_helper.from_array(array, value.name))
        else:
            kept_inputs.append(value)
            kept_values.append(array)
    del fixed.graph.input[:]
    fixed.graph.input.extend(kept_inputs)
    return fixed, kept_values


def to_array(value: Any) -> Any:
    return numpy_helper.to_array(value) if hasattr(value, "data_type") else value


STEPS = {"float16": 2.0**-10, "bfloat16": 2.0**-7}


def is_rounding(result: Any, value: Any, step: float) -> bool:
    """Whether two steps of a short float explain what differs: the tolerances of the
    tests are those of longer ones."""
    scale = np.abs(value).max(initial=0)
    return bool(np.all(np.abs(result - value) <= 2 * step * scale))


def compare(results: tuple[Any, ...], expected: list[Any], case: Any) -> str:
    """What differs, beyond the tolerance that the test states; empty if nothing."""
    if len(results) != len(expected):
        return f"{len(results)} results, {len(expected)} expected"
    steps = [STEPS.get(np.asarray(value).dtype.name, 0.0) for value in expected]
    for number, (result, value) in enumerate(zip(results, expected)):
        result, value = np.asarray(result), np.asarray(value)
        if value.dtype.type.__module__ != "numpy":  # of ml_dtypes
            value = value.astype(np.float32)
            result = result.astype(np.float32)
        if result.shape != value.shape:
            return f"result {number} has shape {result.shape}, expected {value.shape}"
        if value.dtype.kind in "fc":
            close = np.allclose(
                result, value, rtol=case.rtol, atol=case.atol, equal_nan=True
            )
            if not close and is_rounding(result, value, steps[number]):
                return "rounding"
        else:
            close = np.array_equal(result.astype(value.dtype), value)
        if not close:
            return f"result {number} differs"
    return ""


def draws_numbers(model: Any) -> bool:
    """Whether the results are random, so that there are none to expect."""
    for node in model.graph.node:
        if node.op_type in ("Bernoulli", "RandomUniformLike", "RandomNormalLike"):
            return True
        if node.op_type == "Dropout" and len(node.input) > 2:
            return True
    return False


def call(
    case: Any, model: Any, inputs: list[Any], folder: Path, pipe: Connection
) -> dict[str, str]:
    source, target = folder / "model.onnx", folder / "model.mlir"
    onnx.save(model, source)
    stage = "import"
    pipe.send(json.dumps({"stage": stage}))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            worker.convert(str(source), str(target))
        stage = "compile"
        pipe.send(json.dumps({"stage": stage}))
        compiled = tensoropt.Module.load(target).compile()
        stage = "call"
        results = compiled(*inputs)
    except worker.RefusedError as error:
        return {"outcome": "not imported", "reason": str(error)}
    except worker.CrashedError as error:  # in a process of its own
        return {"outcome": "not imported", "reason": f"importer {error}"}
    except (tensoropt.CompileError, TypeError, ValueError) as error:
        outcome = "call refused" if stage == "call" else "not compiled"
        return {"outcome": outcome, "reason": str(error).splitlines()[0][:300]}
    results = results if isinstance(results, tuple) else (results,)
    expected = [to_array(value) for value in case.data_sets[0][1]]
    difference = compare(results, expected, case)
    if difference == "rounding":
        return {"outcome": difference, "reason": "two units in the last place"}
    if difference and draws_numbers(case.model):
        return {"outcome": "random", "reason": "draws numbers of its own"}
    return {"outcome": "wrong" if difference else "right", "reason": difference}


def run_case(case: Any, pipe: Connection) -> None:
    """In the process of the test."""
    os.setpgid(0, 0)  # with those that it starts
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    sys.stderr = io.StringIO()
    warnings.simplefilter("ignore")
    inputs = [to_array(value) for value in case.data_sets[0][0]]
    with tempfile.TemporaryDirectory() as folder:
        answer = call(case, case.model, inputs, Path(folder), pipe)
        if answer["outcome"] != "right":
            model, kept = fix_small_inputs(case.model, inputs)
            if len(kept) < len(inputs):
                answer = call(case, model, kept, Path(folder), pipe)
                answer["constants"] = "yes"
    pipe.send(json.dumps(answer))


def run_all(cases: list[Any], jobs: int) -> Iterator[tuple[Any, dict[str, str]]]:
    """Each case with its answer, in their order."""
    with ThreadPoolExecutor(jobs) as pool:
        yield from zip(cases, pool.map(run_apart, cases))


def run_apart(case: Any) -> dict[str, str]:
    """The answer of a process of its own, or how that ended."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=run_case, args=(case, theirs))
    process.start()
    theirs.close()
    deadline = time.monotonic() + SECONDS
    stage = "import"
    try:
        while ours.poll(max(0, deadline - time.monotonic())):
            message = json.loads(ours.recv())
            if "outcome" in message:
                return dict(message)
            stage = message["stage"]
        return {"outcome": "too slow", "reason": f"{stage}: {SECONDS} s"}
    except EOFError:
        process.join()
        code = process.exitcode or 0
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        # What the importer does in its own process, `load` survives.
        outcome = "not imported" if stage == "import" else "crash"
        return {"outcome": outcome, "reason": f"{stage}: {name}"}
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="names to run, a regular expression")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, default=Path("build/onnx"))
    options = parser.parse_args()
    cases = [case for case in collect_testcases(None) if is_core(case)]
    cases = [case for case in cases if re.search(options.only, case.name)]
    counts: Counter[str] = Counter()
    constants = 0
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / "backend_tests.csv").open("w", newline="", buffering=1) as file:
        writer = csv.writer(file)
        columns = ("outcome", "reason", "constants")
        writer.writerow(("test", *columns))
        for number, (case, answer) in enumerate(run_all(cases, options.jobs), 1):
            counts[answer["outcome"]] += 1
            constants += answer["outcome"] == "right" and "constants" in answer
            writer.writerow((case.name, *map(answer.get, columns)))
            if sys.stderr.isatty():
                print(f"\r{number} of {len(cases)}", end="", file=sys.stderr)
    for outcome, count in counts.most_common():
        print(f"{outcome:14} {count}")
        if outcome == "right" and constants:
            print(f"{'':14} {constants} of them with small inputs as constants")
    print(f"{'in all':14} {len(cases)}")


if __name__ == "__main__":
    main()
