// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/VectorRegisters.h"
#include "mlir/IR/BuiltinOps.h"

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral registersAttr =
    "tensoropt.vector_registers";

void VectorRegisters::setOn(Operation *module) const {
  module->setAttr(registersAttr,
                  Builder(module->getContext())
                      .getDenseI64ArrayAttr({bytes, count, convertsHalves}));
}

void VectorRegisters::removeFrom(Operation *module) {
  module->removeAttr(registersAttr);
}

VectorRegisters VectorRegisters::of(Operation *op) {
  for (; op; op = op->getParentOp()) {
    auto attr = op->getAttrOfType<DenseI64ArrayAttr>(registersAttr);
    if (attr && attr.size() == 3)
      return {unsigned(attr[0]), unsigned(attr[1]), attr[2] != 0};
  }
  return {};
}
