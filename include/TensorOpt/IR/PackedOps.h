// SPDX-License-Identifier: Apache-2.0
// Operations on packed tensors: tensoropt.merge, split and expand.
//
//   auto type = MergeOp::inferType(source, {2, 2}, emitError);
//   Value matrix = MergeOp::create(builder, loc, *type, integrals, sizes);

#pragma once

#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Solvers/MergeSlots.h"

namespace tensoropt {

/// True for a tensor of canonical entries without a sparse storage.
bool isPackedTensor(mlir::Type type);

} // namespace tensoropt

#define GET_OP_CLASSES
#include "TensorOpt/IR/TensorOptPackedOps.h.inc"
