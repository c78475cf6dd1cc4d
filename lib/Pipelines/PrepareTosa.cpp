// SPDX-License-Identifier: Apache-2.0

#include "PrepareTosa.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Tosa/Utils/ConversionUtils.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;

namespace {

void flatten(OpOperand &condition) {
  auto type = dyn_cast<RankedTensorType>(condition.get().getType());
  if (!type || type.getRank() == 0 || !type.hasStaticShape() ||
      type.getNumElements() != 1)
    return;
  OpBuilder builder(condition.getOwner());
  condition.set(tensor::CollapseShapeOp::create(
      builder, condition.getOwner()->getLoc(), condition.get(),
      ArrayRef<ReassociationIndices>()));
}

void allowLowering(tosa::RescaleOp op) {
  if (op.getRoundingMode() == tosa::RoundingMode::INEXACT_ROUND)
    op.setRoundingMode(tosa::RoundingMode::SINGLE_ROUND);
}

/// The image with its first row, or column, twice.
Value repeatFirst(ImplicitLocOpBuilder &builder, Value image,
                  unsigned dimension) {
  auto type = cast<RankedTensorType>(image.getType());
  auto withExtent = [&](int64_t extent) {
    SmallVector<int64_t> shape(type.getShape());
    shape[dimension] = extent;
    return type.clone(shape);
  };
  RankedTensorType first = withExtent(1);
  SmallVector<int64_t> start(type.getRank(), 0);
  Value slice = tosa::SliceOp::create(
      builder, first, image, tosa::getTosaConstShape(builder, start),
      tosa::getTosaConstShape(builder,
                              tosa::convertFromMlirShape(first.getShape())));
  return tosa::ConcatOp::create(builder,
                                withExtent(type.getDimSize(dimension) + 1),
                                ValueRange{slice, image}, dimension);
}

LogicalResult startInside(tosa::ResizeOp op) {
  auto type = dyn_cast<RankedTensorType>(op.getInput().getType());
  SmallVector<int64_t> scale, offset;
  if (op.getMode() != tosa::ResizeMode::BILINEAR || !type ||
      !type.getElementType().isInteger() || type.isDynamicDim(1) ||
      type.isDynamicDim(2) ||
      !tosa::getConstShapeValues(op.getScale().getDefiningOp(), scale) ||
      !tosa::getConstShapeValues(op.getOffset().getDefiningOp(), offset) ||
      llvm::all_of(offset, [](int64_t value) { return value >= 0; }))
    return success();
  // One more row in front moves all places by a row: the last place, and so
  // the extents of the result, stay.
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  for (unsigned axis : {0, 1}) {
    int64_t row = scale[2 * axis];
    if (offset[axis] >= 0)
      continue;
    if (offset[axis] < -row)
      return emitError(op.getLoc())
             << "operation 'tosa.resize' has offset " << offset[axis]
             << ", which is less than -" << row << ", a row before the first";
    offset[axis] += row;
    op.getInputMutable().assign(repeatFirst(builder, op.getInput(), axis + 1));
  }
  op.getOffsetMutable().assign(tosa::getTosaConstShape(builder, offset));
  return success();
}

} // namespace

void tensoropt::flattenConditions(ModuleOp module) {
  module.walk([](tosa::IfOp op) { flatten(op.getConditionMutable()); });
  module.walk([](tosa::WhileOp op) {
    Operation *yield = op.getCondGraph().front().getTerminator();
    flatten(yield->getOpOperand(0));
  });
}

LogicalResult tensoropt::prepareTosa(ModuleOp module) {
  module.walk(allowLowering);
  bool isFine = true;
  module.walk([&](tosa::ResizeOp op) { isFine &= succeeded(startInside(op)); });
  return success(isFine);
}
