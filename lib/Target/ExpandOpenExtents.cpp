// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-expand-open-extents.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXPANDOPENEXTENTS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

bool isOpen(memref::ExpandShapeOp op) {
  ArrayRef<int64_t> shape = op.getResultType().getShape();
  return llvm::any_of(op.getReassociationIndices(), [&](const auto &group) {
    return llvm::count_if(group, [&](int64_t dimension) {
             return ShapedType::isDynamic(shape[dimension]);
           }) > 1;
  });
}

void rewrite(memref::ExpandShapeOp op, IRRewriter &rewriter) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  auto source =
      memref::ExtractStridedMetadataOp::create(rewriter, loc, op.getSrc());
  SmallVector<OpFoldResult> sizes = op.getMixedOutputShape();
  SmallVector<OpFoldResult> known = source.getConstifiedMixedStrides();
  SmallVector<OpFoldResult> strides(sizes.size());
  AffineExpr product = getAffineSymbolExpr(0, op.getContext()) *
                       getAffineSymbolExpr(1, op.getContext());
  for (auto [group, stride] : llvm::zip(op.getReassociationIndices(), known))
    for (int64_t dimension : llvm::reverse(group)) {
      strides[dimension] = stride;
      stride = affine::makeComposedFoldedAffineApply(
          rewriter, loc, product, {stride, sizes[dimension]});
    }
  rewriter.replaceOpWithNewOp<memref::ReinterpretCastOp>(
      op, op.getResultType(), source.getBaseBuffer(),
      source.getConstifiedMixedOffset(), sizes, strides);
}

struct ExpandOpenExtentsPass
    : tensoropt::impl::ExpandOpenExtentsBase<ExpandOpenExtentsPass> {
  void runOnOperation() override {
    SmallVector<memref::ExpandShapeOp> ops;
    getOperation()->walk([&](memref::ExpandShapeOp op) {
      if (isOpen(op))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (memref::ExpandShapeOp op : ops)
      rewrite(op, rewriter);
  }
};

} // namespace
