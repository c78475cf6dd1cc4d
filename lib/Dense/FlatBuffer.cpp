// SPDX-License-Identifier: Apache-2.0

#include "FlatBuffer.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"

using namespace mlir;
using namespace tensoropt;

FlatBuffer::FlatBuffer(Value buffer, OpBuilder &builder, Location loc) {
  auto type = cast<MemRefType>(buffer.getType());
  SmallVector<int64_t> strides;
  int64_t offset;
  (void)type.getStridesAndOffset(strides, offset);
  auto data = memref::ExtractStridedMetadataOp::create(builder, loc, buffer);
  for (auto [stride, value] : llvm::zip(strides, data.getStrides())) {
    if (ShapedType::isDynamic(stride)) {
      factors.push_back(builder.getAffineSymbolExpr(symbols.size()));
      symbols.push_back(value);
    } else {
      factors.push_back(builder.getAffineConstantExpr(stride));
    }
  }
  // As long as the last element says.
  AffineExpr length = builder.getAffineConstantExpr(1);
  SmallVector<OpFoldResult> operands;
  for (Value symbol : symbols)
    operands.push_back(symbol);
  for (auto [extent, size, factor] :
       llvm::zip(type.getShape(), data.getSizes(), factors)) {
    AffineExpr count = builder.getAffineConstantExpr(extent);
    if (ShapedType::isDynamic(extent)) {
      count = builder.getAffineSymbolExpr(operands.size());
      operands.push_back(size);
    }
    length = length + (count - 1) * factor;
  }
  OpFoldResult size =
      affine::makeComposedFoldedAffineApply(builder, loc, length, operands);
  flat = memref::ReinterpretCastOp::create(
      builder, loc, data.getBaseBuffer(),
      ShapedType::isDynamic(offset) ? OpFoldResult(data.getOffset())
                                    : builder.getIndexAttr(offset),
      ArrayRef<OpFoldResult>{size},
      ArrayRef<OpFoldResult>{builder.getIndexAttr(1)});
}

AffineExpr FlatBuffer::distance(AffineMap places) const {
  AffineExpr sum = getAffineConstantExpr(0, places.getContext());
  for (auto [place, factor] : llvm::zip(places.getResults(), factors))
    sum = sum + place * factor;
  return sum;
}

/// The map of known indices.
static AffineMap mapTo(ArrayRef<int64_t> indices, MLIRContext *context) {
  SmallVector<AffineExpr> places;
  for (int64_t index : indices)
    places.push_back(getAffineConstantExpr(index, context));
  return AffineMap::get(0, 0, places, context);
}

std::optional<int64_t> FlatBuffer::distance(ArrayRef<int64_t> indices) const {
  auto sum =
      dyn_cast<AffineConstantExpr>(distance(mapTo(indices, flat.getContext())));
  if (!sum)
    return std::nullopt;
  return sum.getValue();
}

Value FlatBuffer::place(ArrayRef<int64_t> indices, OpBuilder &builder,
                        Location loc) const {
  SmallVector<OpFoldResult> operands;
  for (Value symbol : symbols)
    operands.push_back(symbol);
  auto map = AffineMap::get(0, symbols.size(),
                            distance(mapTo(indices, flat.getContext())));
  return getValueOrCreateConstantIndexOp(
      builder, loc,
      affine::makeComposedFoldedAffineApply(builder, loc, map, operands));
}
