// SPDX-License-Identifier: Apache-2.0
// The pipelines, each read from top to bottom.

#include "TensorOpt/Pipelines/Pipelines.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/Memory/Passes.h"
#include "TensorOpt/Pipelines/Passes.h"
#include "TensorOpt/Sparse/Passes.h"
#include "TensorOpt/Symmetry/Passes.h"
#include "TensorOpt/Target/CPU.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace tensoropt;

/// What is not read is refused before anything else sees it.
template <typename Options>
static void addCheck(OpPassManager &pm, const Options &options) {
  if (options.checkInput)
    pm.addPass(createCheckInput());
}

template <typename Options>
static void addSymmetrization(OpPassManager &pm, const Options &options,
                              bool mergeIndices) {
  // Casts around einsums go first: they hide encodings and static extents.
  pm.addPass(createCanonicalize());
  pm.addPass(createRaiseLinalg());
  // Fewer and longer loops, before symmetry decides what they do.
  if (mergeIndices)
    pm.addPass(createMergeIndices());
  pm.addPass(createSymmetrize(
      SymmetrizeOptions{options.outputSymmetry, options.expand}));
  // Extents of free indices that are equal become one value.
  pm.addPass(createCSEPass());
  // On tensors it is plain which sweep needs the result of another.
  pm.addPass(createFuseSweeps());
  // Updates of one orbit share comparisons and constants, now in all sweeps.
  pm.addPass(createCSEPass());
}

void tensoropt::buildSweepPipeline(OpPassManager &pm,
                                   const SweepPipelineOptions &options) {
  addCheck(pm, options);
  addSymmetrization(pm, options, options.mergeIndices);
}

/// Bytes behind each buffer that tests look at.
static constexpr int64_t guardBytes = 64;

/// What is allocated and freed now becomes parts of one arena.
template <typename Options>
static void addMemoryPlan(OpPassManager &pm, const Options &options) {
  if (options.schedule) {
    ScheduleOptions schedule;
    schedule.timeout = options.planTimeout;
    pm.addPass(createSchedule(schedule));
  }
  PlanMemoryOptions plan;
  plan.capacity = options.memoryCapacity;
  plan.timeout = options.planTimeout;
  plan.open = options.planOpen;
  plan.planFile = options.planFile;
  plan.guard = options.poisonMemory ? guardBytes : 0;
  pm.addPass(createPlanMemory(plan));
  ApplyMemoryPlanOptions apply;
  apply.workspace = options.workspace;
  apply.poison = options.poisonMemory;
  pm.addPass(createApplyMemoryPlan(apply));
}

/// Decides how kernels are computed; the pass behind it obeys.
template <typename Options>
static void addKernelPlan(OpPassManager &pm, const Options &options,
                          KernelParts kernels) {
  PlanKernelsOptions plan;
  plan.kernels = kernels;
  plan.winograd = options.winograd;
  plan.tolerance = options.tolerance;
  plan.threads = options.threads;
  plan.threadWork = options.threadWork;
  plan.file = options.kernelPlan;
  plan.output = options.kernelPlanOut;
  pm.addPass(createPlanKernels(plan));
}

template <typename Options>
static void addLoops(OpPassManager &pm, const Options &options, bool annotate,
                     bool planMemory) {
  addCheck(pm, options);
  pm.addPass(createLowerTosa());
  // One multiplier for each channel is none.
  pm.addPass(mlir::createSimplifyDepthwiseConvPass());
  // Canonicalisation takes what casts state for true.
  pm.addPass(createCheckExtents());
  // Arithmetic on whole tensors.
  pm.addNestedPass<func::FuncOp>(createConvertElementwiseToLinalgPass());
  pm.addNestedPass<func::FuncOp>(createScalarizeShapes());
  // What follows sees plain constants.
  pm.addPass(createMaterializeRandom());
  // Merged indices take sums before products.
  addSymmetrization(pm, options, options.mergeIndices && options.reassociate);
  // Encoded tensors leave function boundaries before bufferisation, which would
  // make one dense memref of each, and before canonicalisation, which would
  // read elements of them; extents of assembled tensors fold.
  pm.addPass(createExposeStorage());
  // Extents are not negative: importers' code for shapes that are folds.
  // Function by function: a function that calls itself would take forever.
  pm.addNestedPass<func::FuncOp>(arith::createIntRangeOptimizationsPass());
  pm.addPass(createCanonicalizeOnce());
  if (!options.kernelsOnly) {
    // What is left of linalg is dense: a network's operations, mostly small.
    pm.addNestedPass<func::FuncOp>(createRaiseGathers());
    pm.addNestedPass<func::FuncOp>(createSplitInterpolations());
    pm.addNestedPass<func::FuncOp>(createSplitPhases());
    if (options.pack)
      pm.addNestedPass<func::FuncOp>(createExactProducts());
    if (options.widen)
      pm.addNestedPass<func::FuncOp>(createWidenArithmetic());
    pm.addNestedPass<func::FuncOp>(createFuseElementwise());
    if (options.reassociate)
      pm.addNestedPass<func::FuncOp>(createFoldScales());
  }
  bool pack = options.pack && options.fuse && options.reassociate;
  if (pack) {
    if (!options.kernelsOnly) {
      // Scales are in weights by now; the channels may come in blocks.
      pm.addNestedPass<func::FuncOp>(createSplitSums());
      pm.addNestedPass<func::FuncOp>(createBlockChannels());
      pm.addNestedPass<func::FuncOp>(createPackWeights());
    }
    addKernelPlan(pm, options, KernelParts::Algorithms);
    // Endings have become one by now, and filters are still to be evaluated.
    pm.addNestedPass<func::FuncOp>(
        createWinograd(WinogradOptions{options.winograd, options.tolerance,
                                       options.threads, options.threadWork}));
  }
  pm.addPass(createEvaluateConstants());
  pm.addPass(createCanonicalizeOnce());
  pm.addPass(createCSEPass());
  // In the order that they are read in, which is the last word. Sums that are
  // asked to be plain ones are of all digits.
  bool isPlain = !pack || options.winograd == Winograd::Off;
  StoredWeights weights = options.weights == StoredWeights::Auto && isPlain
                              ? StoredWeights::F32
                              : StoredWeights(options.weights);
  pm.addNestedPass<func::FuncOp>(
      createNarrowWeights(NarrowWeightsOptions{weights, options.tolerance}));
  // Its data may be anything.
  pm.addPass(createCheckOperands());
  // Reshapes have moved away from between paddings and what they are of; loops
  // over rows would hide where that begins. Borders that are alike stay apart:
  // from here on, nothing may share tensors before they are buffers.
  pm.addNestedPass<func::FuncOp>(
      createFoldPadding(FoldPaddingOptions{/*clip=*/pack}));
  if (options.fuse) {
    addKernelPlan(pm, options, KernelParts::Loops);
    pm.addNestedPass<func::FuncOp>(createFuseRows(
        FuseRowsOptions{options.threads, options.threadWork, 0}));
    pm.addPass(createCanonicalizeOnce());
  }
  pm.addPass(createOrderLoops());
  addBufferization(pm);
  // Rows that loops work on are allocated once.
  pm.addNestedPass<func::FuncOp>(bufferization::createBufferLoopHoistingPass());
  // Copies of a row to its own place go.
  pm.addPass(createCSEPass());
  pm.addPass(createCanonicalizeOnce());
  // Loops no longer carry buffers, so that it is plain where they come from.
  pm.addPass(createAllocateResults());
  // Layouts may change as long as no loop has them in its indices.
  if (planMemory && options.reuse)
    pm.addPass(createReuseInPlace());
  // Operations are those that the machine will run, and not loops yet.
  pm.addPass(createProfileOperations(
      ProfileOperationsOptions{!options.profile, options.threads}));
  if (pack)
    pm.addNestedPass<func::FuncOp>(createLowerTiles());
  if (options.fuse) {
    addKernelPlan(pm, options, KernelParts::Products);
    pm.addNestedPass<func::FuncOp>(createLowerProducts(
        LowerProductsOptions{options.threads, options.threadWork}));
  }
  pm.addNestedPass<func::FuncOp>(
      createLowerReductions(LowerReductionsOptions{options.reassociate}));
  // What no kernel has taken into its registers.
  if (pack)
    pm.addNestedPass<func::FuncOp>(createLowerElements());
  if (options.approximate)
    pm.addNestedPass<func::FuncOp>(createApproximateMath());
  // Buffers are there now; ownership of them is not known inside a sweep.
  pm.addPass(createLowerSweep(LowerSweepOptions{
      options.reassociate, options.factor, options.vectorBytes, options.threads,
      options.conflicts, options.threadWork, annotate, options.transpose,
      options.outputSymmetry != OutputSymmetry::Never}));
  // Tiles of what is left of a free index lie in several registers.
  pm.addPass(createSplitVectors());
  addDeallocation(pm);
  if (planMemory)
    addMemoryPlan(pm, options);
  pm.addPass(createCanonicalizeOnce());
  pm.addPass(createCSEPass());
  // Every buffer has its place by now.
  if (pack)
    pm.addPass(createOutlineKernels());
}

void tensoropt::buildLoopsPipeline(OpPassManager &pm,
                                   const LoopsOptions &options) {
  addLoops(pm, options, /*annotate=*/false, options.planMemory);
}

void tensoropt::buildPlanMemoryPipeline(
    OpPassManager &pm, const PlanMemoryPipelineOptions &options) {
  addLoops(pm, options, /*annotate=*/false, /*planMemory=*/true);
}

void tensoropt::buildCPUPipeline(OpPassManager &pm, const CPUOptions &options) {
  // Who calls the functions can tell what they execute on which data.
  addLoops(pm, options, /*annotate=*/true, options.planMemory);
  addLoopsToLLVM(pm, options.threads);
}
