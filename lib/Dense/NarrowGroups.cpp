// SPDX-License-Identifier: Apache-2.0

#include "NarrowGroups.h"
#include "ChannelBlocks.h"
#include "Product.h"
#include "ProductInit.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

std::optional<GroupPlace> GroupPlace::find(AffineExpr place) {
  auto sum = dyn_cast<AffineBinaryOpExpr>(place);
  if (!sum || sum.getKind() != AffineExprKind::Add)
    return std::nullopt;
  auto first = dyn_cast<AffineBinaryOpExpr>(sum.getLHS());
  auto within = dyn_cast<AffineDimExpr>(sum.getRHS());
  if (!first || !within || first.getKind() != AffineExprKind::Mul)
    return std::nullopt;
  auto group = dyn_cast<AffineBinaryOpExpr>(first.getLHS());
  auto size = dyn_cast<AffineConstantExpr>(first.getRHS());
  if (!group || !size || group.getKind() != AffineExprKind::FloorDiv ||
      group.getRHS() != size)
    return std::nullopt;
  auto channel = dyn_cast<AffineDimExpr>(group.getLHS());
  if (!channel || channel == within)
    return std::nullopt;
  return GroupPlace{channel.getPosition(), within.getPosition(),
                    size.getValue()};
}

AffineExpr GroupPlace::at(AffineExpr channel) const {
  return channel.floorDiv(size) * size +
         getAffineDimExpr(within, channel.getContext());
}

namespace {

/// Groups of dimensions, one of which is two: of groups, and of their channels.
struct SplitDimension {
  tensor::ExpandShapeOp expand;
  unsigned dimension = 0; ///< of what is split, and the first of both

  /// The split of the channels of what has a blocked form.
  static std::optional<SplitDimension> find(Value value,
                                            const ChannelBlocks &blocks);
};

/// A convolution in groups as wide in the image as in the result.
struct NarrowConvolution {
  Product product;
  SplitDimension image;
  unsigned group = 0, output = 0, within = 0; ///< loops
  unsigned dimension = 0;                     ///< of groups, in the result
  int64_t size = 0, count = 0;

  static std::optional<NarrowConvolution> find(linalg::LinalgOp op,
                                               const ChannelBlocks &blocks);
  linalg::LinalgOp replace(RewriterBase &rewriter) const;

private:
  AffineMap joinLoops(AffineMap map, unsigned place, AffineExpr joined) const;
  AffineExpr getLoop(unsigned loop) const;
  std::pair<Value, AffineMap> joinWeights(RewriterBase &rewriter) const;
};

} // namespace

std::optional<SplitDimension>
SplitDimension::find(Value value, const ChannelBlocks &blocks) {
  auto expand = value.getDefiningOp<tensor::ExpandShapeOp>();
  if (!expand)
    return std::nullopt;
  std::optional<unsigned> channel = blocks.findChannel(expand.getSrc());
  for (auto [at, group] : llvm::enumerate(expand.getReassociationIndices()))
    if (group.size() != (channel == unsigned(at) ? 2 : 1))
      return std::nullopt;
  if (!channel)
    return std::nullopt;
  return SplitDimension{expand, *channel};
}

/// The loop that goes along a dimension.
static std::optional<unsigned> findLoop(AffineMap map, unsigned dimension) {
  if (dimension < map.getNumResults())
    if (auto loop = dyn_cast<AffineDimExpr>(map.getResult(dimension)))
      return loop.getPosition();
  return std::nullopt;
}

std::optional<NarrowConvolution>
NarrowConvolution::find(linalg::LinalgOp op, const ChannelBlocks &blocks) {
  std::optional<Product> product =
      op.hasPureTensorSemantics() ? Product::findConstant(op) : std::nullopt;
  if (!product)
    return std::nullopt;
  auto image = SplitDimension::find(product->factor->get(), blocks);
  if (!image)
    return std::nullopt;
  AffineMap read = op.getMatchingIndexingMap(product->factor);
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  auto group = findLoop(read, image->dimension);
  auto within = findLoop(read, image->dimension + 1);
  if (!group || !within || !llvm::is_contained(product->batches, *group) ||
      !llvm::is_contained(product->sums, *within))
    return std::nullopt;
  unsigned dimension =
      *written.getResultPosition(getAffineDimExpr(*group, op.getContext()));
  auto output = findLoop(written, dimension + 1);
  if (!output || !llvm::is_contained(product->channels, *output))
    return std::nullopt;
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  int64_t size = extents[*within], count = extents[*group];
  if (ShapedType::isDynamic(count) || size != extents[*output] || size < 2 ||
      size >= blocks.getLanes() || blocks.getLanes() % size != 0 ||
      !blocks.fits(count * size))
    return std::nullopt;
  return NarrowConvolution{*product, *image,    *group, *output,
                           *within,  dimension, size,   count};
}

/// A loop among those without that over groups.
AffineExpr NarrowConvolution::getLoop(unsigned loop) const {
  return getAffineDimExpr(loop - (loop > group), product.op->getContext());
}

/// The places with those of groups and of their channels joined.
AffineMap NarrowConvolution::joinLoops(AffineMap map, unsigned place,
                                       AffineExpr joined) const {
  SmallVector<AffineExpr> loops;
  for (unsigned loop = 0; loop < map.getNumDims(); ++loop)
    loops.push_back(getLoop(loop));
  SmallVector<AffineExpr> places;
  for (auto [at, expr] : llvm::enumerate(map.getResults()))
    if (at == place)
      places.push_back(joined);
    else if (at != place + 1)
      places.push_back(expr.replaceDims(loops));
  return AffineMap::get(map.getNumDims() - 1, 0, places, map.getContext());
}

/// Weights in the order of channels, windows, and channels of a group, which
/// share a register.
std::pair<Value, AffineMap>
NarrowConvolution::joinWeights(RewriterBase &rewriter) const {
  linalg::LinalgOp op = product.op;
  Value weights = product.weights->get();
  auto type = cast<RankedTensorType>(weights.getType());
  AffineMap map = op.getMatchingIndexingMap(product.weights);
  auto placeOf = [&](unsigned loop) {
    return *map.getResultPosition(getAffineDimExpr(loop, op.getContext()));
  };
  SmallVector<int64_t> order = {placeOf(group), placeOf(output)};
  SmallVector<AffineExpr> places = {getLoop(output)};
  for (unsigned at = 0; at < map.getNumResults(); ++at) {
    unsigned loop = *findLoop(map, at);
    if (loop == group || loop == output || loop == within)
      continue;
    order.push_back(at);
    places.push_back(getLoop(loop));
  }
  order.push_back(placeOf(within));
  places.push_back(getLoop(within));
  SmallVector<int64_t> shape = applyPermutation(type.getShape(), order);
  Value empty = tensor::EmptyOp::create(rewriter, op.getLoc(), shape,
                                        type.getElementType());
  Value ordered =
      linalg::TransposeOp::create(rewriter, op.getLoc(), weights, empty, order)
          ->getResult(0);
  SmallVector<ReassociationIndices> groups = {{0, 1}};
  for (int64_t at = 2; at < type.getRank(); ++at)
    groups.push_back({at});
  Value joined =
      tensor::CollapseShapeOp::create(rewriter, op.getLoc(), ordered, groups);
  return {joined,
          AffineMap::get(map.getNumDims() - 1, 0, places, op.getContext())};
}

linalg::LinalgOp NarrowConvolution::replace(RewriterBase &rewriter) const {
  linalg::LinalgOp op = product.op;
  tensor::ExpandShapeOp split = image.expand;
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  auto [weights, weightsMap] = joinWeights(rewriter);
  GroupPlace place{0, within - (within > group), size};
  AffineMap read = joinLoops(op.getMatchingIndexingMap(product.factor),
                             image.dimension, place.at(getLoop(output)));
  OpOperand *init = op.getDpsInitOperand(0);
  AffineMap written =
      joinLoops(op.getMatchingIndexingMap(init), dimension, getLoop(output));
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  iterators.erase(iterators.begin() + group);

  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, loc, init->get());
  SmallVector<OpFoldResult> joined = sizes;
  joined[dimension] = rewriter.getIndexAttr(count * size);
  joined.erase(joined.begin() + dimension + 1);
  auto type = cast<RankedTensorType>(init->get().getType());
  Value empty =
      tensor::EmptyOp::create(rewriter, loc, joined, type.getElementType());
  auto start = init->get().getDefiningOp<linalg::FillOp>();
  Value zeros = linalg::FillOp::create(rewriter, loc, start.getInputs(), empty)
                    .getResult(0);
  auto narrow = linalg::GenericOp::create(
      rewriter, loc, zeros.getType(), ValueRange{split.getSrc(), weights},
      zeros, ArrayRef<AffineMap>{read, weightsMap, written}, iterators);
  {
    OpBuilder::InsertionGuard guard(rewriter);
    Block *body = rewriter.createBlock(
        &narrow.getRegion(), {}, SmallVector<Type>(3, type.getElementType()),
        SmallVector<Location>(3, loc));
    buildSumOfProducts(rewriter, loc, body->getArguments());
  }
  SmallVector<ReassociationIndices> groups;
  for (int64_t at = 0; at < type.getRank(); ++at)
    if (at == int64_t(dimension) + 1)
      groups.back().push_back(at);
    else
      groups.push_back({at});
  rewriter.replaceOpWithNewOp<tensor::ExpandShapeOp>(
      op, type, narrow.getResult(0), groups, sizes);
  return narrow;
}

/// An operation on elements, with the loops over groups and their channels as
/// one; null if it has none.
static linalg::LinalgOp joinElements(linalg::GenericOp op,
                                     const ChannelBlocks &blocks,
                                     RewriterBase &rewriter) {
  if (op.getNumReductionLoops() > 0)
    return {};
  for (OpOperand *input : op.getDpsInputOperands()) {
    auto split = SplitDimension::find(input->get(), blocks);
    if (!split)
      continue;
    AffineMap map = op.getMatchingIndexingMap(input);
    auto outer = findLoop(map, split->dimension);
    auto inner = findLoop(map, split->dimension + 1);
    if (!outer || !inner || *inner != *outer + 1)
      continue;
    SmallVector<ReassociationIndices> loops;
    for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
      if (loop == *inner)
        loops.back().push_back(loop);
      else
        loops.push_back({loop});
    if (!linalg::areDimSequencesPreserved(op.getIndexingMapsArray(), loops))
      continue;
    rewriter.setInsertionPoint(op);
    auto collapsed = linalg::collapseOpIterationDims(op, loops, rewriter);
    if (failed(collapsed))
      continue;
    rewriter.replaceOp(op, collapsed->results);
    for (Value operand : collapsed->collapsedOp->getOperands())
      if (Operation *reshape = operand.getDefiningOp())
        cancelReshape(reshape, rewriter);
    return collapsed->collapsedOp;
  }
  return {};
}

SmallVector<linalg::LinalgOp> tensoropt::joinGroups(linalg::LinalgOp op,
                                                    const ChannelBlocks &blocks,
                                                    RewriterBase &rewriter) {
  if (auto elements = dyn_cast<linalg::GenericOp>(*op))
    if (linalg::LinalgOp joined = joinElements(elements, blocks, rewriter))
      return {joined};
  auto narrow = NarrowConvolution::find(op, blocks);
  if (!narrow)
    return {};
  linalg::LinalgOp added = addStartLast(op, rewriter);
  SmallVector<linalg::LinalgOp> ops = {narrow->replace(rewriter)};
  if (added)
    ops.push_back(added);
  return ops;
}

bool tensoropt::cancelReshape(Operation *op, RewriterBase &rewriter) {
  auto collapse = dyn_cast<tensor::CollapseShapeOp>(op);
  auto expand = collapse
                    ? collapse.getSrc().getDefiningOp<tensor::ExpandShapeOp>()
                    : tensor::ExpandShapeOp();
  if (!expand || expand.getSrcType() != collapse.getResultType() ||
      expand.getReassociationIndices() != collapse.getReassociationIndices())
    return false;
  rewriter.replaceOp(collapse, expand.getSrc());
  return true;
}
