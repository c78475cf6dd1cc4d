// SPDX-License-Identifier: Apache-2.0

#include "LongRows.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace tensoropt;

/// Terms to add to an element at a time.
static constexpr int64_t mostTerms = 4;

bool tensoropt::isAlongMemory(AffineMap map, unsigned loop) {
  return map.getNumResults() == 0 ||
         llvm::none_of(map.getResults().drop_back(), [&](AffineExpr place) {
           return place.isFunctionOfDim(loop);
         });
}

bool tensoropt::runsAlongMemory(linalg::LinalgOp op) {
  unsigned last = op.getNumLoops() - 1;
  return op.getIteratorTypesArray()[last] == utils::IteratorType::parallel &&
         llvm::all_of(op.getIndexingMapsArray(),
                      [&](AffineMap map) { return isAlongMemory(map, last); });
}

bool tensoropt::addsToRows(linalg::LinalgOp op) {
  return op.hasPureBufferSemantics() && op.getNumDpsInits() == 1 &&
         op.getNumReductionLoops() > 0 && !op.hasIndexSemantics() &&
         runsAlongMemory(op) &&
         llvm::all_of(op->getRegion(0).front().without_terminator(),
                      [](Operation &inner) { return isPure(&inner); });
}

namespace {

class TermLoops {
public:
  TermLoops(linalg::LinalgOp op, OpBuilder &builder)
      : op(op), builder(builder), loc(op.getLoc()),
        ranges(op.createLoopRanges(builder, loc)) {
    for (auto [loop, type] : llvm::enumerate(op.getIteratorTypesArray()))
      if (type == utils::IteratorType::reduction)
        sum = loop;
  }

  void emit() { emitLoop({}); }

private:
  using Values = SmallVector<Value>;

  Value index(OpFoldResult value) {
    return getValueOrCreateConstantIndexOp(builder, loc, value);
  }
  void emitFor(OpFoldResult begin, OpFoldResult end, int64_t step,
               ArrayRef<Value> outer);
  void emitLoop(ArrayRef<Value> outer);
  void emitTerms(ArrayRef<Value> outer);
  Values placeOf(OpOperand *operand, ArrayRef<Value> indices, int64_t term);
  void loadShared(ArrayRef<Value> outer);
  void emitStep(ArrayRef<Value> indices);

  linalg::LinalgOp op;
  OpBuilder &builder;
  Location loc;
  SmallVector<Range> ranges;
  unsigned sum = 0;  ///< the innermost loop over terms
  int64_t terms = 1; ///< that are added at a time
  /// By input and term: what all elements of the rows share.
  SmallVector<Values> shared;
};

} // namespace

void TermLoops::emitFor(OpFoldResult begin, OpFoldResult end, int64_t step,
                        ArrayRef<Value> outer) {
  auto loop = scf::ForOp::create(builder, loc, index(begin), index(end),
                                 index(builder.getIndexAttr(step)));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Values indices(outer);
  indices.push_back(loop.getInductionVar());
  if (outer.size() == sum)
    loadShared(indices);
  emitLoop(indices);
}

void TermLoops::emitLoop(ArrayRef<Value> outer) {
  if (outer.size() == op.getNumLoops())
    emitStep(outer);
  else if (outer.size() == sum)
    emitTerms(outer);
  else
    emitFor(ranges[outer.size()].offset, ranges[outer.size()].size, 1, outer);
}

/// As many at a time as there may be, and then one by one.
void TermLoops::emitTerms(ArrayRef<Value> outer) {
  OpFoldResult size = ranges[sum].size;
  int64_t most = std::clamp(getConstantIntValue(size).value_or(mostTerms),
                            int64_t(1), mostTerms);
  AffineExpr all = builder.getAffineSymbolExpr(0);
  OpFoldResult whole = affine::makeComposedFoldedAffineApply(
      builder, loc, all - all % most, {size});
  auto emitPart = [&](OpFoldResult begin, OpFoldResult end, int64_t count) {
    if (isEqualConstantIntOrValue(begin, end))
      return;
    terms = count;
    emitFor(begin, end, count, outer);
  };
  emitPart(builder.getIndexAttr(0), whole, most);
  emitPart(whole, size, 1);
}

TermLoops::Values TermLoops::placeOf(OpOperand *operand,
                                     ArrayRef<Value> indices, int64_t term) {
  AffineMap map = op.getMatchingIndexingMap(operand);
  // The term is added to the index.
  SmallVector<AffineExpr> loops;
  for (unsigned loop = 0; loop < map.getNumDims(); ++loop)
    loops.push_back(builder.getAffineDimExpr(loop) + (loop == sum ? term : 0));
  Values given(indices);
  given.resize(op.getNumLoops(), given.front());
  Values place;
  for (AffineExpr expr : map.getResults())
    place.push_back(index(affine::makeComposedFoldedAffineApply(
        builder, loc,
        AffineMap::get(map.getNumDims(), 0, expr.replaceDims(loops)),
        getAsOpFoldResult(given))));
  return place;
}

/// Loads what the loops inside that over the terms do not change.
void TermLoops::loadShared(ArrayRef<Value> outer) {
  shared.clear();
  for (OpOperand *input : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(input);
    bool changes = false;
    for (unsigned loop = sum + 1; loop < op.getNumLoops(); ++loop)
      changes |= map.isFunctionOfDim(loop);
    Values &loaded = shared.emplace_back();
    for (int64_t term = 0; term < terms && !changes; ++term)
      loaded.push_back(isa<MemRefType>(input->get().getType())
                           ? memref::LoadOp::create(builder, loc, input->get(),
                                                    placeOf(input, outer, term))
                           : input->get());
  }
}

void TermLoops::emitStep(ArrayRef<Value> indices) {
  Block &body = op->getRegion(0).front();
  OpOperand *init = op.getDpsInitOperand(0);
  Values place = placeOf(init, indices, 0);
  Value value = memref::LoadOp::create(builder, loc, init->get(), place);
  for (int64_t term = 0; term < terms; ++term) {
    IRMapping mapping;
    for (auto [input, loaded] : llvm::zip(op.getDpsInputOperands(), shared))
      mapping.map(op.getMatchingBlockArgument(input),
                  loaded.empty()
                      ? memref::LoadOp::create(builder, loc, input->get(),
                                               placeOf(input, indices, term))
                      : loaded[term]);
    mapping.map(body.getArguments().back(), value);
    for (Operation &inner : body.without_terminator())
      builder.clone(inner, mapping);
    value = mapping.lookupOrDefault(body.getTerminator()->getOperand(0));
  }
  memref::StoreOp::create(builder, loc, value, init->get(), place);
}

void tensoropt::emitTermLoops(linalg::LinalgOp op, OpBuilder &builder) {
  TermLoops(op, builder).emit();
}
