// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-elements.

#include "ElementPlaces.h"
#include "ElementSquares.h"
#include "LaneOperation.h"
#include "ShortRows.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERELEMENTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// True if rows are short, and neighbours in them are neighbours in memory, or
/// the same.
bool hasRows(linalg::LinalgOp op) {
  unsigned last = op.getNumLoops() - 1;
  return hasShortRows(op) && LaneOperation::accepts(op) &&
         llvm::all_of(op->getOpOperands(), [&](OpOperand &operand) {
           return !isa<MemRefType>(operand.get().getType()) ||
                  !op.getMatchingIndexingMap(&operand).isFunctionOfDim(last) ||
                  runsAlong(operand, last);
         });
}

/// Loops over the rows of an operation, and in them vectors of neighbours.
class Rows {
public:
  Rows(linalg::LinalgOp op, OpBuilder &builder)
      : op(op), builder(builder), loc(op.getLoc()) {}

  void emit() {
    OpBuilder::InsertionGuard guard(builder);
    Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
    Value one = arith::ConstantIndexOp::create(builder, loc, 1);
    SmallVector<Range> ranges = op.createLoopRanges(builder, loc);
    SmallVector<Value> indices;
    for (const Range &range : ArrayRef(ranges).drop_back()) {
      if (isOneInteger(range.size)) {
        indices.push_back(zero);
        continue;
      }
      Value extent = getValueOrCreateConstantIndexOp(builder, loc, range.size);
      auto loop = scf::ForOp::create(builder, loc, zero, extent, one);
      builder.setInsertionPointToStart(loop.getBody());
      indices.push_back(loop.getInductionVar());
    }
    emitRow(indices);
  }

private:
  /// Whole registers, and for what is left of the row half of one, and so on.
  void emitRow(ArrayRef<Value> outer) {
    int64_t length = op.getStaticLoopRanges().back();
    int64_t lanes = countLanes(op);
    for (int64_t at = 0; at < length; at += lanes) {
      while (lanes > length - at)
        lanes /= 2;
      SmallVector<Value> indices(outer);
      indices.push_back(arith::ConstantIndexOp::create(builder, loc, at));
      emitRun(indices, lanes);
    }
  }

  Value load(OpOperand &operand, ArrayRef<Value> indices, int64_t lanes) {
    auto buffer = dyn_cast<MemRefType>(operand.get().getType());
    if (!buffer)
      return operand.get();
    SmallVector<Value> place = placeOf(operand, indices, builder, loc);
    if (!op.getMatchingIndexingMap(&operand).isFunctionOfDim(op.getNumLoops() -
                                                             1))
      return memref::LoadOp::create(builder, loc, operand.get(), place);
    return vector::LoadOp::create(
        builder, loc, VectorType::get(lanes, buffer.getElementType()),
        operand.get(), place);
  }

  void emitRun(ArrayRef<Value> indices, int64_t lanes) {
    SmallVector<Value> arguments;
    for (OpOperand &operand : op->getOpOperands())
      arguments.push_back(op.getMatchingBlockArgument(&operand).use_empty()
                              ? Value()
                              : load(operand, indices, lanes));
    Value made = applyToLanes(*op.getBlock(), arguments, lanes, builder, loc);
    OpOperand &init = *op.getDpsInitOperand(0);
    vector::StoreOp::create(builder, loc, made, init.get(),
                            placeOf(init, indices, builder, loc));
  }

  linalg::LinalgOp op;
  OpBuilder &builder;
  Location loc;
};

struct LowerElementsPass
    : tensoropt::impl::LowerElementsBase<LowerElementsPass> {
  void runOnOperation() override {
    int64_t rows = 0, squares = 0;
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    for (linalg::LinalgOp op : ops) {
      OpBuilder builder(op);
      if (std::optional<ElementSquares> found = ElementSquares::find(op)) {
        found->emit(builder);
        ++squares;
      } else if (hasRows(op)) {
        Rows(op, builder).emit();
        ++rows;
      } else {
        continue;
      }
      op->erase();
    }
    tell("ShortRows", rows);
    tell("Squares", squares);
  }

private:
  void tell(StringRef what, int64_t count) {
    if (count == 0)
      return;
    Record record(Record::Kind::Passed, "lower-elements", what);
    record.add("operations", count);
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
