// SPDX-License-Identifier: Apache-2.0
// Backward need and forward touch at once, on the tree of regions: a buffer
// lives where it was touched before and is touched again.

#include "LiveTimes.h"
#include "mlir/IR/Region.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace tensoropt;

namespace {

class Liveness {
public:
  Liveness(const Timeline &timeline, Region &root,
           ArrayRef<Operation *> touches);

  void visit(Region &region, bool before, bool after);

  /// The blocks' operations that touch or hold one that does, in order.
  ArrayRef<Operation *> listTouching(Block *block) const {
    auto found = touching.find(block);
    return found == touching.end() ? ArrayRef<Operation *>() : found->second;
  }
  SmallVector<LiveTime, 1> takeTimes();

private:
  void visit(Block &block, bool before, bool after);
  void visit(Operation *op, bool before, bool after);
  void visitGraph(Region &region, bool before, bool after);
  void add(int64_t lower, int64_t upper) {
    if (lower < upper)
      times.push_back({lower, upper});
  }

  const Timeline &timeline;
  llvm::DenseSet<Operation *> direct;
  llvm::DenseMap<Block *, SmallVector<Operation *>> touching;
  SmallVector<LiveTime, 1> times;
};

} // namespace

Liveness::Liveness(const Timeline &timeline, Region &root,
                   ArrayRef<Operation *> touches)
    : timeline(timeline), direct(touches.begin(), touches.end()) {
  llvm::DenseSet<Operation *> seen;
  for (Operation *touch : touches)
    for (Operation *op = touch; seen.insert(op).second;
         op = op->getParentOp()) {
      touching[op->getBlock()].push_back(op);
      if (op->getParentRegion() == &root)
        break;
    }
  for (auto &[block, ops] : touching)
    llvm::sort(ops, [&](Operation *a, Operation *b) {
      return timeline.of(a).lower < timeline.of(b).lower;
    });
}

void Liveness::visit(Region &region, bool before, bool after) {
  LiveTime whole = timeline.of(&region);
  if (before && after)
    return add(whole.lower, whole.upper);
  if (region.hasOneBlock())
    visit(region.front(), before, after);
  else
    visitGraph(region, before, after);
}

/// Without a look at ways through the graph: from its first touch, or begin, to
/// its last one, or end.
void Liveness::visitGraph(Region &region, bool before, bool after) {
  LiveTime whole = timeline.of(&region);
  LiveTime life{whole.upper, whole.lower};
  for (Block &block : region)
    for (Operation *op : listTouching(&block)) {
      LiveTime time = timeline.getCycle(&block).value_or(timeline.of(op));
      life.lower = std::min(life.lower, time.lower);
      life.upper = std::max(life.upper, time.upper);
    }
  if (life.upper <= life.lower)
    return;
  add(before ? whole.lower : life.lower, after ? whole.upper : life.upper);
}

void Liveness::visit(Block &block, bool before, bool after) {
  LiveTime whole = timeline.of(&block);
  ArrayRef<Operation *> ops = listTouching(&block);
  if (ops.empty())
    return;
  int64_t since = before ? whole.lower : timeline.of(ops.front()).lower;
  for (auto [at, op] : llvm::enumerate(ops)) {
    LiveTime time = timeline.of(op);
    add(since, time.lower);
    visit(op, before || at > 0, after || at + 1 < ops.size());
    since = time.upper;
  }
  if (after)
    add(since, whole.upper);
}

void Liveness::visit(Operation *op, bool before, bool after) {
  LiveTime time = timeline.of(op);
  bool isBranch = hasExclusiveRegions(op) ||
                  (getRegionRun(op) == RegionRun::Once && op->getNumRegions());
  if (direct.contains(op) || !isBranch)
    return add(time.lower, time.upper);
  if (before)
    add(time.lower, time.lower + 1);
  for (Region &region : op->getRegions())
    visit(region, before, after);
}

SmallVector<LiveTime, 1> Liveness::takeTimes() {
  llvm::sort(times, [](const LiveTime &a, const LiveTime &b) {
    return a.lower < b.lower;
  });
  SmallVector<LiveTime, 1> merged;
  for (const LiveTime &time : times) {
    if (merged.empty() || merged.back().upper < time.lower)
      merged.push_back(time);
    else
      merged.back().upper = std::max(merged.back().upper, time.upper);
  }
  return merged;
}

SmallVector<LiveTime, 1>
tensoropt::findLiveTimes(const Timeline &timeline, Region &root,
                         ArrayRef<Operation *> touches) {
  Liveness liveness(timeline, root, touches);
  liveness.visit(root, /*before=*/false, /*after=*/false);
  return liveness.takeTimes();
}

std::pair<Operation *, Operation *>
tensoropt::findHull(const Timeline &timeline, Region &root,
                    ArrayRef<Operation *> touches) {
  Liveness liveness(timeline, root, touches);
  Region *region = &root;
  for (;;) {
    Block *block = nullptr;
    for (Block &candidate : *region)
      if (!liveness.listTouching(&candidate).empty()) {
        if (block)
          return {}; // in several blocks
        block = &candidate;
      }
    ArrayRef<Operation *> ops = liveness.listTouching(block);
    // Further in only where nothing runs again.
    if (ops.size() > 1 || llvm::is_contained(touches, ops.front()) ||
        getRegionRun(ops.front()) != RegionRun::Once)
      return {ops.front(), ops.back()};
    SmallVector<Region *> inside;
    for (Region &candidate : ops.front()->getRegions())
      if (llvm::any_of(candidate, [&](Block &b) {
            return !liveness.listTouching(&b).empty();
          }))
        inside.push_back(&candidate);
    if (inside.size() != 1)
      return {ops.front(), ops.front()};
    region = inside.front();
  }
}
