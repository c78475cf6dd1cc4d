// SPDX-License-Identifier: Apache-2.0
// Arenas in place of allocations, once the plan is verified.

#pragma once

#include "TensorOpt/Memory/MemoryScope.h"
#include "mlir/IR/Builders.h"

namespace tensoropt {

/// NaN in all floats, -1 in integers.
inline constexpr int64_t poisonByte = 0xFF;

/// Where the items of an open scope lie, and how many bytes each has; empty for
/// another one, whose plan says it.
struct ScopePlaces {
  llvm::SmallVector<mlir::Value> offsets, bytes;
  mlir::Value slice;              ///< of a loop: bytes of one iteration
  std::vector<ScopePlaces> loops; ///< in the order of those among the items
};

/// A part of an arena that a call hands to a function for one of its own.
struct PassedArena {
  mlir::Operation *call;
  mlir::Attribute space;
  bool isOpen;
  mlir::Value part;
};

/// Makes views of `arena` of a scope's items, drops their deallocations, and
/// notes the parts for callees. With `poison`, fills each buffer with
/// bytes 0xFF before its first use and checks guards behind the last one, but
/// no guards in loops whose iterations run at once, out of which no assertion
/// leads.
void applyScope(const MemoryScope &scope, mlir::Value arena,
                const ScopePlaces &places, bool poison,
                std::vector<PassedArena> &passed, bool isParallel = false);

/// Fills `bytes` bytes from `offset` of an array of bytes.
void createFill(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value arena,
                mlir::Value offset, mlir::Value bytes, int64_t value);

} // namespace tensoropt
