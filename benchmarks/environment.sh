# SPDX-License-Identifier: Apache-2.0
# Makes a Python environment for a benchmark on its first call. Sourced:
#   enter_environment NAME FOLDER   build/NAME with FOLDER/requirements.txt;
#                                   sets `env`, and PYTHONPATH to our package
#                                   and what benchmarks share
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

enter_environment() {
  env=$root/build/$1
  # The package is built for one version of Python: that of the tests.
  local python=${PYTHON:-$root/.venv/bin/python}
  if [ ! -e "$env/ready" ]; then
    "$python" -m venv "$env"
    "$env/bin/pip" install --quiet --disable-pip-version-check -r "$2/requirements.txt"
    touch "$env/ready"
  fi
  export PYTHONPATH=$root/build/release/python:$root/benchmarks/common
}
