// SPDX-License-Identifier: Apache-2.0

#include "WinogradOperands.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// The weights of each place in a window, and what each product multiplies
/// them with.
static std::pair<SmallVector<Value>, SmallVector<Value>>
listFilterTerms(BlockedConvolution convolution, const WinogradForm &form,
                OpBuilder &builder) {
  Location loc = convolution.op.getLoc();
  std::vector<double> matrix = form.getFilterMatrix();
  auto type = RankedTensorType::get({form.getProducts()}, builder.getF64Type());
  OpFoldResult zero = builder.getIndexAttr(0), one = builder.getIndexAttr(1);
  SmallVector<OpFoldResult> offsets(6, zero), strides(6, one),
      sizes = tensor::getMixedSizes(builder, loc, convolution.weights);
  sizes[2] = sizes[3] = one;
  auto part = RankedTensorType::get(
      {convolution.outputs, convolution.inputs, convolution.lanes,
       convolution.lanes},
      getElementTypeOrSelf(convolution.weights.getType()));
  std::pair<SmallVector<Value>, SmallVector<Value>> terms;
  for (int64_t place = 0; place < 9; ++place) {
    offsets[2] = builder.getIndexAttr(place / 3);
    offsets[3] = builder.getIndexAttr(place % 3);
    terms.first.push_back(tensor::ExtractSliceOp::create(
        builder, loc, part, convolution.weights, offsets, sizes, strides));
    SmallVector<double> factors;
    for (int64_t product = 0; product < form.getProducts(); ++product)
      factors.push_back(matrix[product * 9 + place]);
    terms.second.push_back(arith::ConstantOp::create(
        builder, loc, DenseElementsAttr::get(type, ArrayRef<double>(factors))));
  }
  return terms;
}

Value tensoropt::makeFilters(BlockedConvolution convolution,
                             const WinogradForm &form, RewriterBase &rewriter) {
  Location loc = convolution.op.getLoc();
  SmallVector<int64_t> shape = {form.getProducts(), convolution.outputs,
                                convolution.inputs, convolution.lanes,
                                convolution.lanes};
  auto [weights, factors] = listFilterTerms(convolution, form, rewriter);
  AffineMap whole = rewriter.getMultiDimIdentityMap(5);
  SmallVector<AffineMap> maps(9, whole.dropResult(0));
  maps.append(9, whole.getSubMap({0}));
  maps.push_back(whole);
  SmallVector<Value> inputs = weights;
  inputs.append(factors);
  auto type = RankedTensorType::get(shape, rewriter.getF32Type());
  Value empty =
      tensor::EmptyOp::create(rewriter, loc, shape, rewriter.getF32Type());
  return linalg::GenericOp::create(
             rewriter, loc, type, inputs, empty, maps,
             SmallVector<utils::IteratorType>(5, utils::IteratorType::parallel),
             [](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value sum;
               for (unsigned place = 0; place < 9; ++place) {
                 Value weight = arith::ExtFOp::create(
                     builder, loc, builder.getF64Type(), arguments[place]);
                 Value term = arith::MulFOp::create(builder, loc, weight,
                                                    arguments[9 + place]);
                 sum = sum ? arith::AddFOp::create(builder, loc, sum, term)
                                 .getResult()
                           : term;
               }
               Value rounded = arith::TruncFOp::create(
                   builder, loc, builder.getF32Type(), sum);
               linalg::YieldOp::create(builder, loc, rounded);
             })
      .getResult(0);
}

/// The image that a tensor is the beginning of, if it is as large as that.
static Value findWhole(Value image, ArrayRef<int64_t> shape) {
  auto slice = image.getDefiningOp<tensor::ExtractSliceOp>();
  if (!slice || slice.getType().getRank() != slice.getSourceType().getRank() ||
      !slice.hasUnitStride() || !slice.hasZeroOffset() ||
      slice.getSourceType().getShape() != shape)
    return {};
  return slice.getSource();
}

Value tensoropt::extendImage(BlockedConvolution convolution,
                             const WinogradForm &form, RewriterBase &rewriter) {
  Location loc = convolution.op.getLoc();
  auto reach = [&](int64_t results) {
    return int64_t(llvm::alignTo(results, form.getOutputs())) + 2;
  };
  auto type = cast<RankedTensorType>(convolution.image.getType());
  SmallVector<int64_t> shape(type.getShape());
  shape[2] = reach(convolution.height);
  shape[3] = reach(convolution.width);
  if (type.getShape() == ArrayRef(shape))
    return convolution.image;
  if (Value whole = findWhole(convolution.image, shape))
    return whole;
  OpBuilder::InsertionGuard guard(rewriter);
  OpFoldResult zero = rewriter.getIndexAttr(0);
  SmallVector<OpFoldResult> low(5, zero), highs = low;
  Value source = convolution.image, filling;
  auto pad = source.getDefiningOp<tensor::PadOp>();
  if (pad && pad.getConstantPaddingValue() && !pad.getNofold() &&
      pad.getSourceType().hasStaticShape() &&
      !llvm::is_contained(pad.getStaticHigh(), ShapedType::kDynamic)) {
    rewriter.setInsertionPoint(pad);
    low = pad.getMixedLowPad();
    for (auto [at, known] : llvm::enumerate(pad.getStaticHigh()))
      highs[at] = rewriter.getIndexAttr(known);
    source = pad.getSource();
    filling = pad.getConstantPaddingValue();
  } else {
    pad = {};
    rewriter.setInsertionPointAfterValue(source);
    filling =
        arith::ConstantOp::create(rewriter, loc, rewriter.getF32FloatAttr(0));
  }
  for (unsigned at : {2, 3})
    highs[at] = rewriter.getIndexAttr(*getConstantIntValue(highs[at]) +
                                      shape[at] - type.getDimSize(at));
  Value whole = tensor::PadOp::create(
      rewriter, loc, RankedTensorType::get(shape, rewriter.getF32Type()),
      source, low, highs, filling);
  if (pad)
    // Its other readers read the part that they know.
    rewriter.replaceOpWithNewOp<tensor::ExtractSliceOp>(
        pad, type, whole, SmallVector<OpFoldResult>(5, zero),
        getAsIndexOpFoldResult(rewriter.getContext(), type.getShape()),
        SmallVector<OpFoldResult>(5, rewriter.getIndexAttr(1)));
  return whole;
}
