// SPDX-License-Identifier: Apache-2.0
// Compiles a module in this process and calls its functions.
//
//   CompileOptions options;
//   options.addPasses = [](PassManager &pm, raw_ostream &errors) {
//     return parsePipeline("cpu", pm, errors);
//   };
//   auto compiled = CompiledModule::compile(module, options, error);
//   const CompiledFunction *ssymv = compiled->lookup("ssymv");
//   std::vector<CallValue> results;
//   bool ok = ssymv->call(arguments, results, error);
//
// Calls on different arguments may run at the same time.

#pragma once

#include "TensorOpt/Execution/ExtentClasses.h"
#include "TensorOpt/Execution/TensorData.h"
#include "TensorOpt/IR/WorkspaceAttr.h"
#include "TensorOpt/Solvers/KernelCost.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tensoropt {

/// A number for a parameter that is not a tensor. Integers, indices and
/// booleans use `integer`, floats `real`.
struct ScalarValue {
  ScalarType type;
  int64_t integer = 0;
  double real = 0;

  /// True for a float.
  bool isReal() const { return type.isFloat(); }
};

/// An argument or a result.
using CallValue = std::variant<TensorData, ScalarValue>;

struct CompileOptions {
  /// Adds the passes that lower a module to the LLVM dialect and export its
  /// functions; problems with their text go to the stream.
  std::function<mlir::LogicalResult(mlir::PassManager &, llvm::raw_ostream &)>
      addPasses;
  std::string targetCPU = "native"; ///< "native" or a name that LLVM knows
  unsigned optimisation = 3;        ///< LLVM's -O level, 0 to 3
  /// Names of the public functions that will be called; empty: all. What these
  /// do not need is neither lowered nor compiled, and may have any types.
  std::vector<std::string> entries;
  /// Count what the kernels execute; see CompiledFunction::count. Such code is
  /// several times slower.
  bool countOperations = false;
  /// Constants of the module may stay where they are: its context lives longer
  /// than what is compiled.
  bool borrowConstants = false;
  /// Compile a second time, with clocks around operations; see
  /// CompiledFunction::withClocks.
  bool profile = false;
};

struct CallLayout;
class Engine;
struct LargeConstant;
struct ProfiledOperations;

/// One public function of a compiled module.
class CompiledFunction {
public:
  const FunctionSpec &spec() const { return signature; }
  const ExtentClasses &extents() const { return extentClasses; }

  /// What the kernels of the function cost, if the pipeline annotated it; see
  /// KernelWork.h. None for one that did not.
  const std::vector<Kernel> &kernels() const { return costs; }

  /// What calls have to bring along as workspace, if the pipeline left that to
  /// callers; see WorkspaceMemory.h.
  const std::optional<WorkspaceSpec> &workspace() const { return needed; }

  /// True if a result shares memory with that argument: a call may write to
  /// its buffers, and the caller gets them back.
  bool updates(size_t argument) const;

  /// Runs the function. Tensors that the function updates in place are written
  /// through: the matching result shares the argument's buffer. Fails, before
  /// any compiled code runs, when a value does not fit the signature or a
  /// tensor to update shares memory with another; the entries of encoded
  /// tensors are trusted, see verifyTensor. Fails afterwards if a sparse result
  /// exceeds the width of its positions or coordinates, or an assertion of the
  /// code fails; there are no results then, and tensors to update hold
  /// anything. What `results`, another vector, holds is replaced; giving it to
  /// the next call again spares allocations. `workspace` is what workspace()
  /// asks for, or more; it holds anything afterwards, and one call at a time
  /// may work in it. A function that needs none takes none.
  bool call(const std::vector<CallValue> &arguments,
            std::vector<CallValue> &results, std::string &error,
            llvm::MutableArrayRef<char> workspace = {}) const;

  /// Calls a function that was compiled to count, and returns what each of its
  /// kernels executed, in the order of their records. Unlike `call`, only one
  /// at a time. Fails as `call` does.
  std::optional<std::vector<Operations>>
  count(const std::vector<CallValue> &arguments,
        std::vector<CallValue> &results, std::string &error) const;

  /// The same function with clocks around its operations; null if the module
  /// was not compiled to be profiled. See ProfileCalls.h.
  const CompiledFunction *withClocks() const { return clocked; }

  /// The operations that have clocks, in the order of their numbers; nothing in
  /// a function without.
  const ProfiledOperations *operations() const { return timed.get(); }

private:
  friend class CompiledModule;
  bool check(const std::vector<CallValue> &arguments,
             llvm::ArrayRef<char> workspace, std::string &error) const;
  bool checkWorkspace(llvm::ArrayRef<char> workspace, std::string &error) const;

  FunctionSpec signature;
  ExtentClasses extentClasses;
  std::vector<Kernel> costs;
  std::optional<WorkspaceSpec> needed;
  std::shared_ptr<const CallLayout> layout;
  void (*entry)(void **) = nullptr;
  /// Three numbers for each kernel, which compiled code adds to; nothing if it
  /// was not compiled to count.
  std::optional<llvm::MutableArrayRef<int64_t>> counters;
  const CompiledFunction *clocked = nullptr;
  std::shared_ptr<const ProfiledOperations> timed;
};

class CompiledModule {
public:
  /// Runs the pipeline on a copy of `module` and compiles the result. On
  /// failure returns null; diagnostics went to the context's handlers, and
  /// `error` holds a one-line summary.
  static std::unique_ptr<CompiledModule> compile(mlir::ModuleOp module,
                                                 const CompileOptions &options,
                                                 std::string &error);
  ~CompiledModule();

  /// Gives back to the system what results and buffers of calls have left and
  /// next calls would take.
  static void trimMemory();

  /// The function of that name, one of the entries, or null.
  const CompiledFunction *lookup(const std::string &name) const;

  /// Names of the functions to call, in alphabetical order.
  std::vector<std::string> names() const;

private:
  CompiledModule();
  bool project(mlir::ModuleOp module, const CompileOptions &options,
               std::string &error);
  bool describe(mlir::ModuleOp lowered, std::string &error);
  bool generate(mlir::ModuleOp lowered, const CompileOptions &options,
                std::string &error);
  bool link(mlir::ModuleOp lowered, const CompileOptions &options,
            std::string &error);
  bool addClocks(mlir::ModuleOp module, CompileOptions options,
                 std::string &error);

  std::vector<LargeConstant> constants; ///< that the code reads
  std::unique_ptr<Engine> engine;
  std::map<std::string, CompiledFunction> functions;
  std::unique_ptr<CompiledModule> clocked; ///< the same with clocks
};

} // namespace tensoropt
