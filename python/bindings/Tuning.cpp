// SPDX-License-Identifier: Apache-2.0
// Plans of kernels that are measured.

#include "Bindings.h"
#include "Module.h"
#include "TensorOpt/Dense/TuneKernels.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "llvm/Support/Format.h"
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace py = pybind11;
using namespace tensoropt;
using namespace tensoropt::python;

namespace {

/// How passes of a pipeline are added that takes the plan.
TuneOptions::AddPasses makePasses(const std::string &pipeline,
                                  const std::string &plan, bool kernelsOnly) {
  std::string error;
  auto text = takeKernelPlan(pipeline, plan, kernelsOnly, error);
  if (!text)
    throw py::value_error(error);
  return [text = *text](mlir::PassManager &pm, llvm::raw_ostream &errors) {
    return parsePipeline(text, pm, errors);
  };
}

TuneResult tuneModule(python::Module &module, const std::filesystem::path &plan,
                      const std::string &pipeline, double budget,
                      const std::string &targetCPU,
                      const std::vector<std::string> &entries,
                      const py::object &progress) {
  registerPasses();
  if (!(budget >= 0))
    throw py::value_error("budget: expected a number of seconds from 0");
  TuneOptions options;
  options.planFile = plan.string();
  options.addPasses = makePasses(pipeline, options.planFile, false);
  options.addKernelPasses = makePasses(pipeline, options.planFile, true);
  options.budget = budget;
  options.targetCPU = targetCPU;
  options.entries = entries;
  // What stops the tuning is raised when it has stopped.
  std::optional<py::error_already_set> raised;
  options.progress = [&](const TuneResult &result, const std::string &step) {
    py::gil_scoped_acquire locked;
    try {
      if (PyErr_CheckSignals() != 0)
        throw py::error_already_set();
      if (!progress.is_none())
        progress(step, result);
    } catch (py::error_already_set &exception) {
      raised.emplace(exception);
    }
    return !raised;
  };
  std::optional<TuneResult> result;
  Diagnostics diagnostics;
  std::string error;
  bool isDone = module.shared->run(diagnostics, [&] {
    result = tuneKernels(*module.op, options, error);
    return result.has_value();
  });
  if (raised)
    throw std::move(*raised);
  if (!isDone)
    raiseCompileError(diagnostics, error);
  issueWarnings(diagnostics);
  return *result;
}

std::string getText(const TuneResult &result) {
  std::string text;
  llvm::raw_string_ostream(text)
      << "TuneResult(" << result.measured << " measured, " << result.known
      << " known, " << result.skipped << " skipped, " << result.left
      << " left; " << llvm::format("%.3g", result.speedUp())
      << " times as fast)";
  return text;
}

} // namespace

void tensoropt::python::bindTuning(py::module_ &module) {
  py::class_<TuneResult>(module, "TuneResult", py::is_final(),
                         "What a tuning has found.")
      .def_readonly("kernels", &TuneResult::kernels,
                    "Distinct kernels that were looked at.")
      .def_readonly("known", &TuneResult::known,
                    "Of these, had a plan in the file.")
      .def_readonly("measured", &TuneResult::measured,
                    "Of these, were measured.")
      .def_readonly("skipped", &TuneResult::skipped,
                    "Of these, cannot be measured, as of open extents.")
      .def_readonly("left", &TuneResult::left,
                    "Kernels that the budget did not suffice for.")
      .def_readonly("seconds", &TuneResult::seconds, "That it took.")
      .def_property_readonly("speed_up", &TuneResult::speedUp,
                             "Of the kernels that were measured, all calls of "
                             "the module together.")
      .def("__repr__", getText);
  module.def("tune_module", tuneModule, py::arg("module"), py::arg("plan"),
             py::arg("pipeline"), py::arg("budget"), py::arg("target_cpu"),
             py::arg("entries"), py::arg("progress"),
             "Measures kernels and adds the fastest plans to a file.");
}
