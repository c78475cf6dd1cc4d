// SPDX-License-Identifier: Apache-2.0
// Memory plans of modules: what a pipeline plans on its way.

#include "Bindings.h"
#include "Module.h"
#include "TensorOpt/Pipelines/CollectPlans.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/Pass/PassManager.h"
#include <pybind11/stl.h>

namespace py = pybind11;
using namespace mlir;
using namespace tensoropt;
using namespace tensoropt::python;

/// Runs a pipeline on a copy of the module and keeps the plans alone.
static std::vector<MemoryPlan> planModule(python::Module &module,
                                          const std::string &pipeline) {
  std::vector<MemoryPlan> plans;
  Diagnostics diagnostics;
  std::string error;
  bool isDone = module.shared->run(diagnostics, [&] {
    OwningOpRef<ModuleOp> copy = module.op->clone();
    auto pm = PassManager::on<ModuleOp>(module.shared->get());
    llvm::raw_string_ostream errors(error);
    if (failed(parsePipeline(pipeline, pm, errors)))
      return false;
    collectPlans(pm, plans);
    return succeeded(pm.run(*copy));
  });
  if (!isDone)
    raiseCompileError(diagnostics,
                      error.empty() ? "the pipeline failed" : error);
  issueWarnings(diagnostics);
  return plans;
}

void tensoropt::python::bindModulePlans(py::module_ &module) {
  module.def("plan_module", planModule, py::arg("module"), py::arg("pipeline"),
             "The plans that a pipeline makes of a module.");
}
