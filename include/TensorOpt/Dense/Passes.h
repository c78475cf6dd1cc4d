// SPDX-License-Identifier: Apache-2.0
// Passes of the room Dense; see Passes.td.

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {
#define GEN_PASS_DECL
#include "TensorOpt/Dense/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt
