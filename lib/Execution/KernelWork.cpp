// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/KernelWork.h"
#include "StorageWalk.h"
#include <set>
#include <tuple>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Trees
//===----------------------------------------------------------------------===//

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
  TreeCounts tree{std::vector<int64_t>(rank), std::vector<int64_t>(rank)};
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

TreeCounts tensoropt::countTree(const TensorData &tensor) {
  if (tensor.spec.isPacked())
    return countRegion(tensor);
  if (tensor.spec.isDense())
    return countDense(tensor.extents);
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

//===----------------------------------------------------------------------===//
// Full storage
//===----------------------------------------------------------------------===//

namespace {

struct FullStorage {
  TreeCounts tree;
  uint64_t bytes;
};

} // namespace

/// The full storage of a canonical tensor, or nothing where it is too large.
static std::optional<FullStorage> expand(const TensorData &tensor) {
  if (tensor.spec.isPacked()) {
    TreeCounts tree = countDense(tensor.extents);
    uint64_t bytes = tree.entries() * tensor.spec.element.size();
    return FullStorage{std::move(tree), bytes};
  }
  uint64_t order = tensor.spec.group.order();
  if (tensor.storedEntries() > KernelWork::maxFullEntries / order)
    return std::nullopt;
  TensorSpec spec = tensor.spec;
  spec.canonical = false;
  std::string error;
  auto full =
      packTensor(spec, unpackTensor(tensor), error, GivenEntries::OnePerOrbit);
  // As where its positions exceed their type.
  if (!full)
    return std::nullopt;
  return FullStorage{countTree(*full), full->bytes()};
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

namespace {

/// The arguments of a call as the compiled function numbers them.
class FlatArguments {
public:
  explicit FlatArguments(const std::vector<CallValue> &arguments) {
    for (const CallValue &value : arguments) {
      auto *tensor = std::get_if<TensorData>(&value);
      auto *scalar = std::get_if<ScalarValue>(&value);
      size_t extents =
          tensor && !tensor->spec.isDense() ? tensor->extents.size() : 0;
      for (size_t at = 0; at < extents; ++at)
        flat.push_back({nullptr, tensor->extents[at]});
      size_t rest = tensor ? tensor->buffers.size() : 1;
      flat.insert(flat.end(), rest, {tensor, scalar ? scalar->integer : 0});
    }
  }

  const TensorData *tensor(int64_t number) const {
    return isArgument(number) ? flat[number].tensor : nullptr;
  }

  /// The extent, or -1 for a source that does not fit the arguments.
  int64_t extent(const ExtentSource &source) const {
    if (source.constant >= 0)
      return source.constant;
    if (!isArgument(source.argument))
      return -1;
    const Flat &value = flat[source.argument];
    if (source.dimension < 0)
      return value.tensor ? -1 : value.number;
    if (!value.tensor || !value.tensor->spec.isDense() ||
        source.dimension >= static_cast<int64_t>(value.tensor->extents.size()))
      return -1;
    return value.tensor->extents[source.dimension];
  }

private:
  struct Flat {
    const TensorData *tensor;
    int64_t number; ///< of an argument that is a number
  };

  bool isArgument(int64_t number) const {
    return number >= 0 && number < static_cast<int64_t>(flat.size());
  }

  std::vector<Flat> flat;
};

} // namespace

/// How often the nest is run: once for each tile.
static int64_t countPasses(const KernelCost &cost,
                           const std::vector<int64_t> &extents) {
  std::set<std::pair<bool, int64_t>> seen;
  int64_t passes = 0;
  bool hasTiles = false;
  for (const CostBlock &block : cost.blocks)
    if (block.tile) {
      hasTiles = true;
      if (!seen.insert({block.tile->isWidest, block.tile->width}).second)
        continue;
      CostBlock tile;
      tile.tile = block.tile;
      passes += tile.runs({}, extents);
    }
  return hasTiles ? passes : 1;
}

/// Bytes of the operands; outputs are read and written. Nothing if an extent is
/// not known.
static std::optional<uint64_t> countOperands(const Kernel &kernel,
                                             const FlatArguments &arguments) {
  uint64_t sum = 0;
  for (const OperandSource &operand : kernel.operands) {
    uint64_t bytes = operand.elementBytes * (operand.isWritten ? 2 : 1);
    for (const ExtentSource &source : operand.extents) {
      int64_t extent = arguments.extent(source);
      if (extent < 0)
        return std::nullopt;
      bytes *= extent;
    }
    sum += bytes;
  }
  return sum;
}

/// Elements of all outputs and their bytes; extents must be known.
static OutputSizes countOutputs(const Kernel &kernel,
                                const FlatArguments &arguments) {
  OutputSizes sizes;
  for (const OperandSource &operand : kernel.operands) {
    int64_t count = 1;
    for (const ExtentSource &source : operand.extents)
      count *= arguments.extent(source);
    if (operand.isWritten) {
      sizes.elements += count;
      sizes.bytes += count * operand.elementBytes;
    }
  }
  return sizes;
}

static KernelWork countKernel(const Kernel &kernel,
                              const FlatArguments &arguments) {
  const TensorData *driver = arguments.tensor(kernel.driver);
  auto operandBytes = countOperands(kernel, arguments);
  std::vector<int64_t> extents;
  for (const ExtentSource &source : kernel.freeExtents)
    extents.push_back(arguments.extent(source));
  if (!driver || !operandBytes ||
      std::find(extents.begin(), extents.end(), -1) != extents.end())
    return {};
  KernelWork work;
  TreeCounts tree = countTree(*driver);
  work.isKnown = true;
  work.isUpperBound = kernel.cost.isUpperBound;
  work.entries = tree.entries();
  work.passes = countPasses(kernel.cost, extents);
  work.operations = kernel.cost.evaluate(tree, extents);
  work.tensorBytes = driver->bytes();
  work.operandBytes = *operandBytes;
  work.threads = chooseThreads(kernel.threads, *driver, extents,
                               countOutputs(kernel, arguments));
  if (driver->spec.canonical)
    if (auto full = expand(*driver)) {
      work.fullOperations = kernel.full.evaluate(full->tree, extents);
      work.fullTensorBytes = full->bytes;
    }
  return work;
}

std::optional<double> KernelWork::operationsLimit() const {
  if (!fullOperations || operations.total() == 0)
    return std::nullopt;
  return static_cast<double>(fullOperations->total()) / operations.total();
}

std::optional<double> KernelWork::bytesLimit() const {
  if (!fullTensorBytes || leastBytes() == 0)
    return std::nullopt;
  return static_cast<double>(*fullTensorBytes + operandBytes) / leastBytes();
}

std::vector<KernelWork>
tensoropt::countWork(const CompiledFunction &function,
                     const std::vector<CallValue> &arguments) {
  FlatArguments flat(arguments);
  std::vector<KernelWork> work;
  for (const Kernel &kernel : function.kernels())
    work.push_back(countKernel(kernel, flat));
  return work;
}
