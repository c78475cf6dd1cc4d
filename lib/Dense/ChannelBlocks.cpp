// SPDX-License-Identifier: Apache-2.0

#include "ChannelBlocks.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// True if what follows a dimension has one element.
static bool isLast(RankedTensorType type, unsigned dimension) {
  return llvm::all_of(type.getShape().drop_front(dimension + 1),
                      [](int64_t extent) { return extent == 1; });
}

/// Groups of dimensions of which those from `first` on, `count` of them, are
/// one.
static SmallVector<ReassociationIndices> join(int64_t rank, int64_t first,
                                              int64_t count) {
  SmallVector<ReassociationIndices> groups;
  for (int64_t at = 0; at < rank; ++at) {
    if (at <= first || at >= first + count)
      groups.emplace_back();
    groups.back().push_back(at);
  }
  return groups;
}

RankedTensorType ChannelBlocks::getType(RankedTensorType type,
                                        ArrayRef<unsigned> dimensions) const {
  SmallVector<int64_t> shape(type.getShape());
  for (unsigned dimension : dimensions) {
    shape[dimension] = getCount(shape[dimension]);
    shape.push_back(lanes);
  }
  return type.clone(shape);
}

std::optional<unsigned> ChannelBlocks::findChannel(Value value) const {
  auto form = forms.find(value);
  if (form == forms.end())
    return std::nullopt;
  return form->second.dimension;
}

Value ChannelBlocks::lookUp(Value value) const {
  return forms.find(value)->second.value;
}

/// Adds zeros up to a whole number of blocks.
Value ChannelBlocks::pad(Value value, ArrayRef<unsigned> dimensions) {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<int64_t> shape(type.getShape());
  SmallVector<OpFoldResult> low(shape.size(), rewriter.getIndexAttr(0));
  SmallVector<OpFoldResult> high = low;
  for (unsigned dimension : dimensions) {
    int64_t rest = getCount(shape[dimension]) * lanes - shape[dimension];
    shape[dimension] += rest;
    high[dimension] = rewriter.getIndexAttr(rest);
  }
  if (type.getShape() == ArrayRef(shape))
    return value;
  Value zero = arith::ConstantOp::create(
      rewriter, value.getLoc(), rewriter.getZeroAttr(type.getElementType()));
  return tensor::PadOp::create(rewriter, value.getLoc(), type.clone(shape),
                               value, low, high, zero);
}

Value ChannelBlocks::block(Value value, ArrayRef<unsigned> dimensions) {
  Location loc = value.getLoc();
  value = pad(value, dimensions);
  auto type = cast<RankedTensorType>(value.getType());
  // [.., C / lanes, lanes, ..]
  SmallVector<int64_t> shape, permutation, last;
  SmallVector<ReassociationIndices> groups;
  for (auto [at, extent] : llvm::enumerate(type.getShape())) {
    groups.push_back({int64_t(shape.size())});
    permutation.push_back(shape.size());
    bool isCut = llvm::is_contained(dimensions, at);
    shape.push_back(isCut ? extent / lanes : extent);
    if (isCut) {
      groups.back().push_back(shape.size());
      shape.push_back(lanes);
    }
  }
  for (unsigned dimension : dimensions)
    permutation.push_back(groups[dimension].back());
  Value split = tensor::ExpandShapeOp::create(rewriter, loc, type.clone(shape),
                                              value, groups);
  RankedTensorType blocked = getType(type, dimensions);
  if (dimensions.size() == 1 && isLast(type, dimensions[0])) {
    // Lanes change places with nothing but dimensions of one element.
    unsigned channel = dimensions[0];
    int64_t joined = type.getRank() - channel;
    if (joined == 1)
      return split;
    Value flat = tensor::CollapseShapeOp::create(
        rewriter, loc, split, join(type.getRank() + 1, channel + 1, joined));
    return tensor::ExpandShapeOp::create(
        rewriter, loc, blocked, flat,
        join(type.getRank() + 1, channel + 1, joined));
  }
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, split);
  SmallVector<OpFoldResult> permuted;
  for (int64_t from : permutation)
    permuted.push_back(sizes[from]);
  Value empty =
      tensor::EmptyOp::create(rewriter, loc, permuted, type.getElementType());
  return linalg::TransposeOp::create(rewriter, loc, split, empty, permutation)
      ->getResult(0);
}

void ChannelBlocks::hold(Value value, unsigned dimension) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointAfterValue(value);
  forms[value] = {block(value, {dimension}), dimension};
}

Value ChannelBlocks::makeEmpty(Value value, unsigned dimension) {
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, value.getLoc(), value);
  auto type = cast<RankedTensorType>(value.getType());
  sizes[dimension] =
      rewriter.getIndexAttr(getCount(type.getDimSize(dimension)));
  sizes.push_back(rewriter.getIndexAttr(lanes));
  return tensor::EmptyOp::create(rewriter, value.getLoc(), sizes,
                                 type.getElementType());
}

Value ChannelBlocks::unblock(Value blocked, unsigned dimension,
                             RankedTensorType type) {
  Location loc = blocked.getLoc();
  int64_t rank = type.getRank(), channels = type.getDimSize(dimension);
  SmallVector<int64_t> shape(type.getShape());
  shape[dimension] = getCount(channels) * lanes;
  RankedTensorType whole = type.clone(shape);
  if (isLast(type, dimension)) {
    int64_t joined = rank - dimension;
    if (joined > 1) {
      blocked = tensor::CollapseShapeOp::create(
          rewriter, loc, blocked, join(rank + 1, dimension + 1, joined));
      shape[dimension] /= lanes;
      shape.insert(shape.begin() + dimension + 1, lanes);
      blocked = tensor::ExpandShapeOp::create(
          rewriter, loc, type.clone(shape), blocked,
          join(rank + 1, dimension + 1, joined));
    }
  } else {
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(rewriter, loc, blocked);
    SmallVector<OpFoldResult> permuted;
    SmallVector<int64_t> permutation;
    for (int64_t at = 0; at < rank; ++at) {
      permutation.push_back(at);
      if (at == dimension)
        permutation.push_back(rank);
    }
    for (int64_t from : permutation)
      permuted.push_back(sizes[from]);
    Value empty =
        tensor::EmptyOp::create(rewriter, loc, permuted, type.getElementType());
    blocked =
        linalg::TransposeOp::create(rewriter, loc, blocked, empty, permutation)
            ->getResult(0);
  }
  Value plain = tensor::CollapseShapeOp::create(rewriter, loc, whole, blocked,
                                                join(rank + 1, dimension, 2));
  if (whole == type)
    return plain;
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, plain);
  sizes[dimension] = rewriter.getIndexAttr(channels);
  return tensor::ExtractSliceOp::create(
      rewriter, loc, plain,
      SmallVector<OpFoldResult>(rank, rewriter.getIndexAttr(0)), sizes,
      SmallVector<OpFoldResult>(rank, rewriter.getIndexAttr(1)));
}

void ChannelBlocks::replace(Operation *op, Value blocked, unsigned dimension) {
  rewriter.setInsertionPoint(op);
  Value plain = unblock(blocked, dimension,
                        cast<RankedTensorType>(op->getResult(0).getType()));
  forms[plain] = {blocked, dimension};
  rewriter.replaceOp(op, plain);
}
