// SPDX-License-Identifier: Apache-2.0

#include "ConstantElements.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/DialectResourceBlobManager.h"

using namespace mlir;
using namespace tensoropt;

ElementsAttr tensoropt::makeConstant(RankedTensorType type,
                                     ArrayRef<char> bytes, StringRef name) {
  if (bytes.size() <= smallConstantBytes)
    return DenseElementsAttr::getFromRawBuffer(type, bytes);
  constexpr size_t alignment = 64;
  return DenseResourceElementsAttr::get(
      type, name,
      HeapAsmResourceBlob::allocateAndCopyWithAlign(bytes, alignment,
                                                    /*dataIsMutable=*/false));
}

std::optional<ArrayRef<char>> tensoropt::findElements(Value value) {
  auto constant = value.getDefiningOp<arith::ConstantOp>();
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!constant || !type || type.getElementTypeBitWidth() % 8 != 0)
    return std::nullopt;
  if (auto elements =
          dyn_cast<DenseResourceElementsAttr>(constant.getValue())) {
    if (AsmResourceBlob *blob = elements.getRawHandle().getBlob())
      return blob->getData();
    return std::nullopt;
  }
  auto elements = dyn_cast<DenseElementsAttr>(constant.getValue());
  if (!elements || elements.isSplat())
    return std::nullopt;
  return elements.getRawData();
}
