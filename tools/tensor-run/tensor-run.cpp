// SPDX-License-Identifier: Apache-2.0
// Compiles a function of an .mlir file in this process, calls it on data from
// files, checks the result and times it.

#include "Arguments.h"
#include "Checks.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "TensorOpt/Runtime/Npy.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/InitLLVM.h"
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
                           ".npz:MEMBER), zeros, fill:V or rand:SEED"),
                  cl::value_desc("VALUE"), cl::cat(category));
cl::list<std::string> outputs("out", cl::desc("Write result N to a .npy file"),
                              cl::value_desc("N:FILE.npy"), cl::cat(category));
cl::opt<bool> printResults("print", cl::desc("Print the results"),
                           cl::cat(category));
cl::opt<unsigned> timedRuns("time",
                            cl::desc("Time N calls after one to warm up"),
                            cl::value_desc("N"), cl::init(0),
                            cl::cat(category));
cl::opt<std::string>
    check("check",
          cl::desc("'reference': compare with an interpreter in float64"),
          cl::value_desc("reference"), cl::cat(category));
cl::opt<double> tolerance("tolerance",
                          cl::desc("Largest relative error that passes "
                                   "(default: 1e-12 for f64, 1e-5 for f32, 0 "
                                   "for integers)"),
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

/// Prints a one-line error; returns the exit code.
int fail(const llvm::Twine &message) {
  llvm::errs() << "error: " << message << "\n";
  return 1;
}

/// The number and the path of "N:FILE.npy".
bool parseOutput(StringRef text, size_t results, size_t &number,
                 std::string &path, std::string &error) {
  auto [left, right] = text.split(':');
  if (left.getAsInteger(10, number) || !right.ends_with(".npy")) {
    error = "--out=" + text.str() + ": expected N:FILE.npy";
    return false;
  }
  if (number >= results) {
    error = "--out=" + text.str() + ": the function has " +
            std::to_string(results) + " results";
    return false;
  }
  path = right.str();
  return true;
}

bool writeOutput(StringRef text, const std::vector<CallValue> &results,
                 std::string &error) {
  size_t number;
  std::string path;
  if (!parseOutput(text, results.size(), number, path, error))
    return false;
  auto *tensor = std::get_if<TensorData>(&results[number]);
  if (!tensor || !tensor->spec.isDense()) {
    error = "--out=" + text.str() + ": only dense tensors are written";
    return false;
  }
  return writeNpy(
      path,
      {tensor->spec.element, tensor->extents, tensor->buffers.front().data()},
      error);
}

/// The function that --entry names, or the only one.
const CompiledFunction *findEntry(const CompiledModule &compiled,
                                  std::string &error) {
  std::vector<std::string> names = compiled.names();
  if (entryName.empty() && names.size() == 1)
    return compiled.lookup(names.front());
  if (const CompiledFunction *function = compiled.lookup(entryName))
    return function;
  error = entryName.empty() ? "--entry is needed"
                            : "no public function '" + entryName + "'";
  error += "; the file has: " + llvm::join(names, ", ");
  return nullptr;
}

/// Everything after compilation; returns the exit code.
int run(ModuleOp module, const CompiledFunction &function) {
  std::string error;
  auto arguments = bindArguments(
      function, {argumentTexts.begin(), argumentTexts.end()}, error);
  if (!arguments)
    return fail(error);
  size_t number;
  std::string path;
  for (const std::string &text : outputs)
    if (!parseOutput(text, function.spec().results.size(), number, path, error))
      return fail(error);

  FailureOr<std::vector<ReferenceTensor>> reference;
  if (!check.empty()) {
    auto source = module.lookupSymbol<func::FuncOp>(function.spec().name);
    reference = runReference(source, toReference(*arguments), checkLimit);
    if (failed(reference))
      return 1;
  }
  std::vector<CallValue> results;
  if (!function.call(arguments->values, results, error))
    return fail(error);
  if (printResults)
    for (auto [at, result] : llvm::enumerate(results)) {
      llvm::outs() << "result  " << at << ": ";
      print(result, llvm::outs());
      llvm::outs() << "\n";
    }
  for (const std::string &text : outputs)
    if (!writeOutput(text, results, error))
      return fail(error);
  bool passed =
      check.empty() || checkResults(results, *reference,
                                    tolerance.getNumOccurrences()
                                        ? std::optional<double>(tolerance)
                                        : std::nullopt,
                                    llvm::outs());
  if (timedRuns > 0) {
    auto timing = timeCalls(function, arguments->values, timedRuns, error);
    if (!timing)
      return fail(error);
    print(*timing, llvm::outs());
  }
  return passed ? 0 : 1;
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
  cl::ParseCommandLineOptions(argc, argv,
                              "Compiles a function, calls it on data from "
                              "files, checks and times it\n");
  if (!check.empty() && check != "reference")
    return fail("--check=" + check + ": expected 'reference'");

  MLIRContext context(registry);
  llvm::SourceMgr sources;
  SourceMgrDiagnosticHandler diagnostics(sources, &context);
  OwningOpRef<ModuleOp> module =
      parseSourceFile<ModuleOp>(inputFile, sources, &context);
  if (!module)
    return 1;
  CompileOptions options;
  options.addPasses = [](PassManager &pm, raw_ostream &errors) {
    return parsePipeline(pipeline, pm, errors);
  };
  options.targetCPU = targetCPU;
  std::string error;
  auto compiled = CompiledModule::compile(*module, options, error);
  if (!compiled)
    return fail(error);
  const CompiledFunction *function = findEntry(*compiled, error);
  if (!function)
    return fail(error);
  return run(*module, *function);
}
