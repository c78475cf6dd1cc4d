// SPDX-License-Identifier: Apache-2.0
// The extension module tensoropt._tensoropt.

#include "Bindings.h"
#include "llvm/Config/llvm-config.h"

using namespace tensoropt::python;

PYBIND11_MODULE(_tensoropt, module) {
  module.doc() = "The compiled part of tensoropt; import tensoropt instead";
  module.attr("__version__") = TENSOROPT_VERSION;
  module.attr("mlir_version") = LLVM_VERSION_STRING;
  // Classes come before the functions whose signatures name them.
  bindSparse(module);
  bindWork(module);
  bindProfiles(module);
  bindMemory(module);
  bindPacking(module);
  bindCompiled(module);
  bindModule(module);
  bindModulePlans(module);
  bindTuning(module);
}
