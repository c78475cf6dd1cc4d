# SPDX-License-Identifier: Apache-2.0
"""Times networks of packages in our code and in onnxruntime, one thread each.

Ours are compiled twice: with the extents that the network leaves open, and for those of
the input. Results are compared before any is timed; then calls take turns.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
import onnxruntime
import tables
import tensoropt
import timing
from found import NETWORKS, Network, fetch

ROOT = Path(__file__).parents[2]
SEED = 7
TOLERANCE = 1e-4
"""Largest error, in parts of the range of an output; but see SMALLEST."""
SMALLEST = 1e-6
"""Errors up to this are rounding also where an output is nearly constant."""
SAMPLE_RATE = 16000


@dataclass
class Result:
    network: str
    import_seconds: float
    compile_seconds: float
    open_milliseconds: float  # with open extents
    given_milliseconds: float
    onnxruntime_milliseconds: float
    error: float  # absolute


def make_inputs(
    session: onnxruntime.InferenceSession, network: Network
) -> list[np.ndarray]:
    generator = np.random.default_rng(SEED)
    inputs = []
    for argument in session.get_inputs():
        shape = [
            extent
            if isinstance(extent, int)
            else network.extents.get(f"{argument.name}.{at}") or network.extents[extent]
            for at, extent in enumerate(argument.shape)
        ]
        if argument.type == "tensor(float)":
            inputs.append(generator.standard_normal(shape).astype(np.float32))
        elif argument.name == "sr":
            inputs.append(np.array(SAMPLE_RATE))
        else:
            most = network.most[argument.name]
            kind = argument.type.removeprefix("tensor(").removesuffix(")")
            inputs.append(generator.integers(0, most, shape).astype(kind))
    return inputs


def error_of(results: object, expected: list[np.ndarray], title: str) -> float:
    """The largest difference; stops where one is no rounding."""
    found = results if isinstance(results, list | tuple) else [results]
    worst = 0.0
    for result, right in zip(found, expected, strict=True):
        if result.shape != right.shape:
            raise RuntimeError(f"{title}: {result.shape}, not {right.shape}")
        error = float(np.abs(result - right).max())
        if not error <= max(TOLERANCE * float(np.ptp(right)), SMALLEST):
            raise RuntimeError(f"{title}: an error of {error:.2g}")
        worst = max(worst, error)
    return worst


def measure(network: Network, path: Path, repetitions: int) -> Result:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"]
    )
    inputs = make_inputs(session, network)
    names = [argument.name for argument in session.get_inputs()]
    fed = dict(zip(names, inputs, strict=True))
    expected = session.run(None, fed)
    calls, errors = [], []
    for extents in (None, network.extents):
        start = perf_counter()
        module = tensoropt.load(path, extents=extents)
        imported = perf_counter()
        call = module.compile()
        compiled = perf_counter()
        errors.append(error_of(call(*inputs), expected, network.name))
        calls.append(call)
    times = timing.interleaved(
        [
            lambda: calls[0](*inputs),
            lambda: calls[1](*inputs),
            lambda: session.run(None, fed),
        ],
        repetitions,
    )
    milliseconds = [median * 1e3 for median, _ in times]
    return Result(
        network.name, imported - start, compiled - imported, *milliseconds, max(errors)
    )


def report(results: list[Result]) -> str:
    titles = [
        "network",
        "import s",
        "compile s",
        "open extents ms",
        "given extents ms",
        "onnxruntime ms",
        "onnxruntime / ours, open, given",
        "error",
    ]
    rows = []
    for result in results:
        theirs = result.onnxruntime_milliseconds
        ratios = (theirs / result.open_milliseconds, theirs / result.given_milliseconds)
        rows.append(
            [
                result.network,
                tables.number(result.import_seconds, 2),
                tables.number(result.compile_seconds, 2),
                tables.number(result.open_milliseconds),
                tables.number(result.given_milliseconds),
                tables.number(theirs),
                ", ".join(f"{ratio:.2f}" for ratio in ratios),
                f"{result.error:.0e}",
            ]
        )
    return tables.markdown(titles, rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="networks whose names match this")
    parser.add_argument("--repetitions", type=int, default=15)
    parser.add_argument("--csv", type=Path, help="file to write all numbers to")
    options = parser.parse_args()
    results, failed = [], 0
    for network in NETWORKS:
        if not re.search(options.only, network.name):
            continue
        path = fetch(network, ROOT / "build" / "packages")
        try:
            results.append(measure(network, path, options.repetitions))
        except (RuntimeError, ValueError) as error:
            print(f"{network.name}: {error}", file=sys.stderr)
            failed += 1
    if results:
        print(report(results))
        if options.csv:
            tables.write_csv(options.csv, results)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
