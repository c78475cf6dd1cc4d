// SPDX-License-Identifier: Apache-2.0
// The driver of the command line: mlir-opt with our dialect and passes, named
// pipelines, and a report of what the passes decided.

#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/CollectPlans.h"
#include "TensorOpt/Pipelines/CollectRecords.h"
#include "TensorOpt/Pipelines/InputHelp.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "TensorOpt/Report/Report.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace mlir;
namespace cl = llvm::cl;

static cl::OptionCategory category("tensor-opt options");

static cl::opt<std::string>
    pipeline("pipeline",
             cl::desc("Run named pipelines and passes, with commas between"),
             cl::value_desc("NAME[{option=value ...}]"), cl::cat(category));

static cl::opt<bool>
    listPipelines("list-pipelines",
                  cl::desc("List the named pipelines with their options"),
                  cl::cat(category));

static cl::opt<std::string> reportPath(
    "tensoropt-report",
    cl::desc("Write what our passes decided to FILE.json, .txt or .html"),
    cl::value_desc("FILE"), cl::cat(category));

static int fail(const llvm::Twine &message) {
  llvm::errs() << "tensor-opt: error: " << message << "\n";
  return EXIT_FAILURE;
}

/// Keeps --help short: our options, and the few of mlir-opt's that are used
/// every day. --help-hidden still has them all.
static void shortenHelp() {
  auto &options = cl::getRegisteredOptions();
  for (StringRef name :
       {"o", "dump-pass-pipeline", "emit-bytecode", "list-passes",
        "mlir-print-ir-after-all", "mlir-timing", "pass-pipeline",
        "remarks-filter", "show-dialects", "split-input-file",
        "verify-diagnostics"})
    if (cl::Option *option = options.lookup(name))
      option->Categories = {&category};
  cl::HideUnrelatedOptions(category);
  for (auto &[name, option] : options)
    if (option->getOptionHiddenFlag() == cl::ReallyHidden)
      option->setHiddenFlag(cl::Hidden);
}

/// Leaves weights, which may have hundreds of megabytes, out of what goes to
/// the standard output or into diagnostics, if no flag says otherwise. Files
/// hold them.
static void elideWeights(StringRef outputName) {
  StringRef name = "mlir-elide-resource-strings-if-larger";
  cl::Option *option = cl::getRegisteredOptions().lookup(name);
  if (outputName == "-" && option && !option->getNumOccurrences())
    option->addOccurrence(0, name, "64");
}

/// Whether --pipeline can be parsed and stands alone; told before any input is
/// read.
static LogicalResult checkPipeline() {
  // All flags of passes are one option of LLVM's: one name asks for them all.
  for (StringRef name : {"pass-pipeline", "run-reproducer", "canonicalize"})
    if (cl::getRegisteredOptions().lookup(name)->getNumOccurrences()) {
      fail("--pipeline cannot be combined with other flags that choose passes");
      return failure();
    }
  OpPassManager pm(ModuleOp::getOperationName(),
                   OpPassManager::Nesting::Implicit);
  return tensoropt::parsePipeline(pipeline, pm, llvm::errs());
}

/// Adds the passes that the command asks for.
static LogicalResult setUpPasses(const MlirOptMainConfig &flags,
                                 PassManager &pm) {
  if (!pipeline.getNumOccurrences())
    return flags.setupPassPipeline(pm);
  if (failed(tensoropt::parsePipeline(pipeline, pm, llvm::errs())))
    return failure();
  if (flags.shouldDumpPassPipeline()) {
    pm.dump();
    llvm::errs() << "\n";
  }
  return success();
}

/// Says what helps with an input that the parser refused.
static void explainRefusal(std::unique_ptr<llvm::MemoryBuffer> input,
                           const DialectRegistry &registry,
                           const MlirOptMainConfig &config) {
  // These are for tests of diagnostics.
  if (!config.inputSplitMarker().empty() || config.shouldVerifyDiagnostics())
    return;
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.allowUnregisteredDialects(config.shouldAllowUnregisteredDialects());
  tensoropt::explainRefusal(std::move(input), context, llvm::errs());
}

/// Reads, runs passes, writes, and writes the report even of a run that failed.
static int run(StringRef inputName, StringRef outputName,
               tensoropt::Report &report, DialectRegistry &registry,
               MlirOptMainConfig &config) {
  // Opening the output empties it.
  if (inputName != "-" && llvm::sys::fs::equivalent(inputName, outputName))
    return fail("input and output are the same file '" + inputName + "'");
  std::string error;
  auto input = openInputFile(inputName, &error);
  if (!input)
    return fail(error);
  auto output = openOutputFile(outputName, &error);
  if (!output)
    return fail(error);

  bool isReported = reportPath.getNumOccurrences();
  bool isParsed = false;
  config.setPassPipelineSetupFn(
      [&report, &isParsed, isReported, flags = config](PassManager &pm) {
        isParsed = true;
        if (failed(setUpPasses(flags, pm)))
          return failure();
        if (report.pipeline.empty()) {
          llvm::raw_string_ostream os(report.pipeline);
          pm.printAsTextualPipeline(os);
        }
        if (isReported) {
          tensoropt::collectRecords(*pm.getContext(), report);
          tensoropt::collectPlans(pm, report.memoryPlans);
        }
        return success();
      });
  auto view = [&] { return llvm::MemoryBuffer::getMemBuffer(*input); };
  LogicalResult result = MlirOptMain(output->os(), view(), registry, config);
  if (!isParsed)
    explainRefusal(view(), registry, config);
  report.succeeded = succeeded(result);
  if (isReported && !report.write(reportPath, error))
    return fail(error);
  if (failed(result))
    return EXIT_FAILURE;
  output->keep();
  return EXIT_SUCCESS;
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  mlir::registerAllPasses();
  tensoropt::registerAllPasses();
  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  mlir::registerAllGPUToLLVMIRTranslations(registry);
  tensoropt::registerAllDialects(registry);

  cl::SetVersionPrinter([](raw_ostream &os) {
    os << "TensorOpt " << TENSOROPT_VERSION << "\nMLIR " << LLVM_VERSION_STRING
       << "\n";
  });
  std::string header = registerCLIOptions(
      "TensorOpt optimizer (--help-hidden shows the options of mlir-opt, too)",
      registry);
  // Between registering and parsing, or --help prints all options of LLVM.
  shortenHelp();
  auto [inputName, outputName] = parseCLIOptions(argc, argv, header);
  elideWeights(outputName);
  if (listPipelines) {
    tensoropt::listPipelines(llvm::outs());
    return EXIT_SUCCESS;
  }
  MlirOptMainConfig config = MlirOptMainConfig::createFromCLOptions();
  if (config.shouldListPasses()) {
    printRegisteredPasses();
    return EXIT_SUCCESS;
  }
  if (pipeline.getNumOccurrences() && failed(checkPipeline()))
    return EXIT_FAILURE;
  std::string error;
  if (reportPath.getNumOccurrences() &&
      !tensoropt::Report::formatOf(reportPath, error))
    return fail(error);

  tensoropt::Report report;
  report.tool = "tensor-opt";
  report.toolVersion = TENSOROPT_VERSION;
  report.command = tensoropt::printCommand("tensor-opt", argc, argv);
  report.pipeline = pipeline;
  report.input = inputName;
  return run(inputName, outputName, report, registry, config);
}
