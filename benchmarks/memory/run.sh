#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times memory plans beside OR-Tools' CP-SAT; see docs/performance.md.
#   benchmarks/memory/run.sh [FOLDER of .csv files] [--seconds 60] [--threads 1]
# Without a folder on random instances. Makes an environment of its own in
# build/memory-env on the first call.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment memory-env "$here"
exec "$env/bin/python" "$here/packing.py" "$@"
