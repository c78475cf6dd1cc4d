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

/// How often the innermost body runs where all extents are known.
static std::optional<uint64_t> countIterations(scf::ForOp loop) {
  std::optional<APInt> trips = loop.getStaticTripCount();
  if (!trips || trips->getActiveBits() > 32)
    return std::nullopt;
  uint64_t most = 1;
  bool isKnown = true;
  loop.getBody()->walk<WalkOrder::PreOrder>([&](scf::ForOp inner) {
    std::optional<uint64_t> count = countIterations(inner);
    isKnown &= count.has_value();
    most = std::max(most, count.value_or(1));
    return WalkResult::skip();
  });
  if (!isKnown)
    return std::nullopt;
  return trips->getZExtValue() * most;
}

namespace {

struct LimitUnrollingPass
    : tensoropt::impl::LimitUnrollingBase<LimitUnrollingPass> {
  using LimitUnrollingBase::LimitUnrollingBase;

  void runOnOperation() override {
    MLIRContext *context = &getContext();
    auto unroll = LLVM::LoopUnrollAttr::get(
        context, /*disable=*/BoolAttr::get(context, true), {}, {}, {}, {}, {},
        {});
    auto annotation = LLVM::LoopAnnotationAttr::get(
        context, {}, {}, {}, unroll, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        ArrayRef<LLVM::AccessGroupAttr>());
    getOperation()->walk([&](FunctionOpInterface function) {
      if (!function->removeDiscardableAttr(outlinedAttr))
        return;
      function->walk([&](scf::ForOp loop) {
        std::optional<uint64_t> count = countIterations(loop);
        if (!count || *count > most)
          loop->setDiscardableAttr(annotationAttr, annotation);
      });
    });
  }
};

} // namespace
