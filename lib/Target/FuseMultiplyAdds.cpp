// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fuse-multiply-adds.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_FUSEMULTIPLYADDS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

static bool has(LLVM::FastmathFlags flags, LLVM::FastmathFlags flag) {
  return (flags & flag) == flag;
}

/// The product that a sum alone reads and may be rounded with; null if there is
/// none.
static LLVM::FMulOp findProduct(Value summand) {
  auto product = summand.getDefiningOp<LLVM::FMulOp>();
  return product && product->hasOneUse() &&
                 has(product.getFastmathFlags(), LLVM::FastmathFlags::contract)
             ? product
             : LLVM::FMulOp();
}

namespace {

struct FuseMultiplyAddsPass
    : tensoropt::impl::FuseMultiplyAddsBase<FuseMultiplyAddsPass> {
  void runOnOperation() override {
    getOperation()->walk([](LLVM::FAddOp sum) {
      LLVM::FastmathFlags flags = sum.getFastmathFlags();
      if (!has(flags, LLVM::FastmathFlags::contract) ||
          has(flags, LLVM::FastmathFlags::reassoc))
        return;
      LLVM::FMulOp product = findProduct(sum.getRhs());
      Value other = sum.getLhs();
      if (!product) {
        product = findProduct(other);
        other = sum.getRhs();
      }
      if (!product)
        return;
      OpBuilder builder(sum);
      auto fused = LLVM::FMulAddOp::create(
          builder, sum.getLoc(), sum.getType(), product.getLhs(),
          product.getRhs(), other, flags & product.getFastmathFlags());
      sum.replaceAllUsesWith(fused.getResult());
      sum.erase();
      product.erase();
    });
  }
};

} // namespace
