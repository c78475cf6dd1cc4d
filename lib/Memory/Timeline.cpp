// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Memory/Timeline.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Async/IR/Async.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/RegionGraphTraits.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/SCCIterator.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::hasExclusiveRegions(Operation *op) {
  return isa<scf::IfOp, scf::IndexSwitchOp, affine::AffineIfOp>(op);
}

RegionRun tensoropt::getRegionRun(Operation *op) {
  if (isa<async::ExecuteOp>(op))
    return RegionRun::Async;
  if (op->hasTrait<OpTrait::HasParallelRegion>() ||
      isa<affine::AffineParallelOp>(op))
    return RegionRun::Parallel;
  if (isa<LoopLikeOpInterface>(op))
    return RegionRun::Again;
  if (hasExclusiveRegions(op))
    return RegionRun::Once;
  auto branch = dyn_cast<RegionBranchOpInterface>(op);
  return branch && op->getNumRegions() == 1 && !branch.hasLoop()
             ? RegionRun::Once
             : RegionRun::Unknown;
}

Timeline::Timeline(Operation *function) { number(function); }

std::optional<LiveTime> Timeline::getCycle(Block *block) const {
  auto found = cycles.find(block);
  return found == cycles.end() ? std::nullopt : std::optional(found->second);
}

void Timeline::number(Operation *op) {
  int64_t begin = next++;
  for (Region &region : op->getRegions())
    number(region);
  times[op] = {begin, next};
}

void Timeline::number(Block &block) {
  int64_t begin = next;
  for (Operation &op : block)
    number(&op);
  blocks[&block] = {begin, next};
}

void Timeline::number(Region &region) {
  int64_t begin = next;
  if (region.hasOneBlock()) {
    number(region.front());
  } else if (!region.empty()) {
    struct Component {
      std::vector<Block *> members;
      bool isCycle;
    };
    std::vector<Component> components; // the last ones come first
    for (auto it = llvm::scc_begin(&region); !it.isAtEnd(); ++it)
      components.push_back({*it, it.hasCycle()});
    for (const Component &component : llvm::reverse(components)) {
      int64_t first = next;
      for (Block *block : llvm::reverse(component.members))
        number(*block);
      if (component.isCycle)
        for (Block *block : component.members)
          cycles[block] = {first, next};
    }
    // What is never reached takes no part, but has a place.
    for (Block &block : region)
      if (!blocks.contains(&block))
        number(block);
  }
  regions[&region] = {begin, next};
}
