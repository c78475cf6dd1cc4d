# SPDX-License-Identifier: Apache-2.0
"""Printed modules with seeds in place of weights."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from weights import Uniform

HEAD = """\
// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

"""

_CONSTANT = re.compile(r"(.* = )arith\.constant (dense.*) (: tensor<[0-9x]*f32>.*\n)")
_NUMBER = re.compile(r"-?\d+\.\d+E[+-]\d+|-?\d+\.\d+", re.IGNORECASE)


def digest(values: bytes) -> bytes:
    return hashlib.sha256(values).digest()


def decode(text: str) -> bytes:
    """The elements of `dense<...>`."""
    if found := re.match(r'dense<"0x([0-9A-F]*)">', text):
        return bytes.fromhex(found[1])
    return np.array(_NUMBER.findall(text), np.float32).tobytes()


def read_resources(path: Path) -> Iterator[tuple[str, bytes]]:
    """The elements of each `dense_resource`; four bytes of alignment go first."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if found := re.match(r'      (\S+): "0x\w{8}', line):
                data = bytes.fromhex(line[found.end() : line.rindex('"')])
                yield found[1].strip('"'), digest(data)


def shorten(path: Path, uniforms: Sequence[tuple[Uniform, int]]) -> str:
    """The text of a module, with weights of the given lengths as seeds."""
    known = {
        digest(uniform.make((length,)).tobytes()): uniform.text()
        for uniform, length in uniforms
    }
    resources = dict(read_resources(path))
    lines = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("{-#"):
                break
            if found := _CONSTANT.match(line):
                if resource := re.match(r'dense_resource<"?([^">]*)', found[2]):
                    seed = known[resources[resource[1]]]
                else:
                    seed = known.get(digest(decode(found[2])))
                if seed:
                    line = f"{found[1]}tensoropt.random {seed} {found[3]}"
            assert len(line) < 2000, f"a long constant is no weight: {line[:200]}"
            lines.append(line)
    return "".join(lines)


def test_head(name: str, inputs: np.ndarray, expected: np.ndarray) -> str:
    """The test that a file of its own is, with what onnxruntime computes."""
    argument, lines = "rand:7", []
    if inputs.dtype == np.int64:
        tokens = " ".join(map(str, inputs.flat))
        shape = ",".join(map(str, inputs.shape))
        script = "%S/../tools/tensor-run/Inputs/make_npy.py"
        lines.append(f"// RUN: %python {script} %t.in.npy '<i8' {shape} {tokens}")
        argument = "%t.in.npy"
    places = np.linspace(0, expected.size - 1, 10).astype(int)
    figures = {
        "shape": expected.shape,
        "range": float(f"{np.ptp(expected):.3g}"),
        "mean": float(f"{expected.mean(dtype=np.float64):.7g}"),
        "elements": {int(at): float(f"{expected.flat[at]:.7g}") for at in places},
    }
    lines += [
        f"// RUN: tensor-run %s --entry={name} --arg={argument} --out=0:%t.npy",
        "// RUN: %python %S/Inputs/compare.py %t.npy %s",
        f"// EXPECT: {json.dumps(figures)}",
        "",
        "// Made by benchmarks/models/run.sh; the figures are onnxruntime's.",
        "",
    ]
    return "\n".join(lines) + "\n"
