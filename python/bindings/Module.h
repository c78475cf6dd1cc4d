// SPDX-License-Identifier: Apache-2.0
// A module of MLIR as Python holds it: never changed, shared with what
// pipelines make of it.

#pragma once

#include "Context.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include <memory>

namespace tensoropt::python {

struct Module {
  std::shared_ptr<SharedContext> shared; ///< outlives the operation
  mlir::OwningOpRef<mlir::ModuleOp> op;
};

/// The results of the reference interpreter, as float64, int64 or complex128
/// arrays; one alone, several as a tuple. At most `maxTerms` terms are summed.
pybind11::object runReferenceOn(Module &module, const std::string &name,
                                const pybind11::args &arguments,
                                uint64_t maxTerms);

} // namespace tensoropt::python
