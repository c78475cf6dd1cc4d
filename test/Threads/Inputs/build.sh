#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds lowered kernels and a C program into one executable with
# ThreadSanitizer:
#   build.sh [OPTION...] KERNELS.mlir MAIN.c EXECUTABLE
# or the runtime's builders of sparse results, into one object file for it:
#   build.sh --compile-runtime RUNTIME.o
# --runtime=FILE     links this object file.
# --plain-updates    makes loads and stores of atomic additions, which is a race.
# --shared-builders  lets all threads use one builder, which is a race.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
runtime=$here/../../../lib/Runtime
include=$here/../../../include
plain= shared= objects=()
while [[ $1 == --* ]]; do
  case $1 in
  --plain-updates) plain=1 ;;
  --shared-builders) shared=1 ;;
  --compile-runtime)
    for name in BuilderFibres EntryBuffers EntryBuilder FibreList GeneratedBuilders GeneratedErrors SortIndices; do
      echo "#include \"$runtime/$name.cpp\""
    done | clang-22 -O1 -fsanitize=thread -I"$include" -I"$runtime" -x c++ -c - -o "$2"
    exit
    ;;
  --runtime=*) objects+=("${1#*=}") ;;
  *)
    echo "build.sh: unknown option $1" >&2
    exit 1
    ;;
  esac
  shift
done
# Functions of an .ll file are instrumented if they say so.
mlir-translate --mlir-to-llvmir "$1" |
  sed -E '/^define /s/ \{$/ sanitize_thread {/; /^define /s/ (#[0-9]+|!dbg ![0-9]+) sanitize_thread/ sanitize_thread \1/' >"$3.ll"
if [ -n "$plain" ]; then
  sed -i -E 's/^( *)(%[0-9]+) = atomicrmw fadd ptr ([^,]*), double ([^ ]*) acq_rel.*/\1\2 = load double, ptr \3\n\1%plain.\2 = fadd double \2, \4\n\1store double %plain.\2, ptr \3/; s/%plain\.%/%plain./g' "$3.ll"
fi
if [ -n "$shared" ]; then
  sed -i -E 's/= call i64 @tensoroptBuilderFork\((i64 [^)]*)\).*/= add \1, 0/; /call void @tensoroptBuilderJoin/d' "$3.ll"
fi
libraries=$(llvm-config-22 --libdir)
clang-22 -O1 -fsanitize=thread -I"$include" "$2" "${objects[@]}" \
  "$3.ll" -o "$3" -L"$libraries" -Wl,-rpath,"$libraries" -lomp -lstdc++ -Wno-override-module
