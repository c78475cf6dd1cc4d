// SPDX-License-Identifier: Apache-2.0

#include "JoinStorage.h"

#include <set>

using namespace mlir;
using namespace tensoropt;

/// What one entry of a copy costs beside one visit of an entry.
static constexpr double copyCost = 4;

/// How many times cheaper a nest must be to pay for the memory of copies.
static constexpr double leastGain = 2;

static constexpr size_t maxCombinations = 256;

bool tensoropt::canTranspose(const StorageLayout &layout) {
  return layout.type && layout.levels.size() > 1 && !layout.isPacked() &&
         !layout.hasBlocks() && layout.levels.back().kind != LevelKind::Dense;
}

SmallVector<StorageLevel>
tensoropt::getTransposedLevels(ArrayRef<StorageLevel> levels, unsigned root) {
  SmallVector<StorageLevel> copy{{LevelKind::Dense, root, true, true}};
  bool isUnique = levels.back().unique;
  for (const StorageLevel &level : levels) {
    if (level.dimension == root)
      continue;
    LevelKind kind =
        copy.size() == 1 ? LevelKind::Compressed : LevelKind::Singleton;
    copy.push_back({kind, level.dimension, false, level.ordered});
  }
  // Only all coordinates together are there once.
  copy.back().unique = isUnique;
  return copy;
}

namespace {

/// Tries one combination of copies after another.
class StorageSearch {
public:
  StorageSearch(ArrayRef<JoinOperand> operands, ArrayRef<unsigned> tensors,
                ArrayRef<bool> mayCopy, ArrayRef<unsigned> freeIndices,
                std::optional<ArrayRef<unsigned>> fibre)
      : operands(operands), tensors(tensors), mayCopy(mayCopy),
        freeIndices(freeIndices), fibre(fibre) {}

  JoinStorage run() {
    roots.resize(operands.size());
    best = {findJoinOrder(operands, freeIndices, fibre), roots};
    bestCost = best.order.cost / leastGain;
    visit(0, 1);
    return std::move(best);
  }

private:
  void visit(unsigned operand, size_t combinations) {
    if (operand == operands.size())
      return tryCombination();
    visit(operand + 1, combinations);
    const JoinOperand &shape = operands[operand];
    combinations *= shape.levels.size();
    if (!mayCopy[operand] || combinations > maxCombinations)
      return;
    for (const StorageLevel &level : ArrayRef(shape.levels)) {
      // A dense root has that order already.
      if (&level == shape.levels.begin() && level.kind == LevelKind::Dense)
        continue;
      roots[operand] = level.dimension;
      visit(operand + 1, combinations);
    }
    roots[operand].reset();
  }

  void tryCombination() {
    SmallVector<JoinOperand> copied(operands);
    std::set<std::pair<unsigned, unsigned>> copies;
    double cost = 0;
    for (auto [operand, root, tensor] : llvm::zip(copied, roots, tensors)) {
      if (!root)
        continue;
      if (copies.emplace(tensor, *root).second)
        cost += copyCost * estimateEntries(operand);
      operand.levels = getTransposedLevels(operand.levels, *root);
    }
    if (copies.empty() || cost >= bestCost)
      return;
    JoinOrder order = findJoinOrder(copied, freeIndices, fibre);
    cost += order.cost;
    if (cost >= bestCost)
      return;
    bestCost = cost;
    best = {std::move(order), roots};
  }

  ArrayRef<JoinOperand> operands;
  ArrayRef<unsigned> tensors;
  ArrayRef<bool> mayCopy;
  ArrayRef<unsigned> freeIndices;
  std::optional<ArrayRef<unsigned>> fibre;
  SmallVector<std::optional<unsigned>> roots;
  JoinStorage best;
  double bestCost = 0;
};

} // namespace

JoinStorage
tensoropt::chooseJoinStorage(ArrayRef<JoinOperand> operands,
                             ArrayRef<unsigned> tensors, ArrayRef<bool> mayCopy,
                             ArrayRef<unsigned> freeIndices,
                             std::optional<ArrayRef<unsigned>> fibre) {
  return StorageSearch(operands, tensors, mayCopy, freeIndices, fibre).run();
}
