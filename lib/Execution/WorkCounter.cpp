// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/WorkCounter.h"
#include "CopyArguments.h"
#include "PackTensor.h"
#include "TensorOpt/Execution/ConvertTensor.h"
#include "TensorOpt/Execution/KernelWork.h"
#include "TensorOpt/IR/ForgetSymmetry.h"
#include "TensorOpt/IR/RecordsOff.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Verifier.h"

using namespace mlir;
using namespace tensoropt;

static Operations sum(const std::vector<Operations> &kernels) {
  Operations sum;
  for (const Operations &kernel : kernels)
    sum += kernel;
  return sum;
}

Operations ExecutedWork::total() const { return sum(kernels); }

//===----------------------------------------------------------------------===//
// Compiling
//===----------------------------------------------------------------------===//

/// The module without symmetry, or null with the reason in `error`. What is
/// wrong with it is not the user's concern.
static std::unique_ptr<CompiledModule>
compileInFull(ModuleOp module, const CompileOptions &options,
              std::string &error) {
  ScopedDiagnosticHandler quiet(module.getContext(),
                                [](Diagnostic &) { return success(); });
  OwningOpRef<ModuleOp> full = module.clone();
  forgetSymmetry(*full);
  if (succeeded(verify(*full)))
    return CompiledModule::compile(*full, options, error);
  error = "the function does not verify";
  return nullptr;
}

std::unique_ptr<WorkCounter> WorkCounter::compile(ModuleOp module,
                                                  const std::string &entry,
                                                  CompileOptions options,
                                                  std::string &error) {
  RecordsOff quiet(module.getContext());
  options.entries = {entry};
  options.countOperations = true;
  auto counter = std::make_unique<WorkCounter>();
  counter->module = CompiledModule::compile(module, options, error);
  if (!counter->module)
    return nullptr;
  counter->counted = counter->module->lookup(entry);
  counter->fullModule = compileInFull(module, options, counter->whyNotFull);
  if (counter->fullModule)
    counter->countedInFull = counter->fullModule->lookup(entry);
  else
    counter->whyNotFull = "without symmetry: " + counter->whyNotFull;
  return counter;
}

//===----------------------------------------------------------------------===//
// Counting
//===----------------------------------------------------------------------===//

/// The arguments as the function without symmetry takes them.
static bool expandAll(const CompiledFunction &function,
                      std::vector<CallValue> &arguments, std::string &error) {
  for (size_t at = 0; at < arguments.size(); ++at) {
    auto *tensor = std::get_if<TensorData>(&arguments[at]);
    if (!tensor || tensor->spec.group.isTrivial())
      continue;
    const TensorSpec &spec = function.spec().arguments[at].tensor;
    if (tensor->spec.canonical) {
      uint64_t order = tensor->spec.group.order();
      if (tensor->storedEntries() > KernelWork::maxFullEntries / order) {
        error = "argument " + std::to_string(at) + " has more than " +
                std::to_string(KernelWork::maxFullEntries) + " entries in full";
        return false;
      }
      auto full = spec.isDense() ? convertTensor(*tensor, spec, error)
                                 : storeInFull(*tensor, error);
      if (!full)
        return false;
      *tensor = std::move(*full);
    }
    // Its entries are symmetric, which nobody needs to know any more.
    tensor->spec = spec;
  }
  return true;
}

std::optional<ExecutedWork>
WorkCounter::count(const std::vector<CallValue> &arguments,
                   std::string &error) const {
  ExecutedWork work;
  std::vector<CallValue> results, inputs = arguments;
  // Values that do not fit are the call's to refuse.
  if (inputs.size() == counted->spec().arguments.size() &&
      !copyUpdated(*counted, inputs, error))
    return std::nullopt;
  auto kernels = counted->count(inputs, results, error);
  if (!kernels)
    return std::nullopt;
  work.kernels = std::move(*kernels);
  work.whyNotFull = whyNotFull;
  if (!countedInFull)
    return work;
  inputs = arguments;
  if (!expandAll(*countedInFull, inputs, work.whyNotFull) ||
      !copyUpdated(*countedInFull, inputs, work.whyNotFull))
    return work;
  results.clear();
  if (auto all = countedInFull->count(inputs, results, work.whyNotFull))
    work.full = sum(*all);
  return work;
}
