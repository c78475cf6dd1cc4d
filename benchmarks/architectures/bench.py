# SPDX-License-Identifier: Apache-2.0
"""Times architectures of timm and torchvision in our code and in onnxruntime, one
thread each.

Weights are those that a network begins with, but for norms, which get statistics of
their own, and for zeros, which would hide what is multiplied with them. Each network is
exported, imported and timed in a process of its own; results are compared before calls
take turns. Fails if one of them does not get so far.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import geometric_mean
from time import perf_counter

import numpy as np
import tables

NAMES = Path(__file__).with_name("names.txt")
FOLDER = Path(__file__).parents[2] / "build" / "architectures"
SEED = 7
TOLERANCE = 1e-4
"""As a share of the range of a result."""
SMALL = 1e-3
"""Weights that add nothing: zeros, and scales of layers at the begin of training."""
LONGEST = 900
"""Seconds that one network may take."""


@dataclass
class Result:
    network: str
    import_seconds: float
    compile_seconds: float
    milliseconds: float
    onnxruntime_milliseconds: float
    error: float  # as a share of the range of the results


def draw_weights(made) -> None:
    """Statistics of norms, and weights that are none."""
    import torch

    for part in made.modules():
        if isinstance(part, torch.nn.BatchNorm2d) and part.running_mean is not None:
            part.running_mean.uniform_(-0.1, 0.1)
            part.running_var.uniform_(0.5, 1.5)
    for name, weights in made.named_parameters():
        if weights.abs().max() > SMALL:
            continue
        if weights.ndim == 1 and not name.endswith("bias"):
            weights.uniform_(0.5, 1.5)
        else:
            weights.normal_(0, 0.02)


def export(name: str, path: Path) -> None:
    import timm
    import torch
    from torchvision import models

    torch.manual_seed(SEED)
    family, _, rest = name.rpartition("/")
    if family == "torchvision":
        backbone = {"weights_backbone": None}
        segments = re.match("deeplab|fcn|lraspp", rest)
        made = models.get_model(rest, weights=None, **(backbone if segments else {}))
        size = 224
    else:
        made = timm.create_model(name, pretrained=False, exportable=True)
        size = made.pretrained_cfg["input_size"][-1]
    with torch.no_grad():
        draw_weights(made.eval())
    image = torch.randn(1, 3, size, size)
    with torch.no_grad():
        program = torch.onnx.export(made, (image,), dynamo=True, verbose=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    program.save(path)


def error_of(results: object, expected: list[np.ndarray]) -> float:
    found = results if isinstance(results, list | tuple) else [results]
    worst = 0.0
    for result, right in zip(found, expected, strict=True):
        if result.shape != right.shape:
            raise RuntimeError(f"{result.shape}, not {right.shape}")
        spread = float(np.ptp(right))
        if spread == 0:
            raise RuntimeError("a result that is the same everywhere")
        error = float(np.abs(result - right).max() / spread)
        if not error <= TOLERANCE:
            raise RuntimeError(f"an error of {error:.2g}")
        worst = max(worst, error)
    return worst


def measure(name: str, repetitions: int) -> Result:
    import onnxruntime
    import tensoropt
    import timing

    path = FOLDER / f"{name.replace('/', '-')}.onnx"
    if not path.exists():
        export(name, path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"]
    )
    (argument,) = session.get_inputs()
    generator = np.random.default_rng(SEED)
    image = generator.standard_normal(argument.shape).astype(np.float32)
    begin = perf_counter()
    module = tensoropt.load(path)
    imported = perf_counter()
    function = module.compile()
    compiled = perf_counter()
    run = partial(session.run, None, {argument.name: image})
    error = error_of(function(image), run())
    ours, theirs = timing.interleaved([partial(function, image), run], repetitions)
    return Result(
        *(name, imported - begin, compiled - imported),
        *(ours[0] * 1e3, theirs[0] * 1e3, error),
    )


def measure_apart(name: str, repetitions: int) -> Result:
    command = [sys.executable, __file__, "--one", "--repetitions", str(repetitions)]
    try:
        done = subprocess.run(
            [*command, name], capture_output=True, text=True, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"more than {LONGEST} s") from None
    lines = (done.stdout if done.returncode == 0 else done.stderr).splitlines()
    if done.returncode:
        raise RuntimeError(lines[-1] if lines else f"status {done.returncode}")
    return Result(**json.loads(lines[-1]))


def report(results: list[Result]) -> str:
    titles = ["network", "import s", "compile s", "ms", "onnxruntime ms", "ratio"]
    rows = [
        [
            result.network,
            tables.number(result.import_seconds, 2),
            tables.number(result.compile_seconds, 2),
            tables.number(result.milliseconds),
            tables.number(result.onnxruntime_milliseconds),
            f"{ratio_of(result):.2f}",
            f"{result.error:.0e}",
        ]
        for result in results
    ]
    faster = sum(ratio_of(result) > 1 for result in results)
    mean = geometric_mean(map(ratio_of, results))
    return (
        tables.markdown([*titles, "error"], rows)
        + f"\n\n{faster} of {len(results)} faster; geometric mean of ratios {mean:.2f}"
    )


def ratio_of(result: Result) -> float:
    return result.onnxruntime_milliseconds / result.milliseconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="others than ours")
    parser.add_argument("--only", default="", help="names that match this")
    parser.add_argument("--repetitions", type=int, default=15)
    parser.add_argument("--csv", type=Path, help="file to write all numbers to")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        result = measure(options.names[0], options.repetitions)
        print(json.dumps(asdict(result)))
        return 0
    results, failed = [], 0
    for name in options.names or NAMES.read_text().split():
        if not re.search(options.only, name):
            continue
        try:
            results.append(measure_apart(name, options.repetitions))
            ratio = ratio_of(results[-1])
            print(f"{name}: {ratio:.2f}", file=sys.stderr, flush=True)
        except RuntimeError as error:
            print(f"{name}: {error}", file=sys.stderr, flush=True)
            failed += 1
    if results:
        print(report(results))
        if options.csv:
            tables.write_csv(options.csv, results)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
