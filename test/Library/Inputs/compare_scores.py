# SPDX-License-Identifier: Apache-2.0
"""Compares printed floats with those of a .npy file, bit by bit.

python compare_scores.py FILE.npy PRINTED.txt
"""

import sys
from pathlib import Path

import numpy as np

expected = np.load(sys.argv[1]).ravel()
printed = np.array(Path(sys.argv[2]).read_text().split(), np.float32)[: expected.size]
if expected.tobytes() != printed.tobytes():
    sys.exit(f"expected {expected}, printed {printed}")
print(f"{expected.size} scores are equal")
