#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times the networks of test/models beside other systems; see docs/performance.md.
#   benchmarks/networks/run.sh [--quick] [--networks vgg16,unet] [--threads 1,2]
#       [--repetitions 9] [--tolerance 1e-4] [--csv FILE] [--json FILE] [--plot FILE.svg]
# Makes an environment of its own in build/networks-env on the first call, and the
# networks as ONNX in build/zoo by benchmarks/models/run.sh (PyTorch, 6 GB).
# Needs a build and the environment .venv, both of which scripts/test.sh makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment networks-env "$here"
[ -d "$root/build/zoo" ] || "$here/../models/run.sh" || {
  rm -rf "$root/build/zoo" # of some networks only
  exit 1
}
export PYTHONPATH=$PYTHONPATH:$root/benchmarks/models
exec "$env/bin/python" "$here/bench.py" "$@"
