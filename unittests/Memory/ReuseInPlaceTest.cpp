// SPDX-License-Identifier: Apache-2.0
// Random functions read the same where buffers became parts of others.

#include "BufferProgram.h"
#include "TensorOpt/Memory/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/BufferViewFlowOpInterfaceImpl.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace tensoropt;

namespace {

template <typename Op> unsigned count(ModuleOp module) {
  unsigned number = 0;
  module->walk([&](Op) { ++number; });
  return number;
}

/// What operations that are left read, and what is outside in the end: the same
/// wherever it was defined.
std::string compare(const BufferRun &before, const BufferRun &after) {
  for (const auto &[number, values] : after.seen) {
    const std::vector<int64_t> &expected = before.seen.at(number);
    if (expected.size() != values.size())
      return "operation " + std::to_string(number) + " runs as often no more";
    for (size_t at = 0; at < values.size(); ++at)
      if (expected[at] != BufferRun::undefined && expected[at] != values[at])
        return "operation " + std::to_string(number) + " reads " +
               std::to_string(values[at]) + ", not " +
               std::to_string(expected[at]);
  }
  return "";
}

TEST(ReuseInPlaceTest, ReadsTheSameOnEveryWay) {
  DialectRegistry registry;
  arith::registerBufferViewFlowOpInterfaceExternalModels(registry);
  MLIRContext context(registry);
  context.loadDialect<arith::ArithDialect, func::FuncDialect,
                      linalg::LinalgDialect, memref::MemRefDialect,
                      scf::SCFDialect>();
  unsigned copies = 0, buffers = 0;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::string text = writeProgram(seed);
    auto module = parseSourceString<ModuleOp>(text, &context);
    ASSERT_TRUE(module) << text;
    numberOperations(*module);
    auto function = *module->getOps<func::FuncOp>().begin();
    std::vector<BufferRun> before;
    for (unsigned way = 0; way < 4; ++way)
      before.emplace_back(function, way);
    copies += count<memref::CopyOp>(*module);
    buffers += count<memref::AllocOp>(*module);
    PassManager passes(&context);
    passes.addPass(createReuseInPlace());
    ASSERT_TRUE(succeeded(passes.run(*module))) << "seed " << seed;
    copies -= count<memref::CopyOp>(*module);
    buffers -= count<memref::AllocOp>(*module);
    for (unsigned way = 0; way < 4; ++way)
      ASSERT_EQ(compare(before[way], BufferRun(function, way)), "")
          << "seed " << seed << ", way " << way << "\n"
          << text;
  }
  EXPECT_GT(copies, 100u);
  EXPECT_GT(buffers - copies, 200u);
}

} // namespace
