// SPDX-License-Identifier: Apache-2.0
// Random functions read the same in another order, on every way.

#include "BufferProgram.h"
#include "TensorOpt/Memory/MemoryScope.h"
#include "TensorOpt/Memory/Passes.h"
#include "TensorOpt/Memory/ScopePlanner.h"
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

class ScheduleTest : public ::testing::Test {
protected:
  ScheduleTest() {
    DialectRegistry registry;
    arith::registerBufferViewFlowOpInterfaceExternalModels(registry);
    context.appendDialectRegistry(registry);
    context.loadDialect<arith::ArithDialect, func::FuncDialect,
                        linalg::LinalgDialect, memref::MemRefDialect,
                        scf::SCFDialect>();
  }

  MLIRContext context;
};

int64_t getMaxLive(ModuleOp module) {
  MemoryModule memory(module);
  auto scopes = memory.findScopes(memory.getFunctions().front(), Attribute(),
                                  {/*alignment=*/1});
  planScope(scopes.front(), PackingOptions(), std::nullopt);
  return scopes.front().plan.maxLive;
}

TEST_F(ScheduleTest, ReadsTheSameOnEveryWay) {
  unsigned smaller = 0, larger = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    std::string text = writeProgram(seed);
    auto module = parseSourceString<ModuleOp>(text, &context);
    ASSERT_TRUE(module) << text;
    numberOperations(*module);
    auto function = *module->getOps<func::FuncOp>().begin();
    std::vector<BufferRun> before;
    for (unsigned way = 0; way < 8; ++way)
      before.emplace_back(function, way);
    int64_t given = getMaxLive(*module);
    PassManager passes(&context);
    passes.addPass(createSchedule());
    ASSERT_TRUE(succeeded(passes.run(*module))) << "seed " << seed;
    for (unsigned way = 0; way < 8; ++way)
      ASSERT_EQ(BufferRun(function, way).seen, before[way].seen)
          << "seed " << seed << ", way " << way << "\n"
          << text;
    int64_t ordered = getMaxLive(*module);
    smaller += ordered < given;
    // Where a branch is done with a buffer, lives are shorter than the order
    // takes them for.
    larger += ordered > given;
  }
  EXPECT_GT(smaller, 200u);
  EXPECT_LT(larger, 10u);
}

} // namespace
