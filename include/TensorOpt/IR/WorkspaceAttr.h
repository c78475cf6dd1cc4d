// SPDX-License-Identifier: Apache-2.0
// How much memory of its caller a function works in, as an attribute of the
// function, which passes below leave alone.
//
//   setWorkspace(function, {4096, 64});            // it got an argument more
//   auto workspace = getWorkspace(lowered);        // when it is called

#pragma once

#include "llvm/Support/LogicalResult.h"
#include <cstdint>
#include <optional>

namespace mlir {
class Operation;
} // namespace mlir

namespace tensoropt {

/// Memory that a call needs: at least so many bytes, the first one aligned.
struct WorkspaceSpec {
  int64_t bytes = 0, alignment = 1;
};

/// States that the last argument of a function is a workspace.
void setWorkspace(mlir::Operation *function, WorkspaceSpec spec);

/// What a function needs; none if its last argument is no workspace. Fails for
/// an attribute that setWorkspace() did not make.
llvm::FailureOr<std::optional<WorkspaceSpec>>
getWorkspace(mlir::Operation *function);

} // namespace tensoropt
