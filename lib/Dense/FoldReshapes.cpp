// SPDX-License-Identifier: Apache-2.0

#include "FoldReshapes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Utils/Utils.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;

/// The value without casts between integers and indices.
static OpFoldResult stripCasts(OpFoldResult extent) {
  while (auto value = dyn_cast<Value>(extent)) {
    auto cast = value.getDefiningOp<arith::IndexCastOp>();
    if (!cast)
      return getAsOpFoldResult(value);
    extent = cast.getIn();
  }
  return extent;
}

/// An extent as a constant or as the value that made the tensor so long; null
/// if that is not plain.
static OpFoldResult findExtent(Value tensor, int64_t dimension) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (!type.isDynamicDim(dimension))
    return Builder(type.getContext()).getIndexAttr(type.getDimSize(dimension));
  Operation *op = tensor.getDefiningOp();
  if (auto made = dyn_cast_if_present<DestinationStyleOpInterface>(op))
    return findExtent(made.getTiedOpOperand(cast<OpResult>(tensor))->get(),
                      dimension);
  if (auto empty = dyn_cast_if_present<tensor::EmptyOp>(op))
    return stripCasts(empty.getMixedSizes()[dimension]);
  if (auto expand = dyn_cast_if_present<tensor::ExpandShapeOp>(op))
    return stripCasts(expand.getMixedOutputShape()[dimension]);
  for (Operation *user : tensor.getUsers())
    if (auto dim = dyn_cast<tensor::DimOp>(user))
      if (dim.getConstantIndex() == dimension)
        return dim.getResult();
  return OpFoldResult();
}

static bool isSame(OpFoldResult a, OpFoldResult b) {
  return a && b && isEqualConstantIntOrValue(a, b);
}

/// Reassociations in which the first dimensions stay, `middle` ones are one,
/// and the last ones are another.
static SmallVector<ReassociationIndices> group(int64_t first, int64_t middle,
                                               int64_t last) {
  SmallVector<ReassociationIndices> groups;
  for (int64_t at = 0; at < first; ++at)
    groups.push_back({at});
  for (auto [from, count] :
       {std::pair(first, middle), std::pair(first + middle, last)})
    if (count > 0)
      groups.emplace_back(llvm::to_vector(llvm::seq(from, from + count)));
  return groups;
}

namespace {

/// A reshape is known but for what lies between extents that are the same in
/// front and extents behind that are known and hold as many elements.
struct SplitReshape : OpRewritePattern<tensor::ReshapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ReshapeOp op,
                                PatternRewriter &rewriter) const override {
    auto from = cast<RankedTensorType>(op.getSource().getType());
    auto to = dyn_cast<RankedTensorType>(op.getResult().getType());
    auto elements = op.getShape().getDefiningOp<tensor::FromElementsOp>();
    if (!to || (!elements && !to.hasStaticShape()) || from.getRank() == 0 ||
        to.getRank() == 0)
      return failure();
    SmallVector<OpFoldResult> extents;
    for (auto [at, known] : llvm::enumerate(to.getShape()))
      extents.push_back(
          ShapedType::isDynamic(known)
              ? stripCasts(OpFoldResult(elements.getElements()[at]))
              : rewriter.getIndexAttr(known));

    int64_t same = 0;
    while (same < std::min(from.getRank(), to.getRank()) &&
           isSame(findExtent(op.getSource(), same), extents[same]))
      ++same;
    bool isKnown = from.hasStaticShape() && to.hasStaticShape();
    // Ones alone may be left of one side.
    if (isKnown && same > 0 && same == std::min(from.getRank(), to.getRank()))
      --same;
    auto [fromLast, toLast] =
        isKnown ? std::pair(from.getRank() - same, to.getRank() - same)
                : countLast(from.getShape().drop_front(same),
                            to.getShape().drop_front(same));
    int64_t fromMiddle = from.getRank() - same - fromLast;
    int64_t toMiddle = to.getRank() - same - toLast;
    // One side alone has nothing in the middle if that holds one element.
    if ((fromMiddle == 0) != (toMiddle == 0) ||
        (fromLast == 0) != (toLast == 0))
      return failure();

    for (OpFoldResult &extent : extents)
      if (auto value = dyn_cast<Value>(extent))
        if (!value.getType().isIndex())
          extent = getValueOrCreateCastToIndexLike(
              rewriter, op.getLoc(), rewriter.getIndexType(), value);
    Value value = op.getSource();
    auto groups = group(same, fromMiddle, fromLast);
    if (groups.size() < size_t(from.getRank()))
      value =
          tensor::CollapseShapeOp::create(rewriter, op.getLoc(), value, groups);
    groups = group(same, toMiddle, toLast);
    if (groups.size() < size_t(to.getRank()))
      value = tensor::ExpandShapeOp::create(rewriter, op.getLoc(), to, value,
                                            groups, extents);
    rewriter.replaceOp(
        op, tensor::CastOp::create(rewriter, op.getLoc(), to, value));
    return success();
  }

private:
  /// The longest known ends of two shapes that hold as many elements.
  static std::pair<int64_t, int64_t> countLast(ArrayRef<int64_t> from,
                                               ArrayRef<int64_t> to) {
    std::pair<int64_t, int64_t> best = {0, 0};
    int64_t fromLast = 0, toLast = 0, fromSize = 1, toSize = 1;
    auto take = [](ArrayRef<int64_t> shape, int64_t &last, int64_t &size) {
      if (last == int64_t(shape.size()) ||
          ShapedType::isDynamic(shape[shape.size() - 1 - last]))
        return false;
      return !llvm::MulOverflow(size, shape[shape.size() - 1 - last++], size);
    };
    while (fromSize <= toSize ? take(from, fromLast, fromSize)
                              : take(to, toLast, toSize))
      if (fromSize == toSize)
        best = {fromLast, toLast};
    return best;
  }
};

/// What was collapsed and has its extents again.
struct CancelExpand : OpRewritePattern<tensor::ExpandShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExpandShapeOp op,
                                PatternRewriter &rewriter) const override {
    auto collapse = op.getSrc().getDefiningOp<tensor::CollapseShapeOp>();
    if (!collapse || collapse.getSrcType() != op.getResultType() ||
        collapse.getReassociationIndices() != op.getReassociationIndices())
      return failure();
    for (auto [at, extent] : llvm::enumerate(op.getMixedOutputShape()))
      if (!isSame(findExtent(collapse.getSrc(), at), stripCasts(extent)))
        return failure();
    rewriter.replaceOp(op, collapse.getSrc());
    return success();
  }
};

/// An extent that was multiplied for a reshape and is divided again. Extents
/// are small enough that their products do not wrap.
struct CancelDivision : OpRewritePattern<arith::DivSIOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::DivSIOp op,
                                PatternRewriter &rewriter) const override {
    constexpr int64_t largestFactor = 1 << 15;
    auto product = op.getLhs().getDefiningOp<arith::MulIOp>();
    if (!product || !product.getLhs().getDefiningOp<tensor::DimOp>())
      return failure();
    std::optional<int64_t> factor = getConstantIntValue(product.getRhs());
    if (!factor || *factor <= 0 || *factor > largestFactor ||
        getConstantIntValue(op.getRhs()) != factor)
      return failure();
    rewriter.replaceOp(op, product.getLhs());
    return success();
  }
};

} // namespace

void tensoropt::addReshapePatterns(RewritePatternSet &patterns) {
  patterns.add<SplitReshape, CancelExpand, CancelDivision>(
      patterns.getContext());
}
