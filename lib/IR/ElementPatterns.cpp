// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/ElementPatterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace {

using Indices = SmallVector<int64_t>;

/// One element, as it is computed where the tensor is: other elements' ways to
/// the same one end in the same place.
class Element {
public:
  Element(PatternRewriter &rewriter, Location loc)
      : rewriter(rewriter), loc(loc) {}

  /// The element of an operation's result; null where it has none of its own.
  Value compute(OpResult tensor, Indices at);

private:
  Value compute(tensor::CastOp op, Indices at);
  Value compute(tensor::ConcatOp op, Indices at);
  Value compute(tensor::ExtractSliceOp op, const Indices &at);
  Value computeReshaped(Value source, Value result, const Indices &at);
  Value compute(linalg::LinalgOp op, OpResult result, const Indices &at);
  Value extract(Value tensor, const Indices &at);

  PatternRewriter &rewriter;
  Location loc;
};

/// The value if it is a tensor all extents of which are known.
RankedTensorType getStaticType(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && type.hasStaticShape() && !type.getEncoding()
             ? type
             : RankedTensorType();
}

/// True if an operation reads the element at these indices already.
bool readsAt(tensor::ExtractOp op, const Indices &at) {
  return llvm::all_of(llvm::zip_equal(op.getIndices(), at), [](auto pair) {
    return getConstantIntValue(std::get<0>(pair)) == std::get<1>(pair);
  });
}

Value Element::extract(Value tensor, const Indices &at) {
  for (Operation *user : tensor.getUsers())
    if (auto same = dyn_cast<tensor::ExtractOp>(user))
      if (user->getBlock() == rewriter.getInsertionBlock() &&
          user->isBeforeInBlock(&*rewriter.getInsertionPoint()) &&
          readsAt(same, at))
        return same;
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointAfterValue(tensor);
  SmallVector<Value> indices;
  for (int64_t index : at)
    indices.push_back(arith::ConstantIndexOp::create(rewriter, loc, index));
  return tensor::ExtractOp::create(rewriter, loc, tensor, indices);
}

Value Element::compute(tensor::CastOp op, Indices at) {
  return isa<RankedTensorType>(op.getSource().getType())
             ? extract(op.getSource(), at)
             : Value();
}

Value Element::compute(tensor::ConcatOp op, Indices at) {
  int64_t &place = at[op.getDim()];
  for (Value part : op.getInputs()) {
    RankedTensorType type = getStaticType(part);
    if (!type)
      return {};
    if (place < type.getDimSize(op.getDim()))
      return extract(part, at);
    place -= type.getDimSize(op.getDim());
  }
  return {};
}

Value Element::compute(tensor::ExtractSliceOp op, const Indices &at) {
  if (ShapedType::isDynamicShape(op.getStaticOffsets()) ||
      ShapedType::isDynamicShape(op.getStaticStrides()))
    return {};
  llvm::SmallBitVector dropped = op.getDroppedDims();
  Indices source(op.getStaticOffsets());
  unsigned next = 0;
  for (auto [dimension, place] : llvm::enumerate(source))
    if (!dropped.test(dimension))
      place += at[next++] * op.getStaticStride(dimension);
  return extract(op.getSource(), source);
}

Value Element::computeReshaped(Value source, Value result, const Indices &at) {
  RankedTensorType from = getStaticType(source), to = getStaticType(result);
  if (!from || !to)
    return {};
  int64_t place = linearize(at, computeStrides(to.getShape()));
  return extract(source, delinearize(place, computeStrides(from.getShape())));
}

/// The iteration that makes an element; fails where there are several.
FailureOr<Indices> findIteration(linalg::LinalgOp op, OpResult result,
                                 const Indices &at) {
  Indices ranges = op.getStaticLoopRanges();
  Indices iteration(ranges.size(), -1);
  AffineMap map = op.getIndexingMapMatchingResult(result);
  for (auto [expression, index] : llvm::zip_equal(map.getResults(), at))
    if (auto loop = dyn_cast<AffineDimExpr>(expression))
      iteration[loop.getPosition()] = index;
    else if (!isa<AffineConstantExpr>(expression))
      return failure();
  for (auto [index, range] : llvm::zip_equal(iteration, ranges)) {
    if (index < 0 && range != 1)
      return failure();
    index = std::max<int64_t>(index, 0);
  }
  return iteration;
}

/// The body repeated with the elements of one iteration.
Value Element::compute(linalg::LinalgOp op, OpResult result,
                       const Indices &at) {
  if (!op.hasPureTensorSemantics() || op->getNumRegions() != 1 ||
      op.getNumReductionLoops() > 0)
    return {};
  FailureOr<Indices> iteration = findIteration(op, result, at);
  if (failed(iteration))
    return {};
  Block *body = op.getBlock();
  for (Operation &inner : body->without_terminator())
    if (!isMemoryEffectFree(&inner) || inner.getNumRegions() > 0)
      return {};

  IRMapping mapping;
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    if (argument.use_empty())
      continue;
    Value value = operand.get();
    if (isa<RankedTensorType>(value.getType()))
      value = extract(value,
                      op.getMatchingIndexingMap(&operand).compose(*iteration));
    mapping.map(argument, value);
  }
  for (Operation &inner : body->without_terminator()) {
    if (auto index = dyn_cast<linalg::IndexOp>(inner))
      mapping.map(index.getResult(),
                  arith::ConstantIndexOp::create(rewriter, loc,
                                                 (*iteration)[index.getDim()]));
    else
      rewriter.clone(inner, mapping);
  }
  Operation *end = body->getTerminator();
  return mapping.lookupOrDefault(end->getOperand(result.getResultNumber()));
}

Value Element::compute(OpResult tensor, Indices at) {
  return llvm::TypeSwitch<Operation *, Value>(tensor.getOwner())
      .Case<tensor::CastOp, tensor::ConcatOp, tensor::ExtractSliceOp>(
          [&](auto op) { return compute(op, at); })
      .Case<tensor::CollapseShapeOp, tensor::ExpandShapeOp>([&](auto op) {
        return computeReshaped(op.getSrc(), op.getResult(), at);
      })
      .Case<linalg::LinalgOp>(
          [&](linalg::LinalgOp op) { return compute(op, tensor, at); })
      .Default(Value());
}

struct ComputeElement : OpRewritePattern<tensor::ExtractOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExtractOp op,
                                PatternRewriter &rewriter) const override {
    constexpr int64_t few = 64;
    auto tensor = dyn_cast<OpResult>(op.getTensor());
    RankedTensorType type = getStaticType(op.getTensor());
    if (!tensor || !type || type.getNumElements() > few)
      return failure();
    Indices at;
    for (auto [index, extent] :
         llvm::zip_equal(op.getIndices(), type.getShape())) {
      std::optional<int64_t> known = getConstantIntValue(index);
      if (!known || *known < 0 || *known >= extent)
        return failure();
      at.push_back(*known);
    }
    Value element = Element(rewriter, op.getLoc()).compute(tensor, at);
    if (!element)
      return failure();
    rewriter.replaceOp(op, element);
    return success();
  }
};
} // namespace

void tensoropt::addElementPatterns(RewritePatternSet &patterns) {
  patterns.add<ComputeElement>(patterns.getContext());
}
