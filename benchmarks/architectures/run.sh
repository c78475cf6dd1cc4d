#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Times networks of timm and torchvision beside onnxruntime; see docs/performance.md.
#   benchmarks/architectures/run.sh [--only REGEX] [--repetitions 15] [--csv FILE] [NAME...]
# Uses the environment of benchmarks/models, 6 GB, which the first call makes, and
# keeps exported networks in build/architectures.
# Needs a build and the environment .venv, both of which scripts/test.sh makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment models "$here/../models"
exec "$env/bin/python" "$here/bench.py" "$@"
