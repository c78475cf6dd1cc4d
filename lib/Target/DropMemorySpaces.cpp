// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-drop-memory-spaces: one memory for all buffers.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/AttrTypeSubElements.h"

namespace tensoropt {
#define GEN_PASS_DEF_DROPMEMORYSPACES
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

struct DropMemorySpacesPass
    : tensoropt::impl::DropMemorySpacesBase<DropMemorySpacesPass> {
  void runOnOperation() override {
    AttrTypeReplacer replacer;
    replacer.addReplacement([](MemRefType type) -> std::optional<Type> {
      return MemRefType::get(type.getShape(), type.getElementType(),
                             type.getLayout());
    });
    replacer.addReplacement([](UnrankedMemRefType type) -> std::optional<Type> {
      return UnrankedMemRefType::get(type.getElementType(), Attribute());
    });
    replacer.recursivelyReplaceElementsIn(getOperation(), /*replaceAttrs=*/true,
                                          /*replaceLocs=*/false,
                                          /*replaceTypes=*/true);
    getOperation()->walk([](memref::MemorySpaceCastOp cast) {
      cast.replaceAllUsesWith(cast.getSource());
      cast.erase();
    });
  }
};

} // namespace
