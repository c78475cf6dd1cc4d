// SPDX-License-Identifier: Apache-2.0
// Modules as libraries for C.

#include "Library.h"
#include "TensorOpt/Report/OutputFile.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

namespace py = pybind11;
using namespace tensoropt;
using namespace tensoropt::python;

static LibraryFormat findFormat(const LibraryFiles &files) {
  auto format =
      files.emit ? llvm::StringSwitch<std::optional<LibraryFormat>>(*files.emit)
                       .Case("shared", LibraryFormat::Shared)
                       .Case("static", LibraryFormat::Static)
                       .Case("object", LibraryFormat::Object)
                       .Case("assembly", LibraryFormat::Assembly)
                       .Case("llvm", LibraryFormat::LLVM)
                       .Default(std::nullopt)
                 : Library::findFormat(files.path.string());
  if (format)
    return *format;
  throw py::value_error(
      files.emit ? "emit: expected 'shared', 'static', 'object', 'assembly' or "
                   "'llvm', not '" +
                       *files.emit + "'"
                 : files.path.string() + ": expected a name that ends in .so, "
                                         ".a, .o, .s or .ll, or emit");
}

/// Writes what is asked for.
static bool write(Library &library, LibraryFormat format,
                  const LibraryFiles &files, std::string &error) {
  return library.write(format, files.path.string(), error) &&
         (!files.weights ||
          library.writeWeights(files.weights->string(), error)) &&
         (!files.header || library.writeHeader(files.header->string(), error));
}

/// Whether all files can be written; told before a long run.
static bool canWrite(const LibraryFiles &files, std::string &error) {
  auto text = [](const auto &path) { return path ? path->string() : ""; };
  return canWriteFiles(
      {files.path.string(), text(files.header), text(files.weights)}, error);
}

void tensoropt::python::compileLibrary(python::Module &module,
                                       LibraryOptions options,
                                       const LibraryFiles &files) {
  LibraryFormat format = findFormat(files);
  options.weightsApart = files.weights.has_value();
  Diagnostics diagnostics;
  std::string error;
  bool isCompiled = true;
  bool isDone = module.shared->run(diagnostics, [&] {
    if (!canWrite(files, error))
      return false;
    auto library = Library::compile(*module.op, options, error);
    isCompiled = library != nullptr;
    return library && write(*library, format, files, error);
  });
  if (!isCompiled)
    raiseCompileError(diagnostics, error);
  issueWarnings(diagnostics);
  if (isDone)
    return;
  PyErr_SetString(PyExc_OSError, error.c_str());
  throw py::error_already_set();
}
