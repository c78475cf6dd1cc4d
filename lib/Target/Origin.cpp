// SPDX-License-Identifier: Apache-2.0

#include "Origin.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace tensoropt;

Value tensoropt::getDestination(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return {};
  if (auto style = dyn_cast<DestinationStyleOpInterface>(result.getOwner()))
    return style.getTiedOpOperand(result)->get();
  if (auto cast = dyn_cast<tensor::CastOp>(result.getOwner()))
    return cast.getSource();
  if (auto loop = dyn_cast<scf::ForallOp>(result.getOwner()))
    return loop.getTiedOpOperand(result)->get();
  auto loop = dyn_cast<scf::ForOp>(result.getOwner());
  unsigned number = result.getResultNumber();
  // A loop must hand on what it was given.
  if (loop && findOrigin(loop.getYieldedValues()[number]) ==
                  loop.getRegionIterArg(number))
    return loop.getInitArgs()[number];
  return {};
}

bool tensoropt::isUsedOnce(Value value) {
  auto readsContents = [](OpOperand &use) {
    return !isa<tensor::DimOp>(use.getOwner());
  };
  return llvm::count_if(value.getUses(), readsContents) == 1;
}

Value tensoropt::findFirst(Value value) {
  while (Value destination = getDestination(value)) {
    value = destination;
    if (isa<OpResult>(value) && getDestination(value) && !isUsedOnce(value))
      return {};
  }
  return value;
}

Value tensoropt::findOrigin(Value value) {
  Value first = findFirst(value);
  return first && isa<BlockArgument>(first) ? first : Value();
}
