// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/KernelWork.h"
#include "PackTensor.h"
#include <set>

using namespace tensoropt;

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
    TreeCounts tree = countTree({TensorSpec(), tensor.extents, {}});
    uint64_t bytes = tree.entries() * tensor.spec.element.size();
    return FullStorage{std::move(tree), bytes};
  }
  uint64_t order = tensor.spec.group.order();
  if (tensor.storedEntries() > KernelWork::maxFullEntries / order)
    return std::nullopt;
  std::string error;
  auto full = storeInFull(tensor, error);
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
  std::set<int64_t> seen; // widths
  int64_t passes = 0;
  bool hasTiles = false;
  for (const CostBlock &block : cost.blocks)
    if (block.tile) {
      hasTiles = true;
      if (seen.insert(block.tile->width).second)
        passes += block.tile->countIn(extents[block.tile->index]);
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

/// The share of the stored values that is padding, where a dense level below
/// sparse ones may hold any.
static std::optional<double> countPadding(const TensorData &tensor) {
  const TensorSpec &spec = tensor.spec;
  if (spec.isDense() || spec.isPacked() ||
      spec.levels.back().kind != LevelSpec::Kind::Dense ||
      tensor.storedEntries() == 0)
    return std::nullopt;
  int64_t padding = 0;
  for (size_t at = 0; at < tensor.storedEntries(); ++at)
    padding += isPadding(spec, readValue(tensor.buffers.back(), at));
  return static_cast<double>(padding) / tensor.storedEntries();
}

/// The rows of a panel, if the program takes the kernel's form with panels.
static std::optional<int64_t> rowsOfPanels(const Kernel &kernel,
                                           const TensorData &driver,
                                           const FlatArguments &arguments) {
  if (!kernel.panels)
    return std::nullopt;
  int64_t rows = 1;
  for (const ExtentSource &source : kernel.panels->rows)
    rows *= arguments.extent(source);
  int64_t entries = driver.buffers.back().count();
  if (entries * kernel.panels->rowsPerEntry < rows)
    return std::nullopt;
  return rows;
}

/// How threads share the panels of `columns` columns, or each of them.
static ThreadChoice shareColumns(const PanelForm &panels, int64_t rows,
                                 int64_t columns, const TensorData &driver,
                                 std::vector<int64_t> extents) {
  int64_t &extent = extents[panels.index];
  int64_t last = PanelForm::lastOf(extent, columns);
  int64_t number = (extent - last) / columns + 1;
  int64_t threads = panels.threads.threads;
  int64_t most = (number + threads - 1) / threads * columns + extent % columns;
  if (threads > 1 &&
      PanelForm::payOnThreads(rows, extent, number, most, threads,
                              panels.threads.threadWork))
    return {ThreadStrategy::Columns, threads};
  // All panels but the last are alike, and threads too few for either.
  if (extent == last)
    extent = last;
  OutputSizes sizes{rows * last, uint64_t(rows) * last * panels.elementBytes};
  return chooseThreads(panels.threads, driver, extents, sizes);
}

/// Adds what the form with panels of so many rows does.
static void countPanels(const PanelForm &panels, int64_t rows,
                        const TensorData &driver, const TreeCounts &tree,
                        std::vector<int64_t> extents, KernelWork &work) {
  auto add = [&](int64_t columns, int64_t times) {
    if (panels.index >= 0)
      extents[panels.index] = columns;
    work.panels += times;
    work.passes += countPasses(panels.cost, extents) * times;
    work.operations += panels.cost.evaluate(tree, extents) * times;
  };
  work.passes = 0;
  if (panels.index < 0) {
    add(1, 1);
    OutputSizes sizes{rows, uint64_t(rows) * panels.elementBytes};
    work.threads = chooseThreads(panels.threads, driver, extents, sizes);
    return;
  }
  auto widths = PanelForm::widths(panels.widest, panels.elementBytes);
  auto width = std::find_if(widths.begin(), widths.end(),
                            [&](auto &width) { return rows <= width.rows; });
  int64_t extent = extents[panels.index];
  work.threads = shareColumns(panels, rows, width->columns, driver, extents);
  int64_t last = PanelForm::lastOf(extent, width->columns);
  add(last, 1);
  add(width->columns, (extent - last) / width->columns);
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
  work.tensorBytes = driver->bytes();
  work.padding = countPadding(*driver);
  work.operandBytes = *operandBytes;
  if (auto rows = rowsOfPanels(kernel, *driver, arguments)) {
    countPanels(*kernel.panels, *rows, *driver, tree, extents, work);
  } else {
    work.passes = countPasses(kernel.cost, extents);
    work.operations = kernel.cost.evaluate(tree, extents);
    // Places are found by coordinates of levels, which blocks do not have.
    if (!driver->spec.hasBlocks())
      work.threads = chooseThreads(kernel.threads, *driver, extents,
                                   countOutputs(kernel, arguments));
  }
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
