// SPDX-License-Identifier: Apache-2.0
// Copies of parts of the matrices that are multiplied, in the order in which
// tiles read them.

#pragma once

#include "MatrixEmitter.h"
#include "ProductBlocks.h"

namespace tensoropt {

class ProductPanels : public MatrixEmitter {
protected:
  ProductPanels(const ProductBlocks &blocks, mlir::Type element,
                mlir::OpBuilder &builder, mlir::Location loc)
      : MatrixEmitter(mlir::VectorType::get(blocks.lanes, element), builder,
                      loc),
        blocks(blocks) {}

  MatrixView packLeft(MatrixView left, mlir::Value rows, mlir::Value terms);
  void packRight(MatrixView right, mlir::Value columns, mlir::Value terms);
  /// Where a column of a block, a multiple of lanes, begins.
  mlir::Value panelOf(mlir::Value column);

  ProductBlocks blocks;
  mlir::Value leftBlock, rightBlock; ///< copies

private:
  void copyRows(MatrixView from, mlir::Value to, mlir::Value pitch,
                mlir::Value rows, mlir::Value columns);
  void packAlongColumns(MatrixView right, mlir::Value columns,
                        mlir::Value terms);
  void packAlongSums(MatrixView right, mlir::Value columns, mlir::Value terms);
  void packElements(MatrixView right, mlir::Value columns, mlir::Value terms);
};

} // namespace tensoropt
