// SPDX-License-Identifier: Apache-2.0
// A program as it would be without a word of symmetry, to compare with.
//
//   OwningOpRef<ModuleOp> plain = module.clone();
//   forgetSymmetry(*plain);

#pragma once

#include "TensorOpt/IR/TensorOpt.h"

namespace tensoropt {

/// Takes the symmetry out of all types below `root`, so that tensors store all
/// their entries, and marks the functions. The result may not verify: storage
/// that is taken apart or assembled is another one then.
void forgetSymmetry(mlir::Operation *root);

/// True inside a function that forgetSymmetry marked: products of equal factors
/// are then computed as products of different ones.
bool isWithoutSymmetry(mlir::Operation *op);

} // namespace tensoropt
