#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds lowered kernels and a C program into one executable with
# ThreadSanitizer:
#   build.sh [--plain-updates] KERNELS.mlir MAIN.c EXECUTABLE
# --plain-updates makes loads and stores of atomic additions, which is a race.
set -euo pipefail
plain=
if [ "$1" = --plain-updates ]; then
  plain=1
  shift
fi
# Functions of an .ll file are instrumented if they say so.
mlir-translate --mlir-to-llvmir "$1" |
  sed -E '/^define /s/ \{$/ sanitize_thread {/; /^define /s/ (#[0-9]+|!dbg ![0-9]+) sanitize_thread/ sanitize_thread \1/' >"$3.ll"
if [ -n "$plain" ]; then
  sed -i -E 's/^( *)(%[0-9]+) = atomicrmw fadd ptr ([^,]*), double ([^ ]*) acq_rel.*/\1\2 = load double, ptr \3\n\1%plain.\2 = fadd double \2, \4\n\1store double %plain.\2, ptr \3/; s/%plain\.%/%plain./g' "$3.ll"
fi
libraries=$(llvm-config-22 --libdir)
clang-22 -O1 -fsanitize=thread "$2" "$3.ll" -o "$3" \
  -L"$libraries" -Wl,-rpath,"$libraries" -lomp -Wno-override-module
