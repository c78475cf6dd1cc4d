# SPDX-License-Identifier: Apache-2.0
"""A typed program, which mypy --strict accepts with one error, marked below."""

import numpy as np
import scipy.sparse as sp
import tensoropt
from tensoropt import CompiledFunction, Diagnostic, Module


def solve(module: Module) -> list[Diagnostic]:
    ssymv: CompiledFunction = module.compile("cpu", target_cpu="native")["ssymv"]
    matrix = tensoropt.SparseTensor.pack(
        sp.eye_array(3).tocsr(), like=ssymv.arguments[0]
    )
    rows: int | None = ssymv.arguments[0].shape[0]
    coordinates, values = matrix.to_coo()
    ssymv(matrix, np.ones(3), np.zeros(3), rows, coordinates.sum(), values.sum())
    try:
        tensoropt.Pipeline("cpu").run(module).save("a.mlir")
    except tensoropt.CompileError as error:
        return error.diagnostics
    return module.compile(tensoropt.Pipeline)  # the marked error
