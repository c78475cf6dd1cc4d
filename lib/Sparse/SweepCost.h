// SPDX-License-Identifier: Apache-2.0
// What the loops of a sweep execute, read off the loops themselves.
//
//   KernelCost cost = predictCost(sweep, layout, options, rewriter);

#pragma once

#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/Solvers/KernelCost.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

struct SweepOptions;

/// What an emitted loop or branch runs over.
struct LoopRole {
  enum class Kind {
    Tree,    ///< nodes of the coordinate tree
    Copied,  ///< nodes that another loop with the same body stands for
    Free,    ///< a free index
    AnyFree, ///< a branch: whether a free index has any value
    Tile     ///< parts of the free index that lies across vectors
  };
  Kind kind = Kind::Tree;
  CostBlock::Place place;
  unsigned index = 0; ///< number of the free index
  CostBlock::Tile tile;

  static LoopRole inTree(CostBlock::Visits visits, unsigned depth) {
    return {Kind::Tree, {visits, depth}, 0, {}};
  }
  static LoopRole ofTile(unsigned index, int64_t width, int64_t widest) {
    return {Kind::Tile, {}, index, {index, width, widest}};
  }
};

using LoopRoles = llvm::DenseMap<mlir::Operation *, LoopRole>;

/// Counts the operations of the loops that a sweep becomes on one thread. The
/// loops are emitted for that and erased again.
KernelCost predictCost(SweepOp sweep, const StorageLayout &layout,
                       const SweepOptions &options,
                       mlir::RewriterBase &rewriter);

/// The same for the sweep that visits all entries of full storage and does one
/// update for each: the first one of each output, without its weights.
KernelCost predictFullCost(SweepOp sweep, StorageLayout layout,
                           const SweepOptions &options,
                           mlir::RewriterBase &rewriter);

/// Bytes of an element in memory.
int64_t bytesOf(mlir::Type type);

/// A record of this pass without values.
Record startRecord(Record::Kind kind, llvm::StringRef name);

/// The costs per stored entry and per inner node of its tree, those of full
/// storage beside them, and the limits that follow.
Record describeCost(SweepOp sweep, const StorageLayout &layout,
                    const KernelCost &cost, const KernelCost &full);

/// What is needed to evaluate costs on the arguments of a compiled function;
/// `driver` is -1 where the tensor is not an argument. Fails where an extent
/// neither is a constant nor comes from an argument.
mlir::FailureOr<Kernel> locateKernel(SweepOp sweep);

} // namespace tensoropt
