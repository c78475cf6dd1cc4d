// SPDX-License-Identifier: Apache-2.0
// Which constants are moved, borrowed or copied out of a module.

#include "TensorOpt/Execution/LargeConstants.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/Builders.h"
#include "gtest/gtest.h"
#include <numeric>

using namespace mlir;
using namespace tensoropt;

namespace {

constexpr size_t count = 2048, bytes = 4 * count;

class LargeConstantsTest : public ::testing::Test {
protected:
  LargeConstantsTest() {
    context.loadDialect<LLVM::LLVMDialect>();
    std::iota(memory, memory + count + 16, 0.0f);
    module = ModuleOp::create(UnknownLoc::get(&context));
  }

  /// So many elements behind the begin of a line of a cache.
  DenseResourceElementsAttr make(size_t offset) {
    auto type = RankedTensorType::get({count}, Float32Type::get(&context));
    auto free = [this](void *, size_t, size_t) { ++freed; };
    llvm::ArrayRef<char> data(reinterpret_cast<char *>(memory + offset), bytes);
    return DenseResourceElementsAttr::get(
        type, "weights", AsmResourceBlob(data, 4, std::move(free), false));
  }

  void addGlobal(DenseResourceElementsAttr value, llvm::StringRef name) {
    OpBuilder builder(module->getBodyRegion());
    auto type = LLVM::LLVMArrayType::get(builder.getF32Type(), count);
    LLVM::GlobalOp::create(builder, builder.getUnknownLoc(), type,
                           /*isConstant=*/true, LLVM::Linkage::Private, name,
                           value);
  }

  std::vector<LargeConstant> take(NewResources &made, bool mayBorrow = false) {
    std::string error;
    auto constants = takeLargeConstants(*module, made, mayBorrow, error);
    EXPECT_TRUE(constants) << error;
    return constants ? std::move(*constants) : std::vector<LargeConstant>();
  }

  /// Whether all of them have the elements that begin with this one.
  static void expectElements(llvm::ArrayRef<LargeConstant> constants,
                             float first) {
    for (const LargeConstant &constant : constants) {
      ASSERT_EQ(constant.memory.bytes(), bytes);
      auto address = reinterpret_cast<uintptr_t>(constant.memory.data());
      EXPECT_EQ(address % 64, 0u);
      auto *elements = static_cast<float *>(constant.memory.data());
      for (size_t at = 0; at < count; ++at)
        ASSERT_EQ(elements[at], first + at);
    }
  }

  alignas(64) float memory[count + 16];
  int freed = 0;
  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};

TEST_F(LargeConstantsTest, MovesWhatIsNew) {
  std::vector<LargeConstant> constants;
  {
    NewResources made(&context);
    addGlobal(make(0), "weights");
    constants = take(made);
  }
  ASSERT_EQ(constants.size(), 1u);
  EXPECT_EQ(constants[0].memory.data(), memory);
  EXPECT_EQ(freed, 0);
  expectElements(constants, 0);
  constants.clear();
  EXPECT_EQ(freed, 1);
}

TEST_F(LargeConstantsTest, CopiesWhatIsNotAligned) {
  NewResources made(&context);
  addGlobal(make(1), "weights");
  std::vector<LargeConstant> constants = take(made, /*mayBorrow=*/true);
  ASSERT_EQ(constants.size(), 1u);
  EXPECT_EQ(freed, 1);
  expectElements(constants, 1);
}

TEST_F(LargeConstantsTest, MovesToTheLastThatNeedsIt) {
  NewResources made(&context);
  DenseResourceElementsAttr shared = make(0);
  addGlobal(shared, "first");
  addGlobal(shared, "second");
  std::vector<LargeConstant> constants = take(made);
  ASSERT_EQ(constants.size(), 2u);
  EXPECT_NE(constants[0].memory.data(), memory);
  EXPECT_EQ(constants[1].memory.data(), memory);
  expectElements(constants, 0);
}

TEST_F(LargeConstantsTest, CopiesOldOnes) {
  addGlobal(make(0), "weights");
  NewResources made(&context);
  std::vector<LargeConstant> constants = take(made);
  ASSERT_EQ(constants.size(), 1u);
  EXPECT_NE(constants[0].memory.data(), memory);
  expectElements(constants, 0);
  EXPECT_EQ(freed, 0);
}

TEST_F(LargeConstantsTest, BorrowsOldOnesIfItMay) {
  addGlobal(make(0), "weights");
  {
    NewResources made(&context);
    std::vector<LargeConstant> constants = take(made, /*mayBorrow=*/true);
    ASSERT_EQ(constants.size(), 1u);
    EXPECT_EQ(constants[0].memory.data(), memory);
  }
  EXPECT_EQ(freed, 0);
}

} // namespace
