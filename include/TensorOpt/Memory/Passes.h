// SPDX-License-Identifier: Apache-2.0
// Passes of the room Memory; see Passes.td.

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {

/// Whose memory a function's arena is.
enum class Workspace { Internal, Argument };

#define GEN_PASS_DECL
#include "TensorOpt/Memory/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt
