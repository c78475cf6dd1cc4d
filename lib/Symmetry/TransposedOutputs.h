// SPDX-License-Identifier: Apache-2.0
// Outputs that are computed once and added in several transposed forms.

#pragma once

#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/Symmetry/UpdatePlan.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

/// A tensor that holds the neutral element of the sum everywhere.
mlir::Value makeNewOutput(mlir::ImplicitLocOpBuilder &builder,
                          const Reduction &reduction,
                          llvm::ArrayRef<mlir::OpFoldResult> sizes,
                          mlir::Type elementType);

/// `init` plus all transposed forms that the plan asks for of `sum`, the new
/// output number `output`.
mlir::Value addTransposed(mlir::ImplicitLocOpBuilder &builder,
                          const Reduction &reduction, mlir::Value init,
                          mlir::Value sum, const UpdatePlan &plan,
                          size_t output);

} // namespace tensoropt
