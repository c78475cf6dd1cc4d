// SPDX-License-Identifier: Apache-2.0

#include "ProductLoops.h"
#include "FlatBuffer.h"
#include "LoopExtent.h"
#include "ProductPanels.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <map>

using namespace mlir;
using namespace tensoropt;

namespace {

class ProductLoops : ProductPanels {
public:
  ProductLoops(const MatrixProduct &product, const ProductBlocks &blocks,
               std::optional<double> start, OpBuilder &builder)
      : ProductPanels(blocks, product.elementType(), builder,
                      product.op->getLoc()),
        product(product), op(product.op), start(start) {}

  void emit(unsigned threads);

private:
  MatrixView view(OpOperand *operand, ArrayRef<Value> around, unsigned row,
                  unsigned column);
  std::optional<unsigned> chooseCut(unsigned threads) const;
  void emitThreads(unsigned threads, unsigned cut);
  void emitCopied();
  void emitAround(SmallVector<Value> indices);
  Value chooseStart(Value isFirst);
  void emitBlocks(MatrixView left, MatrixView right, MatrixView result);
  void emitRows(MatrixView left, MatrixView right, MatrixView result,
                Value columns, Value terms, Value isFirst);
  void emitColumns(MatrixView left, MatrixView right, MatrixView result,
                   int64_t rows, Value columns, Value terms, Value isFirst);
  void emitTile(MatrixView left, MatrixView right, MatrixView result,
                Value terms, Value isFirst, int64_t rows, int64_t vectors,
                Value mask);
  ResultRange emitSums(MatrixView left, MatrixView right, Value terms,
                       int64_t rows, int64_t vectors, Value mask);

  const MatrixProduct &product;
  linalg::LinalgOp op;
  std::optional<double> start;
  std::map<OpOperand *, FlatBuffer> buffers;
  llvm::DenseMap<unsigned, Value> first, extents; ///< of this thread, by loop
  Value registerStart;
  Value isFew; ///< true if rows are too few to copy for; null if that is known
};

} // namespace

/// An operand as a matrix over two loops, with those around it at places.
MatrixView ProductLoops::view(OpOperand *operand, ArrayRef<Value> around,
                              unsigned row, unsigned column) {
  const FlatBuffer &buffer = buffers.find(operand)->second;
  AffineMap map = op.getMatchingIndexingMap(operand);
  SmallVector<AffineExpr> none(map.getNumDims(),
                               builder.getAffineConstantExpr(0));
  SmallVector<OpFoldResult> symbols;
  for (Value symbol : buffer.getSymbols())
    symbols.push_back(symbol);
  auto apply = [&](ArrayRef<AffineExpr> dims, ArrayRef<Value> operands) {
    SmallVector<OpFoldResult> all = getAsOpFoldResult(ValueRange(operands));
    all.append(symbols);
    AffineExpr distance = buffer.distance(
        map.replaceDimsAndSymbols(dims, {}, operands.size(), 0));
    return getValueOrCreateConstantIndexOp(
        builder, loc,
        affine::makeComposedFoldedAffineApply(
            builder, loc,
            AffineMap::get(operands.size(), symbols.size(), distance), all));
  };
  auto step = [&](unsigned loop) {
    SmallVector<AffineExpr> dims = none;
    dims[loop] = builder.getAffineConstantExpr(1);
    return apply(dims, {});
  };
  SmallVector<AffineExpr> dims = none;
  for (auto [number, loop] : llvm::enumerate(product.around))
    dims[loop] = builder.getAffineDimExpr(number);
  return {buffer.get(), apply(dims, around), step(row), step(column)};
}

/// The loop to cut: that of rows, or one around with as many steps as all
/// threads, where rows are few.
std::optional<unsigned> ProductLoops::chooseCut(unsigned threads) const {
  if (threads < 2)
    return std::nullopt;
  bool hasRows = product.guess(product.row) >= threads * 2 * blocks.rows;
  linalg::LinalgOp op = product.op;
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  for (unsigned loop : product.around)
    if (written.isFunctionOfDim(loop) && product.isKnown(loop) &&
        (product.guess(loop) % threads == 0 ||
         (!hasRows && product.guess(loop) >= threads)))
      return loop;
  return hasRows ? std::optional(product.row) : std::nullopt;
}

void ProductLoops::emitThreads(unsigned threads, unsigned cut) {
  auto loop = scf::ForallOp::create(
      builder, loc, ArrayRef<OpFoldResult>{builder.getIndexAttr(threads)},
      ValueRange(), std::nullopt);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  // Whole tiles, so that what is left is the last thread's.
  int64_t step = cut == product.row ? blocks.rows : 1;
  Value all = extents[cut], unit = index(threads * step);
  Value chunk = builder.createOrFold<arith::CeilDivUIOp>(loc, all, unit);
  chunk = multiply(chunk, index(step));
  first[cut] = least(multiply(loop.getInductionVar(0), chunk), all);
  extents[cut] = least(chunk, subtract(all, first[cut]));
  emitCopied();
}

void ProductLoops::emit(unsigned threads) {
  for (OpOperand &operand : op->getOpOperands())
    buffers.try_emplace(&operand, FlatBuffer(operand.get(), builder, loc));
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    first[loop] = index(0);
    extents[loop] = getLoopExtent(op, loop, builder, loc);
  }
  // All of them, since how sums are cut is not to depend on the threads.
  if (blocks.packsRight && !product.isKnown(product.row) &&
      product.isRightAlongColumns())
    isFew = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ult,
                                  extents[product.row],
                                  index(MatrixProduct::leastSharingRows));
  if (std::optional<unsigned> cut = chooseCut(threads))
    emitThreads(threads, *cut);
  else
    emitCopied();
}

/// Has memory for copies, and loops that fill it.
void ProductLoops::emitCopied() {
  auto allocate = [&](int64_t elements) {
    auto type = MemRefType::get({elements}, product.elementType());
    return memref::AllocOp::create(builder, loc, type,
                                   builder.getI64IntegerAttr(64));
  };
  if (blocks.packsRight)
    rightBlock = allocate(blocks.right / blocks.columns() * blocks.pitch());
  if (blocks.packsLeft)
    leftBlock = allocate(blocks.leftElements());
  emitAround({});
}

void ProductLoops::emitAround(SmallVector<Value> indices) {
  if (indices.size() < product.around.size()) {
    unsigned loop = product.around[indices.size()];
    forEach(index(0), extents[loop], 1, [&](Value at) {
      SmallVector<Value> inner = indices;
      inner.push_back(add(first[loop], at));
      emitAround(inner);
    });
    return;
  }
  Value none = index(0), row = first[product.row];
  emitBlocks(
      moved(view(product.left, indices, product.row, product.sum), row, none),
      view(product.right, indices, product.sum, product.column),
      moved(view(op.getDpsInitOperand(0), indices, product.row, product.column),
            row, none));
}

/// What registers begin with.
Value ProductLoops::chooseStart(Value isFirst) {
  auto splat = [&](double value) -> Value {
    return arith::ConstantOp::create(
        builder, loc, vectorType(),
        DenseElementsAttr::get(
            vectorType(), builder.getFloatAttr(product.elementType(), value)));
  };
  if (!start || *start == 0)
    return splat(0);
  return builder.createOrFold<arith::SelectOp>(loc, isFirst, splat(*start),
                                               splat(0));
}

void ProductLoops::emitBlocks(MatrixView left, MatrixView right,
                              MatrixView result) {
  Value yes = arith::ConstantIntOp::create(builder, loc, 1, 1);
  Value none = index(0);
  Value columns = extents[product.column], sums = extents[product.sum];
  if (!blocks.packsRight) {
    registerStart = chooseStart(yes);
    emitRows(left, right, result, columns, sums, yes);
    return;
  }
  if (isFew) {
    auto choice =
        scf::IfOp::create(builder, loc, isFew, /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(choice.thenBlock());
    ProductBlocks all = blocks;
    Value condition = std::exchange(isFew, Value());
    blocks.packsRight = blocks.packsLeft = false;
    emitBlocks(left, right, result);
    builder.setInsertionPointToStart(choice.elseBlock());
    blocks = all;
    emitBlocks(left, right, result);
    isFew = condition;
    return;
  }
  forEach(none, columns, blocks.right, [&](Value column) {
    Value width = least(index(blocks.right), subtract(columns, column));
    // Without terms, results are what they begin with.
    Value end = getConstantIntValue(sums)
                    ? sums
                    : builder.createOrFold<arith::MaxSIOp>(loc, sums, index(1));
    forEach(none, end, blocks.sums, [&](Value sum) {
      Value terms = least(index(blocks.sums), subtract(sums, sum));
      packRight(moved(right, sum, column), width, terms);
      MatrixView packed{rightBlock, none, index(blocks.columns()), index(1)};
      Value isFirst = builder.createOrFold<arith::CmpIOp>(
          loc, arith::CmpIPredicate::eq, sum, none);
      registerStart = chooseStart(isFirst);
      emitRows(moved(left, none, sum), packed, moved(result, none, column),
               width, terms, isFirst);
    });
  });
}

/// Whole tiles of rows first, then what is left: at once where its number is
/// known, else fewer and fewer.
void ProductLoops::emitRows(MatrixView left, MatrixView right,
                            MatrixView result, Value columns, Value terms,
                            Value isFirst) {
  Value none = index(0), done = none, rows = extents[product.row];
  auto emitUpTo = [&](Value end, int64_t step) {
    forEach(done, end, step, [&](Value row) {
      MatrixView tile = moved(left, row, none);
      if (blocks.packsLeft)
        tile = packLeft(tile, index(step), terms);
      emitColumns(tile, right, moved(result, row, none), step, columns, terms,
                  isFirst);
    });
    done = end;
  };
  emitUpTo(roundDown(rows, blocks.rows), blocks.rows);
  if (product.isKnown(product.row)) {
    if (int64_t rest = product.guess(product.row) % blocks.rows)
      emitUpTo(rows, rest);
    return;
  }
  for (int64_t step : {8, 4, 2, 1})
    if (step < blocks.rows)
      emitUpTo(add(done, roundDown(subtract(rows, done), step)), step);
}

/// Whole tiles of columns first, then what is left, whose last lanes are not
/// there.
void ProductLoops::emitColumns(MatrixView left, MatrixView right,
                               MatrixView result, int64_t rows, Value columns,
                               Value terms, Value isFirst) {
  Value none = index(0), whole = roundDown(columns, blocks.columns());
  auto emitAt = [&](Value column, int64_t vectors, Value mask) {
    MatrixView panel = right;
    panel.base = add(right.base, panelOf(column));
    emitTile(left, panel, moved(result, none, column), terms, isFirst, rows,
             vectors, mask);
  };
  forEach(none, whole, blocks.columns(),
          [&](Value column) { emitAt(column, blocks.vectors, {}); });
  if (product.isKnown(product.column)) {
    int64_t rest = product.guess(product.column) % blocks.columns();
    if (rest == 0)
      return;
    forEach(whole, columns, rest, [&](Value column) {
      int64_t last = rest % blocks.lanes;
      emitAt(column, llvm::divideCeil(rest, blocks.lanes),
             last ? maskUpTo(index(last)) : Value());
    });
    return;
  }
  forEach(whole, columns, blocks.lanes, [&](Value column) {
    emitAt(column, 1, maskUpTo(subtract(columns, column)));
  });
}

/// Adds what terms make of a tile to what its results hold, which comes from
/// far away meanwhile, or to what they begin with.
void ProductLoops::emitTile(MatrixView left, MatrixView right,
                            MatrixView result, Value terms, Value isFirst,
                            int64_t rows, int64_t vectors, Value mask) {
  auto forEachVector = [&](function_ref<void(Value, Value)> body) {
    for (int64_t row = 0; row < rows; ++row)
      for (int64_t vector = 0; vector < vectors; ++vector)
        body(place(result, index(row), index(vector * blocks.lanes)),
             vector + 1 == vectors ? mask : Value());
  };
  if (blocks.packsRight)
    forEachVector([&](Value at, Value) {
      memref::PrefetchOp::create(builder, loc, result.buffer, at,
                                 /*isWrite=*/true, /*localityHint=*/3,
                                 /*isDataCache=*/true);
    });
  ResultRange sums = emitSums(left, right, terms, rows, vectors, mask);
  bool isOnly = start && isConstantIntValue(isFirst, 1);
  auto storeSums = [&](bool adds) {
    unsigned number = 0;
    forEachVector([&](Value at, Value mask) {
      Value sum = sums[number++];
      if (adds)
        sum = arith::AddFOp::create(builder, loc, load(result, at, mask), sum);
      store(sum, result, at, mask);
    });
  };
  if (!start || isOnly) {
    storeSums(!isOnly);
    return;
  }
  auto choice =
      scf::IfOp::create(builder, loc, isFirst, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(choice.thenBlock());
  storeSums(false);
  builder.setInsertionPointToStart(choice.elseBlock());
  storeSums(true);
}

/// The sums of a tile in registers.
ResultRange ProductLoops::emitSums(MatrixView left, MatrixView right,
                                   Value terms, int64_t rows, int64_t vectors,
                                   Value mask) {
  SmallVector<Value> begun(rows * vectors, registerStart);
  auto loop =
      scf::ForOp::create(builder, loc, index(0), terms, index(1), begun);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value sum = loop.getInductionVar();
  SmallVector<Value> factors, next;
  for (int64_t vector = 0; vector < vectors; ++vector)
    factors.push_back(
        load(right, place(right, sum, index(vector * blocks.lanes)),
             vector + 1 == vectors && !blocks.packsRight ? mask : Value()));
  for (int64_t row = 0; row < rows; ++row) {
    Value element = memref::LoadOp::create(builder, loc, left.buffer,
                                           place(left, index(row), sum));
    Value all =
        vector::BroadcastOp::create(builder, loc, vectorType(), element);
    for (Value factor : factors)
      next.push_back(
          addProduct(all, factor, loop.getRegionIterArg(next.size())));
  }
  scf::YieldOp::create(builder, loc, next);
  return loop.getResults();
}

void tensoropt::emitProductLoops(const MatrixProduct &product,
                                 const ProductBlocks &blocks,
                                 std::optional<double> start, unsigned threads,
                                 OpBuilder &builder) {
  ProductLoops(product, blocks, start, builder).emit(threads);
}
