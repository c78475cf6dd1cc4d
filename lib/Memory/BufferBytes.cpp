// SPDX-License-Identifier: Apache-2.0

#include "BufferBytes.h"
#include "UpperBounds.h"
#include "mlir/Interfaces/DataLayoutInterfaces.h"
#include "llvm/Support/CheckedArithmetic.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

/// Of what an allocation may ask for.
static constexpr uint64_t maxAlignment = 1 << 20;

BufferBytes tensoropt::getBufferBytes(memref::AllocOp alloc) {
  BufferBytes found;
  auto fail = [&](StringRef reason) {
    found.reason = reason;
    return found;
  };
  MemRefType type = alloc.getType();
  Type element = type.getElementType();
  Type scalar = isa<VectorType>(element)
                    ? cast<VectorType>(element).getElementType()
                    : element;
  if (!scalar.isIntOrIndexOrFloat() && !isa<ComplexType>(scalar))
    return fail("has elements that are no numbers");
  if (auto vector = dyn_cast<VectorType>(element);
      vector && vector.isScalable())
    return fail("has elements whose size depends on the machine");
  if (!type.getLayout().isIdentity())
    return fail("has a layout of its own");
  if (hasWrongBounds(alloc))
    return fail("states upper bounds that are not a number for each open "
                "extent");
  if (auto bounds = findUpperBounds(alloc))
    found.bounds = *bounds;
  else
    found.factors.assign(alloc.getDynamicSizes().begin(),
                         alloc.getDynamicSizes().end());
  std::optional<int64_t> bytes =
      DataLayout::closest(alloc).getTypeSize(element).getFixedValue();
  SmallVector<int64_t> extents(found.bounds);
  llvm::copy_if(type.getShape(), std::back_inserter(extents),
                [](int64_t extent) { return !ShapedType::isDynamic(extent); });
  for (int64_t extent : extents)
    bytes = bytes ? llvm::checkedMul(*bytes, extent) : bytes;
  // So that sums of many stay in 64 bits.
  if (!bytes || *bytes > int64_t(1) << 40)
    return fail("needs more than 2^40 bytes");
  uint64_t alignment = alloc.getAlignment().value_or(1);
  if (!llvm::isPowerOf2_64(alignment) || alignment > maxAlignment)
    return fail("has an alignment that is no power of two up to 2^20");
  uint64_t natural = DataLayout::closest(alloc).getTypeABIAlignment(element);
  found.bytes = *bytes;
  found.alignment = std::max(alignment, natural);
  return found;
}
