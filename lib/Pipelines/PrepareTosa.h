// SPDX-License-Identifier: Apache-2.0
// Rewrites of TOSA for what upstream's lowering to linalg does not do, or not
// right.

#pragma once

#include "mlir/IR/BuiltinOps.h"

namespace tensoropt {

/// Conditions of branches and loops lose dimensions: upstream's lowering reads
/// them as if they had none.
void flattenConditions(mlir::ModuleOp module);

/// To be called once shapes are inferred. Scaling that may be inexact is
/// rounded as most is. Bilinear resizing of integers starts inside the image:
/// upstream rounds negative places towards zero where the specification rounds
/// them down. Fails with an error for places that are further outside than the
/// specification allows.
mlir::LogicalResult prepareTosa(mlir::ModuleOp module);

} // namespace tensoropt
