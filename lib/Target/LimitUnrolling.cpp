// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-limit-unrolling.

#include "TensorOpt/IR/KernelAttr.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_LIMITUNROLLING
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// What branches of LLVM call it, which the loop's become.
static constexpr llvm::StringLiteral annotationAttr = "loop_annotation";

/// True for an innermost loop without vectors, of which LLVM may make some.
static bool isLeft(scf::ForOp loop) {
  return !loop.getBody()
              ->walk([](Operation *op) {
                bool isVector = llvm::any_of(op->getOperandTypes(),
                                             llvm::IsaPred<VectorType>);
                return isVector || isa<LoopLikeOpInterface>(op)
                           ? WalkResult::interrupt()
                           : WalkResult::advance();
              })
              .wasInterrupted();
}

namespace {

struct LimitUnrollingPass
    : tensoropt::impl::LimitUnrollingBase<LimitUnrollingPass> {
  void runOnOperation() override {
    MLIRContext *context = &getContext();
    auto unroll = LLVM::LoopUnrollAttr::get(
        context, /*disable=*/BoolAttr::get(context, true), {}, {}, {}, {}, {},
        {});
    auto annotation = LLVM::LoopAnnotationAttr::get(
        context, {}, {}, {}, unroll, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        ArrayRef<LLVM::AccessGroupAttr>());
    getOperation()->walk([&](FunctionOpInterface function) {
      bool isOutlined(function->removeDiscardableAttr(outlinedAttr));
      function->walk([&](scf::ForOp loop) {
        bool isShort(loop->removeDiscardableAttr(shortLoopAttr));
        if (isShort || (isOutlined && !isLeft(loop)))
          loop->setDiscardableAttr(annotationAttr, annotation);
      });
    });
  }
};

} // namespace
