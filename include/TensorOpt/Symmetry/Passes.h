// SPDX-License-Identifier: Apache-2.0
// Passes of the room Symmetry; see Passes.td.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {

/// When tensoropt-symmetrize computes an output that comes out symmetric once
/// and adds its transposed forms.
enum class OutputSymmetry { Auto, Always, Never };

#define GEN_PASS_DECL
#include "TensorOpt/Symmetry/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt
