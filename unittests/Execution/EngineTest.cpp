// SPDX-License-Identifier: Apache-2.0
// Code that is made and called in this process, of modules of the LLVM dialect.

#include "../../lib/Execution/Engine.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"
#include "gmock/gmock.h"

using namespace mlir;
using namespace tensoropt;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

std::vector<int64_t> calls;
void record(int64_t number) { calls.push_back(number); }

/// A chain of additions that LLVM cannot shorten: x, x ^ (x << 1), ...
std::string writeChain(const std::string &name, int length) {
  std::string text = "llvm.func @" + name +
                     "(%x0: i64) -> i64 attributes {passthrough = "
                     "[\"noinline\"], sym_visibility = \"private\"} {\n"
                     "  %one = llvm.mlir.constant(1 : i64) : i64\n";
  for (int at = 0; at < length; ++at) {
    std::string x = "%x" + std::to_string(at), s = "%s" + std::to_string(at);
    text += "  " + s + " = llvm.shl " + x + ", %one : i64\n  %x" +
            std::to_string(at + 1) + " = llvm.xor " + x + ", " + s + " : i64\n";
  }
  return text + "  llvm.return %x" + std::to_string(length) + " : i64\n}\n";
}

int64_t runChain(int64_t x, int length) {
  for (int at = 0; at < length; ++at)
    x ^= int64_t(uint64_t(x) << 1);
  return x;
}

class EngineTest : public ::testing::Test {
protected:
  llvm::Expected<std::unique_ptr<Engine>> create(const std::string &text) {
    context.loadDialect<LLVM::LLVMDialect>();
    module = parseSourceString<ModuleOp>(text, &context);
    EXPECT_TRUE(module) << text;
    options.targetCPU = "native";
    options.symbols = {{"record", reinterpret_cast<void *>(&record)}};
    return Engine::create(*module, options, spills);
  }

  std::string getError(const std::string &text) {
    auto engine = create(text);
    if (!engine)
      return llvm::toString(engine.takeError());
    auto entry = (*engine)->lookupEntry(options.entries.front());
    return entry ? "" : llvm::toString(entry.takeError());
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
  EngineOptions options;
  RegisterSpills spills;
};

TEST_F(EngineTest, CallsCodeOfSeveralParts) {
  std::string text = "llvm.mlir.global private @sum(0 : i64) : i64\n";
  std::string body = "llvm.func @f(%x: i64) -> i64 {\n"
                     "  %p = llvm.mlir.addressof @sum : !llvm.ptr\n"
                     "  %v0 = llvm.load %p : !llvm.ptr -> i64\n";
  int64_t expected = 0;
  for (int at = 0; at < 6; ++at) {
    std::string name = "chain" + std::to_string(at), n = std::to_string(at);
    text += writeChain(name, 1500 + at);
    body += "  %c" + n + " = llvm.call @" + name + "(%x) : (i64) -> i64\n";
    body += "  %v" + std::to_string(at + 1) + " = llvm.add %v" + n + ", %c" +
            n + " : i64\n";
    expected += runChain(12345, 1500 + at);
  }
  options.entries = {"f"};
  auto engine = create(text + body +
                       "  llvm.store %v6, %p : i64, !llvm.ptr\n"
                       "  llvm.return %v6 : i64\n}\n");
  ASSERT_TRUE(bool(engine)) << llvm::toString(engine.takeError());
  auto entry = (*engine)->lookupEntry("f");
  ASSERT_TRUE(bool(entry)) << llvm::toString(entry.takeError());
  int64_t x = 12345, result = 0;
  void *arguments[] = {&x, &result};
  Engine::enter(*entry, arguments);
  EXPECT_EQ(result, expected);
  Engine::enter(*entry, arguments);
  EXPECT_EQ(result, 2 * expected); // the variable is one
}

TEST_F(EngineTest, CallsConstructorsAndDestructorsInOrder) {
  calls.clear();
  std::string text = "llvm.func @record(i64)\n"
                     "llvm.func @f() { llvm.return }\n";
  for (const char *n : {"1", "2", "3", "4"})
    text += std::string("llvm.func @r") + n +
            "() {\n  %n = llvm.mlir.constant(" + n +
            " : i64) : i64\n  llvm.call @record(%n) : (i64) -> ()\n"
            "  llvm.return\n}\n";
  options.entries = {"f"};
  {
    auto engine =
        create(text + "llvm.mlir.global_ctors ctors = [@r2, @r1], priorities = "
                      "[20 : i32, 10 : i32], data = [#llvm.zero, #llvm.zero]\n"
                      "llvm.mlir.global_dtors dtors = [@r3, @r4], priorities = "
                      "[5 : i32, 5 : i32], data = [#llvm.zero, #llvm.zero]\n");
    ASSERT_TRUE(bool(engine)) << llvm::toString(engine.takeError());
    EXPECT_THAT(calls, ElementsAre(1, 2));
  }
  EXPECT_THAT(calls, ElementsAre(1, 2, 3, 4));
}

TEST_F(EngineTest, ExportsVariables) {
  options.entries = {"f"};
  options.exported = {"counter"};
  auto engine = create("llvm.mlir.global external @counter(41 : i64) : i64\n"
                       "llvm.func @f() {\n"
                       "  %p = llvm.mlir.addressof @counter : !llvm.ptr\n"
                       "  %v = llvm.load %p : !llvm.ptr -> i64\n"
                       "  %one = llvm.mlir.constant(1 : i64) : i64\n"
                       "  %w = llvm.add %v, %one : i64\n"
                       "  llvm.store %w, %p : i64, !llvm.ptr\n"
                       "  llvm.return\n}\n");
  ASSERT_TRUE(bool(engine)) << llvm::toString(engine.takeError());
  auto entry = (*engine)->lookupEntry("f");
  auto counter = (*engine)->lookup("counter");
  ASSERT_TRUE(bool(entry) && bool(counter));
  Engine::enter(*entry, nullptr);
  EXPECT_EQ(*static_cast<int64_t *>(*counter), 42);
}

TEST_F(EngineTest, TellsWhatIsNotThere) {
  options.entries = {"f"};
  EXPECT_THAT(getError("llvm.func @g() { llvm.return }"),
              HasSubstr("does not define 'f'"));
  EXPECT_THAT(getError("llvm.func @nowhere()\n"
                       "llvm.func @f() {\n  llvm.call @nowhere() : () -> ()\n"
                       "  llvm.return\n}\n"),
              HasSubstr("nowhere"));
}

} // namespace
