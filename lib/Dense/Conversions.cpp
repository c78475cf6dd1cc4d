// SPDX-License-Identifier: Apache-2.0

#include "Conversions.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

Value tensoropt::extendElement(OpBuilder &builder, Location loc, Value value) {
  return builder.createOrFold<arith::ExtFOp>(loc, builder.getF32Type(), value);
}

Value tensoropt::convertElements(Value tensor, Type element,
                                 RewriterBase &rewriter,
                                 ConvertElement convert) {
  Location loc = tensor.getLoc();
  int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank();
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, tensor), element);
  SmallVector<AffineMap> maps(2, rewriter.getMultiDimIdentityMap(rank));
  SmallVector<utils::IteratorType> loops(rank, utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, empty.getType(), tensor, empty, maps, loops,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               linalg::YieldOp::create(builder, loc,
                                       convert(builder, loc, arguments[0]));
             })
      .getResult(0);
}

Value tensoropt::convertSource(Value value, Type element,
                               RewriterBase &rewriter, ConvertElement convert) {
  Location loc = value.getLoc();
  Operation *def = value.getDefiningOp();
  auto type = cast<RankedTensorType>(value.getType()).clone(element);
  auto convertRest = [&](Value source) {
    return convertSource(source, element, rewriter, convert);
  };
  if (!def || !def->hasOneUse())
    return convertElements(value, element, rewriter, convert);
  if (auto pad = dyn_cast<tensor::PadOp>(def)) {
    if (Value border = pad.getConstantPaddingValue())
      return tensor::PadOp::create(
          rewriter, loc, type, convertRest(pad.getSource()),
          pad.getMixedLowPad(), pad.getMixedHighPad(),
          convert(rewriter, loc, border), pad.getNofold());
  } else if (auto expand = dyn_cast<tensor::ExpandShapeOp>(def)) {
    return tensor::ExpandShapeOp::create(
        rewriter, loc, type, convertRest(expand.getSrc()),
        expand.getReassociationIndices(), expand.getMixedOutputShape());
  } else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(def)) {
    return tensor::CollapseShapeOp::create(rewriter, loc, type,
                                           convertRest(collapse.getSrc()),
                                           collapse.getReassociationIndices());
  }
  return convertElements(value, element, rewriter, convert);
}

Value tensoropt::widenStart(Value start, RewriterBase &rewriter) {
  Location loc = start.getLoc();
  Operation *def = start.getDefiningOp();
  Type single = rewriter.getF32Type();
  if (!isa_and_nonnull<linalg::FillOp, linalg::BroadcastOp, tensor::EmptyOp>(
          def))
    return convertElements(
        start, single, rewriter,
        [&](OpBuilder &builder, Location loc, Value value) -> Value {
          return arith::ExtFOp::create(
              builder, loc, single, value,
              arith::FastMathFlagsAttr::get(builder.getContext(),
                                            arith::FastMathFlags::contract));
        });
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, start), single);
  if (auto fill = dyn_cast<linalg::FillOp>(def))
    return linalg::FillOp::create(
               rewriter, loc, extendElement(rewriter, loc, fill.getInputs()[0]),
               empty)
        .getResult(0);
  if (auto broadcast = dyn_cast<linalg::BroadcastOp>(def))
    return linalg::BroadcastOp::create(
               rewriter, loc, widenStart(broadcast.getInput(), rewriter), empty,
               broadcast.getDimensions())
        ->getResult(0);
  return empty;
}
