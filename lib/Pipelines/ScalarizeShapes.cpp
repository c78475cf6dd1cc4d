// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-scalarize-shapes.

#include "TensorOpt/IR/ElementPatterns.h"
#include "TensorOpt/Pipelines/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace tensoropt {
#define GEN_PASS_DEF_SCALARIZESHAPES
#include "TensorOpt/Pipelines/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The extent that a float has been cast from, as an integer; null for others.
Value findExtent(Value value) {
  auto real = value.getDefiningOp<arith::SIToFPOp>();
  auto integer =
      real ? real.getIn().getDefiningOp<arith::IndexCastOp>() : nullptr;
  return integer && integer.getIn().getDefiningOp<tensor::DimOp>()
             ? real.getIn()
             : Value();
}

/// An extent that is scaled by a whole number in floats, as sizes of images
/// are. Beyond 2^24, which f32 need not hold, this is the product.
struct ScaleInteger : OpRewritePattern<arith::FPToSIOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::FPToSIOp op,
                                PatternRewriter &rewriter) const override {
    Value value = op.getIn();
    if (auto floor = value.getDefiningOp<math::FloorOp>())
      value = floor.getOperand();
    auto product = value.getDefiningOp<arith::MulFOp>();
    APFloat scale(0.0);
    if (!product || !matchPattern(product.getRhs(), m_ConstantFloat(&scale)))
      return failure();
    Value size = findExtent(product.getLhs());
    APSInt whole(op.getType().getIntOrFloatBitWidth(), /*isUnsigned=*/false);
    bool isExact = false;
    if (!size || size.getType() != op.getType() ||
        scale.convertToInteger(whole, APFloat::rmTowardZero, &isExact) !=
            APFloat::opOK ||
        !isExact)
      return failure();
    Value factor = arith::ConstantIntOp::create(
        rewriter, op.getLoc(), op.getType(), whole.getExtValue());
    rewriter.replaceOpWithNewOp<arith::MulIOp>(op, size, factor);
    return success();
  }
};

struct ScalarizeShapesPass
    : tensoropt::impl::ScalarizeShapesBase<ScalarizeShapesPass> {
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      if (isa<tensor::ExtractOp, arith::FPToSIOp>(op))
        ops.push_back(op);
    });
    if (ops.empty())
      return markAllAnalysesPreserved();
    RewritePatternSet patterns(&getContext());
    addElementPatterns(patterns);
    patterns.add<ScaleInteger>(&getContext());
    tensor::ExtractOp::getCanonicalizationPatterns(patterns, &getContext());
    auto config = GreedyRewriteConfig().setStrictness(
        GreedyRewriteStrictness::ExistingAndNewOps);
    // Elements that are not reached stay where they are.
    (void)applyOpPatternsGreedily(ops, std::move(patterns), config);
  }
};
} // namespace
