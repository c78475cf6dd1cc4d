// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-reuse-inplace: make buffers where others are that end
// there.

#include "BufferBytes.h"
#include "BufferUses.h"
#include "CopyInPlace.h"
#include "PlainUses.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Memory/Passes.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_REUSEINPLACE
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// When the buffers of a block live, by the operations that touch them.
class BlockLives {
public:
  explicit BlockLives(Block &block) {
    for (auto [place, op] : llvm::enumerate(block))
      places[&op] = place;
  }

  void add(memref::AllocOp alloc, const BufferUses &uses);

  /// The most bytes that live at one time, if `from` is a part of `to`.
  int64_t measure(Operation *from = nullptr, Operation *to = nullptr) const;
  void join(Operation *from, Operation *to);

private:
  struct Life {
    int64_t bytes = 0;
    size_t first = 0, last = 0;
  };

  llvm::DenseMap<Operation *, size_t> places;
  llvm::MapVector<Operation *, Life> lives;
};

} // namespace

void BlockLives::add(memref::AllocOp alloc, const BufferUses &uses) {
  BufferBytes bytes = getBufferBytes(alloc);
  if (!uses.reason.empty() || !bytes.reason.empty() || !bytes.factors.empty() ||
      uses.touches.empty())
    return;
  Life life{bytes.bytes, places.size(), 0};
  for (Operation *touch : uses.touches) {
    Operation *op = alloc->getBlock()->findAncestorOpInBlock(*touch);
    // In another block: until the end of this one.
    size_t place = op ? places.lookup(op) : places.size() - 1;
    life.first = std::min(life.first, place);
    life.last = std::max(life.last, place);
  }
  lives[alloc] = life;
}

int64_t BlockLives::measure(Operation *from, Operation *to) const {
  std::vector<int64_t> changes(places.size() + 1);
  Life joined = lives.lookup(from);
  for (const auto &[alloc, life] : lives) {
    if (alloc == from)
      continue;
    bool isJoined = alloc == to && joined.bytes > 0;
    changes[isJoined ? std::min(life.first, joined.first) : life.first] +=
        life.bytes;
    changes[(isJoined ? std::max(life.last, joined.last) : life.last) + 1] -=
        life.bytes;
  }
  int64_t live = 0, most = 0;
  for (int64_t change : changes)
    most = std::max(most, live += change);
  return most;
}

void BlockLives::join(Operation *from, Operation *to) {
  Life joined = lives.lookup(from);
  auto found = lives.find(to);
  if (found != lives.end() && joined.bytes > 0) {
    found->second.first = std::min(found->second.first, joined.first);
    found->second.last = std::max(found->second.last, joined.last);
  }
  lives.erase(from);
}

/// The input of an operation on elements that its result can be written over;
/// null if there is none. Each element is read by the iteration that writes it,
/// and by nothing later.
static Value findOverwritten(linalg::LinalgOp op) {
  if (!op.hasPureBufferSemantics() || op.getNumDpsInits() != 1 ||
      op.getNumReductionLoops() > 0)
    return {};
  OpOperand *init = op.getDpsInitOperand(0);
  AffineMap written = op.getMatchingIndexingMap(init);
  auto result = init->get().getDefiningOp<memref::AllocOp>();
  if (!written.isPermutation() || op.payloadUsesValueFromOperand(init) ||
      !result || result->getBlock() != op->getBlock())
    return {};
  auto placeOf = [&](Operation *other) {
    return op->getBlock()->findAncestorOpInBlock(*other);
  };
  PlainUses later = PlainUses::find(result);
  if (!later.isPlain || llvm::any_of(later.touches, [&](OpOperand *touch) {
        Operation *place = placeOf(touch->getOwner());
        return !place || place->isBeforeInBlock(op);
      }))
    return {};
  for (OpOperand *input : op.getDpsInputOperands()) {
    memref::AllocOp read = findWhole(input->get());
    if (!read || read == result || read->getBlock() != op->getBlock() ||
        input->get().getType() != result.getType() ||
        read.getAlignment().value_or(1) < result.getAlignment().value_or(1))
      continue;
    PlainUses earlier = PlainUses::find(read);
    bool isOver = llvm::all_of(earlier.touches, [&](OpOperand *touch) {
      Operation *place = placeOf(touch->getOwner());
      if (place != op)
        return place && place->isBeforeInBlock(op);
      return touch->getOwner() == op && touch->get() == input->get() &&
             op.getMatchingIndexingMap(touch) == written;
    });
    Operation *view = input->get().getDefiningOp();
    bool isThere = llvm::all_of(result->getUsers(), [&](Operation *user) {
      return view->isBeforeInBlock(placeOf(user));
    });
    if (earlier.isPlain && isOver && isThere)
      return input->get();
  }
  return {};
}

namespace {

/// What was done to a function.
struct Reuse {
  int64_t copies = 0, overwritten = 0, bytes = 0;
};

struct ReuseInPlacePass : tensoropt::impl::ReuseInPlaceBase<ReuseInPlacePass> {
  void runOnOperation() override {
    getOperation().walk([&](FunctionOpInterface function) {
      if (!function.isExternal())
        reuse(function);
    });
  }

private:
  static int64_t getBytes(memref::AllocOp alloc) {
    return getBufferBytes(alloc).bytes;
  }

  void reuse(FunctionOpInterface function) {
    BufferUseAnalysis uses;
    llvm::DenseMap<Block *, std::unique_ptr<BlockLives>> lives;
    SmallVector<memref::CopyOp> copies;
    SmallVector<linalg::LinalgOp> elementwise;
    function->walk([&](Operation *op) {
      if (auto alloc = dyn_cast<memref::AllocOp>(op)) {
        std::unique_ptr<BlockLives> &block = lives[op->getBlock()];
        if (!block)
          block = std::make_unique<BlockLives>(*op->getBlock());
        block->add(alloc, uses.find(alloc));
      } else if (auto copy = dyn_cast<memref::CopyOp>(op)) {
        copies.push_back(copy);
      } else if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
        elementwise.push_back(linalgOp);
      }
    });
    Reuse done;
    for (memref::CopyOp copy : copies) {
      std::optional<CopyInPlace> found = CopyInPlace::find(copy);
      if (!found)
        continue;
      BlockLives &block = *lives.at(copy->getBlock());
      // The larger buffer begins earlier.
      int64_t before = block.measure();
      int64_t after = block.measure(found->from, found->to);
      if (after > before) {
        emitKept(*found, before, after);
        continue;
      }
      block.join(found->from, found->to);
      ++done.copies;
      done.bytes += getBytes(found->from);
      found->apply();
    }
    for (linalg::LinalgOp op : elementwise)
      if (Value input = findOverwritten(op)) {
        auto result = op.getDpsInits()[0].getDefiningOp<memref::AllocOp>();
        ++done.overwritten;
        done.bytes += getBytes(result);
        result->replaceAllUsesWith(ValueRange{input});
        result.erase();
      }
    if (done.bytes > 0)
      emitRecord(function,
                 Record(Record::Kind::Passed, "reuse-inplace", "Reused")
                     .add("copies", done.copies)
                     .add("overwritten", done.overwritten)
                     .add("bytes", done.bytes));
  }

  static void emitKept(const CopyInPlace &found, int64_t before,
                       int64_t after) {
    emitRecord(found.copy,
               Record(Record::Kind::Missed, "reuse-inplace", "Kept")
                   .add("reason", "the larger buffer would live longer")
                   .add("before", before)
                   .add("after", after));
  }
};

} // namespace
