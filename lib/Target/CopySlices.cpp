// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-copy-slices: contiguous memory where it is expected.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {
#define GEN_PASS_DEF_COPYSLICES
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

/// Whether a cast takes strides that are not known for those of a dense array.
static bool isAssumption(memref::CastOp cast) {
  auto from = dyn_cast<MemRefType>(cast.getSource().getType());
  auto to = dyn_cast<MemRefType>(cast.getType());
  if (!from || !to || from.getLayout().isIdentity() ||
      !to.getLayout().isIdentity())
    return false;
  SmallVector<int64_t> strides;
  int64_t offset;
  return failed(from.getStridesAndOffset(strides, offset)) ||
         ShapedType::isDynamic(offset) || ShapedType::isDynamicShape(strides);
}

namespace {

struct CopySlicesPass : tensoropt::impl::CopySlicesBase<CopySlicesPass> {
  void runOnOperation() override {
    SmallVector<memref::CastOp> casts;
    getOperation()->walk([&](memref::CastOp cast) {
      if (isAssumption(cast))
        casts.push_back(cast);
    });
    IRRewriter rewriter(&getContext());
    for (memref::CastOp cast : casts) {
      rewriter.setInsertionPoint(cast);
      Location loc = cast.getLoc();
      auto type = llvm::cast<MemRefType>(cast.getType());
      SmallVector<Value> sizes;
      for (int64_t at = 0; at < type.getRank(); ++at)
        if (type.isDynamicDim(at))
          sizes.push_back(
              memref::DimOp::create(rewriter, loc, cast.getSource(), at));
      Value copy = memref::AllocOp::create(rewriter, loc, type, sizes,
                                           rewriter.getI64IntegerAttr(64));
      memref::CopyOp::create(rewriter, loc, cast.getSource(), copy);
      rewriter.replaceOp(cast, copy);
    }
  }
};

} // namespace
