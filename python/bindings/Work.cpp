// SPDX-License-Identifier: Apache-2.0
// What kernels do: as it is predicted, and as it is counted.

#include "Bindings.h"
#include "Calls.h"
#include "Sparse.h"
#include <pybind11/stl.h>

namespace py = pybind11;
using namespace tensoropt;
using namespace tensoropt::python;

/// The work of each kernel of a call, None where it is not known.
std::vector<std::optional<KernelWork>>
python::getWork(const CompiledFunction &callee, const py::args &objects,
                const SymmetryCheck &symmetry) {
  std::vector<CallValue> arguments = bindArguments(callee, objects, symmetry);
  std::vector<KernelWork> work;
  {
    py::gil_scoped_release unlocked;
    work = countWork(callee, arguments);
  }
  std::vector<std::optional<KernelWork>> known;
  for (const KernelWork &kernel : work)
    known.push_back(kernel.isKnown ? std::optional(kernel) : std::nullopt);
  return known;
}

ExecutedWork python::countWorkOf(Module &module, const std::string &name,
                                 const py::args &objects,
                                 const CompileOptions &options,
                                 const SymmetryCheck &symmetry) {
  std::unique_ptr<WorkCounter> counter;
  Diagnostics diagnostics;
  std::string error;
  if (!module.shared->run(diagnostics, [&] {
        counter = WorkCounter::compile(*module.op, name, options, error);
        return counter != nullptr;
      }))
    raiseCompileError(diagnostics, error);
  std::vector<CallValue> arguments =
      bindArguments(counter->function(), objects, symmetry);
  std::optional<ExecutedWork> work;
  {
    py::gil_scoped_release unlocked;
    work = counter->count(arguments, error);
  }
  if (!work)
    throw py::value_error(error);
  return std::move(*work);
}

static std::string print(const Operations &operations) {
  return std::to_string(operations.multiplies) + " multiplies, " +
         std::to_string(operations.adds) + " adds, " +
         std::to_string(operations.others) + " divisions";
}

static void bindExecuted(py::module_ &module) {
  py::class_<Operations>(module, "Operations", py::is_final(),
                         "Numbers of operations on elements; one on a vector "
                         "counts once per lane.")
      .def_readonly("multiplies", &Operations::multiplies)
      .def_readonly("adds", &Operations::adds)
      .def_readonly("divisions", &Operations::others)
      .def_property_readonly("total", &Operations::total)
      .def("__repr__", [](const Operations &operations) {
        return "Operations(" + print(operations) + ")";
      });
  py::class_<ExecutedWork>(module, "ExecutedWork", py::is_final(),
                           "What a function executed, counted while it ran.")
      .def_readonly("kernels", &ExecutedWork::kernels,
                    "A list of Operations, one for each kernel.")
      .def_property_readonly("total", &ExecutedWork::total,
                             "The Operations of all kernels.")
      .def_readonly("full", &ExecutedWork::full,
                    "Those of the same function without symmetry, on tensors "
                    "that store all entries, or None.")
      .def_readonly("why_not_full", &ExecutedWork::whyNotFull,
                    "The reason where full is None, else empty.")
      .def("__repr__", [](const ExecutedWork &work) {
        return "ExecutedWork(" + print(work.total()) +
               (work.full ? "; without symmetry " + print(*work.full) : "") +
               ")";
      });
}

void python::bindWork(py::module_ &module) {
  bindExecuted(module);
  py::class_<KernelWork>(
      module, "KernelWork", py::is_final(),
      R"doc(What one kernel does in a call: operations on elements, counted in its loops on
one thread, and bytes.)doc")
      .def_readonly("entries", &KernelWork::entries, "Stored entries.")
      .def_readonly("passes", &KernelWork::passes,
                    "How often the tensor is read: once for each tile of "
                    "vectors.")
      .def_property_readonly(
          "multiplies",
          [](const KernelWork &w) { return w.operations.multiplies; })
      .def_property_readonly(
          "adds", [](const KernelWork &w) { return w.operations.adds; })
      .def_property_readonly(
          "operations",
          [](const KernelWork &w) { return w.operations.total(); },
          "Multiplications, additions and divisions.")
      .def_readonly("is_upper_bound", &KernelWork::isUpperBound,
                    "True if conditions may skip some of the operations.")
      .def_property_readonly("bytes", &KernelWork::bytes,
                             "The tensor once a pass, its operands once, the "
                             "outputs twice.")
      .def_readonly("padding", &KernelWork::padding,
                    "The share of the stored values that pads dense levels, "
                    "or None.")
      .def_property_readonly(
          "full_operations",
          [](const KernelWork &w) -> std::optional<int64_t> {
            if (!w.fullOperations)
              return std::nullopt;
            return w.fullOperations->total();
          },
          "The same kernel on full storage of a symmetric tensor, or None.")
      .def_property_readonly("operations_limit", &KernelWork::operationsLimit,
                             "Operations on full storage over these, or None.")
      .def_property_readonly(
          "bytes_limit", &KernelWork::bytesLimit,
          "Least traffic with full storage over that of this, or None.")
      .def_property_readonly(
          "threads", [](const KernelWork &w) { return w.threads.threads; },
          "Threads that the kernel runs on.")
      .def_property_readonly(
          "strategy",
          [](const KernelWork &w) { return getName(w.threads.strategy); },
          "How they keep their updates apart.")
      .def_property_readonly(
          "colours",
          [](const KernelWork &w) {
            return w.threads.colours ? std::optional(w.threads.colours)
                                     : std::nullopt;
          },
          "Groups of blocks that run one after another, or None.")
      .def_property_readonly(
          "steps",
          [](const KernelWork &w) {
            return w.threads.steps ? std::optional(w.threads.steps)
                                   : std::nullopt;
          },
          "Blocks that run one after another, or None.")
      .def_property_readonly(
          "copy_bytes", [](const KernelWork &w) { return w.threads.copyBytes; },
          "Bytes that clearing, reading and adding private copies moves at "
          "most.")
      .def("__repr__", [](const KernelWork &w) {
        return "KernelWork(" + std::to_string(w.entries) + " entries, " +
               std::to_string(w.operations.total()) + " operations, " +
               std::to_string(w.bytes()) + " bytes)";
      });
}
