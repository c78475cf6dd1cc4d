// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-scalarize-shapes.

#include "TensorOpt/IR/ElementPatterns.h"
#include "TensorOpt/Pipelines/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace tensoropt {
#define GEN_PASS_DEF_SCALARIZESHAPES
#include "TensorOpt/Pipelines/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct ScalarizeShapesPass
    : tensoropt::impl::ScalarizeShapesBase<ScalarizeShapesPass> {
  void runOnOperation() override {
    SmallVector<Operation *> extracts;
    getOperation()->walk([&](tensor::ExtractOp op) { extracts.push_back(op); });
    if (extracts.empty())
      return markAllAnalysesPreserved();
    RewritePatternSet patterns(&getContext());
    addElementPatterns(patterns);
    tensor::ExtractOp::getCanonicalizationPatterns(patterns, &getContext());
    auto config = GreedyRewriteConfig().setStrictness(
        GreedyRewriteStrictness::ExistingAndNewOps);
    // Elements that are not reached stay where they are.
    (void)applyOpPatternsGreedily(extracts, std::move(patterns), config);
  }
};
} // namespace
