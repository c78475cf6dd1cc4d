// SPDX-License-Identifier: Apache-2.0

#include "ElementPlaces.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tensoropt;

int64_t tensoropt::countLanes(linalg::LinalgOp op) {
  unsigned bits = 8;
  for (Type type : op->getOperandTypes())
    bits = std::max(bits, getElementTypeOrSelf(type).getIntOrFloatBitWidth());
  return VectorRegisters::of(op).bytes * 8 / bits;
}

static AffineMap mapOf(OpOperand &operand) {
  return cast<linalg::LinalgOp>(operand.getOwner())
      .getMatchingIndexingMap(&operand);
}

bool tensoropt::runsAlong(OpOperand &operand, unsigned loop) {
  auto buffer = dyn_cast<MemRefType>(operand.get().getType());
  AffineMap map = mapOf(operand);
  return buffer && map.getNumResults() > 0 &&
         buffer.areTrailingDimsContiguous(1) &&
         map.getResults().back().isFunctionOfDim(loop);
}

SmallVector<Value> tensoropt::placeOf(OpOperand &operand,
                                      ArrayRef<Value> indices,
                                      OpBuilder &builder, Location loc) {
  AffineMap map = mapOf(operand);
  return llvm::map_to_vector(map.getResults(), [&](AffineExpr place) -> Value {
    // A broadcast reads the only place of its dimension.
    auto loop = dyn_cast<AffineDimExpr>(place);
    return loop ? indices[loop.getPosition()]
                : arith::ConstantIndexOp::create(builder, loc, 0);
  });
}
