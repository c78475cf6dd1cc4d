// SPDX-License-Identifier: Apache-2.0

#include "MemoryLives.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <numeric>
#include <tuple>

using namespace tensoropt;

bool tensoropt::hasLives(const PackingProblem &problem) {
  if (!problem.conflicts)
    return true;
  auto isLife = [](const PackingBuffer &buffer) {
    return buffer.lower < buffer.upper;
  };
  auto differs = [&](const PackingBuffer &buffer) {
    const PackingBuffer &first = problem.buffers.front();
    return buffer.lower != first.lower || buffer.upper != first.upper;
  };
  return llvm::all_of(problem.buffers, isLife) &&
         llvm::any_of(problem.buffers, differs);
}

std::vector<OccupiedPart> tensoropt::findParts(const MemoryPlan &plan,
                                               size_t at) {
  const PackingBuffer &buffer = plan.problem.buffers[at];
  int64_t offset = plan.result.placements[at].offset;
  std::vector<OccupiedPart> parts;
  auto add = [&](int64_t from, int64_t to, int64_t lower, int64_t upper) {
    if (from < to && lower < upper)
      parts.push_back({from, to, offset + lower, offset + upper});
  };
  if (plan.problem.conflicts) {
    bool isLife = hasLives(plan.problem);
    add(isLife ? buffer.lower : at, isLife ? buffer.upper : at + 1, 0,
        buffer.size);
    return parts;
  }
  int64_t from = buffer.lower;
  for (const PackingGap &gap : buffer.gaps) {
    add(from, gap.lower, 0, buffer.size);
    if (gap.window)
      add(gap.lower, gap.upper, gap.window->first, gap.window->second);
    from = gap.upper;
  }
  add(from, buffer.upper, 0, buffer.size);
  return parts;
}

std::vector<LiveStep> tensoropt::findLiveBytes(const MemoryPlan &plan,
                                               unsigned space) {
  std::vector<LiveStep> changes;
  for (size_t at = 0; at < plan.problem.buffers.size(); ++at) {
    if (plan.result.placements[at].space != space)
      continue;
    for (const OccupiedPart &part : findParts(plan, at)) {
      changes.push_back({part.from, part.upper - part.lower});
      changes.push_back({part.to, part.lower - part.upper});
    }
  }
  // What ends makes room first, so that no sum passes that of the sizes.
  llvm::sort(changes, [](const LiveStep &a, const LiveStep &b) {
    return std::tie(a.time, a.bytes) < std::tie(b.time, b.bytes);
  });
  std::vector<LiveStep> steps;
  int64_t live = 0;
  for (const LiveStep &change : changes) {
    live += change.bytes;
    if (steps.empty() || steps.back().time != change.time)
      steps.push_back({change.time, live});
    steps.back().bytes = live;
  }
  return steps;
}

std::string tensoropt::describeBuffer(const MemoryPlan &plan, size_t at) {
  const PackingBuffer &buffer = plan.problem.buffers[at];
  int64_t offset = plan.result.placements[at].offset;
  std::string text = buffer.id + ": " + printByteCount(buffer.size) + " at " +
                     std::to_string(offset);
  if (buffer.offset)
    text += ", fixed";
  if (hasLives(plan.problem))
    text += ", from " + std::to_string(buffer.lower) + " to " +
            std::to_string(buffer.upper);
  return text;
}

Table tensoropt::tabulateBuffers(const MemoryPlan &plan, size_t mostRows) {
  const auto &buffers = plan.problem.buffers;
  std::vector<size_t> shown(buffers.size());
  std::iota(shown.begin(), shown.end(), 0);
  bool isCut = shown.size() > mostRows;
  if (isCut) {
    llvm::sort(shown, [&](size_t a, size_t b) {
      return std::pair(-buffers[a].size, a) < std::pair(-buffers[b].size, b);
    });
    shown.resize(mostRows);
  }
  bool hasSpaces = plan.problem.spaces.size() > 1;
  Table table{
      "buffers", {"offset", "size", "lower", "upper", "alignment"}, 5, {}};
  if (isCut)
    table.caption = "the " + std::to_string(mostRows) + " largest of " +
                    std::to_string(buffers.size()) + " buffers";
  if (hasSpaces)
    table.head.push_back("space");
  table.head.push_back("id");
  for (size_t at : shown) {
    const PackingPlacement &placement = plan.result.placements[at];
    auto &row = table.rows.emplace_back();
    for (int64_t number :
         {placement.offset, buffers[at].size, buffers[at].lower,
          buffers[at].upper, buffers[at].alignment})
      row.push_back(std::to_string(number));
    if (hasSpaces)
      row.push_back(plan.problem.spaces[placement.space].name);
    row.push_back(buffers[at].id);
  }
  return table;
}
