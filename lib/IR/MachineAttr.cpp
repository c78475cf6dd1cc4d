// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/MachineAttr.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Operation.h"

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral machineAttr = "tensoropt.machine";

void tensoropt::setMachine(Operation *module, llvm::StringRef name) {
  if (name.empty())
    module->removeAttr(machineAttr);
  else
    module->setAttr(machineAttr, StringAttr::get(module->getContext(), name));
}

std::string tensoropt::getMachine(Operation *module) {
  auto name = module->getAttrOfType<StringAttr>(machineAttr);
  return name ? name.str() : "";
}
