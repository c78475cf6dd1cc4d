// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fuse-sweeps: visit a tensor once for several sweeps.

#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Symmetry/Passes.h"
#include "mlir/IR/Dominance.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

namespace tensoropt {
#define GEN_PASS_DEF_FUSESWEEPS
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// True if a sweep visits all entries of one tensor, into dense outputs.
bool isPlain(SweepOp sweep) {
  return sweep.getJoins().empty() && sweep.getOrder().empty() &&
         llvm::none_of(sweep.getInits().getTypes(), [](Type type) {
           return isa<BuilderType>(type) || isEncoded(type);
         });
}

/// True if both visit the same entries with the same free indices.
bool visitTheSame(SweepOp first, SweepOp second) {
  return isPlain(first) && isPlain(second) &&
         first.getDriver() == second.getDriver() &&
         first.getExtents() == second.getExtents();
}

/// Sweeps before this one in its block that visit the same, nearest first, as
/// far as nothing between touches memory.
SmallVector<SweepOp> findCandidates(SweepOp sweep) {
  SmallVector<SweepOp> candidates;
  for (Operation *op = sweep; op && isMemoryEffectFree(op);
       op = op->getPrevNode())
    if (auto other = dyn_cast<SweepOp>(op))
      if (other != sweep && visitTheSame(other, sweep))
        candidates.push_back(other);
  return candidates;
}

/// Puts one sweep for both in the place of the first. What the second needs
/// stands before it.
SweepOp fuse(SweepOp first, SweepOp second, RewriterBase &rewriter) {
  rewriter.setInsertionPoint(first);
  SmallVector<Value> inits(first.getInits());
  llvm::append_range(inits, second.getInits());
  auto fused = SweepOp::create(
      rewriter, rewriter.getFusedLoc({first.getLoc(), second.getLoc()}),
      first.getDriver(), first.getExtents(), inits);
  unsigned outputs = 0, results = 0;
  for (SweepOp sweep : {first, second}) {
    unsigned count = sweep.getOutputs().size();
    SmallVector<Value> arguments(fused.getCoordinate());
    llvm::append_range(arguments, fused.getFreeIndices());
    arguments.push_back(fused.getEntry());
    llvm::append_range(arguments, fused.getOutputs().slice(outputs, count));
    outputs += count;
    rewriter.mergeBlocks(&sweep.getBody().front(), &fused.getBody().front(),
                         arguments);
    unsigned produced = sweep.getNumResults();
    rewriter.replaceOp(sweep, fused.getResults().slice(results, produced));
    results += produced;
  }
  return fused;
}

void report(SweepOp sweep, bool isFused) {
  Record record(isFused ? Record::Kind::Passed : Record::Kind::Missed,
                "fuse-sweeps", isFused ? "Fused" : "ReadsResult");
  record.add("outputs", int64_t(sweep.getOutputs().size()));
  if (!isFused)
    record.add("reason", "an earlier sweep visits the same tensor, but this "
                         "one reads its result");
  emitRecord(sweep, std::move(record));
}

/// Fuses a sweep with the nearest one possible.
void fuseWithEarlier(SweepOp sweep, RewriterBase &rewriter) {
  SmallVector<SweepOp> candidates = findCandidates(sweep);
  for (SweepOp candidate : candidates) {
    DominanceInfo dominance(sweep->getParentOp());
    if (succeeded(
            moveOperationDependencies(rewriter, sweep, candidate, dominance)))
      return report(fuse(candidate, sweep, rewriter), true);
  }
  if (!candidates.empty())
    report(sweep, false);
}

struct FuseSweepsPass : tensoropt::impl::FuseSweepsBase<FuseSweepsPass> {
  void runOnOperation() override {
    SmallVector<SweepOp> sweeps;
    getOperation()->walk([&](SweepOp op) { sweeps.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (SweepOp sweep : sweeps)
      fuseWithEarlier(sweep, rewriter);
  }
};

} // namespace
