// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-tosa.

#include "PrepareTosa.h"
#include "TensorOpt/Pipelines/Passes.h"
#include "TensorOpt/Target/CPU.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Tosa/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERTOSA
#include "TensorOpt/Pipelines/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

bool isTosa(Operation *op) {
  return isa_and_nonnull<tosa::TosaDialect>(op->getDialect());
}

/// What the lowering to linalg needs or would stumble over.
void addPreparation(OpPassManager &module) {
  module.addNestedPass<func::FuncOp>(tosa::createTosaInferShapesPass());
  // That lowering is a full one: it knows neither what is inside branches nor
  // variables, which belong to the module.
  module.addNestedPass<func::FuncOp>(createTosaToSCFPass());
  module.addPass(createTosaToMLProgram());
}

/// Upstream's tosa-to-linalg-pipeline and what it leaves. Its validation is
/// left out: it refuses f64 and dynamic extents, which have a lowering.
void addLowering(OpPassManager &module) {
  OpPassManager &pm = module.nest<func::FuncOp>();
  pm.addPass(tosa::createTosaOptionalDecompositionsPass());
  pm.addPass(createCanonicalize());
  pm.addPass(tosa::createTosaInferShapesPass());
  pm.addPass(tosa::createTosaMakeBroadcastablePass());
  // Output channels along memory: loops that become vectors.
  TosaToLinalgNamedOptions named;
  named.preferConv2DKernelLayoutHWCF = true;
  pm.addPass(tosa::createTosaToLinalgNamed(named));
  pm.addPass(createCanonicalize());
  pm.addPass(tosa::createTosaLayerwiseConstantFoldPass());
  // Folded operations may have lost ranks.
  pm.addPass(tosa::createTosaMakeBroadcastablePass());
  pm.addPass(tosa::createTosaToLinalg());
  // tosa.apply_scale comes from the lowering of tosa.rescale.
  TosaToArithPassOptions arith;
  arith.includeApplyRescale = true;
  pm.addPass(createTosaToArithPass(arith));
  pm.addPass(createTosaToTensorPass());
  module.addPass(createCanonicalize());
}

/// Refuses tensors without a rank: upstream's lowering of a convolution reads
/// their extents.
LogicalResult checkRanks(ModuleOp module) {
  auto isUnranked = [](Type type) { return isa<UnrankedTensorType>(type); };
  WalkResult walked = module.walk([&](Operation *op) {
    if (!isTosa(op) || (llvm::none_of(op->getOperandTypes(), isUnranked) &&
                        llvm::none_of(op->getResultTypes(), isUnranked)))
      return WalkResult::advance();
    emitError(op->getLoc()) << "operation '" << op->getName()
                            << "' has a tensor whose rank is not known";
    return WalkResult::interrupt();
  });
  return failure(walked.wasInterrupted());
}

LogicalResult checkNothingLeft(ModuleOp module) {
  bool isEmpty = true;
  module.walk([&](Operation *op) {
    if (!isTosa(op))
      return;
    isEmpty = false;
    emitError(op->getLoc()) << "operation '" << op->getName()
                            << "' has no lowering with these types";
  });
  return success(isEmpty);
}

/// Adds a reason to upstream's errors.
LogicalResult explain(Diagnostic &diagnostic) {
  if (diagnostic.getSeverity() == DiagnosticSeverity::Error &&
      StringRef(diagnostic.str())
          .starts_with("failed to legalize operation 'tosa."))
    diagnostic.attachNote()
        << "there is no lowering with these operands and types; extents that "
           "are not known and operands that are not constant are the usual "
           "reasons";
  return failure(); // goes on
}

struct LowerTosaPass : tensoropt::impl::LowerTosaBase<LowerTosaPass> {
  void getDependentDialects(DialectRegistry &registry) const override {
    OpPassManager pm(ModuleOp::getOperationName());
    addPreparation(pm);
    addLowering(pm);
    pm.getDependentDialects(registry);
  }

  void runOnOperation() override {
    if (!hasTosa())
      return markAllAnalysesPreserved();
    ModuleOp module = getOperation();
    ScopedDiagnosticHandler handler(&getContext(), explain);
    flattenConditions(module);
    OpPassManager preparation(ModuleOp::getOperationName());
    addPreparation(preparation);
    OpPassManager lowering(ModuleOp::getOperationName());
    addLowering(lowering);
    if (failed(runPipeline(preparation, module)) ||
        failed(checkRanks(module)) || failed(prepareTosa(module)) ||
        failed(runPipeline(lowering, module)) ||
        failed(checkNothingLeft(module)))
      signalPassFailure();
  }

private:
  bool hasTosa() {
    return getOperation()
        ->walk([](Operation *op) {
          return isTosa(op) ? WalkResult::interrupt() : WalkResult::advance();
        })
        .wasInterrupted();
  }
};

} // namespace
