# SPDX-License-Identifier: Apache-2.0
"""Copies a plan of kernels, with other parts in the first one: IN OUT KEY=JSON..."""

import json
import sys

plan = json.load(open(sys.argv[1]))
for text in sys.argv[3:]:
    key, _, value = text.partition("=")
    kernel = plan["kernels"][0]
    (kernel if key in kernel else kernel["plan"])[key] = json.loads(value)
json.dump(plan, open(sys.argv[2], "w"))
