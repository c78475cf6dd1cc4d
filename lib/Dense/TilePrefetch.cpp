// SPDX-License-Identifier: Apache-2.0

#include "TilePrefetch.h"
#include "TensorOpt/IR/TypeBytes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

/// True if a value is other in each iteration of a loop.
static bool varies(Value value, scf::ForOp loop) {
  if (value == loop.getInductionVar())
    return true;
  Operation *made = value.getDefiningOp();
  return made && loop->isProperAncestor(made) &&
         llvm::any_of(made->getOperands(),
                      [&](Value operand) { return varies(operand, loop); });
}

/// What all tiles read of weights, as far as is known.
static int64_t countKnownBytes(Value weights) {
  auto whole = weights.getDefiningOp<memref::SubViewOp>();
  auto type = cast<MemRefType>((whole ? whole.getSource() : weights).getType());
  return tensoropt::countBytes(type).value_or(0);
}

TilePrefetch::TilePrefetch(const RegisterTile &tile, const FlatBuffer &weights,
                           OpBuilder &builder) {
  /// Fewer do not take longer than memory.
  constexpr int64_t leastColumns = 4;
  const LaneReduction &reduction = tile.reduction;
  linalg::LinalgOp op = reduction.op;
  Value value = reduction.vectors.front()->get();
  auto type = cast<MemRefType>(value.getType());
  auto loop = dyn_cast<scf::ForOp>(op->getParentOp());
  if (!reduction.isProduct || tile.columns < leastColumns || !loop ||
      countKnownBytes(value) < farWeightBytes || !type.hasStaticShape() ||
      !type.areTrailingDimsContiguous(type.getRank()))
    return;
  Location loc = op.getLoc();
  SmallVector<int64_t> loops = op.getStaticLoopRanges();
  int64_t panel = type.getNumElements(), steps = 1;
  for (unsigned sum : reduction.sums) {
    extents.push_back(loops[sum]);
    steps *= loops[sum];
  }
  buffer = weights.get();
  int64_t bytes = type.getElementTypeBitWidth() / 8;
  auto index = [&](int64_t at) -> Value {
    return arith::ConstantIndexOp::create(builder, loc, at);
  };
  if (varies(value, loop)) {
    lines = llvm::divideCeil(panel / steps * bytes, 64);
    begin = index(panel);
    step = index(panel / steps);
    return;
  }
  lines = 1;
  AffineExpr from = builder.getAffineSymbolExpr(0),
             to = builder.getAffineSymbolExpr(1),
             stride = builder.getAffineSymbolExpr(2),
             at = builder.getAffineSymbolExpr(3);
  auto apply = [&](AffineExpr expr) {
    return getValueOrCreateConstantIndexOp(
        builder, loc,
        affine::makeComposedFoldedAffineApply(
            builder, loc, expr,
            {OpFoldResult(loop.getLowerBound()), loop.getUpperBound(),
             loop.getStep(), loop.getInductionVar()}));
  };
  Value tiles = apply((to - from).ceilDiv(stride));
  Value number = apply((at - from).floorDiv(stride));
  step = arith::CeilDivUIOp::create(builder, loc, index(panel / steps), tiles);
  Value part = arith::MulIOp::create(builder, loc, step, index(steps));
  begin =
      arith::AddIOp::create(builder, loc, index(panel),
                            arith::MulIOp::create(builder, loc, number, part));
}

void TilePrefetch::emitStep(ValueRange sums, OpBuilder &builder) const {
  if (lines == 0 || sums.size() != extents.size())
    return;
  Location loc = begin.getLoc();
  Value number = sums.front();
  for (auto [sum, extent] :
       llvm::zip(sums.drop_front(), ArrayRef(extents).drop_front())) {
    Value all = arith::ConstantIndexOp::create(builder, loc, extent);
    number = arith::AddIOp::create(
        builder, loc, arith::MulIOp::create(builder, loc, number, all), sum);
  }
  Value at = arith::AddIOp::create(
      builder, loc, begin, arith::MulIOp::create(builder, loc, number, step));
  int64_t elements =
      64 * 8 / cast<MemRefType>(buffer.getType()).getElementTypeBitWidth();
  for (int64_t line = 0; line < lines; ++line) {
    Value place = arith::AddIOp::create(
        builder, loc, at,
        arith::ConstantIndexOp::create(builder, loc, line * elements));
    memref::PrefetchOp::create(builder, loc, buffer, place, /*isWrite=*/false,
                               /*localityHint=*/2, /*isDataCache=*/true);
  }
}
