// SPDX-License-Identifier: Apache-2.0
// Passes of the room Dense; see Passes.td.

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {

/// How convolutions by windows of 3 x 3 are computed.
enum class Winograd {
  Off,  ///< directly
  F2,   ///< by squares of 2 x 2 results
  F4,   ///< by squares of 4 x 4 results
  Auto, ///< as is fastest within the tolerance
};

/// What tensoropt-plan-kernels decides.
enum class KernelParts {
  Algorithms, ///< of convolutions
  Loops,      ///< of operations that share rows
  Products,   ///< of two given matrices, on buffers
};

/// How constant weights of f32 are stored.
enum class StoredWeights {
  F32,
  F16,
  BF16,
  I16,  ///< multiples of scales
  Auto, ///< I16 where that is faster and within the tolerance
};

#define GEN_PASS_DECL
#include "TensorOpt/Dense/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt
