// SPDX-License-Identifier: Apache-2.0
// Packed outputs of sweeps as plain tensors of their values.

#pragma once

#include "TensorOpt/IR/PackedOps.h"
#include "mlir/IR/BuiltinOps.h"

namespace tensoropt {

/// Lets all sweeps of a module that have packed outputs add to plain tensors,
/// with a dimension for each block of dimensions that is independent of the
/// others; terms go to the canonical place of their coordinate.
void flattenPackedOutputs(mlir::ModuleOp module);

/// Replaces tensoropt.split by the buffer of its source.
void lowerSplits(mlir::ModuleOp module);

} // namespace tensoropt
