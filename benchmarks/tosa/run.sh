#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs generated tests of TOSA's operators against its reference model; see docs/input.md.
#   benchmarks/tosa/run.sh [--only REGEX] [--each 16] [--jobs 2] [--out build/tosa]
# Needs a build and the environment .venv, both of which scripts/test.sh makes.
set -euo pipefail
folder=$(cd "$(dirname "$0")" && pwd)
source "$folder/../environment.sh"
enter_environment tosa-env "$folder"
export PYTHONWARNINGS=ignore PATH=$env/bin:$PATH
exec "$env/bin/python" "$folder/conformance.py" "$@"
