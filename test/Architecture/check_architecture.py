# SPDX-License-Identifier: Apache-2.0
"""Checks the arrows between rooms, licence lines and machine paths.

python check_architecture.py SOURCE_FOLDER
"""

import re
import sys
from pathlib import Path

# The rooms that each room may include besides itself.
MAY_USE = {
    "Solvers": set(),
    "Runtime": {"Solvers"},
    "IR": {"Solvers"},
    "Symmetry": {"IR", "Solvers"},
    "Sparse": {"IR", "Solvers"},
    "Memory": {"IR", "Solvers"},
    "Dense": {"IR", "Solvers", "Target", "Execution"},
    "Target": {"IR"},
    "Report": {"Solvers"},
    "Execution": {"IR", "Solvers", "Target", "Runtime"},
    "Library": {"Execution", "IR", "Memory", "Report", "Runtime", "Solvers", "Target"},
    "Pipelines": {"IR", "Report", "Symmetry", "Sparse", "Dense", "Memory", "Target"},
}
# What else a room must not include; Report may use LLVM's JSON.
FORBIDDEN = {
    "Solvers": {"mlir", "llvm"},
    "Runtime": {"mlir", "llvm"},
    "Report": {"mlir"},
}
FOLDERS = {"benchmarks", "cmake", "docs", "examples", "include", "lib", "plugin"}
FOLDERS |= {"python", "scripts", "test", "tools", "unittests"}
CPP = {".c", ".cpp", ".h", ".td"}
CODE = CPP | {".cmake", ".py", ".sh"}
TEXT = CODE | {".in", ".json", ".md", ".mlir", ".test", ".toml", ".txt"}
INCLUDE = re.compile(r'^\s*#?\s*include\s+["<]([^">]+)[">]', re.MULTILINE)
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:home|root|work|Users|mnt|scratch)/\w+")


def room_of(path):
    """The room of include/TensorOpt/X/... or lib/X/...; None for a door."""
    parts = path.parts
    if parts[:2] == ("include", "TensorOpt"):
        return parts[2] if len(parts) > 3 else "Pipelines"  # InitAll.h
    is_room = parts[0] == "lib" and len(parts) > 2 and parts[1] != "CAPI"
    return parts[1] if is_room else None


def check_include(root, room, name):
    top, _, rest = name.partition("/")
    if ".." in name.split("/"):
        yield f"includes {name} by a relative path"
    if top in FORBIDDEN.get(room, ()):
        yield f"{room} may not include {name}"
    if top != "TensorOpt":
        return
    if not name.endswith(".inc") and not (root / "include" / name).exists():
        yield f"includes {name}, which is no public header"
    used = rest.split("/")[0] if "/" in rest else "Pipelines"
    if room and used != room and used not in MAY_USE[room]:
        yield f"{room} may not include {name}"


def check_file(root, path):
    text = (root / path).read_text(encoding="utf-8")
    is_code = path.suffix in CODE or path.name == "CMakeLists.txt"
    head = "\n".join(text.splitlines()[:3])
    if is_code and "SPDX-License-Identifier: Apache-2.0" not in head:
        yield "has no SPDX line among its first three"
    for found in MACHINE_PATH.findall(text):
        yield f"names the machine path {found}"
    room = room_of(path)
    if room and room not in MAY_USE and path.suffix in CPP:
        yield f"{room} is not in the table of rooms"
    elif path.suffix in CPP and path.parts[0] not in ("test", "unittests"):
        for name in INCLUDE.findall(text):
            yield from check_include(root, room, name)


def main():
    root = Path(sys.argv[1])
    files = [path for path in root.iterdir() if path.is_file()]
    for folder in FOLDERS:
        files += (path for path in (root / folder).rglob("*") if path.is_file())
    paths = sorted(path.relative_to(root) for path in files if path.suffix in TEXT)
    # What tests read may be wrong on purpose.
    paths = [path for path in paths if "Inputs" not in path.parts]
    problems = [f"{p}: {problem}" for p in paths for problem in check_file(root, p)]
    print("\n".join(problems) or f"{len(paths)} files are as they should be")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
