// SPDX-License-Identifier: Apache-2.0
// Arenas in place of allocations, once the plan is verified.

#pragma once

#include "TensorOpt/Memory/MemoryScope.h"
#include "mlir/IR/Builders.h"

namespace tensoropt {

/// Makes views of `arena` of a scope's items, drops their deallocations, and
/// hands parts of it to the callees. Offsets count `unit` bytes if there is
/// one. With `poison`, fills each buffer with bytes 0xFF before its first use
/// and checks guards behind the last one, but no guards in loops whose
/// iterations run at once, out of which no assertion leads.
void applyScope(const MemoryScope &scope, mlir::Value arena, mlir::Value unit,
                bool poison, bool isParallel = false);

/// Fills `bytes` units from `offset` of an array of bytes; without a unit they
/// are bytes.
void createFill(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value arena,
                int64_t offset, int64_t bytes, int64_t value,
                mlir::Value unit = {});

} // namespace tensoropt
