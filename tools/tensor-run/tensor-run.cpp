// SPDX-License-Identifier: Apache-2.0
// Compiles a function of an .mlir file in this process, calls it on data from
// files, checks the result and times it.

#include "Arguments.h"
#include "Checks.h"
#include "Profiling.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/CollectPlans.h"
#include "TensorOpt/Pipelines/CollectRecords.h"
#include "TensorOpt/Pipelines/InputHelp.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "TensorOpt/Runtime/Frostt.h"
#include "TensorOpt/Runtime/MatrixMarket.h"
#include "TensorOpt/Runtime/Npy.h"
#include "Tuning.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace tensoropt;
namespace cl = llvm::cl;

namespace {

cl::OptionCategory category("tensor-run options");

cl::opt<std::string> inputFile(cl::Positional, cl::Required,
                               cl::desc("FILE.mlir"), cl::cat(category));
cl::opt<std::string> entryName("entry",
                               cl::desc("Function to call; may be left out if "
                                        "there is only one"),
                               cl::value_desc("NAME"), cl::cat(category));
cl::opt<std::string> pipeline("pipeline",
                              cl::desc("Pipeline that lowers to the LLVM "
                                       "dialect (default: cpu)"),
                              cl::value_desc("NAME[{options}]"),
                              cl::init("cpu"), cl::cat(category));
cl::list<std::string>
    argumentTexts("arg",
                  cl::desc("One per parameter: a file (.mtx, .tns, .npy, "
                           ".npz:MEMBER), zeros, fill:V or rand:SEED; see "
                           "below"),
                  cl::value_desc("VALUE"), cl::cat(category));
cl::list<std::string> outputs(
    "out",
    cl::desc("Write result N to a .npy file, or a sparse one to .mtx or .tns"),
    cl::value_desc("N:FILE.npy"), cl::cat(category));
cl::list<std::string>
    conversions("convert",
                cl::desc("Write the entries of argument N, as its type stores "
                         "them, to a .mtx or .tns file"),
                cl::value_desc("N:FILE"), cl::cat(category));
cl::opt<bool> printResults("print", cl::desc("Print the results"),
                           cl::cat(category));
cl::opt<unsigned> timedRuns("time",
                            cl::desc("Time N calls after one to warm up"),
                            cl::value_desc("N"), cl::init(0),
                            cl::cat(category));
cl::opt<bool> countsWork("count",
                         cl::desc("Count the operations that the kernels "
                                  "execute, and those without symmetry, by "
                                  "code compiled for that"),
                         cl::cat(category));
cl::list<std::string>
    profilePaths("profile",
                 cl::desc("Time each operation in as many calls as --time "
                          "says, or else 10, and write where the time goes to "
                          "FILE.txt, .json, .html or .trace.json"),
                 cl::value_desc("FILE"), cl::cat(category));
cl::opt<std::string> tuneFile(
    "tune",
    cl::desc("Measure how each kernel that FILE has no plan for is computed "
             "fastest on this machine, add that to FILE, and take its plans; "
             "without --arg that is all"),
    cl::value_desc("FILE.json"), cl::cat(category));
cl::opt<double> tuneBudget("tune-budget",
                           cl::desc("Begin to measure no kernel after so many "
                                    "seconds (default: 0, any)"),
                           cl::value_desc("SECONDS"), cl::init(0),
                           cl::cat(category));
cl::opt<std::string>
    check("check",
          cl::desc("'reference': compare with an interpreter in float64"),
          cl::value_desc("reference"), cl::cat(category));
cl::opt<double>
    tolerance("tolerance",
              cl::desc("Largest relative error that passes "
                       "(default: 1e-12 for f64, 1e-5 for f32, 1e-2 "
                       "for f16, 0 for integers)"),
              cl::value_desc("X"), cl::cat(category));
cl::opt<uint64_t> checkLimit("check-limit",
                             cl::desc("Largest number of terms that the "
                                      "reference sums (default: 2^32)"),
                             cl::value_desc("N"), cl::init(uint64_t(1) << 32),
                             cl::cat(category));
cl::opt<std::string> targetCPU("target-cpu",
                               cl::desc("Processor to compile for (default: "
                                        "native)"),
                               cl::value_desc("NAME"), cl::init("native"),
                               cl::cat(category));

cl::opt<bool> verifySymmetryOption(
    "verify-symmetry",
    cl::desc("Check that data which hold all entries of a symmetric tensor are "
             "symmetric (default: true)"),
    cl::init(true), cl::cat(category));
cl::opt<double> symmetryTolerance(
    "symmetry-tolerance",
    cl::desc("Largest relative difference of floats that symmetry makes equal "
             "(default: 0)"),
    cl::value_desc("REL"), cl::init(0), cl::cat(category));

cl::opt<std::string>
    reportPath("tensoropt-report",
               cl::desc("Write what our passes decided and what was measured "
                        "to FILE.json, .txt or .html"),
               cl::value_desc("FILE"), cl::cat(category));

cl::extrahelp argumentHelp(R"(
Arguments, one --arg=VALUE per parameter in their order:

  FILE.mtx          Matrix Market. Its header (general, symmetric,
                    skew-symmetric, hermitian) is honoured: a symmetric file may
                    be bound to a type of that symmetry or to one without; a
                    general file bound to a symmetric type must hold all entries
                    and be symmetric, exactly unless --symmetry-tolerance is
                    given; --verify-symmetry=false takes the entries of the
                    stored triangle as they are.
  FILE.tns          FROSTT. It has no header and must hold all entries. Extents
                    that the type leaves open come from other arguments, or else
                    from the largest index.
  orbits:FILE       A .mtx or .tns file that lists one entry, any, for each orbit
                    of the type's symmetry.
  FILE.npy          NumPy array of the element type, or of one that converts to
  FILE.npz:MEMBER   it exactly. Of an encoded type the nonzeros are stored;
                    packed storage takes the full array, which must be
                    symmetric, or the packed values in one dimension.
  zeros             The extents must be known from the type or from files.
  fill:V            All elements, or a parameter that is a number.
  rand:SEED         Uniform in [-1, 1), integers in -8 .. 7, unsigned 0 .. 15.

Results that a function updates in place start from the argument's values.
)");

/// Prints a one-line error; returns the exit code.
int fail(const llvm::Twine &message) {
  llvm::errs() << "tensor-run: error: " << message << "\n";
  return EXIT_FAILURE;
}

/// The number and the path of "N:FILE".
bool parseOutput(StringRef text, size_t results, size_t &number,
                 std::string &path, std::string &error) {
  auto [left, right] = text.split(':');
  bool isKnown = right.ends_with(".npy") || right.ends_with(".mtx") ||
                 right.ends_with(".tns");
  if (left.getAsInteger(10, number) || !isKnown) {
    error = "--out=" + text.str() +
            ": expected N:FILE.npy, or .mtx or .tns for a sparse result";
    return false;
  }
  if (number >= results) {
    error = "--out=" + text.str() + ": no result " + std::to_string(number) +
            ", the number of results is " + std::to_string(results);
    return false;
  }
  path = right.str();
  return true;
}

/// Writes the stored entries to a .mtx or .tns file.
bool writeEntries(const std::string &path, const TensorData &tensor,
                  std::string &error) {
  CoordinateTensor entries = unpackTensor(tensor);
  return StringRef(path).ends_with(".mtx")
             ? writeMatrixMarket(path, entries, error)
             : writeFrostt(path, entries, error);
}

bool writeOutput(StringRef text, const std::vector<CallValue> &results,
                 std::string &error) {
  size_t number;
  std::string path;
  if (!parseOutput(text, results.size(), number, path, error))
    return false;
  auto *tensor = std::get_if<TensorData>(&results[number]);
  bool isArray = StringRef(path).ends_with(".npy");
  if (!tensor || tensor->spec.isDense() != isArray) {
    error = "--out=" + text.str() +
            (isArray ? ": only dense tensors are written to .npy files"
                     : ": only sparse tensors are written to .mtx and .tns "
                       "files");
    return false;
  }
  if (!isArray)
    return writeEntries(path, *tensor, error);
  return writeNpy(
      path,
      {tensor->spec.element, tensor->extents, tensor->buffers.front().data()},
      error);
}

/// Writes the argument that "N:FILE" names.
bool writeArgument(StringRef text, const std::vector<CallValue> &arguments,
                   std::string &error) {
  size_t number;
  auto [left, path] = text.split(':');
  error = "--convert=" + text.str() + ": ";
  if (left.getAsInteger(10, number) ||
      !(path.ends_with(".mtx") || path.ends_with(".tns"))) {
    error += "expected N:FILE.mtx or N:FILE.tns";
    return false;
  }
  auto *tensor = number < arguments.size()
                     ? std::get_if<TensorData>(&arguments[number])
                     : nullptr;
  if (!tensor) {
    error += "argument " + std::to_string(number) + " is no tensor";
    return false;
  }
  return writeEntries(path.str(), *tensor, error);
}

/// The function that --entry names, or the only one.
std::optional<std::string> findEntry(ModuleOp module, std::string &error) {
  std::vector<std::string> names;
  for (auto function : module.getOps<func::FuncOp>())
    if (function.isPublic() && !function.isExternal())
      names.push_back(function.getName().str());
  if (entryName.empty() && names.size() == 1)
    return names.front();
  if (!entryName.empty() && llvm::is_contained(names, entryName))
    return entryName;
  error = entryName.empty() ? "--entry is needed"
                            : "no public function '" + entryName + "'";
  error += names.empty() ? "; the file has none"
                         : "; the file has: " + llvm::join(names, ", ");
  return std::nullopt;
}

/// Prints and writes the results of a call.
bool showResults(const std::vector<CallValue> &results, std::string &error) {
  for (auto [at, result] : llvm::enumerate(results)) {
    if (!printResults)
      break;
    llvm::outs() << "result  " << at << ": ";
    print(result, llvm::outs());
    llvm::outs() << "\n";
  }
  for (const std::string &text : outputs)
    if (!writeOutput(text, results, error))
      return false;
  return true;
}

/// Checks, times, profiles and counts as the options say; returns the exit
/// code.
int measure(ModuleOp module, const CompiledFunction &function,
            const CompileOptions &options, const BoundArguments &arguments,
            const WorkspaceMemory &workspace, Report::Measurement &measurement,
            Progress &progress) {
  std::string error;
  if (timedRuns > 0) {
    auto entry = module.lookupSymbol<func::FuncOp>(function.spec().name);
    if (!timeCalls(function, countDenseWork(entry), arguments.values, workspace,
                   timedRuns, measurement, progress, error))
      return fail(error);
    progress.hide();
    print(measurement, llvm::outs());
    if (measurement.kernels.empty() && !function.kernels().empty())
      llvm::outs() << "kernel  the work is not known of all; the report says "
                      "why\n";
  }
  if (!profilePaths.empty() && !profile(function, arguments.values, timedRuns,
                                        measurement, progress, error))
    return fail(error);
  if (countsWork && !countOperations(module, function, options,
                                     arguments.values, measurement, error))
    return fail(error);
  return EXIT_SUCCESS;
}

/// Everything after compilation; returns the exit code.
int run(ModuleOp module, const CompiledFunction &function,
        const CompileOptions &options, Report &report, Progress &progress) {
  std::string error, path;
  size_t number;
  for (const std::string &text : outputs)
    if (!parseOutput(text, function.spec().results.size(), number, path, error))
      return fail(error);
  SymmetryCheck symmetry;
  symmetry.isOn = verifySymmetryOption;
  symmetry.tolerance = symmetryTolerance;
  auto arguments = bindArguments(
      function, {argumentTexts.begin(), argumentTexts.end()}, symmetry, error);
  if (!arguments)
    return fail(error);
  for (const std::string &text : conversions)
    if (!writeArgument(text, arguments->values, error))
      return fail(error);

  FailureOr<std::vector<ReferenceTensor>> reference;
  if (!check.empty()) {
    if (function.spec().results.empty())
      return fail("--check=reference: function '" + function.spec().name +
                  "' has no results");
    auto source = module.lookupSymbol<func::FuncOp>(function.spec().name);
    reference = runReference(source, toReference(*arguments), checkLimit);
    if (failed(reference))
      return EXIT_FAILURE;
  }
  std::vector<CallValue> results;
  auto workspace = WorkspaceMemory::allocate(function, error);
  bool isDone = workspace && function.call(arguments->values, results, error,
                                           workspace->bytes());
  progress.hide();
  if (!isDone || !showResults(results, error))
    return fail(error);

  Report::Measurement measurement;
  measurement.function = function.spec().name;
  if (!check.empty())
    measurement.check = checkResults(results, *reference,
                                     tolerance.getNumOccurrences()
                                         ? std::optional<double>(tolerance)
                                         : std::nullopt,
                                     llvm::outs());
  if (int code = measure(module, function, options, *arguments, *workspace,
                         measurement, progress))
    return code;
  if (!check.empty() || timedRuns > 0 || countsWork || measurement.profile)
    report.measurements.push_back(measurement);
  return check.empty() || measurement.check->passed ? EXIT_SUCCESS
                                                    : EXIT_FAILURE;
}

bool takesArguments(ModuleOp module, const std::string &entry) {
  return module.lookupSymbol<func::FuncOp>(entry).getNumArguments() > 0;
}

/// Parses, compiles and runs; returns the exit code.
int compileAndRun(const DialectRegistry &registry, Report &report,
                  Progress &progress) {
  std::string error;
  auto input = openInputFile(inputFile, &error);
  if (!input)
    return fail(error);
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
    return EXIT_FAILURE;
  auto entry = findEntry(*module, error);
  if (!entry)
    return fail(error);

  std::string tuned = pipeline;
  if (!tuneFile.empty()) {
    if (!tune(*module, *entry, {tuneFile, tuneBudget}, targetCPU, tuned,
              progress, error))
      return fail(error);
    if (argumentTexts.empty() && takesArguments(*module, *entry))
      return EXIT_SUCCESS;
  }
  CompileOptions options;
  options.addPasses = [&](PassManager &pm, raw_ostream &errors) {
    // What is compiled once more, to count or to profile, has the same.
    if (report.memoryPlans.empty())
      collectPlans(pm, report.memoryPlans);
    return parsePipeline(tuned, pm, errors);
  };
  options.targetCPU = targetCPU;
  options.entries = {*entry};
  options.profile = !profilePaths.empty();
  collectRecords(context, report);
  progress.show("compiling " + inputFile);
  auto compiled = CompiledModule::compile(*module, options, error);
  progress.hide();
  if (!compiled)
    return fail(error);
  progress.show("calling " + *entry);
  return run(*module, *compiled->lookup(*entry), options, report, progress);
}

/// Writes the profile of the report, if there is one, without what passes
/// decided.
bool writeProfiles(const Report &report, std::string &error) {
  if (report.measurements.empty() || !report.measurements.back().profile)
    return true;
  Report alone = report;
  alone.entries.clear();
  return llvm::all_of(profilePaths, [&](const std::string &path) {
    return alone.write(path, error);
  });
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
                              "Compiles a function, calls it on data from "
                              "files, checks and times it\n");
  std::string error;
  bool isReported = reportPath.getNumOccurrences();
  if (!check.empty() && check != "reference")
    return fail("--check=" + check + ": expected 'reference'");
  if (isReported && !Report::formatOf(reportPath, error))
    return fail(error);
  for (const std::string &path : profilePaths)
    if (!Report::canWrite(path, error))
      return fail(error);
  if (!(tuneBudget >= 0))
    return fail("--tune-budget: expected a number of seconds from 0");
  if (!(symmetryTolerance >= 0 && symmetryTolerance < 1))
    return fail("--symmetry-tolerance: expected a number from 0 up to but not "
                "including 1");

  Report report;
  report.tool = "tensor-run";
  report.toolVersion = TENSOROPT_VERSION;
  report.command = printCommand("tensor-run", argc, argv);
  report.pipeline = pipeline;
  report.input = inputFile;
  Progress progress(llvm::errs(), llvm::sys::Process::StandardErrIsDisplayed());
  int code = compileAndRun(registry, report, progress);
  progress.finish();
  report.succeeded = code == EXIT_SUCCESS;
  if (!writeProfiles(report, error))
    return fail(error);
  if (isReported && !report.write(reportPath, error))
    return fail(error);
  return code;
}
