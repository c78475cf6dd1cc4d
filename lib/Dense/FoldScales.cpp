// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fold-scales.

#include "AffinePart.h"
#include "ProductInit.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace tensoropt {
#define GEN_PASS_DEF_FOLDSCALES
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// A sum of products of floats, as a convolution: scaling a factor and what it
/// starts from scales the result.
bool isProduct(linalg::LinalgOp op) {
  if (!op || op.getNumReductionLoops() == 0 || op.getNumDpsInits() != 1 ||
      op.getNumDpsInputs() != 2)
    return false;
  SmallVector<Operation *> body;
  for (Operation &inner : op->getRegion(0).front())
    body.push_back(&inner);
  return body.size() == 3 && isa<arith::MulFOp>(body[0]) &&
         isa<arith::AddFOp>(body[1]);
}

/// A product, perhaps reshaped, that an element-wise operation reads.
struct Scaled {
  linalg::LinalgOp product;
  /// What gathers the channels of all groups; null without groups.
  tensor::CollapseShapeOp gather;
  OpOperand *filter = nullptr; ///< the constant factor
  /// Its dimensions for the channels: one, or the group and those within.
  SmallVector<unsigned> dimensions;
  Value bias; ///< what each channel starts from; null for zeros

  /// Empty unless only `operand` reads the product, and one of its factors is a
  /// constant with dimensions for the channels.
  static std::optional<Scaled> find(OpOperand &operand, unsigned channel);
};

std::optional<Scaled> Scaled::find(OpOperand &operand, unsigned channel) {
  Scaled scaled;
  SmallVector<int64_t> channels = {channel};
  Value source = operand.get();
  if ((scaled.gather = source.getDefiningOp<tensor::CollapseShapeOp>())) {
    if (!scaled.gather->hasOneUse())
      return std::nullopt;
    channels.assign(scaled.gather.getReassociationIndices()[channel]);
    source = scaled.gather.getSrc();
  }
  scaled.product = source.getDefiningOp<linalg::LinalgOp>();
  if (!isProduct(scaled.product) || !scaled.product->hasOneUse() ||
      scaled.product->getBlock() != operand.getOwner()->getBlock())
    return std::nullopt;
  if (!startsFromZeros(scaled.product)) {
    scaled.bias = findBias(scaled.product, channel);
    if (!scaled.bias || scaled.gather)
      return std::nullopt;
  }
  AffineMap written = scaled.product.getMatchingIndexingMap(
      scaled.product.getDpsInitOperand(0));
  for (OpOperand *factor : scaled.product.getDpsInputOperands()) {
    if (!isOfWeights(factor->get()))
      continue;
    ArrayRef<AffineExpr> places =
        scaled.product.getMatchingIndexingMap(factor).getResults();
    for (int64_t channel : channels) {
      const auto *place = llvm::find(places, written.getResult(channel));
      if (place != places.end())
        scaled.dimensions.push_back(place - places.begin());
    }
    scaled.filter = factor;
    if (scaled.dimensions.size() == channels.size())
      return scaled;
    scaled.dimensions.clear();
  }
  return std::nullopt;
}

/// The filter with each channel times its scale.
Value scaleFilter(const Scaled &scaled, Value scale, RewriterBase &rewriter) {
  Value filter = scaled.filter->get();
  Location loc = filter.getLoc();
  auto type = cast<RankedTensorType>(filter.getType());
  SmallVector<AffineExpr> places;
  SmallVector<int64_t> extents;
  for (unsigned dimension : scaled.dimensions) {
    places.push_back(rewriter.getAffineDimExpr(dimension));
    extents.push_back(type.getDimSize(dimension));
  }
  if (extents.size() > 1) {
    auto all =
        llvm::to_vector<2>(llvm::seq(int64_t(0), int64_t(extents.size())));
    scale = tensor::ExpandShapeOp::create(
        rewriter, loc, RankedTensorType::get(extents, type.getElementType()),
        scale, ArrayRef<ReassociationIndices>(all));
  }
  AffineMap whole = rewriter.getMultiDimIdentityMap(type.getRank());
  AffineMap along =
      AffineMap::get(type.getRank(), 0, places, rewriter.getContext());
  Value empty = tensor::EmptyOp::create(rewriter, loc, type.getShape(),
                                        type.getElementType());
  SmallVector<utils::IteratorType> loops(type.getRank(),
                                         utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, type, ValueRange{filter, scale}, empty,
             ArrayRef<AffineMap>{whole, along, whole}, loops,
             [](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value product = arith::MulFOp::create(builder, loc, arguments[0],
                                                     arguments[1]);
               linalg::YieldOp::create(builder, loc, product);
             })
      .getResult(0);
}

/// Lets a product start from zeros; returns what becomes of the shift when the
/// bias is scaled with the rest.
Value moveBias(const Scaled &scaled, Value scale, Value shift,
               RewriterBase &rewriter) {
  startFromZeros(scaled.product, rewriter);
  Location loc = scaled.bias.getLoc();
  Type element = getElementTypeOrSelf(shift.getType());
  AffineMap along = rewriter.getMultiDimIdentityMap(1);
  return linalg::GenericOp::create(
             rewriter, loc, shift.getType(),
             ValueRange{scaled.bias, scale, shift},
             tensor::EmptyOp::create(
                 rewriter, loc,
                 cast<RankedTensorType>(shift.getType()).getShape(), element)
                 .getResult(),
             SmallVector<AffineMap>(4, along), utils::IteratorType::parallel,
             [](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value product = arith::MulFOp::create(builder, loc, arguments[0],
                                                     arguments[1]);
               Value sum =
                   arith::AddFOp::create(builder, loc, product, arguments[2]);
               linalg::YieldOp::create(builder, loc, sum);
             })
      .getResult(0);
}

/// The operation with one more input, the shift of its channels.
void addShift(linalg::GenericOp op, unsigned operand, AffinePart &part,
              Value shift, RewriterBase &rewriter) {
  SmallVector<Value> inputs(op.getInputs());
  inputs.push_back(shift);
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  maps.insert(
      maps.begin() + op.getNumDpsInputs(),
      AffineMap::get(op.getNumLoops(), 0,
                     getAffineDimExpr(part.getChannel(), op.getContext())));
  auto replaced = linalg::GenericOp::create(
      rewriter, op.getLoc(), op.getResultTypes(), inputs, op.getOutputs(), maps,
      op.getIteratorTypesArray());
  rewriter.inlineRegionBefore(op.getRegion(), replaced.getRegion(),
                              replaced.getRegion().begin());
  Block &body = *replaced.getBody();
  BlockArgument value = body.insertArgument(
      op.getNumDpsInputs(), body.getArgument(0).getType(), op.getLoc());
  rewriter.setInsertionPointAfter(part.getLast().getDefiningOp());
  Value sum = arith::AddFOp::create(rewriter, op.getLoc(),
                                    body.getArgument(operand), value);
  rewriter.replaceAllUsesWith(part.getLast(), sum);
  rewriter.replaceOp(op, replaced.getResults());
}

/// Scales the filter of the product that an operand comes from.
bool fold(linalg::GenericOp op, OpOperand &operand, RewriterBase &rewriter) {
  Type element = getElementTypeOrSelf(operand.get().getType());
  if (!op.getMatchingIndexingMap(&operand).isIdentity() ||
      !isa<FloatType>(element) ||
      getElementTypeOrSelf(op.getResult(0).getType()) != element)
    return false;
  AffinePart part(op, operand.getOperandNumber());
  if (!part.match())
    return false;
  std::optional<Scaled> scaled = Scaled::find(operand, part.getChannel());
  if (!scaled)
    return false;
  // What is scaled by may be computed behind the product.
  rewriter.setInsertionPoint(op);
  auto [scale, shift] = part.emit(rewriter);
  Value filter = scaleFilter(*scaled, scale, rewriter);
  if (scaled->bias)
    shift = moveBias(*scaled, scale, shift, rewriter);
  rewriter.moveOpBefore(scaled->product, op);
  if (scaled->gather)
    rewriter.moveOpBefore(scaled->gather, op);
  rewriter.modifyOpInPlace(scaled->product,
                           [&] { scaled->filter->set(filter); });
  rewriter.setInsertionPoint(op);
  addShift(op, operand.getOperandNumber(), part, shift, rewriter);
  return true;
}

struct FoldScalesPass : tensoropt::impl::FoldScalesBase<FoldScalesPass> {
  void runOnOperation() override {
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) {
      if (op.getNumReductionLoops() == 0 && op->getNumResults() == 1 &&
          op.hasPureTensorSemantics())
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    int64_t folded = 0;
    for (linalg::GenericOp op : ops)
      for (OpOperand *operand : op.getDpsInputOperands())
        if (fold(op, *operand, rewriter)) {
          ++folded;
          break;
        }
    if (folded == 0)
      return;
    // What the shifts are computed from has no readers there any more.
    RewritePatternSet patterns(&getContext());
    linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    (void)applyPatternsGreedily(getOperation(), std::move(patterns));
    Record record(Record::Kind::Passed, "fold-scales", "Folded");
    record.add("scales", folded);
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
