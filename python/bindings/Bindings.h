// SPDX-License-Identifier: Apache-2.0
// The parts of the extension module; each adds its classes.
//
//   PYBIND11_MODULE(_tensoropt, module) { bindModule(module); }

#pragma once

#include <pybind11/pybind11.h>

namespace tensoropt::python {

/// Argument and SparseTensor, Entries, read().
void bindSparse(pybind11::module_ &module);

/// KernelWork, Operations and ExecutedWork.
void bindWork(pybind11::module_ &module);

/// Profile and ProfiledOperation.
void bindProfiles(pybind11::module_ &module);

/// MemorySpace, MemoryPlan, files of several plans.
void bindMemory(pybind11::module_ &module);

/// PackingProblem, solve_packing().
void bindPacking(pybind11::module_ &module);

/// plan_module().
void bindModulePlans(pybind11::module_ &module);

/// TuneResult, tune_module().
void bindTuning(pybind11::module_ &module);

/// CompiledModule and CompiledFunction.
void bindCompiled(pybind11::module_ &module);

/// Pipeline, pipelines(), Module.
void bindModule(pybind11::module_ &module);

} // namespace tensoropt::python
