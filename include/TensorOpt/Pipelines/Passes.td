// SPDX-License-Identifier: Apache-2.0
// What a pipeline does with its input before the rooms see it.

#ifndef TENSOROPT_PIPELINES_PASSES_TD
#define TENSOROPT_PIPELINES_PASSES_TD

include "mlir/Pass/PassBase.td"

def CheckInput : Pass<"tensoropt-check-input"> {
  let summary = "Refuse operations that no pass here knows, and say what helps";
  let description = [{
    Each kind of operation and of type that the pipelines do not read is an error where
    it first occurs, which says how often it does, with a note: who writes such
    operations, and the command that makes of them what is read. Eight kinds are named,
    the others counted. An assertion of an importer that is known to fail, its text
    begins with `unimplemented`, is an error that names the layer.

    Does nothing to what is read: `docs/input.md` has the list, and
    `lib/Pipelines/InputTable.cpp` the tables. Errors of MLIR's parser get the same
    notes (`TensorOpt/Pipelines/InputHelp.h`).

    ```
    error: operation 'stablehlo.add' is not read, here and at 2 more places
    note: JAX and OpenXLA write StableHLO; ...
    ```
  }];
}

def LowerTosa : Pass<"tensoropt-lower-tosa", "::mlir::ModuleOp"> {
  let summary = "Lower TOSA 1.0 to linalg, tensor and scf where there is any";
  let description = [{
    Runs upstream's passes: shapes, branches and loops to scf, variables to ml_program,
    decompositions, equal ranks, named operations of linalg, and the rest to linalg,
    arith and tensor. Filters are transposed to have their output channels innermost, so
    that convolutions are loops along memory. Scaling that may be inexact rounds once;
    bilinear resizing of integers to places before the first is right, which upstream's
    is not. Extents may be dynamic where upstream's lowering can tell them.

    Does nothing, at the cost of a walk, to modules without TOSA. What has no lowering
    is an error that names the operation.

    ```mlir
    %0 = tosa.add %a, %b : (tensor<2x3xf32>, tensor<1x3xf32>) -> tensor<2x3xf32>
    // becomes a linalg.generic with arith.addf
    ```
  }];
}

#endif // TENSOROPT_PIPELINES_PASSES_TD
