// SPDX-License-Identifier: Apache-2.0

#include "PlainUses.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace mlir;
using namespace tensoropt;

/// The type of a part or another shape of a value of another type; null for
/// other operations, and where there is no such type.
static MemRefType inferType(Operation *view, MemRefType source) {
  auto type = view->getNumResults() == 1
                  ? dyn_cast<MemRefType>(view->getResult(0).getType())
                  : MemRefType();
  if (!type)
    return {};
  if (auto part = dyn_cast<memref::SubViewOp>(view))
    return memref::SubViewOp::inferRankReducedResultType(
        type.getShape(), source, part.getStaticOffsets(), part.getStaticSizes(),
        part.getStaticStrides());
  if (auto collapse = dyn_cast<memref::CollapseShapeOp>(view)) {
    auto groups = collapse.getReassociationIndices();
    if (!memref::CollapseShapeOp::isGuaranteedCollapsible(source, groups))
      return {};
    return memref::CollapseShapeOp::computeCollapsedType(source, groups);
  }
  if (auto expand = dyn_cast<memref::ExpandShapeOp>(view)) {
    auto expanded = memref::ExpandShapeOp::computeExpandedType(
        source, type.getShape(), expand.getReassociationIndices());
    return succeeded(expanded) ? *expanded : MemRefType();
  }
  return {};
}

static bool isReturn(Operation *op) {
  return op->hasTrait<OpTrait::ReturnLike>() &&
         isa<CallableOpInterface>(op->getParentOp());
}

static bool isView(Operation *op) {
  return isa<memref::SubViewOp, memref::CollapseShapeOp, memref::ExpandShapeOp>(
      op);
}

/// True for what takes memory of any layout and keeps none.
static bool touchesPlainly(OpOperand &use) {
  Operation *op = use.getOwner();
  if (isa<memref::StoreOp, vector::StoreOp>(op))
    return use.getOperandNumber() == 1;
  return isa<linalg::LinalgOp, memref::CopyOp, memref::LoadOp, vector::LoadOp>(
      op);
}

void PlainUses::add(Value view, function_ref<bool(memref::SubViewOp)> skip) {
  for (OpOperand &use : view.getUses()) {
    Operation *op = use.getOwner();
    auto part = dyn_cast<memref::SubViewOp>(op);
    if (part && skip(part))
      continue;
    if (isView(op) && use.getOperandNumber() == 0)
      add(op->getResult(0), skip);
    else if (touchesPlainly(use) || isReturn(op))
      touches.push_back(&use);
    else
      isPlain = false;
  }
}

PlainUses PlainUses::find(Value buffer,
                          function_ref<bool(memref::SubViewOp)> skip) {
  PlainUses uses;
  uses.add(buffer, skip);
  return uses;
}

bool tensoropt::isWrittenBy(OpOperand &touch) {
  Operation *op = touch.getOwner();
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return linalgOp.isDpsInit(&touch);
  if (isa<memref::CopyOp>(op))
    return touch.getOperandNumber() == 1;
  return isa<memref::StoreOp, vector::StoreOp>(op);
}

memref::AllocOp tensoropt::findWhole(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (auto alloc = dyn_cast<memref::AllocOp>(op))
      return alloc;
    if (!isa<memref::CollapseShapeOp, memref::ExpandShapeOp>(op))
      break;
    value = op->getOperand(0);
  }
  return {};
}

bool tensoropt::canRetype(Value value, MemRefType type) {
  if (value.getType() == type)
    return true;
  return llvm::all_of(value.getUses(), [&](OpOperand &use) {
    Operation *op = use.getOwner();
    if (!isView(op))
      return touchesPlainly(use);
    MemRefType inferred = inferType(op, type);
    return inferred && canRetype(op->getResult(0), inferred);
  });
}

/// Gives what is made of a value types that follow from its own.
static void updateTypes(Value value) {
  for (Operation *user : value.getUsers()) {
    if (!isView(user))
      continue;
    MemRefType type = inferType(user, cast<MemRefType>(value.getType()));
    if (user->getResult(0).getType() == type)
      continue;
    user->getResult(0).setType(type);
    updateTypes(user->getResult(0));
  }
}

void tensoropt::replaceRetyped(Value value, Value place) {
  value.replaceAllUsesWith(place);
  updateTypes(place);
}
