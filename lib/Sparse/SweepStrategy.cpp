// SPDX-License-Identifier: Apache-2.0
// What was decided for a sweep and why, and what it costs, as records.

#include "SweepLoops.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/Support/Format.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// What loops run over
//===----------------------------------------------------------------------===//

/// Number of loops over levels of the driving tensor.
unsigned SweepLoops::treeLoops() const {
  return llvm::count_if(layout.levels, [](const StorageLevel &level) {
    return level.kind != LevelKind::Singleton;
  });
}

/// The free index whose loop is that of `depth`.
unsigned SweepLoops::freeIndexOf(unsigned depth) const {
  unsigned index = depth - treeLoops() - 1;
  return vectorIndex && *vectorIndex <= index ? index + 1 : index;
}

/// The iterations of a loop over the tensor, or the times that it has any.
LoopRole SweepLoops::roleInTree(bool isFilled, unsigned depth) const {
  using Visits = CostBlock::Visits;
  if (blockPart == BlockPart::Inner)
    return LoopRole::inTree(isFilled ? Visits::InnerFilled : Visits::InnerNodes,
                            depth);
  if (blockPart == BlockPart::Outer)
    return LoopRole::inTree(isFilled ? Visits::OuterFilled : Visits::OuterNodes,
                            depth);
  return LoopRole::inTree(isFilled        ? Visits::Filled
                          : entriesDiffer ? Visits::Rest
                                          : Visits::Nodes,
                          depth);
}

void SweepLoops::noteLoop(Operation *loop, unsigned depth, bool isCopied) {
  LoopRole role;
  if (depth > treeLoops())
    role = {LoopRole::Kind::Free, {}, freeIndexOf(depth), {}};
  else
    role = roleInTree(/*isFilled=*/false, depth);
  if (isCopied)
    role.kind = LoopRole::Kind::Copied;
  roles[loop] = role;
}

//===----------------------------------------------------------------------===//
// Strategy
//===----------------------------------------------------------------------===//

Record tensoropt::startRecord(Record::Kind kind, StringRef name) {
  return Record(kind, "lower-sweep", name);
}

Record SweepLoops::describeFactors() {
  auto missed = [](StringRef reason) {
    return std::move(startRecord(Record::Kind::Missed, "NotFactored")
                         .add("reason", reason.str()));
  };
  if (!options.factor)
    return missed("the option factor is false");
  if (terms.hasEffects)
    return missed("the body has regions, or effects besides its reductions");
  for (Term &term : terms.terms) {
    Type type = term.op.getValue().getType();
    bool isFloat = isa<FloatType, ComplexType>(type);
    if (isFloat && !options.reassociate)
      return missed("the option reassociate is false, and sums of floats would "
                    "change their order");
    bool isPlus = term.op.getKind() == ReduceKind::Plus ||
                  term.op.getKind() == ReduceKind::Or;
    if (!isFloat && !isPlus)
      return missed("minima and maxima of integers: their neutral element plus "
                    "a number wraps");
  }
  return std::move(startRecord(Record::Kind::Passed, "Factored")
                       .add("updates", int64_t(terms.terms.size()))
                       .add("partialSums", int64_t(terms.sums.size())));
}

Record SweepLoops::describeVectors() {
  if (vectorIndex) {
    Record record = startRecord(Record::Kind::Passed, "Vectorised");
    record.add("freeIndex", int64_t(*vectorIndex)).add("tile", widestTile);
    if (size_t count = findLeafRows().size())
      record.add("prefetched", int64_t(count));
    return record;
  }
  StringRef reason =
      sweep.getFreeIndices().empty() ? "there is no free index"
      : options.vectorBytes == 0     ? "the option vector-bytes is 0"
      : options.threads > 1 && options.conflicts == Conflicts::Atomic
          ? "there are no atomic updates of vectors"
          : "no free index is the last one, with stride 1, of all that it "
            "reads "
            "and writes";
  return std::move(startRecord(Record::Kind::Missed, "NotVectorised")
                       .add("reason", reason.str()));
}

SmallVector<Record> SweepLoops::describeStrategy() {
  SmallVector<Record> records{describeFactors(), describeVectors()};
  if (options.threads > 1)
    llvm::append_range(records, describeThreads());
  return records;
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

int64_t tensoropt::bytesOf(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type))
    return 2 * bytesOf(complex.getElementType());
  return type.isIndex() ? 8 : llvm::divideCeil(type.getIntOrFloatBitWidth(), 8);
}

/// Bytes that storage has for each node of a loop.
static SmallVector<int64_t> bytesPerNode(const StorageLayout &layout) {
  SmallVector<int64_t> bytes;
  for (const StorageLevel &level : layout.levels) {
    if (level.kind != LevelKind::Singleton)
      bytes.push_back(0);
    if (level.kind != LevelKind::Dense)
      bytes.back() += bytesOf(layout.coordinateType);
    // A level of positions has one for each node above.
    if (level.kind == LevelKind::Compressed && bytes.size() > 1)
      bytes[bytes.size() - 2] += bytesOf(layout.positionType);
  }
  return bytes;
}

static std::string printNumber(double number) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.4g", number);
  return text;
}

Record tensoropt::describeCost(SweepOp sweep, const StorageLayout &layout,
                               const KernelCost &cost, const KernelCost &full) {
  Record record = startRecord(Record::Kind::Analysis, "Cost");
  SmallVector<int64_t> bytes = bytesPerNode(layout);
  unsigned free = sweep.getExtents().size(), deepest = bytes.size();
  if (deepest == 0)
    return record;
  bytes.back() += bytesOf(sweep.getEntry().getType());
  int64_t order = 1;
  if (layout.isCanonical())
    order = layout.symmetry.getGroup(layout.type.getRank()).order();

  double own = cost.multiplyAddsPerNode(deepest, free);
  double each = full.multiplyAddsPerNode(deepest, free);
  record.add("multiplyAddsPerEntry", own);
  record.add("bytesPerEntry", bytes.back());
  if (int64_t shared = cost.sharedOperationsPerNode(deepest, free))
    record.add("sharedOperationsPerEntry", shared);
  if (order > 1) {
    record.add("fullMultiplyAddsPerEntry", order * each);
    record.add("fullBytesPerEntry", order * bytes.back());
  }
  for (unsigned depth = 1; depth < deepest; ++depth) {
    std::string node = "PerNode" + std::to_string(depth);
    record.add("multiplyAdds" + node, cost.multiplyAddsPerNode(depth, free));
    if (order > 1)
      record.add("fullMultiplyAdds" + node,
                 full.multiplyAddsPerNode(depth, free));
    record.add("bytes" + node, bytes[depth - 1]);
  }
  if (order > 1 && own > 0) {
    std::string entries = std::to_string(order) + " entries for one";
    record.add("multiplyAddsLimit", order * each / own);
    record.add("multiplyAddsLimitFrom", entries + ", " + printNumber(each) +
                                            " for each of them, over " +
                                            printNumber(own));
    record.add("bytesLimit", double(order));
    record.add("bytesLimitFrom",
               entries + ", each of " + std::to_string(bytes.back()) +
                   " bytes; vectors and inner nodes left out");
  }
  if (cost.isUpperBound)
    record.add("bound", "conditions in the body may skip some of this");
  return record;
}
