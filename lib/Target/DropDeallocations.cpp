// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-drop-deallocations: who frees a buffer is decided anew.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/BufferViewFlowAnalysis.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_DROPDEALLOCATIONS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// True if an operation's function owns what it gives.
static bool givesOwnership(Operation *op) {
  return isa<memref::AllocOp, memref::ReallocOp, CallOpInterface>(op);
}

/// Fails where a buffer that is freed is not the function's own.
static LogicalResult checkOwner(memref::DeallocOp dealloc,
                                BufferViewFlowAnalysis &views) {
  for (Value buffer : views.resolveReverse(dealloc.getMemref())) {
    // Views are of others, which are looked at as well.
    if (views.resolveReverse(buffer).size() > 1)
      continue;
    auto argument = dyn_cast<BlockArgument>(buffer);
    if (argument &&
        isa<FunctionOpInterface>(argument.getOwner()->getParentOp())) {
      InFlightDiagnostic error = dealloc.emitError(
          "frees an argument of the function, which is its callers' to free");
      error.attachNote(argument.getLoc()) << "the argument is here";
      return error;
    }
    Operation *op = buffer.getDefiningOp();
    if (op && givesOwnership(op))
      continue;
    InFlightDiagnostic error =
        dealloc.emitError("frees a buffer whose owner is not known");
    error.attachNote(buffer.getLoc()) << "it may be this one";
    return error;
  }
  return success();
}

namespace {

struct DropDeallocationsPass
    : tensoropt::impl::DropDeallocationsBase<DropDeallocationsPass> {
  void runOnOperation() override {
    SmallVector<memref::DeallocOp> deallocs;
    WalkResult walked = getOperation()->walk([&](FunctionOpInterface function) {
      if (function.isExternal())
        return WalkResult::advance();
      size_t first = deallocs.size();
      function->walk([&](memref::DeallocOp op) { deallocs.push_back(op); });
      if (deallocs.size() == first)
        return WalkResult::advance();
      BufferViewFlowAnalysis views(function);
      for (size_t at = first; at < deallocs.size(); ++at)
        if (failed(checkOwner(deallocs[at], views)))
          return WalkResult::interrupt();
      return WalkResult::advance();
    });
    if (walked.wasInterrupted())
      return signalPassFailure();
    for (memref::DeallocOp op : deallocs)
      op.erase();
  }
};

} // namespace
