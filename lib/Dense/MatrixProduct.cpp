// SPDX-License-Identifier: Apache-2.0

#include "MatrixProduct.h"
#include "Product.h"

using namespace mlir;
using namespace tensoropt;

/// Of the loops, the one of the largest extent.
static unsigned findLongest(const MatrixProduct &product,
                            ArrayRef<unsigned> loops) {
  return *llvm::max_element(loops, [&](unsigned a, unsigned b) {
    return product.guess(a) < product.guess(b);
  });
}

std::optional<MatrixProduct> MatrixProduct::find(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() == 0 || !addsProducts(op) ||
      !llvm::all_of(op.getIndexingMapsArray(),
                    [](AffineMap map) { return map.isProjectedPermutation(); }))
    return std::nullopt;
  Type element = getElementTypeOrSelf(op.getDpsInits()[0].getType());
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  if (written.getNumResults() < 2 ||
      !llvm::all_of(op.getDpsInputs(), [&](Value input) {
        return isa<ShapedType>(input.getType()) &&
               getElementTypeOrSelf(input.getType()) == element;
      }))
    return std::nullopt;
  MatrixProduct product;
  product.op = op;
  product.column =
      cast<AffineDimExpr>(written.getResults().back()).getPosition();
  OpOperand *first = op.getDpsInputOperand(0),
            *second = op.getDpsInputOperand(1);
  auto has = [&](OpOperand *operand, unsigned loop) {
    return op.getMatchingIndexingMap(operand).isFunctionOfDim(loop);
  };
  if (has(first, product.column) == has(second, product.column))
    return std::nullopt;
  bool isSecond = has(second, product.column);
  product.left = isSecond ? first : second;
  product.right = isSecond ? second : first;
  SmallVector<unsigned> rows, sums;
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    bool isLeft = has(product.left, loop), isRight = has(product.right, loop);
    if (!isLeft && !isRight)
      return std::nullopt;
    if (written.isFunctionOfDim(loop)) {
      if (isLeft && !isRight)
        rows.push_back(loop);
      continue;
    }
    if (!isLeft || !isRight)
      return std::nullopt;
    sums.push_back(loop);
  }
  if (rows.empty())
    return std::nullopt;
  product.row = findLongest(product, rows);
  product.sum = findLongest(product, sums);
  for (bool isSum : {false, true})
    for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
      if (written.isFunctionOfDim(loop) != isSum && loop != product.row &&
          loop != product.column && loop != product.sum) {
        product.around.push_back(loop);
        product.sumsAround |= isSum && op.getStaticLoopRanges()[loop] != 1;
      }
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  if (llvm::is_contained(extents, 0) || extents[product.row] == 1 ||
      extents[product.column] == 1 || extents[product.sum] == 1)
    return std::nullopt;
  return product;
}

Type MatrixProduct::elementType() const {
  linalg::LinalgOp product = op;
  return getElementTypeOrSelf(product.getDpsInits()[0].getType());
}

bool MatrixProduct::isKnown(unsigned loop) const {
  linalg::LinalgOp product = op;
  return !ShapedType::isDynamic(product.getStaticLoopRanges()[loop]);
}

int64_t MatrixProduct::guess(unsigned loop) const {
  constexpr int64_t guessedExtent = 256;
  linalg::LinalgOp product = op;
  return isKnown(loop) ? product.getStaticLoopRanges()[loop] : guessedExtent;
}

bool MatrixProduct::isRightAlongColumns() const {
  linalg::LinalgOp product = op;
  return product.getMatchingIndexingMap(right).getResults().back() ==
         getAffineDimExpr(column, op->getContext());
}

bool MatrixProduct::canPackLeft() const {
  linalg::LinalgOp product = op;
  AffineExpr last = product.getMatchingIndexingMap(left).getResults().back();
  return last == getAffineDimExpr(row, op->getContext()) ||
         last == getAffineDimExpr(sum, op->getContext());
}

bool MatrixProduct::packsRight() const {
  /// Smaller ones stay in near caches as they are.
  constexpr int64_t leastBytes = 192 << 10;
  int64_t bytes = elementType().getIntOrFloatBitWidth() / 8;
  return !isRightAlongColumns() ||
         (guess(row) >= leastSharingRows &&
          guess(sum) * guess(column) * bytes >= leastBytes);
}
