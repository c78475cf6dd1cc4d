#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times dense layers beside oneDNN and OpenBLAS; see docs/performance.md.
#   benchmarks/dense/run.sh [--only REGEX] [--repetitions 21] [--csv FILE] [--json FILE]
#       [--plot FILE.svg]
# oneDNN is Debian's (apt install libdnnl-dev), and left out with a note if it is not
# there; OpenBLAS is that of NumPy. Shares its environment, build/networks-env, with
# benchmarks/networks. Needs a build and .venv, both of which scripts/test.sh makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment networks-env "$here/../networks"
unset OPENBLAS_CORETYPE # some machines name another processor than they have
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec "$env/bin/python" "$here/bench.py" "$@"
