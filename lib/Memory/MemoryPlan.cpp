// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Memory/MemoryPlan.h"
#include "TensorOpt/Memory/MemorySpaces.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace tensoropt;

/// Sums of sizes below stay in 64 bits.
static constexpr int64_t maxBytes = int64_t(1) << 60;

static DictionaryAttr write(const ArenaPlan &plan, MLIRContext *context) {
  Builder builder(context);
  NamedAttrList list;
  auto number = [&](StringRef name, int64_t value) {
    list.append(name, builder.getI64IntegerAttr(value));
  };
  auto flag = [&](StringRef name, bool value) {
    if (value)
      list.append(name, builder.getUnitAttr());
  };
  if (plan.space)
    list.append("space", plan.space);
  number("arena", plan.arena);
  number("alignment", plan.alignment);
  number("lower_bound", plan.lowerBound);
  number("max_live", plan.maxLive);
  number("naive", plan.naive);
  if (plan.guard)
    number("guard", plan.guard);
  if (plan.costBound)
    number("cost_bound", plan.costBound);
  flag("open", plan.isOpen);
  flag("proven", plan.isProven);
  flag("from_caller", plan.isFromCaller);
  if (plan.offset)
    number("offset", plan.offset);
  return list.getDictionary(context);
}

static FailureOr<ArenaPlan> read(Attribute attribute) {
  auto list = dyn_cast<DictionaryAttr>(attribute);
  if (!list)
    return failure();
  ArenaPlan plan;
  bool isGood = true;
  auto number = [&](StringRef name, int64_t &value, bool isOptional = false) {
    auto integer = list.getAs<IntegerAttr>(name);
    if (integer && integer.getType().isInteger(64))
      value = integer.getInt();
    else
      isGood &= isOptional && !list.contains(name);
    isGood &= value >= 0 && value <= maxBytes;
  };
  plan.space = list.get("space");
  number("arena", plan.arena);
  number("alignment", plan.alignment);
  number("lower_bound", plan.lowerBound);
  number("max_live", plan.maxLive);
  number("naive", plan.naive);
  number("guard", plan.guard, /*isOptional=*/true);
  number("cost_bound", plan.costBound, /*isOptional=*/true);
  number("offset", plan.offset, /*isOptional=*/true);
  plan.isOpen = list.contains("open");
  plan.isProven = list.contains("proven");
  plan.isFromCaller = list.contains("from_caller");
  if (!isGood || plan.alignment < 1)
    return failure();
  return plan;
}

void tensoropt::setMemoryPlan(Operation *owner, const ArenaPlan &plan) {
  SmallVector<Attribute> plans;
  if (auto known = owner->getAttrOfType<ArrayAttr>(memoryPlanAttr))
    llvm::copy_if(known, std::back_inserter(plans), [&](Attribute attribute) {
      FailureOr<ArenaPlan> other = read(attribute);
      return succeeded(other) &&
             (other->space != plan.space || other->isOpen != plan.isOpen);
    });
  plans.push_back(write(plan, owner->getContext()));
  owner->setAttr(memoryPlanAttr, ArrayAttr::get(owner->getContext(), plans));
}

FailureOr<std::optional<ArenaPlan>>
tensoropt::getMemoryPlan(Operation *owner, Attribute space, bool isOpen) {
  std::optional<ArenaPlan> found;
  if (!hasMemoryPlan(owner))
    return found;
  auto plans = owner->getAttrOfType<ArrayAttr>(memoryPlanAttr);
  if (!plans)
    return failure();
  for (Attribute attribute : plans) {
    FailureOr<ArenaPlan> plan = read(attribute);
    if (failed(plan))
      return failure();
    if (plan->space == space && plan->isOpen == isOpen)
      found = *plan;
  }
  return found;
}

void tensoropt::dropMemoryPlans(Operation *op) {
  op->walk([](Operation *inner) {
    inner->removeAttr(memoryPlanAttr);
    inner->removeAttr(arenaSpaceAttr);
    for (NamedAttribute attribute :
         llvm::to_vector(inner->getDiscardableAttrs()))
      if (attribute.getName().getValue().starts_with(arenaOffsetAttr))
        inner->removeAttr(attribute.getName());
  });
}
