// SPDX-License-Identifier: Apache-2.0

#include "TileTransfers.h"
#include "FlatBuffer.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <map>

using namespace mlir;
using namespace tensoropt;

namespace {

/// The rows of a transfer, by their places in the vector.
class Rows {
public:
  /// True for transfers that are no more than their rows.
  static bool match(VectorTransferOpInterface op);

  Rows(VectorTransferOpInterface op, OpBuilder &builder);

  VectorType getType() const { return type; }
  Value getBuffer() const { return buffer.get(); }
  /// Each place, the last ones first: of what is beyond an end, and therefore
  /// at it, what belongs there comes last.
  SmallVector<SmallVector<int64_t>> listPlaces() const;
  /// Where a row begins in the buffer.
  Value locate(ArrayRef<int64_t> place);

private:
  Value apply(AffineMap places, Value operand);
  Value getStep(unsigned dimension, int64_t row);

  VectorTransferOpInterface op;
  OpBuilder &builder;
  Location loc;
  FlatBuffer buffer;
  VectorType type; ///< of a row
  Value first;     ///< where the first row begins
  /// By dimension of the vector and row: how far away that is.
  SmallVector<SmallVector<Value>> steps;
};

} // namespace

bool Rows::match(VectorTransferOpInterface op) {
  auto buffer = dyn_cast<MemRefType>(op.getShapedType());
  AffineMap map = op.getPermutationMap();
  return buffer && !op.getMask() && op.getTransferRank() > 0 &&
         isa<FloatType>(op.getVectorType().getElementType()) &&
         op.getVectorType().getElementType() == buffer.getElementType() &&
         map.isProjectedPermutation() &&
         op.isDimInBounds(op.getTransferRank() - 1) &&
         map.getResults().back() ==
             getAffineDimExpr(buffer.getRank() - 1, op.getContext()) &&
         buffer.areTrailingDimsContiguous(1);
}

Rows::Rows(VectorTransferOpInterface op, OpBuilder &builder)
    : op(op), builder(builder), loc(op.getLoc()),
      buffer(op.getBase(), builder, loc) {
  VectorType whole = op.getVectorType();
  type = VectorType::get(whole.getShape().back(), whole.getElementType());
  unsigned rank = cast<MemRefType>(op.getShapedType()).getRank();
  SmallVector<OpFoldResult> operands(op.getIndices().begin(),
                                     op.getIndices().end());
  llvm::append_range(operands, buffer.getSymbols());
  auto map =
      AffineMap::get(rank, buffer.getSymbols().size(),
                     buffer.distance(builder.getMultiDimIdentityMap(rank)));
  first = getValueOrCreateConstantIndexOp(
      builder, loc,
      affine::makeComposedFoldedAffineApply(builder, loc, map, operands));
  for (int64_t dimension = 0; dimension + 1 < whole.getRank(); ++dimension) {
    steps.emplace_back();
    for (int64_t row = 0; row < whole.getDimSize(dimension); ++row)
      steps.back().push_back(getStep(dimension, row));
  }
}

/// How far it is from the first to a row along a dimension of the vector, or
/// to the last one that there is.
Value Rows::getStep(unsigned dimension, int64_t row) {
  auto along = cast<AffineDimExpr>(op.getPermutationMap().getResult(dimension));
  unsigned place = along.getPosition();
  Value rows = arith::ConstantIndexOp::create(builder, loc, row);
  if (!op.isDimInBounds(dimension) && row > 0) {
    AffineExpr room =
        builder.getAffineSymbolExpr(0) - 1 - builder.getAffineSymbolExpr(1);
    OpFoldResult most = affine::makeComposedFoldedAffineApply(
        builder, loc, room,
        {memref::getMixedSize(builder, loc, op.getBase(), place),
         OpFoldResult(op.getIndices()[place])});
    rows = arith::MinSIOp::create(
        builder, loc, rows,
        getValueOrCreateConstantIndexOp(builder, loc, most));
  }
  unsigned rank = op.getPermutationMap().getNumDims();
  SmallVector<AffineExpr> places(rank, builder.getAffineConstantExpr(0));
  places[place] = builder.getAffineDimExpr(0);
  SmallVector<OpFoldResult> operands = {rows};
  llvm::append_range(operands, buffer.getSymbols());
  auto map = AffineMap::get(
      1, buffer.getSymbols().size(),
      buffer.distance(AffineMap::get(1, 0, places, op.getContext())));
  return getValueOrCreateConstantIndexOp(
      builder, loc,
      affine::makeComposedFoldedAffineApply(builder, loc, map, operands));
}

Value Rows::locate(ArrayRef<int64_t> place) {
  Value at = first;
  for (auto [dimension, row] : llvm::enumerate(place))
    at = builder.createOrFold<arith::AddIOp>(loc, at, steps[dimension][row],
                                             arith::IntegerOverflowFlags::nsw);
  return at;
}

SmallVector<SmallVector<int64_t>> Rows::listPlaces() const {
  SmallVector<SmallVector<int64_t>> places = {{}};
  for (const SmallVector<Value> &rows : steps) {
    SmallVector<SmallVector<int64_t>> longer;
    for (const SmallVector<int64_t> &place : places)
      for (int64_t row = rows.size() - 1; row >= 0; --row) {
        longer.push_back(place);
        longer.back().push_back(row);
      }
    places = std::move(longer);
  }
  return places;
}

/// True if rows are all that is read of a vector.
static bool isTakenApart(Value vector) {
  int64_t rank = cast<VectorType>(vector.getType()).getRank();
  return llvm::all_of(vector.getUsers(), [&](Operation *user) {
    auto extract = dyn_cast<vector::ExtractOp>(user);
    return extract && !extract.hasDynamicPosition() &&
           int64_t(extract.getStaticPosition().size()) == rank - 1;
  });
}

static void lowerRead(vector::TransferReadOp op, RewriterBase &rewriter) {
  bool isRow = op.getTransferRank() == 1;
  if (!Rows::match(op) || (!isRow && !isTakenApart(op.getResult())) ||
      (op.hasOutOfBoundsDim() &&
       !op.getPadding().getDefiningOp<ub::PoisonOp>()))
    return;
  rewriter.setInsertionPoint(op);
  Rows rows(op, rewriter);
  auto load = [&](ArrayRef<int64_t> place) {
    return vector::LoadOp::create(rewriter, op.getLoc(), rows.getType(),
                                  rows.getBuffer(), rows.locate(place));
  };
  if (isRow) {
    rewriter.replaceOp(op, load({}));
    return;
  }
  std::map<std::vector<int64_t>, Value> loaded;
  for (Operation *user : llvm::make_early_inc_range(op->getUsers())) {
    ArrayRef<int64_t> place = cast<vector::ExtractOp>(user).getStaticPosition();
    Value &row = loaded[place.vec()];
    if (!row)
      row = load(place);
    rewriter.replaceOp(user, row);
  }
  rewriter.eraseOp(op);
}

static void lowerWrite(vector::TransferWriteOp op, RewriterBase &rewriter) {
  if (!Rows::match(op))
    return;
  // Rows by their places, the last one that was inserted at each.
  std::map<std::vector<int64_t>, Value> inserted;
  SmallVector<Operation *> chain;
  Value vector = op.getValueToStore();
  VectorType type = op.getVectorType();
  auto row = VectorType::get(type.getShape().back(), type.getElementType());
  for (auto insert = vector.getDefiningOp<vector::InsertStridedSliceOp>();
       insert; insert = vector.getDefiningOp<vector::InsertStridedSliceOp>()) {
    if (insert.getSourceVectorType() != row)
      return;
    SmallVector<int64_t> place;
    for (Attribute offset : insert.getOffsets().getValue().drop_back())
      place.push_back(cast<IntegerAttr>(offset).getInt());
    inserted.try_emplace(std::vector<int64_t>(place.begin(), place.end()),
                         insert.getValueToStore());
    chain.push_back(insert);
    vector = insert.getDest();
  }
  if (int64_t(inserted.size()) !=
      ShapedType::getNumElements(type.getShape().drop_back()))
    return;
  rewriter.setInsertionPoint(op);
  Rows rows(op, rewriter);
  for (ArrayRef<int64_t> place : rows.listPlaces())
    vector::StoreOp::create(rewriter, op.getLoc(), inserted[place.vec()],
                            rows.getBuffer(), rows.locate(place));
  rewriter.eraseOp(op);
  for (Operation *insert : chain)
    if (insert->use_empty())
      rewriter.eraseOp(insert);
}

void tensoropt::lowerTileTransfers(Operation *function,
                                   RewriterBase &rewriter) {
  SmallVector<Operation *> transfers;
  function->walk(
      [&](VectorTransferOpInterface op) { transfers.push_back(op); });
  for (Operation *op : transfers) {
    if (auto read = dyn_cast<vector::TransferReadOp>(op))
      lowerRead(read, rewriter);
    else
      lowerWrite(cast<vector::TransferWriteOp>(op), rewriter);
  }
}
