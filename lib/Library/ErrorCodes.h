// SPDX-License-Identifier: Apache-2.0
// Errors of generated code as numbers that calls return, without a state that
// outlives them.
//
//   ErrorCodes codes;
//   if (failed(codes.replaceRuntime(lowered)))  // calls of tensoroptFail
//     return failure();
//   int32_t code = codes.get("input0 is NULL");

#pragma once

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"

namespace tensoropt {

/// Whether a call allocates memory.
bool isAllocation(mlir::LLVM::CallOp call);

/// Gives functions of the LLVM dialect, and all that call them, a pointer as
/// last argument, which callers hand on. Fails, with an error there, where the
/// address of one is taken.
mlir::LogicalResult
addPointerArgument(mlir::ModuleOp lowered,
                   llvm::SetVector<mlir::LLVM::LLVMFuncOp> &functions);

class ErrorCodes {
public:
  /// The number of a text, from 1.
  int32_t get(const std::string &text);

  /// The texts in the order of their numbers.
  const std::vector<std::string> &texts() const { return known; }

  /// Makes what the runtime would be called for stores of numbers to where the
  /// last argument points, of each function that can fail, and has allocations
  /// fail so, too. In parallel loops, out of which there is no return, those
  /// end the program.
  mlir::LogicalResult replaceRuntime(mlir::ModuleOp lowered);

  /// Whether a function has that argument.
  bool canFail(mlir::LLVM::LLVMFuncOp function) const {
    return failing.contains(function);
  }

private:
  mlir::LogicalResult replace(mlir::LLVM::CallOp call);
  void checkAllocation(mlir::LLVM::CallOp call);
  void checkCalls(mlir::ModuleOp lowered);

  llvm::StringMap<int32_t> numbers;
  std::vector<std::string> known;
  llvm::SetVector<mlir::LLVM::LLVMFuncOp> failing;
};

} // namespace tensoropt
