// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-reductions.

#include "LaneReduction.h"
#include "PlainLoops.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "TileEnding.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERREDUCTIONS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The maximum or minimum that a reduction takes, of which LLVM makes no
/// vectors where it may be no number. Any order gives the same, also of one
/// that is taken twice.
std::optional<vector::CombiningKind> findExtremum(linalg::LinalgOp op) {
  Block &body = op->getRegion(0).front();
  Operation *last = body.getTerminator()->getOperand(0).getDefiningOp();
  BlockArgument begun = body.getArguments().back();
  if (!isa_and_present<arith::MaximumFOp, arith::MinimumFOp, arith::MaxNumFOp,
                       arith::MinNumFOp>(last) ||
      !begun.hasOneUse() || *begun.user_begin() != last || !hasVectorForm(body))
    return std::nullopt;
  AffineExpr along = getAffineDimExpr(op.getNumLoops() - 1, op.getContext());
  for (OpOperand *input : op.getDpsInputOperands()) {
    Type type = input->get().getType();
    auto buffer = dyn_cast<MemRefType>(type);
    AffineMap map = op.getMatchingIndexingMap(input);
    if (getElementTypeOrSelf(type) != begun.getType() ||
        (buffer && map.getNumResults() > 0 &&
         map.getResults().back() == along &&
         (!buffer.areTrailingDimsContiguous(1) ||
          llvm::any_of(map.getResults().drop_back(), [&](AffineExpr place) {
            return place.isFunctionOfDim(op.getNumLoops() - 1);
          }))))
      return std::nullopt;
  }
  return linalg::getCombinerOpKind(last);
}

/// Loops over the results of a reduction, and in them loops that carry a
/// number, or a vector as long as neighbours fill it.
class Reduction {
public:
  Reduction(linalg::LinalgOp op, bool reassociate, OpBuilder &builder)
      : op(op), extremum(findExtremum(op)), reassociate(reassociate),
        builder(builder), loc(op.getLoc()) {}

  void emit() {
    SmallVector<Range> ranges = op.createLoopRanges(builder, loc);
    emitLoop(ranges, {}, Value());
  }

private:
  Value index(OpFoldResult value) {
    return getValueOrCreateConstantIndexOp(builder, loc, value);
  }
  SmallVector<Value> placeOf(OpOperand *operand, ValueRange indices);
  Value emitLoop(ArrayRef<Range> ranges, SmallVector<Value> indices,
                 Value begun);
  Value emitStep(ValueRange indices, Value begun);
  std::pair<Value, OpFoldResult>
  emitVectors(OpFoldResult extent, ArrayRef<Value> indices, Value begun);
  Value emitVectorStep(ValueRange indices, Value begun);

  linalg::LinalgOp op;
  std::optional<vector::CombiningKind> extremum;
  bool reassociate;
  OpBuilder &builder;
  Location loc;
};

} // namespace

SmallVector<Value> Reduction::placeOf(OpOperand *operand, ValueRange indices) {
  SmallVector<OpFoldResult> loops = getAsOpFoldResult(indices);
  AffineMap map = op.getMatchingIndexingMap(operand);
  SmallVector<Value> place;
  for (AffineExpr expr : map.getResults())
    place.push_back(index(affine::makeComposedFoldedAffineApply(
        builder, loc, AffineMap::get(map.getNumDims(), 0, expr), loops)));
  return place;
}

Value Reduction::emitStep(ValueRange indices, Value begun) {
  Block &body = op->getRegion(0).front();
  IRMapping mapping;
  for (OpOperand *input : op.getDpsInputOperands()) {
    Value value = input->get();
    if (isa<MemRefType>(value.getType()))
      value =
          memref::LoadOp::create(builder, loc, value, placeOf(input, indices));
    mapping.map(op.getMatchingBlockArgument(input), value);
  }
  mapping.map(body.getArguments().back(), begun);
  for (Operation &inner : body.without_terminator())
    builder.clone(inner, mapping);
  Value result = mapping.lookup(body.getTerminator()->getOperand(0));
  // A sum may be taken in several parts, as vectors do.
  auto sum = result.getDefiningOp<arith::AddFOp>();
  if (sum && reassociate && llvm::is_contained(sum->getOperands(), begun))
    sum.setFastmath(sum.getFastmath() | arith::FastMathFlags::reassoc);
  return result;
}

Value Reduction::emitVectorStep(ValueRange indices, Value begun) {
  auto type = cast<VectorType>(begun.getType());
  SmallVector<Value> arguments;
  for (OpOperand *input : op.getDpsInputOperands()) {
    arguments.push_back(input->get());
    if (!isa<MemRefType>(input->get().getType()))
      continue;
    SmallVector<Value> place = placeOf(input, indices);
    if (op.getMatchingIndexingMap(input).isFunctionOfDim(op.getNumLoops() - 1))
      arguments.back() =
          vector::LoadOp::create(builder, loc, type, input->get(), place);
    else
      arguments.back() =
          memref::LoadOp::create(builder, loc, input->get(), place);
  }
  arguments.push_back(begun);
  return applyToLanes(op->getRegion(0).front(), arguments,
                      type.getNumElements(), builder, loc);
}

/// The extremum of what fills whole vectors, from the first neighbour on, and
/// where that ends.
std::pair<Value, OpFoldResult> Reduction::emitVectors(OpFoldResult extent,
                                                      ArrayRef<Value> outer,
                                                      Value begun) {
  Type element = begun.getType();
  int64_t lanes = VectorRegisters::of(op).bytes * 8 /
                  std::max(8u, element.getIntOrFloatBitWidth());
  AffineExpr all = builder.getAffineSymbolExpr(0);
  OpFoldResult whole = affine::makeComposedFoldedAffineApply(
      builder, loc, all - all % lanes, {extent});
  if (isZeroInteger(whole))
    return {begun, whole};
  Value begin = vector::BroadcastOp::create(
      builder, loc, VectorType::get(lanes, element), begun);
  auto loop = scf::ForOp::create(
      builder, loc, index(builder.getIndexAttr(0)), index(whole),
      index(builder.getIndexAttr(lanes)), ValueRange(begin));
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    SmallVector<Value> indices(outer);
    indices.push_back(loop.getInductionVar());
    Value next = emitVectorStep(indices, loop.getRegionIterArg(0));
    scf::YieldOp::create(builder, loc, next);
  }
  return {
      vector::ReductionOp::create(builder, loc, *extremum, loop.getResult(0)),
      whole};
}

Value Reduction::emitLoop(ArrayRef<Range> ranges, SmallVector<Value> indices,
                          Value begun) {
  unsigned number = indices.size(), parallel = op.getNumParallelLoops();
  OpOperand *init = op.getDpsInitOperand(0);
  if (number == parallel && !begun) {
    SmallVector<Value> all = indices;
    // The result does not depend on the other loops.
    all.resize(op.getNumLoops(), index(builder.getIndexAttr(0)));
    SmallVector<Value> place = placeOf(init, all);
    Value result =
        emitLoop(ranges, indices,
                 memref::LoadOp::create(builder, loc, init->get(), place));
    memref::StoreOp::create(builder, loc, result, init->get(), place);
    return {};
  }
  if (number == op.getNumLoops())
    return emitStep(indices, begun);
  Range range = ranges[number];
  if (extremum && number + 1 == op.getNumLoops()) {
    std::tie(begun, range.offset) = emitVectors(range.size, indices, begun);
    if (isEqualConstantIntOrValue(range.offset, range.size))
      return begun;
  }
  auto loop = scf::ForOp::create(builder, loc, index(range.offset),
                                 index(range.size), index(range.stride),
                                 begun ? ValueRange(begun) : ValueRange());
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  indices.push_back(loop.getInductionVar());
  if (!begun) {
    emitLoop(ranges, indices, {});
    return {};
  }
  Value next = emitLoop(ranges, indices, loop.getRegionIterArg(0));
  scf::YieldOp::create(builder, loc, next);
  return loop.getResult(0);
}

namespace {

struct LowerReductionsPass
    : tensoropt::impl::LowerReductionsBase<LowerReductionsPass> {
  using LowerReductionsBase::LowerReductionsBase;

  void runOnOperation() override {
    reportPlainLoops(getOperation(), leastWork);
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (reducesNeighbours(op))
        ops.push_back(op);
    });
    for (linalg::LinalgOp op : ops) {
      OpBuilder builder(op);
      Reduction(op, reassociate, builder).emit();
      op->erase();
    }
  }
};

} // namespace
