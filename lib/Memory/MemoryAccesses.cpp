// SPDX-License-Identifier: Apache-2.0

#include "MemoryAccesses.h"
#include "Awaits.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/DataLayoutInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::conflict(const MemoryAccess &a, const MemoryAccess &b) {
  return a.root == b.root && (a.isWrite || b.isWrite) && a.lower < b.upper &&
         b.lower < a.upper;
}

MemoryAccesses::MemoryAccesses(FunctionOpInterface function,
                               BufferUseAnalysis &uses)
    : uses(uses) {
  function->walk([&](Operation *op) {
    if (!isa<memref::AllocOp, memref::AllocaOp>(op))
      return;
    BufferUses found = uses.find(op->getResult(0));
    if (!found.reason.empty() && found.reason != "is returned")
      return;
    known.insert(op->getResult(0));
    buffers.emplace_back(op->getResult(0), std::move(found));
  });
}

/// The bytes that a view of static layout spans in its allocation, where the
/// way there shows that offsets count from its beginning.
static std::pair<int64_t, int64_t> findSpan(Value view) {
  std::pair<int64_t, int64_t> whole{0, MemoryAccess::wholeBuffer};
  std::optional<std::pair<int64_t, int64_t>> span;
  for (;;) {
    auto type = dyn_cast<MemRefType>(view.getType());
    Operation *op = view.getDefiningOp();
    if (!type || !op)
      return whole;
    SmallVector<int64_t> strides;
    int64_t offset;
    bool isStatic = type.hasStaticShape() &&
                    succeeded(type.getStridesAndOffset(strides, offset)) &&
                    !ShapedType::isDynamic(offset) &&
                    llvm::none_of(strides, [](int64_t stride) {
                      return stride < 0 || ShapedType::isDynamic(stride);
                    });
    if (!span && isStatic) {
      int64_t end = offset + 1;
      for (auto [extent, stride] : llvm::zip_equal(type.getShape(), strides)) {
        if (extent == 0)
          return {0, 0};
        end += (extent - 1) * stride;
      }
      int64_t bytes = llvm::divideCeil(
          DataLayout::closest(op).getTypeSizeInBits(type.getElementType()), 8);
      span = {offset * bytes, end * bytes};
    }
    if (isa<memref::AllocOp, memref::AllocaOp>(op))
      return span.value_or(whole);
    // What a dynamic view is of bounds it, unless it begins anywhere.
    if (auto cast = dyn_cast<memref::ReinterpretCastOp>(op)) {
      if (!span || !isa<MemRefType>(cast.getSource().getType()))
        return whole;
      view = cast.getSource();
    } else if (isa<memref::SubViewOp, memref::CastOp, memref::CollapseShapeOp,
                   memref::ExpandShapeOp, memref::TransposeOp>(op)) {
      view = op->getOperand(0);
    } else {
      return whole;
    }
  }
}

/// Null stands for outside.
ArrayRef<Value> MemoryAccesses::listRoots(Value value) {
  auto [entry, isNew] = roots.try_emplace(value);
  if (!isNew)
    return entry->second;
  SmallVector<Value, 1> found;
  SmallVector<Value> origins = uses.listOrigins(value);
  bool isOutside = origins.empty();
  for (Value origin : origins) {
    if (known.contains(origin)) {
      found.push_back(origin);
      continue;
    }
    auto get = origin.getDefiningOp<memref::GetGlobalOp>();
    auto global = get ? SymbolTable::lookupNearestSymbolFrom<memref::GlobalOp>(
                            get, get.getNameAttr())
                      : nullptr;
    isOutside |= !global || !global.getConstant();
  }
  if (isOutside)
    found.push_back(Value());
  return roots[value] = std::move(found);
}

void MemoryAccesses::add(Value value, bool isWrite, AccessList &list) {
  if (!isa<BaseMemRefType>(value.getType())) {
    list.push_back({Value(), isWrite});
    return;
  }
  ArrayRef<Value> found = listRoots(value);
  for (Value root : found) {
    MemoryAccess access{root, isWrite};
    if (root && found.size() == 1)
      std::tie(access.lower, access.upper) = findSpan(value);
    if (llvm::none_of(list, [&](const MemoryAccess &other) {
          return other.root == root && other.isWrite == isWrite &&
                 other.lower <= access.lower && access.upper <= other.upper;
        }))
      list.push_back(access);
  }
}

/// True if a callee only accesses memory, with all that it calls.
bool MemoryAccesses::isPlain(FunctionOpInterface callee) {
  if (callee.isExternal())
    return false;
  // One that calls itself is not plain.
  auto [entry, isNew] = plain.try_emplace(callee, false);
  if (!isNew)
    return entry->second;
  bool result =
      llvm::all_of(callee.getFunctionBody().getOps(), [&](Operation &op) {
        AccessList ignored;
        return collect(&op, ignored);
      });
  return plain[callee] = result;
}

bool MemoryAccesses::collectCall(Operation *op, AccessList &list) {
  auto call = dyn_cast<CallOpInterface>(op);
  auto callee =
      call ? dyn_cast_or_null<FunctionOpInterface>(call.resolveCallable())
           : nullptr;
  if (!callee || !isPlain(callee))
    return false;
  list.push_back({Value(), /*isWrite=*/true});
  for (Value operand : op->getOperands())
    if (isa<BaseMemRefType>(operand.getType()))
      add(operand, /*isWrite=*/true, list);
  return true;
}

/// False where more may happen.
bool MemoryAccesses::collect(Operation *op, AccessList &list) {
  auto isToken = [](Value operand) {
    return operand.getDefiningOp() && isAsynchronous(operand.getDefiningOp());
  };
  if (isAsynchronous(op) || llvm::any_of(op->getOperands(), isToken))
    return false;
  bool isRecursive = op->hasTrait<OpTrait::HasRecursiveMemoryEffects>();
  if (isRecursive)
    for (Region &region : op->getRegions())
      for (Operation &inner : region.getOps())
        if (!collect(&inner, list))
          return false;
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  if (!effects)
    return isRecursive || op->hasTrait<OpTrait::IsTerminator>() ||
           collectCall(op, list);
  SmallVector<MemoryEffects::EffectInstance> found;
  effects.getEffects(found);
  for (const MemoryEffects::EffectInstance &effect : found) {
    if (isa<MemoryEffects::Allocate>(effect.getEffect()))
      continue;
    if (!effect.getValue())
      return false;
    add(effect.getValue(), !isa<MemoryEffects::Read>(effect.getEffect()), list);
  }
  return true;
}

std::optional<AccessList> MemoryAccesses::find(Operation *op) {
  AccessList list;
  if (!collect(op, list))
    return std::nullopt;
  return list;
}
