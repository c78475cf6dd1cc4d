// SPDX-License-Identifier: Apache-2.0
// Which modules LLVM reduces the addresses of loops in, and that it leaves the
// others as they are.

#include "../../lib/Execution/LoopAddresses.h"
#include "TensorOpt/Execution/CodeGeneration.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/Scalar.h"
#include "gtest/gtest.h"

using namespace tensoropt;

namespace {

class LoopAddressesTest : public ::testing::Test {
protected:
  /// A loop that reads every 24th of some floats at `accesses` distances.
  std::unique_ptr<llvm::Module> write(int accesses) {
    std::string text = "define void @f(ptr %p, i64 %n) {\n  br label %loop\n"
                       "loop:\n"
                       "  %i = phi i64 [ 0, %0 ], [ %next, %loop ]\n"
                       "  %offset = mul i64 %i, 24\n";
    for (int at = 0; at < accesses; ++at) {
      std::string name = std::to_string(at);
      text += "  %o" + name + " = add i64 %offset, " + name + "\n  %a" + name +
              " = getelementptr float, ptr %p, i64 %o" + name + "\n  %v" +
              name + " = load volatile float, ptr %a" + name + "\n";
    }
    text += "  %next = add nuw i64 %i, 1\n"
            "  %end = icmp eq i64 %next, %n\n"
            "  br i1 %end, label %exit, label %loop\n"
            "exit:\n  ret void\n}\n";
    llvm::SMDiagnostic error;
    auto module = llvm::parseAssemblyString(text, error, context);
    EXPECT_TRUE(module) << error.getMessage().str();
    return module;
  }

  /// Whether the pass changes anything.
  bool isReduced(llvm::Module &module) {
    auto machine = createHostMachine("native", 3);
    EXPECT_TRUE(bool(machine));
    module.setDataLayout((*machine)->createDataLayout());
    llvm::legacy::PassManager passes;
    passes.add(llvm::createTargetTransformInfoWrapperPass(
        (*machine)->getTargetIRAnalysis()));
    passes.add(llvm::createLoopStrengthReducePass());
    return passes.run(module);
  }

  llvm::LLVMContext context;
};

TEST_F(LoopAddressesTest, ReducesShortBlocksOfOptimizedCode) {
  EXPECT_TRUE(reducesAddresses(*write(1), 3));
  EXPECT_TRUE(reducesAddresses(*write(63), 2));
  EXPECT_FALSE(reducesAddresses(*write(64), 3));
  EXPECT_FALSE(reducesAddresses(*write(1), 1));
  EXPECT_FALSE(reducesAddresses(*write(1), 0));
}

TEST_F(LoopAddressesTest, TakesModulesWithoutCode) {
  EXPECT_TRUE(reducesAddresses(llvm::Module("none", context), 3));
}

TEST_F(LoopAddressesTest, KeepsAddressesOfOneContextAlone) {
  llvm::LLVMContext other;
  keepAddresses(other);
  EXPECT_TRUE(isReduced(*write(5)));
  keepAddresses(context);
  EXPECT_FALSE(isReduced(*write(5)));
}

} // namespace
