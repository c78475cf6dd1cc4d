#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compiles classify.mlir into a library, and a program that calls it:
#   run.sh [FOLDER OF TENSOR-COMPILE] [FOLDER TO BUILD IN]
set -e
here=$(dirname "$0")
tools=${1:-$here/../../build/release/bin}
build=${2:-$here/../../build/library}
mkdir -p "$build"
"$tools/tensor-compile" "$here/classify.mlir" -o "$build/libclassify.a" --header="$build/classify.h"
${CC:-cc} -std=c99 -Wall -Wextra -pedantic -O2 -I"$build" "$here/classify.c" "$build/libclassify.a" \
  -lm -lpthread -o "$build/classify"
"$build/classify"
