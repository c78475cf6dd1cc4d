// SPDX-License-Identifier: Apache-2.0
// Arenas of functions: allocated, or the caller's.

#pragma once

#include "OpenPlaces.h"
#include "OpenSizes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace tensoropt {

/// Places of an open scope in an arena of its own. An assertion fails for bytes
/// that cannot be addressed.
OpenPlaces createCheckedPlaces(const MemoryScope &scope,
                               mlir::ValueRange sources,
                               mlir::OpBuilder &builder, mlir::Location loc);

/// Allocates a scope's arena where the function begins and frees it where it
/// returns. Of an open scope, whose places these become, memory for what cannot
/// be addressed fails an assertion.
mlir::Value createArena(const MemoryScope &scope, ScopePlaces &places);

/// What public functions have of their callers: buffers of known sizes, then
/// those of open ones. Either may be null.
struct WorkspaceScopes {
  const MemoryScope *known = nullptr, *open = nullptr;

  int64_t getAlignment() const;
  /// Where those of open sizes begin.
  int64_t getBase() const;
};

/// Makes a scope's arena, which all callers have for it, the last argument of
/// its function.
mlir::Value createCallersArena(const MemoryScope &scope, ScopePlaces &places);

/// Makes the workspace the last argument of a function, which asserts that it
/// is large enough and aligned, and adds the function that tells its bytes.
/// Returns the argument.
mlir::Value createWorkspace(mlir::func::FuncOp function,
                            const WorkspaceScopes &scopes, ScopePlaces &places);

/// The symbol of the function that tells how much workspace another one needs.
std::string getSizeName(mlir::func::FuncOp function);

} // namespace tensoropt
