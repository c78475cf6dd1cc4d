// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-reductions.

#include "LaneReduction.h"
#include "LongRows.h"
#include "PlainLoops.h"
#include "ShortRows.h"
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

/// Results to compute at a time that read the same: each has a stream of its
/// own from memory.
constexpr int64_t mostShared = 4;
/// Shorter vectors take longer to combine than their elements.
constexpr int64_t leastLanes = 4;

bool readsAlong(linalg::LinalgOp op, OpOperand *input, unsigned loop) {
  return op.getMatchingIndexingMap(input).isFunctionOfDim(loop);
}

/// True if the results of the last loop over them read what they have of their
/// own and what they share, as those of a matrix times a vector.
bool readsShared(linalg::LinalgOp op) {
  if (op.getNumParallelLoops() == 0)
    return false;
  unsigned row = op.getNumParallelLoops() - 1, last = op.getNumLoops() - 1;
  bool isShared = false, isOwn = false;
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (!isa<MemRefType>(input->get().getType()) ||
        !readsAlong(op, input, last))
      continue;
    (readsAlong(op, input, row) ? isOwn : isShared) = true;
  }
  return isShared && isOwn;
}

/// True if each result is the sum of one short row.
bool isShort(linalg::LinalgOp op) {
  return op.getNumReductionLoops() == 1 && hasShortRows(op);
}

/// How the lanes of a vector become one number, if a reduction is taken in
/// vectors: a maximum or minimum, of which LLVM makes none where it may be no
/// number, and which is the same in any order; and sums of shared operands and
/// of short rows, of which each result has its own order of terms, however many
/// are computed at a time.
std::optional<vector::CombiningKind> findCombiner(linalg::LinalgOp op,
                                                  bool takesSums) {
  Block &body = op->getRegion(0).front();
  Operation *last = body.getTerminator()->getOperand(0).getDefiningOp();
  BlockArgument begun = body.getArguments().back();
  bool isTaken = isa_and_present<arith::MaximumFOp, arith::MinimumFOp,
                                 arith::MaxNumFOp, arith::MinNumFOp>(last) ||
                 (takesSums && isa_and_present<arith::AddFOp>(last));
  if (!isTaken || !begun.hasOneUse() || *begun.user_begin() != last ||
      !hasVectorForm(body))
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
/// number, or a vector as long as neighbours fill it, of each result that is
/// computed at a time.
class Reduction {
public:
  Reduction(linalg::LinalgOp op, bool reassociate, OpBuilder &builder)
      : op(op), isShared(readsShared(op)),
        combiner(findCombiner(op, reassociate && (isShared || isShort(op)))),
        reassociate(reassociate), builder(builder), loc(op.getLoc()) {
    // Who would leave the order of sums to LLVM would leave it to the number of
    // results, too.
    Type element = getElementTypeOrSelf(op.getDpsInitOperand(0)->get());
    isShared &= combiner || !reassociate || !isa<FloatType>(element);
  }

  void emit() {
    SmallVector<Range> ranges = op.createLoopRanges(builder, loc);
    emitLoop(ranges, {}, {});
  }

private:
  /// Of each result that is computed at a time.
  using Values = SmallVector<Value>;

  Value index(OpFoldResult value) {
    return getValueOrCreateConstantIndexOp(builder, loc, value);
  }
  Values shift(ArrayRef<Value> indices, int64_t row);
  Values placeOf(OpOperand *operand, ValueRange indices);
  void emitRows(ArrayRef<Range> ranges, ArrayRef<Value> outer);
  void emitResults(ArrayRef<Range> ranges, ArrayRef<Value> indices);
  Values emitLoop(ArrayRef<Range> ranges, Values indices, Values begun);
  Value emitStep(ValueRange indices, Value begun);
  Values emitVectors(Range &range, int64_t lanes, ArrayRef<Value> indices,
                     Values begun);
  Value emitVectorStep(ValueRange indices, Value begun);

  linalg::LinalgOp op;
  bool isShared;
  std::optional<vector::CombiningKind> combiner;
  bool reassociate;
  int64_t results = 1; ///< that are computed at a time
  OpBuilder &builder;
  Location loc;
};

} // namespace

/// The indices of another result.
Reduction::Values Reduction::shift(ArrayRef<Value> indices, int64_t row) {
  Values shifted(indices);
  if (row == 0)
    return shifted;
  Value &index = shifted[op.getNumParallelLoops() - 1];
  index = affine::makeComposedAffineApply(
      builder, loc, builder.getAffineDimExpr(0) + row, {index});
  return shifted;
}

Reduction::Values Reduction::placeOf(OpOperand *operand, ValueRange indices) {
  SmallVector<OpFoldResult> loops = getAsOpFoldResult(indices);
  AffineMap map = op.getMatchingIndexingMap(operand);
  Values place;
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
  // A sum may be taken in several parts, as vectors do. What is left behind
  // vectors is in order.
  auto sum = result.getDefiningOp<arith::AddFOp>();
  if (sum && reassociate && !combiner &&
      llvm::is_contained(sum->getOperands(), begun))
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
    Values place = placeOf(input, indices);
    if (readsAlong(op, input, op.getNumLoops() - 1))
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

/// Combines what fills whole vectors, and leaves the rest of the range.
Reduction::Values Reduction::emitVectors(Range &range, int64_t lanes,
                                         ArrayRef<Value> outer, Values begun) {
  AffineExpr first = builder.getAffineSymbolExpr(0);
  AffineExpr size = builder.getAffineSymbolExpr(1);
  OpFoldResult end = affine::makeComposedFoldedAffineApply(
      builder, loc, size - (size - first) % lanes, {range.offset, range.size});
  if (isEqualConstantIntOrValue(range.offset, end))
    return begun;
  auto type = VectorType::get(lanes, begun.front().getType());
  // A lane may take what a maximum begins with, but only one of a sum.
  bool isSum = combiner == vector::CombiningKind::ADD;
  Values begin;
  for (Value one : begun)
    begin.push_back(isSum
                        ? Value(arith::ConstantOp::create(
                              builder, loc, builder.getZeroAttr(type)))
                        : vector::BroadcastOp::create(builder, loc, type, one));
  auto loop = scf::ForOp::create(builder, loc, index(range.offset), index(end),
                                 index(builder.getIndexAttr(lanes)), begin);
  range.offset = end;
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    Values indices(outer);
    indices.push_back(loop.getInductionVar());
    Values next;
    for (auto [row, carried] : llvm::enumerate(loop.getRegionIterArgs()))
      next.push_back(emitVectorStep(shift(indices, row), carried));
    scf::YieldOp::create(builder, loc, next);
  }
  Values ended;
  for (auto [one, combined] : llvm::zip(begun, loop.getResults()))
    ended.push_back(
        isSum ? vector::ReductionOp::create(builder, loc, *combiner, combined,
                                            one, arith::FastMathFlags::reassoc)
              : vector::ReductionOp::create(builder, loc, *combiner, combined));
  return ended;
}

/// Several results at a time, and then those that are left one by one.
void Reduction::emitRows(ArrayRef<Range> ranges, ArrayRef<Value> outer) {
  Range range = ranges[outer.size()];
  AffineExpr all = builder.getAffineSymbolExpr(0);
  OpFoldResult whole = affine::makeComposedFoldedAffineApply(
      builder, loc, all - all % mostShared, {range.size});
  auto emitPart = [&](OpFoldResult begin, OpFoldResult end, int64_t step) {
    if (isEqualConstantIntOrValue(begin, end))
      return;
    results = step;
    auto loop = scf::ForOp::create(builder, loc, index(begin), index(end),
                                   index(builder.getIndexAttr(step)));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    Values indices(outer);
    indices.push_back(loop.getInductionVar());
    emitResults(ranges, indices);
  };
  emitPart(builder.getIndexAttr(0), whole, mostShared);
  emitPart(whole, range.size, 1);
}

/// Begins with what the results are, and stores them.
void Reduction::emitResults(ArrayRef<Range> ranges, ArrayRef<Value> indices) {
  OpOperand *init = op.getDpsInitOperand(0);
  SmallVector<Values> places;
  Values begun;
  for (int64_t row = 0; row < results; ++row) {
    Values all = shift(indices, row);
    // The result does not depend on the other loops.
    all.resize(op.getNumLoops(), index(builder.getIndexAttr(0)));
    places.push_back(placeOf(init, all));
    begun.push_back(
        memref::LoadOp::create(builder, loc, init->get(), places.back()));
  }
  Values ended = emitLoop(ranges, Values(indices), begun);
  for (auto [result, place] : llvm::zip(ended, places))
    memref::StoreOp::create(builder, loc, result, init->get(), place);
}

Reduction::Values Reduction::emitLoop(ArrayRef<Range> ranges, Values indices,
                                      Values begun) {
  unsigned number = indices.size(), parallel = op.getNumParallelLoops();
  if (begun.empty() && number == parallel) {
    emitResults(ranges, indices);
    return {};
  }
  if (isShared && number + 1 == parallel) {
    emitRows(ranges, indices);
    return {};
  }
  if (number == op.getNumLoops()) {
    Values next;
    for (auto [row, value] : llvm::enumerate(begun))
      next.push_back(emitStep(shift(indices, row), value));
    return next;
  }
  Range range = ranges[number];
  if (combiner && number + 1 == op.getNumLoops()) {
    int64_t lanes =
        VectorRegisters::of(op).bytes * 8 /
        std::max(8u, begun.front().getType().getIntOrFloatBitWidth());
    begun = emitVectors(range, lanes, indices, begun);
    // Parts of a register, if it is known that there are any.
    bool isKnown = getConstantIntValue(range.size).has_value();
    for (int64_t part = lanes / 2; isKnown && part >= leastLanes; part /= 2)
      begun = emitVectors(range, part, indices, begun);
    if (isEqualConstantIntOrValue(range.offset, range.size))
      return begun;
  }
  auto loop = scf::ForOp::create(builder, loc, index(range.offset),
                                 index(range.size), index(range.stride), begun);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  indices.push_back(loop.getInductionVar());
  Values next = emitLoop(ranges, indices, Values(loop.getRegionIterArgs()));
  if (!begun.empty())
    scf::YieldOp::create(builder, loc, next);
  return Values(loop.getResults());
}

namespace {

struct LowerReductionsPass
    : tensoropt::impl::LowerReductionsBase<LowerReductionsPass> {
  using LowerReductionsBase::LowerReductionsBase;

  void runOnOperation() override {
    reportPlainLoops(getOperation(), leastWork);
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (reducesNeighbours(op) || addsToRows(op))
        ops.push_back(op);
    });
    for (linalg::LinalgOp op : ops) {
      OpBuilder builder(op);
      if (addsToRows(op))
        emitTermLoops(op, builder);
      else
        Reduction(op, reassociate, builder).emit();
      op->erase();
    }
  }
};

} // namespace
