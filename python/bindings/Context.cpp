// SPDX-License-Identifier: Apache-2.0

#include "Context.h"
#include "TensorOpt/InitAll.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Location.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "llvm/ADT/ScopeExit.h"
#include <algorithm>

namespace py = pybind11;
using namespace mlir;
using namespace tensoropt::python;

//===----------------------------------------------------------------------===//
// Context
//===----------------------------------------------------------------------===//

void tensoropt::python::registerPasses() {
  static std::once_flag once;
  std::call_once(once, [] {
    mlir::registerAllPasses();
    tensoropt::registerAllPasses();
  });
}

static const DialectRegistry &getRegistry() {
  static const DialectRegistry registry = [] {
    registerPasses();
    DialectRegistry all;
    mlir::registerAllDialects(all);
    registerAllExtensions(all);
    tensoropt::registerAllDialects(all);
    return all;
  }();
  return registry;
}

SharedContext::SharedContext()
    : context(getRegistry(), MLIRContext::Threading::DISABLED) {
  // Else each error carries the whole operation as a note.
  context.printOpOnDiagnostic(false);
}

static const char *getName(DiagnosticSeverity severity) {
  switch (severity) {
  case DiagnosticSeverity::Note:
    return "note";
  case DiagnosticSeverity::Warning:
    return "warning";
  case DiagnosticSeverity::Error:
    return "error";
  case DiagnosticSeverity::Remark:
    return "remark";
  }
  return "error";
}

static DiagnosticRecord record(Diagnostic &diagnostic) {
  DiagnosticRecord result;
  result.severity = getName(diagnostic.getSeverity());
  result.message = diagnostic.str();
  if (auto place =
          diagnostic.getLocation()->findInstanceOf<FileLineColRange>()) {
    result.file = place.getFilename().str();
    result.line = place.getStartLine();
    result.column = place.getStartColumn();
  }
  for (Diagnostic &note : diagnostic.getNotes())
    result.notes.push_back(record(note));
  return result;
}

bool SharedContext::run(Diagnostics &diagnostics,
                        const std::function<bool()> &work) {
  py::gil_scoped_release unlocked;
  std::lock_guard<std::mutex> lock(mutex);
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &diagnostic) {
    diagnostics.push_back(record(diagnostic));
  });
  context.enableMultithreading();
  auto stop = llvm::make_scope_exit([&] { context.disableMultithreading(); });
  return work();
}

//===----------------------------------------------------------------------===//
// Exceptions and warnings
//===----------------------------------------------------------------------===//

static py::object toPython(const DiagnosticRecord &record,
                           const py::object &type) {
  py::list notes;
  for (const DiagnosticRecord &note : record.notes)
    notes.append(toPython(note, type));
  bool isKnown = !record.file.empty();
  py::object none = py::none();
  return type(record.severity, record.message,
              isKnown ? py::object(py::str(record.file)) : none,
              isKnown ? py::object(py::int_(record.line)) : none,
              isKnown ? py::object(py::int_(record.column)) : none, notes);
}

void tensoropt::python::raiseCompileError(const Diagnostics &diagnostics,
                                          const std::string &summary) {
  py::module_ errors = py::module_::import("tensoropt._errors");
  py::object type = errors.attr("Diagnostic");
  py::list list;
  for (const DiagnosticRecord &record : diagnostics)
    list.append(toPython(record, type));
  bool hasError = std::any_of(diagnostics.begin(), diagnostics.end(),
                              [](const DiagnosticRecord &record) {
                                return record.severity == "error";
                              });
  if (!hasError)
    list.append(toPython({"error", summary, "", 0, 0, {}}, type));
  py::object exception = errors.attr("CompileError")(list);
  PyErr_SetObject(errors.attr("CompileError").ptr(), exception.ptr());
  throw py::error_already_set();
}

void tensoropt::python::issueWarnings(const Diagnostics &diagnostics) {
  py::object type = py::module_::import("tensoropt._errors").attr("Diagnostic");
  for (const DiagnosticRecord &record : diagnostics)
    if (record.severity == "warning") {
      auto text = py::str(toPython(record, type)).cast<std::string>();
      if (PyErr_WarnEx(PyExc_UserWarning, text.c_str(), 2) < 0)
        throw py::error_already_set();
    }
}
