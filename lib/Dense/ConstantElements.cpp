// SPDX-License-Identifier: Apache-2.0

#include "ConstantElements.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Matchers.h"
#include <cstring>

using namespace mlir;
using namespace tensoropt;

/// Lines of a cache, as buffers of compiled functions.
static constexpr size_t alignment = 64;

ArrayRef<char> tensoropt::getBytes(const Buffer &buffer) {
  return {static_cast<const char *>(buffer.data()), buffer.bytes()};
}

AsmResourceBlob tensoropt::makeBlob(const Buffer &buffer) {
  return {getBytes(buffer), alignment, [buffer](void *, size_t, size_t) {},
          /*dataIsMutable=*/false};
}

ElementsAttr tensoropt::makeConstant(RankedTensorType type,
                                     ArrayRef<char> bytes, StringRef name) {
  if (bytes.size() <= smallConstantBytes)
    return DenseElementsAttr::getFromRawBuffer(type, bytes);
  return DenseResourceElementsAttr::get(
      type, name,
      HeapAsmResourceBlob::allocateAndCopyWithAlign(bytes, alignment,
                                                    /*dataIsMutable=*/false));
}

ElementsAttr tensoropt::makeConstant(RankedTensorType type,
                                     const Buffer &elements, StringRef name) {
  if (elements.bytes() <= smallConstantBytes)
    return DenseElementsAttr::getFromRawBuffer(type, getBytes(elements));
  return DenseResourceElementsAttr::get(type, name, makeBlob(elements));
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

/// True if no element has all bits of the exponent, as what is not finite has.
template <typename Bits>
static bool areFinite(ArrayRef<char> bytes, const llvm::fltSemantics &format) {
  auto exponent = Bits(APFloat::getInf(format).bitcastToAPInt().getZExtValue());
  for (size_t at = 0; at < bytes.size(); at += sizeof(Bits)) {
    Bits bits;
    std::memcpy(&bits, bytes.data() + at, sizeof(Bits));
    if ((bits & exponent) == exponent)
      return false;
  }
  return true;
}

bool tensoropt::isFiniteConstant(Value value) {
  DenseElementsAttr repeated;
  bool isSplat =
      matchPattern(value, m_Constant(&repeated)) && repeated.isSplat();
  std::optional<ArrayRef<char>> bytes = findElements(value);
  if (!isSplat && !bytes)
    return false;
  Type element = getElementTypeOrSelf(value.getType());
  if (isa<IntegerType>(element))
    return true;
  if (!isa<Float16Type, BFloat16Type, Float32Type, Float64Type>(element))
    return false;
  if (isSplat)
    return repeated.getSplatValue<APFloat>().isFinite();
  const llvm::fltSemantics &format =
      cast<FloatType>(element).getFloatSemantics();
  if (element.isF64())
    return areFinite<uint64_t>(*bytes, format);
  return element.isF32() ? areFinite<uint32_t>(*bytes, format)
                         : areFinite<uint16_t>(*bytes, format);
}
