// SPDX-License-Identifier: Apache-2.0
// Weights of f32 in 16 bits.

#pragma once

#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/Execution/TensorData.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <vector>

namespace tensoropt {

/// Weights in another type, and what was lost.
struct RoundedWeights {
  Buffer elements;
  std::vector<float> scales; ///< what integers are multiples of
  double error = 0;     ///< sqrt(sum of squared errors / of squared weights)
  bool isFinite = true; ///< false if some are out of range
};

/// Elements of a tensor, and which of them have a scale in common.
struct ScaledElements {
  llvm::ArrayRef<float> values;
  llvm::ArrayRef<int64_t> shape;
  /// The dimensions that scales differ along, ascending; `roundToIntegers` has
  /// one for each index into these.
  llvm::ArrayRef<int64_t> scaled;
};

/// The nearest numbers of bf16 or f16. Nothing if there is no memory, and if
/// the type is another.
std::optional<RoundedWeights> roundToFloats(llvm::ArrayRef<float> values,
                                            StoredWeights type);

/// The nearest multiples of scales, each of which is the largest of its
/// elements / 32767, in i16. Nothing if there is no memory.
std::optional<RoundedWeights> roundToIntegers(const ScaledElements &elements);

} // namespace tensoropt
