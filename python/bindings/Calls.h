// SPDX-License-Identifier: Apache-2.0
// What calls of compiled functions, and questions about such calls, share.

#pragma once

#include "Module.h"
#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/KernelWork.h"
#include "TensorOpt/Execution/WorkCounter.h"

namespace tensoropt::python {

/// The values of Python objects for the parameters of a function. Raises
/// TypeError and ValueError, which name the argument.
std::vector<CallValue> bindArguments(const CompiledFunction &callee,
                                     const pybind11::args &objects,
                                     const SymmetryCheck &symmetry);

/// The work of each kernel of a call, None where it is not known.
std::vector<std::optional<KernelWork>> getWork(const CompiledFunction &callee,
                                               const pybind11::args &objects,
                                               const SymmetryCheck &symmetry);

/// Compiles a function of a module with counters and counts what a call
/// executes. Raises CompileError, and what bindArguments and a call raise.
ExecutedWork countWorkOf(Module &module, const std::string &name,
                         const pybind11::args &objects,
                         const CompileOptions &options,
                         const SymmetryCheck &symmetry);

/// Profiles so many calls of a function that was compiled for that, a Profile.
/// `progress`, None or callable, gets each step. Raises ValueError, and what
/// `progress`, bindArguments and a call raise.
pybind11::object profileOf(const CompiledFunction &callee,
                           const pybind11::args &objects, unsigned runs,
                           const pybind11::object &progress,
                           const SymmetryCheck &symmetry);

} // namespace tensoropt::python
