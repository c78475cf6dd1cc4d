#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs kernels on several threads under ThreadSanitizer, with the OpenMP runtime's
# own tool that tells the sanitizer of its barriers, and compares the results with
# those of one thread:
#   check.sh PREFIX THREADS ...
# The kernels are in PREFIX.1.mlir and, for each number of threads,
# PREFIX.THREADS.mlir.
set -euo pipefail
inputs=$(dirname "$0") prefix=$1
shift
for threads in 1 "$@"; do
  file=$prefix.$threads
  "$inputs/build.sh" "$file.mlir" "$inputs/main.c" "$file"
  OMP_NUM_THREADS=$threads TSAN_OPTIONS=ignore_noninstrumented_modules=1 \
    "$file" >"$file.actual"
  diff "$prefix.1.actual" "$file.actual"
done
