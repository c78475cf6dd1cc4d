// SPDX-License-Identifier: Apache-2.0

#include "PlaceParts.h"
#include "Origin.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace tensoropt;

namespace {

using Bounds = SmallVector<OpFoldResult>;

/// What is inserted, and where along the dimension of the concatenation.
struct Part {
  unsigned number = 0; ///< among the inputs
  Value value;
  OpFoldResult offset;
  /// What makes it, in the block of the concatenation; null if it is there
  /// when that begins.
  Operation *maker = nullptr;
  /// The first of what makes it, and what that writes over.
  Operation *begin = nullptr;
  tensor::EmptyOp empty;
};

} // namespace

/// Follows each value once.
static void findMakers(Part &part, Block *block,
                       llvm::DenseSet<Value> &followed) {
  Value value = part.value;
  if (!followed.insert(value).second)
    return;
  while (Operation *op = value ? value.getDefiningOp() : nullptr) {
    if (op->getBlock() != block)
      break;
    if (auto empty = dyn_cast<tensor::EmptyOp>(op)) {
      part.empty = empty;
      break;
    }
    if (!part.maker)
      part.maker = op;
    if (!part.begin || op->isBeforeInBlock(part.begin))
      part.begin = op;
    // What is inserted was made before.
    if (auto insert = dyn_cast<tensor::InsertSliceOp>(op)) {
      Part inserted;
      inserted.value = insert.getSource();
      findMakers(inserted, block, followed);
      if (inserted.begin && inserted.begin->isBeforeInBlock(part.begin))
        part.begin = inserted.begin;
    }
    value = getDestination(value);
  }
}

/// The extents of the whole where the first part begins to be made; failure if
/// one is not known there.
static FailureOr<Bounds> findExtents(tensor::ConcatOp concat, Part first) {
  Builder builder(concat.getContext());
  RankedTensorType type = concat.getResultType();
  Bounds sizes;
  for (int64_t dim = 0; dim < type.getRank(); ++dim) {
    if (!type.isDynamicDim(dim)) {
      sizes.push_back(builder.getIndexAttr(type.getDimSize(dim)));
      continue;
    }
    if (dim == int64_t(concat.getDim()) || !first.empty)
      return failure();
    sizes.push_back(first.empty.getMixedSizes()[dim]);
    auto size = dyn_cast<Value>(sizes.back());
    Operation *op = size ? size.getDefiningOp() : nullptr;
    if (op && op->getBlock() == first.begin->getBlock() &&
        !op->isBeforeInBlock(first.begin))
      return failure();
  }
  return sizes;
}

/// Parts in the order in which they are there, whose offsets are known.
static FailureOr<SmallVector<Part>> listParts(tensor::ConcatOp concat) {
  SmallVector<Part> parts;
  Builder builder(concat.getContext());
  int64_t offset = 0;
  for (auto [number, input] : llvm::enumerate(concat.getInputs())) {
    int64_t extent =
        cast<RankedTensorType>(input.getType()).getDimSize(concat.getDim());
    if (ShapedType::isDynamic(extent))
      return failure();
    Part part;
    part.number = number;
    part.value = input;
    part.offset = builder.getIndexAttr(offset);
    llvm::DenseSet<Value> followed;
    findMakers(part, concat->getBlock(), followed);
    parts.push_back(part);
    offset += extent;
  }
  llvm::sort(parts, [](const Part &one, const Part &other) {
    if (one.maker == other.maker)
      return one.number < other.number;
    if (!one.maker || !other.maker)
      return !one.maker;
    return one.maker->isBeforeInBlock(other.maker);
  });
  return parts;
}

/// The extents of a part, which are known where those of the whole are.
static Bounds listSizes(Value part, ArrayRef<OpFoldResult> extents,
                        OpBuilder &builder) {
  Bounds sizes;
  auto type = cast<RankedTensorType>(part.getType());
  for (auto [dim, extent] : llvm::enumerate(extents)) {
    if (!type.isDynamicDim(dim))
      sizes.push_back(builder.getIndexAttr(type.getDimSize(dim)));
    else if (isa<Value>(extent))
      sizes.push_back(extent);
    else
      sizes.push_back(tensor::getMixedSize(builder, part.getLoc(), part, dim));
  }
  return sizes;
}

void tensoropt::placeParts(tensor::ConcatOp concat, RewriterBase &rewriter) {
  FailureOr<SmallVector<Part>> parts = listParts(concat);
  const Part *first = nullptr;
  if (succeeded(parts))
    for (const Part &part : *parts)
      if (part.begin && (!first || part.begin->isBeforeInBlock(first->begin)))
        first = &part;
  FailureOr<Bounds> extents = failure();
  if (first)
    extents = findExtents(concat, *first);
  rewriter.setInsertionPoint(concat);
  if (failed(extents)) {
    // Behind its parts their extents are known.
    FailureOr<SmallVector<Value>> whole = concat.decomposeOperation(rewriter);
    if (succeeded(whole))
      rewriter.replaceOp(concat, *whole);
    return;
  }

  Location loc = concat.getLoc();
  rewriter.setInsertionPoint(first->begin);
  Value whole = tensor::EmptyOp::create(rewriter, loc, *extents,
                                        concat.getResultType().getElementType(),
                                        concat.getResultType().getEncoding());
  Bounds strides(extents->size(), rewriter.getIndexAttr(1));
  for (const Part &part : *parts) {
    if (part.maker && !part.maker->isBeforeInBlock(whole.getDefiningOp()))
      rewriter.setInsertionPointAfter(part.maker);
    else
      rewriter.setInsertionPointAfterValue(whole);
    Bounds offsets(extents->size(), rewriter.getIndexAttr(0));
    offsets[concat.getDim()] = part.offset;
    whole = tensor::InsertSliceOp::create(
        rewriter, loc, part.value, whole, offsets,
        listSizes(part.value, *extents, rewriter), strides);
  }
  rewriter.setInsertionPoint(concat);
  if (whole.getType() != concat.getType())
    whole = tensor::CastOp::create(rewriter, loc, concat.getType(), whole);
  rewriter.replaceOp(concat, whole);
}
