#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing (Debian packages, a Python environment in .venv) and
# configures build/PRESET. Sourced by the other scripts; does nothing that is
# done already.
#   scripts/setup.sh [PRESET]      PRESET: release (default), debug, asan
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages=(
  libmlir-22-dev mlir-22-tools llvm-22-dev llvm-22-tools
  clang-22 clang-format-22 libclang-rt-22-dev lld-22 libomp-22-dev
  cmake ninja-build ccache pkg-config git
  zlib1g-dev libzip-dev libgtest-dev libgmock-dev
  python3-dev python3-venv
)

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }

# Runs as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
  local missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

make_venv() {
  local stamp=.venv/requirements.txt
  cmp -s scripts/requirements.txt "$stamp" && return
  local python candidate
  for candidate in python3 /usr/bin/python3; do
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && python=$candidate && break
  done
  [ -n "${python:-}" ] || {
    say "Needs Python 3.11 or newer as python3 on PATH"
    exit 1
  }
  say "Making the Python environment .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r scripts/requirements.txt
  cp scripts/requirements.txt "$stamp"
}

# configure PRESET: once; ninja repeats it when a CMake file changes.
configure() {
  [ -f "build/$1/build.ninja" ] && return
  say "Configuring build/$1"
  cmake --preset "$1" -DPython_EXECUTABLE="$PWD/.venv/bin/python" >/dev/null
}

# build PRESET [TARGET ...]
build() {
  local preset=$1
  shift
  configure "$preset"
  say "Building build/$preset ${*:-}"
  cmake --build "build/$preset" -j "${JOBS:-$(nproc)}" ${1:+--target "$@"}
}

install_packages
make_venv
if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  configure "${1:-release}"
fi
