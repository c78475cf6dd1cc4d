// SPDX-License-Identifier: Apache-2.0

#include "WinogradLoops.h"
#include "Product.h"
#include "TileEnding.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tensoropt;

namespace {

class WinogradLoops {
public:
  WinogradLoops(BlockedConvolution found, const WinogradPlan &plan,
                unsigned threads, RewriterBase &rewriter)
      : convolution(found), form(plan.form), rows(plan.rows), threads(threads),
        builder(rewriter), loc(found.op.getLoc()),
        high(llvm::divideCeil(convolution.height, form.getOutputs())),
        wide(llvm::divideCeil(convolution.width, form.getOutputs())) {}

  void emit();

private:
  using Body = function_ref<Value(ValueRange indices, Value made)>;

  std::pair<SmallVector<Value>, SmallVector<Value>> listFilterTerms();
  Value makeFilters();
  Value extendImage();
  Value emitThreads(Value empty);
  Value emitBlocks(Value made, OpFoldResult first, OpFoldResult count);
  Value emitInputs(Value image, OpFoldResult row);
  Value emitProducts(Value inputs);
  Value emitResults(Value made, Value image, OpFoldResult row,
                    OpFoldResult madeRow, Value products);
  Value emitLoops(ArrayRef<OpFoldResult> extents, Value begun, Body body);

  Value readEndingInput(OpOperand *input, ArrayRef<Value> place);
  SmallVector<Value> applyEnding(SmallVector<Value> results,
                                 ArrayRef<Value> place);
  Value getColumn(Value row, Value square);
  Value scale(int64_t factor, Value index, OpFoldResult offset);
  Value readRows(Value source, ValueRange indices, ArrayRef<int64_t> shape,
                 AffineMap map, ArrayRef<bool> inBounds);
  SmallVector<Value> takeApart(Value square);
  Value putTogether(ArrayRef<Value> rows, ArrayRef<int64_t> shape);
  SmallVector<bool> getResultBounds() const;
  RankedTensorType getType(ArrayRef<int64_t> shape) const {
    return RankedTensorType::get(shape, builder.getF32Type());
  }
  Value makeEmpty(ArrayRef<int64_t> shape) {
    return tensor::EmptyOp::create(builder, loc, shape, builder.getF32Type());
  }
  OpFoldResult index(int64_t value) const {
    return builder.getIndexAttr(value);
  }

  BlockedConvolution convolution;
  WinogradForm form;
  int64_t rows; ///< of squares, in a block
  unsigned threads;
  RewriterBase &builder;
  Location loc;
  int64_t high, wide; ///< squares of an image
  Value image, filters;
};

} // namespace

/// The weights of each place in a window, and what each product multiplies
/// them with.
std::pair<SmallVector<Value>, SmallVector<Value>>
WinogradLoops::listFilterTerms() {
  std::vector<double> matrix = form.getFilterMatrix();
  auto type = RankedTensorType::get({form.getProducts()}, builder.getF64Type());
  SmallVector<OpFoldResult> offsets(6, index(0)), strides(6, index(1)),
      sizes = tensor::getMixedSizes(builder, loc, convolution.weights);
  sizes[2] = sizes[3] = index(1);
  auto part = RankedTensorType::get(
      {convolution.outputs, convolution.inputs, convolution.lanes,
       convolution.lanes},
      getElementTypeOrSelf(convolution.weights.getType()));
  std::pair<SmallVector<Value>, SmallVector<Value>> terms;
  for (int64_t place = 0; place < 9; ++place) {
    offsets[2] = index(place / 3);
    offsets[3] = index(place % 3);
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

/// Filters as the products read them, summed in f64: that costs nothing when
/// the network runs.
Value WinogradLoops::makeFilters() {
  SmallVector<int64_t> shape = {form.getProducts(), convolution.outputs,
                                convolution.inputs, convolution.lanes,
                                convolution.lanes};
  auto [weights, factors] = listFilterTerms();
  AffineMap whole = builder.getMultiDimIdentityMap(5);
  SmallVector<AffineMap> maps(9, whole.dropResult(0));
  maps.append(9, whole.getSubMap({0}));
  maps.push_back(whole);
  SmallVector<Value> inputs = weights;
  inputs.append(factors);
  Type wide = builder.getF64Type();
  return linalg::GenericOp::create(
             builder, loc, getType(shape), inputs, makeEmpty(shape), maps,
             SmallVector<utils::IteratorType>(5, utils::IteratorType::parallel),
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value sum;
               for (unsigned place = 0; place < 9; ++place) {
                 Value weight = arith::ExtFOp::create(builder, loc, wide,
                                                      arguments[place]);
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

/// The image with what the last squares reach for beyond it: a padding reaches
/// further, or comes to be. What is there meets no result.
Value WinogradLoops::extendImage() {
  auto type = cast<RankedTensorType>(convolution.image.getType());
  SmallVector<int64_t> shape(type.getShape());
  shape[2] = high * form.getOutputs() + 2;
  shape[3] = wide * form.getOutputs() + 2;
  if (type.getShape() == ArrayRef(shape))
    return convolution.image;
  if (Value whole = findWhole(convolution.image, shape))
    return whole;
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<OpFoldResult> low(5, index(0)), highs = low;
  Value source = convolution.image, filling;
  auto pad = source.getDefiningOp<tensor::PadOp>();
  if (pad && pad.getConstantPaddingValue() && !pad.getNofold() &&
      pad.getSourceType().hasStaticShape() &&
      !llvm::is_contained(pad.getStaticHigh(), ShapedType::kDynamic)) {
    builder.setInsertionPoint(pad);
    low = pad.getMixedLowPad();
    for (auto [at, known] : llvm::enumerate(pad.getStaticHigh()))
      highs[at] = index(known);
    source = pad.getSource();
    filling = pad.getConstantPaddingValue();
  } else {
    pad = {};
    builder.setInsertionPointAfterValue(source);
    filling =
        arith::ConstantOp::create(builder, loc, builder.getF32FloatAttr(0));
  }
  for (unsigned at : {2, 3})
    highs[at] = index(*getConstantIntValue(highs[at]) + shape[at] -
                      type.getDimSize(at));
  Value whole = tensor::PadOp::create(builder, loc, getType(shape), source, low,
                                      highs, filling);
  if (pad)
    // Its other readers read the part that they know.
    builder.replaceOpWithNewOp<tensor::ExtractSliceOp>(
        pad, type, whole, SmallVector<OpFoldResult>(5, index(0)),
        getAsIndexOpFoldResult(builder.getContext(), type.getShape()),
        SmallVector<OpFoldResult>(5, index(1)));
  return whole;
}

/// Loops over all places, the last index fastest, that make one tensor.
Value WinogradLoops::emitLoops(ArrayRef<OpFoldResult> extents, Value begun,
                               Body body) {
  SmallVector<Value> ends, starts, steps;
  for (OpFoldResult extent : extents) {
    ends.push_back(getValueOrCreateConstantIndexOp(builder, loc, extent));
    starts.push_back(arith::ConstantIndexOp::create(builder, loc, 0));
    steps.push_back(arith::ConstantIndexOp::create(builder, loc, 1));
  }
  return scf::buildLoopNest(
             builder, loc, starts, ends, steps, begun,
             [&](OpBuilder &, Location, ValueRange indices, ValueRange made) {
               return scf::ValueVector{body(indices, made[0])};
             })
      .results.front();
}

/// The place of a square of a block among its columns.
Value WinogradLoops::getColumn(Value row, Value square) {
  AffineExpr place =
      builder.getAffineSymbolExpr(0) * wide + builder.getAffineSymbolExpr(1);
  return getValueOrCreateConstantIndexOp(
      builder, loc,
      affine::makeComposedFoldedAffineApply(builder, loc, place,
                                            {OpFoldResult(row), square}));
}

/// factor * (index + offset)
Value WinogradLoops::scale(int64_t factor, Value index, OpFoldResult offset) {
  AffineExpr sum =
      (builder.getAffineSymbolExpr(0) + builder.getAffineSymbolExpr(1)) *
      factor;
  return getValueOrCreateConstantIndexOp(
      builder, loc,
      affine::makeComposedFoldedAffineApply(builder, loc, sum,
                                            {OpFoldResult(index), offset}));
}

Value WinogradLoops::readRows(Value source, ValueRange indices,
                              ArrayRef<int64_t> shape, AffineMap map,
                              ArrayRef<bool> inBounds) {
  return vector::TransferReadOp::create(
      builder, loc, VectorType::get(shape, builder.getF32Type()), source,
      indices, /*padding=*/std::nullopt, map, inBounds);
}

SmallVector<Value> WinogradLoops::takeApart(Value square) {
  auto type = cast<VectorType>(square.getType());
  SmallVector<Value> rows;
  int64_t count = type.getNumElements() / convolution.lanes;
  for (int64_t row = 0; row < count; ++row) {
    SmallVector<int64_t> place = {row};
    if (type.getRank() == 3)
      place = {row / type.getDimSize(1), row % type.getDimSize(1)};
    rows.push_back(vector::ExtractOp::create(builder, loc, square, place));
  }
  return rows;
}

Value WinogradLoops::putTogether(ArrayRef<Value> rows,
                                 ArrayRef<int64_t> shape) {
  auto type = VectorType::get(shape, builder.getF32Type());
  Value square = ub::PoisonOp::create(builder, loc, type);
  // Canonicalisation would take vector.insert apart into elements.
  for (auto [row, value] : llvm::enumerate(rows)) {
    SmallVector<int64_t> place = {int64_t(row), 0};
    if (shape.size() == 3)
      place = {int64_t(row) / shape[1], int64_t(row) % shape[1], 0};
    square = vector::InsertStridedSliceOp::create(builder, loc, value, square,
                                                  place, ArrayRef<int64_t>{1});
  }
  return square;
}

/// The transformed inputs of a block of squares, from a row of the image on.
Value WinogradLoops::emitInputs(Value number, OpFoldResult row) {
  int64_t size = form.getInputs(), lanes = convolution.lanes;
  int64_t count = form.getProducts();
  AffineMap square = AffineMap::getMinorIdentityMap(5, 3, builder.getContext());
  AffineMap spread = AffineMap::get(
      4, 0, {builder.getAffineDimExpr(1), builder.getAffineDimExpr(3)},
      builder.getContext());
  return emitLoops(
      {index(convolution.inputs), index(rows), index(wide)},
      makeEmpty({convolution.inputs, count, rows * wide, lanes}),
      [&](ValueRange at, Value made) -> Value {
        Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
        Value read =
            readRows(image,
                     {number, at[0], scale(form.getOutputs(), at[1], row),
                      scale(form.getOutputs(), at[2], index(0)), zero},
                     {size, size, lanes}, square, {true, true, true});
        SmallVector<Value> inputs =
            form.transformInputs(takeApart(read), builder, loc);
        Value column = getColumn(at[1], at[2]);
        return vector::TransferWriteOp::create(
                   builder, loc, putTogether(inputs, {count, lanes}), made,
                   ValueRange{at[0], zero, column, zero}, spread,
                   SmallVector<bool>{true, true})
            .getResult();
      });
}

/// Sums over channels, for each product and square on its own.
Value WinogradLoops::emitProducts(Value inputs) {
  SmallVector<int64_t> shape = {convolution.outputs, form.getProducts(),
                                rows * wide, convolution.lanes};
  Value zero =
      arith::ConstantOp::create(builder, loc, builder.getF32FloatAttr(0));
  Value zeros =
      linalg::FillOp::create(builder, loc, zero, makeEmpty(shape)).getResult(0);
  // Blocks of results, products, squares, lanes; blocks of inputs, lanes.
  auto map = [&](ArrayRef<unsigned> loops) {
    SmallVector<AffineExpr> places;
    for (unsigned loop : loops)
      places.push_back(builder.getAffineDimExpr(loop));
    return AffineMap::get(6, 0, places, builder.getContext());
  };
  SmallVector<utils::IteratorType> loops(6, utils::IteratorType::parallel);
  loops[4] = loops[5] = utils::IteratorType::reduction;
  return linalg::GenericOp::create(
             builder, loc, zeros.getType(), ValueRange{inputs, filters}, zeros,
             ArrayRef<AffineMap>{map({4, 1, 2, 5}), map({1, 0, 4, 5, 3}),
                                 map({0, 1, 2, 3})},
             loops, buildSumOfProducts)
      .getResult(0);
}

/// Squares may reach beyond the end of the result, in which nothing is written.
SmallVector<bool> WinogradLoops::getResultBounds() const {
  return {convolution.height % form.getOutputs() == 0,
          convolution.width % form.getOutputs() == 0, true};
}

/// What the ending reads of an operand, row by row; the same for all rows in
/// one element.
Value WinogradLoops::readEndingInput(OpOperand *input, ArrayRef<Value> place) {
  Value value = input->get();
  int64_t lanes = convolution.lanes, size = form.getOutputs();
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type)
    return value;
  Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
  if (type.getRank() == 2)
    return readRows(value, {place[1], zero}, {lanes},
                    AffineMap::getMinorIdentityMap(2, 1, builder.getContext()),
                    {true});
  return readRows(value, {place[0], place[1], place[2], place[3], zero},
                  {size, size, lanes},
                  AffineMap::getMinorIdentityMap(5, 3, builder.getContext()),
                  getResultBounds());
}

/// The elements that the ending makes of results, whose square is at an image,
/// a block of channels, a row and a column.
SmallVector<Value> WinogradLoops::applyEnding(SmallVector<Value> results,
                                              ArrayRef<Value> place) {
  linalg::GenericOp ending = convolution.ending;
  if (!ending)
    return results;
  SmallVector<SmallVector<Value>> operands;
  for (OpOperand *input : ending.getDpsInputOperands()) {
    if (input->get() == convolution.op.getResult(0)) {
      operands.push_back(results);
      continue;
    }
    Value read = readEndingInput(input, place);
    auto square = dyn_cast<VectorType>(read.getType());
    operands.push_back(square && square.getRank() == 3
                           ? takeApart(read)
                           : SmallVector<Value>(results.size(), read));
  }
  for (auto [number, result] : llvm::enumerate(results)) {
    SmallVector<Value> arguments;
    for (const SmallVector<Value> &operand : operands)
      arguments.push_back(operand[number]);
    arguments.emplace_back(); // what is written over
    result = applyToLanes(*ending.getBody(), arguments, convolution.lanes,
                          builder, loc);
  }
  return results;
}

/// Writes what products become from a row on, which is another one where
/// others have a part of the result.
Value WinogradLoops::emitResults(Value made, Value number, OpFoldResult row,
                                 OpFoldResult madeRow, Value products) {
  int64_t size = form.getOutputs(), lanes = convolution.lanes;
  AffineMap spread = AffineMap::get(
      4, 0, {builder.getAffineDimExpr(1), builder.getAffineDimExpr(3)},
      builder.getContext());
  AffineMap square = AffineMap::getMinorIdentityMap(5, 3, builder.getContext());
  return emitLoops(
      {index(convolution.outputs), index(rows), index(wide)}, made,
      [&](ValueRange at, Value made) -> Value {
        Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
        Value column = getColumn(at[1], at[2]);
        Value read =
            readRows(products, {at[0], zero, column, zero},
                     {form.getProducts(), lanes}, spread, {true, true});
        SmallVector<Value> results =
            form.transformProducts(takeApart(read), builder, loc);
        Value left = scale(size, at[2], index(0));
        results = applyEnding(results,
                              {number, at[0], scale(size, at[1], row), left});
        return vector::TransferWriteOp::create(
                   builder, loc, putTogether(results, {size, size, lanes}),
                   made,
                   ValueRange{number, at[0], scale(size, at[1], madeRow), left,
                              zero},
                   square, getResultBounds())
            .getResult();
      });
}

/// Blocks of rows from the first on, of each image.
Value WinogradLoops::emitBlocks(Value made, OpFoldResult first,
                                OpFoldResult count) {
  return emitLoops(
      {index(convolution.batch), count}, made, [&](ValueRange at, Value made) {
        OpFoldResult madeRow = scale(rows, at[1], index(0));
        OpFoldResult row = scale(rows, at[1], first);
        Value inputs = emitInputs(at[0], row);
        return emitResults(made, at[0], row, madeRow, emitProducts(inputs));
      });
}

/// About as many blocks for each thread.
Value WinogradLoops::emitThreads(Value empty) {
  int64_t blocks = high / rows;
  int64_t chunk = llvm::divideCeil(blocks, threads);
  int64_t size = rows * form.getOutputs();
  auto loop = scf::ForallOp::create(builder, loc,
                                    ArrayRef<OpFoldResult>{index(threads)},
                                    empty, std::nullopt);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  MLIRContext *context = builder.getContext();
  AffineExpr at = builder.getAffineDimExpr(0);
  auto least = [&](ArrayRef<AffineExpr> exprs, OpFoldResult operand) {
    return affine::makeComposedFoldedAffineMin(
        builder, loc, AffineMap::get(1, 0, exprs, context), {operand});
  };
  auto constant = [&](int64_t value) {
    return builder.getAffineConstantExpr(value);
  };
  OpFoldResult first =
      least({at * chunk, constant(blocks)}, loop.getInductionVar(0));
  OpFoldResult count = least({constant(chunk), constant(blocks) - at}, first);
  OpFoldResult begin = least({at * size, constant(convolution.height)}, first);
  OpFoldResult height =
      least({constant(chunk * size), constant(convolution.height) - at}, begin);
  SmallVector<OpFoldResult> offsets(5, index(0)), strides(5, index(1)),
      sizes = tensor::getMixedSizes(builder, loc, empty);
  offsets[2] = begin;
  sizes[2] = height;
  Value part = tensor::ExtractSliceOp::create(
      builder, loc, loop.getRegionOutArgs()[0], offsets, sizes, strides);
  part = emitBlocks(part, first, count);
  builder.setInsertionPointToStart(loop.getTerminator().getBody());
  tensor::ParallelInsertSliceOp::create(
      builder, loc, part, loop.getRegionOutArgs()[0], offsets, sizes, strides);
  return loop.getResult(0);
}

void WinogradLoops::emit() {
  linalg::GenericOp last = convolution.getLast();
  builder.setInsertionPoint(convolution.op);
  filters = makeFilters();
  image = extendImage();
  builder.setInsertionPoint(last);
  auto type = cast<RankedTensorType>(last.getResult(0).getType());
  Value made = makeEmpty(type.getShape());
  made = threads > 1 && high / rows > 1
             ? emitThreads(made)
             : emitBlocks(made, index(0), index(high / rows));
  builder.replaceOp(last, made);
  if (convolution.ending)
    builder.eraseOp(convolution.op);
}

void tensoropt::emitWinograd(const BlockedConvolution &convolution,
                             const WinogradPlan &plan, unsigned threads,
                             RewriterBase &rewriter) {
  WinogradLoops(convolution, plan, threads, rewriter).emit();
}
