// SPDX-License-Identifier: Apache-2.0
// How often the loops over a tensor run.

#include "StorageWalk.h"
#include "TensorOpt/Execution/KernelWork.h"

using namespace tensoropt;

/// Adds the loop over `nodes` children of `parents` of which `filled` have any.
static void addLoop(TreeCounts &tree, int64_t nodes, int64_t filled) {
  tree.nodes.push_back(nodes);
  tree.filled.push_back(filled);
}

static TreeCounts countDense(const std::vector<int64_t> &extents) {
  TreeCounts tree;
  int64_t parents = 1;
  for (int64_t extent : extents) {
    addLoop(tree, parents * extent, extent > 0 ? parents : 0);
    parents *= extent;
  }
  return tree;
}

/// A coordinate opens a node in each loop from the first slot that changed.
static TreeCounts countRegion(const TensorData &tensor) {
  size_t rank = tensor.extents.size();
  TreeCounts tree;
  tree.nodes.resize(rank);
  tree.filled.resize(rank);
  std::vector<int64_t> at(rank), before;
  const CanonicalRegion &region = *tensor.spec.region;
  bool more = region.first(at.data(), tensor.extents);
  for (; more; more = region.next(at.data(), tensor.extents)) {
    size_t slot = 0;
    while (!before.empty() && slot < rank && at[slot] == before[slot])
      ++slot;
    for (; slot < rank; ++slot)
      ++tree.nodes[slot];
    before = at;
  }
  for (size_t slot = 0; slot < rank && !before.empty(); ++slot)
    tree.filled[slot] = slot == 0 ? 1 : tree.nodes[slot - 1];
  return tree;
}

namespace {

/// Goes through storage in blocks as the loops of a sweep do: inside blocks to
/// the ends of extents, and in canonical storage to the diagonals.
class BlockWalk : LevelBuffers {
public:
  explicit BlockWalk(const TensorData &tensor)
      : LevelBuffers(tensor), spec(tensor.spec), extents(tensor.extents),
        exchanged(extents.size()), begins(extents.size()),
        coordinate(extents.size()) {
    if (spec.canonical)
      for (const std::vector<unsigned> &orbit : spec.group.orbits())
        for (unsigned dimension : orbit)
          for (unsigned other : orbit)
            if (other != dimension)
              exchanged[dimension].push_back(other);
    size_t loops =
        std::count_if(levels.begin(), levels.end(), [](const LevelSpec &level) {
          return level.kind != LevelSpec::Kind::Singleton;
        });
    for (auto *counts :
         {&tree.nodes, &tree.filled, &tree.innerNodes, &tree.innerFilled})
      counts->resize(loops);
  }

  TreeCounts run() {
    visit(0, 0, 0, /*isInner=*/false);
    return std::move(tree);
  }

private:
  void visit(size_t level, size_t loop, uint64_t parent, bool isInner) {
    if (level == levels.size())
      return;
    const LevelSpec &own = levels[level];
    if (own.kind == LevelSpec::Kind::Singleton) {
      setIndex(own, readIndex(*coordinates[level], parent));
      return visit(level + 1, loop, parent, isInner);
    }
    uint64_t origin = 0, from = 0, to = 0;
    if (own.kind == LevelSpec::Kind::Compressed) {
      from = readIndex(*positions[level], parent);
      to = readIndex(*positions[level], parent + 1);
    } else {
      uint64_t extent = own.extentOf(extents[own.dimension]);
      origin = parent * extent;
      isInner |= own.part == LevelSpec::Part::Inside && entersBlocks(level) &&
                 isInnerBlock();
      auto [first, end] = own.part == LevelSpec::Part::Inside && !isInner
                              ? boundInside(level)
                              : std::pair<int64_t, int64_t>(0, extent);
      from = origin + first;
      to = origin + std::max(first, end);
    }
    tree.filled[loop] += from < to;
    tree.innerFilled[loop] += from < to && isInner;
    for (uint64_t at = from; at < to; ++at) {
      ++tree.nodes[loop];
      tree.innerNodes[loop] += isInner;
      setIndex(own, own.kind == LevelSpec::Kind::Dense
                        ? at - origin
                        : readIndex(*coordinates[level], at));
      visit(level + 1, loop + 1, at, isInner);
    }
  }

  void setIndex(const LevelSpec &level, int64_t index) {
    if (level.part == LevelSpec::Part::Block)
      begins[level.dimension] = index * level.block;
    else if (level.part == LevelSpec::Part::Inside)
      coordinate[level.dimension] = begins[level.dimension] + index;
    else
      coordinate[level.dimension] = index;
  }

  /// Whether only places inside blocks are left, from this level on.
  bool entersBlocks(size_t level) const {
    auto isInside = [](const LevelSpec &spec) {
      return spec.part == LevelSpec::Part::Inside;
    };
    return !isInside(levels[level - 1]) &&
           std::all_of(levels.begin() + level, levels.end(), isInside);
  }

  bool isInnerBlock() const {
    bool isUpper = spec.triangle == Triangle::Upper;
    for (const LevelSpec &level : levels) {
      if (level.part != LevelSpec::Part::Block)
        continue;
      int64_t begin = begins[level.dimension];
      if (begin + level.block > extents[level.dimension])
        return false;
      for (unsigned other : exchanged[level.dimension])
        if (other < level.dimension &&
            (isUpper ? begins[other] >= begin : begins[other] <= begin))
          return false;
    }
    return true;
  }

  /// The places of the block that are visited, given those of levels above.
  std::pair<int64_t, int64_t> boundInside(size_t level) const {
    unsigned dimension = levels[level].dimension;
    int64_t begin = begins[dimension], from = 0;
    int64_t to = std::min(extents[dimension] - begin, levels[level].block);
    bool isUpper = spec.triangle == Triangle::Upper;
    for (size_t above = 0; above < level; ++above) {
      unsigned other = levels[above].dimension;
      const std::vector<unsigned> &all = exchanged[dimension];
      if (levels[above].part != LevelSpec::Part::Inside ||
          std::find(all.begin(), all.end(), other) == all.end())
        continue;
      if (isUpper == (dimension > other))
        from = std::max(from, coordinate[other] - begin);
      else
        to = std::min(to, coordinate[other] - begin + 1);
    }
    return {from, to};
  }

  const TensorSpec &spec;
  const std::vector<int64_t> &extents;
  std::vector<std::vector<unsigned>> exchanged; ///< by dimension
  std::vector<int64_t> begins, coordinate;
  TreeCounts tree;
};

} // namespace

TreeCounts tensoropt::countTree(const TensorData &tensor) {
  if (tensor.spec.isPacked())
    return countRegion(tensor);
  if (tensor.spec.isDense())
    return countDense(tensor.extents);
  if (tensor.spec.hasBlocks())
    return BlockWalk(tensor).run();
  TreeCounts tree;
  int64_t parents = 1;
  auto buffer = tensor.buffers.begin();
  for (const LevelSpec &level : tensor.spec.levels) {
    switch (level.kind) {
    case LevelSpec::Kind::Dense: {
      int64_t extent = tensor.extents[level.dimension];
      addLoop(tree, parents * extent, extent > 0 ? parents : 0);
      parents *= extent;
      break;
    }
    case LevelSpec::Kind::Compressed: {
      const Buffer &positions = *buffer;
      int64_t filled = 0;
      for (int64_t parent = 0; parent < parents; ++parent)
        filled +=
            readIndex(positions, parent) < readIndex(positions, parent + 1);
      parents = readIndex(positions, parents);
      addLoop(tree, parents, filled);
      buffer += 2;
      break;
    }
    case LevelSpec::Kind::Singleton:
      ++buffer;
      break;
    }
  }
  return tree;
}
