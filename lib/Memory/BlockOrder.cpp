// SPDX-License-Identifier: Apache-2.0

#include "BlockOrder.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace tensoropt;

template <typename Vector> static void sortUnique(Vector &values) {
  llvm::sort(values);
  values.erase(llvm::unique(values), values.end());
}

BlockOrder::BlockOrder(Block &block, MemoryAccesses &accesses,
                       ArrayRef<BlockBuffer> buffers,
                       const llvm::DenseMap<Operation *, int64_t> &innerBytes)
    : block(block) {
  for (const BlockBuffer &buffer : buffers)
    for (Operation *dealloc : buffer.uses->deallocs)
      if (dealloc->getBlock() == &block)
        behind.insert(dealloc);
  for (Operation &op : block.without_terminator())
    addEntry(&op);
  problem.steps = steps.size();
  addDependences(accesses);
  for (const BlockBuffer &buffer : buffers)
    addBuffer(buffer);
  for (unsigned step = 0; step < problem.steps; ++step)
    if (int64_t bytes = innerBytes.lookup(entries[steps[step]].op))
      problem.buffers.push_back({bytes, {step}});
}

BlockOrder::Role BlockOrder::getRole(Operation *op) const {
  if (behind.contains(op))
    return Role::Behind;
  bool isAlong =
      isMemoryEffectFree(op) || isa<memref::AllocOp, memref::AllocaOp>(op);
  return isAlong ? Role::Along : Role::Step;
}

void BlockOrder::addEntry(Operation *op) {
  Entry entry{op, getRole(op), {}, {}};
  op->walk([&](Operation *inner) {
    for (Value operand : inner->getOperands())
      if (Operation *defining = operand.getDefiningOp();
          defining && defining->getBlock() == &block && defining != op)
        entry.needs.push_back(numbers.lookup(defining));
  });
  sortUnique(entry.needs);
  for (unsigned need : entry.needs) {
    if (entries[need].role == Role::Step)
      entry.after.push_back(entries[need].step);
    else
      llvm::append_range(entry.after, entries[need].after);
  }
  sortUnique(entry.after);
  if (entry.role == Role::Step) {
    entry.step = steps.size();
    steps.push_back(entries.size());
  }
  numbers[op] = entries.size();
  entries.push_back(std::move(entry));
}

namespace {

/// Accesses of earlier steps to one buffer, or outside.
struct EarlierAccesses {
  SmallVector<std::pair<unsigned, MemoryAccess>, 4> reads, writes;
};

} // namespace

void BlockOrder::addDependences(MemoryAccesses &accesses) {
  auto add = [&](unsigned first, unsigned second) {
    if (first != second)
      problem.dependences.push_back({first, second});
  };
  llvm::DenseMap<Value, EarlierAccesses> earlier;
  std::optional<unsigned> barrier; // the last step that nothing passes
  for (auto [step, number] : llvm::enumerate(steps)) {
    const Entry &entry = entries[number];
    for (unsigned other : entry.after)
      add(other, step);
    std::optional<AccessList> list = accesses.find(entry.op);
    if (!list) {
      for (unsigned other = barrier.value_or(0); other < step; ++other)
        add(other, step);
      barrier = step;
      earlier.clear();
      continue;
    }
    if (barrier)
      add(*barrier, step);
    for (const MemoryAccess &access : *list) {
      EarlierAccesses &others = earlier[access.root];
      for (auto &[other, write] : others.writes)
        if (conflict(write, access))
          add(other, step);
      if (access.isWrite)
        for (auto &[other, read] : others.reads)
          if (conflict(read, access))
            add(other, step);
      auto &kind = access.isWrite ? others.writes : others.reads;
      kind.push_back({step, access});
    }
  }
}

void BlockOrder::addBuffer(const BlockBuffer &buffer) {
  OrderingBuffer added;
  added.bytes = buffer.bytes;
  for (Operation *touch : buffer.uses->touches) {
    Operation *op = block.findAncestorOpInBlock(*touch);
    auto number = op ? numbers.find(op) : numbers.end();
    if (number == numbers.end()) {
      added.isKept = true; // touched by the terminator or in other blocks
      continue;
    }
    const Entry &entry = entries[number->second];
    if (entry.role == Role::Step)
      added.steps.push_back(entry.step);
    else
      llvm::append_range(added.steps, entry.after);
  }
  sortUnique(added.steps);
  addBehind(buffer, added.steps);
  if (!added.steps.empty())
    problem.buffers.push_back(std::move(added));
}

void BlockOrder::addBehind(const BlockBuffer &buffer,
                           ArrayRef<unsigned> touchingSteps) {
  for (Operation *dealloc : buffer.uses->deallocs)
    if (dealloc->getBlock() == &block)
      llvm::append_range(entries[numbers.lookup(dealloc)].after, touchingSteps);
}

/// Places an entry, before it what it needs and moves along.
void BlockOrder::place(unsigned entry) {
  SmallVector<unsigned> wanted = {entry};
  for (size_t at = 0; at < wanted.size(); ++at)
    for (unsigned need : entries[wanted[at]].needs)
      if (!isPlaced[need] && entries[need].role == Role::Along) {
        isPlaced[need] = true;
        wanted.push_back(need);
      }
  llvm::sort(wanted);
  for (unsigned number : wanted) {
    isPlaced[number] = true;
    placed.push_back(entries[number].op);
  }
}

void BlockOrder::apply(ArrayRef<unsigned> order) {
  isPlaced.assign(entries.size(), false);
  // By the step that they wait for last.
  std::vector<SmallVector<unsigned, 1>> following(steps.size());
  std::vector<unsigned> places(steps.size());
  for (auto [place, step] : llvm::enumerate(order))
    places[step] = place;
  for (auto [number, entry] : llvm::enumerate(entries))
    if (entry.role == Role::Behind && !entry.after.empty())
      following[*llvm::max_element(entry.after, [&](unsigned a, unsigned b) {
        return places[a] < places[b];
      })].push_back(number);
  for (unsigned step : order) {
    place(steps[step]);
    for (unsigned number : following[step])
      place(number);
  }
  // What only the terminator needs, or nothing.
  for (unsigned number = 0; number < entries.size(); ++number)
    if (!isPlaced[number])
      place(number);
  Operation *end = block.getTerminator();
  for (Operation *op : placed)
    op->moveBefore(end);
}
