#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the networks of test/models anew, and compares each with onnxruntime.
#   benchmarks/models/run.sh [--only REGEX]
# Needs a build and the environment .venv, both of which scripts/test.sh makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment models "$here"
exec "$env/bin/python" "$here/make_zoo.py" --out "$root/build/zoo" "$@"
