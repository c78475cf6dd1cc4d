// SPDX-License-Identifier: Apache-2.0
// Passes of the room Symmetry; see Passes.td.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {
#define GEN_PASS_DECL
#include "TensorOpt/Symmetry/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt
