// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fold-scales.

#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
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

/// A sum of products of floats over zeros, as a convolution: scaling a factor
/// scales the result.
bool isProduct(linalg::LinalgOp op) {
  if (!op || op.getNumReductionLoops() == 0 || op.getNumDpsInits() != 1 ||
      op.getNumDpsInputs() != 2)
    return false;
  SmallVector<Operation *> body;
  for (Operation &inner : op->getRegion(0).front())
    body.push_back(&inner);
  auto fill = op.getDpsInits()[0].getDefiningOp<linalg::FillOp>();
  return body.size() == 3 && isa<arith::MulFOp>(body[0]) &&
         isa<arith::AddFOp>(body[1]) && fill &&
         matchPattern(fill.getInputs()[0], m_AnyZeroFloat());
}

/// The part of an element-wise body that is scale * x + shift, where x is what
/// a product computed and both are the same for all of a channel.
class AffinePart {
public:
  AffinePart(linalg::GenericOp op, unsigned operand)
      : op(op), argument(op.getBody()->getArgument(operand)) {}

  /// Finds it, and the dimension of the channels.
  bool match() {
    last = argument;
    bool isScaled = false;
    for (; last.hasOneUse() && isStep(*last.use_begin());
         last = last.use_begin()->getOwner()->getResult(0)) {
      OpOperand &use = *last.use_begin();
      isScaled |=
          !isa<arith::AddFOp, arith::SubFOp>(use.getOwner()) ||
          (isa<arith::SubFOp>(use.getOwner()) && use.getOperandNumber() == 1);
    }
    return isScaled && channel;
  }

  unsigned getChannel() const { return *channel; }

  /// The scale and the shift of each channel, two tensors.
  std::pair<Value, Value> emit(RewriterBase &rewriter) {
    MLIRContext *context = op.getContext();
    int64_t extent = getResultType().getDimSize(*channel);
    auto type = RankedTensorType::get(extent, getResultType().getElementType());
    Value empty = tensor::EmptyOp::create(
        rewriter, op.getLoc(), type.getShape(), type.getElementType());
    SmallVector<Value> inputs;
    SmallVector<AffineMap> maps;
    for (unsigned operand : constants) {
      inputs.push_back(op.getDpsInputs()[operand]);
      AffineMap map = op.getIndexingMapsArray()[operand];
      SmallVector<AffineExpr> dims(map.getNumDims(),
                                   getAffineConstantExpr(0, context));
      dims[*channel] = getAffineDimExpr(0, context);
      maps.push_back(map.replaceDimsAndSymbols(dims, {}, 1, 0));
    }
    maps.append(2, AffineMap::getMultiDimIdentityMap(1, context));
    auto made = linalg::GenericOp::create(
        rewriter, op.getLoc(), TypeRange{type, type}, inputs,
        ValueRange{empty, empty}, maps,
        SmallVector<utils::IteratorType>{utils::IteratorType::parallel},
        [&](OpBuilder &builder, Location loc, ValueRange arguments) {
          emitBody(builder, loc, arguments);
        });
    return {made.getResult(0), made.getResult(1)};
  }

  /// What the affine part ends with; becomes x + shift.
  Value getLast() const { return last; }

private:
  RankedTensorType getResultType() const {
    return cast<RankedTensorType>(linalg::GenericOp(op).getResult(0).getType());
  }

  /// True if the use is a step that keeps the value scale * x + shift.
  bool isStep(OpOperand &use) {
    Operation *step = use.getOwner();
    bool mayDivide = isa<arith::DivFOp>(step) && use.getOperandNumber() == 0;
    if (isa<arith::NegFOp>(step))
      return true;
    return (isa<arith::AddFOp, arith::SubFOp, arith::MulFOp>(step) ||
            mayDivide) &&
           isOfChannel(step->getOperand(1 - use.getOperandNumber()));
  }

  /// True if a value in the body is the same for all of a channel.
  bool isOfChannel(Value value) {
    Operation *def = value.getDefiningOp();
    if (def && def->getBlock() == op.getBody())
      return isPure(def) &&
             isa<arith::ArithDialect, math::MathDialect>(def->getDialect()) &&
             llvm::all_of(def->getOperands(),
                          [&](Value operand) { return isOfChannel(operand); });
    auto other = dyn_cast<BlockArgument>(value);
    if (!other || other.getOwner() != op.getBody())
      return matchPattern(value, m_Constant());
    unsigned operand = other.getArgNumber();
    if (operand >= op.getNumDpsInputs() || other == argument ||
        !isConstant(op.getDpsInputs()[operand]) || !takeChannel(operand))
      return false;
    if (!llvm::is_contained(constants, operand))
      constants.push_back(operand);
    return true;
  }

  /// Weights and what is computed of them, which is evaluated later.
  static bool isConstant(Value value) {
    Operation *def = value.getDefiningOp();
    if (!def)
      return false;
    if (isa<arith::ConstantOp, tensor::EmptyOp>(def))
      return true;
    return isa<linalg::LinalgOp, tensor::CollapseShapeOp,
               tensor::ExpandShapeOp>(def) &&
           llvm::all_of(def->getOperands(), isConstant);
  }

  /// The operand varies along one dimension at most, that of the channels.
  bool takeChannel(unsigned operand) {
    AffineMap map = op.getIndexingMapsArray()[operand];
    auto type = cast<RankedTensorType>(op.getDpsInputs()[operand].getType());
    for (auto [extent, place] : llvm::zip(type.getShape(), map.getResults())) {
      if (extent == 1)
        continue;
      auto dim = dyn_cast<AffineDimExpr>(place);
      if (!dim || (channel && *channel != dim.getPosition()))
        return false;
      channel = dim.getPosition();
    }
    return true;
  }

  void emitBody(OpBuilder &builder, Location loc, ValueRange arguments) {
    IRMapping mapping;
    for (auto [operand, value] : llvm::zip(constants, arguments))
      mapping.map(op.getBody()->getArgument(operand), value);
    std::function<Value(Value)> get = [&](Value value) -> Value {
      Operation *def = value.getDefiningOp();
      if (mapping.contains(value) || !def || def->getBlock() != op.getBody())
        return mapping.lookupOrDefault(value);
      for (Value operand : def->getOperands())
        get(operand);
      return builder.clone(*def, mapping)->getResult(0);
    };
    Type type = getResultType().getElementType();
    Value scale =
        arith::ConstantOp::create(builder, loc, builder.getFloatAttr(type, 1));
    Value shift =
        arith::ConstantOp::create(builder, loc, builder.getFloatAttr(type, 0));
    auto negate = [&](Value value) -> Value {
      return arith::NegFOp::create(builder, loc, value);
    };
    for (Value at = argument; at != last;) {
      OpOperand &use = *at.use_begin();
      Operation *step = use.getOwner();
      at = step->getResult(0);
      if (isa<arith::NegFOp>(step)) {
        scale = negate(scale);
        shift = negate(shift);
        continue;
      }
      Value other = get(step->getOperand(1 - use.getOperandNumber()));
      if (isa<arith::AddFOp>(step)) {
        shift = arith::AddFOp::create(builder, loc, shift, other);
      } else if (isa<arith::MulFOp>(step)) {
        scale = arith::MulFOp::create(builder, loc, scale, other);
        shift = arith::MulFOp::create(builder, loc, shift, other);
      } else if (isa<arith::DivFOp>(step)) {
        scale = arith::DivFOp::create(builder, loc, scale, other);
        shift = arith::DivFOp::create(builder, loc, shift, other);
      } else if (use.getOperandNumber() == 0) {
        shift = arith::SubFOp::create(builder, loc, shift, other);
      } else {
        scale = negate(scale);
        shift = arith::SubFOp::create(builder, loc, other, shift);
      }
    }
    linalg::YieldOp::create(builder, loc, ValueRange{scale, shift});
  }

  linalg::GenericOp op;
  BlockArgument argument;
  Value last;
  std::optional<unsigned> channel;
  SmallVector<unsigned> constants; ///< operands that the part reads
};

/// The operand of a product that is constant and has a dimension for the
/// channels, and that dimension.
std::optional<std::pair<OpOperand *, unsigned>>
findFilter(linalg::LinalgOp product, unsigned channel) {
  AffineMap written =
      product.getMatchingIndexingMap(product.getDpsInitOperand(0));
  AffineExpr loop = written.getResult(channel);
  for (OpOperand *operand : product.getDpsInputOperands()) {
    auto constant = operand->get().getDefiningOp<arith::ConstantOp>();
    if (!constant)
      continue;
    AffineMap map = product.getMatchingIndexingMap(operand);
    for (auto [dimension, place] : llvm::enumerate(map.getResults()))
      if (place == loop)
        return std::pair(operand, unsigned(dimension));
  }
  return std::nullopt;
}

/// The filter with each channel times its scale.
Value scaleFilter(Value filter, unsigned dimension, Value scale,
                  RewriterBase &rewriter, Location loc) {
  auto type = cast<RankedTensorType>(filter.getType());
  MLIRContext *context = rewriter.getContext();
  AffineMap whole = AffineMap::getMultiDimIdentityMap(type.getRank(), context);
  AffineMap along =
      AffineMap::get(type.getRank(), 0, getAffineDimExpr(dimension, context));
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
  auto product = operand.get().getDefiningOp<linalg::LinalgOp>();
  if (!product || !product->hasOneUse() || !isProduct(product) ||
      product->getBlock() != op->getBlock() ||
      !op.getMatchingIndexingMap(&operand).isIdentity() ||
      !isa<FloatType>(getElementTypeOrSelf(operand.get().getType())))
    return false;
  AffinePart part(op, operand.getOperandNumber());
  if (!part.match())
    return false;
  auto filter = findFilter(product, part.getChannel());
  if (!filter)
    return false;
  // What is scaled by may be computed behind the product.
  rewriter.setInsertionPoint(op);
  auto [scale, shift] = part.emit(rewriter);
  Value scaled = scaleFilter(filter->first->get(), filter->second, scale,
                             rewriter, product.getLoc());
  rewriter.moveOpBefore(product, op);
  rewriter.modifyOpInPlace(product, [&] { filter->first->set(scaled); });
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
