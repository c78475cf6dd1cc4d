// SPDX-License-Identifier: Apache-2.0

#include "BlockedConvolution.h"
#include "AffinePart.h"
#include "LaneReduction.h"
#include "ProductInit.h"

using namespace mlir;
using namespace tensoropt;

/// The loops that are the places of a map; nothing if one is more than that.
static std::optional<SmallVector<unsigned>> listLoops(AffineMap map) {
  SmallVector<unsigned> loops;
  for (AffineExpr place : map.getResults()) {
    auto loop = dyn_cast<AffineDimExpr>(place);
    if (!loop)
      return std::nullopt;
    loops.push_back(loop.getPosition());
  }
  return loops;
}

/// True if the maps are those of such a convolution, whatever the order of its
/// loops.
static bool hasWindows(AffineMap image, AffineMap weights, AffineMap result) {
  std::optional<SmallVector<unsigned>> read = listLoops(weights);
  std::optional<SmallVector<unsigned>> written = listLoops(result);
  if (!read || !written || read->size() != 6 || written->size() != 5 ||
      image.getNumResults() != 5)
    return false;
  auto loop = [&](unsigned position) {
    return getAffineDimExpr(position, image.getContext());
  };
  auto isSum = [](AffineExpr expr, AffineExpr a, AffineExpr b) {
    return expr == a + b || expr == b + a;
  };
  return (*read)[0] == (*written)[1] && (*read)[5] == (*written)[4] &&
         image.getResult(0) == loop((*written)[0]) &&
         image.getResult(1) == loop((*read)[1]) &&
         isSum(image.getResult(2), loop((*written)[2]), loop((*read)[2])) &&
         isSum(image.getResult(3), loop((*written)[3]), loop((*read)[3])) &&
         image.getResult(4) == loop((*read)[4]);
}

/// True for what an ending reads as a whole block, a block of each channel, or
/// a number.
static bool mayRead(linalg::GenericOp ending, OpOperand *input) {
  auto type = dyn_cast<RankedTensorType>(input->get().getType());
  if (!type)
    return input->get().getType().isIntOrFloat();
  AffineMap map = ending.getMatchingIndexingMap(input);
  auto loop = [&](unsigned position) {
    return getAffineDimExpr(position, map.getContext());
  };
  return type.getElementType().isF32() &&
         (map.isIdentity() ||
          map.getResults() == ArrayRef<AffineExpr>{loop(1), loop(4)});
}

static linalg::GenericOp findEnding(linalg::GenericOp op) {
  if (!op->hasOneUse())
    return {};
  auto ending = dyn_cast<linalg::GenericOp>(*op->user_begin());
  if (!ending || ending->getBlock() != op->getBlock() ||
      ending.getNumReductionLoops() > 0 ||
      ending->getResultTypes() != op->getResultTypes() ||
      !hasVectorForm(*ending.getBody()))
    return {};
  OpOperand *init = ending.getDpsInitOperand(0);
  if (!ending.getMatchingBlockArgument(init).use_empty() ||
      !ending.getMatchingIndexingMap(init).isIdentity())
    return {};
  for (OpOperand *input : ending.getDpsInputOperands()) {
    bool isResult = input->get() == op.getResult(0);
    if (!mayRead(ending, input) ||
        (isResult && !ending.getMatchingIndexingMap(input).isIdentity()))
      return {};
  }
  return ending;
}

std::optional<BlockedConvolution>
BlockedConvolution::find(linalg::GenericOp op) {
  auto type = op->getNumResults() == 1
                  ? dyn_cast<RankedTensorType>(op.getResult(0).getType())
                  : RankedTensorType();
  if (!type || !type.getElementType().isF32())
    return std::nullopt;
  std::optional<LaneReduction> reduction = LaneReduction::find(op);
  if (!reduction || !reduction->isProduct || !reduction->isOneRegister() ||
      reduction->vectors.size() != 1 || reduction->scalars.size() != 1 ||
      !startsFromZeros(op))
    return std::nullopt;
  OpOperand *image = reduction->scalars[0], *weights = reduction->vectors[0];
  auto read = cast<RankedTensorType>(image->get().getType());
  auto filter = cast<RankedTensorType>(weights->get().getType());
  // Sums of integers are exact.
  if (!isa<FloatType>(filter.getElementType()) || !read.hasStaticShape() ||
      !filter.hasStaticShape() || !type.hasStaticShape() ||
      !isOfWeights(weights->get()) ||
      !hasWindows(op.getMatchingIndexingMap(image),
                  op.getMatchingIndexingMap(weights),
                  op.getMatchingIndexingMap(op.getDpsInitOperand(0))) ||
      filter.getDimSize(2) != 3 || filter.getDimSize(3) != 3 ||
      filter.getDimSize(4) != reduction->lanes ||
      llvm::is_contained(type.getShape(), 0))
    return std::nullopt;
  return BlockedConvolution{op,
                            findEnding(op),
                            image->get(),
                            weights->get(),
                            type.getDimSize(0),
                            filter.getDimSize(1),
                            filter.getDimSize(0),
                            type.getDimSize(2),
                            type.getDimSize(3),
                            reduction->lanes};
}
