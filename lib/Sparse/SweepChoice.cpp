// SPDX-License-Identifier: Apache-2.0
// How the threads of a sweep keep apart: what is possible is known now, what
// pays when the program knows the sizes.
//
// Which places a chunk of the outermost loop adds to decides. Nothing is needed
// if the outermost coordinate is an index of every place. Else private copies
// are the rule, and where those are dear columns of a free index, or blocks of
// rows in colours. All of these give the same result each time. Rows of outputs
// give that of one thread, and atomic updates need nothing, but their order
// changes.

#include "PlainLoops.h"
#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// What is possible
//===----------------------------------------------------------------------===//

/// The dimension of the driving tensor whose coordinate it is, if it is one.
std::optional<unsigned> SweepLoops::dimensionOf(Value coordinate) {
  auto all = sweep.getCoordinate();
  auto found = llvm::find(all, coordinate);
  if (found == all.end())
    return std::nullopt;
  return std::distance(all.begin(), found);
}

/// True if entries with different outermost coordinates never share a place of
/// the output: that coordinate is always the same index of it.
bool SweepLoops::rowsAreDisjoint(Value output) {
  const StorageLevel &root = layout.levels.front();
  if (!root.unique)
    return false;
  Value coordinate = sweep.getCoordinate()[root.dimension];
  std::optional<size_t> slot;
  for (Term &term : terms.terms) {
    if (term.op.getTarget() != output)
      continue;
    auto indices = term.op.getIndices();
    size_t at = std::distance(indices.begin(), llvm::find(indices, coordinate));
    if (at == indices.size() || slot.value_or(at) != at)
      return false;
    slot = at;
  }
  return true;
}

/// True if columns can be cut: every place has the index across vectors.
bool SweepLoops::columnsAreDisjoint() {
  return vectorIndex && llvm::all_of(terms.terms, [&](Term &term) {
           return llvm::is_contained(term.op.getIndices(),
                                     sweep.getFreeIndices()[*vectorIndex]);
         });
}

/// The first dimension of the output along which all places are coordinates of
/// the driving tensor.
std::optional<unsigned> SweepLoops::slotOf(Value output) {
  unsigned rank = cast<MemRefType>(output.getType()).getRank();
  for (unsigned slot = 0; slot < rank; ++slot)
    if (llvm::all_of(terms.terms, [&](Term &term) {
          return term.op.getTarget() != output ||
                 dimensionOf(term.op.getIndices()[slot]);
        }))
      return slot;
  return std::nullopt;
}

/// The dimensions whose coordinates say where the sweep adds to outputs, or to
/// those that chunks share; none if an output has other places.
std::optional<SmallVector<unsigned>> SweepLoops::findPlaces(bool onlyShared) {
  SetVector<unsigned> dimensions;
  for (Value output : sweep.getOutputs()) {
    if (onlyShared && rowsAreDisjoint(output))
      continue;
    std::optional<unsigned> slot = slotOf(output);
    if (!slot)
      return std::nullopt;
    for (Term &term : terms.terms)
      if (term.op.getTarget() == output)
        dimensions.insert(*dimensionOf(term.op.getIndices()[*slot]));
  }
  return dimensions.takeVector();
}

SweepLoops::ThreadPlan SweepLoops::planThreads() {
  ThreadPlan plan{options.conflicts, "", false};
  plan.areDisjoint = llvm::all_of(sweep.getOutputs(), [&](Value output) {
    return rowsAreDisjoint(output);
  });
  bool needsPlaces = options.conflicts == Conflicts::Colour ||
                     options.conflicts == Conflicts::Rows;
  if (plan.areDisjoint)
    return plan;
  if (needsPlaces && !findPlaces(options.conflicts == Conflicts::Colour))
    plan.reason = "no index of an output is a coordinate in all of its updates";
  else if (options.conflicts == Conflicts::Rows && layout.hasBlocks())
    plan.reason = "blocks are visited as a whole, and would be by each thread";
  else if (options.conflicts == Conflicts::Columns && !columnsAreDisjoint())
    plan.reason = "no free index across vectors is an index of every place";
  if (!plan.reason.empty())
    plan.conflicts = Conflicts::Auto;
  return plan;
}

//===----------------------------------------------------------------------===//
// Records
//===----------------------------------------------------------------------===//

/// The options' name.
static StringRef nameOption(Conflicts conflicts) {
  StringRef names[] = {"auto", "copies", "columns", "colour", "rows", "atomic"};
  return names[static_cast<int>(conflicts)];
}

/// What private copies move: an element is cleared and read, and that of the
/// output read and written.
void SweepLoops::addCopyBytes(Record &record) {
  int64_t bytes = 0, elementBytes = 0;
  bool isStatic = true;
  for (Value output : sweep.getOutputs()) {
    auto type = cast<MemRefType>(output.getType());
    elementBytes = std::max(elementBytes, bytesOf(type.getElementType()));
    isStatic &= type.hasStaticShape();
    if (isStatic)
      bytes += type.getNumElements() * bytesOf(type.getElementType());
  }
  int64_t times = 4 * (options.threads - 1);
  record.add("copies", int64_t(options.threads) - 1);
  record.add("copyBytesPerElement", times * elementBytes);
  if (isStatic)
    record.add("copyBytes", times * bytes);
}

/// What the program chooses from, in words.
std::string SweepLoops::describeAuto() {
  SmallVector<StringRef> choices;
  if (columnsAreDisjoint())
    choices.push_back("columns");
  if (findPlaces(/*onlyShared=*/true))
    choices.push_back("colour");
  choices.push_back("copies");
  if (options.threadWork)
    choices.push_back("one thread");
  StringRef last = choices.pop_back_val();
  std::string text = llvm::join(choices, ", ");
  return text + (text.empty() ? "" : " or ") + last.str();
}

SmallVector<Record> SweepLoops::describeThreads() {
  auto missed = [&](StringRef name, StringRef reason) {
    return std::move(startRecord(Record::Kind::Missed, name)
                         .add("threads", int64_t(options.threads))
                         .add("reason", reason.str()));
  };
  if (layout.levels.empty())
    return {missed("OneThread", "the tensor has no dimensions")};
  if (terms.hasEffects)
    return {missed("OneThread",
                   "the body has regions, or effects besides its reductions, "
                   "that run in order")};
  ThreadPlan plan = planThreads();
  SmallVector<Record> records;
  if (!plan.reason.empty())
    records.push_back(
        std::move(missed("OtherStrategy", plan.reason)
                      .add("asked", nameOption(options.conflicts).str())));
  bool isAuto = plan.conflicts == Conflicts::Auto && !plan.areDisjoint;
  std::string strategy =
      plan.areDisjoint ? "disjoint rows" : nameOption(plan.conflicts).str();
  if (isAuto)
    strategy = describeAuto();
  Record &record =
      records.emplace_back(startRecord(Record::Kind::Passed, "Threaded"));
  record.add("threads", int64_t(options.threads));
  record.add("strategy", strategy);
  record.add("leastTerms", int64_t(options.threadWork));
  if (isAuto || (plan.conflicts == Conflicts::Copies && !plan.areDisjoint))
    addCopyBytes(record);
  return records;
}

static ThreadStrategy strategyOf(Conflicts conflicts) {
  switch (conflicts) {
  case Conflicts::Auto:
  case Conflicts::Copies:
    return ThreadStrategy::Copies;
  case Conflicts::Columns:
    return ThreadStrategy::Columns;
  case Conflicts::Colour:
    return ThreadStrategy::Colours;
  case Conflicts::Rows:
    return ThreadStrategy::Rows;
  case Conflicts::Atomic:
    return ThreadStrategy::Atomic;
  }
  llvm_unreachable("unknown strategy");
}

KernelThreads SweepLoops::describeChoice() {
  KernelThreads choice;
  if (options.threads == 1 || layout.levels.empty() || terms.hasEffects)
    return choice;
  ThreadPlan plan = planThreads();
  choice.threads = options.threads;
  choice.threadWork = options.threadWork;
  choice.terms = std::max<int64_t>(terms.terms.size(), 1);
  choice.strategy =
      plan.areDisjoint ? ThreadStrategy::Disjoint : strategyOf(plan.conflicts);
  choice.isAuto = !plan.areDisjoint && plan.conflicts == Conflicts::Auto;
  if (columnsAreDisjoint()) {
    choice.columnIndex = *vectorIndex;
    choice.tile = widestTile;
  }
  if (auto places = findPlaces(/*onlyShared=*/true))
    choice.places.assign(places->begin(), places->end());
  return choice;
}

//===----------------------------------------------------------------------===//
// What pays
//===----------------------------------------------------------------------===//

/// The elements of all outputs.
Value SweepLoops::countElements() {
  Value elements = index(0);
  for (Value memref : sweep.getInits()) {
    Value count = index(1);
    for (int64_t dimension = 0;
         dimension < cast<MemRefType>(memref.getType()).getRank(); ++dimension)
      count = arith::MulIOp::create(
          builder, count, memref::DimOp::create(builder, memref, dimension));
    elements = arith::AddIOp::create(builder, elements, count);
  }
  return elements;
}

ThreadCosts<Emitted> SweepLoops::costsOf(Value work) {
  return {options.threads, options.threadWork, Emitted(builder, work),
          Emitted(builder, countElements())};
}

/// Colours the blocks if `isWanted` and it may pay; true if it does. Ranges of
/// places that are parts of the real ones need no more colours than those, so
/// few of them are enough to see that too many are needed.
Value SweepLoops::colouringPays(BlockColouring &blocks, Value work,
                                Emitted isWanted) {
  ThreadCosts<Emitted> costs = costsOf(work);
  Emitted ranges(builder, blocks.countRanges());
  Value mayPay = isWanted & costs.haveDearCopies() & costs.payForRanges(ranges);
  auto loop = scf::ForOp::create(builder, index(0), index(2), index(1),
                                 ValueRange{mayPay});
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value isSample = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                         loop.getInductionVar(), index(0));
  Value before = loop.getRegionIterArg(0);
  auto branch = scf::IfOp::create(builder, before.getType(), before,
                                  /*withElseRegion=*/true);
  builder.setInsertionPointToStart(branch.thenBlock());
  blocks.emitRanges(arith::SelectOp::create(
      builder, isSample, index(ThreadCosts<Emitted>::sampleStride), index(1)));
  auto [colours, steps] = blocks.emitColours();
  // Each colour has a step, and all threads are busy in each at best.
  Value least = arith::MaxUIOp::create(
      builder, colours, index(ThreadCosts<Emitted>::blocksPerThread));
  Value counted = arith::SelectOp::create(builder, isSample, least, steps);
  Value pays = costs.payForColours(Emitted(builder, colours),
                                   Emitted(builder, counted), ranges);
  scf::YieldOp::create(builder, pays);
  builder.setInsertionPointToStart(branch.elseBlock());
  scf::YieldOp::create(builder, before);
  builder.setInsertionPointAfter(branch);
  scf::YieldOp::create(builder, branch.getResults());
  return loop.getResult(0);
}

//===----------------------------------------------------------------------===//
// All together
//===----------------------------------------------------------------------===//

BlockColouring SweepLoops::startColouring() {
  int64_t count = options.threads * ThreadCosts<Emitted>::blocksPerThread;
  BlockColouring blocks(builder, *this, layout,
                        *findPlaces(/*onlyShared=*/true), count,
                        options.threads);
  fillBounds(blocks.bounds(), count,
             [&](Value at) { return entriesBefore(at); });
  return blocks;
}

void SweepLoops::emitGroups(BlockColouring &blocks) {
  blocks.emitGroups([&](Value block) { emitChunk(blocks.bounds(), block); });
}

/// Private copies where they pay, else one thread.
void SweepLoops::emitCopiesOrOneThread(Value work) {
  if (options.threadWork == 0)
    return emitWithCopies(emitBounds());
  emitPlainIf(
      builder, costsOf(work).payForCopies(),
      [&] { emitWithCopies(emitBounds()); }, [&] { emitAll(); });
}

/// Of all that gives the same result each time what costs least.
void SweepLoops::emitAuto(Value work) {
  ThreadCosts<Emitted> costs = costsOf(work);
  Value never = arith::ConstantOp::create(builder, builder.getBoolAttr(false));
  Emitted useColumns(builder, never), useColours(builder, never);
  std::optional<Emitted> extent;
  if (columnsAreDisjoint()) {
    extent.emplace(builder, sweep.getExtents()[*vectorIndex]);
    useColumns = costs.payForColumns(*extent, widestTile);
  }
  std::optional<BlockColouring> blocks;
  if (findPlaces(/*onlyShared=*/true)) {
    blocks.emplace(startColouring());
    useColours = Emitted(builder, colouringPays(*blocks, work, !useColumns));
  }
  auto emitRest = [&] {
    if (!blocks)
      return emitCopiesOrOneThread(work);
    emitPlainIf(
        builder, useColours, [&] { emitGroups(*blocks); },
        [&] { emitCopiesOrOneThread(work); });
  };
  if (!extent)
    return emitRest();
  Emitted narrow = costs.payForNarrowColumns(*extent, widestTile,
                                             Emitted(builder, countEntries()));
  emitPlainIf(
      builder, useColumns | (!useColours & narrow), [&] { emitColumns(); },
      emitRest);
}

void SweepLoops::emitStrategy(Value work) {
  ThreadPlan plan = planThreads();
  if (plan.areDisjoint)
    return emitDirectly();
  switch (plan.conflicts) {
  case Conflicts::Auto:
    return emitAuto(work);
  case Conflicts::Copies:
    return emitWithCopies(emitBounds());
  case Conflicts::Columns:
    return emitColumns();
  case Conflicts::Colour: {
    BlockColouring blocks = startColouring();
    blocks.emitRanges(index(1));
    blocks.emitColours();
    return emitGroups(blocks);
  }
  case Conflicts::Rows:
    return emitOwnRows();
  case Conflicts::Atomic:
    return emitDirectly();
  }
}

void SweepLoops::emitOnThreads() {
  Value work = countWork();
  emitPlainIf(
      builder, costsOf(work).payForThreads(), [&] { emitStrategy(work); },
      [&] { emitAll(); });
}
