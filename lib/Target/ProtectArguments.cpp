// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-protect-arguments: inputs stay as the caller left them.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

namespace tensoropt {
#define GEN_PASS_DEF_PROTECTARGUMENTS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

Value findOrigin(Value value);

/// The value into which `value` was computed, or null.
Value getDestination(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return {};
  if (auto style = dyn_cast<DestinationStyleOpInterface>(result.getOwner()))
    return style.getTiedOpOperand(result)->get();
  if (auto cast = dyn_cast<tensor::CastOp>(result.getOwner()))
    return cast.getSource();
  auto loop = dyn_cast<scf::ForOp>(result.getOwner());
  unsigned number = result.getResultNumber();
  // A loop must hand on what it was given.
  if (loop && findOrigin(loop.getYieldedValues()[number]) ==
                  loop.getRegionIterArg(number))
    return loop.getInitArgs()[number];
  return {};
}

/// True if the contents of a value have one use. With more, what was computed
/// into it may move to a new buffer and leave the old one overwritten.
bool isUsedOnce(Value value) {
  auto readsContents = [](OpOperand &use) {
    return !isa<tensor::DimOp>(use.getOwner());
  };
  return llvm::count_if(value.getUses(), readsContents) == 1;
}

/// The argument, of a function or a loop, that `value` was computed into
/// through values that nothing else uses; null if there is none.
Value findOrigin(Value value) {
  while (!isa<BlockArgument>(value)) {
    value = getDestination(value);
    if (!value || (isa<OpResult>(value) && !isUsedOnce(value)))
      return {};
  }
  return value;
}

/// True if a returned value is an argument as it was given.
bool isArgument(Value returned) {
  while (auto cast = returned.getDefiningOp<tensor::CastOp>())
    returned = cast.getSource();
  return isa<BlockArgument>(returned);
}

/// The arguments that results are computed into. Results that are arguments
/// become copies: they are read, not written.
llvm::SmallPtrSet<Value, 4> findDestinations(func::FuncOp function) {
  llvm::SmallPtrSet<Value, 4> destinations;
  function.walk([&](func::ReturnOp op) {
    for (OpOperand &operand : op->getOpOperands()) {
      auto type = dyn_cast<RankedTensorType>(operand.get().getType());
      if (type && !type.getEncoding() && isArgument(operand.get())) {
        OpBuilder builder(op);
        operand.set(bufferization::AllocTensorOp::create(
            builder, op.getLoc(), type, ValueRange(), operand.get()));
      } else if (Value origin = findOrigin(operand.get())) {
        destinations.insert(origin);
      }
    }
  });
  return destinations;
}

struct ProtectArgumentsPass
    : tensoropt::impl::ProtectArgumentsBase<ProtectArgumentsPass> {
  using ProtectArgumentsBase::ProtectArgumentsBase;

  void runOnOperation() override {
    StringRef writable = bufferization::BufferizationDialect::kWritableAttrName;
    auto no = BoolAttr::get(&getContext(), false);
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isPrivate() || function.isExternal())
        continue;
      llvm::SmallPtrSet<Value, 4> destinations = findDestinations(function);
      for (BlockArgument argument : function.getArguments())
        if (isa<TensorType>(argument.getType()) &&
            (all || !destinations.contains(argument)) &&
            !function.getArgAttr(argument.getArgNumber(), writable))
          function.setArgAttr(argument.getArgNumber(), writable, no);
    }
  }
};

} // namespace
