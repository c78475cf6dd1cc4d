#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times symmetric kernels against other systems; see docs/performance.md.
#   benchmarks/symmetry/run.sh [--quick] [--large] [--kernels ssymv,mttkrp3] ...
# Makes an environment of its own in build/benchmark-env on the first call.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
env=$root/build/benchmark-env
# The package is built for one version of Python: that of the tests.
python=${PYTHON:-$root/.venv/bin/python}

if [ ! -e "$env/ready" ]; then
  "$python" -m venv "$env"
  "$env/bin/pip" install --quiet --disable-pip-version-check \
    -r "$root/benchmarks/symmetry/requirements.txt"
  touch "$env/ready"
fi
export PYTHONPATH=$root/build/release/python:$root/benchmarks/symmetry
exec "$env/bin/python" "$root/benchmarks/symmetry/bench.py" "$@"
