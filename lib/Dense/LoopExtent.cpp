// SPDX-License-Identifier: Apache-2.0

#include "LoopExtent.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;

Value tensoropt::getLoopExtent(linalg::LinalgOp op, unsigned loop,
                               OpBuilder &builder, Location loc) {
  int64_t known = op.getStaticLoopRanges()[loop];
  if (!ShapedType::isDynamic(known))
    return arith::ConstantIndexOp::create(builder, loc, known);
  for (OpOperand &operand : op->getOpOperands())
    if (std::optional<unsigned> place =
            op.getMatchingIndexingMap(&operand).getResultPosition(
                builder.getAffineDimExpr(loop)))
      return memref::DimOp::create(builder, loc, operand.get(), *place);
  llvm_unreachable("linalg operations have their extents of operands");
}
