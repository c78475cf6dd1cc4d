// SPDX-License-Identifier: Apache-2.0
// Loops, branches and searches that hand on no values.

#pragma once

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

/// Emits `body` for every `step`-th number from `from` up to `to`, or for each.
void emitPlainFor(mlir::ImplicitLocOpBuilder &builder, mlir::Value from,
                  mlir::Value to, mlir::Value step,
                  llvm::function_ref<void(mlir::Value)> body);
void emitPlainFor(mlir::ImplicitLocOpBuilder &builder, mlir::Value from,
                  mlir::Value to, llvm::function_ref<void(mlir::Value)> body);

/// Emits `then` if the condition holds, and `otherwise` if not.
void emitPlainIf(mlir::ImplicitLocOpBuilder &builder, mlir::Value condition,
                 llvm::function_ref<void()> then,
                 llvm::function_ref<void()> otherwise);

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
