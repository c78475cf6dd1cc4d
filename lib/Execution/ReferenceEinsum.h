// SPDX-License-Identifier: Apache-2.0
// The einsum of the reference.

#pragma once

#include "ReferenceValues.h"
#include "TensorOpt/IR/TensorOpt.h"

namespace tensoropt {

/// Adds the terms of `op` to `outputs`, which hold what its inits do. Emits an
/// error if extents do not agree or there are more than `maxTerms` terms.
llvm::LogicalResult
evaluateEinsum(EinsumOp op, llvm::ArrayRef<const ReferenceValue *> inputs,
               llvm::MutableArrayRef<ReferenceValue> outputs,
               uint64_t maxTerms);

} // namespace tensoropt
