// SPDX-License-Identifier: Apache-2.0
// The operations of a semiring, as IR, on scalars and on vectors of them.
//
//   Value term = emitMultiply(builder, SemiringKind::MinPlus, a, x);
//   Value sum = emitReduce(builder, ReduceKind::Min, accumulator, term);

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

/// The sum of a semiring.
ReduceKind getReduceKind(SemiringKind semiring);

/// True if x + x = x, so that a term may be added any number of times.
bool isIdempotent(ReduceKind kind);

/// The neutral element of a sum: 0, false, or the extreme value of the type
/// (infinities for floats).
mlir::Value emitIdentity(mlir::ImplicitLocOpBuilder &builder, ReduceKind kind,
                         mlir::Type type);

/// `lhs` + `rhs` for a sum. Minimum and maximum take `lhs` if `rhs` is NaN, so
/// that terms which are NaN are passed over. With `reassociate`, sums of floats
/// may be taken in any order.
mlir::Value emitReduce(mlir::ImplicitLocOpBuilder &builder, ReduceKind kind,
                       mlir::Value lhs, mlir::Value rhs,
                       bool reassociate = false);

/// The product of a semiring.
mlir::Value emitMultiply(mlir::ImplicitLocOpBuilder &builder,
                         SemiringKind semiring, mlir::Value lhs,
                         mlir::Value rhs);

} // namespace tensoropt
