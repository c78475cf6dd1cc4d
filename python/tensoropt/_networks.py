# SPDX-License-Identifier: Apache-2.0
"""Networks in: what other systems hold or wrote, read by their own importers.

Importers run in a child process, for they can abort.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import operator
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ._errors import CompileError, ModelError
from ._tensoropt import Module, Pipeline
from ._worker import make_symbol


@dataclass(frozen=True)
class _Importer:
    """Who reads files of one kind."""

    name: str
    """What it reads."""
    extra: str
    """What ``pip install 'tensoropt[extra]'`` installs for it."""
    needs: Sequence[str]
    """Modules that must be there."""
    worker: str
    """A script that turns a file into MLIR text; see _worker.py."""


_TORCH = _Importer("PyTorch", "torch", ("torch", "torch_mlir"), "_torch_worker.py")
_JAX = _Importer("JAX", "jax", ("jax", "iree.compiler"), "_jax_worker.py")
_IMPORTERS = {
    ".onnx": _Importer(
        "ONNX", "onnx", ("onnx", "onnxscript", "torch_mlir"), "_onnx_worker.py"
    ),
    ".pt2": _TORCH,
    ".tflite": _Importer(
        "TensorFlow Lite",
        "tflite",
        ("tosa_converter_for_tflite",),
        "_tflite_worker.py",
    ),
}

SUFFIXES = tuple(_IMPORTERS)
"""How the names of files that ``load`` makes modules of end."""

TIMEOUT = 600.0
"""Seconds that an importer may take. ResNet-50 with 100 MB of weights takes five."""

_MEMORY = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * 3 // 4
"""Bytes that an importer may take: beyond, it would push out what else is at work."""


def load(
    path: str | os.PathLike[str],
    *,
    extents: Mapping[str, int] | None = None,
    timeout: float = TIMEOUT,
    progress: Callable[[str], None] | None = None,
) -> Module:
    """Reads a module (``.mlir``, ``.mlirbc``) or a network.

    Networks are those of ONNX (``.onnx``), programs that PyTorch exported (``.pt2``)
    and models of TensorFlow Lite (``.tflite``).

    A network becomes one function of linalg on tensors: its parameters are the
    network's inputs in their order, its results the outputs; extents that the network
    leaves open stay so. Weights are constants of the module. Locations are the names
    of the layers. ``progress`` is called with the name of each stage.

    ``extents`` states open ones of a network of ONNX, which makes faster code: by
    their names, as in ``{"height": 320}``, or by inputs and dimensions, as in
    ``{"images.2": 320}``.

    Raises ModelError for a network that cannot be read or imported, also if that takes
    more than ``timeout`` seconds or three quarters of the machine's memory, ImportError
    if the importer is not installed, and what Module.load raises.
    """
    path = Path(path)
    importer = _IMPORTERS.get(path.suffix)
    if extents and path.suffix != ".onnx":
        raise ValueError(f"{path}: only networks of ONNX are read for given extents")
    if importer is None:
        if path.suffix not in (".mlir", ".mlirbc"):
            known = ", ".join([".mlir", ".mlirbc", *_IMPORTERS])
            raise ValueError(f"{path}: expected a name that ends in one of {known}")
        return Module.load(path)
    with open(path, "rb"):
        pass  # a missing file is an OSError as everywhere
    _require(importer)
    arguments = [json.dumps(_check_extents(extents))] if extents else []
    return _import(importer, path, os.fspath(path), timeout, progress, arguments)


def _check_extents(extents: Mapping[str, int]) -> dict[str, int]:
    for name, extent in extents.items():
        if not 0 <= operator.index(extent) < 1 << 63:
            raise ValueError(f"extents: {name} is {extent}, expected 0 to 2^63 - 1")
    return {name: operator.index(extent) for name, extent in extents.items()}


def from_torch(
    module: Any,
    args: Sequence[Any] = (),
    *,
    dynamic: Any = None,
    timeout: float = TIMEOUT,
    progress: Callable[[str], None] | None = None,
) -> Module:
    """Makes a module of a PyTorch one, or of what ``torch.export.export`` returns.

    ``args`` are inputs as the module is called with; ``dynamic`` says which of their
    extents are open, as ``dynamic_shapes`` of ``torch.export.export``. The function
    has the name of the class, a parameter for each tensor of ``args`` and a result for
    each that the module returns.

    >>> network = tensoropt.from_torch(model.eval(), (torch.zeros(1, 3, 224, 224),))

    Raises what the export raises, ModelError if the result cannot be imported, and
    ImportError if PyTorch or torch-mlir are not installed.
    """
    _require(_TORCH)
    import torch

    if isinstance(args, torch.Tensor):
        raise TypeError("args: expected the arguments of a call, got one tensor")
    name = type(module).__name__
    if isinstance(module, torch.export.ExportedProgram):
        program = module
    else:
        program = torch.export.export(module, tuple(args), dynamic_shapes=dynamic)
    with tempfile.TemporaryDirectory(prefix="tensoropt-") as folder:
        path = Path(folder) / f"{name}.pt2"
        torch.export.save(program, path)
        return _import(_TORCH, path, name, timeout, progress)


def from_jax(
    function: Callable[..., Any],
    args: Sequence[Any],
    *,
    timeout: float = TIMEOUT,
    progress: Callable[[str], None] | None = None,
) -> Module:
    """Makes a module of a function that JAX can trace.

    ``args`` are arrays, or what has their shape and dtype; weights that the function
    refers to become constants. The result has the name of the function, a parameter
    for each array of ``args`` and a result for each that the function returns.

    >>> module = tensoropt.from_jax(predict, (jax.ShapeDtypeStruct((8, 16), "f4"),))

    Raises what tracing raises, ModelError if the result cannot be imported, and
    ImportError if JAX or IREE's compiler are not installed.
    """
    _require(_JAX)
    import jax

    name = getattr(function, "__name__", type(function).__name__)
    # Parameters stay where the function does not use them.
    lowered = jax.jit(function, keep_unused=True).lower(*args)
    with tempfile.TemporaryDirectory(prefix="tensoropt-") as folder:
        path = Path(folder) / f"{make_symbol(name)}.mlir"
        path.write_text(lowered.as_text(debug_info=True), encoding="utf-8")
        return _import(_JAX, path, name, timeout, progress)


def _require(importer: _Importer) -> None:
    missing = [name for name in importer.needs if not _is_installed(name)]
    if missing:
        raise ImportError(
            f"reading {importer.name} needs {' and '.join(missing)}: "
            f"pip install 'tensoropt[{importer.extra}]'"
        )


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # not even the package around it
        return False


def _import(
    importer: _Importer,
    path: Path,
    title: str,
    timeout: float,
    progress: Callable[[str], None] | None,
    arguments: Sequence[str] = (),
) -> Module:
    """The module that an importer makes of a file; errors name it by `title`."""
    if not timeout > 0:
        raise ValueError(f"timeout must be positive, got {timeout}")
    with tempfile.TemporaryDirectory(prefix="tensoropt-") as folder:
        target = Path(folder) / "model.mlir"
        command: list[str | Path] = [
            importer.worker,
            path,
            target,
            path.stem,
            *arguments,
        ]
        _run(command, title, timeout, progress or (lambda stage: None))
        return _parse(title, target)


def _run(
    command: Sequence[str | Path],
    title: str,
    timeout: float,
    progress: Callable[[str], None],
) -> None:
    """Runs a worker with its arguments to its end; raises ModelError if it fails."""
    package = Path(__file__).parent
    start = [sys.executable, "-P", os.fspath(package / "_start_worker.py")]
    late = threading.Event()
    with (
        tempfile.TemporaryFile("w+", errors="replace") as errors,
        subprocess.Popen(
            [*start, package / command[0], *command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            errors="replace",
            process_group=0,  # it may have processes of its own
        ) as child,
    ):

        def end() -> None:
            late.set()
            _kill(child)

        clock = threading.Timer(min(timeout, threading.TIMEOUT_MAX), end)
        clock.daemon = True
        clock.start()
        try:
            _limit_memory(child)
            stage = _follow(child, title, progress)
            code = child.wait()
        except BaseException:
            _kill(child)
            raise
        finally:
            clock.cancel()
        if code != 0:
            errors.seek(0)
            reason = (
                f"the importer took more than {timeout:g} s, the limit, while {stage}"
                if late.is_set()
                else _explain(code, stage, errors.read())
            )
            raise ModelError(title, reason, "")


def _follow(
    child: subprocess.Popen[str], title: str, progress: Callable[[str], None]
) -> str:
    """Reads what the importer says until it says no more; the stage it was at."""
    stage = "starting"
    assert child.stdout is not None
    for line in child.stdout:
        message = _decode(line)
        if "error" in message:
            raise ModelError(title, message["error"], message.get("layer", ""))
        if "stage" in message:
            stage = message["stage"]
            progress(stage)
    return stage


def _limit_memory(child: subprocess.Popen[str]) -> None:
    """Also for the processes that it will start."""
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(child.pid, resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def _kill(child: subprocess.Popen[str]) -> None:
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _decode(line: str) -> dict[str, str]:
    """A line of the worker; nothing for what a library printed."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


_OUT_OF_MEMORY = ("MemoryError", "bad_alloc", "out of memory", "Out of memory")


def _explain(code: int, stage: str, errors: str) -> str:
    """Why an importer ended that said nothing itself."""
    last = errors.strip().splitlines()[-1:]
    reason = f": {last[0][:300]}" if last else ""
    if any(word in errors for word in _OUT_OF_MEMORY):
        return f"the importer needs more than {_MEMORY >> 20} MB while {stage}"
    if code >= 0:
        return f"the importer failed while {stage}{reason}"
    name = signal.Signals(-code).name
    if -code == signal.SIGKILL:
        reason = ", perhaps for lack of memory"
    return f"the importer crashed ({name}) while {stage}{reason}"


def _parse(title: str, target: Path) -> Module:
    try:
        # What an importer writes into is an input to who calls the network.
        protect = Pipeline("tensoropt-protect-arguments{all=true}")
        return protect.run(Module.load(target))
    except CompileError as error:
        # Of a file that is gone only the messages are of use.
        messages = "; ".join(
            str(diagnostic.message) for diagnostic in error.diagnostics
        )
        raise ModelError(
            title, f"became a module that is not valid: {messages}", ""
        ) from error
