// SPDX-License-Identifier: Apache-2.0
// Plans of a function in several memories: which buffer lies where, at what
// cost, and at which offset.

#pragma once

#include "TensorOpt/Memory/ScopePlanner.h"

namespace tensoropt {

/// Moves buffers from the scope of the default space to those of other stated
/// memories, so that what their traffic costs is least, and plans each scope.
/// `scopes` has one of known sizes for each stated memory, in their order. The
/// result is that of the problem of makeSpacesProblem(); where its status tells
/// that nothing fits, the scopes stay as they were.
PackingResult planSpaces(llvm::ArrayRef<MemoryScope *> scopes,
                         llvm::ArrayRef<MemorySpace> spaces,
                         const PackingOptions &options);

/// The items of all scopes, one after the other. Those of other than the
/// default space are pinned to theirs, as calls and loops are.
PackingProblem makeSpacesProblem(llvm::ArrayRef<MemoryScope *> scopes,
                                 llvm::ArrayRef<MemorySpace> spaces);

} // namespace tensoropt
