# SPDX-License-Identifier: Apache-2.0
"""Symmetric matrix times vector: half of a Laplacian is stored, and read once."""

from pathlib import Path

import numpy as np
import scipy.sparse as sp
import tensoropt

n = 200
line = sp.diags_array([-1.0, 2.0, -1.0], offsets=[-1, 0, 1], shape=(n, n))
laplacian = sp.csr_array(sp.kronsum(line, line))
x = np.random.default_rng(0).random(n * n)

module = tensoropt.Module.load(Path(__file__).with_name("ssymv.mlir"))
ssymv = module.compile()["ssymv"]
matrix = tensoropt.SparseTensor.pack(laplacian, like=ssymv.arguments[0])
y = ssymv(matrix, x, np.zeros(n * n))

print(f"{laplacian.nnz} entries, {matrix.nnz} stored, {matrix.nbytes / 1e6:.1f} MB")
print(f"largest difference from SciPy: {np.abs(y - laplacian @ x).max():.1e}")
