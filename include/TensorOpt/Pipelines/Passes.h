// SPDX-License-Identifier: Apache-2.0
// Passes of the room Pipelines; see Passes.td.

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {
#define GEN_PASS_DECL
#include "TensorOpt/Pipelines/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Pipelines/Passes.h.inc"
} // namespace tensoropt
