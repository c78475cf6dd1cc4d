// SPDX-License-Identifier: Apache-2.0

#include "ProductPanels.h"
#include "RegisterSquare.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

Value ProductPanels::panelOf(Value column) {
  if (!blocks.packsRight)
    return column;
  Value width = index(blocks.columns());
  Value panel = builder.createOrFold<arith::DivUIOp>(loc, column, width);
  return add(multiply(panel, index(blocks.pitch())),
             builder.createOrFold<arith::RemUIOp>(loc, column, width));
}

/// Copies rows, which lie along memory.
void ProductPanels::copyRows(MatrixView from, Value to, Value pitch, Value rows,
                             Value columns) {
  Value none = index(0), whole = roundDown(columns, blocks.lanes);
  MatrixView copy{to, none, pitch, index(1)};
  forEach(none, rows, 1, [&](Value row) {
    auto copyAt = [&](Value column, Value mask) {
      store(load(from, place(from, row, column), mask), copy,
            place(copy, row, column), {});
    };
    forEach(none, whole, blocks.lanes, [&](Value at) { copyAt(at, {}); });
    forEach(whole, columns, blocks.lanes,
            [&](Value at) { copyAt(at, maskUpTo(subtract(columns, at))); });
  });
}

/// A copy of rows, or of columns, that lie side by side in few pages.
MatrixView ProductPanels::packLeft(MatrixView left, Value rows, Value terms) {
  Value none = index(0), one = index(1);
  if (isConstantIntValue(left.columnStep, 1)) {
    Value pitch = index(blocks.sums + blocks.lanes);
    copyRows(left, leftBlock, pitch, rows, terms);
    return {leftBlock, none, pitch, one};
  }
  Value pitch = index(llvm::alignTo(blocks.rows, blocks.lanes));
  std::swap(left.rowStep, left.columnStep);
  copyRows(left, leftBlock, pitch, terms, rows);
  return {leftBlock, none, one, pitch};
}

void ProductPanels::packRight(MatrixView right, Value columns, Value terms) {
  if (isConstantIntValue(right.columnStep, 1))
    packAlongColumns(right, columns, terms);
  else if (isConstantIntValue(right.rowStep, 1))
    packAlongSums(right, columns, terms);
  else
    packElements(right, columns, terms);
}

void ProductPanels::packAlongColumns(MatrixView right, Value columns,
                                     Value terms) {
  Value none = index(0), whole = roundDown(columns, blocks.columns());
  MatrixView copy{rightBlock, none, index(blocks.columns()), index(1)};
  forEach(none, terms, 1, [&](Value sum) {
    auto copyAt = [&](Value column, Value mask) {
      Value to = add(panelOf(column), multiply(sum, copy.rowStep));
      store(load(right, place(right, sum, column), mask), copy, to, {});
    };
    forEach(none, whole, blocks.columns(), [&](Value column) {
      for (int64_t vector = 0; vector < blocks.vectors; ++vector)
        copyAt(add(column, index(vector * blocks.lanes)), {});
    });
    forEach(whole, columns, blocks.lanes, [&](Value column) {
      copyAt(column, maskUpTo(subtract(columns, column)));
    });
  });
}

/// Squares of lanes, transposed in registers. Columns beyond the last one are
/// that one again.
void ProductPanels::packAlongSums(MatrixView right, Value columns,
                                  Value terms) {
  Value none = index(0), whole = roundDown(terms, blocks.lanes);
  Value last = subtract(columns, index(1));
  MatrixView copy{rightBlock, none, index(blocks.columns()), index(1)};
  forEach(none, columns, blocks.lanes, [&](Value column) {
    SmallVector<Value> places;
    for (int64_t lane = 0; lane < blocks.lanes; ++lane)
      places.push_back(
          place(right, none, least(last, add(column, index(lane)))));
    MatrixView panel = copy;
    panel.base = panelOf(column);
    auto copyAt = [&](Value sum, Value mask) {
      SmallVector<Value> square;
      for (Value at : places)
        square.push_back(load(right, add(at, sum), mask));
      square = transposeSquare(square, builder, loc);
      for (auto [row, value] : llvm::enumerate(square))
        store(value, panel, place(panel, add(sum, index(row)), none), {});
    };
    forEach(none, whole, blocks.lanes, [&](Value sum) { copyAt(sum, {}); });
    forEach(whole, terms, blocks.lanes,
            [&](Value sum) { copyAt(sum, maskUpTo(subtract(terms, sum))); });
  });
}

void ProductPanels::packElements(MatrixView right, Value columns, Value terms) {
  Value none = index(0), last = subtract(columns, index(1));
  forEach(none, terms, 1, [&](Value sum) {
    forEach(none, columns, blocks.lanes, [&](Value column) {
      Value to = add(panelOf(column), multiply(sum, index(blocks.columns())));
      forEach(none, index(blocks.lanes), 1, [&](Value lane) {
        Value from = place(right, sum, least(last, add(column, lane)));
        Value element =
            memref::LoadOp::create(builder, loc, right.buffer, from);
        memref::StoreOp::create(builder, loc, element, rightBlock,
                                add(to, lane));
      });
    });
  });
}
