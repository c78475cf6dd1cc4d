# SPDX-License-Identifier: Apache-2.0
"""Turns StableHLO, as JAX prints it, into linalg. See _worker.py.

Needs iree-opt of iree-base-compiler.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import iree.compiler

from tensoropt._worker import RefusedError, rename_main, run, tell

_PASSES = (
    "--iree-stablehlo-input-transformation-pipeline",
    "--iree-stablehlo-to-iree-input",
)


def check_interface(text: str) -> None:
    """Refuses unsigned integers: below they would be told from signed ones no more."""
    signature = re.search(r"@main\(.*", text)
    if signature and re.search(r"[<x]ui\d+>", signature[0]):
        raise RefusedError(
            "has unsigned integers in its interface, which are not supported"
        )


def lower(source: str) -> str:
    tell(stage="lowering")
    tool = Path(iree.compiler.__file__).parent / "_mlir_libs" / "iree-opt"
    done = subprocess.run(
        [tool, source, *_PASSES, "--mlir-print-debuginfo"],
        capture_output=True,
        text=True,
    )
    if done.returncode == 0:
        return done.stdout
    found = re.search(
        r"(?:\S+|loc\(\"?(?P<layer>[^\"]*)\"?.*?\)): error: (?P<text>.*)", done.stderr
    )
    if found:
        layer = (found["layer"] or "").strip()
        raise RefusedError(f"cannot be lowered: {found['text'][:300]}", layer)
    last = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
    raise RefusedError(f"cannot be lowered: {last[0][:300]}")


def check_lowered(text: str) -> None:
    left = re.search(r"\b(?:stablehlo|chlo|iree_\w+|util|flow|hal)\.\w+", text)
    if left:
        raise RefusedError(f"leaves {left[0]}, which is not supported")


def convert(source: str, target: str, name: str) -> None:
    check_interface(Path(source).read_text(encoding="utf-8"))
    text = lower(source)
    check_lowered(text)
    tell(stage="writing")
    Path(target).write_text(text, encoding="utf-8")
    rename_main(Path(target), name)


if __name__ == "__main__":
    sys.exit(run(convert))
