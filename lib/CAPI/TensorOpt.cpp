// SPDX-License-Identifier: Apache-2.0
// Registration and pipelines of the C interface.

#include "tensoropt-c/TensorOpt.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/CAPI/IR.h"
#include "mlir/CAPI/Registration.h"
#include "mlir/CAPI/Utils.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Pass/PassManager.h"

using namespace mlir;

MLIR_DEFINE_CAPI_DIALECT_REGISTRATION(TensorOpt, tensoropt,
                                      tensoropt::TensorOptDialect)

void tensoroptRegisterAllDialects(MlirDialectRegistry registry) {
  tensoropt::registerAllDialects(*unwrap(registry));
}

void tensoroptRegisterAllPasses() { tensoropt::registerAllPasses(); }

MlirStringRef tensoroptGetVersion() {
  return wrap(StringRef(TENSOROPT_VERSION));
}

void tensoroptListPipelines(MlirStringCallback callback, void *userData) {
  mlir::detail::CallbackOstream stream(callback, userData);
  tensoropt::listPipelines(stream);
}

static StringRef stringify(DiagnosticSeverity severity) {
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
  llvm_unreachable("all severities are handled");
}

static void print(Diagnostic &diagnostic, llvm::raw_ostream &os) {
  // As editors read it, "file:1:2", where there is such a place.
  if (auto place = diagnostic.getLocation()->findInstanceOf<FileLineColLoc>())
    os << place.getFilename().getValue() << ":" << place.getLine() << ":"
       << place.getColumn();
  else
    os << diagnostic.getLocation();
  os << ": " << stringify(diagnostic.getSeverity()) << ": " << diagnostic
     << "\n";
  for (Diagnostic &note : diagnostic.getNotes())
    print(note, os);
}

static LogicalResult run(ModuleOp module, StringRef pipeline,
                         llvm::raw_ostream &errors) {
  auto pm = PassManager::on<ModuleOp>(module.getContext());
  if (failed(tensoropt::parsePipeline(pipeline, pm, errors)))
    return failure();
  return pm.run(module);
}

MlirLogicalResult tensoroptRunPipeline(MlirModule module,
                                       MlirStringRef pipeline,
                                       MlirStringCallback diagnostics,
                                       void *userData) {
  ModuleOp op = unwrap(module);
  if (!diagnostics) {
    std::string errors;
    llvm::raw_string_ostream stream(errors);
    LogicalResult result = run(op, unwrap(pipeline), stream);
    if (!errors.empty())
      op.emitError(StringRef(errors).rtrim());
    return wrap(result);
  }
  mlir::detail::CallbackOstream stream(diagnostics, userData);
  ScopedDiagnosticHandler handler(op.getContext(), [&](Diagnostic &diagnostic) {
    print(diagnostic, stream);
  });
  return wrap(run(op, unwrap(pipeline), stream));
}
