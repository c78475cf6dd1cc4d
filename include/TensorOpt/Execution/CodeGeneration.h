// SPDX-License-Identifier: Apache-2.0
// From a module to machine code: what the compiler in this process and the one
// that writes libraries share.
//
//   auto machine = createHostMachine("native", /*optimisation=*/3);
//   NewResources made(module.getContext());
//   bool ok = lowerModule(module, **machine, options, made, error);

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/NewResources.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "llvm/Support/Error.h"

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace tensoropt {

/// The processor that a library is for.
struct LibraryTarget {
  std::string triple;   ///< empty: this system's
  std::string cpu;      ///< "native", a name that LLVM knows, or empty: any
  std::string features; ///< such as "+avx2,+fma"
};

/// The target machine of this process, for the processor it runs on ("native")
/// or one of that name.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createHostMachine(const std::string &cpu, unsigned optimisation);

/// A target machine for code at any address of another process. Fails for
/// other processors than x86-64 and AArch64, for names and features that LLVM
/// does not know, and for the native processor of another system.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createLibraryMachine(const LibraryTarget &target, unsigned optimisation);

/// The registers that the machine's features give.
VectorRegisters getVectorRegisters(const llvm::TargetMachine &machine);

/// The processor by its name, and all its features as a number.
std::string nameMachine(const llvm::TargetMachine &machine);

/// Runs the pipeline of `options` on the functions that it names, for a
/// machine, and checks that it went all the way to the LLVM dialect. What it
/// makes goes from `made` as soon as passes tell that it may. On failure
/// `error` is a one-line summary.
bool lowerModule(mlir::ModuleOp module, const llvm::TargetMachine &machine,
                 const CompileOptions &options, NewResources &made,
                 std::string &error);

/// Whether a lowered module has threads.
bool usesOpenMP(mlir::ModuleOp lowered);

/// The OpenMP runtime of the LLVM that we use: it lies beside MLIR. Empty, with
/// what to do in `error`, if it is not there.
std::string findOpenMP(std::string &error);

} // namespace tensoropt
