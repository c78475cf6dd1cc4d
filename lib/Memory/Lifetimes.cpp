// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lifetimes: tell when each buffer is needed.

#include "TensorOpt/Memory/MemoryScope.h"
#include "TensorOpt/Memory/Passes.h"
#include "Unplanned.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Builders.h"

namespace tensoropt {
#define GEN_PASS_DEF_LIFETIMES
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

static void annotate(const MemoryScope &scope) {
  for (const MemoryItem &item : scope.items) {
    if (item.inner) {
      annotate(*item.inner);
      continue;
    }
    SmallVector<int64_t> times;
    for (const LiveTime &time : item.times)
      times.append({time.lower, time.upper});
    item.op->setAttr("tensoropt.lifetime",
                     DenseI64ArrayAttr::get(item.op->getContext(), times));
  }
}

namespace {

struct LifetimesPass : tensoropt::impl::LifetimesBase<LifetimesPass> {
  void runOnOperation() override {
    MemoryModule memory(getOperation());
    for (FunctionOpInterface function : memory.getFunctions())
      for (Attribute space : memory.listSpaces())
        for (const MemoryScope &scope :
             memory.findScopes(function, space, ScopeOptions())) {
          annotate(scope);
          emitUnplanned(scope, "lifetimes");
        }
  }
};

} // namespace
