// SPDX-License-Identifier: Apache-2.0

#include "CastDestinations.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

namespace {

struct CastDestination : OpRewritePattern<linalg::GenericOp> {
  /// Comes before upstream's patterns.
  explicit CastDestination(MLIRContext *context)
      : OpRewritePattern(context, /*benefit=*/2) {}

  LogicalResult matchAndRewrite(linalg::GenericOp op,
                                PatternRewriter &rewriter) const override {
    SmallVector<Value> operands(op->getOperands());
    SmallVector<Type> types(op.getResultTypes());
    for (OpOperand &init : op.getDpsInitsMutable()) {
      auto cast = init.get().getDefiningOp<tensor::CastOp>();
      if (!cast || !cast.getSource().getDefiningOp<tensor::EmptyOp>() ||
          !tensor::canFoldIntoConsumerOp(cast))
        continue;
      operands[init.getOperandNumber()] = cast.getSource();
      types[op.getTiedOpResult(&init).getResultNumber()] =
          cast.getSource().getType();
    }
    if (llvm::equal(types, op.getResultTypes()))
      return failure();
    Operation *known = clone(rewriter, op, types, operands);
    SmallVector<Value> results;
    for (auto [result, before] :
         llvm::zip(known->getResults(), op.getResults()))
      results.push_back(result.getType() == before.getType()
                            ? Value(result)
                            : tensor::CastOp::create(rewriter, op.getLoc(),
                                                     before.getType(), result));
    rewriter.replaceOp(op, results);
    return success();
  }
};
} // namespace

void tensoropt::addDestinationPatterns(RewritePatternSet &patterns) {
  patterns.add<CastDestination>(patterns.getContext());
}
