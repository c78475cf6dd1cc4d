// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-elements.

#include "LaneOperation.h"
#include "ShortRows.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/VectorRegisters.h"
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

/// True if neighbours of the last loop are neighbours in memory, or the same.
bool runsAlong(linalg::LinalgOp op, OpOperand &operand) {
  auto buffer = dyn_cast<MemRefType>(operand.get().getType());
  AffineMap map = op.getMatchingIndexingMap(&operand);
  unsigned last = op.getNumLoops() - 1;
  if (!buffer || !map.isFunctionOfDim(last))
    return true;
  return buffer.areTrailingDimsContiguous(1) &&
         map.getResults().back().isFunctionOfDim(last);
}

bool isLowered(linalg::LinalgOp op) {
  return hasShortRows(op) && LaneOperation::accepts(op) &&
         llvm::all_of(op->getOpOperands(), [&](OpOperand &operand) {
           return runsAlong(op, operand);
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
  /// Lanes of the registers that the widest elements fill.
  int64_t countLanes() const {
    unsigned bits = 8;
    for (Type type : op->getOperandTypes())
      bits = std::max(bits, getElementTypeOrSelf(type).getIntOrFloatBitWidth());
    return VectorRegisters::of(op).bytes * 8 / bits;
  }

  /// Whole registers, and for what is left of the row half of one, and so on.
  void emitRow(ArrayRef<Value> outer) {
    int64_t length = op.getStaticLoopRanges().back();
    int64_t lanes = countLanes();
    for (int64_t at = 0; at < length; at += lanes) {
      while (lanes > length - at)
        lanes /= 2;
      SmallVector<Value> indices(outer);
      indices.push_back(arith::ConstantIndexOp::create(builder, loc, at));
      emitRun(indices, lanes);
    }
  }

  SmallVector<Value> placeOf(OpOperand &operand, ArrayRef<Value> indices) {
    AffineMap map = op.getMatchingIndexingMap(&operand);
    return llvm::map_to_vector(map.getResults(), [&](AffineExpr place) {
      // A broadcast reads the only place of its dimension.
      auto loop = dyn_cast<AffineDimExpr>(place);
      return loop ? indices[loop.getPosition()]
                  : arith::ConstantIndexOp::create(builder, loc, 0);
    });
  }

  Value load(OpOperand &operand, ArrayRef<Value> indices, int64_t lanes) {
    auto buffer = dyn_cast<MemRefType>(operand.get().getType());
    if (!buffer)
      return operand.get();
    SmallVector<Value> place = placeOf(operand, indices);
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
                            placeOf(init, indices));
  }

  linalg::LinalgOp op;
  OpBuilder &builder;
  Location loc;
};

struct LowerElementsPass
    : tensoropt::impl::LowerElementsBase<LowerElementsPass> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (isLowered(op))
        ops.push_back(op);
    });
    if (ops.empty())
      return;
    for (linalg::LinalgOp op : ops) {
      OpBuilder builder(op);
      Rows(op, builder).emit();
      op->erase();
    }
    Record record(Record::Kind::Passed, "lower-elements", "ShortRows");
    record.add("operations", int64_t(ops.size()));
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
