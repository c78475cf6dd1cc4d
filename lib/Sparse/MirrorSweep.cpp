// SPDX-License-Identifier: Apache-2.0

#include "MirrorSweep.h"
#include "IndexOrder.h"
#include "PlainLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

/// Panels are made if there is an entry for so many rows of them. A row is
/// cleared, read and added to two rows of the output, one after another; an
/// entry saves updates of two rows that lie anywhere.
static constexpr int64_t rowsPerEntry = 2;

//===----------------------------------------------------------------------===//
// Which dimensions
//===----------------------------------------------------------------------===//

/// The counterpart of an update: the same term, two dimensions exchanged.
static ReduceOp findCounterpart(ArrayRef<ReduceOp> updates, ReduceOp update,
                                unsigned one, unsigned other) {
  SmallVector<Value> wanted(update.getIndices());
  std::swap(wanted[one], wanted[other]);
  for (ReduceOp candidate : updates)
    if (candidate != update && candidate.getValue() == update.getValue() &&
        candidate.getIndices() == ValueRange(wanted))
      return candidate;
  return nullptr;
}

static std::optional<MirroredPair> tryPair(ArrayRef<ReduceOp> updates,
                                           const IndexOrder &order,
                                           unsigned lesser, unsigned greater) {
  MirroredPair pair{lesser, greater, {}};
  DenseSet<Operation *> paired;
  for (ReduceOp update : updates) {
    if (paired.contains(update))
      continue;
    auto indices = update.getIndices();
    ReduceOp counterpart = findCounterpart(updates, update, lesser, greater);
    if (!counterpart || paired.contains(counterpart))
      return std::nullopt;
    paired.insert(update);
    paired.insert(counterpart);
    if (order.isKnown(indices[lesser], indices[greater]))
      pair.repeated.push_back(counterpart);
    else if (order.isKnown(indices[greater], indices[lesser]))
      pair.repeated.push_back(update);
    else
      return std::nullopt;
  }
  return pair;
}

std::optional<MirroredPair>
tensoropt::findMirroredPair(SweepOp sweep, const SweepOptions &options) {
  // Entries are counted, so there must be storage that lists them.
  auto type = dyn_cast<RankedTensorType>(sweep.getDriver().getType());
  if (!options.mirror || sweep.getOutputs().size() != 1 || !type ||
      !getSparseEncoding(type))
    return std::nullopt;
  SmallVector<ReduceOp> updates;
  for (Operation &op : sweep.getBody().front()) {
    if (op.getNumRegions())
      return std::nullopt;
    if (auto reduce = dyn_cast<ReduceOp>(op))
      updates.push_back(reduce);
  }
  if (updates.empty() || updates.front().getKind() == ReduceKind::Custom)
    return std::nullopt;
  // Terms of a place are summed apart from what it holds.
  Type element = updates.front().getValue().getType();
  if (isa<FloatType, ComplexType>(element) && !options.reassociate)
    return std::nullopt;
  IndexOrder order(sweep);
  unsigned rank = updates.front().getIndices().size();
  for (unsigned lesser = 0; lesser < rank; ++lesser)
    for (unsigned greater = lesser + 1; greater < rank; ++greater)
      if (auto pair = tryPair(updates, order, lesser, greater))
        return pair;
  return std::nullopt;
}

MirrorSweep::MirrorSweep(SweepOp sweep, const StorageLayout &layout,
                         MirroredPair pair, const SweepOptions &options,
                         RewriterBase &rewriter)
    : sweep(sweep), layout(layout), pair(std::move(pair)), options(options),
      rewriter(rewriter), builder(sweep.getLoc(), rewriter),
      output(sweep.getInits().front()) {
  if (mayUseVectors(options))
    vectorIndex = findVectorIndex(sweep, options.reassociate);
  auto type = cast<MemRefType>(output.getType());
  // A sum over the index across vectors has no columns.
  if (vectorIndex && !llvm::is_contained(this->pair.repeated[0].getIndices(),
                                         sweep.getFreeIndices()[*vectorIndex]))
    vectorIndex.reset();
  if (vectorIndex)
    widest = options.vectorBytes / bytesOf(type.getElementType());
  for (unsigned at = 0; at < type.getRank() - hasColumns(); ++at)
    if (at != this->pair.lesser && at != this->pair.greater)
      others.push_back(at);
}

Value MirrorSweep::index(int64_t value) {
  return arith::ConstantIndexOp::create(builder, value);
}

//===----------------------------------------------------------------------===//
// Both forms
//===----------------------------------------------------------------------===//

/// Panels have their lines, and other operands are seen through views.
SweepOptions MirrorSweep::innerOptions() const {
  SweepOptions inner = options;
  inner.wideTiles = !hasColumns();
  inner.alignRows = !hasColumns();
  return inner;
}

/// The sweep with one update of each pair, at the insertion point.
SweepOp MirrorSweep::cloneHalf() {
  IRMapping mapping;
  auto half = cast<SweepOp>(builder.clone(*sweep, mapping));
  SmallVector<Operation *> spare;
  for (auto [op, copy] :
       llvm::zip(sweep.getBody().front(), half.getBody().front()))
    if (auto reduce = dyn_cast<ReduceOp>(op))
      if (llvm::is_contained(pair.repeated, reduce))
        spare.push_back(&copy);
  for (Operation *op : spare)
    rewriter.eraseOp(op);
  return half;
}

/// The rows of a panel: all elements of the output that differ in more than the
/// column.
Value MirrorSweep::countRows() {
  Value rows = index(1);
  int64_t rank = cast<MemRefType>(output.getType()).getRank();
  for (int64_t at = 0; at < rank - hasColumns(); ++at)
    rows = builder.createOrFold<arith::MulIOp>(
        rows, builder.createOrFold<memref::DimOp>(output, index(at)));
  return rows;
}

/// True at run time if entries are many beside the rows of a panel.
Value MirrorSweep::pays() {
  TensorBuffers buffers;
  buffers.load(builder, sweep.getDriver(), layout);
  Value entries = memref::DimOp::create(builder, buffers.values, 0);
  Value covered = arith::MulIOp::create(builder, entries, index(rowsPerEntry));
  return arith::CmpIOp::create(builder, arith::CmpIPredicate::uge, covered,
                               countRows());
}

void MirrorSweep::emit() {
  builder.setInsertionPoint(sweep);
  emitPlainIf(
      builder, pays(), [&] { emitPanels(); },
      [&] {
        auto all = cast<SweepOp>(builder.clone(*sweep));
        SweepLoops(all, layout, options, rewriter).emit();
        rewriter.eraseOp(all);
      });
}

PanelForm MirrorSweep::describeForm(const Kernel &kernel) {
  OpBuilder::InsertionGuard guard(rewriter);
  builder.setInsertionPoint(sweep);
  PanelForm form;
  form.rowsPerEntry = rowsPerEntry;
  form.widest = widest;
  form.elementBytes = bytesOf(getElementTypeOrSelf(output.getType()));
  if (hasColumns())
    form.index = *vectorIndex;
  form.rows = kernel.operands.back().extents;
  if (hasColumns())
    form.rows.pop_back();
  SweepOp half = cloneHalf();
  form.cost = predictCost(half, layout, innerOptions(), rewriter);
  form.threads =
      SweepLoops(half, layout, innerOptions(), rewriter).describeChoice();
  rewriter.eraseOp(half);
  return form;
}

Record MirrorSweep::describe() {
  Record record = startRecord(Record::Kind::Passed, "Mirrored");
  record.add("dimensions", std::to_string(pair.lesser) + " and " +
                               std::to_string(pair.greater));
  record.add("updates", int64_t(pair.repeated.size()));
  record.add("ifRowsPerEntry", rowsPerEntry);
  if (hasColumns())
    record.add("mostColumns", widest);
  return record;
}
