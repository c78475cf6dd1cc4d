// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fuse-rows.

#include "NetworkSize.h"
#include "RowGroups.h"
#include "RowLoops.h"
#include "RowTraffic.h"
#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace tensoropt {
#define GEN_PASS_DEF_FUSEROWS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct FuseRowsPass : tensoropt::impl::FuseRowsBase<FuseRowsPass> {
  using FuseRowsBase::FuseRowsBase;

  void runOnOperation() override {
    Operation *function = getOperation();
    NetworkSize before = NetworkSize::of(function);
    int64_t loops = 0, fused = 0, largest = 0;
    IRRewriter rewriter(&getContext());
    int64_t held = registers ? registers : countTileRegisters(function);
    auto replace = [&](RowGroup &group, unsigned used) -> LogicalResult {
      FailureOr<KernelPlan> plan = getRowPlan(group, held, threads);
      if (failed(plan))
        return failure();
      tellUnused(group);
      SmallVector<int64_t> steps = orderRows(group, *plan);
      ++loops;
      fused += group.ops.size();
      largest = std::max<int64_t>(largest, group.ops.size());
      emitRowLoops(group, plan->threads ? plan->threads : used, steps, held,
                   rewriter);
      return success();
    };
    if (failed(
            forEachRowGroup(function, {threads, double(threadWork)}, replace)))
      return signalPassFailure();
    function->walk([](linalg::LinalgOp op) { tellUnused(op); });
    if (loops == 0)
      return;
    // Rows of tensors that hold nothing yet are such themselves.
    RewritePatternSet patterns(&getContext());
    tensor::populateFoldTensorEmptyPatterns(patterns);
    (void)applyPatternsGreedily(function, std::move(patterns));
    Record record(Record::Kind::Passed, "fuse-rows", "Fused");
    record.add("loops", loops).add("fused", fused).add("largest", largest);
    NetworkSize::describe(before, NetworkSize::of(function), record);
    emitRecord(function, std::move(record));
  }

private:
  /// Plans of loops that there are none of.
  static void tellUnused(linalg::LinalgOp op) {
    FailureOr<KernelPlan> plan = getKernelPlan(op);
    if (failed(plan) || *plan == KernelPlan())
      return;
    setKernelPlan(op, {});
    if (plan->hasLoops())
      emitRecord(op, Record(Record::Kind::Missed, "fuse-rows", "PlanNotUsed")
                         .add("reason", "the operation has no loops of its "
                                        "own here"));
  }
  static void tellUnused(const RowGroup &group) {
    for (linalg::LinalgOp op : group.ops)
      if (op != group.getPlanned())
        tellUnused(op);
  }
};

} // namespace
