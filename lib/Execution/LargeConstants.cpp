// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/LargeConstants.h"
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

std::optional<std::vector<LargeConstant>>
tensoropt::takeLargeConstants(ModuleOp lowered, NewResources &made,
                              std::string &error) {
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
    if (!global.getConstant() || bytes->size() < leastBytes)
      continue;
    auto memory = Buffer::allocate(ScalarType{ScalarKind::U8}, bytes->size());
    if (!memory) {
      error = "no memory for the constants of the module";
      return std::nullopt;
    }
    std::memcpy(memory->data(), bytes->data(), bytes->size());
    constants.push_back({global.getSymName().str(), std::move(*memory)});
    auto resource =
        dyn_cast<DenseResourceElementsAttr>(global.getValueOrNull());
    global.removeValueAttr();
    if (resource && --uses[resource] == 0)
      made.release(resource);
    global.setLinkage(LLVM::Linkage::External);
  }
  return constants;
}
