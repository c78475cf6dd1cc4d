# SPDX-License-Identifier: Apache-2.0
"""Copies a plan of kernels, with other parts in the first one: IN OUT KEY=JSON..."""

import json
import sys
from pathlib import Path

plan = json.loads(Path(sys.argv[1]).read_text())
for text in sys.argv[3:]:
    key, _, value = text.partition("=")
    kernel = plan["kernels"][0]
    (kernel if key in kernel else kernel["plan"])[key] = json.loads(value)
Path(sys.argv[2]).write_text(json.dumps(plan))
