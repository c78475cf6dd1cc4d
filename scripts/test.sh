#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up, builds, and runs every test: format, unit tests, lit, Python, the
# wheel, and the sanitizer build. Stops at the first part that fails.
#   scripts/test.sh
source "$(dirname "$0")/setup.sh"

venv=$PWD/.venv/bin

# part SECONDS NAME COMMAND...: a test part with a hard time limit.
part() {
  local limit=$1 name=$2
  shift 2
  say "$name"
  timeout --kill-after=10 "$limit" "$@" || {
    say "FAILED: $name"
    exit 1
  }
}

check_format() {
  git ls-files '*.cpp' '*.h' '*.c' | xargs clang-format-22 --dry-run --Werror
  "$venv/ruff" check --quiet .
  "$venv/ruff" format --quiet --check .
}
export -f check_format
export venv

build release
part 120 "Format" bash -euc check_format
part 600 "Unit tests" ctest --test-dir build/release --output-on-failure --timeout 300 -j "$(nproc)"
part 600 "lit tests" cmake --build build/release --target check-tensoropt
part 900 "Python tests" env PYTHONPATH="$PWD/build/release/python" "$venv/python" -m pytest -q python/tests
part 900 "Wheel" scripts/test_wheel.sh

build asan
part 900 "Unit tests with AddressSanitizer and UBSan" \
  ctest --test-dir build/asan --output-on-failure --timeout 300 -j "$(nproc)"
part 900 "lit tests with AddressSanitizer and UBSan" cmake --build build/asan --target check-tensoropt
say "All tests passed"
