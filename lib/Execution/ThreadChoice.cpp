// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/ThreadChoice.h"
#include "StorageWalk.h"
#include <limits>
#include <numeric>

using namespace tensoropt;

namespace {

/// Places that a part of the outermost loop writes; `end` is exclusive.
struct Places {
  int64_t begin = std::numeric_limits<int64_t>::max(), end = 0;

  void add(int64_t first, int64_t last) {
    begin = std::min(begin, first);
    end = std::max(end, last + 1);
  }
};

/// The nodes of the outermost loop.
struct RootNodes {
  std::vector<int64_t> entries; ///< of each
  std::vector<Places> places;   ///< of each

  void add(size_t node) {
    if (node >= entries.size()) {
      entries.resize(node + 1);
      places.resize(node + 1);
    }
  }
};

} // namespace

/// Visits all entries once. Dense levels write their whole extent in compiled
/// programs, which do not look at them.
static RootNodes findRootNodes(const TensorData &tensor,
                               const std::vector<unsigned> &dimensions) {
  std::vector<LevelSpec> levels = getLevels(tensor.spec);
  const LevelSpec &root = levels.front();
  bool isDense = root.kind == LevelSpec::Kind::Dense;
  // Below a root that repeats coordinates lie entries.
  bool isEntry =
      levels.size() > 1 && levels[1].kind == LevelSpec::Kind::Singleton;
  RootNodes nodes;
  auto isPlace = [&](unsigned dimension) {
    return std::find(dimensions.begin(), dimensions.end(), dimension) !=
           dimensions.end();
  };
  if (isDense && tensor.extents[root.dimension] > 0)
    nodes.add(tensor.extents[root.dimension] - 1);
  if (isDense && isPlace(root.dimension))
    for (size_t node = 0; node < nodes.places.size(); ++node)
      nodes.places[node].add(node, node);
  int64_t last = -1, node = -1;
  StorageWalk(tensor).run([&](const std::vector<int64_t> &at, uint64_t) {
    int64_t coordinate = at[root.dimension];
    if (isDense)
      node = coordinate;
    else if (isEntry || coordinate != last)
      ++node;
    last = coordinate;
    nodes.add(node);
    ++nodes.entries[node];
    for (const LevelSpec &level : levels) {
      if (!isPlace(level.dimension))
        continue;
      bool isWhole =
          level.kind == LevelSpec::Kind::Dense && &level != &levels.front();
      int64_t first = isWhole ? 0 : at[level.dimension];
      int64_t end = isWhole ? tensor.extents[level.dimension] - 1 : first;
      nodes.places[node].add(first, end);
    }
    return true;
  });
  return nodes;
}

/// What the blocks write that have about equal numbers of entries.
static std::vector<Places> cutBlocks(const RootNodes &nodes, int64_t count) {
  int64_t all =
      std::accumulate(nodes.entries.begin(), nodes.entries.end(), int64_t(0));
  std::vector<Places> blocks(count);
  int64_t block = 0, before = 0;
  for (size_t node = 0; node < nodes.entries.size(); ++node) {
    // A block begins at the first node with its share of entries before it.
    while (block + 1 < count && before >= all * (block + 1) / count)
      ++block;
    const Places &places = nodes.places[node];
    if (places.end > 0)
      blocks[block].add(places.begin, places.end - 1);
    before += nodes.entries[node];
  }
  return blocks;
}

/// Colours blocks by left end, each with the first colour that is free.
static void colour(const std::vector<Places> &blocks, ThreadChoice &choice) {
  std::vector<size_t> order(blocks.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::pair(blocks[a].begin, a) < std::pair(blocks[b].begin, b);
  });
  std::vector<int64_t> ends, members;
  for (size_t number : order) {
    const Places &block = blocks[number];
    size_t colour = 0;
    while (colour < ends.size() && ends[colour] > block.begin)
      ++colour;
    if (colour == ends.size()) {
      ends.push_back(0);
      members.push_back(0);
    }
    ends[colour] = std::max(ends[colour], block.end);
    ++members[colour];
  }
  choice.blocks = blocks.size();
  choice.colours = ends.size();
  for (int64_t count : members)
    choice.steps += (count + choice.threads - 1) / choice.threads;
}

static ThreadChoice colourKernel(const KernelThreads &kernel,
                                 const TensorData &driver) {
  ThreadChoice choice{ThreadStrategy::Colours, kernel.threads};
  int64_t count = kernel.threads * ThreadCosts<int64_t>::blocksPerThread;
  colour(cutBlocks(findRootNodes(driver, kernel.places), count), choice);
  return choice;
}

/// Ranges of coordinates that the program reads to colour blocks: one for each
/// fibre of a sorted level, one for each entry of others.
static int64_t countRanges(const KernelThreads &kernel,
                           const TensorData &driver) {
  LevelBuffers buffers(driver);
  int64_t count = 0, nodes = 0;
  for (size_t at = 0; at < buffers.levels.size(); ++at) {
    const LevelSpec &level = buffers.levels[at];
    int64_t parents = nodes;
    if (level.kind == LevelSpec::Kind::Dense)
      nodes = (at == 0 ? 1 : parents) * driver.extents[level.dimension];
    else
      nodes = buffers.coordinates[at]->count();
    if (at == 0 || level.kind == LevelSpec::Kind::Dense ||
        std::find(kernel.places.begin(), kernel.places.end(),
                  level.dimension) == kernel.places.end())
      continue;
    bool isSorted = level.kind == LevelSpec::Kind::Compressed && level.ordered;
    count += isSorted ? parents : nodes;
  }
  return count;
}

/// What the program chooses where work pays for threads.
static ThreadChoice chooseAmong(const KernelThreads &kernel,
                                const TensorData &driver,
                                const std::vector<int64_t> &extents,
                                const ThreadCosts<int64_t> &costs) {
  if (kernel.tile &&
      costs.payForColumns(extents[kernel.columnIndex], kernel.tile))
    return {ThreadStrategy::Columns, kernel.threads};
  if (!kernel.places.empty() && costs.haveDearCopies()) {
    int64_t ranges = countRanges(kernel, driver);
    if (costs.payForRanges(ranges)) {
      ThreadChoice coloured = colourKernel(kernel, driver);
      if (costs.payForColours(coloured.colours, coloured.steps, ranges))
        return coloured;
    }
  }
  if (kernel.tile &&
      costs.payForNarrowColumns(extents[kernel.columnIndex], kernel.tile,
                                driver.buffers.back().count()))
    return {ThreadStrategy::Columns, kernel.threads};
  if (kernel.threadWork == 0 || costs.payForCopies())
    return {ThreadStrategy::Copies, kernel.threads};
  return {};
}

ThreadChoice tensoropt::chooseThreads(const KernelThreads &kernel,
                                      const TensorData &driver,
                                      const std::vector<int64_t> &extents,
                                      const OutputSizes &outputs) {
  int64_t work = kernel.terms * driver.buffers.back().count();
  for (int64_t extent : extents)
    work *= extent;
  ThreadCosts<int64_t> costs(kernel.threads, kernel.threadWork, work,
                             outputs.elements);
  if (kernel.threads == 1 || !costs.payForThreads())
    return {};
  ThreadChoice choice{kernel.strategy, kernel.threads};
  if (kernel.isAuto)
    choice = chooseAmong(kernel, driver, extents, costs);
  else if (kernel.strategy == ThreadStrategy::Colours)
    choice = colourKernel(kernel, driver);
  if (choice.strategy == ThreadStrategy::Copies)
    choice.copyBytes = 4 * (kernel.threads - 1) * outputs.bytes;
  return choice;
}

std::string ThreadChoice::str() const {
  if (threads == 1)
    return "1 thread";
  std::string text = std::to_string(threads) + " threads, ";
  text += getName(strategy);
  if (strategy == ThreadStrategy::Colours)
    text += ": " + std::to_string(blocks) + " blocks in " +
            std::to_string(colours) + " colours, " + std::to_string(steps) +
            " steps";
  if (strategy == ThreadStrategy::Copies)
    text += ": at most " + std::to_string(copyBytes) +
            " bytes to clear, read and add";
  return text;
}
