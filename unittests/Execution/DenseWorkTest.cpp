// SPDX-License-Identifier: Apache-2.0
// Operations and bytes of functions, counted by hand.

#include "TensorOpt/Execution/DenseWork.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace tensoropt;

namespace {

std::optional<DenseWork> count(const std::string &body,
                               const std::string &arguments = "") {
  DialectRegistry registry;
  registry.insert<arith::ArithDialect, func::FuncDialect, linalg::LinalgDialect,
                  scf::SCFDialect, sparse_tensor::SparseTensorDialect,
                  tensor::TensorDialect, TensorOptDialect>();
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(
      "func.func @f(" + arguments + ") {\n" + body + "\nreturn\n}", &context);
  EXPECT_TRUE(module);
  return countDenseWork(*module->getOps<func::FuncOp>().begin());
}

void expect(std::optional<DenseWork> work, int64_t operations, int64_t bytes) {
  ASSERT_TRUE(work);
  EXPECT_EQ(work->operations, operations);
  EXPECT_EQ(work->constantBytes, bytes);
}

TEST(DenseWork, CountsProductsAndWeights) {
  expect(count(R"(
    %w = tensoropt.random seed(1) range(0.0, 1.0) : tensor<4x5xf32>
    %e = tensor.empty() : tensor<3x5xf32>
    %r = linalg.matmul ins(%x, %w : tensor<3x4xf32>, tensor<4x5xf32>)
         outs(%e : tensor<3x5xf32>) -> tensor<3x5xf32>)",
               "%x: tensor<3x4xf32>"),
         2 * 3 * 4 * 5, 4 * 5 * 4);
}

TEST(DenseWork, CountsWindowsAndWholeTensors) {
  // 2 x 3 results of windows of 2 x 2, then one addition each.
  expect(count(R"(
    %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf64>
    %z = arith.constant dense<0.0> : tensor<2x3xf64>
    %c = linalg.conv_2d ins(%x, %w : tensor<3x4xf64>, tensor<2x2xf64>)
         outs(%z : tensor<2x3xf64>) -> tensor<2x3xf64>
    %r = arith.addf %c, %z : tensor<2x3xf64>)",
               "%x: tensor<3x4xf64>"),
         2 * 6 * 4 + 6, 4 * 8);
}

TEST(DenseWork, IsNotKnownOfOthers) {
  const std::string negation = "%r = arith.mulf %x, %x : ";
  EXPECT_TRUE(count(negation + "tensor<4xf32>", "%x: tensor<4xf32>"));
  EXPECT_FALSE(count(negation + "tensor<?xf32>", "%x: tensor<?xf32>"));
  EXPECT_FALSE(count("", "%x: tensor<4xf32>"));
  EXPECT_FALSE(
      count("func.call @f(%x) : (tensor<4xf32>) -> ()", "%x: tensor<4xf32>"));
  EXPECT_FALSE(count("%d = arith.constant true\nscf.if %d {\n" + negation +
                         "tensor<4xf32>\n}",
                     "%x: tensor<4xf32>"));
  const std::string sparse =
      "tensor<4xf32, #sparse_tensor.encoding<{map = (i) -> (i : "
      "compressed)}>>";
  EXPECT_FALSE(count(negation + sparse, "%x: " + sparse));
}

TEST(DenseWork, RefusesWhatOverflows) {
  EXPECT_FALSE(count("%r = arith.mulf %x, %x : "
                     "tensor<4294967296x4294967296xf32>",
                     "%x: tensor<4294967296x4294967296xf32>"));
}

} // namespace
