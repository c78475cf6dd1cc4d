// SPDX-License-Identifier: Apache-2.0

#include "KnownExtents.h"
#include "TensorOpt/IR/ElementPatterns.h"
#include "TensorOpt/IR/UpstreamPatterns.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;
using namespace tensoropt;

RankedTensorType tensoropt::joinExtents(RankedTensorType type,
                                        ArrayRef<int64_t> shape) {
  if (type.getRank() != static_cast<int64_t>(shape.size()))
    return {};
  SmallVector<int64_t> joined(type.getShape());
  for (auto [extent, other] : llvm::zip(joined, shape)) {
    if (ShapedType::isDynamic(extent))
      extent = other;
    else if (!ShapedType::isDynamic(other) && extent != other)
      return {};
  }
  return type.clone(joined);
}

RankedTensorType tensoropt::getKnownType(Value value) {
  auto cast = value.getDefiningOp<tensor::CastOp>();
  auto from =
      cast ? dyn_cast<RankedTensorType>(cast.getSource().getType()) : nullptr;
  if (from && tensor::preservesStaticInformation(value.getType(), from))
    return from;
  return dyn_cast<RankedTensorType>(value.getType());
}

Type tensoropt::getCommonType(Type stated, ValueRange values) {
  auto type = dyn_cast<RankedTensorType>(stated);
  if (!type || type.getEncoding() || values.empty())
    return stated;
  SmallVector<int64_t> common(getKnownType(values.front()).getShape());
  for (Value value : values)
    for (auto [extent, other] :
         llvm::zip_equal(common, getKnownType(value).getShape()))
      if (extent != other)
        extent = ShapedType::kDynamic;
  return type.clone(common);
}

Value tensoropt::castTo(OpBuilder &builder, Type type, Value value) {
  if (value.getType() == type)
    return value;
  return tensor::CastOp::create(builder, value.getLoc(), type, value);
}

namespace {

/// The source of a cast that forgets extents, else the value itself.
Value getKnown(Value value) {
  return getKnownType(value) == value.getType()
             ? value
             : value.getDefiningOp<tensor::CastOp>().getSource();
}

struct KnownConcat : OpRewritePattern<tensor::ConcatOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ConcatOp op,
                                PatternRewriter &rewriter) const override {
    auto known = llvm::map_to_vector(op.getInputs(), getKnown);
    if (llvm::equal(known, op.getInputs()))
      return failure();
    Type type = tensor::ConcatOp::inferResultType(
        op.getDim(), llvm::to_vector(TypeRange(known)));
    Value whole = tensor::ConcatOp::create(rewriter, op.getLoc(), type,
                                           op.getDim(), known);
    rewriter.replaceOpWithNewOp<tensor::CastOp>(op, op.getType(), whole);
    return success();
  }
};

/// Operations on elements, as of arith, make what they are made of. The
/// extents of one operand are those of the others.
struct KnownElements : RewritePattern {
  explicit KnownElements(MLIRContext *context)
      : RewritePattern(MatchAnyOpTypeTag(), /*benefit=*/1, context) {}

  LogicalResult matchAndRewrite(Operation *op,
                                PatternRewriter &rewriter) const override {
    if (!OpTrait::hasElementwiseMappableTraits(op) || op->getNumResults() != 1)
      return failure();
    auto open = dyn_cast<RankedTensorType>(op->getResultTypes().front());
    RankedTensorType known = open;
    for (Value operand : op->getOperands())
      if (auto type = getKnownType(operand); type && known)
        known = joinExtents(known, type.getShape());
    if (!known || known == open || known.getEncoding())
      return failure();
    rewriter.modifyOpInPlace(op, [&] {
      for (OpOperand &operand : op->getOpOperands())
        if (auto type = dyn_cast<RankedTensorType>(operand.get().getType()))
          operand.set(castTo(rewriter, type.clone(known.getShape()),
                             getKnown(operand.get())));
      op->getResult(0).setType(known);
    });
    rewriter.setInsertionPointAfter(op);
    Value cast = castTo(rewriter, open, op->getResult(0));
    rewriter.replaceAllUsesExcept(op->getResult(0), cast, cast.getDefiningOp());
    return success();
  }
};

/// Extents of a reshape's result are constants of its operand.
struct KnownReshape : OpRewritePattern<tensor::ReshapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ReshapeOp op,
                                PatternRewriter &rewriter) const override {
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (!type)
      return failure();
    SmallVector<int64_t> shape(type.getShape());
    for (auto [dimension, extent] : llvm::enumerate(shape))
      if (ShapedType::isDynamic(extent))
        extent = findExtent(op.getShape(), dimension);
    Value source = getKnown(op.getSource());
    if (shape == type.getShape() && source == op.getSource())
      return failure();
    Value known = tensor::ReshapeOp::create(
        rewriter, op.getLoc(), type.clone(shape), source, op.getShape());
    rewriter.replaceOp(op, castTo(rewriter, type, known));
    return success();
  }

private:
  static int64_t findExtent(Value shape, int64_t dimension) {
    APInt extent;
    DenseIntElementsAttr constants;
    if (matchPattern(shape, m_Constant(&constants)))
      extent = constants.getValues<APInt>()[dimension];
    else if (auto made = shape.getDefiningOp<tensor::FromElementsOp>();
             !made || !matchPattern(made.getElements()[dimension],
                                    m_ConstantInt(&extent)))
      return ShapedType::kDynamic;
    return extent.isNegative() ? ShapedType::kDynamic : extent.getSExtValue();
  }
};

/// Both branches of an operation make results of the same extents.
struct KnownBranches : OpRewritePattern<scf::IfOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(scf::IfOp op,
                                PatternRewriter &rewriter) const override {
    SmallVector<Type> types(op.getResultTypes());
    if (types.empty())
      return failure();
    scf::YieldOp ends[] = {op.thenYield(), op.elseYield()};
    for (auto [index, type] : llvm::enumerate(types))
      type = getCommonType(
          type, {ends[0].getOperand(index), ends[1].getOperand(index)});
    if (llvm::equal(types, op.getResultTypes()))
      return failure();
    for (scf::YieldOp end : ends) {
      rewriter.setInsertionPoint(end);
      rewriter.modifyOpInPlace(end, [&] {
        for (auto [operand, type] : llvm::zip(end->getOpOperands(), types))
          operand.set(castTo(rewriter, type, operand.get()));
      });
    }
    rewriter.setInsertionPointAfter(op);
    rewriter.startOpModification(op);
    for (auto [result, type] : llvm::zip(op.getResults(), types)) {
      Type open = result.getType();
      if (open == type)
        continue;
      result.setType(type);
      Value cast = castTo(rewriter, open, result);
      rewriter.replaceAllUsesExcept(result, cast, cast.getDefiningOp());
    }
    rewriter.finalizeOpModification(op);
    return success();
  }
};
} // namespace

void tensoropt::propagateExtents(ModuleOp module) {
  MLIRContext *context = module.getContext();
  RewritePatternSet patterns(context);
  for (Dialect *dialect : context->getLoadedDialects())
    dialect->getCanonicalizationPatterns(patterns);
  for (RegisteredOperationName op : context->getRegisteredOperations())
    op.getCanonicalizationPatterns(patterns, context);
  patterns.add<KnownBranches, KnownConcat, KnownElements, KnownReshape>(
      context);
  addElementPatterns(patterns);
  // Where this reaches no end, others go on with what there is.
  (void)applyPatternsGreedily(module, freezeSound(std::move(patterns)));
}
