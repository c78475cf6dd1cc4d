#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up, builds, and runs the main job: symmetric sparse matrices from files,
# multiplied by code that TensorOpt compiles, checked and timed.
#   scripts/demo.sh
source "$(dirname "$0")/setup.sh"

build release tensor-opt tensor-run
run=build/release/bin/tensor-run
data=build/demo
mkdir -p "$data"

# show COMMAND...: prints a command, then runs it.
show() {
  printf '\n\033[1m$ %s\033[0m\n' "$*"
  "$@"
}

say "A small real matrix: the graph Laplacian of Zachary's karate club"
show $run examples/ssymv.mlir --entry=ssymv --arg=examples/karate.mtx --arg=rand:1 --arg=zeros \
  --print --check=reference

say "A larger one: finite elements on a grid of 50 x 50 x 50 bricks"
[ -f "$data/brick.mtx" ] || show .venv/bin/python examples/make_matrix.py 50 50 50 "$data/brick.mtx"
for entry in spmv ssymv; do
  show $run examples/ssymv.mlir --entry=$entry --arg="$data/brick.mtx" --arg=rand:1 --arg=zeros \
    --out="0:$data/$entry.npy" --check=reference --time=20
done

say "What the compiler made of y[i] += A[i,j] x[j] with A symmetric"
show build/release/bin/tensor-opt examples/ssymv.mlir --pipeline=sweep \
  --tensoropt-report="$data/report.txt" -o "$data/sweep.mlir"
show cat "$data/report.txt"
