// SPDX-License-Identifier: Apache-2.0

#include "BufferProgram.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include <random>

using namespace mlir;
using namespace tensoropt;

namespace {

class ProgramWriter {
public:
  explicit ProgramWriter(unsigned seed) : random(seed) {}

  std::string write() {
    buffers = {{"%p", 8, typeOf(8)}, {"%q", 8, typeOf(8)}};
    text = "func.func @f(%p: memref<8xi8>, %q: memref<8xi8>, %c: i1,\n"
           "             %n: index, %v: i8) {\n"
           "%c0 = arith.constant 0 : index\n"
           "%c1 = arith.constant 1 : index\n";
    writeBlock(0);
    return text + "return\n}\n";
  }

private:
  struct Buffer {
    std::string name;
    int size;
    std::string type;
    bool isWhole = true;
  };

  int choose(int count) { return int(random() % unsigned(count)); }
  static std::string typeOf(int size) {
    return "memref<" + std::to_string(size) + "xi8>";
  }
  std::string fresh() { return "%b" + std::to_string(number++); }
  const Buffer &any() { return buffers[choose(buffers.size())]; }

  void writeBlock(int depth) {
    size_t visible = buffers.size();
    for (int count = (depth ? 2 : 8) + choose(10); count > 0; --count)
      writeOperation(depth);
    buffers.resize(visible);
  }

  void writePart(const Buffer &one) {
    if (!one.isWhole || one.size <= 8)
      return;
    int offset = choose(one.size - 7);
    Buffer part{fresh(), 8,
                "memref<8xi8, strided<[1], offset: " + std::to_string(offset) +
                    ">>",
                false};
    text += part.name + " = memref.subview " + one.name + "[" +
            std::to_string(offset) + "] [8] [1] : " + one.type + " to " +
            part.type + "\n";
    buffers.push_back(part);
  }

  void writePair(const Buffer &one, const Buffer &other) {
    if (one.size != other.size)
      return;
    if (choose(3)) {
      text += "memref.copy " + one.name + ", " + other.name + " : " + one.type +
              " to " + other.type + "\n";
    } else if (one.type == other.type) {
      Buffer either{fresh(), one.size, one.type, one.isWhole};
      text += either.name + " = arith.select %c, " + one.name + ", " +
              other.name + " : " + one.type + "\n";
      buffers.push_back(either);
    }
  }

  /// A sum, mostly to a buffer of its own.
  void writeSum(const Buffer &one, const Buffer &other) {
    if (one.size != 8 || other.size != 8)
      return;
    Buffer sum = any();
    if (sum.size != 8 || choose(3)) {
      sum = {fresh(), 8, typeOf(8)};
      text += sum.name + " = memref.alloc() : " + sum.type + "\n";
      buffers.push_back(sum);
    }
    text += "linalg.add ins(" + one.name + ", " + other.name + " : " +
            one.type + ", " + other.type + ") outs(" + sum.name + " : " +
            sum.type + ")\n";
  }

  /// A copy into the middle of a new buffer, whose ends may be written before.
  void writeInsertion(const Buffer &one) {
    if (one.size != 8)
      return;
    Buffer large{fresh(), 24, typeOf(24)};
    text += large.name + " = memref.alloc() : " + large.type + "\n";
    buffers.push_back(large);
    for (int offset : {0, 4 + choose(9)}) {
      Buffer part{
          fresh(), 8,
          "memref<8xi8, strided<[1], offset: " + std::to_string(offset) + ">>",
          false};
      if (offset == 0)
        part.type = "memref<8xi8, strided<[1]>>";
      text += part.name + " = memref.subview " + large.name + "[" +
              std::to_string(offset) + "] [8] [1] : " + large.type + " to " +
              part.type + "\n";
      const Buffer &from = offset ? one : any();
      if (from.size == 8)
        text += "memref.copy " + from.name + ", " + part.name + " : " +
                from.type + " to " + part.type + "\n";
      buffers.push_back(part);
    }
  }

  void writeOperation(int depth) {
    int kind = choose(19);
    if (kind > 16) {
      Buffer one = any();
      return writeInsertion(one);
    }
    if (kind > 13) {
      Buffer one = any(), other = any();
      return writeSum(one, other);
    }
    if (kind < 3) {
      int size = 8 * (1 + choose(3));
      Buffer buffer{fresh(), size, typeOf(size)};
      text += buffer.name + " = memref.alloc() : " + buffer.type + "\n";
      // So that most of what is read was written.
      text += "memref.copy " + std::string(choose(2) ? "%p" : "%q") + ", ";
      if (size == 8) {
        text += buffer.name + " : memref<8xi8> to memref<8xi8>\n";
      } else {
        std::string part = fresh();
        text.insert(text.rfind("memref.copy"),
                    part + " = memref.subview " + buffer.name +
                        "[0] [8] [1] : " + buffer.type +
                        " to memref<8xi8, strided<[1]>>\n");
        text += part + " : memref<8xi8> to memref<8xi8, strided<[1]>>\n";
      }
      buffers.push_back(buffer);
    } else if (kind < 7) {
      const Buffer &one = any();
      text += choose(2) ? "memref.store %v, " : fresh() + " = memref.load ";
      text += one.name + "[%c0] : " + one.type + "\n";
    } else if (kind < 9) {
      Buffer one = any();
      writePart(one);
    } else if (kind < 13 || depth == 2) {
      Buffer one = any(), other = any();
      writePair(one, other);
    } else {
      bool isLoop = choose(2);
      text += isLoop ? "scf.for %i" + std::to_string(number++) +
                           " = %c0 to %n step %c1 {\n"
                     : "scf.if %c {\n";
      writeBlock(depth + 1);
      text += "}\n";
    }
  }

  std::mt19937 random;
  std::string text;
  std::vector<Buffer> buffers;
  int number = 0;
};

int64_t getNumber(Operation *op) {
  return op->getAttrOfType<IntegerAttr>("number").getInt();
}

} // namespace

std::string tensoropt::writeProgram(unsigned seed) {
  return ProgramWriter(seed).write();
}

void tensoropt::numberOperations(ModuleOp module) {
  Builder builder(module.getContext());
  int64_t next = 0;
  module->walk([&](Operation *op) {
    if (!isa<ModuleOp, FunctionOpInterface>(op))
      op->setAttr("number", builder.getI64IntegerAttr(next++));
  });
}

BufferRun::BufferRun(FunctionOpInterface function, unsigned way) : way(way) {
  memories.push_back(std::make_unique<std::vector<int64_t>>(12, -1));
  std::vector<int64_t> *outside = memories.back().get();
  views[function.getArgument(0).getAsOpaquePointer()] = {outside, 0, 8};
  views[function.getArgument(1).getAsOpaquePointer()] = {outside, 4, 8};
  run(function.getFunctionBody().front());
  seen[-1] = *outside;
}

void BufferRun::run(Block &block) {
  for (Operation &op : block)
    run(&op);
}

/// The same for an operation's n-th execution, wherever it stands.
unsigned BufferRun::choose(Operation *op) {
  int64_t number = getNumber(op);
  std::seed_seq seeds{int64_t(way), number, int64_t(executions[number])};
  return std::mt19937(seeds)();
}

void BufferRun::run(Operation *op) {
  auto viewOf = [&](Value value) { return views[value.getAsOpaquePointer()]; };
  auto define = [&](View view) {
    views[op->getResult(0).getAsOpaquePointer()] = view;
  };
  int64_t number = getNumber(op);
  ++executions[number];
  if (auto alloc = dyn_cast<memref::AllocOp>(op)) {
    int64_t size = alloc.getType().getNumElements();
    memories.push_back(std::make_unique<std::vector<int64_t>>(size, undefined));
    define({memories.back().get(), 0, size});
  } else if (auto part = dyn_cast<memref::SubViewOp>(op)) {
    View view = viewOf(part.getSource());
    define({view.memory, view.offset + part.getStaticOffsets()[0],
            part.getStaticSizes()[0]});
  } else if (auto select = dyn_cast<arith::SelectOp>(op)) {
    define(viewOf(choose(op) % 2 ? select.getTrueValue()
                                 : select.getFalseValue()));
  } else if (auto store = dyn_cast<memref::StoreOp>(op)) {
    View view = viewOf(store.getMemRef());
    (*view.memory)[view.offset] = 1000 * number + executions[number];
  } else if (auto load = dyn_cast<memref::LoadOp>(op)) {
    View view = viewOf(load.getMemRef());
    seen[number].push_back((*view.memory)[view.offset]);
  } else if (auto copy = dyn_cast<memref::CopyOp>(op)) {
    View from = viewOf(copy.getSource()), to = viewOf(copy.getTarget());
    std::vector<int64_t> read(from.memory->begin() + from.offset,
                              from.memory->begin() + from.offset + from.size);
    seen[number].insert(seen[number].end(), read.begin(), read.end());
    std::copy(read.begin(), read.end(), to.memory->begin() + to.offset);
  } else if (auto sum = dyn_cast<linalg::AddOp>(op)) {
    View a = viewOf(sum.getInputs()[0]), b = viewOf(sum.getInputs()[1]),
         to = viewOf(sum.getOutputs()[0]);
    for (int64_t at = 0; at < to.size; ++at) {
      int64_t x = (*a.memory)[a.offset + at], y = (*b.memory)[b.offset + at];
      seen[number].push_back(x);
      seen[number].push_back(y);
      bool isDefined = x != undefined && y != undefined;
      (*to.memory)[to.offset + at] =
          isDefined ? (31 * x + 7 * y + number) % 1000003 : undefined;
    }
  } else if (auto branch = dyn_cast<scf::IfOp>(op)) {
    if (choose(op) % 2)
      run(*branch.thenBlock());
  } else if (auto loop = dyn_cast<scf::ForOp>(op)) {
    for (unsigned count = choose(op) % 3; count > 0; --count)
      run(*loop.getBody());
  }
}
