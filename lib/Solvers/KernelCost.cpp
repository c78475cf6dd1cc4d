// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/KernelCost.h"
#include <limits>

using namespace tensoropt;

Operations &Operations::operator+=(const Operations &other) {
  multiplies += other.multiplies;
  adds += other.adds;
  others += other.others;
  return *this;
}

Operations tensoropt::operator*(const Operations &operations, int64_t times) {
  return {operations.multiplies * times, operations.adds * times,
          operations.others * times};
}

static int64_t count(const CostBlock::Place &place, const TreeCounts &tree) {
  switch (place.visits) {
  case CostBlock::Visits::Once:
    return 1;
  case CostBlock::Visits::Nodes:
    return tree.nodes[place.depth - 1];
  case CostBlock::Visits::Filled:
  case CostBlock::Visits::First:
    return tree.filled[place.depth - 1];
  case CostBlock::Visits::Rest:
    return tree.nodes[place.depth - 1] - tree.filled[place.depth - 1];
  case CostBlock::Visits::InnerNodes:
    return tree.innerNodes[place.depth - 1];
  case CostBlock::Visits::InnerFilled:
    return tree.innerFilled[place.depth - 1];
  case CostBlock::Visits::OuterNodes:
    return tree.nodes[place.depth - 1] - tree.innerNodes[place.depth - 1];
  case CostBlock::Visits::OuterFilled:
    return tree.filled[place.depth - 1] - tree.innerFilled[place.depth - 1];
  }
  return 0;
}

/// The highest power of two in a positive number.
static int64_t highestBit(int64_t number) {
  int64_t bit = 1;
  while (bit <= number / 2)
    bit *= 2;
  return bit;
}

int64_t CostBlock::Tile::countIn(int64_t extent) const {
  if (isWidest())
    return extent / widest;
  for (int64_t rest = extent % widest; rest > 0;) {
    int64_t taken = highestBit(rest);
    if (rest - taken > 0 && rest - taken >= taken / 4)
      taken += highestBit(rest - taken);
    if (taken == width)
      return 1;
    rest -= taken;
  }
  return 0;
}

int64_t CostBlock::runs(const TreeCounts &tree,
                        const std::vector<int64_t> &extents) const {
  int64_t runs = count(place, tree);
  for (unsigned loop : loops)
    runs *= extents[loop];
  for (unsigned index : asked)
    runs *= extents[index] > 0;
  if (tile)
    runs *= tile->countIn(extents[tile->index]);
  return runs;
}

Operations KernelCost::evaluate(const TreeCounts &tree,
                                const std::vector<int64_t> &extents) const {
  Operations sum;
  for (const CostBlock &block : blocks)
    sum += block.operations * block.runs(tree, extents);
  return sum;
}

/// True for blocks of full tiles that run for each node of a loop that has
/// nodes below it, but for those of diagonals and of blocks with bounds.
static bool isTypical(const CostBlock &block, unsigned depth) {
  if (block.tile && !block.tile->isWidest())
    return false;
  switch (block.place.visits) {
  case CostBlock::Visits::Nodes:
  case CostBlock::Visits::Rest:
  case CostBlock::Visits::InnerNodes:
    return block.place.depth == depth;
  case CostBlock::Visits::Filled:
  case CostBlock::Visits::InnerFilled:
    return block.place.depth == depth + 1;
  default:
    return false;
  }
}

/// True if the operations of a block are done for each value of all free
/// indices.
static bool dependsOnAll(const CostBlock &block, unsigned freeIndices) {
  return block.loops.size() + block.tile.has_value() == freeIndices;
}

double KernelCost::multiplyAddsPerNode(unsigned depth,
                                       unsigned freeIndices) const {
  double sum = 0;
  for (const CostBlock &block : blocks)
    if (isTypical(block, depth) && dependsOnAll(block, freeIndices))
      sum += block.operations.total() /
             (2.0 * (block.tile ? block.tile->width : 1));
  return sum;
}

int64_t KernelCost::sharedOperationsPerNode(unsigned depth,
                                            unsigned freeIndices) const {
  int64_t sum = 0;
  for (const CostBlock &block : blocks)
    if (isTypical(block, depth) && !dependsOnAll(block, freeIndices))
      sum += block.operations.total();
  return sum;
}

std::vector<PanelForm::Width> PanelForm::widths(int64_t widest,
                                                int64_t elementBytes) {
  constexpr int64_t lineBytes = 64;
  std::vector<Width> found;
  for (int64_t columns = widest; columns > 0; columns /= 2) {
    bool isLast = columns % 2 != 0 || columns * elementBytes <= lineBytes;
    int64_t most = 2 * mostBytes / (columns * elementBytes);
    found.push_back(
        {columns, isLast ? std::numeric_limits<int64_t>::max() : most});
    if (isLast)
      break;
  }
  return found;
}

int64_t PanelForm::lastOf(int64_t extent, int64_t columns) {
  return extent < columns ? extent : columns + extent % columns;
}
