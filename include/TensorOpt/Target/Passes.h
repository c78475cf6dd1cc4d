// SPDX-License-Identifier: Apache-2.0
// Passes of the room Target; see Passes.td.

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {

/// On an exported function: for each result of the source function the number
/// of the argument that holds it, or -1.
inline constexpr llvm::StringLiteral resultArgumentsAttr =
    "tensoropt.result_arguments";

#define GEN_PASS_DECL
#include "TensorOpt/Target/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt
