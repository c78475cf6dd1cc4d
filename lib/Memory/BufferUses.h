// SPDX-License-Identifier: Apache-2.0
// What is done with a buffer and all that may be a view of it.

#pragma once

#include "mlir/Dialect/Bufferization/Transforms/BufferViewFlowAnalysis.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <memory>
#include <string>

namespace tensoropt {

/// The operations that use one buffer.
struct BufferUses {
  /// What reads or writes it or lets others do so, and where asynchronous
  /// operations that do are awaited.
  llvm::SetVector<mlir::Operation *> touches;
  llvm::SmallVector<mlir::Operation *> deallocs;
  /// Why it is not known when it is used last; empty if it is.
  std::string reason;
  /// It leaves by a return; where nothing else is said, only by that.
  bool isReturned = false;
};

/// Follows buffers through the functions of a module.
class BufferUseAnalysis {
public:
  /// Uses of an allocation or of an argument of a function, within that.
  BufferUses find(mlir::Value buffer);

  /// All that may be the buffer or a view of it, itself included.
  llvm::SmallVector<mlir::Value> listViews(mlir::Value buffer);

  /// All that a value may be a view of, and that is no view itself; in no
  /// order. None where all of it goes round in circles.
  llvm::SmallVector<mlir::Value> listOrigins(mlir::Value view);

private:
  mlir::BufferViewFlowAnalysis &getFlow(mlir::Operation *function);
  std::string keeps(mlir::Operation *call, mlir::OpOperand &operand);
  void add(mlir::OpOperand &use, mlir::Value buffer, BufferUses &uses);
  bool areViewsKnown(mlir::Operation *op, mlir::Value buffer);
  bool isOnly(mlir::Value view, mlir::Value buffer);

  std::map<mlir::Operation *, std::unique_ptr<mlir::BufferViewFlowAnalysis>>
      flows;
  /// Why a function may keep an argument; empty if it does not. Entries in work
  /// say that it does.
  std::map<std::pair<mlir::Operation *, unsigned>, std::string> kept;
};

} // namespace tensoropt
