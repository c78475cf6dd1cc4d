// SPDX-License-Identifier: Apache-2.0
// Loops that cut a sweep among threads are made of.

#pragma once

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

/// Emits `body` for each number from `from` up to `to`, on any threads.
void emitParallel(mlir::ImplicitLocOpBuilder &builder, mlir::Value from,
                  mlir::Value to, llvm::function_ref<void(mlir::Value)> body);

/// Emits a search for the first place from `from` up to `to` of which
/// `comesBefore` is false, or `to`. It must be true of the places before, and
/// of none after. O(log(to - from)) evaluations.
mlir::Value
emitBisection(mlir::ImplicitLocOpBuilder &builder, mlir::Value from,
              mlir::Value to,
              llvm::function_ref<mlir::Value(mlir::Value)> comesBefore);

} // namespace tensoropt
