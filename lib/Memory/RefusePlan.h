// SPDX-License-Identifier: Apache-2.0
// Errors of functions whose buffers do not fit, which name the buffers.

#pragma once

#include "TensorOpt/Memory/ScopePlanner.h"

namespace tensoropt {

/// Where a plan would need more than there is: what is alive then, the largest
/// first, or what cannot lie side by side.
llvm::LogicalResult refuseCapacity(const MemoryScope &scope,
                                   const PackingResult &result,
                                   int64_t capacity);

/// The same for several memories, of the problem of makeSpacesProblem() and its
/// result.
llvm::LogicalResult refuseSpaces(llvm::ArrayRef<MemoryScope *> scopes,
                                 const PackingProblem &problem,
                                 const PackingResult &result);

} // namespace tensoropt
