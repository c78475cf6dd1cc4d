// SPDX-License-Identifier: Apache-2.0
// Modules and pipelines.

#include "Module.h"
#include "Bindings.h"
#include "Calls.h"
#include "Library.h"
#include "Sparse.h"
#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Pipelines/InputHelp.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "TensorOpt/Runtime/FileAccess.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"
#include <cerrno>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace py = pybind11;
using namespace mlir;
using namespace tensoropt;
using namespace tensoropt::python;
using ModulePtr = std::unique_ptr<python::Module>;

namespace {

/// A pipeline that is known to parse.
struct Pipeline {
  std::string text;
};

Pipeline makePipeline(const std::string &text) {
  registerPasses();
  OpPassManager pm(ModuleOp::getOperationName());
  std::string error;
  llvm::raw_string_ostream errors(error);
  if (succeeded(parsePipeline(text, pm, errors)))
    return {text};
  llvm::StringRef message = llvm::StringRef(error).trim();
  message.consume_front("error: ");
  throw py::value_error(message.str());
}

/// Name and description of each pipeline, as listPipelines prints them; lines
/// on options belong to the description.
std::vector<std::pair<std::string, std::string>> getPipelines() {
  std::string text;
  llvm::raw_string_ostream os(text);
  listPipelines(os);
  std::vector<std::pair<std::string, std::string>> pipelines;
  for (llvm::StringRef line : llvm::split(llvm::StringRef(text).trim(), '\n')) {
    auto [name, description] = line.split(": ");
    if (line.starts_with(" "))
      pipelines.back().second += "\n" + line.trim().str();
    else
      pipelines.push_back({name.str(), description.str()});
  }
  return pipelines;
}

//===----------------------------------------------------------------------===//
// Reading and writing
//===----------------------------------------------------------------------===//

/// A module from text or bytecode; `name` is the file that diagnostics name.
ModulePtr parse(llvm::StringRef text, const std::string &name) {
  ModulePtr module(new python::Module());
  module->shared = std::make_shared<SharedContext>();
  Diagnostics diagnostics;
  bool isParsed = module->shared->run(diagnostics, [&] {
    InputHelp help(module->shared->get(), text);
    module->op = parseSourceString<ModuleOp>(
        text, ParserConfig(module->shared->get()), name);
    return static_cast<bool>(module->op);
  });
  if (!isParsed)
    raiseCompileError(diagnostics, name + " is not a module");
  issueWarnings(diagnostics);
  return module;
}

ModulePtr load(const std::filesystem::path &path) {
  auto file = llvm::MemoryBuffer::getFile(path.string());
  if (!file) {
    errno = file.getError().value();
    PyErr_SetFromErrnoWithFilename(PyExc_OSError, path.c_str());
    throw py::error_already_set();
  }
  return parse((*file)->getBuffer(), path.string());
}

std::string print(python::Module &module, const OpPrintingFlags &flags) {
  std::string text;
  Diagnostics ignored;
  module.shared->run(ignored, [&] {
    llvm::raw_string_ostream os(text);
    module.op->print(os, flags);
    return true;
  });
  return text;
}

/// The text to look at: weights may have hundreds of megabytes.
std::string printElided(python::Module &module) {
  return print(
      module,
      OpPrintingFlags().elideLargeElementsAttrs(64).elideLargeResourceString(
          64));
}

void save(python::Module &module, const std::filesystem::path &path) {
  std::string extension = path.extension().string();
  if (extension != ".mlir" && extension != ".mlirbc")
    throw py::value_error(path.string() +
                          ": expected a name that ends in .mlir (text) or "
                          ".mlirbc (bytecode)");
  std::string content, error;
  if (extension == ".mlir")
    content = print(module, OpPrintingFlags());
  Diagnostics diagnostics;
  bool isWritten = module.shared->run(diagnostics, [&] {
    if (extension == ".mlirbc") {
      llvm::raw_string_ostream os(content);
      if (failed(writeBytecodeToFile(*module.op, os)))
        return false;
    }
    AtomicFile file(path.string());
    file.append(content);
    return file.commit(error);
  });
  if (!isWritten && error.empty())
    raiseCompileError(diagnostics, "the module cannot be written as bytecode");
  if (isWritten)
    return;
  PyErr_SetString(PyExc_OSError, error.c_str());
  throw py::error_already_set();
}

//===----------------------------------------------------------------------===//
// Passes and compilation
//===----------------------------------------------------------------------===//

ModulePtr run(const Pipeline &pipeline, python::Module &module) {
  ModulePtr result(new python::Module());
  result->shared = module.shared;
  Diagnostics diagnostics;
  std::string error;
  bool isDone = module.shared->run(diagnostics, [&] {
    result->op = module.op->clone();
    auto pm = PassManager::on<ModuleOp>(module.shared->get());
    llvm::raw_string_ostream errors(error);
    return succeeded(parsePipeline(pipeline.text, pm, errors)) &&
           succeeded(pm.run(*result->op));
  });
  if (!isDone)
    raiseCompileError(diagnostics,
                      error.empty() ? "the pipeline failed" : error);
  issueWarnings(diagnostics);
  return result;
}

/// The pipeline that runs on so many threads; with none given as it is.
Pipeline addThreads(const Pipeline &pipeline, std::optional<unsigned> threads) {
  if (!threads)
    return pipeline;
  if (llvm::StringRef(pipeline.text).find_first_of("{(,") !=
      llvm::StringRef::npos)
    throw py::value_error("threads go with the name of a pipeline alone; write "
                          "them among the options of '" +
                          pipeline.text + "'");
  return makePipeline(pipeline.text + "{threads=" + std::to_string(*threads) +
                      "}");
}

CompileOptions makeOptions(const std::variant<Pipeline, std::string> &choice,
                           const std::string &targetCPU,
                           std::optional<unsigned> threads = std::nullopt) {
  const auto *text = std::get_if<std::string>(&choice);
  Pipeline pipeline = addThreads(
      text ? makePipeline(*text) : std::get<Pipeline>(choice), threads);
  CompileOptions options;
  options.targetCPU = targetCPU;
  options.addPasses = [pipeline](PassManager &pm, llvm::raw_ostream &errors) {
    return parsePipeline(pipeline.text, pm, errors);
  };
  return options;
}

std::shared_ptr<CompiledModule>
compile(python::Module &module,
        const std::variant<Pipeline, std::string> &choice,
        const std::string &targetCPU, const std::vector<std::string> &entries,
        std::optional<unsigned> threads, bool profile) {
  CompileOptions options = makeOptions(choice, targetCPU, threads);
  options.entries = entries;
  options.profile = profile;
  std::shared_ptr<CompiledModule> compiled;
  Diagnostics diagnostics;
  std::string error;
  bool isDone = module.shared->run(diagnostics, [&] {
    compiled = CompiledModule::compile(*module.op, options, error);
    return compiled != nullptr;
  });
  if (!isDone)
    raiseCompileError(diagnostics, error);
  issueWarnings(diagnostics);
  return compiled;
}

/// What Python gives as keywords, as options.
LibraryOptions
makeLibraryOptions(const std::variant<Pipeline, std::string> &pipeline,
                   const std::vector<std::string> &entries,
                   const std::map<std::string, int64_t> &maxExtents,
                   LibraryTarget target) {
  LibraryOptions options;
  options.addPasses = makeOptions(pipeline, "native").addPasses;
  options.entries = entries;
  options.target = std::move(target);
  for (const auto &[extent, most] : maxExtents)
    options.bounds.push_back({extent, most});
  return options;
}

std::vector<std::string> getFunctions(python::Module &module) {
  std::vector<std::string> names;
  for (auto function : module.op->getOps<func::FuncOp>())
    if (!function.isPrivate() && !function.isExternal())
      names.push_back(function.getName().str());
  return names;
}

/// What a public function takes, before anything is compiled.
std::vector<Argument> getArguments(python::Module &module,
                                   const std::string &name) {
  if (!llvm::is_contained(getFunctions(module), name))
    throw py::key_error("no public function '" + name + "'");
  llvm::FailureOr<FunctionSpec> spec = failure();
  Diagnostics diagnostics;
  bool isDone = module.shared->run(diagnostics, [&] {
    spec = getFunctionSpec(module.op->lookupSymbol<func::FuncOp>(name));
    return succeeded(spec);
  });
  if (!isDone)
    raiseCompileError(diagnostics, "function '" + name + "' cannot be called");
  std::vector<Argument> arguments;
  for (const ArgumentSpec &argument : spec->arguments)
    arguments.push_back({argument, false});
  return arguments;
}

} // namespace

void tensoropt::python::bindModule(py::module_ &module) {
  auto pipelineClass =
      py::class_<Pipeline>(
          module, "Pipeline", py::is_final(),
          R"doc(Passes to run on a module: a comma-separated list of named pipelines and of
passes known to MLIR, each with options in braces: "cpu{reassociate=false}".
An unknown name raises ValueError, which names the nearest known one.)doc")
          .def(py::init(&makePipeline), py::arg("text"))
          .def_readonly("text", &Pipeline::text)
          .def("__repr__", [](const Pipeline &pipeline) {
            return "Pipeline('" + pipeline.text + "')";
          });
  module.def(
      "pipelines", getPipelines,
      "The named pipelines: pairs of name and description, with a line for "
      "each option.");
  py::class_<python::Module>(
      module, "Module", py::is_final(),
      R"doc(A module of MLIR. Modules do not change: a pipeline makes a new one.

A parsed module and all that pipelines make of it share one MLIR context behind a
lock: their methods may be called from any thread, but run one at a time. Modules
that were parsed separately do not wait for each other. str() is the text without
constants of more than 64 elements; save() writes all.)doc")
      .def_static(
          "parse",
          [](const std::string &text, const std::string &name) {
            return parse(text, name);
          },
          py::arg("text"), py::arg("name") = "<string>",
          "Parses MLIR text; diagnostics call it name.")
      .def_static("load", load, py::arg("path"),
                  "Reads a file of MLIR text or bytecode.")
      .def("save", save, py::arg("path"),
           "Writes text (.mlir) or bytecode (.mlirbc), the whole file or "
           "nothing.")
      .def(
          "compile", compile, py::arg("pipeline") = "cpu", py::kw_only(),
          py::arg("target_cpu") = "native",
          py::arg("entries") = std::vector<std::string>(),
          py::arg("threads") = std::nullopt, py::arg("profile") = false,
          R"doc(Runs a pipeline that lowers to the LLVM dialect and compiles the result for a
processor: "native", or a name that LLVM knows. threads=2 is the option of that name of
a pipeline without other options. Only the functions that entries
names can be called; without it all public ones, whose types must then be such that
data can be bound to them. With profile=True it compiles twice, and functions have a
method profile. Raises CompileError.)doc")
      .def(
          "compile_library",
          [](python::Module &self, const std::filesystem::path &path,
             const std::optional<std::filesystem::path> &header,
             const std::optional<std::filesystem::path> &weights,
             const std::optional<std::string> &emit,
             const std::variant<Pipeline, std::string> &pipeline,
             const std::vector<std::string> &entries, const std::string &prefix,
             const std::map<std::string, int64_t> &maxExtents, bool allowMalloc,
             const std::string &targetTriple, const std::string &targetCPU,
             const std::string &targetFeatures, const std::string &linker) {
            LibraryOptions options =
                makeLibraryOptions(pipeline, entries, maxExtents,
                                   {targetTriple, targetCPU, targetFeatures});
            options.prefix = prefix;
            options.mayAllocate = allowMalloc;
            options.linker = linker;
            compileLibrary(self, std::move(options),
                           {path, header, weights, emit});
          },
          py::arg("path"), py::kw_only(), py::arg("header") = std::nullopt,
          py::arg("weights") = std::nullopt, py::arg("emit") = std::nullopt,
          py::arg("pipeline") = "cpu",
          py::arg("entries") = std::vector<std::string>(),
          py::arg("prefix") = "",
          py::arg("max_extents") = std::map<std::string, int64_t>(),
          py::arg("allow_malloc") = false, py::arg("target_triple") = "",
          py::arg("target_cpu") = "", py::arg("target_features") = "",
          py::arg("linker") = "",
          R"doc(Compiles the public functions, or those that entries names, ahead of time into a
library for C, and writes it with its header: a shared library (.so), a static one
(.a), an object (.o), assembly (.s) or LLVM IR (.ll), as the suffix or emit says. With
weights large constants go to that file. max_extents bounds open extents by their
names in the header, so that one workspace is enough for all calls. Without a target_cpu code runs on
any processor of the system. See docs/ahead-of-time.md; raises CompileError.)doc")
      .def(
          "count",
          [](python::Module &self, const std::string &name,
             const py::args &arguments,
             const std::variant<Pipeline, std::string> &pipeline,
             const std::string &targetCPU, bool verifySymmetry,
             double symmetryTolerance) {
            return countWorkOf(
                self, name, arguments, makeOptions(pipeline, targetCPU),
                makeSymmetryCheck(verifySymmetry, symmetryTolerance));
          },
          py::arg("name"), py::kw_only(), py::arg("pipeline") = "cpu",
          py::arg("target_cpu") = "native", py::arg("verify_symmetry") = true,
          py::arg("symmetry_tolerance") = 0.0,
          R"doc(Counts the operations on elements that a call with these arguments executes, and
those of the same function without symmetry, by compiling both with counters.
Changes no argument; returns ExecutedWork. Raises CompileError, and what the call
raises.)doc")
      .def(
          "reference",
          [](python::Module &self, const std::string &name,
             const py::args &arguments, uint64_t maxTerms) {
            return runReferenceOn(self, name, arguments, maxTerms);
          },
          py::arg("name"), py::arg("max_terms") = uint64_t(1) << 28,
          R"doc(Interprets a function in plain loops and double precision, for checks. Takes
what the compiled function takes, changes no argument, and returns float64, int64
or complex128 arrays. Raises CompileError for operations that it does not know, and
beyond max_terms products.)doc")
      .def_property_readonly("functions", getFunctions,
                             "Names of the public functions that have a body.")
      .def(
          "arguments", getArguments, py::arg("name"),
          R"doc(What a public function takes, a list of Argument; updated is False, for that is known
when it is compiled. Raises KeyError, and CompileError for what cannot be called.)doc")
      .def("__str__", printElided)
      .def("__repr__", [](python::Module &self) {
        return "Module(" + llvm::join(getFunctions(self), ", ") + ")";
      });
  // Here, since its signature names Module.
  pipelineClass.def(
      "run", run, py::arg("module"),
      "A new module: what the passes make of a copy of this one.");
}
