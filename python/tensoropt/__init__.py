# SPDX-License-Identifier: Apache-2.0
"""TensorOpt: compile tensor programs that state symmetry and sparsity, and call them.

>>> import tensoropt
>>> module = tensoropt.Module.load("examples/ssymv.mlir")
>>> ssymv = module.compile()["ssymv"]
>>> y = ssymv(A, x, y)  # A: a SciPy matrix; x, y: NumPy arrays; y is updated in place
"""

from ._errors import CompileError, Diagnostic
from ._tensoropt import (
    Argument,
    CompiledFunction,
    CompiledModule,
    Entries,
    KernelWork,
    Module,
    Pipeline,
    SparseTensor,
    __version__,
    mlir_version,
    pipelines,
    read,
)

__all__ = [
    "Argument",
    "CompileError",
    "CompiledFunction",
    "CompiledModule",
    "Diagnostic",
    "Entries",
    "KernelWork",
    "Module",
    "Pipeline",
    "SparseTensor",
    "__version__",
    "mlir_version",
    "pipelines",
    "read",
]
