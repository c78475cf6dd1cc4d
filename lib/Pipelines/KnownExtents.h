// SPDX-License-Identifier: Apache-2.0
// Extents that are known of tensors whose types leave them open.

#pragma once

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"

namespace tensoropt {

/// A type that states the extents of both, null where they contradict.
mlir::RankedTensorType joinExtents(mlir::RankedTensorType type,
                                   llvm::ArrayRef<int64_t> shape);

/// What a tensor is known to be beyond its type: the source of a cast that
/// forgets extents. Null for what is no ranked tensor.
mlir::RankedTensorType getKnownType(mlir::Value value);

/// What all of some values are known to be: extents that differ stay open.
/// `stated`, their type, where that is no ranked tensor without an encoding.
mlir::Type getCommonType(mlir::Type stated, mlir::ValueRange values);

mlir::Value castTo(mlir::OpBuilder &builder, mlir::Type type,
                   mlir::Value value);

/// Carries extents through the bodies of functions: canonicalisation, and what
/// upstream lacks.
void propagateExtents(mlir::ModuleOp module);

} // namespace tensoropt
