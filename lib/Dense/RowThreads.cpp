// SPDX-License-Identifier: Apache-2.0
// How the rows of a group are cut among threads.

#include "RowEmitter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

/// The loops of which one is cut among threads: the first that is known to give
/// each about as many rows; else, of those that are not known, the first that
/// has a row for each when the program runs; else the one that gives most.
SmallVector<unsigned> RowEmitter::chooseCuts() const {
  constexpr double evenShare = 0.9;
  if (threads < 2)
    return {};
  SmallVector<unsigned> unknown;
  std::optional<unsigned> best;
  double mostShare = 0;
  for (auto [row, extent] : llvm::enumerate(rowExtents)) {
    std::optional<int64_t> known = getConstantIntValue(extent);
    int64_t step = threads * steps[row];
    if (!known) {
      unknown.push_back(row);
      continue;
    }
    // Of what all threads could do while the busiest one works.
    double share = *known / double(llvm::alignTo(*known, step));
    if (*known < step || share <= mostShare)
      continue;
    best = row;
    mostShare = share;
    if (share >= evenShare)
      return {unsigned(row)};
  }
  if (!unknown.empty())
    return unknown;
  return best ? SmallVector<unsigned>{*best} : SmallVector<unsigned>();
}

/// Of several loops, whether each is the one that is cut.
SmallVector<Value> RowEmitter::areCut(ArrayRef<unsigned> cuts) {
  SmallVector<Value> chosen;
  Value isLeft =
      arith::ConstantOp::create(rewriter, loc, rewriter.getBoolAttr(true));
  Value none =
      arith::ConstantOp::create(rewriter, loc, rewriter.getBoolAttr(false));
  for (unsigned row : cuts.drop_back()) {
    Value rows =
        getValueOrCreateConstantIndexOp(rewriter, loc, rowExtents[row]);
    Value enough =
        arith::ConstantIndexOp::create(rewriter, loc, threads * steps[row]);
    Value hasEnough = arith::CmpIOp::create(
        rewriter, loc, arith::CmpIPredicate::uge, rows, enough);
    chosen.push_back(
        arith::SelectOp::create(rewriter, loc, isLeft, hasEnough, none));
    isLeft = arith::SelectOp::create(rewriter, loc, hasEnough, none, isLeft);
  }
  chosen.push_back(isLeft);
  return chosen;
}

/// The first of a thread's rows, of chunks of about equal length, and their
/// number.
std::pair<OpFoldResult, OpFoldResult> RowEmitter::cutRow(unsigned row,
                                                         Value thread) {
  MLIRContext *context = rewriter.getContext();
  AffineExpr dim = getAffineDimExpr(0, context);
  AffineExpr extent = getAffineSymbolExpr(0, context);
  AffineExpr chunk = extent.ceilDiv(int64_t(threads) * steps[row]) * steps[row];
  AffineMap first = AffineMap::get(1, 1, {dim * chunk, extent}, context);
  AffineMap length = AffineMap::get(1, 1, {chunk, extent - dim}, context);
  OpFoldResult lower = affine::makeComposedFoldedAffineMin(
      rewriter, loc, first, {OpFoldResult(thread), rowExtents[row]});
  std::optional<int64_t> known = getConstantIntValue(rowExtents[row]);
  if (known && *known % (threads * steps[row]) == 0)
    return {lower, rewriter.getIndexAttr(*known / threads)};
  return {lower, affine::makeComposedFoldedAffineMin(rewriter, loc, length,
                                                     {lower, rowExtents[row]})};
}

/// One chunk for each thread, of one of these loops.
SmallVector<Value> RowEmitter::emitThreads(ArrayRef<unsigned> cuts,
                                           Place place) {
  SmallVector<Value> whole;
  for (const Made &one : mades)
    whole.push_back(one.init);
  SmallVector<Value> chosen = areCut(cuts);
  auto loop = scf::ForallOp::create(rewriter, loc,
                                    Bounds{rewriter.getIndexAttr(threads)},
                                    whole, std::nullopt);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(loop.getBody());
  Bounds starts(group.numRows, rewriter.getIndexAttr(0));
  Bounds counts = starts;
  auto choose = [&](Value isCut, OpFoldResult part, OpFoldResult all) {
    return arith::SelectOp::create(
               rewriter, loc, isCut,
               getValueOrCreateConstantIndexOp(rewriter, loc, part),
               getValueOrCreateConstantIndexOp(rewriter, loc, all))
        .getResult();
  };
  for (auto [row, isCut] : llvm::zip(cuts, chosen)) {
    auto [lower, length] = cutRow(row, loop.getInductionVar(0));
    if (cuts.size() > 1) {
      lower = choose(isCut, lower, rewriter.getIndexAttr(0));
      length = choose(isCut, length, rowExtents[row]);
    }
    starts[row] = lower;
    counts[row] = place.counts[row] = length;
  }

  SmallVector<Part> parts;
  SmallVector<Value> made;
  for (auto [one, argument] : llvm::zip(mades, loop.getRegionOutArgs())) {
    parts.push_back(cutPart(one.value, argument, starts, counts));
    made.push_back(parts.back().extract(argument, rewriter, loc));
  }
  place.global = starts;
  made = emitLoop(0, std::move(place), made);
  rewriter.setInsertionPointToStart(loop.getTerminator().getBody());
  for (auto [part, value, argument] :
       llvm::zip(parts, made, loop.getRegionOutArgs()))
    tensor::ParallelInsertSliceOp::create(
        rewriter, loc, value, argument, part.offsets, part.sizes, part.strides);
  return SmallVector<Value>(loop.getResults());
}
