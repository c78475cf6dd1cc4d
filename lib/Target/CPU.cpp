// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Target/CPU.h"
#include "TensorOpt/IR/UpstreamPatterns.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/SCF/Transforms/Passes.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace tensoropt;

static std::unique_ptr<Pass> createCanonicalize(GreedyRewriteConfig config) {
  // Not "aggressive", the default of rewrites but not of this pass: ends with
  // different texts of errors would become one.
  config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Normal);
  return createCanonicalizerPass(config,
                                 /*disabledPatterns=*/listWrongPatterns());
}

std::unique_ptr<Pass> tensoropt::createCanonicalize() {
  // As the pass does by default.
  return ::createCanonicalize(
      GreedyRewriteConfig().setUseTopDownTraversal(true));
}

std::unique_ptr<Pass> tensoropt::createCanonicalizeOnce() {
  return ::createCanonicalize(GreedyRewriteConfig().setMaxIterations(1));
}

void tensoropt::addBufferization(OpPassManager &pm) {
  pm.addPass(createProtectArguments());
  // Bufferisation compares slices, twice; bounds of indices would cost most of
  // the time and decide nothing.
  pm.addPass(createHideIndices());
  // It gives destinations more uses, of which protection allows one.
  pm.addPass(createInsertInPlace());
  // Whole modules at once, so that callers and callees agree; arguments are
  // contiguous, as C, NumPy and our runtime have them.
  bufferization::OneShotBufferizePassOptions bufferize;
  bufferize.bufferizeFunctionBoundaries = true;
  bufferize.functionBoundaryTypeConversion =
      bufferization::LayoutMapOption::IdentityLayoutMap;
  // Loops of other systems make a tensor in each round.
  bufferize.allowReturnAllocsFromLoops = true;
  pm.addPass(bufferization::createOneShotBufferizePass(bufferize));
  pm.addPass(createReconcileUnrealizedCastsPass());
  // It casts slices with open extents to contiguous arguments and results.
  pm.addPass(createCopySlices());

  // Results that are arguments must be known before ownership is decided, else
  // each is cloned on return.
  pm.addPass(createExportFunctions());
  // What other compilers free is freed where ours find that it can be.
  pm.addPass(createDropDeallocations());
}

void tensoropt::addDeallocation(OpPassManager &pm) {
  // As in upstream's pipeline, but for how long is canonicalised.
  pm.addPass(memref::createExpandReallocPass({/*emitDeallocs=*/false}));
  pm.addPass(createCanonicalizeOnce());
  pm.addPass(bufferization::createOwnershipBasedBufferDeallocationPass());
  pm.addPass(createCanonicalizeOnce());
  pm.addPass(bufferization::createBufferDeallocationSimplificationPass());
  pm.addPass(bufferization::createLowerDeallocationsPass());
  pm.addPass(createCSEPass());
  pm.addPass(createCanonicalizeOnce());
  // Returned constants and arguments are cloned for the caller.
  pm.addPass(createConvertBufferizationToMemRefPass());
}

/// bf16 and 8-bit floats are stored as they are and computed in f32.
static void addSmallFloats(OpPassManager &pm) {
  arith::ArithEmulateUnsupportedFloatsOptions emulate;
  emulate.sourceTypeStrs = {"bf16", "f8E4M3FN", "f8E4M3FNUZ", "f8E5M2",
                            "f8E5M2FNUZ"};
  pm.addPass(arith::createArithEmulateUnsupportedFloats(emulate));
  // LLVM has the functions of halves.
  math::MathExtendToSupportedTypesOptions extend;
  extend.extraTypeStrs = {"f16"};
  pm.addPass(math::createMathExtendToSupportedTypes(extend));
  pm.addPass(createExpandSmallFloats());
  pm.addPass(createExpandHalves());
  pm.addPass(createExpandExtremes());
  // Conversions of bf16 in LLVM call functions that not every runtime has.
  arith::ArithExpandOpsPassOptions expand;
  expand.includeBf16 = true;
  pm.addPass(arith::createArithExpandOpsPass(expand));
}

/// Functions are many and alike in size by now: these passes work on several at
/// a time.
template <typename Function, typename... Passes>
static void addToFunctions(OpPassManager &pm, Passes... passes) {
  (pm.addNestedPass<Function>(std::move(passes)), ...);
}

void tensoropt::addLoopsToLLVM(OpPassManager &pm, unsigned threads) {
  pm.addPass(createDropMemorySpaces());
  addToFunctions<func::FuncOp>(
      pm, createConvertLinalgToLoopsPass(), createForallToParallelLoopPass(),
      // Subviews and reshapes become offsets and strides, then plain
      // arithmetic.
      createExpandOpenExtents(), memref::createExpandStridedMetadataPass(),
      createLowerAffinePass(),
      // Conjugation and most functions of complex numbers have no direct
      // lowering; real and imaginary parts also fold and share better on their
      // own.
      createConvertComplexToStandardPass(), createCanonicalizeOnce(),
      createCSEPass(), createLoopInvariantCodeMotionPass());

  addSmallFloats(pm);

  if (threads > 1) {
    // No iteration that runs beside others can return.
    addToFunctions<func::FuncOp>(pm, createHoistAsserts());
    ConvertSCFToOpenMPPassOptions openmp;
    openmp.numThreads = threads;
    pm.addPass(createConvertSCFToOpenMPPass(openmp));
    // The scopes of memory that the conversion leaves behind have no lowering
    // of their own.
    addToFunctions<func::FuncOp>(pm, createInlineScopes(),
                                 createCanonicalizeOnce());
  }
  // LLVM would call functions that not every runtime has.
  pm.addPass(createConvertMathToFuncs());
  // Extents are constants now where they will ever be.
  addToFunctions<func::FuncOp>(
      pm, createLimitUnrolling(), createSCFToControlFlowPass(),
      createConvertComplexToLLVMPass(),
      // Functions of vectors that only libm has are taken lane by lane.
      createConvertMathToLLVMPass());
  pm.addPass(createConvertMathToLibmPass());
  addToFunctions<func::FuncOp>(pm, createConvertVectorToLLVMPass());
  pm.addPass(createFinalizeMemRefToLLVMConversionPass());
  pm.addPass(createConvertFuncToLLVMPass());
  addToFunctions<LLVM::LLVMFuncOp>(pm, createConvertIndexToLLVMPass(),
                                   createArithToLLVMConversionPass(),
                                   createFuseMultiplyAdds());
  pm.addPass(createReturnFromAsserts());
  pm.addPass(createConvertControlFlowToLLVMPass());
  if (threads > 1)
    pm.addPass(createConvertOpenMPToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
  pm.addPass(createStoreSmallFloats());
  addToFunctions<LLVM::LLVMFuncOp>(pm, createCanonicalizeOnce());
}
