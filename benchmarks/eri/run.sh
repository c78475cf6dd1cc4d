#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times Coulomb and exchange matrices against PySCF, one thread each.
#   benchmarks/eri/run.sh [--quick] [--repetitions=N]
# Makes an environment of its own in build/eri-env on the first call.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment eri-env "$here"
export OMP_NUM_THREADS=1
exec "$env/bin/python" "$here/eri.py" "$@"
