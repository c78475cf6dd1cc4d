// SPDX-License-Identifier: Apache-2.0
// Panels of an output of which one half is summed, and how they are added to
// both.

#include "Emitted.h"
#include "MirrorSweep.h"
#include "OperationCount.h"
#include "PlainLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tensoropt;

/// Rows of the output that are added to side by side in one half while they
/// are parts of one row in the other.
static constexpr int64_t blockRows = 16;

/// Elements that are added at a time.
static constexpr int64_t lanesOfRow = 8;

/// Panels begin where cache lines do.
static constexpr int64_t alignment = 64;

//===----------------------------------------------------------------------===//
// Panels
//===----------------------------------------------------------------------===//

/// How many columns panels have, but for the last one: fewer where there are
/// many rows.
Value MirrorSweep::chooseColumns() {
  auto type = cast<MemRefType>(output.getType());
  auto widths = PanelForm::widths(widest, bytesOf(type.getElementType()));
  Value rows = countRows(), columns = index(widths.back().columns);
  for (const PanelForm::Width &width : llvm::reverse(widths)) {
    Value fits = builder.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::ule,
                                                     rows, index(width.rows));
    columns = builder.createOrFold<arith::SelectOp>(fits, index(width.columns),
                                                    columns);
  }
  return columns;
}

/// An array of the output's extents, but with so many columns.
Value MirrorSweep::makePanel(Value columns) {
  auto type = cast<MemRefType>(output.getType());
  SmallVector<OpFoldResult> sizes =
      memref::getMixedSizes(builder, builder.getLoc(), output);
  if (columns)
    sizes.back() = getAsOpFoldResult(columns);
  SmallVector<int64_t> shape;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(sizes, dynamic, shape);
  return memref::AllocOp::create(builder,
                                 MemRefType::get(shape, type.getElementType()),
                                 dynamic, builder.getI64IntegerAttr(alignment));
}

/// The panels of one thread, which are its own. Not all elements of the output
/// that one adds to have cache lines of their own, but threads rarely come to a
/// line at the same time.
void MirrorSweep::emitOwnPanels(Value thread, Value all, Value columns,
                                Value last) {
  SweepOptions shared = options;
  options.threads = 1;
  Value panel = makePanel(last);
  Value before = builder.createOrFold<arith::SubIOp>(all, last);
  Value end = arith::AddIOp::create(builder, before, index(1));
  Value from = arith::MulIOp::create(builder, thread, columns);
  Value step = arith::MulIOp::create(builder, columns, index(shared.threads));
  emitPlainFor(builder, from, end, step, [&](Value first) {
    Value isLast =
        arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, first, before);
    emitPanel(panel, first,
              arith::SelectOp::create(builder, isLast, last, columns));
  });
  options = shared;
}

/// True at run time if each thread takes panels of its own.
Value MirrorSweep::payOnThreads(Value all, Value columns) {
  // Less than two panels are one.
  Value panels = arith::DivUIOp::create(builder, all, columns);
  Value rounds =
      arith::CeilDivUIOp::create(builder, panels, index(options.threads));
  Value rest = arith::RemUIOp::create(builder, all, columns);
  Value most = arith::AddIOp::create(
      builder, arith::MulIOp::create(builder, rounds, columns), rest);
  auto emitted = [&](Value value) { return Emitted(builder, value); };
  return PanelForm::payOnThreads(emitted(countRows()), emitted(all),
                                 emitted(panels), emitted(most),
                                 options.threads, options.threadWork);
}

/// The sweep in panels of columns; the last one takes what is left, less than
/// twice as many. Extents that are constants stay constants.
void MirrorSweep::emitPanels() {
  if (!hasColumns())
    return emitPanel(makePanel(Value()), Value(), Value());
  Value all = sweep.getExtents()[*vectorIndex], columns = chooseColumns();
  Value isOne = builder.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::ult,
                                                    all, columns);
  Value rest = builder.createOrFold<arith::RemUIOp>(all, columns);
  Value more = builder.createOrFold<arith::AddIOp>(columns, rest);
  Value last = builder.createOrFold<arith::SelectOp>(isOne, all, more);
  if (options.threads == 1)
    return emitSharedPanels(all, columns, last);
  emitPlainIf(
      builder, payOnThreads(all, columns),
      [&] {
        emitParallel(
            builder, index(0), index(options.threads),
            [&](Value thread) { emitOwnPanels(thread, all, columns, last); });
      },
      [&] { emitSharedPanels(all, columns, last); });
}

/// One panel after another, each on all threads.
void MirrorSweep::emitSharedPanels(Value all, Value columns, Value last) {
  Value before = builder.createOrFold<arith::SubIOp>(all, last);
  Value panel = makePanel(last);
  if (getConstantIntValue(all) && getConstantIntValue(columns)) {
    if (getConstantIntValue(before) != 0)
      emitPlainFor(builder, index(0), before, columns,
                   [&](Value first) { emitPanel(panel, first, columns); });
    return emitPanel(panel, before, last);
  }
  Value end = arith::AddIOp::create(builder, before, index(1));
  emitPlainFor(builder, index(0), end, columns, [&](Value first) {
    Value isLast =
        arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, first, before);
    emitPanel(panel, first,
              arith::SelectOp::create(builder, isLast, last, columns));
  });
}

/// The columns of a memref that one panel needs.
Value MirrorSweep::viewColumns(Value memref, Value first, Value width) {
  SmallVector<OpFoldResult> sizes =
      memref::getMixedSizes(builder, builder.getLoc(), memref);
  SmallVector<OpFoldResult> offsets(sizes.size(), builder.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(sizes.size(), builder.getIndexAttr(1));
  offsets.back() = getAsOpFoldResult(first);
  sizes.back() = getAsOpFoldResult(width);
  return memref::SubViewOp::create(builder, memref, offsets, sizes, strides);
}

void MirrorSweep::emitPanel(Value panel, Value first, Value width) {
  clear(panel, width);
  SweepOp half = cloneHalf();
  half.getInitsMutable()[0].set(panel);
  if (hasColumns()) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(half);
    half.getExtentsMutable()[*vectorIndex].set(width);
    Value column = half.getFreeIndices()[*vectorIndex];
    for (auto load : half.getBody().front().getOps<memref::LoadOp>())
      if (!load.getIndices().empty() && load.getIndices().back() == column)
        load.setMemRef(viewColumns(load.getMemRef(), first, width));
  }
  SweepLoops(half, layout, innerOptions(), rewriter).emit();
  builder.setInsertionPointAfter(half);
  rewriter.eraseOp(half);
  add(panel, first, width);
}

//===----------------------------------------------------------------------===//
// Between panels and the output
//===----------------------------------------------------------------------===//

/// Runs `body` for each block of rows, in halves of equal work on threads: a
/// block and one that is as far from the end as that from the beginning have
/// as many elements together as any other two.
void MirrorSweep::emitBlocks(Value panel,
                             llvm::function_ref<void(Value, Value)> body) {
  Value extent = memref::DimOp::create(builder, panel, pair.lesser);
  Value rows = index(blockRows);
  Value count = arith::CeilDivUIOp::create(builder, extent, rows);
  auto emitBlock = [&](Value block) {
    Value from = arith::MulIOp::create(builder, block, rows);
    Value to = arith::AddIOp::create(builder, from, rows);
    body(from, arith::MinUIOp::create(builder, to, extent));
  };
  auto emitInOrder = [&] { emitPlainFor(builder, index(0), count, emitBlock); };
  if (options.threads == 1)
    return emitInOrder();
  Value elements = index(1);
  for (int64_t at = 0; at < cast<MemRefType>(panel.getType()).getRank(); ++at)
    elements = arith::MulIOp::create(builder, elements,
                                     memref::DimOp::create(builder, panel, at));
  // They lie one after another, and each takes a part of a vector operation.
  Value isMuch =
      arith::CmpIOp::create(builder, arith::CmpIPredicate::uge, elements,
                            index(lanesOfRow * options.threadWork));
  emitPlainIf(
      builder, isMuch,
      [&] {
        Value half = arith::CeilDivUIOp::create(builder, count, index(2));
        emitParallel(builder, index(0), half, [&](Value near) {
          Value last = arith::SubIOp::create(builder, count, index(1));
          Value far = arith::SubIOp::create(builder, last, near);
          Value isSame = arith::CmpIOp::create(
              builder, arith::CmpIPredicate::eq, near, far);
          Value steps =
              arith::SelectOp::create(builder, isSame, index(1), index(2));
          emitPlainFor(builder, index(0), steps, [&](Value step) {
            Value isFirst = arith::CmpIOp::create(
                builder, arith::CmpIPredicate::eq, step, index(0));
            emitBlock(arith::SelectOp::create(builder, isFirst, near, far));
          });
        });
      },
      emitInOrder);
}

/// Emits loops over the dimensions that are neither exchanged nor columns.
void MirrorSweep::emitOthers(Value panel, MutableArrayRef<Value> place,
                             llvm::function_ref<void()> body) {
  OpBuilder::InsertionGuard guard(builder);
  for (unsigned dimension : others) {
    auto loop = scf::ForOp::create(
        builder, index(0), memref::DimOp::create(builder, panel, dimension),
        index(1));
    place[dimension] = loop.getInductionVar();
    builder.setInsertionPointToStart(loop.getBody());
  }
  body();
}

/// Fills the half of a panel that is used with the neutral element.
void MirrorSweep::clear(Value panel, Value width) {
  auto type = cast<MemRefType>(panel.getType());
  Reduction sum = Reduction::of(pair.repeated.front());
  Value identity = emitIdentity(builder, sum, type.getElementType());
  SmallVector<Value> place(type.getRank());
  emitBlocks(panel, [&](Value from, Value to) {
    Value end = memref::DimOp::create(builder, panel, pair.greater);
    emitOthers(panel, place, [&] {
      emitPlainFor(builder, from, to, [&](Value lesser) {
        place[pair.lesser] = lesser;
        emitPlainFor(builder, lesser, end, [&](Value greater) {
          place[pair.greater] = greater;
          if (!hasColumns()) {
            memref::StoreOp::create(builder, identity, panel, place);
            return;
          }
          emitPlainFor(builder, index(0), width, [&](Value column) {
            place.back() = column;
            memref::StoreOp::create(builder, identity, panel, place);
          });
        });
      });
    });
  });
}

/// Adds a panel to both halves of the output's columns from `first`. In one
/// half rows of a block lie in the same row, in the other in the same column.
void MirrorSweep::add(Value panel, Value first, Value width) {
  Operation *before = &*std::prev(builder.getInsertionPoint());
  SmallVector<Value> place(cast<MemRefType>(panel.getType()).getRank());
  emitBlocks(panel, [&](Value from, Value to) {
    Value end = memref::DimOp::create(builder, panel, pair.greater);
    emitOthers(panel, place, [&] {
      emitPlainFor(builder, from, end, [&](Value greater) {
        place[pair.greater] = greater;
        Value next = arith::AddIOp::create(builder, greater, index(1));
        Value last = arith::MinUIOp::create(builder, to, next);
        emitPlainFor(builder, from, last, [&](Value lesser) {
          place[pair.lesser] = lesser;
          addRow(panel, first, width, place);
        });
      });
    });
  });
  // Not what the loops over the tensor execute.
  for (Operation *op = before->getNextNode();
       op && op != &*builder.getInsertionPoint(); op = op->getNextNode())
    leaveUncounted(op);
}

void MirrorSweep::addRow(Value panel, Value first, Value width,
                         MutableArrayRef<Value> place) {
  Type element = cast<MemRefType>(panel.getType()).getElementType();
  if (!hasColumns())
    return addAt(panel, element, place, Value());
  Value rest = arith::RemUIOp::create(builder, width, index(lanesOfRow));
  Value whole = arith::SubIOp::create(builder, width, rest);
  auto vector = VectorType::get({lanesOfRow}, element);
  emitPlainFor(builder, index(0), whole, index(lanesOfRow), [&](Value column) {
    place.back() = column;
    addAt(panel, vector, place, first);
  });
  emitPlainFor(builder, whole, width, [&](Value column) {
    place.back() = column;
    addAt(panel, element, place, first);
  });
}

/// Adds one element or vector of the panel at two places.
void MirrorSweep::addAt(Value panel, Type type, ArrayRef<Value> place,
                        Value first) {
  auto vector = dyn_cast<VectorType>(type);
  auto load = [&](Value memref, ValueRange at) -> Value {
    if (vector)
      return vector::LoadOp::create(builder, vector, memref, at);
    return memref::LoadOp::create(builder, memref, at);
  };
  Reduction reduction = Reduction::of(pair.repeated.front());
  Value term = load(panel, place);
  SmallVector<Value> target(place);
  if (first)
    target.back() = arith::AddIOp::create(builder, target.back(), first);
  for (int half = 0; half < 2; ++half) {
    Value sum = emitReduce(builder, reduction, load(output, target), term,
                           options.reassociate);
    if (vector)
      vector::StoreOp::create(builder, sum, output, target);
    else
      memref::StoreOp::create(builder, sum, output, target);
    std::swap(target[pair.lesser], target[pair.greater]);
  }
}
