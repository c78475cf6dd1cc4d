// SPDX-License-Identifier: Apache-2.0
// Inputs whose entries that are not stored have a stated value, `fill`.

#pragma once

#include "TensorOpt/IR/Semiring.h"

namespace tensoropt {

/// The fill value of a tensor's encoding; null if none is stated.
mlir::TypedAttr getFill(mlir::Type type);

/// True if entries of this type that have the fill value must be told from
/// others: the fill value is the semiring's zero, which need not annihilate
/// where it is multiplied (the greatest integer plus a number wraps).
bool hidesFill(mlir::Type type, const Semiring &semiring);

/// An i1 that tells whether an entry has the fill value of `type`.
mlir::Value emitIsFill(mlir::ImplicitLocOpBuilder &builder, mlir::Type type,
                       mlir::Value entry);

/// Replaces inputs of an einsum whose fill value is not the semiring's zero by
/// dense tensors that hold it: all their entries add terms. A record tells.
/// Emits an error and fails if an output has a fill value.
llvm::LogicalResult fillIn(EinsumOp op, mlir::RewriterBase &rewriter);

} // namespace tensoropt
