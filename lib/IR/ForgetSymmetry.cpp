// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/ForgetSymmetry.h"
#include "TensorOpt/IR/PackedOps.h"
#include "mlir/IR/AttrTypeSubElements.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace tensoropt;

/// On functions.
static constexpr llvm::StringLiteral withoutSymmetryAttr =
    "tensoropt.without_symmetry";

bool tensoropt::isWithoutSymmetry(Operation *op) {
  auto function = op->getParentOfType<FunctionOpInterface>();
  return function && function->hasAttr(withoutSymmetryAttr);
}

/// The encoding that stores all entries in the same levels; null for none.
static Attribute forgetSymmetry(EncodingAttr encoding) {
  if (!encoding.getFill())
    return encoding.getSparse();
  return EncodingAttr::get(encoding.getContext(), SymmetryAttr(), Stored::Full,
                           TriangleKind::Upper, encoding.getSparse(),
                           encoding.getFill());
}

void tensoropt::forgetSymmetry(Operation *root) {
  AttrTypeReplacer replacer;
  replacer.addReplacement([](RankedTensorType type) -> std::optional<Type> {
    auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
    if (!encoding)
      return std::nullopt;
    return type.cloneWithEncoding(::forgetSymmetry(encoding));
  });
  replacer.recursivelyReplaceElementsIn(root, /*replaceAttrs=*/true,
                                        /*replaceLocs=*/false,
                                        /*replaceTypes=*/true);
  root->walk([](Operation *op) {
    if (isa<FunctionOpInterface>(op))
      op->setAttr(withoutSymmetryAttr, UnitAttr::get(op->getContext()));
    auto expand = dyn_cast<ExpandOp>(op);
    if (expand && expand.getResult() &&
        expand.getResult().getType() == expand.getSource().getType()) {
      expand.getResult().replaceAllUsesWith(expand.getSource());
      expand.erase();
    }
  });
}
