// SPDX-License-Identifier: Apache-2.0
// What open extents of an allocation are at most, as users state it.

#pragma once

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace tensoropt {

/// True if the allocation has the attribute, but not a number for each dynamic
/// size.
bool hasWrongBounds(mlir::memref::AllocOp alloc);

/// A bound of each dynamic size: by the attribute `tensoropt.upper_bounds` of
/// the allocation, else from those of the function's arguments.
std::optional<llvm::SmallVector<int64_t>>
findUpperBounds(mlir::memref::AllocOp alloc);

} // namespace tensoropt
