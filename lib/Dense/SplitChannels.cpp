// SPDX-License-Identifier: Apache-2.0

#include "SplitChannels.h"
#include "KernelPlan.h"
#include "ProductInit.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// Whether a loop is the last dimension of an operand, and no other one.
static bool isLast(AffineMap map, unsigned loop) {
  unsigned last = map.getNumResults() - 1;
  return map.getNumResults() > 0 &&
         map.getResult(last) == getAffineDimExpr(loop, map.getContext()) &&
         llvm::none_of(map.getResults().drop_back(), [&](AffineExpr place) {
           return place.isFunctionOfDim(loop);
         });
}

std::optional<LastChannels> LastChannels::find(const Product &product,
                                               int64_t mostLanes) {
  linalg::LinalgOp op = product.op;
  if (!product.channels.empty())
    return std::nullopt;
  for (unsigned loop : product.batches) {
    int64_t extent = op.getStaticLoopRanges()[loop];
    if (ShapedType::isDynamic(extent) ||
        !llvm::all_of(op.getIndexingMapsArray(),
                      [&](AffineMap map) { return isLast(map, loop); }))
      continue;
    for (int64_t lanes = mostLanes; lanes >= 4; lanes /= 2)
      if (extent % lanes == 0)
        return LastChannels{product, loop, lanes};
  }
  return std::nullopt;
}

/// The dimensions of a tensor with the last one in two.
static SmallVector<ReassociationIndices> groupLast(int64_t rank) {
  SmallVector<ReassociationIndices> groups;
  for (int64_t at = 0; at < rank; ++at)
    groups.push_back({at});
  groups.back().push_back(rank);
  return groups;
}

void LastChannels::split(RewriterBase &rewriter) const {
  linalg::LinalgOp op = product.op;
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  addStartLast(op, rewriter);
  unsigned lane = op.getNumLoops();
  SmallVector<Value> operands;
  SmallVector<AffineMap> maps;
  for (OpOperand &operand : op->getOpOperands()) {
    auto type = cast<RankedTensorType>(operand.get().getType());
    auto shape = llvm::to_vector(type.getShape());
    shape.back() /= lanes;
    shape.push_back(lanes);
    operands.push_back(tensor::ExpandShapeOp::create(
        rewriter, loc, type.clone(shape), operand.get(),
        groupLast(type.getRank())));
    AffineMap map = op.getMatchingIndexingMap(&operand);
    auto places = llvm::to_vector(map.getResults());
    places.push_back(rewriter.getAffineDimExpr(lane));
    maps.push_back(AffineMap::get(lane + 1, 0, places, op.getContext()));
  }
  auto loops = op.getIteratorTypesArray();
  loops.push_back(utils::IteratorType::parallel);
  auto blocked = linalg::GenericOp::create(
      rewriter, loc, operands.back().getType(), ArrayRef(operands).drop_back(),
      operands.back(), maps, loops, buildSumOfProducts);
  moveKernelPlan(op, blocked);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(
      op, type, blocked.getResult(0), groupLast(type.getRank()));
}
