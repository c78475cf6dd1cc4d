// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/UpstreamPatterns.h"

using namespace mlir;
using namespace tensoropt;

ArrayRef<std::string> tensoropt::listWrongPatterns() {
  static const std::string names[] = {
      "(anonymous namespace)::FoldInsertPadIntoFill"};
  return names;
}

FrozenRewritePatternSet tensoropt::freezeSound(RewritePatternSet &&patterns) {
  return FrozenRewritePatternSet(std::move(patterns), listWrongPatterns());
}
