#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds an empty pass to a room: its .td entry, source file, and tests.

    scripts/new_pass.py Sparse color-rows "Colour rows that update one entry"

Everything is named from the stem: the flag tensoropt-color-rows, the definition
ColorRows, lib/Sparse/ColorRows.cpp and test/Sparse/color-rows*.mlir.
"""

import argparse
import re
import sys
from pathlib import Path

TD = """\
def {name} : Pass<"tensoropt-{stem}"> {{
  let summary = "{summary}";
  let description = [{{
    What it does. When it does nothing. What it refuses. The paper or cost model
    behind it, and one example taken from its test.
  }}];
}}

"""

SOURCE = """\
// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-{stem}: {lower}.

#include "TensorOpt/{room}/Passes.h"

namespace tensoropt {{
#define GEN_PASS_DEF_{upper}
#include "TensorOpt/{room}/Passes.h.inc"
}} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {{

struct {name}Pass : tensoropt::impl::{name}Base<{name}Pass> {{
  // Collect facts, build the problem, solve, verify, rewrite, emit a record.
  void runOnOperation() override {{}}
}};

}} // namespace
"""

TEST = """\
// RUN: tensor-opt %s --tensoropt-{stem} | FileCheck %s

// CHECK-LABEL: func.func @before
func.func @before() {{
  return
}}
"""


def insert(path: Path, marker: str, text: str) -> None:
    """Inserts `text` before the last occurrence of `marker` in a file."""
    content = path.read_text()
    at = content.rindex(marker)
    path.write_text(content[:at] + text + content[at:])


def add_source(path: Path, source: str) -> None:
    """Adds a file to the SOURCES of a room's CMakeLists.txt, in order."""
    content = path.read_text()
    match = re.search(r"SOURCES ([^)]*?)(\n  (?:DEPENDS|LINK))", content)
    assert match, f"{path} has no SOURCES"
    sources = sorted({*match.group(1).split(), source})
    path.write_text(
        content[: match.start(1)] + " ".join(sources) + content[match.end(1) :]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("room", help="a room with passes, such as Sparse")
    parser.add_argument("stem", help="kebab-case, without tensoropt-")
    parser.add_argument("summary", help="imperative, no final dot")
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1])
    arguments = parser.parse_args()
    room, stem, root = arguments.room, arguments.stem, arguments.root
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", stem) or stem.startswith("tensoropt"):
        sys.exit(f"error: '{stem}' is not a kebab-case stem without 'tensoropt-'")
    definitions = root / "include/TensorOpt" / room / "Passes.td"
    if not definitions.exists():
        sys.exit(f"error: room '{room}' has no {definitions.relative_to(root)}")
    name = "".join(part.capitalize() for part in stem.split("-"))
    source = root / "lib" / room / f"{name}.cpp"
    if source.exists():
        sys.exit(f"error: {source.relative_to(root)} is there already")
    names = {
        "room": room,
        "stem": stem,
        "name": name,
        "upper": name.upper(),
        "summary": arguments.summary,
        "lower": arguments.summary[:1].lower() + arguments.summary[1:],
    }
    insert(definitions, "#endif", TD.format(**names))
    source.write_text(SOURCE.format(**names))
    add_source(root / "lib" / room / "CMakeLists.txt", source.name)
    test = root / "test" / room / f"{stem}.mlir"
    test.parent.mkdir(exist_ok=True)
    test.write_text(TEST.format(**names))
    for path in (definitions, source, test):
        print(path.relative_to(root))


if __name__ == "__main__":
    main()
