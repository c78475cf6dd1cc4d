// SPDX-License-Identifier: Apache-2.0
// A kernel alone: the operations of a group as a function of what they read.

#pragma once

#include "BlockedConvolution.h"
#include "MatrixProduct.h"
#include "RowGroup.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

namespace tensoropt {

struct ExtractedKernel {
  /// A module with a function `kernel`: its arguments are what the operations
  /// read of others, its results what others read. Fills, tensors without
  /// values and numbers are its own, and so are weights, random ones.
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::Operation *planned = nullptr; ///< in it
  /// What it computes, in words and as a hash of all that matters: operations,
  /// types, indices, what becomes of the result. The same in each run.
  std::string name;
};

/// A convolution, with its ending, whose algorithm is to be chosen. Weights are
/// random numbers of the function.
ExtractedKernel extractAlgorithm(const BlockedConvolution &convolution);

/// A group whose loops are to be chosen. Weights are arguments.
ExtractedKernel extractLoops(const RowGroup &group);

/// A product on buffers, on tensors of the same shapes. What it is filled with
/// before is the function's, if that is known; else it adds to an argument.
ExtractedKernel extractProduct(const MatrixProduct &product);

} // namespace tensoropt
