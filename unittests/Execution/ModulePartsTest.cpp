// SPDX-License-Identifier: Apache-2.0
// Modules that are cut into parts: together they are the module, and what may
// be inlined stays together.

#include "../../lib/Execution/ModuleParts.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/SourceMgr.h"
#include "gmock/gmock.h"

using namespace tensoropt;
using ::testing::SizeIs;

namespace {

/// A function of that many instructions.
std::string write(const std::string &head, int instructions,
                  const std::string &calls = "") {
  std::string text = "define " + head + " {\n";
  for (int at = 0; at < instructions; ++at)
    text += "  %v" + std::to_string(at) + " = add i64 %x, " +
            std::to_string(at) + "\n";
  return text + calls + "  ret i64 %x\n}\n";
}

class ModulePartsTest : public ::testing::Test {
protected:
  std::unique_ptr<llvm::Module> parse(const std::string &text) {
    llvm::SMDiagnostic error;
    auto module = llvm::parseAssemblyString(text, error, context);
    EXPECT_TRUE(module) << error.getMessage().str();
    return module;
  }

  /// Cuts, and leaves the modules in `parts`.
  void cut(const std::string &text) {
    auto module = parse(text);
    ModuleParts cut(*module);
    for (size_t part = 0; part < cut.size() && cut.size() > 1; ++part) {
      auto own = cut.extract(part, context);
      ASSERT_TRUE(bool(own)) << llvm::toString(own.takeError());
      EXPECT_FALSE(llvm::verifyModule(**own, &llvm::errs()));
      parts.push_back(std::move(*own));
    }
  }

  /// The parts that have its body.
  std::vector<size_t> findDefinitions(const std::string &name) const {
    std::vector<size_t> found;
    for (size_t part = 0; part < parts.size(); ++part) {
      const llvm::Function *function = parts[part]->getFunction(name);
      if (function && !function->isDeclaration())
        found.push_back(part);
    }
    return found;
  }

  llvm::LLVMContext context;
  std::vector<std::unique_ptr<llvm::Module>> parts;
};

TEST_F(ModulePartsTest, SmallModulesAreOnePart) {
  auto module = parse(write("i64 @f(i64 %x)", 10) + write("i64 @g(i64 %x)", 9));
  EXPECT_EQ(ModuleParts(*module).size(), 1u);
  auto empty = parse("");
  EXPECT_EQ(ModuleParts(*empty).size(), 1u);
}

TEST_F(ModulePartsTest, AliasesKeepAModuleWhole) {
  auto module =
      parse(write("i64 @f(i64 %x)", 5000) + write("i64 @g(i64 %x)", 5000) +
            "@h = alias i64 (i64), ptr @g\n");
  EXPECT_EQ(ModuleParts(*module).size(), 1u);
}

TEST_F(ModulePartsTest, EachFunctionIsInOnePart) {
  std::string text;
  for (int at = 0; at < 9; ++at)
    text += write("i64 @f" + std::to_string(at) + "(i64 %x)", 1000 + 300 * at);
  cut(text);
  ASSERT_THAT(parts, SizeIs(9)); // 19,818 instructions
  std::set<size_t> used;
  for (int at = 0; at < 9; ++at) {
    auto found = findDefinitions("f" + std::to_string(at));
    ASSERT_THAT(found, SizeIs(1));
    used.insert(found.front());
  }
  EXPECT_THAT(used, SizeIs(9));
}

TEST_F(ModulePartsTest, WhatMayBeInlinedStaysTogether) {
  cut(write("internal i64 @small(i64 %x)", 3) +
      write("internal i64 @kernel(i64 %x) noinline", 3000) +
      write("i64 @f(i64 %x)", 3000,
            "  %a = call i64 @small(i64 %x)\n"
            "  %b = call i64 @kernel(i64 %x)\n") +
      write("i64 @g(i64 %x)", 3000, "  %a = call i64 @small(i64 %x)\n"));
  ASSERT_FALSE(parts.empty());
  EXPECT_EQ(findDefinitions("f"), findDefinitions("small"));
  EXPECT_EQ(findDefinitions("f"), findDefinitions("g"));
  EXPECT_NE(findDefinitions("f"), findDefinitions("kernel"));
  // A local function that others call is theirs, but nobody else's.
  const llvm::Function *kernel =
      parts[findDefinitions("kernel").front()]->getFunction("kernel");
  EXPECT_TRUE(kernel->hasExternalLinkage() && kernel->hasHiddenVisibility());
  EXPECT_TRUE(parts[findDefinitions("small").front()]
                  ->getFunction("small")
                  ->hasLocalLinkage());
}

TEST_F(ModulePartsTest, PartsTogetherAreTheModule) {
  cut("@counter = internal global i64 7\n"
      "@table = internal constant [2 x i64] [i64 3, i64 5]\n"
      "@shown = constant i64 11\n"
      "@llvm.used = appending global [1 x ptr] [ptr @kept]\n" +
      write("internal i64 @kept(i64 %x)", 2500) +
      write("i64 @f(i64 %x)", 2500,
            "  %a = load i64, ptr @counter\n  %b = load i64, ptr @table\n"
            "  %c = load i64, ptr @shown\n") +
      write("i64 @g(i64 %x)", 2500,
            "  %a = load i64, ptr @table\n  %b = load i64, ptr @shown\n"
            "  store i64 %x, ptr @counter\n"));
  ASSERT_THAT(parts, SizeIs(3));
  // Written by one and read by another: there is one of it.
  size_t counters = 0, shown = 0;
  for (const auto &part : parts) {
    counters += !part->getNamedGlobal("counter")->isDeclaration();
    shown += part->getNamedGlobal("shown")->hasExternalLinkage();
    EXPECT_TRUE(part->getNamedGlobal("shown")->hasInitializer());
    EXPECT_TRUE(part->getNamedGlobal("table")->hasLocalLinkage());
  }
  EXPECT_EQ(counters, 1u);
  EXPECT_EQ(shown, 1u);
  llvm::Module whole("whole", context);
  for (auto &part : parts)
    ASSERT_FALSE(llvm::Linker::linkModules(whole, std::move(part)));
  EXPECT_FALSE(llvm::verifyModule(whole, &llvm::errs()));
  for (const llvm::Function &function : whole)
    EXPECT_FALSE(function.isDeclaration()) << function.getName().str();
}

TEST_F(ModulePartsTest, TheCutDependsOnTheModuleAlone) {
  std::string text;
  for (int at = 0; at < 40; ++at)
    text += write("i64 @f" + std::to_string(at) + "(i64 %x)", 900);
  cut(text);
  std::vector<std::vector<size_t>> first;
  for (int at = 0; at < 40; ++at)
    first.push_back(findDefinitions("f" + std::to_string(at)));
  parts.clear();
  cut(text);
  for (int at = 0; at < 40; ++at)
    EXPECT_EQ(first[at], findDefinitions("f" + std::to_string(at)));
}

} // namespace
