// SPDX-License-Identifier: Apache-2.0
// An opt tool of another compiler. It knows few dialects of MLIR and no passes
// but canonicalize and the like; TensorOpt brings what it needs itself.

#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

/// TensorOpt's loops as a part of the pipeline of this compiler.
static void buildPipeline(OpPassManager &pm) {
  tensoropt::LoopsOptions options;
  options.reassociate = false;
  tensoropt::buildLoopsPipeline(pm, options);
  pm.addPass(createSymbolDCEPass());
}

int main(int argc, char **argv) {
  DialectRegistry registry;
  registry.insert<affine::AffineDialect, func::FuncDialect>();
  tensoropt::registerAllDialects(registry);

  registerTransformsPasses();
  tensoropt::registerAllPasses();
  PassPipelineRegistration<>("embed-pipeline", "Einsums to loops, in order",
                             buildPipeline);
  return asMainReturnCode(
      MlirOptMain(argc, argv, "Optimizer of another compiler\n", registry));
}
