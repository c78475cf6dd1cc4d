// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-hide-indices.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

namespace tensoropt {
#define GEN_PASS_DEF_HIDEINDICES
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

struct HideIndicesPass : tensoropt::impl::HideIndicesBase<HideIndicesPass> {
  void runOnOperation() override {
    getOperation()->walk([](LoopLikeOpInterface loop) {
      if (!isa<scf::ForOp, scf::ForallOp>(loop))
        return;
      OpBuilder builder(loop.getContext());
      for (Value index :
           loop.getLoopInductionVars().value_or(SmallVector<Value>())) {
        if (!index.getType().isIndex() || index.use_empty())
          continue;
        builder.setInsertionPointAfterValue(index);
        auto hidden = UnrealizedConversionCastOp::create(
            builder, loop.getLoc(), index.getType(), index);
        index.replaceAllUsesExcept(hidden.getResult(0), hidden);
      }
    });
  }
};

} // namespace
