# SPDX-License-Identifier: Apache-2.0
"""Networks in: files of other systems, read by their own importers.

Importers run in a child process, for they can abort.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ._errors import CompileError, ModelError
from ._tensoropt import Module


@dataclass(frozen=True)
class _Importer:
    """Who reads files of one kind."""

    name: str
    extra: str
    """What ``pip install 'tensoropt[extra]'`` installs for it."""
    needs: Sequence[str]
    """Modules that must be there."""
    worker: str
    """A script that turns a file into MLIR text; see _onnx_worker.py."""


_IMPORTERS = {
    ".onnx": _Importer("ONNX", "onnx", ("onnx", "torch_mlir"), "_onnx_worker.py"),
}

SUFFIXES = tuple(_IMPORTERS)
"""How the names of files that ``load`` makes modules of end."""


def load(
    path: str | os.PathLike[str], *, progress: Callable[[str], None] | None = None
) -> Module:
    """Reads a module (``.mlir``, ``.mlirbc``) or a network (``.onnx``).

    A network becomes one function of linalg on tensors: its parameters are the
    network's inputs in their order, its results the outputs; extents that the network
    leaves open stay so. Weights are constants of the module. Locations are the names
    of the layers. ``progress`` is called with the name of each stage.

    Raises ModelError for a network that cannot be read or imported, ImportError if the
    importer is not installed, and what Module.load raises.
    """
    path = Path(path)
    importer = _IMPORTERS.get(path.suffix)
    if importer is None:
        if path.suffix not in (".mlir", ".mlirbc"):
            known = ", ".join([".mlir", ".mlirbc", *_IMPORTERS])
            raise ValueError(f"{path}: expected a name that ends in one of {known}")
        return Module.load(path)
    with open(path, "rb"):
        pass  # a missing file is an OSError as everywhere
    missing = [name for name in importer.needs if not importlib.util.find_spec(name)]
    if missing:
        raise ImportError(
            f"reading {importer.name} needs {' and '.join(missing)}: "
            f"pip install 'tensoropt[{importer.extra}]'"
        )
    with tempfile.TemporaryDirectory(prefix="tensoropt-") as folder:
        target = Path(folder) / "model.mlir"
        _run(importer, path, target, progress or (lambda stage: None))
        return _parse(path, target)


def _run(
    importer: _Importer, source: Path, target: Path, progress: Callable[[str], None]
) -> None:
    """Runs the importer to its end; raises ModelError if it fails."""
    worker = Path(__file__).parent / importer.worker
    stage = "starting"
    with (
        tempfile.TemporaryFile("w+", errors="replace") as errors,
        subprocess.Popen(
            [sys.executable, "-P", worker, source, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            errors="replace",
        ) as child,
    ):
        assert child.stdout is not None
        try:
            for line in child.stdout:
                message = _decode(line)
                if "error" in message:
                    raise ModelError(
                        os.fspath(source), message["error"], message.get("layer", "")
                    )
                if "stage" in message:
                    stage = message["stage"]
                    progress(stage)
            code = child.wait()
        except BaseException:
            child.kill()
            raise
        if code != 0:
            errors.seek(0)
            raise ModelError(
                os.fspath(source), _explain(code, stage, errors.read()), ""
            )


def _decode(line: str) -> dict[str, str]:
    """A line of the worker; nothing for what a library printed."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def _explain(code: int, stage: str, errors: str) -> str:
    """Why an importer ended that said nothing itself."""
    last = errors.strip().splitlines()[-1:]
    reason = f": {last[0][:300]}" if last else ""
    if code >= 0:
        return f"the importer failed while {stage}{reason}"
    name = signal.Signals(-code).name
    if -code == signal.SIGKILL:
        reason = ", perhaps for lack of memory"
    return f"the importer crashed ({name}) while {stage}{reason}"


def _parse(source: Path, target: Path) -> Module:
    try:
        return Module.load(target)
    except CompileError as error:
        # Of a file that is gone only the messages are of use.
        messages = "; ".join(
            str(diagnostic.message) for diagnostic in error.diagnostics
        )
        raise ModelError(
            os.fspath(source), f"became a module that is not valid: {messages}", ""
        ) from error
