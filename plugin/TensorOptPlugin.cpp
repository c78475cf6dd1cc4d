// SPDX-License-Identifier: Apache-2.0
// Entry points for mlir-opt's --load-dialect-plugin and --load-pass-plugin.

#include "TensorOpt/InitAll.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"

extern "C" LLVM_ATTRIBUTE_WEAK mlir::DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "TensorOpt", LLVM_VERSION_STRING,
          [](mlir::DialectRegistry *registry) {
            tensoropt::registerAllDialects(*registry);
            // So that --load-dialect-plugin alone is enough.
            tensoropt::registerAllPasses();
          }};
}

extern "C" LLVM_ATTRIBUTE_WEAK mlir::PassPluginLibraryInfo
mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "TensorOptPasses", LLVM_VERSION_STRING,
          [] { tensoropt::registerAllPasses(); }};
}
