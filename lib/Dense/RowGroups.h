// SPDX-License-Identifier: Apache-2.0
// The groups of a function that become nests of loops, and their plans.

#pragma once

#include "KernelPlan.h"
#include "RowGroup.h"

namespace tensoropt {

/// The threads that loops may be cut among, and the iterations that pay for
/// starting them.
struct ThreadLimits {
  unsigned threads = 1;
  double work = 0;
};

/// Calls `visit` for each group of operations that share rows, and for products
/// alone, with the threads it pays for. It may replace the operations.
llvm::LogicalResult forEachRowGroup(
    mlir::Operation *function, ThreadLimits limits,
    llvm::function_ref<llvm::LogicalResult(RowGroup &group, unsigned threads)>
        visit);

/// The plan that the group's operation has, or the best one by the model, for
/// tiles of that many registers. Fails, with an error, where the group cannot
/// be computed as the operation asks.
mlir::FailureOr<KernelPlan> getRowPlan(const RowGroup &group, int64_t registers,
                                       unsigned threads);

/// Registers that tiles of the model may have: what else a step needs stays in
/// registers, too.
int64_t countTileRegisters(mlir::Operation *op);

} // namespace tensoropt
