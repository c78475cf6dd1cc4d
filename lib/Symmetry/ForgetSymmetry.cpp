// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-forget-symmetry.

#include "TensorOpt/IR/ForgetSymmetry.h"
#include "TensorOpt/Symmetry/Passes.h"

namespace tensoropt {
#define GEN_PASS_DEF_FORGETSYMMETRY
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt

namespace {

struct ForgetSymmetryPass
    : tensoropt::impl::ForgetSymmetryBase<ForgetSymmetryPass> {
  void runOnOperation() override { tensoropt::forgetSymmetry(getOperation()); }
};

} // namespace
