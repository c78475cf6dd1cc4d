# SPDX-License-Identifier: Apache-2.0
"""Makes the networks of test/models, whose weights are seeds, and compares them.

Each is built by PyTorch, written as ONNX, read as any ONNX file is, and its constants
become tensoropt.random. What the result computes is compared with onnxruntime.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import printed
import tensoropt
import torch
from inputs import fill
from networks import NETWORKS, Network
from onnx import numpy_helper
from weights import Uniform, fold_norms, seed_weights

ROOT = Path(__file__).parents[2]
SEED = 7
PIPELINE = "cpu{weights=f32}"
"""With weights as they are."""
LIMIT = 1e-5
"""Largest error, in parts of the range of the outputs: sums in another order."""


def make_input(network: Network, shape: tuple[int, ...]) -> np.ndarray:
    """What tensor-run makes of rand:7; tokens from 0."""
    if network.has_tokens:
        return fill(SEED, shape, np.int64) + 8
    return fill(SEED, shape, np.float32)


def export(
    name: str, network: Network, reduced: bool, path: Path
) -> list[tuple[Uniform, int]]:
    """Writes a network as ONNX; says which of its constants are seeds."""
    module = fold_norms((network.reduced if reduced else network.full)())
    inputs = torch.from_numpy(make_input(network, network.shapes[reduced]))
    uniforms = seed_weights(module, inputs)
    open_extents = (
        {0: "batch", 1: "length"} if network.has_tokens and not reduced else {}
    )
    program = torch.onnx.export(
        module,
        (inputs,),
        dynamo=True,
        dynamic_shapes=(open_extents,),
        input_names=["input"],
        output_names=["output"],
        verbose=False,
    )
    model = program.model_proto
    model.graph.name = name
    used = match(module, uniforms, model)
    onnx.save(model, path)
    return used


def match(
    module: torch.nn.Module, uniforms: dict[str, Uniform], model: onnx.ModelProto
) -> list[tuple[Uniform, int]]:
    """Gives constants their numbers in the order that the exporter made of them.

    It transposes matrices, and seeds count along memory.
    """
    known = {
        np.sort(values.detach().numpy(), axis=None).tobytes(): uniforms[name]
        for name, values in module.named_parameters()
    }
    used = []
    for constant in model.graph.initializer:
        values = numpy_helper.to_array(constant)
        uniform = known.get(np.sort(values, axis=None).tobytes())
        if uniform is None:
            assert values.size <= 64, f"{constant.name} is large, but no weight"
            continue
        values = uniform.make(values.shape)
        constant.CopyFrom(numpy_helper.from_array(values, constant.name))
        used.append((uniform, values.size))
    return used


def timed(action, *arguments):
    start = time.perf_counter()
    result = action(*arguments)
    return time.perf_counter() - start, result


def start_session(path: Path) -> Callable[[np.ndarray], np.ndarray]:
    """The network in onnxruntime, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"]
    )
    name = session.get_inputs()[0].name
    return lambda inputs: session.run(None, {name: inputs})[0]


def make(name: str, network: Network, reduced: bool, folder: Path) -> str:
    """Makes one file; returns its row of the table."""
    title = f"{name}-reduced" if reduced else name
    path = folder / f"{title}.onnx"
    used = export(name, network, reduced, path)
    importing, module = timed(tensoropt.load, path)
    module.save(folder / f"{title}.mlir")
    text = printed.shorten(folder / f"{title}.mlir", used)
    inputs = make_input(network, network.shapes[reduced])
    session = start_session(path)
    expected = session(inputs)
    target = ROOT / "test" / "models" / f"{title}.mlir"
    head = printed.test_head(name, inputs, expected) if reduced else printed.HEAD
    target.write_text(head + text)

    compiling, compiled = timed(lambda: tensoropt.load(target).compile(PIPELINE))
    output = compiled(inputs)
    running, again = timed(compiled, inputs)
    # The module with weights computes the same as that with their seeds.
    whole = module.compile(PIPELINE)(inputs)
    assert output.tobytes() == again.tobytes() == whole.tobytes()
    error = np.abs(output - expected).max() / np.ptp(expected)
    assert error <= LIMIT, f"{title}: error {error:.2g} of the range"
    return (
        f"| {title} | {target.stat().st_size / 1000:.0f} | {error:.1e} | "
        f"{output.std():.2f} | {importing:.1f} | {compiling:.1f} | {running:.4f} | "
        f"{timed(session, inputs)[0]:.4f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="a part of the names to make")
    parser.add_argument("--out", type=Path, required=True, help="folder for .onnx")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    (ROOT / "test" / "models").mkdir(exist_ok=True)
    print("| network | kB | error | spread | import s | compile s | run s | rival s |")
    print("|---|---|---|---|---|---|---|---|")
    for name, network in NETWORKS.items():
        for reduced in (True, False):
            title = f"{name}-reduced" if reduced else name
            if re.search(options.only, title):
                print(make(name, network, reduced, options.out), flush=True)


if __name__ == "__main__":
    main()
