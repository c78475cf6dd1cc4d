// SPDX-License-Identifier: Apache-2.0

#include "SpacePlanner.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

PackingProblem tensoropt::makeSpacesProblem(ArrayRef<MemoryScope *> scopes,
                                            ArrayRef<MemorySpace> spaces) {
  PackingProblem problem;
  problem.spaces.clear();
  for (auto [number, scope] : llvm::enumerate(scopes)) {
    const MemorySpace &space = spaces[number];
    problem.spaces.push_back({space.name, space.capacity, space.cost});
    PackingProblem alone = makePackingProblem(*scope, std::nullopt);
    for (auto [buffer, item] : llvm::zip(alone.buffers, scope->items)) {
      if (space.space || !isa<memref::AllocOp>(item.op))
        buffer.space = number;
      problem.buffers.push_back(std::move(buffer));
    }
  }
  return problem;
}

/// Puts the items into the scopes of their memories, each with its place.
static std::vector<std::vector<PackingPlacement>>
distribute(ArrayRef<MemoryScope *> scopes,
           ArrayRef<PackingPlacement> placements) {
  std::vector<std::vector<MemoryItem>> items(scopes.size());
  std::vector<std::vector<PackingPlacement>> places(scopes.size());
  const PackingPlacement *place = placements.begin();
  for (MemoryScope *scope : scopes)
    for (MemoryItem &item : scope->items) {
      if (scopes[place->space] != scope)
        item.op->setAttr(arenaSpaceAttr, scopes[place->space]->space);
      items[place->space].push_back(std::move(item));
      places[place->space].push_back(*place++);
    }
  for (auto [scope, found] : llvm::zip(scopes, items))
    scope->items = std::move(found);
  return places;
}

PackingResult tensoropt::planSpaces(ArrayRef<MemoryScope *> scopes,
                                    ArrayRef<MemorySpace> spaces,
                                    const PackingOptions &options) {
  std::vector<bool> areLoopsProven;
  for (MemoryScope *scope : scopes)
    areLoopsProven.push_back(planLoops(*scope, options));
  PackingResult result =
      solvePacking(makeSpacesProblem(scopes, spaces), options);
  if (result.status != PackingStatus::Optimal &&
      result.status != PackingStatus::Feasible)
    return result;
  auto places = distribute(scopes, result.placements);
  for (size_t at = 0; at < scopes.size(); ++at) {
    const PackingSpaceResult &found = result.spaces[at];
    setPlan(*scopes[at], places[at], found,
            areLoopsProven[at] && found.extent == found.lowerBound);
    scopes[at]->plan.costBound = result.costBound;
  }
  return result;
}
