// SPDX-License-Identifier: Apache-2.0
// Writes loops over matrices in buffers, and what happens in them.

#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Builders.h"

namespace tensoropt {

/// A matrix in a flat buffer: the element in a row and a column lies at
/// base + row * rowStep + column * columnStep.
struct MatrixView {
  mlir::Value buffer, base, rowStep, columnStep;
};

/// Indices, loops, and vectors of a matrix with so many lanes.
class MatrixEmitter {
public:
  /// Writes what happens from an index on.
  using Body = llvm::function_ref<void(mlir::Value)>;

  MatrixEmitter(mlir::VectorType vector, mlir::OpBuilder &builder,
                mlir::Location loc)
      : builder(builder), loc(loc), vector(vector),
        lanes(vector.getNumElements()) {}

protected:
  mlir::Value index(int64_t value) {
    return mlir::arith::ConstantIndexOp::create(builder, loc, value);
  }
  mlir::Value add(mlir::Value a, mlir::Value b) {
    return builder.createOrFold<mlir::arith::AddIOp>(loc, a, b);
  }
  mlir::Value subtract(mlir::Value a, mlir::Value b) {
    return builder.createOrFold<mlir::arith::SubIOp>(loc, a, b);
  }
  mlir::Value multiply(mlir::Value a, mlir::Value b) {
    return builder.createOrFold<mlir::arith::MulIOp>(loc, a, b);
  }
  mlir::Value least(mlir::Value a, mlir::Value b) {
    return builder.createOrFold<mlir::arith::MinSIOp>(loc, a, b);
  }
  mlir::Value roundDown(mlir::Value value, int64_t step) {
    mlir::Value rest =
        builder.createOrFold<mlir::arith::RemUIOp>(loc, value, index(step));
    return subtract(value, rest);
  }
  mlir::Value place(const MatrixView &view, mlir::Value row,
                    mlir::Value column) {
    return add(view.base, add(multiply(row, view.rowStep),
                              multiply(column, view.columnStep)));
  }
  MatrixView moved(MatrixView view, mlir::Value row, mlir::Value column) {
    view.base = place(view, row, column);
    return view;
  }
  /// One instruction where the processor has it.
  mlir::Value addProduct(mlir::Value a, mlir::Value b, mlir::Value sum) {
    auto contract = mlir::arith::FastMathFlags::contract;
    mlir::Value term =
        mlir::arith::MulFOp::create(builder, loc, a, b, contract);
    return mlir::arith::AddFOp::create(builder, loc, term, sum, contract);
  }
  void forEach(mlir::Value begin, mlir::Value end, int64_t step, Body body);
  /// The first so many lanes.
  mlir::Value maskUpTo(mlir::Value count);
  /// Neighbours in memory; of a mask, if there is one, zeros elsewhere.
  mlir::Value load(const MatrixView &view, mlir::Value at, mlir::Value mask);
  void store(mlir::Value value, const MatrixView &view, mlir::Value at,
             mlir::Value mask);
  mlir::VectorType vectorType() const { return vector; }

  mlir::OpBuilder &builder;
  mlir::Location loc;

private:
  mlir::VectorType vector;
  int64_t lanes;
};

} // namespace tensoropt
