// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-pack-weights.

#include "AffinePart.h"
#include "KernelPlan.h"
#include "LaneReduction.h"
#include "Product.h"
#include "ProductInit.h"
#include "SplitChannels.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace tensoropt {
#define GEN_PASS_DEF_PACKWEIGHTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// A product with constant weights, and the channel's loop to split.
struct Choice {
  Product product;
  unsigned channel;
  int64_t lanes;
  int64_t extent; ///< of that loop, up to whole lanes
};

/// The widest lanes that divide the extent of a channel's loop; none for less
/// than four.
std::optional<Choice> chooseWhole(const Product &product,
                                  ArrayRef<int64_t> extents,
                                  int64_t mostLanes) {
  for (int64_t lanes = mostLanes; lanes >= 4; lanes /= 2)
    for (unsigned channel : product.channels)
      if (!ShapedType::isDynamic(extents[channel]) &&
          extents[channel] % lanes == 0)
        return Choice{product, channel, lanes, extents[channel]};
  return std::nullopt;
}

/// All lanes, with zeros in the last ones, where that is less work than fewer
/// lanes are. For a single row, which takes as long as reading the weights, and
/// where no lanes are whole, zeros may be an eighth.
std::optional<Choice> chooseFilled(const Product &product,
                                   ArrayRef<int64_t> extents, int64_t mostLanes,
                                   const std::optional<Choice> &whole) {
  bool hasRows = llvm::any_of(
      product.columns, [&](unsigned loop) { return extents[loop] != 1; });
  for (unsigned channel : product.channels) {
    int64_t extent = extents[channel];
    if (ShapedType::isDynamic(extent))
      continue;
    int64_t filled = llvm::alignTo(extent, mostLanes);
    bool isLess = whole && whole->channel == channel && hasRows
                      ? filled * whole->lanes < extent * mostLanes
                      : (filled - extent) * 8 <= extent;
    if (isLess)
      return Choice{product, channel, mostLanes, filled};
  }
  return std::nullopt;
}

/// The products with constant weights that an operation is.
SmallVector<Product, 1> findProducts(linalg::LinalgOp op) {
  SmallVector<Product, 1> products;
  if (!op.hasPureTensorSemantics() || op.getNumDpsInputs() != 2 ||
      keepsLayout(op))
    return products;
  // Blocks of channels are packed.
  std::optional<LaneReduction> blocked = LaneReduction::find(op);
  if (blocked && blocked->isOneRegister())
    return products;
  for (OpOperand *weights : op.getDpsInputOperands())
    if (isOfWeights(weights->get()))
      if (std::optional<Product> product = Product::find(op, weights))
        products.push_back(*product);
  return products;
}

std::optional<Choice> choose(const Product &product, int64_t mostLanes) {
  SmallVector<int64_t> extents =
      linalg::LinalgOp(product.op).getStaticLoopRanges();
  std::optional<Choice> whole = chooseWhole(product, extents, mostLanes);
  if (whole && whole->lanes == mostLanes)
    return whole;
  auto filled = chooseFilled(product, extents, mostLanes, whole);
  return filled ? filled : whole;
}

/// Dimensions of which one is split, and the type that results.
struct Split {
  SmallVector<ReassociationIndices> groups;
  RankedTensorType type;

  Split(RankedTensorType from, unsigned dimension, int64_t lanes) {
    SmallVector<int64_t> shape;
    for (auto [at, extent] : llvm::enumerate(from.getShape())) {
      groups.push_back({int64_t(shape.size())});
      if (at != dimension) {
        shape.push_back(extent);
        continue;
      }
      groups.back().push_back(shape.size() + 1);
      shape.append({extent / lanes, lanes});
    }
    type = RankedTensorType::get(shape, from.getElementType());
  }
};

class Packing {
public:
  Packing(const Choice &choice, RewriterBase &rewriter)
      : product(choice.product), channel(choice.channel), lanes(choice.lanes),
        extent(choice.extent), op(product.op), rewriter(rewriter),
        lane(op.getNumLoops()) {}

  /// Replaces the product.
  void apply();

private:
  static unsigned find(AffineMap map, unsigned loop) {
    return llvm::find_if(
               map.getResults(),
               [&](AffineExpr place) { return place.isFunctionOfDim(loop); }) -
           map.getResults().begin();
  }
  /// A type in which the channel has whole lanes.
  RankedTensorType fill(Type type, unsigned dimension) const {
    auto from = cast<RankedTensorType>(type);
    auto shape = llvm::to_vector(from.getShape());
    shape[dimension] = extent;
    return from.clone(shape);
  }
  Value fill(Value weights, unsigned dimension);
  Value takeFilled(Value whole, RankedTensorType type, unsigned dimension);
  std::pair<Value, AffineMap> packWeights();
  std::pair<Value, AffineMap> splitZeros();

  Product product;
  unsigned channel;
  int64_t lanes, extent;
  linalg::LinalgOp op;
  RewriterBase &rewriter;
  unsigned lane; ///< the new loop, behind all others
};

/// Weights with zeros behind the last channel.
Value Packing::fill(Value weights, unsigned dimension) {
  RankedTensorType type = fill(weights.getType(), dimension);
  if (type == weights.getType())
    return weights;
  Location loc = op.getLoc();
  Value zero = arith::ConstantOp::create(
      rewriter, loc, rewriter.getZeroAttr(type.getElementType()));
  SmallVector<OpFoldResult> low(type.getRank(), rewriter.getIndexAttr(0)),
      high = low;
  high[dimension] = rewriter.getIndexAttr(
      extent - cast<RankedTensorType>(weights.getType()).getDimSize(dimension));
  return tensor::PadOp::create(rewriter, loc, type, weights, low, high, zero);
}

/// The channels that there are, of a result with whole lanes.
Value Packing::takeFilled(Value whole, RankedTensorType type,
                          unsigned dimension) {
  if (whole.getType() == type)
    return whole;
  SmallVector<OpFoldResult> offsets(type.getRank(), rewriter.getIndexAttr(0)),
      steps(type.getRank(), rewriter.getIndexAttr(1));
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, op.getLoc(), whole);
  sizes[dimension] = rewriter.getIndexAttr(type.getDimSize(dimension));
  return tensor::ExtractSliceOp::create(rewriter, op.getLoc(), type, whole,
                                        offsets, sizes, steps);
}

/// Blocks of channels outermost behind groups, lanes last, so that a kernel
/// reads its weights from one end to the other.
std::pair<Value, AffineMap> Packing::packWeights() {
  Location loc = op.getLoc();
  AffineMap read = op.getMatchingIndexingMap(product.weights);
  Value weights = fill(product.weights->get(), find(read, channel));
  Split split(cast<RankedTensorType>(weights.getType()), find(read, channel),
              lanes);
  Value expanded = tensor::ExpandShapeOp::create(rewriter, loc, split.type,
                                                 weights, split.groups);
  SmallVector<unsigned> loops;
  for (auto [at, place] : llvm::enumerate(read.getResults())) {
    loops.push_back(cast<AffineDimExpr>(place).getPosition());
    if (loops.back() == channel)
      loops.push_back(lane);
  }
  SmallVector<unsigned> order = product.batches;
  order.push_back(channel);
  for (unsigned other : product.channels)
    if (other != channel)
      order.push_back(other);
  order.append(product.sums);
  order.push_back(lane);
  SmallVector<int64_t> permutation, shape;
  SmallVector<AffineExpr> places;
  for (unsigned loop : order) {
    permutation.push_back(llvm::find(loops, loop) - loops.begin());
    shape.push_back(split.type.getDimSize(permutation.back()));
    places.push_back(rewriter.getAffineDimExpr(loop));
  }
  Value empty = tensor::EmptyOp::create(rewriter, loc, shape,
                                        split.type.getElementType());
  Value packed =
      linalg::TransposeOp::create(rewriter, loc, expanded, empty, permutation)
          ->getResult(0);
  return {packed, AffineMap::get(lane + 1, 0, places, op.getContext())};
}

std::pair<Value, AffineMap> Packing::splitZeros() {
  OpOperand *init = op.getDpsInitOperand(0);
  AffineMap written = op.getMatchingIndexingMap(init);
  RankedTensorType type = fill(init->get().getType(), find(written, channel));
  SmallVector<OpFoldResult> shape;
  SmallVector<AffineExpr> places;
  for (auto [at, place] : llvm::enumerate(written.getResults())) {
    places.push_back(place);
    if (place == rewriter.getAffineDimExpr(channel)) {
      places.push_back(rewriter.getAffineDimExpr(lane));
      shape.push_back(rewriter.getIndexAttr(type.getDimSize(at) / lanes));
      shape.push_back(rewriter.getIndexAttr(lanes));
    } else {
      shape.push_back(
          tensor::getMixedSize(rewriter, op.getLoc(), init->get(), at));
    }
  }
  Value empty = tensor::EmptyOp::create(rewriter, op.getLoc(), shape,
                                        type.getElementType());
  auto fill = init->get().getDefiningOp<linalg::FillOp>();
  Value zeros =
      linalg::FillOp::create(rewriter, op.getLoc(), fill.getInputs(), empty)
          .getResult(0);
  return {zeros, AffineMap::get(lane + 1, 0, places, op.getContext())};
}

void Packing::apply() {
  rewriter.setInsertionPoint(op);
  addStartLast(op, rewriter);
  auto [weights, weightsMap] = packWeights();
  auto [init, initMap] = splitZeros();
  AffineMap factorMap = op.getMatchingIndexingMap(product.factor);
  factorMap =
      AffineMap::get(lane + 1, 0, factorMap.getResults(), op.getContext());
  SmallVector<utils::IteratorType> loops = op.getIteratorTypesArray();
  loops.push_back(utils::IteratorType::parallel);
  auto packed = linalg::GenericOp::create(
      rewriter, op.getLoc(), init.getType(),
      ValueRange{product.factor->get(), weights}, init,
      ArrayRef<AffineMap>{factorMap, weightsMap, initMap}, loops,
      buildSumOfProducts);
  moveKernelPlan(op, packed);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  unsigned dimension =
      find(op.getMatchingIndexingMap(op.getDpsInitOperand(0)), channel);
  RankedTensorType filled = fill(type, dimension);
  Split split(filled, dimension, lanes);
  Value whole = tensor::CollapseShapeOp::create(
      rewriter, op.getLoc(), filled, packed.getResult(0), split.groups);
  rewriter.replaceOp(op, takeFilled(whole, type, dimension));
}

/// True for what a packed product makes, and operations on its elements.
bool isOfPacked(tensor::CollapseShapeOp collapse) {
  // The product itself, or operations on its elements.
  Operation *made = collapse.getSrc().getDefiningOp();
  while (auto op = dyn_cast_if_present<linalg::GenericOp>(made)) {
    if (op.getNumReductionLoops() > 0)
      return LaneReduction::find(op).has_value();
    made = nullptr;
    for (Value input : op.getInputs())
      if (auto other = input.getDefiningOp<linalg::GenericOp>())
        if (other->getResultTypes() == op->getResultTypes())
          made = other;
  }
  return false;
}

/// True for operations on elements that read a packed result as it is made.
bool mayExpand(OpOperand *operand) {
  auto collapse = operand->get().getDefiningOp<tensor::CollapseShapeOp>();
  auto user = dyn_cast<linalg::GenericOp>(operand->getOwner());
  return collapse && collapse->hasOneUse() && user &&
         user.getNumReductionLoops() == 0 && isOfPacked(collapse);
}

/// True for operations on elements that read a packed result in another shape,
/// as the bias of what is divided among heads, and may come before that.
bool mayCollapse(OpOperand *operand) {
  auto expand = operand->get().getDefiningOp<tensor::ExpandShapeOp>();
  auto user = dyn_cast<linalg::GenericOp>(operand->getOwner());
  if (!expand || !expand->hasOneUse() || !user ||
      user.getNumReductionLoops() > 0 || user.hasIndexSemantics() ||
      !user.getMatchingIndexingMap(operand).isIdentity() ||
      !user.getIndexingMapsArray().back().isIdentity())
    return false;
  auto collapse = expand.getSrc().getDefiningOp<tensor::CollapseShapeOp>();
  return collapse && collapse->hasOneUse() && isOfPacked(collapse);
}

/// Extents of what has another shape are those that it was given, so that who
/// asks for them is no reader.
struct ExtentOfExpanded : OpRewritePattern<tensor::DimOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::DimOp dim,
                                PatternRewriter &rewriter) const override {
    auto expand = dim.getSource().getDefiningOp<tensor::ExpandShapeOp>();
    std::optional<int64_t> index = dim.getConstantIndex();
    if (!expand || !index || *index >= expand.getResultType().getRank())
      return failure();
    rewriter.replaceOp(
        dim, getValueOrCreateConstantIndexOp(
                 rewriter, dim.getLoc(), expand.getMixedOutputShape()[*index]));
    return success();
  }
};

struct PackWeightsPass : tensoropt::impl::PackWeightsBase<PackWeightsPass> {
  using PackWeightsBase::PackWeightsBase;

  void runOnOperation() override {
    SmallVector<Choice, 0> choices;
    SmallVector<LastChannels, 0> apart;
    unsigned width = registerBytes ? registerBytes
                                   : VectorRegisters::of(getOperation()).bytes;
    getOperation()->walk([&](linalg::LinalgOp op) {
      auto type = op->getNumResults() == 1
                      ? dyn_cast<RankedTensorType>(op->getResult(0).getType())
                      : RankedTensorType();
      if (!type || !type.getElementType().isIntOrFloat())
        return;
      unsigned bytes = type.getElementTypeBitWidth() / 8;
      if (bytes == 0 || width / bytes < 4)
        return;
      unsigned lanes = std::min(16u, width / bytes);
      for (const Product &product : findProducts(op)) {
        if (std::optional<Choice> choice = choose(product, lanes)) {
          choices.push_back(*choice);
          break;
        }
        if (auto channels = LastChannels::find(product, lanes)) {
          apart.push_back(*channels);
          break;
        }
      }
    });
    if (choices.empty() && apart.empty())
      return;
    IRRewriter rewriter(&getContext());
    for (const Choice &choice : choices)
      Packing(choice, rewriter).apply();
    for (const LastChannels &channels : apart)
      channels.split(rewriter);
    RewritePatternSet patterns(&getContext());
    linalg::populateFoldReshapeOpsByExpansionPatterns(patterns, mayExpand);
    linalg::populateFoldReshapeOpsByCollapsingPatterns(patterns, mayCollapse);
    patterns.add<ExtentOfExpanded>(&getContext());
    addEndingPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      return signalPassFailure();
    Record record(Record::Kind::Passed, "pack-weights", "Packed");
    record.add("products", int64_t(choices.size() + apart.size()));
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
