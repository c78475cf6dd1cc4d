#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the package with pip into a new environment in build/, calls it from
# there and removes it. Needs no network if .venv holds scripts/requirements.txt.
#   scripts/test_wheel.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
python=$root/.venv/bin/python
[ -x "$python" ] || python=python3

mkdir -p build
work=$(mktemp -d build/wheel.XXXXXX)
work=$root/$work
trap 'rm -rf "$work"' EXIT
"$python" -m venv "$work/venv"
site=$("$work/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')

flags=(--quiet --disable-pip-version-check)
if "$python" -c 'import scikit_build_core, pybind11, numpy, scipy' 2>/dev/null; then
  # The new environment sees the packages of the old one behind its own.
  "$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))' >"$site/base.pth"
  flags+=(--no-build-isolation --no-index)
  packages=(.)
else
  packages=(. scipy)
fi
"$work/venv/bin/python" -m pip install "${flags[@]}" "${packages[@]}"

# From another folder, so that nothing of the source tree is imported.
cd "$work"
"$work/venv/bin/python" - "$root/examples/ssymv.mlir" <<'END'
import sys
import numpy as np, scipy.sparse as sp, tensoropt

assert tensoropt.__file__.startswith(sys.prefix), tensoropt.__file__
ssymv = tensoropt.Module.load(sys.argv[1]).compile()["ssymv"]
a, x = sp.csr_array([[2.0, -1.0], [-1.0, 3.0]]), np.array([1.0, 2.0])
y = ssymv(a, x, np.zeros(2))
assert (y == a @ x).all(), y  # whole numbers: exact
END
"$work/venv/bin/python" -m tensoropt version
