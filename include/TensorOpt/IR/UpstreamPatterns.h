// SPDX-License-Identifier: Apache-2.0
// Upstream's canonicalisation without what it gets wrong.

#pragma once

#include "mlir/Rewrite/FrozenRewritePatternSet.h"

namespace tensoropt {

/// Names of upstream's patterns that change what a program computes, as
/// `createCanonicalizerPass` takes them:
///  - FoldInsertPadIntoFill puts an image that is padded and then inserted in
///    steps as far into the whole as without steps.
llvm::ArrayRef<std::string> listWrongPatterns();

/// The set without them.
mlir::FrozenRewritePatternSet freezeSound(mlir::RewritePatternSet &&patterns);

} // namespace tensoropt
