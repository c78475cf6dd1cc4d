# SPDX-License-Identifier: Apache-2.0
"""Plans of kernels that are measured on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from ._networks import load
from ._tensoropt import Module, TuneResult, tune_module


def tune(
    network: Module | str | os.PathLike[str],
    plan: str | os.PathLike[str],
    *,
    pipeline: str = "cpu",
    budget: float | None = None,
    target_cpu: str = "native",
    entries: Sequence[str] = (),
    progress: Callable[[str, TuneResult], object] | None = None,
) -> TuneResult:
    """Measures how each kernel of a network is computed fastest, once.

    ``network`` is a Module, or a file that ``load`` reads. The fastest plan of each
    kernel that the JSON file ``plan`` has none for on this machine is added to it,
    after each kernel, so that a tuning that was stopped goes on where it was. No kernel
    is begun after ``budget`` seconds. ``progress`` is called before each kernel with
    what it is at and the result so far; it must not use the module. Compile with
    ``pipeline="cpu{kernel-plan=FILE}"`` to use the file.

    Raises ValueError for a pipeline that takes no plan, and CompileError for a module
    that does not compile, and for a file that is no plan.
    """
    module = network if isinstance(network, Module) else load(network)
    return tune_module(
        module,
        os.fspath(plan),
        pipeline,
        0.0 if budget is None else budget,
        target_cpu,
        [*entries],
        progress,
    )
