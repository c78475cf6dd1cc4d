// SPDX-License-Identifier: Apache-2.0

#include "TileEnding.h"
#include "LaneReduction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace tensoropt;

/// Lanes that are not beyond the end.
static Value makeMask(size_t length, VectorType type, OpBuilder &builder,
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

/// The only reader of a tile that is no more than what products make.
static bool readsAlone(linalg::GenericOp op,
                       ArrayRef<linalg::LinalgOp> products, Value tile) {
  return tile.getDefiningOp<memref::AllocOp>() &&
         llvm::all_of(tile.getUsers(), [&](Operation *user) {
           return user == op || isa<linalg::FillOp>(user) ||
                  llvm::is_contained(products,
                                     dyn_cast<linalg::LinalgOp>(user));
         });
}

/// True for an operation on the elements that products make, which nobody else
/// reads before it.
static bool mayFollow(linalg::GenericOp op,
                      ArrayRef<linalg::LinalgOp> products) {
  Value made = linalg::LinalgOp(products.back()).getDpsInits()[0];
  if (!op.hasPureBufferSemantics() || op.getNumDpsInits() != 1 ||
      op.getNumReductionLoops() > 0)
    return false;
  Value written = op.getDpsInits()[0];
  if (written != made && !readsAlone(op, products, made))
    return false;
  if (!op.getIndexingMapsArray().back().isIdentity())
    return false;
  // Booleans have a byte each in memory, but a bit in a vector.
  auto fillsBytes = [](Type type) {
    Type element = getElementTypeOrSelf(type);
    return element.isIntOrFloat() && element.getIntOrFloatBitWidth() % 8 == 0;
  };
  if (!llvm::all_of(op->getOperandTypes(), fillsBytes))
    return false;
  for (OpOperand *input : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(input);
    if (input->get() == made ? !map.isIdentity()
                             : !map.isProjectedPermutation(true))
      return false;
    if (isa<ShapedType>(input->get().getType()) &&
        !isa<MemRefType>(input->get().getType()))
      return false;
  }
  return hasVectorForm(*op.getBody());
}

TileEnding::TileEnding(ArrayRef<linalg::LinalgOp> products)
    : product(products.back()) {
  for (Operation *next = product->getNextNode(); next;
       next = next->getNextNode()) {
    auto generic = dyn_cast<linalg::GenericOp>(next);
    if (generic &&
        llvm::is_contained(generic.getInputs(), product.getDpsInits()[0]) &&
        mayFollow(generic, products))
      op = generic;
    if (!isMemoryEffectFree(next))
      break;
  }
}

void TileEnding::setInsertionPoint(OpBuilder &builder) {
  builder.setInsertionPoint(op ? op : product);
}

void TileEnding::begin(OpBuilder &with) {
  builder = &with;
  Location loc = product.getLoc();
  Value made = product.getDpsInits()[0];
  if (!op) {
    result.emplace(made, with, loc);
    return;
  }
  for (Value operand : op->getOperands()) {
    inputs.emplace_back();
    if (operand != made && isa<MemRefType>(operand.getType()))
      inputs.back().emplace(operand, with, loc);
  }
  result.emplace(op.getDpsInits()[0], with, loc);
}

/// The body on lanes.
Value TileEnding::apply(Value lanes, const Run &run) {
  Location loc = op.getLoc();
  auto typeOf = [&](Type element) {
    return cast<VectorType>(lanes.getType()).clone(element);
  };
  SmallVector<Value> arguments;
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    const std::optional<FlatBuffer> &input = inputs[operand.getOperandNumber()];
    if (argument.use_empty()) {
      arguments.emplace_back();
    } else if (!isa<MemRefType>(operand.get().getType())) {
      arguments.push_back(operand.get());
    } else if (!input) {
      arguments.push_back(lanes);
    } else {
      AffineMap map = op.getMatchingIndexingMap(&operand);
      Run read;
      for (ArrayRef<int64_t> at : run)
        read.push_back(map.compose(at));
      arguments.push_back(
          loadRun(*input, read, typeOf(argument.getType()), *builder, loc));
    }
  }
  return applyToLanes(*op.getBody(), arguments,
                      cast<VectorType>(lanes.getType()).getNumElements(),
                      *builder, loc);
}

void TileEnding::store(Value lanes, const Run &run) {
  if (op)
    lanes = apply(lanes, run);
  Location loc = product.getLoc();
  Value place = result->place(run[0], *builder, loc);
  auto type = cast<VectorType>(lanes.getType());
  if (run.size() == size_t(type.getNumElements()))
    vector::StoreOp::create(*builder, loc, lanes, result->get(), place);
  else
    vector::MaskedStoreOp::create(*builder, loc, result->get(), place,
                                  makeMask(run.size(), type, *builder, loc),
                                  lanes);
}

bool TileEnding::eraseOp(RewriterBase &rewriter) {
  if (!op)
    return false;
  rewriter.eraseOp(op);
  return true;
}
