// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-schedule: put operations in the order that needs the least
// memory.

#include "BlockOrder.h"
#include "BufferBytes.h"
#include "LoopSlices.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Memory/MemoryScope.h"
#include "TensorOpt/Memory/Passes.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/RegionKindInterface.h"

namespace tensoropt {
#define GEN_PASS_DEF_SCHEDULE
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// Orders the blocks of one function, those inside of others first.
class FunctionSchedule {
public:
  FunctionSchedule(FunctionOpInterface function, BufferUseAnalysis &uses,
                   const OrderingOptions &options);

  LogicalResult run();

private:
  int64_t order(Operation &op);
  int64_t order(Block &block);
  int64_t orderBuffers(Block &block,
                       const llvm::DenseMap<Operation *, int64_t> &innerBytes);
  void emit(Block &block, const OrderingResult &result);

  FunctionOpInterface function;
  OrderingOptions options;
  MemoryAccesses accesses;
  llvm::DenseMap<Block *, SmallVector<BlockBuffer>> buffers;
  bool isWrong = false;
};

} // namespace

FunctionSchedule::FunctionSchedule(FunctionOpInterface function,
                                   BufferUseAnalysis &uses,
                                   const OrderingOptions &options)
    : function(function), options(options), accesses(function, uses) {
  for (const auto &[value, found] : accesses.getBuffers()) {
    auto alloc = value.getDefiningOp<memref::AllocOp>();
    if (!alloc || alloc.getType().getMemorySpace() || !found.reason.empty())
      continue;
    BufferBytes bytes = getBufferBytes(alloc);
    if (bytes.reason.empty() && bytes.factors.empty() && bytes.bytes > 0)
      buffers[alloc->getBlock()].push_back({alloc, bytes.bytes, &found});
  }
}

void FunctionSchedule::emit(Block &block, const OrderingResult &result) {
  Operation *parent = block.getParentOp();
  bool isBetter = result.peak < result.givenPeak;
  if (!isBetter && parent != function)
    return;
  Record record(isBetter ? Record::Kind::Passed : Record::Kind::Analysis,
                "schedule", isBetter ? "Scheduled" : "Kept");
  record.add("steps", int64_t(result.order.size()))
      .add("before", result.givenPeak)
      .add("after", result.peak)
      .add("lowerBound", result.lowerBound)
      .add("proven", result.isProven ? "yes" : "no")
      .add("method", result.method)
      .add("nodes", int64_t(result.nodes))
      .add("seconds", result.seconds);
  emitRecord(parent, std::move(record));
}

/// The block's own buffers; gives what lives at most.
int64_t FunctionSchedule::orderBuffers(
    Block &block, const llvm::DenseMap<Operation *, int64_t> &innerBytes) {
  BlockOrder order(block, accesses, buffers.lookup(&block), innerBytes);
  const OrderingProblem &problem = order.getProblem();
  OrderingResult result = solveOrdering(problem, options);
  std::string wrong = verifyOrder(problem, result.order);
  if (!wrong.empty() || measurePeak(problem, result.order) != result.peak) {
    block.getParentOp()->emitError()
        << "the order that was found is wrong: "
        << (wrong.empty() ? "it needs other memory than it says" : wrong);
    isWrong = true;
    return result.peak;
  }
  if (result.peak < result.givenPeak)
    order.apply(result.order);
  emit(block, result);
  return result.peak;
}

int64_t FunctionSchedule::order(Block &block) {
  llvm::DenseMap<Operation *, int64_t> innerBytes;
  int64_t most = 0;
  for (Operation &op : block)
    if (int64_t bytes = order(op)) {
      innerBytes[&op] = bytes;
      most = std::max(most, bytes);
    }
  bool mayOrder = buffers.contains(&block) && !block.empty() &&
                  block.back().hasTrait<OpTrait::IsTerminator>() &&
                  !mayBeGraphRegion(*block.getParent());
  return mayOrder ? orderBuffers(block, innerBytes) : most;
}

/// What lives inside an operation at most.
int64_t FunctionSchedule::order(Operation &op) {
  int64_t sum = 0, most = 0;
  for (Region &region : op.getRegions()) {
    int64_t peak = 0;
    for (Block &block : region)
      peak = std::max(peak, order(block));
    sum += peak;
    most = std::max(most, peak);
  }
  if (most == 0 || hasExclusiveRegions(&op))
    return most;
  if (getRegionRun(&op) != RegionRun::Parallel)
    return sum;
  // Each iteration has a slice, unless there are too many.
  std::optional<int64_t> slices = countIterationsOf(&op);
  return slices && *slices <= maxSlices ? *slices * sum : 0;
}

LogicalResult FunctionSchedule::run() {
  for (Block &block : function.getFunctionBody())
    order(block);
  return failure(isWrong);
}

namespace {

struct SchedulePass : tensoropt::impl::ScheduleBase<SchedulePass> {
  using ScheduleBase::ScheduleBase;

  void runOnOperation() override {
    OrderingOptions options;
    options.timeout = timeout;
    options.nodeLimit = nodeLimit;
    BufferUseAnalysis uses;
    bool isWrong = false;
    getOperation().walk([&](FunctionOpInterface function) {
      if (!function.isExternal())
        isWrong |= failed(FunctionSchedule(function, uses, options).run());
    });
    if (isWrong)
      signalPassFailure();
  }
};

} // namespace
