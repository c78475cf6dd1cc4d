// SPDX-License-Identifier: Apache-2.0
// The names that a library takes in C.
//
//   CNames names;
//   if (failed(names.add(function, interface)))
//     return failure();

#pragma once

#include "TensorOpt/Library/LibraryInterface.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/StringMap.h"

namespace tensoropt {

/// The upper-case form of a name, for constants.
std::string getMacroName(llvm::StringRef name);

class CNames {
public:
  /// Takes the names of a function and of what comes with it. Fails, with an
  /// error at the function, for one that is no identifier, is reserved, or is
  /// another function's.
  mlir::LogicalResult add(mlir::func::FuncOp function,
                          const LibraryFunction &interface);

private:
  mlir::LogicalResult take(mlir::func::FuncOp function, std::string name);

  llvm::StringMap<mlir::func::FuncOp> taken;
};

} // namespace tensoropt
