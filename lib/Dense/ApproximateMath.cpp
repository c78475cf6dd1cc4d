// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-approximate-math.

#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "llvm/ADT/StringSet.h"

namespace tensoropt {
#define GEN_PASS_DEF_APPROXIMATEMATH
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct ApproximateMathPass
    : tensoropt::impl::ApproximateMathBase<ApproximateMathPass> {
  void runOnOperation() override {
    // Those of which networks take many, and which keep close to the function
    // everywhere; upstream's log does not below the least normal number.
    SmallVector<Operation *> ops;
    llvm::StringSet<> names;
    getOperation()->walk([&](Operation *op) {
      if (!isa<math::ExpOp, math::TanhOp, math::ErfOp>(op))
        return;
      ops.push_back(op);
      names.insert(op->getName().getStringRef());
    });
    if (ops.empty())
      return;
    RewritePatternSet patterns(&getContext());
    populateMathPolynomialApproximationPatterns(
        patterns, [&](StringRef name) { return names.contains(name); });
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
    if (failed(applyOpPatternsGreedily(ops, std::move(patterns), config)))
      signalPassFailure();
  }
};

} // namespace
