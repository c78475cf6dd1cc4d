#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times symmetric kernels against other systems; see docs/performance.md.
#   benchmarks/symmetry/run.sh [--quick] [--large] [--kernels ssymv,mttkrp3] ...
# Makes an environment of its own in build/benchmark-env on the first call.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment benchmark-env "$here"
export PYTHONPATH=$PYTHONPATH:$here
exec "$env/bin/python" "$here/bench.py" "$@"
