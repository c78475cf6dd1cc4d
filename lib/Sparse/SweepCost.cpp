// SPDX-License-Identifier: Apache-2.0

#include "SweepCost.h"
#include "OperationCount.h"
#include "SweepLoops.h"
#include "TensorOpt/IR/CountOperations.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Counting
//===----------------------------------------------------------------------===//

namespace {

class BlockCosts {
public:
  BlockCosts(const LoopRoles &roles, bool countsIntegers)
      : roles(roles), countsIntegers(countsIntegers) {}

  void countBlock(Block::iterator begin, Block::iterator end, CostBlock where) {
    for (Operation &op : llvm::make_range(begin, end)) {
      where.operations += countOperations(&op, countsIntegers);
      if (op.getNumRegions())
        countInside(&op, where);
    }
    if (where.operations.total())
      cost.blocks.push_back(std::move(where));
  }

  KernelCost cost;

private:
  void countInside(Operation *op, CostBlock where);

  const LoopRoles &roles;
  bool countsIntegers;
};

} // namespace

void BlockCosts::countInside(Operation *op, CostBlock where) {
  where.operations = {};
  auto found = roles.find(op);
  if (found == roles.end()) {
    // A region of the body, of which only a part may run.
    cost.isUpperBound = true;
  } else {
    const LoopRole &role = found->second;
    switch (role.kind) {
    case LoopRole::Kind::Tree:
      where.place = role.place;
      break;
    case LoopRole::Kind::Copied:
      return;
    case LoopRole::Kind::Free:
      where.loops.push_back(role.index);
      break;
    case LoopRole::Kind::AnyFree:
      where.asked.push_back(role.index);
      break;
    case LoopRole::Kind::Tile:
      where.tile = role.tile;
      break;
    }
  }
  for (Region &region : op->getRegions())
    for (Block &block : region)
      countBlock(block.begin(), block.end(), where);
}

KernelCost tensoropt::predictCost(SweepOp sweep, const StorageLayout &layout,
                                  const SweepOptions &options,
                                  RewriterBase &rewriter) {
  SweepOptions alone = options;
  alone.threads = 1;
  // Groups of rows do the same work.
  alone.groupRows = false;
  alone.alignRows = false;
  alone.prefetch = false;
  // Atomic updates do without vectors.
  if (options.threads > 1 && options.conflicts == Conflicts::Atomic)
    alone.vectorBytes = 0;
  Operation *before = sweep->getPrevNode();
  SweepLoops loops(sweep, layout, alone, rewriter);
  loops.emit();

  Block *block = sweep->getBlock();
  auto begin = before ? std::next(Block::iterator(before)) : block->begin();
  BlockCosts counter(loops.loopRoles(), hasIntegerElements(sweep));
  counter.countBlock(begin, Block::iterator(sweep), {});
  while (sweep->getPrevNode() != before)
    rewriter.eraseOp(sweep->getPrevNode());
  return std::move(counter.cost);
}

//===----------------------------------------------------------------------===//
// Full storage
//===----------------------------------------------------------------------===//

static bool isProduct(Operation &op) {
  return isa<arith::MulFOp, arith::MulIOp, complex::MulOp>(op);
}

/// Takes the weights of diagonals out of products: what depends on coordinates
/// and constants alone.
static void removeWeights(SweepOp sweep, RewriterBase &rewriter) {
  Block &body = sweep.getBody().front();
  DenseSet<Value> others(sweep.getFreeIndices().begin(),
                         sweep.getFreeIndices().end());
  others.insert(sweep.getEntry());
  auto isWeight = [&](Value value) {
    return !others.contains(value) && (value.getParentBlock() == &body ||
                                       matchPattern(value, m_Constant()));
  };
  for (Operation &op : llvm::make_early_inc_range(body)) {
    bool isPure = isMemoryEffectFree(&op) && op.getNumRegions() == 0;
    if (!isPure || !llvm::all_of(op.getOperands(), isWeight))
      others.insert(op.getResults().begin(), op.getResults().end());
    if (!isProduct(op))
      continue;
    for (auto [one, other] : {std::pair(0, 1), std::pair(1, 0)})
      if (isWeight(op.getOperand(one)) && !isWeight(op.getOperand(other))) {
        rewriter.replaceOp(&op, op.getOperand(other));
        break;
      }
  }
}

/// Removes all but the first reduction into each output.
static void keepFirstUpdates(SweepOp sweep, RewriterBase &rewriter) {
  DenseSet<Value> seen;
  for (Operation &op : llvm::make_early_inc_range(sweep.getBody().front()))
    if (auto reduce = dyn_cast<ReduceOp>(op))
      if (!seen.insert(reduce.getTarget()).second)
        rewriter.eraseOp(reduce);
}

KernelCost tensoropt::predictFullCost(SweepOp sweep, StorageLayout layout,
                                      const SweepOptions &options,
                                      RewriterBase &rewriter) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(sweep);
  auto full = cast<SweepOp>(rewriter.clone(*sweep));
  keepFirstUpdates(full, rewriter);
  removeWeights(full, rewriter);
  layout.stored = Stored::Full;
  layout.region.reset();
  KernelCost cost = predictCost(full, layout, options, rewriter);
  rewriter.eraseOp(full);
  return cost;
}
