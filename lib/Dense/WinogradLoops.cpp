// SPDX-License-Identifier: Apache-2.0

#include "WinogradLoops.h"
#include "Product.h"
#include "TileEnding.h"
#include "WinogradOperands.h"
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
        wide(llvm::divideCeil(convolution.width, form.getOutputs())) {
    cutsBlocks = threads > 1 && high / rows > 1;
  }

  void emit();

private:
  /// Makes part of a tensor: at indices, which begin at zero in what this
  /// thread has of the tensor.
  using Body = function_ref<Value(ValueRange at, ValueRange own, Value made)>;
  /// Where the iterations of a loop write: one behind the other, so many
  /// elements each along a dimension, which may end before the last ones do.
  struct Cut {
    unsigned loop, dimension;
    int64_t step;

    /// What all threads do of what they could while the busiest one works.
    double getShare(ArrayRef<int64_t> extents, unsigned threads) const {
      return extents[loop] / double(llvm::alignTo(extents[loop], threads));
    }
  };

  Value emitThreads(
      Value begun, Cut cut, int64_t iterations,
      function_ref<Value(Value part, OpFoldResult first, OpFoldResult count)>
          emitPart);
  Value emitBlocks(Value made, OpFoldResult first, OpFoldResult count);
  Value emitInputs(Value image, OpFoldResult row);
  Value emitProducts(Value inputs);
  Value emitResults(Value made, Value image, OpFoldResult row,
                    OpFoldResult madeRow, Value products);
  Value emitNest(ArrayRef<OpFoldResult> extents, Value begun,
                 function_ref<Value(ValueRange, Value)> body);
  Value emitLoops(ArrayRef<int64_t> extents, Value begun, ArrayRef<Cut> cuts,
                  Body body);

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
  /// Each thread has blocks; else it has parts of all loops of a block.
  bool cutsBlocks;
  RewriterBase &builder;
  Location loc;
  int64_t high, wide; ///< squares of an image
  Value image, filters;
};

} // namespace

/// Loops over all places, the last index fastest, that make one tensor.
Value WinogradLoops::emitNest(ArrayRef<OpFoldResult> extents, Value begun,
                              function_ref<Value(ValueRange, Value)> body) {
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

/// As many iterations of a loop for each thread, and the part of a tensor that
/// they write.
Value WinogradLoops::emitThreads(
    Value begun, Cut cut, int64_t iterations,
    function_ref<Value(Value part, OpFoldResult first, OpFoldResult count)>
        emitPart) {
  int64_t chunk = llvm::divideCeil(iterations, threads);
  int64_t extent = cast<ShapedType>(begun.getType()).getDimSize(cut.dimension);
  auto loop = scf::ForallOp::create(builder, loc,
                                    ArrayRef<OpFoldResult>{index(threads)},
                                    begun, std::nullopt);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  AffineExpr at = builder.getAffineDimExpr(0);
  auto least = [&](AffineExpr expr, int64_t bound, OpFoldResult operand) {
    AffineExpr other = builder.getAffineConstantExpr(bound);
    return affine::makeComposedFoldedAffineMin(
        builder, loc, AffineMap::get(1, 0, {expr, other}, builder.getContext()),
        {operand});
  };
  OpFoldResult thread = loop.getInductionVar(0);
  OpFoldResult first = least(at * chunk, iterations, thread);
  OpFoldResult begin = least(at * cut.step, extent, first);
  // All threads have as much where that is known.
  OpFoldResult count = index(chunk), size = index(chunk * cut.step);
  if (chunk * threads != iterations)
    count = least(-at + iterations, chunk, first);
  if (chunk * threads * cut.step != extent)
    size = least(-at + extent, chunk * cut.step, begin);
  SmallVector<OpFoldResult> strides(cast<ShapedType>(begun.getType()).getRank(),
                                    index(1));
  SmallVector<OpFoldResult> offsets(strides.size(), index(0)),
      sizes = tensor::getMixedSizes(builder, loc, begun);
  offsets[cut.dimension] = begin;
  sizes[cut.dimension] = size;
  Value part = tensor::ExtractSliceOp::create(
      builder, loc, loop.getRegionOutArgs()[0], offsets, sizes, strides);
  part = emitPart(part, first, count);
  builder.setInsertionPointToStart(loop.getTerminator().getBody());
  tensor::ParallelInsertSliceOp::create(
      builder, loc, part, loop.getRegionOutArgs()[0], offsets, sizes, strides);
  return loop.getResult(0);
}

/// Such loops, one of which is cut among threads unless these have blocks.
Value WinogradLoops::emitLoops(ArrayRef<int64_t> extents, Value begun,
                               ArrayRef<Cut> cuts, Body body) {
  SmallVector<OpFoldResult> counts =
      getAsIndexOpFoldResult(builder.getContext(), extents);
  if (threads < 2 || cutsBlocks)
    return emitNest(counts, begun, [&](ValueRange at, Value made) {
      return body(at, at, made);
    });
  const Cut *cut = llvm::max_element(cuts, [&](Cut one, Cut other) {
    return one.getShare(extents, threads) < other.getShare(extents, threads);
  });
  return emitThreads(begun, *cut, extents[cut->loop],
                     [&](Value part, OpFoldResult first, OpFoldResult count) {
                       counts[cut->loop] = count;
                       return emitNest(
                           counts, part, [&](ValueRange own, Value made) {
                             SmallVector<Value> at(own);
                             at[cut->loop] = scale(1, own[cut->loop], first);
                             return body(at, own, made);
                           });
                     });
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
      {convolution.inputs, rows, wide},
      makeEmpty({convolution.inputs, count, rows * wide, lanes}),
      {{0, 0, 1}, {1, 2, wide}},
      [&](ValueRange at, ValueRange own, Value made) -> Value {
        Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
        Value read =
            readRows(image,
                     {number, at[0], scale(form.getOutputs(), at[1], row),
                      scale(form.getOutputs(), at[2], index(0)), zero},
                     {size, size, lanes}, square, {true, true, true});
        SmallVector<Value> inputs =
            form.transformInputs(takeApart(read), builder, loc);
        Value column = getColumn(own[1], own[2]);
        return vector::TransferWriteOp::create(
                   builder, loc, putTogether(inputs, {count, lanes}), made,
                   ValueRange{own[0], zero, column, zero}, spread,
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
      {convolution.outputs, rows, wide}, made, {{0, 1, 1}, {1, 2, size}},
      [&](ValueRange at, ValueRange own, Value made) -> Value {
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
                   ValueRange{number, own[0], scale(size, own[1], madeRow),
                              left, zero},
                   square, getResultBounds())
            .getResult();
      });
}

/// Blocks of rows from the first on, of each image.
Value WinogradLoops::emitBlocks(Value made, OpFoldResult first,
                                OpFoldResult count) {
  return emitNest(
      {index(convolution.batch), count}, made, [&](ValueRange at, Value made) {
        OpFoldResult madeRow = scale(rows, at[1], index(0));
        OpFoldResult row = scale(rows, at[1], first);
        Value inputs = emitInputs(at[0], row);
        return emitResults(made, at[0], row, madeRow, emitProducts(inputs));
      });
}

void WinogradLoops::emit() {
  linalg::GenericOp last = convolution.getLast();
  builder.setInsertionPoint(convolution.op);
  filters = makeFilters(convolution, form, builder);
  image = extendImage(convolution, form, builder);
  builder.setInsertionPoint(last);
  auto type = cast<RankedTensorType>(last.getResult(0).getType());
  Value made = makeEmpty(type.getShape());
  int64_t blocks = high / rows;
  if (cutsBlocks)
    made = emitThreads(made, {1, 2, rows * form.getOutputs()}, blocks,
                       [&](Value part, OpFoldResult first, OpFoldResult count) {
                         return emitBlocks(part, first, count);
                       });
  else
    made = emitBlocks(made, index(0), index(blocks));
  builder.replaceOp(last, made);
  if (convolution.ending)
    builder.eraseOp(convolution.op);
}

void tensoropt::emitWinograd(const BlockedConvolution &convolution,
                             const WinogradPlan &plan, unsigned threads,
                             RewriterBase &rewriter) {
  WinogradLoops(convolution, plan, threads, rewriter).emit();
}
