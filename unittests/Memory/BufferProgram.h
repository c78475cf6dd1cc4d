// SPDX-License-Identifier: Apache-2.0
// Random functions on buffers, and a run of them that notes what each operation
// reads: what a pass may not change.
//
//   auto module = parseSourceString<ModuleOp>(writeProgram(seed), &context);
//   numberOperations(*module);
//   BufferRun before(function, way);
//   ... the pass ...
//   EXPECT_EQ(BufferRun(function, way).seen, before.seen);
#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include <map>
#include <string>
#include <vector>

namespace tensoropt {

/// Text of a function that allocates, stores, loads, copies, adds, takes parts,
/// selects, branches and repeats. Its two arguments may overlap.
std::string writeProgram(unsigned seed);

/// Gives each operation a number that stays with it.
void numberOperations(mlir::ModuleOp module);

/// One run. Conditions and numbers of iterations follow from `way` and the
/// operation; each store writes another number.
class BufferRun {
public:
  BufferRun(mlir::FunctionOpInterface function, unsigned way);

  /// By operation what each of its executions read, and under -1 what is in the
  /// arguments' memory in the end.
  std::map<int64_t, std::vector<int64_t>> seen;

  /// What nobody wrote.
  static constexpr int64_t undefined = -2;

private:
  struct View {
    std::vector<int64_t> *memory = nullptr;
    int64_t offset = 0, size = 0;
  };

  void run(mlir::Block &block);
  void run(mlir::Operation *op);
  unsigned choose(mlir::Operation *op);

  unsigned way;
  std::map<void *, View> views;
  std::vector<std::unique_ptr<std::vector<int64_t>>> memories;
  std::map<int64_t, unsigned> executions;
};

} // namespace tensoropt
