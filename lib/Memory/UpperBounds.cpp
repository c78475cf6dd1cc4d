// SPDX-License-Identifier: Apache-2.0

#include "UpperBounds.h"
#include "TensorOpt/Memory/MemoryPlan.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/ValueBoundsOpInterface.h"
#include "llvm/Support/CheckedArithmetic.h"

using namespace mlir;
using namespace tensoropt;

/// The numbers of an attribute: one for each open extent, none negative.
static std::optional<ArrayRef<int64_t>> getBounds(Attribute attribute,
                                                  ShapedType type) {
  auto bounds = dyn_cast_or_null<DenseI64ArrayAttr>(attribute);
  if (!bounds || !type.hasRank() ||
      bounds.asArrayRef().size() != type.getNumDynamicDims() ||
      llvm::any_of(bounds.asArrayRef(), [](int64_t b) { return b < 0; }))
    return std::nullopt;
  return bounds.asArrayRef();
}

/// The bound that a function's argument states for one of its extents.
static std::optional<int64_t> findStated(Value value, int64_t dim) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument)
    return std::nullopt;
  auto function =
      dyn_cast<FunctionOpInterface>(argument.getOwner()->getParentOp());
  auto type = dyn_cast<ShapedType>(value.getType());
  if (!function || !type || !argument.getOwner()->isEntryBlock())
    return std::nullopt;
  auto bounds = getBounds(
      function.getArgAttr(argument.getArgNumber(), upperBoundsAttr), type);
  if (!bounds || !type.isDynamicDim(dim))
    return std::nullopt;
  return (*bounds)[type.getDynamicDimIndex(dim)];
}

/// The largest value of an expression that grows with all its operands; none
/// if it does not.
static std::optional<int64_t> evaluate(AffineExpr expression,
                                       ArrayRef<int64_t> dims,
                                       ArrayRef<int64_t> symbols) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expression))
    return constant.getValue();
  if (auto dim = dyn_cast<AffineDimExpr>(expression))
    return dims[dim.getPosition()];
  if (auto symbol = dyn_cast<AffineSymbolExpr>(expression))
    return symbols[symbol.getPosition()];
  auto binary = cast<AffineBinaryOpExpr>(expression);
  auto left = evaluate(binary.getLHS(), dims, symbols);
  auto right = evaluate(binary.getRHS(), dims, symbols);
  if (!left || !right)
    return std::nullopt;
  switch (binary.getKind()) {
  case AffineExprKind::Add:
    return llvm::checkedAdd(*left, *right);
  case AffineExprKind::Mul:
    return *left < 0 || *right < 0 ? std::nullopt
                                   : llvm::checkedMul(*left, *right);
  case AffineExprKind::FloorDiv:
    if (isa<AffineConstantExpr>(binary.getRHS()) && *left >= 0 && *right > 0)
      return *left / *right;
    return std::nullopt;
  case AffineExprKind::CeilDiv:
    if (isa<AffineConstantExpr>(binary.getRHS()) && *left >= 0 && *right > 0)
      return *left / *right + (*left % *right != 0);
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

static std::optional<int64_t> findBound(Value size) {
  if (auto product = size.getDefiningOp<arith::MulIOp>()) {
    auto left = findBound(product.getLhs()),
         right = findBound(product.getRhs());
    return left && right && *left >= 0 && *right >= 0
               ? llvm::checkedMul(*left, *right)
               : std::nullopt;
  }
  AffineMap map;
  ValueDimList operands;
  auto isStated = [](Value value, std::optional<int64_t> dim,
                     ValueBoundsConstraintSet &) {
    return dim && findStated(value, *dim);
  };
  if (failed(ValueBoundsConstraintSet::computeBound(
          map, operands, presburger::BoundType::UB, {size}, isStated,
          /*closedUB=*/true)) ||
      map.getNumResults() == 0)
    return std::nullopt;
  SmallVector<int64_t> values;
  for (auto [value, dim] : operands) {
    std::optional<int64_t> stated =
        dim ? findStated(value, *dim) : std::nullopt;
    if (!stated)
      return std::nullopt;
    values.push_back(*stated);
  }
  ArrayRef<int64_t> all(values);
  std::optional<int64_t> least;
  for (AffineExpr result : map.getResults()) {
    std::optional<int64_t> bound =
        evaluate(result, all.take_front(map.getNumDims()),
                 all.drop_front(map.getNumDims()));
    if (bound && *bound >= 0)
      least = std::min(least.value_or(*bound), *bound);
  }
  return least;
}

bool tensoropt::hasWrongBounds(memref::AllocOp alloc) {
  Attribute stated = alloc->getAttr(upperBoundsAttr);
  return stated && !getBounds(stated, alloc.getType());
}

std::optional<SmallVector<int64_t>>
tensoropt::findUpperBounds(memref::AllocOp alloc) {
  if (auto stated = getBounds(alloc->getAttr(upperBoundsAttr), alloc.getType()))
    return SmallVector<int64_t>(*stated);
  SmallVector<int64_t> bounds;
  for (Value size : alloc.getDynamicSizes()) {
    std::optional<int64_t> bound = findBound(size);
    if (!bound)
      return std::nullopt;
    bounds.push_back(*bound);
  }
  return bounds;
}
