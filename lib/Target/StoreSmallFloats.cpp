// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-store-small-floats: constants of 8-bit floats as bytes,
// parts of vectors of 16-bit floats as integers.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"

namespace tensoropt {
#define GEN_PASS_DEF_STORESMALLFLOATS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

bool isSmall(Type type) {
  return isa<FloatType>(type) && type.getIntOrFloatBitWidth() == 8;
}

/// The bits of the elements; the value itself if they are no 8-bit floats.
Attribute toBytes(Attribute value) {
  Type byte = IntegerType::get(value.getContext(), 8);
  if (auto dense = dyn_cast<DenseElementsAttr>(value))
    return isSmall(dense.getElementType()) ? dense.bitcast(byte) : value;
  if (auto number = dyn_cast<FloatAttr>(value))
    return isSmall(number.getType())
               ? IntegerAttr::get(byte, number.getValue().bitcastToAPInt())
               : value;
  auto resource = dyn_cast<DenseResourceElementsAttr>(value);
  if (!resource || !isSmall(resource.getType().getElementType()))
    return value;
  return DenseResourceElementsAttr::get(resource.getType().clone(byte),
                                        resource.getRawHandle());
}

/// The vector of integers with as many bits as one of 16-bit floats; null for
/// others.
VectorType toIntegers(Type type) {
  auto vector = dyn_cast<VectorType>(type);
  if (!vector || !isa<Float16Type, BFloat16Type>(vector.getElementType()))
    return {};
  return vector.clone(IntegerType::get(type.getContext(), 16));
}

/// Hands bits to a masked load or store, and takes them from it.
void moveIntegers(Operation *op) {
  OpBuilder builder(op);
  for (OpOperand &operand : op->getOpOperands())
    if (VectorType type = toIntegers(operand.get().getType()))
      operand.set(
          LLVM::BitcastOp::create(builder, op->getLoc(), type, operand.get()));
  builder.setInsertionPointAfter(op);
  for (OpResult result : op->getResults()) {
    Type floats = result.getType();
    VectorType type = toIntegers(floats);
    if (!type)
      continue;
    result.setType(type);
    auto value = LLVM::BitcastOp::create(builder, op->getLoc(), floats, result);
    result.replaceAllUsesExcept(value, value);
  }
}

struct StoreSmallFloatsPass
    : tensoropt::impl::StoreSmallFloatsBase<StoreSmallFloatsPass> {
  void runOnOperation() override {
    getOperation()->walk([](Operation *op) {
      if (auto global = dyn_cast<LLVM::GlobalOp>(op)) {
        if (Attribute value = global.getValueOrNull())
          global.setValueAttr(toBytes(value));
      } else if (auto constant = dyn_cast<LLVM::ConstantOp>(op)) {
        constant.setValueAttr(toBytes(constant.getValue()));
      } else if (isa<LLVM::MaskedLoadOp, LLVM::MaskedStoreOp>(op)) {
        moveIntegers(op);
      }
    });
  }
};

} // namespace
