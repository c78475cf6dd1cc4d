// SPDX-License-Identifier: Apache-2.0

#include "MatrixEmitter.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace tensoropt;

void MatrixEmitter::forEach(Value begin, Value end, int64_t step, Body body) {
  std::optional<int64_t> from = getConstantIntValue(begin),
                         to = getConstantIntValue(end);
  if (from && to && *from >= *to)
    return;
  if (from && to && *from + step >= *to) {
    body(begin);
    return;
  }
  auto loop = scf::ForOp::create(builder, loc, begin, end, index(step));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  body(loop.getInductionVar());
}

Value MatrixEmitter::maskUpTo(Value count) {
  auto type = VectorType::get(lanes, builder.getI1Type());
  return vector::CreateMaskOp::create(builder, loc, type, ValueRange(count));
}

Value MatrixEmitter::load(const MatrixView &view, Value at, Value mask) {
  if (!mask)
    return vector::LoadOp::create(builder, loc, vectorType(), view.buffer, at);
  Value rest = arith::ConstantOp::create(builder, loc, vectorType(),
                                         builder.getZeroAttr(vectorType()));
  return vector::MaskedLoadOp::create(builder, loc, vectorType(), view.buffer,
                                      at, mask, rest);
}

void MatrixEmitter::store(Value value, const MatrixView &view, Value at,
                          Value mask) {
  if (mask)
    vector::MaskedStoreOp::create(builder, loc, view.buffer, at, mask, value);
  else
    vector::StoreOp::create(builder, loc, value, view.buffer, at);
}
