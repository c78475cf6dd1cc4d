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
    SmallVector<linalg::GenericOp> ops;
    getOperation()->walk([&](linalg::GenericOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (linalg::GenericOp op : ops)
      // One that ended the one before is gone.
      if (!erased.contains(op))
        if (auto convolution = BlockedConvolution::find(op))
          apply(*convolution, rewriter);
  }

private:
  void apply(const BlockedConvolution &convolution, RewriterBase &rewriter) {
    unsigned used = countIterations(convolution.op) >= threadWork ? threads : 1;
    std::optional<WinogradPlan> plan =
        chooseWinograd(convolution, winograd, tolerance, used);
    emitRecord(convolution.op, describe(convolution, plan));
    if (!plan)
      return;
    if (convolution.ending)
      erased.insert(convolution.ending);
    emitWinograd(convolution, *plan, used, rewriter);
  }

  Record describe(const BlockedConvolution &convolution,
                  std::optional<WinogradPlan> plan) const {
    int64_t channels = convolution.inputs * convolution.lanes;
    double direct = countDirectCycles(convolution);
    if (!plan) {
      Record record(Record::Kind::Missed, "winograd", "Direct");
      bool isExact = WinogradForm(4).getError(channels) <= tolerance;
      record
          .add("reason",
               isExact ? "the direct convolution is faster" : "tolerance")
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
