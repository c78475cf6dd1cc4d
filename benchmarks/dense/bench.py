# SPDX-License-Identifier: Apache-2.0
"""Times dense layers on one thread: ours beside oneDNN's or OpenBLAS's.

Results are compared with sums in double precision before anything is timed; then both
take turns, and a time is the median.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable
from ctypes import CDLL
from dataclasses import dataclass
from pathlib import Path

import bars
import numpy as np
import onednn
import tables
import tensoropt
from layers import LAYERS, Convolution, Product
from timing import interleaved

ROOT = Path(__file__).parents[2]
OURS = "TensorOpt"
DIRECT = "cpu{winograd=off}"
LIMIT = 1e-5
"""Largest error, in parts of the largest result: sums of up to 4,608 products."""
Layer = Convolution | Product


@dataclass
class Row:
    """One system on one layer; shares are of the roofs that --profile measures."""

    layer: str
    network: str
    system: str
    milliseconds: float
    gigaflops: float
    of_peak: float
    of_memory: float  # more than 1: data were in a cache
    error: float  # in parts of the largest result


@dataclass
class Contender:
    call: Callable[[], object]
    error: float


Contenders = dict[str, Contender]


def measure_roofs() -> tuple[float, float]:
    """Operations and bytes a second at most, on one thread."""
    module = tensoropt.Module.parse(Product("", 64, 64, 64, False).module(np.empty(0)))
    x, w, y = (np.ones((64, 64), np.float32) for _ in range(3))
    profile = module.compile(profile=True)["layer"].profile(x, y, w, runs=3)
    machine = json.loads(profile.to_json())["measurements"][0]["profile"]["machine"]
    return machine["flopsPerSecond"], machine["bytesPerSecond"]


def check(layer: Layer, system: str, result: np.ndarray, expected: np.ndarray) -> float:
    error = float(np.abs(result - expected).max() / np.abs(expected).max())
    if not error <= LIMIT:
        raise SystemExit(f"{system}: {layer.name}: error {error:.2g} of the largest")
    return error


def prepare_convolution(
    layer: Convolution, library: CDLL | None, random: np.random.Generator
) -> Contenders:
    shape = (1, layer.inputs, layer.image, layer.image)
    x = random.standard_normal(shape, np.float32)
    weights = random.standard_normal(layer.weights_shape, np.float32)
    expected = layer.expect(x, weights)
    ours = tensoropt.Module.parse(layer.module(weights)).compile(DIRECT)["layer"]
    blocks = layer.to_blocks(x)
    error = check(layer, OURS, ours(blocks), layer.to_blocks(expected))
    found = {OURS: Contender(lambda: ours(blocks), error)}
    if library:
        run, read = onednn.prepare(library, layer, x, weights)
        run()
        error = check(layer, "oneDNN", read(), expected)
        found["oneDNN"] = Contender(run, error)
    return found


def prepare_product(layer: Product, random: np.random.Generator) -> Contenders:
    x = random.standard_normal((layer.m, layer.k), np.float32)
    weights = random.standard_normal(layer.weights_shape, np.float32)
    expected = layer.expect(x, weights)
    ours = tensoropt.Module.parse(layer.module(weights)).compile()["layer"]
    y, z = (np.zeros((layer.m, layer.n), np.float32) for _ in range(2))
    arguments = (x, y) if layer.has_weights else (x, y, weights)

    def multiply() -> np.ndarray:
        return np.matmul(x, weights, out=z)

    error = check(layer, OURS, ours(*arguments), expected)
    rival_error = check(layer, "OpenBLAS", multiply(), expected)
    return {
        OURS: Contender(lambda: ours(*arguments), error),
        "OpenBLAS": Contender(multiply, rival_error),
    }


def measure(
    layer: Layer, library: CDLL | None, roofs: tuple[float, float], turns: int
) -> list[Row]:
    random = np.random.default_rng(0)
    if isinstance(layer, Convolution):
        found = prepare_convolution(layer, library, random)
    else:
        found = prepare_product(layer, random)
    times = interleaved([contender.call for contender in found.values()], turns)
    return [
        Row(
            layer.name,
            layer.where,
            system,
            1e3 * seconds,
            1e-9 * layer.operations / seconds,
            layer.operations / seconds / roofs[0],
            layer.bytes / seconds / roofs[1],
            contender.error,
        )
        for (system, contender), (seconds, _) in zip(found.items(), times)
    ]


def by_layer(rows: list[Row]) -> list[tuple[Row, Row | None]]:
    """Our row of each layer, and the other system's if there is one."""
    others = {row.layer: row for row in rows if row.system != OURS}
    return [(row, others.get(row.layer)) for row in rows if row.system == OURS]


def text(rows: list[Row]) -> str:
    titles = ["layer", "TensorOpt ms", "other ms", "/ other", "GFLOP/s, other"]
    titles += ["of peak, other", "of memory's speed, other", "error, other"]
    lines = []
    for ours, other in by_layer(rows):
        both = [ours, other] if other else [ours]
        lines.append(
            [
                ours.layer,
                tables.number(ours.milliseconds),
                f"{tables.number(other.milliseconds)} {other.system}" if other else "",
                f"{ours.milliseconds / other.milliseconds:.2f}" if other else "",
                ", ".join(tables.number(row.gigaflops) for row in both),
                ", ".join(f"{row.of_peak:.0%}" for row in both),
                ", ".join(f"{row.of_memory:.0%}" for row in both),
                ", ".join(f"{row.error:.0e}" for row in both),
            ]
        )
    return tables.markdown(titles, lines)


def plot(rows: list[Row]) -> str:
    groups = {
        ours.layer: [ours.gigaflops, other.gigaflops if other else None]
        for ours, other in by_layer(rows)
    }
    return bars.draw("speed of layers", [OURS, "oneDNN, OpenBLAS"], groups, "GFLOP/s")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="layers whose name has this REGEX")
    parser.add_argument("--repetitions", type=int, default=21, help="turns of each")
    parser.add_argument("--csv", type=Path, help="file to write all numbers to")
    parser.add_argument("--json", type=Path, help="the same with the roofs")
    parser.add_argument(
        "--plot", type=Path, default=ROOT / "build" / "dense.svg", help="FILE.svg"
    )
    return parser.parse_args()


def main() -> None:
    options = parse()
    layers = [layer for layer in LAYERS if re.search(options.only, layer.name)]
    if not layers:
        sys.exit(f"no layer's name has {options.only}")
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    library = onednn.load()
    roofs = measure_roofs()
    print(f"one thread: {roofs[0] / 1e9:.0f} GFLOP/s, {roofs[1] / 1e9:.3g} GB/s\n")
    rows: list[Row] = []
    for layer in layers:
        rows += measure(layer, library, roofs, options.repetitions)
        print(f"{layer.name}: done", file=sys.stderr)
    print(text(rows))
    options.plot.parent.mkdir(parents=True, exist_ok=True)
    options.plot.write_text(plot(rows))
    if options.csv:
        tables.write_csv(options.csv, rows)
    if options.json:
        tables.write_json(options.json, rows, roofs=roofs)


if __name__ == "__main__":
    main()
