// SPDX-License-Identifier: Apache-2.0
// The operations of a block as steps that may change places.
//
//   BlockOrder order(block, accesses, buffers, innerBytes);
//   OrderingResult result = solveOrdering(order.getProblem(), options);
//   order.apply(result.order);

#pragma once

#include "MemoryAccesses.h"
#include "TensorOpt/Solvers/Ordering.h"

namespace tensoropt {

/// A buffer of known size that is allocated in a block, with its uses.
struct BlockBuffer {
  mlir::Operation *alloc;
  int64_t bytes;
  const BufferUses *uses;
};

/// Steps are operations that read or write memory. What does not moves along
/// with the first step that needs it, and deallocations behind the last one.
class BlockOrder {
public:
  /// `innerBytes` has what lives inside an operation at most, where that is
  /// more than nothing.
  BlockOrder(mlir::Block &block, MemoryAccesses &accesses,
             llvm::ArrayRef<BlockBuffer> buffers,
             const llvm::DenseMap<mlir::Operation *, int64_t> &innerBytes);

  const OrderingProblem &getProblem() const { return problem; }

  /// Moves the block's operations. Once.
  void apply(llvm::ArrayRef<unsigned> order);

private:
  enum class Role { Step, Along, Behind };
  struct Entry {
    mlir::Operation *op;
    Role role;
    llvm::SmallVector<unsigned, 4> needs; ///< entries, ascending
    /// Steps that must have run: of a step by values, of what moves along
    /// through others of its kind, of what stays behind by the buffer.
    llvm::SmallVector<unsigned, 4> after;
    unsigned step = 0; ///< its number, of a step
  };

  Role getRole(mlir::Operation *op) const;
  void addEntry(mlir::Operation *op);
  void addDependences(MemoryAccesses &accesses);
  void addBuffer(const BlockBuffer &buffer);
  void addBehind(const BlockBuffer &buffer,
                 llvm::ArrayRef<unsigned> touchingSteps);
  void place(unsigned entry);

  mlir::Block &block;
  std::vector<Entry> entries;
  llvm::DenseMap<mlir::Operation *, unsigned> numbers; ///< of entries
  llvm::DenseSet<mlir::Operation *> behind;            ///< deallocations
  std::vector<unsigned> steps;                         ///< entries
  OrderingProblem problem;
  std::vector<bool> isPlaced;
  std::vector<mlir::Operation *> placed;
};

} // namespace tensoropt
