# SPDX-License-Identifier: Apache-2.0
"""Runs a worker: ``python -P _start_worker.py WORKER.py SOURCE TARGET NAME``.

Workers import each other as parts of the package, but neither the package itself, whose
MLIR is another than the importer's, nor what lies beside them under a common name.
"""

import runpy
import sys
import types
from pathlib import Path


def main() -> None:
    package = types.ModuleType("tensoropt")
    package.__path__ = [str(Path(__file__).parent)]
    sys.modules["tensoropt"] = package
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
