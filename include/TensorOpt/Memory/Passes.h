// SPDX-License-Identifier: Apache-2.0
// Passes of the room Memory; see Passes.td.

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {

/// Whose memory a function's arena is: its own, or the caller's, without or
/// with the buffers whose sizes follow from extents.
enum class Workspace { Internal, Argument, Open };

/// On NAME.workspace_size: for each of its arguments the argument of NAME, and
/// the dimension of it, or -1 for the number that it is.
inline constexpr llvm::StringLiteral workspaceExtentsAttr =
    "tensoropt.workspace_extents";

#define GEN_PASS_DECL
#include "TensorOpt/Memory/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt
