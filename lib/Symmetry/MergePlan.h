// SPDX-License-Identifier: Apache-2.0
// Which neighbouring indices of an einsum can be one index over packed storage.

#pragma once

#include "TensorOpt/IR/PackedOps.h"

namespace tensoropt {

/// How an operand other than the visited tensor meets a block of indices.
enum class BlockUse {
  Absent, ///< it has none of them
  Read,   ///< its canonical entries are read as they are
  Summed, ///< the entries of an orbit are added first
  Written ///< an output: each entry of an orbit gets the sum
};

/// Indices of the visited tensor that become one.
struct MergedBlock {
  std::string letters; ///< neighbours in the visited tensor
  /// Its coordinates are sorted ones; else they are all.
  bool isSorted;
};

/// The blocks of one einsum, in the order of the visited tensor's dimensions.
struct MergePlan {
  unsigned driver = 0; ///< the number of the visited input
  llvm::SmallVector<MergedBlock> blocks;
  std::optional<MergedSlots> merged; ///< the symmetry of the blocks
  /// uses[o][b], of inputs, then of outputs; nothing for the driver.
  llvm::SmallVector<llvm::SmallVector<BlockUse>> uses;

  llvm::SmallVector<int64_t> getSizes() const;

  /// The blocks with the fewest indices left, of those that all operands use as
  /// wholes; nothing if there are none of two indices or more, or if an operand
  /// to be merged is as large as the visited tensor. Tries all ways to divide
  /// the dimensions, 2^(rank - 1).
  static std::optional<MergePlan> compute(EinsumOp op);
};

} // namespace tensoropt
