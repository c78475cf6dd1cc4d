// SPDX-License-Identifier: Apache-2.0
// How one-shot bufferisation treats sweeps and assembled tensors.

#pragma once

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace tensoropt {

/// A sweep updates its outputs in place; encoded tensors stay as they are,
/// since they are no more than names for buffers.
void registerBufferizableOpInterfaceExternalModels(
    mlir::DialectRegistry &registry);

} // namespace tensoropt
