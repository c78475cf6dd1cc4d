// SPDX-License-Identifier: Apache-2.0
// The one place that registers everything: tools, plugin, C interface, Python
// and other compilers call these two functions.
//
//   mlir::DialectRegistry registry;
//   tensoropt::registerAllDialects(registry);
//   tensoropt::registerAllPasses();

#pragma once

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace tensoropt {

/// Adds our dialect and what our passes need of upstream's: dialects and the
/// external models of bufferisation and of lowering to LLVM.
void registerAllDialects(mlir::DialectRegistry &registry);

/// Registers our passes and named pipelines. Safe to call more than once.
void registerAllPasses();

} // namespace tensoropt
