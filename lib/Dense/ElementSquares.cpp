// SPDX-License-Identifier: Apache-2.0

#include "ElementSquares.h"
#include "ElementPlaces.h"
#include "LaneOperation.h"
#include "RegisterSquare.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tensoropt;

ElementSquares::ElementSquares(linalg::LinalgOp op)
    : op(op), lanes(countLanes(op)), along(op.getNumLoops() - 1) {}

bool ElementSquares::isTurned(OpOperand &operand) {
  return op.getMatchingIndexingMap(&operand).isFunctionOfDim(along) &&
         !runsAlong(operand, along);
}

/// The loop along the memory of all operands that do not run along the result.
bool ElementSquares::findAcross() {
  std::optional<unsigned> found;
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (!isa<MemRefType>(input->get().getType()) || !isTurned(*input))
      continue;
    AffineExpr last = op.getMatchingIndexingMap(input).getResults().back();
    auto loop = dyn_cast<AffineDimExpr>(last);
    if (!loop || !runsAlong(*input, loop.getPosition()) ||
        found.value_or(loop.getPosition()) != loop.getPosition())
      return false;
    found = loop.getPosition();
  }
  across = found.value_or(0);
  return found.has_value();
}

bool ElementSquares::mayEmit() {
  if (!findAcross() || !runsAlong(*op.getDpsInitOperand(0), along) ||
      op.payloadUsesValueFromOperand(op.getDpsInitOperand(0)))
    return false;
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  bool mayShare = llvm::any_of(op.getDpsInputOperands(), [&](OpOperand *input) {
    return op.getMatchingIndexingMap(input).isIdentity();
  });
  // An open extent is less than any number.
  return llvm::all_of(ArrayRef{along, across}, [&](unsigned loop) {
    return extents[loop] >= lanes && (!mayShare || extents[loop] % lanes == 0);
  });
}

std::optional<ElementSquares> ElementSquares::find(linalg::LinalgOp op) {
  if (!LaneOperation::accepts(op) || op.getNumLoops() < 2)
    return std::nullopt;
  ElementSquares squares(op);
  if (!squares.mayEmit())
    return std::nullopt;
  return squares;
}

void ElementSquares::emit(OpBuilder &builder) {
  OpBuilder::InsertionGuard guard(builder);
  Location loc = op.getLoc();
  SmallVector<Range> ranges = op.createLoopRanges(builder, loc);
  Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
  SmallVector<Value> indices(ranges.size(), zero);
  auto emitLoop = [&](unsigned loop, int64_t step) {
    if (isOneInteger(ranges[loop].size))
      return;
    Value extent =
        getValueOrCreateConstantIndexOp(builder, loc, ranges[loop].size);
    Value by = arith::ConstantIndexOp::create(builder, loc, step);
    auto made = scf::ForOp::create(builder, loc, zero, extent, by);
    builder.setInsertionPointToStart(made.getBody());
    indices[loop] = made.getInductionVar();
    int64_t known = getConstantIntValue(ranges[loop].size).value_or(0);
    if (known % step == 0)
      return;
    Value last = arith::ConstantIndexOp::create(builder, loc, known - step);
    indices[loop] = arith::MinUIOp::create(builder, loc, indices[loop], last);
  };
  for (unsigned loop = 0; loop < along; ++loop)
    if (loop != across)
      emitLoop(loop, 1);
  emitLoop(across, lanes);
  emitLoop(along, lanes);
  emitSquare(indices, builder);
}

/// Each row of a square of results, from rows that are turned, those that are
/// not, and what is the same for all of a row.
void ElementSquares::emitSquare(ArrayRef<Value> corner, OpBuilder &builder) {
  Location loc = op.getLoc();
  auto shift = [&](unsigned loop, int64_t by) {
    SmallVector<Value> indices(corner);
    Value distance = arith::ConstantIndexOp::create(builder, loc, by);
    indices[loop] =
        builder.createOrFold<arith::AddIOp>(loc, corner[loop], distance);
    return indices;
  };
  auto load = [&](OpOperand &operand, ArrayRef<Value> indices) -> Value {
    SmallVector<Value> place = placeOf(operand, indices, builder, loc);
    if (!op.getMatchingIndexingMap(&operand).isFunctionOfDim(along))
      return memref::LoadOp::create(builder, loc, operand.get(), place);
    auto type = VectorType::get(lanes, getElementTypeOrSelf(operand.get()));
    return vector::LoadOp::create(builder, loc, type, operand.get(), place);
  };
  llvm::DenseMap<OpOperand *, SmallVector<Value>> turned;
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (!isa<MemRefType>(input->get().getType()) || !isTurned(*input))
      continue;
    SmallVector<Value> columns;
    for (int64_t lane = 0; lane < lanes; ++lane)
      columns.push_back(load(*input, shift(along, lane)));
    turned[input] = transposeSquare(columns, builder, loc);
  }
  OpOperand &init = *op.getDpsInitOperand(0);
  for (int64_t row = 0; row < lanes; ++row) {
    SmallVector<Value> indices = shift(across, row), arguments;
    for (OpOperand &operand : op->getOpOperands()) {
      auto found = turned.find(&operand);
      if (op.getMatchingBlockArgument(&operand).use_empty())
        arguments.emplace_back();
      else if (found != turned.end())
        arguments.push_back(found->second[row]);
      else if (!isa<MemRefType>(operand.get().getType()))
        arguments.push_back(operand.get());
      else
        arguments.push_back(load(operand, indices));
    }
    Value made = applyToLanes(*op.getBlock(), arguments, lanes, builder, loc);
    vector::StoreOp::create(builder, loc, made, init.get(),
                            placeOf(init, indices, builder, loc));
  }
}
