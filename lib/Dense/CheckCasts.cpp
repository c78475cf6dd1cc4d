// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-check-casts.

#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "llvm/Support/FormatVariadic.h"

namespace tensoropt {
#define GEN_PASS_DEF_CHECKCASTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

/// Asserts what a cast states; collects the extents it asks for.
void checkCast(tensor::CastOp op, SmallVectorImpl<Operation *> &extents) {
  auto from = dyn_cast<RankedTensorType>(op.getSource().getType());
  auto to = dyn_cast<RankedTensorType>(op.getType());
  // Of encoded tensors, those who assemble and pass them check the extents.
  if (!from || !to || from.getEncoding() || to.getEncoding())
    return;
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  for (auto [dimension, extent] : llvm::enumerate(to.getShape())) {
    if (ShapedType::isDynamic(extent) || !from.isDynamicDim(dimension))
      continue;
    Value actual = tensor::DimOp::create(builder, op.getSource(), dimension);
    extents.push_back(actual.getDefiningOp());
    Value stated = arith::ConstantIndexOp::create(builder, extent);
    Value agree = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                        actual, stated);
    cf::AssertOp::create(builder, agree,
                         llvm::formatv("extent of dimension {0} is not {1}, as "
                                       "stated",
                                       dimension, extent)
                             .str());
  }
}

struct CheckCastsPass : tensoropt::impl::CheckCastsBase<CheckCastsPass> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    memref::populateResolveRankedShapedTypeResultDimsPatterns(set);
    memref::populateResolveShapedTypeResultDimsPatterns(set);
    tensor::DimOp::getCanonicalizationPatterns(set, context);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    SmallVector<Operation *> extents;
    getOperation()->walk([&](tensor::CastOp op) { checkCast(op, extents); });
    // In terms of what the tensor is made from: canonicalisation takes what a
    // cast states for true of its source, too, and would make the assertion so.
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
    if (failed(applyOpPatternsGreedily(extents, patterns, config)))
      signalPassFailure();
  }

private:
  FrozenRewritePatternSet patterns;
};

} // namespace
