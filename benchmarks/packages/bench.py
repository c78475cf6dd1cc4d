# SPDX-License-Identifier: Apache-2.0
"""Times networks of packages in our code and in onnxruntime, or LiteRT for those of
TensorFlow Lite, one thread each.

Ours are compiled twice where the network leaves extents open: with these, and for those
of the input. Results are compared before any is timed; then calls take turns.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np
import onnxruntime
import tables
import tensoropt
import timing
from ai_edge_litert.interpreter import Interpreter
from found import NETWORKS, Network, fetch

ROOT = Path(__file__).parents[2]
SEED = 7
SMALLEST = 1e-6
"""Errors up to this are rounding also where an output is nearly constant."""
SAMPLE_RATE = 16000


@dataclass
class Result:
    network: str
    import_seconds: float
    compile_seconds: float
    open_milliseconds: float | None  # with open extents
    given_milliseconds: float
    peer_milliseconds: float
    error: float  # absolute


@dataclass
class Peer:
    """Another system with a network: inputs, results of them, and a call."""

    inputs: list[np.ndarray]
    expected: list[np.ndarray]
    call: Callable[[], object]


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


def start_onnxruntime(network: Network, path: Path) -> Peer:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"]
    )
    inputs = make_inputs(session, network)
    names = [argument.name for argument in session.get_inputs()]
    fed = dict(zip(names, inputs, strict=True))
    return Peer(inputs, session.run(None, fed), lambda: session.run(None, fed))


def start_litert(_: Network, path: Path) -> Peer:
    interpreter = Interpreter(str(path), num_threads=1)
    interpreter.allocate_tensors()
    generator = np.random.default_rng(SEED)
    inputs = []
    for tensor in interpreter.get_input_details():
        inputs.append(generator.uniform(0, 1, tensor["shape"]).astype(tensor["dtype"]))
        interpreter.set_tensor(tensor["index"], inputs[-1])
    interpreter.invoke()
    outputs = interpreter.get_output_details()
    expected = [interpreter.get_tensor(tensor["index"]) for tensor in outputs]
    return Peer(inputs, expected, interpreter.invoke)


def error_of(results: object, expected: list[np.ndarray], network: Network) -> float:
    """The largest difference; stops where one is no rounding."""
    found = results if isinstance(results, list | tuple) else [results]
    worst = 0.0
    for result, right in zip(found, expected, strict=True):
        if result.shape != right.shape:
            raise RuntimeError(f"{result.shape}, not {right.shape}")
        error = float(np.abs(result - right).max())
        if not error <= max(network.tolerance * float(np.abs(right).max()), SMALLEST):
            raise RuntimeError(f"an error of {error:.2g}")
        worst = max(worst, error)
    return worst


def measure(network: Network, path: Path, repetitions: int) -> Result:
    start = start_litert if path.suffix == ".tflite" else start_onnxruntime
    peer = start(network, path)
    calls, errors = [], []
    for extents in (None, network.extents) if network.extents else (None,):
        begin = perf_counter()
        module = tensoropt.load(path, extents=extents)
        imported = perf_counter()
        function = module.compile()
        compiled = perf_counter()
        results = function(*peer.inputs)
        errors.append(error_of(results, peer.expected, network))
        calls.append(partial(function, *peer.inputs))
    times = timing.interleaved([*calls, peer.call], repetitions)
    *ours, theirs = (median * 1e3 for median, _ in times)
    return Result(
        network.name,
        imported - begin,
        compiled - imported,
        ours[0] if network.extents else None,
        ours[-1],
        theirs,
        max(errors),
    )


def report(results: list[Result]) -> str:
    titles = ["network", "import s", "compile s", "open extents ms", "given extents ms"]
    titles += ["peer ms", "peer / ours, open", "given", "error"]
    rows = []
    for result in results:
        theirs, opened = result.peer_milliseconds, result.open_milliseconds
        rows.append(
            [
                result.network,
                tables.number(result.import_seconds, 2),
                tables.number(result.compile_seconds, 2),
                tables.number(opened),
                tables.number(result.given_milliseconds),
                tables.number(theirs),
                f"{theirs / opened:.2f}" if opened else "",
                f"{theirs / result.given_milliseconds:.2f}",
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
