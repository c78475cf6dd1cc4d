// SPDX-License-Identifier: Apache-2.0

#include "LaneOperation.h"
#include "LaneReduction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace tensoropt;

Value tensoropt::makeMask(size_t length, VectorType type, OpBuilder &builder,
                          Location loc) {
  SmallVector<bool> isInside(type.getNumElements());
  std::fill_n(isInside.begin(), length, true);
  return arith::ConstantOp::create(
      builder, loc,
      DenseElementsAttr::get(type.clone(builder.getI1Type()), isInside));
}

Value tensoropt::loadRun(const FlatBuffer &buffer,
                         ArrayRef<SmallVector<int64_t>> run, VectorType type,
                         OpBuilder &builder, Location loc) {
  std::optional<int64_t> begin = buffer.distance(run[0]);
  auto isStep = [&](int64_t step) {
    for (auto [lane, at] : llvm::enumerate(run))
      if (!begin || buffer.distance(at) != *begin + int64_t(lane) * step)
        return false;
    return true;
  };
  auto load = [&](ArrayRef<int64_t> at) -> Value {
    return memref::LoadOp::create(builder, loc, buffer.get(),
                                  buffer.place(at, builder, loc));
  };
  if (isStep(0))
    return vector::BroadcastOp::create(builder, loc, type, load(run[0]));
  auto lanes = size_t(type.getNumElements());
  if (isStep(1)) {
    Value place = buffer.place(run[0], builder, loc);
    if (run.size() == lanes)
      return vector::LoadOp::create(builder, loc, type, buffer.get(), place);
    Value rest = arith::ConstantOp::create(builder, loc, type,
                                           builder.getZeroAttr(type));
    return vector::MaskedLoadOp::create(
        builder, loc, type, buffer.get(), place,
        makeMask(run.size(), type, builder, loc), rest);
  }
  SmallVector<Value> elements;
  for (size_t lane = 0; lane < lanes; ++lane)
    elements.push_back(lane < run.size() ? load(run[lane]) : elements.back());
  return vector::FromElementsOp::create(builder, loc, type, elements);
}

Value tensoropt::applyToLanes(Block &body, ValueRange arguments, int64_t lanes,
                              OpBuilder &builder, Location loc) {
  IRMapping mapping;
  for (auto [argument, value] : llvm::zip(body.getArguments(), arguments))
    if (value)
      mapping.map(argument, value);
  auto asLanes = [&](Value value) -> Value {
    Value mapped = mapping.lookupOrDefault(value);
    if (isa<VectorType>(mapped.getType()))
      return mapped;
    return vector::BroadcastOp::create(
        builder, loc, VectorType::get(lanes, mapped.getType()), mapped);
  };
  for (Operation &inner : body.without_terminator()) {
    if (inner.hasTrait<OpTrait::ConstantLike>()) {
      builder.clone(inner, mapping);
      continue;
    }
    OperationState state(inner.getLoc(), inner.getName());
    for (Value operand : inner.getOperands())
      state.addOperands(asLanes(operand));
    state.addTypes(VectorType::get(lanes, inner.getResult(0).getType()));
    state.addAttributes(inner.getAttrs());
    mapping.map(inner.getResult(0), builder.create(state)->getResult(0));
  }
  return asLanes(body.getTerminator()->getOperand(0));
}

bool LaneOperation::accepts(linalg::LinalgOp op) {
  if (!op.hasPureBufferSemantics() || op.getNumDpsInits() != 1 ||
      op.getNumReductionLoops() > 0 ||
      !op.getIndexingMapsArray().back().isIdentity())
    return false;
  // Booleans have a byte each in memory, but a bit in a vector; floats of a
  // byte have no vectors.
  auto fillsBytes = [](Type type) {
    Type element = getElementTypeOrSelf(type);
    return element.isIntOrFloat() && element.getIntOrFloatBitWidth() % 8 == 0 &&
           element.getIntOrFloatBitWidth() >=
               (isa<FloatType>(element) ? 16 : 8);
  };
  if (!llvm::all_of(op->getOperandTypes(), fillsBytes))
    return false;
  for (OpOperand *input : op.getDpsInputOperands())
    if (!op.getMatchingIndexingMap(input).isProjectedPermutation(true) ||
        (isa<ShapedType>(input->get().getType()) &&
         !isa<MemRefType>(input->get().getType())))
      return false;
  return hasVectorForm(*op.getBlock());
}

LaneOperation::LaneOperation(linalg::LinalgOp op, Value tile,
                             OpBuilder &builder)
    : op(op), builder(builder) {
  for (Value operand : op->getOperands()) {
    buffers.emplace_back();
    if (operand != tile && isa<MemRefType>(operand.getType()))
      buffers.back().emplace(operand, builder, op.getLoc());
  }
}

Value LaneOperation::apply(Value lanes, const LaneRun &run, int64_t count) {
  Location loc = op.getLoc();
  SmallVector<Value> arguments;
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    if (argument.use_empty()) {
      arguments.emplace_back();
    } else if (!isa<MemRefType>(operand.get().getType())) {
      arguments.push_back(operand.get());
    } else if (const auto &buffer = buffers[operand.getOperandNumber()]) {
      AffineMap map = op.getMatchingIndexingMap(&operand);
      LaneRun read;
      for (ArrayRef<int64_t> at : run)
        read.push_back(map.compose(at));
      auto type = VectorType::get(count, argument.getType());
      arguments.push_back(loadRun(*buffer, read, type, builder, loc));
    } else {
      arguments.push_back(lanes);
    }
  }
  return applyToLanes(*op.getBlock(), arguments, count, builder, loc);
}
