// SPDX-License-Identifier: Apache-2.0
// Language server for .mlir files that use our dialect; speaks LSP on
// standard input and output.

#include "TensorOpt/InitAll.h"
#include "mlir/IR/Dialect.h"
#include "mlir/InitAllDialects.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  tensoropt::registerAllDialects(registry);
  return failed(mlir::MlirLspServerMain(argc, argv, registry));
}
