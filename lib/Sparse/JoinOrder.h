// SPDX-License-Identifier: Apache-2.0
// The order in which a sweep with joins goes through the levels of its
// operands.
//
// Levels of one operand come in the order of its storage. A level whose index
// is known is located: computed, merged or searched; one whose index is not
// becomes a loop over what is stored. All interleavings are tried with a simple
// model of what they cost: an extent has 2^16 indices and a fibre 16 entries.
// This finds Gustavson's order for a product of two CSR matrices (ACM TOMS
// 4(3), 1978). No IR is written here.

#pragma once

#include "TensorOpt/IR/StorageLayout.h"

namespace tensoropt {

/// An operand of a sweep: its levels, and the index of the sweep on each
/// dimension.
struct JoinOperand {
  llvm::SmallVector<StorageLevel> levels;
  llvm::SmallVector<unsigned> indices;

  unsigned indexOf(unsigned level) const {
    return indices[levels[level].dimension];
  }
};

/// What happens next in the nest.
struct JoinStep {
  enum class Kind {
    Loop,    ///< over all that a dense or compressed level stores
    Bind,    ///< a singleton level gives an index its value
    Free,    ///< over the extent of a free index
    Compute, ///< a dense level at a known index
    Merge,   ///< a compressed level, by a pointer that ascends with the index
    Search,  ///< a compressed level, by bisection
    Range,   ///< all entries of one index, by bisection, then a loop
    Scan,    ///< a loop over entries in any order, testing each
    Test     ///< a singleton level at a known index
  };
  Kind kind = Kind::Free;
  unsigned operand = 0, level = 0; ///< of all but Free
  unsigned index = 0;              ///< the index that is bound or known

  bool opensLoop() const {
    return kind == Kind::Loop || kind == Kind::Free || kind == Kind::Range ||
           kind == Kind::Scan;
  }
  bool bindsIndex() const {
    return kind == Kind::Loop || kind == Kind::Free || kind == Kind::Bind;
  }
};

/// A level that is located once for each index of an unrelated dense loop,
/// which another storage of its operand would spare.
struct MissedStorage {
  unsigned operand;
  llvm::SmallVector<unsigned> dimensions; ///< a better order of its levels
};

struct JoinOrder {
  llvm::SmallVector<JoinStep> steps;
  double cost = 0;
  std::optional<MissedStorage> missed;
};

/// The number of entries of a tensor in that model.
double estimateEntries(const JoinOperand &operand);

/// The cheapest order. `fibre` lists the indices of all levels but the last of
/// a sparse output, if there is one: an order that binds them first, and
/// nothing else, builds it row by row.
JoinOrder findJoinOrder(llvm::ArrayRef<JoinOperand> operands,
                        llvm::ArrayRef<unsigned> freeIndices,
                        std::optional<llvm::ArrayRef<unsigned>> fibre);

/// The number of steps after which exactly the indices `fibre` are bound; empty
/// if there is no such moment.
std::optional<size_t> findFibreStep(llvm::ArrayRef<JoinStep> steps,
                                    llvm::ArrayRef<unsigned> fibre);

} // namespace tensoropt
