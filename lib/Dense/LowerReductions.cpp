// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-reductions.

#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERREDUCTIONS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// True for an operation whose last loops are those that it reduces over, and
/// which reads neighbours there: each result can be finished before the next
/// one begins.
bool reducesNeighbours(linalg::LinalgOp op) {
  if (!op.hasPureBufferSemantics() || op.getNumDpsInits() != 1 ||
      op.getNumReductionLoops() == 0 || op.hasIndexSemantics())
    return false;
  unsigned parallel = op.getNumParallelLoops();
  SmallVector<utils::IteratorType> loops = op.getIteratorTypesArray();
  if (llvm::any_of(ArrayRef(loops).take_front(parallel),
                   [](utils::IteratorType loop) {
                     return loop == utils::IteratorType::reduction;
                   }))
    return false;
  AffineExpr last = getAffineDimExpr(op.getNumLoops() - 1, op.getContext());
  bool readsNeighbours = false;
  for (OpOperand *input : op.getDpsInputOperands()) {
    if (!isa<MemRefType>(input->get().getType()))
      continue;
    AffineMap map = op.getMatchingIndexingMap(input);
    bool isAlong = map.getNumResults() > 0 && map.getResults().back() == last;
    readsNeighbours |= isAlong;
    if (!isAlong && map.isFunctionOfDim(op.getNumLoops() - 1))
      return false;
  }
  return readsNeighbours &&
         llvm::all_of(op->getRegion(0).front().without_terminator(),
                      [](Operation &inner) { return isPure(&inner); });
}

/// Loops over the results of a reduction, and in them loops that carry a
/// number.
class Reduction {
public:
  Reduction(linalg::LinalgOp op, bool reassociate, OpBuilder &builder)
      : op(op), reassociate(reassociate), builder(builder), loc(op.getLoc()) {}

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

  linalg::LinalgOp op;
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
  const Range &range = ranges[number];
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
