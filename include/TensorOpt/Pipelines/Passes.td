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

def FixExtents : Pass<"tensoropt-fix-extents", "::mlir::ModuleOp"> {
  let summary = "State extents that a function's parameters leave open";
  let description = [{
    Gives the parameters of a function, the only public one unless `function` names it,
    the extents of `shapes`: one for each parameter, `?` for an extent that stays as it is,
    `-` for a parameter that does, as numbers and tensors with an encoding have to.
    Canonicalisation carries what is stated through the body, shapes of TOSA are
    inferred, and results and the parameters of private functions state what follows,
    where all calls agree. Kernels are chosen for extents that are known, and sizes
    of buffers, checks of shapes and the arithmetic on them fall away.

    Calls of the function in the module, as its own, go to a private copy whose extents
    stay open. A shape that the parameter cannot have is an error, and so is one that what
    is computed in each call contradicts.

    `shapes=1x?x320` makes of

    ```mlir
    func.func @f(%x: tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    ```

    this:

    ```mlir
    func.func @f(%x: tensor<1x?x320xf32>) -> tensor<1x?x320xf32>
    ```
  }];
  let options = [
    Option<"name", "function", "std::string", "\"\"", "The function; empty: the only public one">,
    ListOption<"shapes", "shapes", "std::string", "Shape of each parameter, as 1x?x320, or -">
  ];
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

def ScalarizeShapes : InterfacePass<"tensoropt-scalarize-shapes", "::mlir::FunctionOpInterface"> {
  let summary = "Compute shapes as numbers that importers compute in tensors";
  let description = [{
    Importers compute the shape that a reshape asks for, or a size to scale to, as
    tensors of a few integers: concatenated, sliced, divided element by element. What
    `tensor.extract` reads at constant indices from a tensor of at most 64 elements is
    computed as a number instead, through slices, reshapes, concatenations and
    operations of linalg without reductions. Then extents that are equal can be seen to
    be, folds of numbers apply, and sizes of buffers follow from those of arguments.
    An extent that is multiplied by a whole number in floats, as the sizes that images
    are scaled to are, is multiplied as an integer: equal up to 2^24, the last integer
    which `f32` counts to.

    Does nothing to elements of arguments and constants, of larger tensors, and of what
    may fail or sums.

    ```mlir
    %h2 = linalg.generic ... ins(%h : tensor<1xi64>) outs(...) { arith.muli %in, %c2 }
    %size = tensor.extract %h2[%c0] : tensor<1xi64>
    // becomes
    %0 = tensor.extract %h[%c0] : tensor<1xi64>
    %size = arith.muli %0, %c2
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::tensor::TensorDialect"];
}

#endif // TENSOROPT_PIPELINES_PASSES_TD
