// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/LargeConstants.h"
#include "TensorOpt/Runtime/Pages.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include <cstring>

using namespace mlir;
using namespace tensoropt;

static constexpr size_t leastBytes = 4096;

/// The elements as they lie in memory; null for splats, and for others of which
/// none are at hand. Fails for resources without data.
static FailureOr<llvm::ArrayRef<char>> getBytes(Attribute value) {
  if (auto resource = dyn_cast_or_null<DenseResourceElementsAttr>(value)) {
    const AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    if (!blob)
      return failure();
    return blob->getData();
  }
  auto dense = dyn_cast_or_null<DenseElementsAttr>(value);
  // Booleans are packed there.
  if (!dense || dense.isSplat() || dense.getElementType().isInteger(1))
    return llvm::ArrayRef<char>();
  return dense.getRawData();
}

static bool isAligned(llvm::ArrayRef<char> bytes, size_t alignment) {
  return reinterpret_cast<uintptr_t>(bytes.data()) % alignment == 0;
}

/// The elements of a new resource, which nothing else needs any more, where
/// they are. Nothing if they are not new, or not where allocation would put
/// them: those that fill a large page at the begin of one.
static std::optional<Buffer> adopt(DenseResourceElementsAttr resource,
                                   llvm::ArrayRef<char> bytes,
                                   NewResources &made) {
  if (!isAligned(bytes, bytes.size() < hugePageBytes ? constantAlignment
                                                     : hugePageBytes))
    return std::nullopt;
  std::optional<AsmResourceBlob> blob = made.take(resource);
  if (!blob)
    return std::nullopt;
  return Buffer::borrow(ScalarType{ScalarKind::U8}, bytes.size(),
                        const_cast<char *>(bytes.data()),
                        std::make_shared<AsmResourceBlob>(std::move(*blob)));
}

static std::optional<Buffer> copy(llvm::ArrayRef<char> bytes) {
  auto memory = Buffer::allocate(ScalarType{ScalarKind::U8}, bytes.size());
  if (memory)
    std::memcpy(memory->data(), bytes.data(), bytes.size());
  return memory;
}

std::optional<std::vector<LargeConstant>>
tensoropt::takeLargeConstants(ModuleOp lowered, NewResources &made,
                              bool mayBorrow, std::string &error) {
  std::vector<DenseResourceElementsAttr> resources;
  for (auto global : lowered.getOps<LLVM::GlobalOp>())
    if (auto resource = dyn_cast_or_null<DenseResourceElementsAttr>(
            global.getValueOrNull()))
      resources.push_back(resource);
  made.releaseAllBut(resources);
  // By how many globals each is needed yet.
  llvm::DenseMap<Attribute, unsigned> uses;
  for (DenseResourceElementsAttr resource : resources)
    ++uses[resource];
  std::vector<LargeConstant> constants;
  for (auto global : lowered.getOps<LLVM::GlobalOp>()) {
    FailureOr<llvm::ArrayRef<char>> bytes = getBytes(global.getValueOrNull());
    if (failed(bytes)) {
      error = "the elements of constant '" + global.getSymName().str() +
              "' are not there: they were left out when the module was "
              "printed";
      return std::nullopt;
    }
    auto resource =
        dyn_cast_or_null<DenseResourceElementsAttr>(global.getValueOrNull());
    // The translation to LLVM divides by the bytes of a resource.
    if (resource && resource.empty())
      global.setValueAttr(
          DenseElementsAttr::get(resource.getType(), ArrayRef<Attribute>()));
    if (!global.getConstant() || bytes->size() < leastBytes)
      continue;
    bool isLast = resource && --uses[resource] == 0;
    std::optional<Buffer> memory;
    if (isLast)
      memory = adopt(resource, *bytes, made);
    if (!memory && mayBorrow && isAligned(*bytes, constantAlignment))
      memory = Buffer::borrow(ScalarType{ScalarKind::U8}, bytes->size(),
                              const_cast<char *>(bytes->data()), nullptr);
    if (!memory)
      memory = copy(*bytes);
    if (!memory) {
      error = "no memory for the constants of the module";
      return std::nullopt;
    }
    constants.push_back({global.getSymName().str(), std::move(*memory)});
    global.removeValueAttr();
    if (isLast)
      made.release(resource);
    global.setLinkage(LLVM::Linkage::External);
  }
  return constants;
}
