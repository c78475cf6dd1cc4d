// SPDX-License-Identifier: Apache-2.0
// Encoded results of sweeps become builders, then buffers.

#pragma once

#include "mlir/IR/BuiltinOps.h"

namespace tensoropt {

/// Gives each sweep with an encoded output a builder for it, opened before the
/// first of the sweeps that add to one tensor and closed after the last, and
/// declares the functions of the runtime if there are any. Entries of the
/// initial tensor are added by a sweep of their own.
llvm::LogicalResult openOutputs(mlir::ModuleOp module);

} // namespace tensoropt
