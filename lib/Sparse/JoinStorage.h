// SPDX-License-Identifier: Apache-2.0
// Which operands of a sweep with joins are copied into another order of levels
// first, because the nest is much cheaper then.
//
// C[i,j] += A[i,k] B[j,k] with both in CSR merges each row of A with each of B,
// and with a copy of B by columns visits what they share. Sizes are those of
// the model in JoinOrder.h: visiting entries beats trying all pairs of fibres
// whatever they are. No IR is written here.

#pragma once

#include "JoinOrder.h"

namespace tensoropt {

struct JoinStorage {
  JoinOrder order;
  /// By operand, the dimension by whose coordinate its copy is sorted.
  llvm::SmallVector<std::optional<unsigned>> roots;

  bool hasCopies() const {
    return llvm::any_of(roots, [](auto root) { return root.has_value(); });
  }
};

/// True if a copy of such storage can be sorted by another dimension: there are
/// coordinates to sort.
bool canTranspose(const StorageLayout &layout);

/// The levels of a copy: a dense one for dimension `root`, then a compressed
/// one and singletons for the others, in their order.
llvm::SmallVector<StorageLevel>
getTransposedLevels(llvm::ArrayRef<StorageLevel> levels, unsigned root);

/// The cheapest order with the fewest copies of operands that `mayCopy`, or
/// the one without copies, unless it is twice as dear. Operands with equal
/// `tensors` share copies. At most 256 combinations are tried: later operands
/// than those that make them up stay as they are.
JoinStorage chooseJoinStorage(llvm::ArrayRef<JoinOperand> operands,
                              llvm::ArrayRef<unsigned> tensors,
                              llvm::ArrayRef<bool> mayCopy,
                              llvm::ArrayRef<unsigned> freeIndices,
                              std::optional<llvm::ArrayRef<unsigned>> fibre);

} // namespace tensoropt
