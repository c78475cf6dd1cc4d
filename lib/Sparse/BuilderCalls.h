// SPDX-License-Identifier: Apache-2.0
// Builders as calls of the runtime. Handles and addresses are of type index.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// The handles of the builders that were lowered.
using BuilderHandles = llvm::DenseMap<mlir::Value, mlir::Value>;

/// Declares the functions of the runtime that a module with builders calls.
void declareBuilderFunctions(mlir::ModuleOp module);

/// Calls tensoroptBuilder`name`; the handle, if it returns one or a size.
mlir::Value emitBuilderCall(mlir::ImplicitLocOpBuilder &builder,
                            llvm::StringRef name, mlir::ValueRange arguments);

/// The address of a memref's first element.
mlir::Value emitAddress(mlir::ImplicitLocOpBuilder &builder,
                        mlir::Value memref);

/// Lowers tensoropt.open and remembers its handle; it is erased with the
/// builder's last user. Fails if the runtime's functions are not declared.
llvm::LogicalResult lowerOpen(OpenOp op, BuilderHandles &handles,
                              mlir::RewriterBase &rewriter);

/// Lowers tensoropt.close to new buffers.
llvm::LogicalResult lowerClose(CloseOp op, const BuilderHandles &handles,
                               mlir::RewriterBase &rewriter);

} // namespace tensoropt
