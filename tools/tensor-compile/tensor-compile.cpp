// SPDX-License-Identifier: Apache-2.0
// Compiles the functions of an .mlir file ahead of time, into a library and a
// header for C.

#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Library/Library.h"
#include "TensorOpt/Pipelines/CollectPlans.h"
#include "TensorOpt/Pipelines/CollectRecords.h"
#include "TensorOpt/Pipelines/InputHelp.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "TensorOpt/Report/OutputFile.h"
#include "TensorOpt/Report/Report.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace tensoropt;
namespace cl = llvm::cl;

namespace {

cl::OptionCategory category("tensor-compile options");

cl::opt<std::string> inputFile(cl::Positional, cl::Required,
                               cl::desc("FILE.mlir or FILE.mlirbc"),
                               cl::cat(category));
cl::opt<std::string>
    outputFile("o", cl::Required,
               cl::desc("Library to write: .so, .a, .o, .s or .ll"),
               cl::value_desc("FILE"), cl::cat(category));
cl::opt<LibraryFormat> format(
    "emit", cl::desc("What to write (default: what the suffix says)"),
    cl::values(clEnumValN(LibraryFormat::Shared, "shared", "a shared library"),
               clEnumValN(LibraryFormat::Static, "static", "a static library"),
               clEnumValN(LibraryFormat::Object, "object", "an object file"),
               clEnumValN(LibraryFormat::Assembly, "assembly",
                          "text in the processor's language"),
               clEnumValN(LibraryFormat::LLVM, "llvm", "LLVM IR as text")),
    cl::cat(category));
cl::opt<std::string> headerFile("header", cl::desc("Header to write"),
                                cl::value_desc("FILE.h"), cl::cat(category));
cl::opt<std::string>
    weightsFile("weights",
                cl::desc("Put constants of 4 kB and more into a file, whose "
                         "contents functions take (default: into the library)"),
                cl::value_desc("FILE"), cl::cat(category));
cl::list<std::string>
    entries("entry",
            cl::desc("A public function to compile; may be repeated (default: "
                     "all)"),
            cl::value_desc("NAME"), cl::cat(category));
cl::opt<std::string> prefix("prefix",
                            cl::desc("Put before the names of functions in C"),
                            cl::value_desc("TEXT"), cl::cat(category));
cl::opt<std::string> pipeline("pipeline",
                              cl::desc("Pipeline that lowers to the LLVM "
                                       "dialect (default: cpu)"),
                              cl::value_desc("NAME[{options}]"),
                              cl::init("cpu"), cl::cat(category));
cl::list<std::string> maxExtents(
    "max-extent",
    cl::desc("The largest value of an extent, by its name in the header; "
             "workspaces are as large as that needs"),
    cl::value_desc("[FUNCTION.]EXTENT=N"), cl::cat(category));
cl::opt<bool> mayAllocate(
    "allow-malloc",
    cl::desc("Let functions call malloc for memory whose size does not follow "
             "from the extents of their arguments"),
    cl::cat(category));
cl::opt<unsigned> optimisation("O",
                               cl::desc("LLVM's level, 0 to 3 (default: "
                                        "3)"),
                               cl::Prefix, cl::init(3), cl::cat(category));
cl::opt<std::string>
    targetTriple("target-triple",
                 cl::desc("System to compile for, such as aarch64-linux-gnu "
                          "(default: this one)"),
                 cl::value_desc("TRIPLE"), cl::cat(category));
cl::opt<std::string> targetCPU(
    "target-cpu",
    cl::desc("Processor to compile for, such as x86-64-v3, or native (default: "
             "any of the system's)"),
    cl::value_desc("NAME"), cl::cat(category));
cl::opt<std::string>
    targetFeatures("target-features",
                   cl::desc("Features that it has or not, such as +avx2,+fma"),
                   cl::value_desc("LIST"), cl::cat(category));
cl::opt<std::string>
    linker("linker",
           cl::desc("Compiler or linker that makes shared libraries (default: "
                    "cc, or one for the target)"),
           cl::value_desc("PROGRAM"), cl::cat(category));

cl::opt<std::string>
    reportPath("tensoropt-report",
               cl::desc("Write what our passes decided, plans of memory, and "
                        "which functions run out of registers to FILE.json, "
                        ".txt or .html"),
               cl::value_desc("FILE"), cl::cat(category));

/// Prints a one-line error; returns the exit code.
int fail(const llvm::Twine &message) {
  llvm::errs() << "tensor-compile: error: " << message << "\n";
  return EXIT_FAILURE;
}

/// What --emit or the suffix asks for.
std::optional<LibraryFormat> findFormat(std::string &error) {
  if (format.getNumOccurrences())
    return format;
  auto found = Library::findFormat(outputFile);
  if (!found)
    error = "'" + outputFile +
            "' ends in none of .so, .a, .o, .s and .ll; say what it is by "
            "--emit";
  return found;
}

/// Reads EXTENT=N.
bool parseBounds(std::vector<ExtentBound> &bounds, std::string &error) {
  for (const std::string &text : maxExtents) {
    auto [name, number] = StringRef(text).rsplit('=');
    int64_t most;
    if (name.empty() || number.getAsInteger(10, most) || most < 0) {
      error = "--max-extent=" + text + ": expected EXTENT=N";
      return false;
    }
    bounds.push_back({name.str(), most});
  }
  return true;
}

LibraryOptions getOptions(Report &report) {
  LibraryOptions options;
  options.addPasses = [&](PassManager &pm, raw_ostream &errors) {
    collectPlans(pm, report.memoryPlans);
    return parsePipeline(pipeline, pm, errors);
  };
  options.entries.assign(entries.begin(), entries.end());
  options.optimisation = optimisation;
  options.target = {targetTriple, targetCPU, targetFeatures};
  options.prefix = prefix;
  options.mayAllocate = mayAllocate;
  options.weightsApart = !weightsFile.empty();
  options.linker = linker;
  return options;
}

/// Writes the files of a library.
bool write(Library &library, LibraryFormat kind, std::string &error) {
  return library.write(kind, outputFile, error) &&
         (weightsFile.empty() || library.writeWeights(weightsFile, error)) &&
         (headerFile.empty() || library.writeHeader(headerFile, error));
}

/// Parses, compiles and writes; false after an error.
bool compile(const DialectRegistry &registry, LibraryFormat kind,
             Report &report, std::string &error) {
  LibraryOptions options = getOptions(report);
  if (!parseBounds(options.bounds, error))
    return false;
  auto input = openInputFile(inputFile, &error);
  if (!input)
    return false;
  MLIRContext context(registry);
  context.printOpOnDiagnostic(false);
  StringRef text = input->getBuffer();
  auto sources = std::make_shared<llvm::SourceMgr>();
  sources->AddNewSourceBuffer(std::move(input), llvm::SMLoc());
  SourceMgrDiagnosticHandler diagnostics(*sources, &context);
  OwningOpRef<ModuleOp> module;
  {
    InputHelp help(&context, text);
    module = parseSourceFile<ModuleOp>(sources, &context);
  }
  if (!module)
    return false;
  collectRecords(context, report);
  auto library = Library::compile(*module, options, error);
  return library && write(*library, kind, error);
}

int run(const DialectRegistry &registry, Report &report) {
  std::string error;
  auto kind = findFormat(error);
  if (!kind)
    return fail(error);
  if (optimisation > 3)
    return fail("-O takes 0 to 3");
  // Told before a long run, and before one of two files is written.
  if (!canWriteFiles({outputFile, headerFile, weightsFile, reportPath}, error))
    return fail(error);
  bool isReported = reportPath.getNumOccurrences();
  if (isReported && !Report::formatOf(reportPath, error))
    return fail(error);
  report.succeeded = compile(registry, *kind, report, error);
  if (!report.succeeded && !error.empty())
    fail(error);
  if (isReported && !report.write(reportPath, error))
    return fail(error);
  return report.succeeded ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  mlir::registerAllPasses();
  tensoropt::registerAllPasses();
  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  registerAllExtensions(registry);
  tensoropt::registerAllDialects(registry);
  cl::HideUnrelatedOptions(category);
  cl::SetVersionPrinter([](raw_ostream &os) {
    os << "TensorOpt " << TENSOROPT_VERSION << "\nMLIR " << LLVM_VERSION_STRING
       << "\n";
  });
  cl::ParseCommandLineOptions(argc, argv,
                              "Compiles functions ahead of time into a library "
                              "for C\n");
  Report report;
  report.tool = "tensor-compile";
  report.toolVersion = TENSOROPT_VERSION;
  report.command = printCommand("tensor-compile", argc, argv);
  report.pipeline = pipeline;
  report.input = inputFile;
  return run(registry, report);
}
