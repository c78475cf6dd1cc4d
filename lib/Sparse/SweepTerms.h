// SPDX-License-Identifier: Apache-2.0
// What a sweep adds to its outputs, regrouped by the loop in which each factor
// becomes known.
//
// A reduction adds a product to a place. Factors known no deeper than the place
// multiply on the way down (a prefix product); the others are summed on the way
// up, each multiplied in at its own loop:
//
//   C[i] += a B[k] B[l]  =>  C[i] += sum over k of B[k] * (sum over l of a
//   B[l])
//
// Reductions that sum the same factors share the sum, so that all updates of a
// canonical entry of order N cost about two multiply-adds and three more per
// inner node of the tree.

#pragma once

#include "TensorOpt/IR/Semiring.h"
#include <memory>
#include <vector>

namespace tensoropt {

/// Where a value of the body is known. Depth 0 is outside all loops; each dense
/// or compressed level opens one loop and adds one.
struct Known {
  unsigned depth = 0;
  uint64_t free = 0; ///< the free indices that it depends on, one bit each
};

/// A sum over what the loop of `depth` visits below one parent.
struct PartialSum {
  unsigned depth;
  Reduction reduction;
  llvm::SmallVector<mlir::Value, 4> factors; ///< of the body, known at `depth`
  PartialSum *inner = nullptr; ///< the sum of the next loop, if there is one
  mlir::Type type;             ///< of what it adds
  PartialSum *carrier =
      nullptr; ///< the sum one loop out that this one continues

  // While loops are emitted.
  mlir::Value product = {}; ///< of the factors; null for none
  mlir::Value running = {};
};

/// A reduction of the body's top level.
struct Term {
  ReduceOp op;
  unsigned depth = 0; ///< of the loop in which it is added to memory
  /// Factors by the depth where they are known, from 0 to `depth`.
  std::vector<llvm::SmallVector<mlir::Value, 4>> factors;
  /// Factors that depend on free indices, whose loops are then opened for this
  /// term alone, inside the loop of `depth`.
  llvm::SmallVector<mlir::Value, 4> lateFactors;
  bool opensFreeLoops = false;
  PartialSum *sum = nullptr; ///< over deeper loops; null if there are none
};

class SweepTerms {
public:
  struct Options {
    bool reassociate; ///< sums of floats may be taken in any order
    bool factor;      ///< products may be regrouped
    /// The free index that lies across vectors rather than in a loop.
    std::optional<unsigned> vectorIndex;
  };

  /// Analyses the body of a sweep; `levelDepth[d]` is the depth at which the
  /// coordinate of dimension d is known, `levels` the greatest of them.
  SweepTerms(SweepOp sweep, llvm::ArrayRef<unsigned> levelDepth,
             unsigned levels, Options options);

  /// Depth of the innermost loop, those of free indices included.
  unsigned deepest() const { return innermost; }
  /// The depth at which the loop of a free index is opened for all that need
  /// it; the index of the vector has none.
  unsigned depthOfFree(unsigned number) const;
  /// The depth at which an operation of the body is to be emitted, or none if
  /// nobody needs it there.
  std::optional<unsigned> depthOf(mlir::Operation *op) const;
  Known known(mlir::Value value) const { return knownAt.lookup(value); }

  bool hasEffects = false; ///< of the body, other than on outputs
  std::vector<Term> terms;
  std::vector<std::unique_ptr<PartialSum>> sums; ///< inner ones first

private:
  void locateValues(llvm::ArrayRef<unsigned> levelDepth);
  bool mayRegroup(ReduceOp op) const;
  unsigned depthIn(const Term &term, mlir::Value value) const;
  void placeTerm(Term &term, llvm::ArrayRef<mlir::Value> factors);
  void addTerm(ReduceOp op);
  PartialSum *findSum(PartialSum wanted, bool mayShare);
  unsigned numberOf(mlir::Value value);
  void need(mlir::Value value);

  SweepOp sweep;
  unsigned levels;
  Options options;
  unsigned innermost;
  uint64_t loopIndices = 0; ///< free indices that have loops
  llvm::DenseMap<mlir::Value, Known> knownAt;
  llvm::DenseMap<mlir::Value, unsigned> numbers;
  llvm::DenseSet<mlir::Operation *> needed;
};

/// The semiring whose product a sum of that kind distributes over; what a
/// custom one distributes over is not known, and never multiplied here.
SemiringKind getProduct(ReduceKind kind);

} // namespace tensoropt
