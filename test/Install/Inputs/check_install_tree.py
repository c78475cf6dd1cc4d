# SPDX-License-Identifier: Apache-2.0
"""Checks that an install tree needs nothing of the source and build folders.

python check_install_tree.py PREFIX SOURCE_FOLDER
"""

import re
import sys
from pathlib import Path

prefix, source = Path(sys.argv[1]), sys.argv[2]
include = prefix / "include"
problems = []

headers = [p for p in include.rglob("*") if p.suffix in (".h", ".td", ".inc")]
for header in headers:
    text = header.read_text()
    for name in re.findall(
        r'^\s*#?\s*include "((?:TensorOpt|tensoropt-c)/.*)"', text, re.MULTILINE
    ):
        if not (include / name).exists():
            problems.append(f"{header} includes {name}, which is not installed")
    for name in re.findall(r'^#include "([^/"]*|\..*)"', text, re.MULTILINE):
        problems.append(f"{header} includes {name} by a relative path")

texts = headers + list(prefix.rglob("*.cmake"))
for path in texts:
    text = path.read_text()
    for leak in (source, "fno-pch-timestamp", "cmake_pch"):
        if leak in text:
            problems.append(f"{path} mentions {leak}")

print("\n".join(problems) or f"{len(texts)} files are complete")
sys.exit(bool(problems))
