// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-inline-scopes: scopes of the stack without allocations.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {
#define GEN_PASS_DEF_INLINESCOPES
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

struct InlineScopesPass : tensoropt::impl::InlineScopesBase<InlineScopesPass> {
  void runOnOperation() override {
    SmallVector<memref::AllocaScopeOp> scopes;
    getOperation()->walk([&](memref::AllocaScopeOp scope) {
      bool allocates =
          scope->walk([](memref::AllocaOp) { return WalkResult::interrupt(); })
              .wasInterrupted();
      if (!allocates && scope.getBodyRegion().hasOneBlock())
        scopes.push_back(scope);
    });
    IRRewriter rewriter(&getContext());
    for (memref::AllocaScopeOp scope : scopes) {
      Block &body = scope.getBodyRegion().front();
      Operation *end = body.getTerminator();
      rewriter.inlineBlockBefore(&body, scope);
      rewriter.replaceOp(scope, end->getOperands());
      rewriter.eraseOp(end);
    }
  }
};

} // namespace
