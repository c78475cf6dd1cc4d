// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-protect-arguments: inputs stay as the caller left them.

#include "Origin.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace tensoropt {
#define GEN_PASS_DEF_PROTECTARGUMENTS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

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
