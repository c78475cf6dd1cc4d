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

/// The value into which `value` was computed, or null.
Value getDestination(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return {};
  if (auto style = dyn_cast<DestinationStyleOpInterface>(result.getOwner()))
    return style.getTiedOpOperand(result)->get();
  if (auto cast = dyn_cast<tensor::CastOp>(result.getOwner()))
    return cast.getSource();
  if (auto loop = dyn_cast<scf::ForOp>(result.getOwner()))
    return loop.getInitArgs()[result.getResultNumber()];
  return {};
}

struct ProtectArgumentsPass
    : tensoropt::impl::ProtectArgumentsBase<ProtectArgumentsPass> {
  void runOnOperation() override {
    StringRef writable = bufferization::BufferizationDialect::kWritableAttrName;
    auto no = BoolAttr::get(&getContext(), false);
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isPrivate() || function.isExternal())
        continue;
      llvm::SmallPtrSet<Value, 4> destinations;
      function.walk([&](func::ReturnOp op) {
        for (Value value : op.getOperands())
          for (; value; value = getDestination(value))
            destinations.insert(value);
      });
      for (BlockArgument argument : function.getArguments())
        if (isa<TensorType>(argument.getType()) &&
            !destinations.contains(argument) &&
            !function.getArgAttr(argument.getArgNumber(), writable))
          function.setArgAttr(argument.getArgNumber(), writable, no);
    }
  }
};

} // namespace
