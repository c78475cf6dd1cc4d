// SPDX-License-Identifier: Apache-2.0
// Which memory an operation reads and writes, with all that it holds.
//
//   MemoryAccesses accesses(function, uses);
//   auto found = accesses.find(loop);
//   if (found && !conflict(*found, *accesses.find(other))) ...

#pragma once

#include "BufferUses.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include <optional>

namespace tensoropt {

/// Bytes of a buffer, or all memory from outside the function.
struct MemoryAccess {
  mlir::Value root; ///< an allocation; null: outside
  bool isWrite = false;
  int64_t lower = 0, upper = wholeBuffer; ///< within the allocation

  static constexpr int64_t wholeBuffer = INT64_MAX;
};

/// An operation's accesses, each once, in the order in which it has them.
using AccessList = llvm::SmallVector<MemoryAccess, 4>;

/// True if the order of two accesses matters.
bool conflict(const MemoryAccess &a, const MemoryAccess &b);

/// Follows the memory of one function. Allocations that nothing keeps, or that
/// are only returned, are apart from each other and from what is outside;
/// constants of the module are not written and do not count.
class MemoryAccesses {
public:
  MemoryAccesses(mlir::FunctionOpInterface function, BufferUseAnalysis &uses);

  /// Empty where an operation may do more than to access memory, or to memory
  /// that is not known: print, stop, wait, start others.
  std::optional<AccessList> find(mlir::Operation *op);

  /// Allocations of the function whose uses are known, in order.
  llvm::ArrayRef<std::pair<mlir::Value, BufferUses>> getBuffers() const {
    return buffers;
  }

private:
  bool collect(mlir::Operation *op, AccessList &list);
  bool collectCall(mlir::Operation *op, AccessList &list);
  bool isPlain(mlir::FunctionOpInterface callee);
  void add(mlir::Value value, bool isWrite, AccessList &list);
  llvm::ArrayRef<mlir::Value> listRoots(mlir::Value value);

  BufferUseAnalysis &uses;
  std::vector<std::pair<mlir::Value, BufferUses>> buffers;
  llvm::DenseSet<mlir::Value> known;
  llvm::DenseMap<mlir::Value, llvm::SmallVector<mlir::Value, 1>> roots;
  llvm::DenseMap<mlir::Operation *, bool> plain;
};

} // namespace tensoropt
