// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-sweep: sweep to loops.

#include "SweepLoops.h"
#include "TensorOpt/Sparse/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
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
FailureOr<StorageLayout> getLayout(SweepOp sweep) {
  auto type = cast<ShapedType>(sweep.getDriver().getType());
  if (isEncoded(type))
    return StorageLayout::get(cast<RankedTensorType>(type),
                              [&] { return sweep.emitOpError(); });
  StorageLayout layout;
  for (unsigned dimension = 0; dimension < type.getRank(); ++dimension)
    layout.levels.push_back({LevelKind::Dense, dimension, true, true});
  return layout;
}

LogicalResult lower(SweepOp sweep, SweepOptions options, IRRewriter &rewriter) {
  bool visitsDenseTensor = isa<TensorType>(sweep.getDriver().getType()) &&
                           !isEncoded(sweep.getDriver().getType());
  if (sweep.getNumResults() || visitsDenseTensor)
    return sweep.emitOpError(
        "works on tensors; bufferise before lowering to loops");
  if (options.threads > 1 && options.conflicts == Conflicts::Atomic)
    for (Value output : sweep.getOutputs()) {
      Type type = cast<MemRefType>(output.getType()).getElementType();
      if (!type.isIntOrFloat() || type.getIntOrFloatBitWidth() < 8)
        return sweep.emitOpError()
               << "cannot update elements of " << type
               << " atomically; threads need conflicts=private";
    }
  FailureOr<StorageLayout> layout = getLayout(sweep);
  if (failed(layout))
    return failure();
  SweepLoops(sweep, std::move(*layout), options, rewriter).emit();
  rewriter.eraseOp(sweep);
  return success();
}

struct LowerSweepPass : tensoropt::impl::LowerSweepBase<LowerSweepPass> {
  using LowerSweepBase::LowerSweepBase;

  void runOnOperation() override {
    SmallVector<SweepOp> sweeps;
    getOperation()->walk([&](SweepOp op) { sweeps.push_back(op); });
    SweepOptions options{reassociate, factor,    vectorBytes,
                         threads,     conflicts, threadWork};
    IRRewriter rewriter(&getContext());
    for (SweepOp sweep : sweeps)
      if (failed(lower(sweep, options, rewriter)))
        return signalPassFailure();
  }
};

} // namespace
