# SPDX-License-Identifier: Apache-2.0
"""oneDNN's direct convolution, where Debian's libdnnl-dev is installed.

library = onednn.load()  # None: with a note
run, read = onednn.prepare(library, layer, x, weights)
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np
from layers import Convolution


def load() -> ctypes.CDLL | None:
    source = Path(__file__).with_name("onednn.cpp")
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder) / "onednn.so"
        flags = ["-O2", "-shared", "-fPIC"]
        command = ["clang++-22", *flags, source, "-o", shared, "-ldnnl"]
        if subprocess.run(list(map(str, command)), capture_output=True).returncode:
            print("without oneDNN 2; install libdnnl-dev", file=sys.stderr)
            return None
        library = ctypes.CDLL(str(shared))
    library.onednn_make.restype = ctypes.c_void_p
    library.onednn_make.argtypes = [ctypes.c_long] * 8 + [ctypes.c_void_p] * 2
    for name in ("onednn_run", "onednn_release"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.onednn_read.argtypes = [ctypes.c_void_p] * 2
    return library


def prepare(
    library: ctypes.CDLL, layer: Convolution, x: np.ndarray, weights: np.ndarray
) -> tuple[Callable[[], None], Callable[[], np.ndarray]]:
    """One call, and the result as [1, c, h, w]."""
    made = library.onednn_make(
        layer.groups,
        layer.inputs // layer.groups,
        layer.outputs // layer.groups,
        layer.image,
        layer.result,
        layer.kernel,
        layer.stride,
        layer.padding,
        x.ctypes.data,
        weights.ctypes.data,
    )
    if not made:
        raise RuntimeError(f"oneDNN has no {layer.name}")

    def run() -> None:
        library.onednn_run(made)

    def read() -> np.ndarray:
        y = np.empty((1, layer.outputs, layer.result, layer.result), np.float32)
        library.onednn_read(made, y.ctypes.data)
        return y

    weakref.finalize(run, library.onednn_release, made)
    return run, read
