// SPDX-License-Identifier: Apache-2.0
// Iterations of parallel loops as numbers from 0.

#pragma once

#include "mlir/IR/Builders.h"
#include <optional>

namespace tensoropt {

/// How many iterations a parallel loop has, if that is known and below 2^31.
std::optional<int64_t> countIterationsOf(mlir::Operation *loop);

/// The number of the iteration, in row-major order, at the begin of the body of
/// a loop whose iterations are counted.
mlir::Value createIterationNumber(mlir::Operation *loop,
                                  mlir::OpBuilder &builder);

} // namespace tensoropt
