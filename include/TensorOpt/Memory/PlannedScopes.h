// SPDX-License-Identifier: Apache-2.0
// The plan that attributes state, held against the lifetimes that are found.
//
//   std::vector<MemoryScope> scopes;
//   if (failed(findPlannedScopes(memory, function, scopes)))
//     return signalPassFailure();
//   scopes[0].plan.arena;       // bytes
//   scopes[0].items[0].offset;
#pragma once

#include "TensorOpt/Memory/MemoryScope.h"

namespace tensoropt {

/// Appends the scopes of a function that have a plan, with the items that it
/// gives a place. Fails with an error at the function or buffer where the
/// attributes are not what `tensoropt-plan-memory` writes, or do not fit: what
/// lives at the same time overlaps, or leaves.
llvm::LogicalResult findPlannedScopes(MemoryModule &memory,
                                      mlir::FunctionOpInterface function,
                                      std::vector<MemoryScope> &planned);

} // namespace tensoropt
