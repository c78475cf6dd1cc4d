// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-winograd.

#include "RowTraffic.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "WinogradLoops.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_WINOGRAD
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct WinogradPass : tensoropt::impl::WinogradBase<WinogradPass> {
  using WinogradBase::WinogradBase;

  void runOnOperation() override {
    if (winograd == Winograd::Off)
      return;
    if (failed(checkPlans()))
      return signalPassFailure();
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp op : ops)
      // One that ended the one before is gone.
      if (!erased.contains(op))
        if (auto convolution = BlockedConvolution::find(op))
          if (failed(apply(*convolution, rewriter)))
            return signalPassFailure();
  }

private:
  /// Squares of results are for some operations only.
  LogicalResult checkPlans() {
    WalkResult result = getOperation()->walk([](linalg::LinalgOp op) {
      FailureOr<KernelPlan> plan = getKernelPlan(op);
      if (failed(plan))
        return WalkResult::interrupt();
      auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
      if (plan->algorithm.empty() || plan->algorithm == "direct" ||
          (generic && BlockedConvolution::find(generic)))
        return WalkResult::advance();
      op->emitError() << "its kernel plan has the algorithm '"
                      << plan->algorithm
                      << "', which is for convolutions by windows of 3 x 3 "
                         "that move by one, on blocks of channels and with "
                         "constant weights";
      return WalkResult::interrupt();
    });
    return failure(result.wasInterrupted());
  }

  LogicalResult apply(const BlockedConvolution &convolution,
                      RewriterBase &rewriter) {
    unsigned used = countIterations(convolution.op) >= threadWork ? threads : 1;
    // Its form has been checked.
    KernelPlan asked = *getKernelPlan(convolution.op);
    if (asked.threads)
      used = std::min<int64_t>(asked.threads, threads);
    std::optional<WinogradPlan> plan;
    std::string fault;
    if (asked.algorithm.empty())
      plan = chooseWinograd(convolution, winograd, tolerance, used);
    else if (asked.algorithm != "direct")
      plan = makeWinograd(convolution, asked, tolerance, used, fault);
    if (!fault.empty())
      return convolution.op->emitError() << "its kernel plan " << fault;
    emitRecord(convolution.op, describe(convolution, plan, asked));
    if (!plan)
      return success();
    if (convolution.ending)
      erased.insert(convolution.ending);
    emitWinograd(convolution, *plan, used, rewriter);
    return success();
  }

  Record describe(const BlockedConvolution &convolution,
                  std::optional<WinogradPlan> plan,
                  const KernelPlan &asked) const {
    int64_t channels = convolution.inputs * convolution.lanes;
    double direct = countDirectCycles(convolution);
    if (!plan) {
      Record record(Record::Kind::Missed, "winograd", "Direct");
      bool isExact = WinogradForm(4).getError(channels) <= tolerance;
      record
          .add("reason", !isExact                  ? "tolerance"
                         : asked.algorithm.empty() ? "the direct convolution "
                                                     "is faster"
                                                   : "the kernel plan")
          .add("cycles", direct);
      return record;
    }
    Record record(Record::Kind::Passed, "winograd", "Transformed");
    record.add("outputs", plan->form.getOutputs())
        .add("rows", plan->rows)
        .add("error", plan->form.getError(channels))
        .add("cycles", plan->cycles)
        .add("direct", direct);
    return record;
  }

  llvm::DenseSet<Operation *> erased;
};

} // namespace
