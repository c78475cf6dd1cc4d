// SPDX-License-Identifier: Apache-2.0

#include "NetworkSize.h"
#include "TensorOpt/IR/TypeBytes.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

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
      std::optional<int64_t> bytes = type ? countBytes(type) : std::nullopt;
      size.open += !bytes;
      size.bytes += bytes.value_or(0);
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
