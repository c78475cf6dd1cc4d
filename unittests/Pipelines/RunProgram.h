// SPDX-License-Identifier: Apache-2.0
// Compiles random einsums, many at a time, calls them and compares the results
// with the oracle's.
//
//   Compiler compiler;
//   auto compiled = compiler.compile({program}, settings, error);
//   std::string problem = runProgram(*compiled->lookup("f0"), program, data);

#pragma once

#include "RandomData.h"
#include "TensorOpt/Execution/CompiledModule.h"
#include "mlir/IR/MLIRContext.h"

namespace tensoropt::property {

/// How a module is compiled.
struct Settings {
  std::string pipeline = "cpu";
  unsigned optimisation = 0;
  bool counts = false; ///< operations, beside the loops
};

/// Random options of the pipeline; the same for all programs of a batch.
Settings drawSettings(unsigned seed);

class Compiler {
public:
  Compiler();

  /// Compiles the programs as functions f0, f1, ... of one module. Null with
  /// diagnostics in `error` on failure.
  std::unique_ptr<CompiledModule> compile(const std::vector<Program> &programs,
                                          const Settings &settings,
                                          std::string &error);

private:
  std::unique_ptr<mlir::MLIRContext> context;
};

/// Calls the function and compares; checks too that memory around the dense
/// arguments, and arguments that the function does not update, keep their
/// values. What is wrong, or nothing.
std::string runProgram(const CompiledFunction &function, const Program &program,
                       const Data &data);

/// Fewer entries, smaller extents, fewer factors, plainer values, while the
/// program still fails. `problem` becomes that of the smallest case.
void shrink(Compiler &compiler, const Settings &settings, Program &program,
            Data &data, std::string &problem);

} // namespace tensoropt::property
