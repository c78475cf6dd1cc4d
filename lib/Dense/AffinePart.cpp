// SPDX-License-Identifier: Apache-2.0

#include "AffinePart.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::isOfWeights(Value value) {
  // Paths to what many operations share are as many as their products.
  llvm::SetVector<Value> needed;
  needed.insert(value);
  for (size_t at = 0; at < needed.size(); ++at) {
    Operation *def = needed[at].getDefiningOp();
    if (!def)
      return false;
    if (auto empty = dyn_cast<tensor::EmptyOp>(def)) {
      if (!empty.getType().hasStaticShape())
        return false;
      continue;
    }
    if (isa<arith::ConstantOp>(def))
      continue;
    if (!isa<linalg::LinalgOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp,
             tensor::ExtractSliceOp, tensor::PadOp>(def))
      return false;
    needed.insert_range(def->getOperands());
  }
  return true;
}

bool AffinePart::match() {
  Value last = argument;
  while (last.hasOneUse()) {
    std::optional<Entry> entry = findStep(*last.use_begin());
    if (!entry)
      break;
    steps.push_back(*entry);
    last = entry->op->getResult(0);
  }
  return channel && llvm::any_of(steps, [](const Entry &entry) {
           return entry.step != Step::Add && entry.step != Step::Subtract;
         });
}

Value AffinePart::getLast() const { return steps.back().op->getResult(0); }

RankedTensorType AffinePart::getResultType() const {
  return cast<RankedTensorType>(linalg::GenericOp(op).getResult(0).getType());
}

/// The step that a use is, if it keeps the value scale * x + shift.
std::optional<AffinePart::Entry> AffinePart::findStep(OpOperand &use) {
  Operation *user = use.getOwner();
  if (isa<arith::NegFOp>(user))
    return Entry{user, Step::Negate, Value()};
  std::optional<Step> step;
  if (isa<arith::AddFOp>(user))
    step = Step::Add;
  else if (isa<arith::MulFOp>(user))
    step = Step::Multiply;
  else if (isa<arith::SubFOp>(user))
    step = use.getOperandNumber() == 0 ? Step::Subtract : Step::SubtractFrom;
  else if (isa<arith::DivFOp>(user) && use.getOperandNumber() == 0)
    step = Step::Divide;
  if (!step)
    return std::nullopt;
  Value other = user->getOperand(1 - use.getOperandNumber());
  if (!isOfChannel(other))
    return std::nullopt;
  return Entry{user, *step, other};
}

/// True if a value in the body is the same for all of a channel.
bool AffinePart::isOfChannel(Value value) {
  Operation *def = value.getDefiningOp();
  if (def && def->getBlock() == op.getBody())
    return isPure(def) &&
           isa<arith::ArithDialect, math::MathDialect>(def->getDialect()) &&
           llvm::all_of(def->getOperands(),
                        [&](Value operand) { return isOfChannel(operand); });
  auto other = dyn_cast<BlockArgument>(value);
  if (!other || other.getOwner() != op.getBody())
    return matchPattern(value, m_Constant());
  unsigned operand = other.getArgNumber();
  if (operand >= op.getNumDpsInputs() || other == argument ||
      !isOfWeights(op.getDpsInputs()[operand]) || !takeChannel(operand))
    return false;
  if (!llvm::is_contained(constants, operand))
    constants.push_back(operand);
  return true;
}

/// The operand varies along one dimension at most, that of the channels.
bool AffinePart::takeChannel(unsigned operand) {
  AffineMap map = op.getIndexingMapsArray()[operand];
  auto type = cast<RankedTensorType>(op.getDpsInputs()[operand].getType());
  for (auto [extent, place] : llvm::zip(type.getShape(), map.getResults())) {
    if (extent == 1)
      continue;
    auto dim = dyn_cast<AffineDimExpr>(place);
    if (!dim || (channel && *channel != dim.getPosition()))
      return false;
    channel = dim.getPosition();
  }
  return true;
}

std::pair<Value, Value> AffinePart::emit(RewriterBase &rewriter) {
  MLIRContext *context = op.getContext();
  int64_t extent = getResultType().getDimSize(*channel);
  auto type = RankedTensorType::get(extent, getResultType().getElementType());
  Value empty = tensor::EmptyOp::create(rewriter, op.getLoc(), type.getShape(),
                                        type.getElementType());
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  for (unsigned operand : constants) {
    inputs.push_back(op.getDpsInputs()[operand]);
    AffineMap map = op.getIndexingMapsArray()[operand];
    SmallVector<AffineExpr> dims(map.getNumDims(),
                                 getAffineConstantExpr(0, context));
    dims[*channel] = getAffineDimExpr(0, context);
    maps.push_back(map.replaceDimsAndSymbols(dims, {}, 1, 0));
  }
  maps.append(2, AffineMap::getMultiDimIdentityMap(1, context));
  auto made = linalg::GenericOp::create(
      rewriter, op.getLoc(), TypeRange{type, type}, inputs,
      ValueRange{empty, empty}, maps,
      SmallVector<utils::IteratorType>{utils::IteratorType::parallel},
      [&](OpBuilder &builder, Location loc, ValueRange arguments) {
        emitBody(builder, loc, arguments);
      });
  return {made.getResult(0), made.getResult(1)};
}

/// The scale and the shift that the steps make of 1 and 0.
void AffinePart::emitBody(OpBuilder &builder, Location loc,
                          ValueRange arguments) {
  IRMapping mapping;
  for (auto [operand, value] : llvm::zip(constants, arguments))
    mapping.map(op.getBody()->getArgument(operand), value);
  std::function<Value(Value)> get = [&](Value value) -> Value {
    Operation *def = value.getDefiningOp();
    if (mapping.contains(value) || !def || def->getBlock() != op.getBody())
      return mapping.lookupOrDefault(value);
    for (Value operand : def->getOperands())
      get(operand);
    return builder.clone(*def, mapping)->getResult(0);
  };
  Type type = getResultType().getElementType();
  Value scale =
      arith::ConstantOp::create(builder, loc, builder.getFloatAttr(type, 1));
  Value shift =
      arith::ConstantOp::create(builder, loc, builder.getFloatAttr(type, 0));
  for (const Entry &entry : steps) {
    Value other = entry.other ? get(entry.other) : Value();
    switch (entry.step) {
    case Step::Add:
      shift = arith::AddFOp::create(builder, loc, shift, other);
      break;
    case Step::Subtract:
      shift = arith::SubFOp::create(builder, loc, shift, other);
      break;
    case Step::SubtractFrom:
      scale = arith::NegFOp::create(builder, loc, scale);
      shift = arith::SubFOp::create(builder, loc, other, shift);
      break;
    case Step::Negate:
      scale = arith::NegFOp::create(builder, loc, scale);
      shift = arith::NegFOp::create(builder, loc, shift);
      break;
    case Step::Multiply:
      scale = arith::MulFOp::create(builder, loc, scale, other);
      shift = arith::MulFOp::create(builder, loc, shift, other);
      break;
    case Step::Divide:
      scale = arith::DivFOp::create(builder, loc, scale, other);
      shift = arith::DivFOp::create(builder, loc, shift, other);
      break;
    }
  }
  linalg::YieldOp::create(builder, loc, ValueRange{scale, shift});
}
