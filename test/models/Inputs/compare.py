# SPDX-License-Identifier: Apache-2.0
"""Compares a result with the figures in a test: compare.py RESULT.npy TEST.mlir.

They are onnxruntime's, of the same weights and input. Sums are in another order there:
errors may be up to 1e-5 of the range of the results.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np

result = np.load(sys.argv[1])
source = Path(sys.argv[2]).read_text(encoding="utf-8")
figures = json.loads(re.search(r"^// EXPECT: (.*)$", source, re.MULTILINE)[1])

if list(result.shape) != figures["shape"]:
    sys.exit(f"the shape is {result.shape}, expected {figures['shape']}")
pairs = {
    f"element {at}": (result.flat[int(at)], value)
    for at, value in figures["elements"].items()
}
pairs["the mean"] = (result.mean(dtype=np.float64), figures["mean"])
for name, (value, expected) in pairs.items():
    if not abs(value - expected) <= 1e-5 * figures["range"]:
        sys.exit(f"{name} is {value}, expected {expected}")
