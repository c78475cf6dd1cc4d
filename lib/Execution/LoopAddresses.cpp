// SPDX-License-Identifier: Apache-2.0

#include "LoopAddresses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Instruction.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/OptBisect.h"
#include "llvm/Pass.h"
#include "llvm/Transforms/Scalar.h"
#include <memory>

using namespace tensoropt;

/// Products and depthwise convolutions have fewer in a block, transforms of
/// Winograd's algorithm more. The pass takes up to five times as long as the
/// rest of code generation for these, and their speed is the same.
static constexpr long manyAccesses = 64;

bool tensoropt::reducesAddresses(const llvm::Module &module,
                                 unsigned optimisation) {
  auto hasFew = [](const llvm::BasicBlock &block) {
    return llvm::count_if(block, [](const llvm::Instruction &instruction) {
             return instruction.mayReadOrWriteMemory();
           }) < manyAccesses;
  };
  return optimisation >= 2 && llvm::all_of(module, [&](const auto &function) {
           return llvm::all_of(function, hasFew);
         });
}

namespace {

struct AllButAddresses : llvm::OptPassGate {
  bool isEnabled() const override { return true; }
  bool shouldRunPass(llvm::StringRef pass, llvm::StringRef) const override {
    return pass != left;
  }

  const std::string left =
      std::unique_ptr<llvm::Pass>(llvm::createLoopStrengthReducePass())
          ->getPassName()
          .str();
};

} // namespace

void tensoropt::keepAddresses(llvm::LLVMContext &context) {
  static AllButAddresses gate;
  context.setOptPassGate(gate);
}
