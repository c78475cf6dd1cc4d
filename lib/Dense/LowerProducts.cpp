// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-products.

#include "ProductInit.h"
#include "ProductLoops.h"
#include "ProductPlan.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERPRODUCTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct LowerProductsPass
    : tensoropt::impl::LowerProductsBase<LowerProductsPass> {
  using LowerProductsBase::LowerProductsBase;

  void runOnOperation() override {
    auto registers = VectorRegisters::of(getOperation());
    SmallVector<MatrixProduct, 0> products =
        findProducts(getOperation(), registers);
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
      FailureOr<KernelPlan> plan = getKernelPlan(product.op);
      if (failed(plan))
        return signalPassFailure();
      ProductBlocks blocks = ProductBlocks::choose(product, registers);
      if (plan->isOfProduct()) {
        std::string fault;
        auto asked = obeyProductPlan(*plan, product, registers, fault);
        if (!asked) {
          product.op->emitError("its kernel plan ") << fault;
          return signalPassFailure();
        }
        blocks = *asked;
      }
      unsigned used = countProductThreads(product, threads, threadWork);
      if (plan->isOfProduct() && plan->threads)
        used = std::min<int64_t>(used, plan->threads);
      packed += blocks.packsRight;
      rewriter.setInsertionPoint(product.op);
      emitProductLoops(product, blocks, known, used, rewriter);
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
