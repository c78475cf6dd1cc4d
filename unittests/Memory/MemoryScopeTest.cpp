// SPDX-License-Identifier: Apache-2.0
// Random functions are planned, and run with bytes that know who wrote them
// last: whatever way a run takes, a buffer reads what it wrote.

#include "TensorOpt/Memory/ScopePlanner.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/BufferViewFlowOpInterfaceImpl.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"
#include <random>

using namespace mlir;
using namespace tensoropt;

namespace {

/// Text of a function that allocates, stores, loads, selects, branches and
/// repeats.
class RandomFunction {
public:
  explicit RandomFunction(unsigned seed) : random(seed) {}

  std::string write() {
    text = "func.func @f(%c: i1, %n: index, %v: i8) {\n"
           "%c0 = arith.constant 0 : index\n"
           "%c1 = arith.constant 1 : index\n";
    writeBlock(0);
    return text + "return\n}\n";
  }

private:
  struct Buffer {
    std::string name;
    int size;
  };

  int choose(int count) { return int(random() % unsigned(count)); }
  static std::string typeOf(int size) {
    return "memref<" + std::to_string(size) + "xi8>";
  }
  std::string fresh() { return "%b" + std::to_string(number++); }

  void writeBlock(int depth) {
    size_t visible = buffers.size();
    for (int count = 2 + choose(7); count > 0; --count)
      writeOperation(depth);
    buffers.resize(visible);
  }

  void writeOperation(int depth) {
    int kind = choose(10);
    if (kind < 2 || buffers.empty()) {
      int size = 16 * (1 + choose(3));
      Buffer buffer{fresh(), size};
      text += buffer.name + " = memref.alloc() : " + typeOf(size) + "\n";
      buffers.push_back(buffer);
    } else if (kind < 7) {
      const Buffer &one = buffers[choose(buffers.size())];
      if (choose(2))
        text += "memref.store %v, " + one.name + "[%c0] : ";
      else
        text += fresh() + " = memref.load " + one.name + "[%c0] : ";
      text += typeOf(one.size) + "\n";
    } else if (kind == 7) {
      const Buffer &one = buffers[choose(buffers.size())];
      const Buffer &other = buffers[choose(buffers.size())];
      if (one.size != other.size)
        return;
      Buffer view{fresh(), one.size};
      text += view.name + " = arith.select %c, " + one.name + ", " +
              other.name + " : " + typeOf(one.size) + "\n";
      buffers.push_back(view);
    } else if (depth < 3) {
      bool isLoop = kind == 8;
      text += isLoop ? "scf.for %i" + std::to_string(number++) +
                           " = %c0 to %n step %c1 {\n"
                     : "scf.if %c {\n";
      writeBlock(depth + 1);
      if (!isLoop && choose(2)) {
        text += "} else {\n";
        writeBlock(depth + 1);
      }
      text += "}\n";
    }
  }

  std::mt19937 random;
  std::string text;
  std::vector<Buffer> buffers;
  int number = 0;
};

/// Runs a planned function once, on ways and numbers of iterations by chance.
class Simulation {
public:
  Simulation(const MemoryScope &scope, unsigned seed) : random(seed) {
    bytes.resize(scope.plan.arena);
    for (const MemoryItem &item : scope.items)
      places[item.op] = {item.offset, item.bytes};
  }

  /// False where a buffer reads what another one wrote.
  bool run(Block &block) {
    return llvm::all_of(block, [&](Operation &op) { return run(&op); });
  }

private:
  using Stamp = std::pair<Operation *, int>;
  struct Place {
    int64_t offset, size;
  };

  bool run(Operation *op) {
    if (isa<memref::AllocOp>(op)) {
      buffers[op->getResult(0)] = op;
      written.erase(op);
    } else if (auto select = dyn_cast<arith::SelectOp>(op)) {
      Value taken =
          random() % 2 ? select.getTrueValue() : select.getFalseValue();
      Operation *buffer = buffers.lookup(taken);
      buffers[select.getResult()] = buffer;
    } else if (auto store = dyn_cast<memref::StoreOp>(op)) {
      write(buffers.lookup(store.getMemRef()));
    } else if (auto load = dyn_cast<memref::LoadOp>(op)) {
      return read(buffers.lookup(load.getMemRef()));
    } else if (auto branch = dyn_cast<scf::IfOp>(op)) {
      if (random() % 2)
        return run(*branch.thenBlock());
      return !branch.elseBlock() || run(*branch.elseBlock());
    } else if (auto loop = dyn_cast<scf::ForOp>(op)) {
      for (unsigned count = random() % 3; count > 0; --count)
        if (!run(*loop.getBody()))
          return false;
    }
    return true;
  }

  void write(Operation *buffer) {
    auto place = places.find(buffer);
    if (place == places.end())
      return;
    written[buffer] = ++time;
    for (int64_t at = 0; at < place->second.size; ++at)
      bytes[place->second.offset + at] = {buffer, time};
  }

  bool read(Operation *buffer) {
    auto place = places.find(buffer);
    auto last = written.find(buffer);
    if (place == places.end() || last == written.end())
      return true;
    for (int64_t at = 0; at < place->second.size; ++at)
      if (bytes[place->second.offset + at] != Stamp(buffer, last->second))
        return false;
    return true;
  }

  std::mt19937 random;
  std::vector<Stamp> bytes;
  llvm::DenseMap<Operation *, Place> places;
  llvm::DenseMap<Operation *, int> written;
  llvm::DenseMap<Value, Operation *> buffers;
  int time = 0;
};

class MemoryScopeTest : public ::testing::Test {
protected:
  MemoryScopeTest() {
    DialectRegistry registry;
    arith::registerBufferViewFlowOpInterfaceExternalModels(registry);
    context.appendDialectRegistry(registry);
    context.loadDialect<arith::ArithDialect, func::FuncDialect,
                        memref::MemRefDialect, scf::SCFDialect>();
  }

  MLIRContext context;
};

TEST_F(MemoryScopeTest, BuffersReadWhatTheyWroteOnEveryWay) {
  size_t planned = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    std::string text = RandomFunction(seed).write();
    auto module = parseSourceString<ModuleOp>(text, &context);
    ASSERT_TRUE(module) << text;
    MemoryModule memory(*module);
    FunctionOpInterface function = memory.getFunctions().front();
    auto scopes = memory.findScopes(function, Attribute(), {/*alignment=*/1});
    MemoryScope &scope = scopes.front();
    planScope(scope, PackingOptions(), std::nullopt);
    ASSERT_EQ(verifyScope(scope), "") << "seed " << seed;
    planned += scope.items.size();
    for (unsigned way = 0; way < 40; ++way)
      ASSERT_TRUE(
          Simulation(scope, way).run(function.getFunctionBody().front()))
          << "seed " << seed << ", way " << way << "\n"
          << text;
  }
  EXPECT_GT(planned, 2000u);
}

TEST_F(MemoryScopeTest, OverlapsAndBadPlacesAreFound) {
  auto module =
      parseSourceString<ModuleOp>("func.func @f(%v: i8) {\n"
                                  "%c0 = arith.constant 0 : index\n"
                                  "%a = memref.alloc() : memref<16xi8>\n"
                                  "%b = memref.alloc() : memref<16xi8>\n"
                                  "memref.store %v, %a[%c0] : memref<16xi8>\n"
                                  "memref.store %v, %b[%c0] : memref<16xi8>\n"
                                  "%x = memref.load %a[%c0] : memref<16xi8>\n"
                                  "return\n}\n",
                                  &context);
  ASSERT_TRUE(module);
  MemoryModule memory(*module);
  auto scopes = memory.findScopes(memory.getFunctions().front(), Attribute(),
                                  {/*alignment=*/1});
  MemoryScope &scope = scopes.front();
  ASSERT_EQ(scope.items.size(), 2u);
  EXPECT_EQ(scope.items[0].times, (std::vector<LiveTime>{{4, 7}}));
  EXPECT_EQ(scope.items[1].times, (std::vector<LiveTime>{{5, 6}}));
  planScope(scope, PackingOptions(), std::nullopt);
  EXPECT_EQ(scope.plan.arena, 32);
  EXPECT_TRUE(scope.plan.isProven);
  EXPECT_EQ(verifyScope(scope), "");
  scope.items[0].offset = scope.items[1].offset;
  EXPECT_NE(verifyScope(scope), "");
  scope.items[0].offset = 24;
  scope.items[1].offset = 0;
  EXPECT_NE(verifyScope(scope), "") << "beyond the end";
}

} // namespace
