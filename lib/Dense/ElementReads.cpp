// SPDX-License-Identifier: Apache-2.0

#include "ElementReads.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::wouldLoseVectors(linalg::GenericOp producer,
                                 linalg::GenericOp consumer) {
  auto reads = producer.getBody()->getOps<tensor::ExtractOp>();
  return llvm::any_of(
             reads,
             [](tensor::ExtractOp op) { return !op.getIndices().empty(); }) &&
         llvm::any_of(*consumer.getBody(), [](Operation &op) {
           return isa<math::MathDialect>(op.getDialect());
         });
}
