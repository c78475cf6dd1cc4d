#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times Coulomb and exchange matrices against PySCF, one thread each.
#   benchmarks/eri/run.sh [--quick] [--repetitions=N]
# Makes an environment of its own in build/eri-env on the first call.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
env=$root/build/eri-env
# The package is built for one version of Python: that of the tests.
python=${PYTHON:-$root/.venv/bin/python}

if [ ! -e "$env/ready" ]; then
  "$python" -m venv "$env"
  "$env/bin/pip" install --quiet --disable-pip-version-check \
    -r "$root/benchmarks/eri/requirements.txt"
  touch "$env/ready"
fi
export PYTHONPATH=$root/build/release/python OMP_NUM_THREADS=1
exec "$env/bin/python" "$root/benchmarks/eri/eri.py" "$@"
