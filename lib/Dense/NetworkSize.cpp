// SPDX-License-Identifier: Apache-2.0

#include "NetworkSize.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

NetworkSize NetworkSize::of(Operation *parent) {
  NetworkSize size;
  parent->walk<WalkOrder::PreOrder>([&](Operation *op) {
    bool isLoop = isa<LoopLikeOpInterface>(op);
    if ((!isa<linalg::LinalgOp, tensor::PadOp>(op) && !isLoop) ||
        isa<linalg::FillOp>(op))
      return WalkResult::advance();
    ++size.operations;
    for (Type result : op->getResultTypes()) {
      auto type = dyn_cast<RankedTensorType>(result);
      if (!type || !type.hasStaticShape() ||
          !type.getElementType().isIntOrFloat())
        ++size.open;
      else
        size.bytes += type.getNumElements() *
                      llvm::divideCeil(type.getElementTypeBitWidth(), 8);
    }
    return WalkResult::skip();
  });
  return size;
}

void NetworkSize::describe(const NetworkSize &before, const NetworkSize &after,
                           Record &record) {
  record.add("opsBefore", before.operations).add("ops", after.operations);
  if (before.open == 0 && after.open == 0)
    record.add("bytesBefore", before.bytes).add("bytes", after.bytes);
}
