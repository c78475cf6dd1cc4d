// SPDX-License-Identifier: Apache-2.0

#include "CopyInPlace.h"
#include "PlainUses.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace tensoropt;

static bool isStatic(memref::SubViewOp part) {
  auto isKnown = [](int64_t value) { return !ShapedType::isDynamic(value); };
  return llvm::all_of(part.getStaticOffsets(), isKnown) &&
         llvm::all_of(part.getStaticSizes(), isKnown) &&
         llvm::all_of(part.getStaticStrides(), isKnown);
}

/// True if two parts of one buffer have no element in common.
static bool areApart(memref::SubViewOp a, memref::SubViewOp b) {
  if (a.getSource() != b.getSource() || !isStatic(a) || !isStatic(b))
    return false;
  auto endOf = [](memref::SubViewOp part, size_t at) {
    return part.getStaticOffsets()[at] +
           (part.getStaticSizes()[at] - 1) * part.getStaticStrides()[at];
  };
  for (size_t at = 0; at < a.getStaticOffsets().size(); ++at)
    if (endOf(a, at) < b.getStaticOffsets()[at] ||
        endOf(b, at) < a.getStaticOffsets()[at])
      return true;
  return false;
}

/// The type of what `view` reshapes, if it gave `type`; null if there is none.
static MemRefType invertType(Operation *view, MemRefType type) {
  auto shape = cast<MemRefType>(view->getOperand(0).getType()).getShape();
  if (auto collapse = dyn_cast<memref::CollapseShapeOp>(view)) {
    auto expanded = memref::ExpandShapeOp::computeExpandedType(
        type, shape, collapse.getReassociationIndices());
    return succeeded(expanded) ? *expanded : MemRefType();
  }
  auto groups = cast<memref::ExpandShapeOp>(view).getReassociationIndices();
  if (!memref::CollapseShapeOp::isGuaranteedCollapsible(type, groups))
    return {};
  return memref::CollapseShapeOp::computeCollapsedType(type, groups);
}

/// The type of an allocation that is copied as `copied`, if that had `type`.
static MemRefType inferPlaceType(Value copied, MemRefType type) {
  for (; type && !copied.getDefiningOp<memref::AllocOp>();
       copied = copied.getDefiningOp()->getOperand(0))
    type = invertType(copied.getDefiningOp(), type);
  return type;
}

/// The part in the shape of the allocation that is copied as `copied`.
static Value buildPlace(Value copied, Value part, OpBuilder &builder) {
  while (!copied.getDefiningOp<memref::AllocOp>()) {
    Operation *op = copied.getDefiningOp();
    MemRefType type = invertType(op, cast<MemRefType>(part.getType()));
    if (auto collapse = dyn_cast<memref::CollapseShapeOp>(op))
      part = memref::ExpandShapeOp::create(builder, op->getLoc(), type, part,
                                           collapse.getReassociationIndices());
    else
      part = memref::CollapseShapeOp::create(
          builder, op->getLoc(), type, part,
          cast<memref::ExpandShapeOp>(op).getReassociationIndices());
    copied = op->getOperand(0);
  }
  return part;
}

/// Where the first of the touches is, in the block of the copy.
static Operation *findFirst(const PlainUses &uses, Operation *copy) {
  Operation *first = copy;
  for (OpOperand *touch : uses.touches) {
    Operation *op = copy->getBlock()->findAncestorOpInBlock(*touch->getOwner());
    if (!op)
      return nullptr;
    if (op->isBeforeInBlock(first))
      first = op;
  }
  return first;
}

std::optional<CopyInPlace> CopyInPlace::find(memref::CopyOp copy) {
  auto part = copy.getTarget().getDefiningOp<memref::SubViewOp>();
  memref::AllocOp from = findWhole(copy.getSource());
  auto to = part ? part.getSource().getDefiningOp<memref::AllocOp>()
                 : memref::AllocOp();
  auto isKnown = [&](memref::AllocOp alloc) {
    return alloc && alloc->getBlock() == copy->getBlock() &&
           alloc.getType().hasStaticShape() &&
           alloc.getType().getLayout().isIdentity();
  };
  if (!isKnown(from) || !isKnown(to) || from == to || !isStatic(part) ||
      from.getType().getMemorySpace() != to.getType().getMemorySpace() ||
      to.getAlignment().value_or(1) < from.getAlignment().value_or(1))
    return std::nullopt;
  // Neighbours stay neighbours: what computes them works with vectors.
  if (part.getStaticStrides().empty() || part.getStaticStrides().back() != 1)
    return std::nullopt;
  MemRefType type = inferPlaceType(copy.getSource(), part.getType());
  if (!type || !canRetype(from, type))
    return std::nullopt;
  PlainUses own = PlainUses::find(from);
  PlainUses others = PlainUses::find(
      to, [&](memref::SubViewOp other) { return areApart(part, other); });
  Operation *first = findFirst(own, copy);
  if (!own.isPlain || !others.isPlain || !first || !findFirst(others, copy))
    return std::nullopt;
  bool isReadLater = false;
  auto placeOf = [&](OpOperand *touch) {
    return copy->getBlock()->findAncestorOpInBlock(*touch->getOwner());
  };
  for (OpOperand *touch : own.touches) {
    if (!copy->isBeforeInBlock(placeOf(touch)))
      continue;
    isReadLater = true;
    if (isWrittenBy(*touch))
      return std::nullopt;
  }
  for (OpOperand *touch : others.touches) {
    Operation *op = placeOf(touch);
    if (op == copy)
      continue;
    bool isLater = copy->isBeforeInBlock(op);
    if (isLater ? isReadLater && isWrittenBy(*touch)
                : !op->isBeforeInBlock(first))
      return std::nullopt;
  }
  return CopyInPlace{copy, from, to, part};
}

void CopyInPlace::apply() {
  if (from->isBeforeInBlock(to))
    to->moveBefore(from);
  OpBuilder builder(from);
  Value place = builder.clone(*part)->getResult(0);
  place = buildPlace(copy.getSource(), place, builder);
  replaceRetyped(from, place);
  copy.erase();
  from.erase();
}
