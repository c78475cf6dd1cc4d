// SPDX-License-Identifier: Apache-2.0
// Squares of registers.

#pragma once

#include "mlir/IR/Builders.h"

namespace tensoropt {

/// Exchanges registers and lanes, of which there are equally many, a power of
/// two.
llvm::SmallVector<mlir::Value>
transposeSquare(llvm::SmallVector<mlir::Value> rows, mlir::OpBuilder &builder,
                mlir::Location loc);

} // namespace tensoropt
