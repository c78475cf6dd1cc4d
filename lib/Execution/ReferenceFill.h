// SPDX-License-Identifier: Apache-2.0
// Fill values as the reference understands them.

#pragma once

#include "ReferenceValues.h"
#include "TensorOpt/IR/TensorOpt.h"

namespace tensoropt {

/// What an input of `op` with a fill value means: without the entries that have
/// it, where it is the semiring's zero; else a dense tensor. Empty if the type
/// states none. Emits an error if more than `maxElements` would be dense.
llvm::FailureOr<std::optional<ReferenceValue>>
fillReference(EinsumOp op, mlir::RankedTensorType type,
              const ReferenceValue &value, uint64_t maxElements);

} // namespace tensoropt
