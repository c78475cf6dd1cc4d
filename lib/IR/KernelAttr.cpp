// SPDX-License-Identifier: Apache-2.0
// Lists of numbers, as short as bytes of a program file should be; a count
// stands before each list of variable length.

#include "TensorOpt/IR/KernelAttr.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Operation.h"

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral kernelsAttr = "tensoropt.kernels";

std::string tensoropt::getCountersName(llvm::StringRef function) {
  return ("tensoropt_operations_" + function).str();
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

namespace {
using Numbers = SmallVector<int64_t>;
} // namespace

template <typename List, typename Write>
static void writeList(const List &list, Numbers &out, Write write) {
  out.push_back(list.size());
  for (const auto &element : list)
    write(element, out);
}

static void writeNumber(unsigned number, Numbers &out) {
  out.push_back(number);
}

static void writeExtent(const ExtentSource &extent, Numbers &out) {
  out.append({extent.constant, extent.argument, extent.dimension});
}

static void writeOperand(const OperandSource &operand, Numbers &out) {
  out.append({operand.elementBytes, operand.isWritten});
  writeList(operand.extents, out, writeExtent);
}

static void writeBlock(const CostBlock &block, Numbers &out) {
  out.append({static_cast<int64_t>(block.place.visits), block.place.depth});
  writeList(block.loops, out, writeNumber);
  writeList(block.asked, out, writeNumber);
  CostBlock::Tile tile = block.tile.value_or(CostBlock::Tile{0, 0, 0});
  out.append({tile.index, tile.width, tile.widest, block.operations.multiplies,
              block.operations.adds, block.operations.others});
}

static void writeCost(const KernelCost &cost, Numbers &out) {
  out.push_back(cost.isUpperBound);
  writeList(cost.blocks, out, writeBlock);
}

static void writeThreads(const KernelThreads &threads, Numbers &out) {
  out.append({threads.threads, threads.threadWork, threads.terms,
              static_cast<int64_t>(threads.strategy), threads.isAuto,
              threads.columnIndex, threads.tile});
  writeList(threads.places, out, writeNumber);
}

static void writePanels(const PanelForm &panels, Numbers &out) {
  out.append(
      {panels.rowsPerEntry, panels.index, panels.widest, panels.elementBytes});
  writeList(panels.rows, out, writeExtent);
  writeCost(panels.cost, out);
  writeThreads(panels.threads, out);
}

void tensoropt::addKernel(Operation *function, const Kernel &kernel) {
  Numbers numbers{kernel.driver};
  writeList(kernel.freeExtents, numbers, writeExtent);
  writeList(kernel.operands, numbers, writeOperand);
  writeCost(kernel.cost, numbers);
  writeCost(kernel.full, numbers);
  writeThreads(kernel.threads, numbers);
  if (kernel.panels)
    writePanels(*kernel.panels, numbers);
  SmallVector<Attribute> kernels;
  if (auto before = function->getAttrOfType<ArrayAttr>(kernelsAttr))
    kernels.append(before.begin(), before.end());
  kernels.push_back(DenseI64ArrayAttr::get(function->getContext(), numbers));
  function->setAttr(kernelsAttr,
                    ArrayAttr::get(function->getContext(), kernels));
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {

/// Reads what was written, never past the end.
class Reader {
public:
  explicit Reader(ArrayRef<int64_t> numbers) : numbers(numbers) {}

  FailureOr<Kernel> readKernel() {
    Kernel kernel;
    kernel.driver = next();
    kernel.freeExtents = readList<ExtentSource>([&] { return readExtent(); });
    kernel.operands = readList<OperandSource>([&] { return readOperand(); });
    kernel.cost = readCost();
    kernel.full = readCost();
    kernel.threads = readThreads();
    if (isGood && !numbers.empty())
      kernel.panels = readPanels();
    if (!isGood || !numbers.empty())
      return failure();
    return kernel;
  }

private:
  int64_t next() {
    if (numbers.empty()) {
      isGood = false;
      return 0;
    }
    int64_t number = numbers.front();
    numbers = numbers.drop_front();
    return number;
  }

  template <typename T, typename Read> std::vector<T> readList(Read read) {
    std::vector<T> list;
    int64_t count = next();
    // Each element takes a number at least.
    if (count < 0 || count > static_cast<int64_t>(numbers.size()))
      isGood = false;
    for (int64_t at = 0; isGood && at < count; ++at)
      list.push_back(read());
    return list;
  }

  std::vector<unsigned> readIndices() {
    return readList<unsigned>([&] { return static_cast<unsigned>(next()); });
  }

  ExtentSource readExtent() {
    ExtentSource extent;
    extent.constant = next();
    extent.argument = next();
    extent.dimension = next();
    return extent;
  }

  OperandSource readOperand() {
    OperandSource operand;
    operand.elementBytes = next();
    operand.isWritten = next();
    operand.extents = readList<ExtentSource>([&] { return readExtent(); });
    return operand;
  }

  CostBlock readBlock() {
    CostBlock block;
    block.place.visits = static_cast<CostBlock::Visits>(next());
    block.place.depth = next();
    block.loops = readIndices();
    block.asked = readIndices();
    CostBlock::Tile tile;
    tile.index = next();
    tile.width = next();
    tile.widest = next();
    if (tile.width > 0)
      block.tile = tile;
    block.operations.multiplies = next();
    block.operations.adds = next();
    block.operations.others = next();
    return block;
  }

  KernelCost readCost() {
    KernelCost cost;
    cost.isUpperBound = next();
    cost.blocks = readList<CostBlock>([&] { return readBlock(); });
    return cost;
  }

  KernelThreads readThreads() {
    KernelThreads threads;
    threads.threads = next();
    threads.threadWork = next();
    threads.terms = next();
    int64_t strategy = next();
    isGood &= strategy >= 0 &&
              strategy <= static_cast<int64_t>(ThreadStrategy::Atomic);
    threads.strategy = static_cast<ThreadStrategy>(strategy);
    threads.isAuto = next();
    threads.columnIndex = next();
    threads.tile = next();
    threads.places = readIndices();
    return threads;
  }

  PanelForm readPanels() {
    PanelForm panels;
    panels.rowsPerEntry = next();
    panels.index = next();
    panels.widest = next();
    panels.elementBytes = next();
    isGood &=
        panels.index < 0 || (panels.widest > 0 && panels.elementBytes > 0);
    panels.rows = readList<ExtentSource>([&] { return readExtent(); });
    panels.cost = readCost();
    panels.threads = readThreads();
    return panels;
  }

  ArrayRef<int64_t> numbers;
  bool isGood = true;
};

} // namespace

FailureOr<std::vector<Kernel>> tensoropt::getKernels(Operation *function) {
  std::vector<Kernel> kernels;
  Attribute all = function->getAttr(kernelsAttr);
  if (!all)
    return kernels;
  auto list = dyn_cast<ArrayAttr>(all);
  if (!list)
    return failure();
  for (Attribute one : list) {
    auto numbers = dyn_cast<DenseI64ArrayAttr>(one);
    if (!numbers)
      return failure();
    FailureOr<Kernel> kernel = Reader(numbers.asArrayRef()).readKernel();
    if (failed(kernel))
      return failure();
    kernels.push_back(std::move(*kernel));
  }
  return kernels;
}
