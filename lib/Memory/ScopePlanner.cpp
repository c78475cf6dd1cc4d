// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Memory/ScopePlanner.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

using namespace tensoropt;

int64_t tensoropt::getSliceBytes(const MemoryScope &loop) {
  return loop.slices * loop.plan.arena;
}

PackingProblem tensoropt::makePackingProblem(const MemoryScope &scope,
                                             std::optional<int64_t> capacity) {
  PackingProblem problem;
  problem.spaces[0].capacity = capacity;
  for (const MemoryItem &item : scope.items) {
    PackingBuffer buffer;
    buffer.id = item.id;
    buffer.lower = item.times.front().lower;
    buffer.upper = item.times.back().upper;
    for (size_t at = 1; at < item.times.size(); ++at)
      buffer.gaps.push_back(
          {item.times[at - 1].upper, item.times[at].lower, std::nullopt});
    buffer.size = item.inner ? getSliceBytes(*item.inner) : item.bytes;
    buffer.size += scope.plan.guard;
    buffer.traffic = item.traffic;
    buffer.alignment = item.alignment;
    problem.buffers.push_back(std::move(buffer));
  }
  return problem;
}

/// Bytes of all buffers, if each had its own, in all slices.
static int64_t sumBytes(const MemoryScope &scope) {
  int64_t sum = 0;
  for (const MemoryItem &item : scope.items)
    sum += item.inner ? item.inner->plan.naive : item.bytes;
  return sum * scope.slices;
}

bool tensoropt::planLoops(MemoryScope &scope, const PackingOptions &options) {
  bool isProven = true;
  for (MemoryItem &item : scope.items) {
    if (!item.inner)
      continue;
    item.inner->plan.guard = scope.plan.guard;
    double worst = 1;
    if (scope.isOpen)
      planOpenScope(*item.inner, options, worst);
    else
      planScope(*item.inner, options, std::nullopt);
    isProven &= item.inner->plan.isProven;
    item.bytes = getSliceBytes(*item.inner);
    item.alignment = item.inner->plan.alignment;
  }
  return isProven;
}

void tensoropt::setPlan(MemoryScope &scope,
                        const std::vector<PackingPlacement> &placements,
                        const PackingSpaceResult &space, bool isProven) {
  ArenaPlan &plan = scope.plan;
  plan.space = scope.space;
  plan.isOpen = scope.isOpen;
  plan.alignment = 1;
  for (auto [item, place] : llvm::zip(scope.items, placements)) {
    item.offset = place.offset;
    if (item.inner)
      item.inner->plan.offset = place.offset;
    plan.alignment = std::max(plan.alignment, item.alignment);
  }
  plan.arena = space.extent;
  // Slices lie side by side.
  if (scope.slices > 1)
    plan.arena = llvm::alignTo(plan.arena, plan.alignment);
  plan.lowerBound = space.lowerBound;
  plan.maxLive = space.maxLive;
  plan.naive = sumBytes(scope);
  plan.isProven = isProven;
}

PackingResult tensoropt::planScope(MemoryScope &scope,
                                   const PackingOptions &options,
                                   std::optional<int64_t> capacity) {
  bool isProven = planLoops(scope, options);
  PackingResult result =
      solvePacking(makePackingProblem(scope, capacity), options);
  setPlan(scope, result.placements, result.spaces[0],
          isProven && result.status == PackingStatus::Optimal);
  return result;
}

std::string tensoropt::verifyScope(const MemoryScope &scope) {
  std::vector<PackingPlacement> placements;
  for (const MemoryItem &item : scope.items) {
    if (item.inner) {
      std::string inside = verifyScope(*item.inner);
      if (!inside.empty())
        return "in '" + item.id + "': " + inside;
    }
    if (scope.plan.alignment % item.alignment != 0)
      return "'" + item.id + "' is to be aligned to " +
             std::to_string(item.alignment) + " bytes, but its arena to " +
             std::to_string(scope.plan.alignment);
    placements.push_back({0, item.offset});
  }
  if (scope.slices > 1 && scope.plan.arena % scope.plan.alignment != 0)
    return "arenas of iterations that lie side by side are not aligned";
  PackingProblem problem = makePackingProblem(scope, scope.plan.arena);
  std::string wrong = checkProblem(problem);
  return wrong.empty() ? verifyPacking(problem, placements) : wrong;
}
