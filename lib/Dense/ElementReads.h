// SPDX-License-Identifier: Apache-2.0
// Bodies that read elements by themselves.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// True if a producer reads elements from anywhere, which is done one by one,
/// and a consumer that would be fused with it has functions, which take a
/// fraction of the time in vectors.
bool wouldLoseVectors(mlir::linalg::GenericOp producer,
                      mlir::linalg::GenericOp consumer);

} // namespace tensoropt
