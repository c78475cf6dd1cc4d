// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-sweep: sweep to loops.

#include "ExpandPacked.h"
#include "JoinLoops.h"
#include "MirrorSweep.h"
#include "OperationCount.h"
#include "SweepLoops.h"
#include "TensorOpt/IR/KernelAttr.h"
#include "TensorOpt/Sparse/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERSWEEP
#include "TensorOpt/Sparse/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The layout of an encoded tensor, or loops over all of a memref.
FailureOr<StorageLayout> getLayout(SweepOp sweep, Value tensor) {
  auto type = cast<ShapedType>(tensor.getType());
  if (isEncoded(type))
    return StorageLayout::get(cast<RankedTensorType>(type),
                              [&] { return sweep.emitOpError(); });
  StorageLayout layout;
  for (unsigned dimension = 0; dimension < type.getRank(); ++dimension)
    layout.levels.push_back({LevelKind::Dense, dimension, true, true});
  return layout;
}

/// Leaves the cost of a sweep to those who call the function, if they ask for
/// it, or says why it is not known.
void leaveCost(SweepOp sweep, const SweepOptions &options,
               FailureOr<Kernel> kernel, StringRef reason) {
  if (failed(kernel)) {
    Record record = startRecord(Record::Kind::Missed, "WorkUnknown");
    record.add("reason", reason.str());
    emitRecord(sweep, std::move(record));
    kernel = Kernel();
  }
  auto function = sweep->getParentOfType<FunctionOpInterface>();
  if (options.annotate && function)
    addKernel(function, *kernel);
}

/// Checks the outputs that are builders.
LogicalResult checkBuilders(SweepOp sweep, const BuilderHandles &builders) {
  for (auto [init, output] : llvm::zip(sweep.getInits(), sweep.getOutputs())) {
    if (!isa<BuilderType>(init.getType()))
      continue;
    if (!builders.contains(init))
      return sweep.emitOpError("adds to a builder that no tensoropt.open of "
                               "this function opens");
    for (Operation *user : output.getUsers())
      if (user->getBlock() != &sweep.getBody().front())
        return user->emitOpError("adds to a sparse output inside a region of "
                                 "the body, which is not supported: make the "
                                 "term the sum's neutral element instead");
  }
  return success();
}

/// Emits the loops of a sweep over several tensors, or into sparse outputs.
LogicalResult lowerJoins(SweepOp sweep, SweepOptions options,
                         const BuilderHandles &builders, IRRewriter &rewriter) {
  if (failed(checkBuilders(sweep, builders)))
    return failure();
  SmallVector<StorageLayout> layouts;
  SmallVector<Value> tensors{sweep.getDriver()};
  llvm::append_range(tensors, sweep.getJoins());
  for (Value tensor : tensors) {
    FailureOr<StorageLayout> layout = getLayout(sweep, tensor);
    if (failed(layout))
      return failure();
    if (layout->hasBlocks())
      return sweep.emitOpError()
             << "visits " << layout->type
             << " in blocks together with other sparse tensors or for a sparse "
                "output, which is not supported; store it without blocks";
    layouts.push_back(std::move(*layout));
  }
  leaveCost(sweep, options, failure(),
            "sweeps with joins, an order of indices or sparse outputs visit as "
            "many entries as their tensors share");
  JoinLoops(sweep, std::move(layouts),
            {options.reassociate, options.transpose, options.threads,
             options.threadWork},
            builders, rewriter)
      .emit();
  return success();
}

/// Says what a sweep will cost.
void reportCost(SweepOp sweep, const StorageLayout &layout,
                const SweepOptions &options, KernelThreads threads,
                MirrorSweep *mirror, RewriterBase &rewriter) {
  KernelCost cost = predictCost(sweep, layout, options, rewriter);
  KernelCost full = predictFullCost(sweep, layout, options, rewriter);
  emitRecord(sweep, describeCost(sweep, layout, cost, full));
  if (!options.annotate)
    return;
  FailureOr<Kernel> kernel = locateKernel(sweep);
  if (succeeded(kernel)) {
    kernel->cost = std::move(cost);
    kernel->full = std::move(full);
    kernel->threads = std::move(threads);
    if (mirror)
      kernel->panels = mirror->describeForm(*kernel);
  }
  leaveCost(sweep, options, std::move(kernel),
            "the tensor or an extent is not an argument of the function");
}

LogicalResult lower(SweepOp sweep, SweepOptions options,
                    const BuilderHandles &builders, IRRewriter &rewriter) {
  bool visitsDenseTensor = isa<TensorType>(sweep.getDriver().getType()) &&
                           !isEncoded(sweep.getDriver().getType());
  if (sweep.getNumResults() || visitsDenseTensor)
    return sweep.emitOpError(
        "works on tensors; bufferise before lowering to loops");
  bool hasBuilder =
      llvm::any_of(sweep.getInits().getTypes(), llvm::IsaPred<BuilderType>);
  if (hasBuilder || !sweep.getJoins().empty() || !sweep.getOrder().empty())
    return lowerJoins(sweep, options, builders, rewriter);
  if (options.threads > 1 && options.conflicts == Conflicts::Atomic)
    for (BlockArgument output : sweep.getOutputs()) {
      for (Operation *user : output.getUsers())
        if (cast<ReduceOp>(user).getKind() == ReduceKind::Custom)
          return user->emitOpError()
                 << "cannot update by the sum of "
                 << cast<ReduceOp>(user).getSemiringAttr()
                 << " atomically; threads need conflicts=auto";
      Type type = cast<MemRefType>(output.getType()).getElementType();
      if (!type.isIntOrFloat() || type.getIntOrFloatBitWidth() < 8)
        return sweep.emitOpError()
               << "cannot update elements of " << type
               << " atomically; threads need conflicts=auto";
    }
  FailureOr<StorageLayout> layout = getLayout(sweep, sweep.getDriver());
  if (failed(layout))
    return failure();
  SweepLoops loops(sweep, *layout, options, rewriter);
  for (Record &record : loops.describeStrategy())
    emitRecord(sweep, std::move(record));
  std::optional<MirrorSweep> mirror;
  if (auto pair = findMirroredPair(sweep, options)) {
    mirror.emplace(sweep, *layout, std::move(*pair), options, rewriter);
    emitRecord(sweep, mirror->describe());
  }
  reportCost(sweep, *layout, options, loops.describeChoice(),
             mirror ? &*mirror : nullptr, rewriter);
  mirror ? mirror->emit() : loops.emit();
  return success();
}

struct LowerSweepPass : tensoropt::impl::LowerSweepBase<LowerSweepPass> {
  using LowerSweepBase::LowerSweepBase;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(checkOptions()) || failed(lowerAll(rewriter)))
      return signalPassFailure();
    eraseSemirings();
  }

private:
  LogicalResult checkOptions() {
    if (vectorBytes && (!llvm::isPowerOf2_32(vectorBytes) || vectorBytes < 16 ||
                        vectorBytes > 4096))
      return getOperation()->emitError()
             << "vector-bytes=" << vectorBytes.getValue()
             << " is neither 0 nor a power of two from 16 to 4096";
    if (threads > 1024)
      return getOperation()->emitError() << "threads=" << threads.getValue()
                                         << " exceeds the limit of 1024";
    return success();
  }

  /// Erases semirings that nothing uses any more, as far as they are seen.
  void eraseSemirings() {
    for (Region &region : getOperation()->getRegions())
      for (SemiringOp semiring :
           llvm::make_early_inc_range(region.getOps<SemiringOp>()))
        if (SymbolTable::symbolKnownUseEmpty(semiring, getOperation()))
          semiring.erase();
  }

  LogicalResult lowerAll(IRRewriter &rewriter) {
    SmallVector<OpenOp> opens;
    SmallVector<SweepOp> sweeps;
    SmallVector<CloseOp> closes;
    SmallVector<ExpandOp> expansions;
    getOperation()->walk([&](ExpandOp op) { expansions.push_back(op); });
    getOperation()->walk([&](OpenOp op) { opens.push_back(op); });
    getOperation()->walk([&](SweepOp op) { sweeps.push_back(op); });
    getOperation()->walk([&](CloseOp op) { closes.push_back(op); });
    BuilderHandles builders;
    for (OpenOp open : opens)
      if (failed(lowerOpen(open, builders, rewriter)))
        return failure();
    SweepOptions options{reassociate, factor,     vectorBytes, threads,
                         conflicts,   threadWork, annotate,    transpose};
    options.mirror = mirror;
    auto counters = OperationCounters::create(
        sweeps, getOperation(), /*isParallel=*/options.threads > 1);
    if (failed(counters))
      return failure();
    for (SweepOp sweep : sweeps) {
      Operation *before = sweep->getPrevNode();
      if (failed(lower(sweep, options, builders, rewriter)))
        return failure();
      counters->count(sweep, before, rewriter);
      rewriter.eraseOp(sweep);
    }
    for (ExpandOp expansion : expansions)
      if (failed(lowerExpand(expansion, options, rewriter)))
        return failure();
    for (CloseOp close : closes)
      if (failed(lowerClose(close, builders, rewriter)))
        return failure();
    for (OpenOp open : opens) {
      if (!open->use_empty())
        return open.emitOpError("is used by what is neither a sweep nor "
                                "tensoropt.close");
      rewriter.eraseOp(open);
    }
    return success();
  }
};

} // namespace
