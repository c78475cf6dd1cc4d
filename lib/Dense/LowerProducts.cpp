// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-products.

#include "ProductInit.h"
#include "ProductLoops.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERPRODUCTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// A product on buffers whose results fill registers.
std::optional<MatrixProduct> findProduct(linalg::LinalgOp op,
                                         VectorRegisters registers) {
  if (!op.hasPureBufferSemantics())
    return std::nullopt;
  std::optional<MatrixProduct> product = MatrixProduct::find(op);
  if (!product)
    return std::nullopt;
  int64_t lanes =
      registers.bytes * 8 / product->elementType().getIntOrFloatBitWidth();
  auto result = cast<MemRefType>(op.getDpsInits()[0].getType());
  if (lanes < 2 || product->guess(product->column) < lanes / 2 ||
      !result.areTrailingDimsContiguous(1))
    return std::nullopt;
  return product;
}

struct LowerProductsPass
    : tensoropt::impl::LowerProductsBase<LowerProductsPass> {
  using LowerProductsBase::LowerProductsBase;

  /// Those among which a product is cut, which none of several threads does.
  unsigned countThreads(const MatrixProduct &product) const {
    double terms = 1;
    linalg::LinalgOp op = product.op;
    for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
      terms *= product.guess(loop);
    bool isShared =
        product.op->getParentOfType<LoopLikeOpInterface>() != nullptr;
    return terms >= threadWork && !isShared ? threads : 1;
  }

  void runOnOperation() override {
    auto registers = VectorRegisters::of(getOperation());
    SmallVector<MatrixProduct, 0> products;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (std::optional<MatrixProduct> product = findProduct(op, registers))
        products.push_back(*product);
    });
    if (products.empty())
      return;
    IRRewriter rewriter(&getContext());
    int64_t packed = 0;
    for (const MatrixProduct &product : products) {
      linalg::FillOp fill =
          product.sumsAround ? linalg::FillOp() : findFill(product.op);
      FloatAttr start;
      std::optional<double> known;
      if (fill && matchPattern(fill.getInputs()[0], m_Constant(&start)))
        known = start.getValueAsDouble();
      ProductBlocks blocks = ProductBlocks::choose(product, registers);
      packed += blocks.packsRight;
      rewriter.setInsertionPoint(product.op);
      emitProductLoops(product, blocks, known, countThreads(product), rewriter);
      rewriter.eraseOp(product.op);
      if (known)
        rewriter.eraseOp(fill);
    }
    Record record(Record::Kind::Passed, "lower-products", "Blocked");
    record.add("products", int64_t(products.size())).add("packed", packed);
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
