#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Memory plans beside those of others; see docs/performance.md.
#   benchmarks/memory/run.sh networks [ZOO] [--only NAME] [--plot FILE.svg]
#   benchmarks/memory/run.sh [packing] [FOLDER of .csv files] [--seconds 60] [--threads 1]
# networks: what networks take in onnxruntime and IREE. ZOO has them as .onnx, build/zoo
# if it is not given, which benchmarks/models/run.sh makes. packing: times of plans beside
# OR-Tools' CP-SAT, without a folder on random instances. Shares its environment,
# build/networks-env, with benchmarks/networks.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../environment.sh"
enter_environment networks-env "$here/../networks"
script=packing
case ${1:-} in
  networks | packing) script=$1 && shift ;;
esac
if [ "$script" = networks ] && [[ ${1:--} = -* ]]; then
  set -- "$root/build/zoo" "$@"
fi
exec "$env/bin/python" "$here/$script.py" "$@"
