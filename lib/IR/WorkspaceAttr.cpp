// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/WorkspaceAttr.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Operation.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral workspaceAttr = "tensoropt.workspace";

void tensoropt::setWorkspace(Operation *function, WorkspaceSpec spec) {
  Builder builder(function->getContext());
  function->setAttr(workspaceAttr,
                    builder.getDenseI64ArrayAttr({spec.bytes, spec.alignment}));
}

FailureOr<std::optional<WorkspaceSpec>>
tensoropt::getWorkspace(Operation *function) {
  Attribute attribute = function->getAttr(workspaceAttr);
  if (!attribute)
    return std::optional<WorkspaceSpec>();
  auto numbers = dyn_cast<DenseI64ArrayAttr>(attribute);
  if (!numbers || numbers.size() != 2 || numbers[0] < 0 || numbers[1] < 1 ||
      !llvm::isPowerOf2_64(numbers[1]))
    return failure();
  return std::optional(WorkspaceSpec{numbers[0], numbers[1]});
}
