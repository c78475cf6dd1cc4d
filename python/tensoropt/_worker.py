# SPDX-License-Identifier: Apache-2.0
"""What all workers share: how they tell their stages and their failures.

A worker turns a file into MLIR text, in a process of its own. It writes one JSON object
a line: ``{"stage": ...}`` when a stage begins, and ``{"error": ..., "layer": ...}`` at
the end of one that failed. _networks.py reads them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


class RefusedError(Exception):
    """What is wrong with a model, and in which layer if that is known."""

    def __init__(self, message: str, layer: str = "") -> None:
        super().__init__(message)
        self.layer = layer


def tell(**fields: Any) -> None:
    print(json.dumps(fields), flush=True)


def first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def make_symbol(name: str) -> str:
    """The name of a function: symbols of libraries are identifiers."""
    symbol = re.sub(r"\W", "_", name, flags=re.ASCII).strip("_")
    if not symbol or symbol[0].isdigit() or symbol == "main":
        symbol = f"net_{symbol}".rstrip("_")
    return symbol


def rename_main(path: Path, name: str) -> None:
    """Gives the function of a module the name of its network."""
    text = path.read_text(encoding="utf-8")
    symbol = make_symbol(name)
    path.write_text(re.sub(r"@main\b", f"@{symbol}", text), encoding="utf-8")


def run(convert: Callable[..., None]) -> int:
    """Calls `convert` with the arguments of the program; returns its exit code."""
    try:
        convert(*sys.argv[1:])
    except RefusedError as error:
        tell(error=str(error), layer=error.layer)
        return 1
    return 0
