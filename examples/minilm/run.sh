#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How alike sentences are, by a language model with its real weights.
#   examples/minilm/run.sh [--threads 2] [SENTENCE ...]
# Needs a build and the environment .venv, both of which scripts/test.sh makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../benchmarks/environment.sh"
enter_environment minilm "$here"
exec "$env/bin/python" "$here/minilm.py" "$@"
