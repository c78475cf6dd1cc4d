# SPDX-License-Identifier: Apache-2.0
"""TensorOpt: compile tensor programs that state symmetry and sparsity, and call them.

>>> import tensoropt
>>> A = tensoropt.pack(matrix, symmetry="symmetric")  # keeps one triangle
>>> y = tensoropt.einsum("ij,j->i", A, x)
>>> module = tensoropt.Module.load("examples/ssymv.mlir")
>>> ssymv = module.compile()["ssymv"]
>>> y = ssymv(A, x, y)  # A: a SciPy matrix; x, y: NumPy arrays; y is updated in place
"""

from ._einsum import einsum, einsum_module
from ._errors import CompileError, Diagnostic, ModelError
from ._memory import plan_memory
from ._module_plans import ModulePlans
from ._networks import from_jax, from_torch, load
from ._specialize import SpecializedFunction, specialize
from ._storage import Storage, pack
from ._tensoropt import (
    Argument,
    CompiledFunction,
    CompiledModule,
    Entries,
    ExecutedWork,
    KernelWork,
    MemoryPlan,
    MemorySpace,
    Module,
    Operations,
    Pipeline,
    Profile,
    ProfiledOperation,
    SparseTensor,
    TuneResult,
    __version__,
    mlir_version,
    pipelines,
    read,
)
from ._tuning import tune

__all__ = [
    "Argument",
    "CompileError",
    "CompiledFunction",
    "CompiledModule",
    "Diagnostic",
    "Entries",
    "ExecutedWork",
    "KernelWork",
    "MemoryPlan",
    "MemorySpace",
    "ModelError",
    "Module",
    "ModulePlans",
    "Operations",
    "Pipeline",
    "Profile",
    "ProfiledOperation",
    "SparseTensor",
    "SpecializedFunction",
    "Storage",
    "TuneResult",
    "__version__",
    "einsum",
    "einsum_module",
    "from_jax",
    "from_torch",
    "load",
    "mlir_version",
    "pack",
    "pipelines",
    "plan_memory",
    "read",
    "specialize",
    "tune",
]
