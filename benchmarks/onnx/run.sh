#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the ONNX project's tests of operators; see docs/networks.md.
#   benchmarks/onnx/run.sh [--only REGEX] [--jobs 2] [--out build/onnx]
# Needs a build and the environment .venv, both of which scripts/test.sh makes.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
export PYTHONPATH=$root/build/release/python PYTHONWARNINGS=ignore
exec "$root/.venv/bin/python" "$root/benchmarks/onnx/backend_tests.py" "$@"
