// SPDX-License-Identifier: Apache-2.0
// Memory plans as traces. Events of one thread must nest, so buffers that live
// at the same time go to different ones.

#include "MemoryLives.h"
#include "Trace.h"
#include "llvm/ADT/STLExtras.h"
#include <numeric>
#include <queue>

using namespace tensoropt;

/// The thread of each buffer: the first one that is free when it begins to
/// live. O(n log n).
static std::vector<int64_t> assignThreads(llvm::ArrayRef<OccupiedPart> lives) {
  std::vector<size_t> order(lives.size());
  std::iota(order.begin(), order.end(), 0);
  llvm::sort(order, [&](size_t a, size_t b) {
    return std::pair(lives[a].from, a) < std::pair(lives[b].from, b);
  });
  using End = std::pair<int64_t, int64_t>; // time and thread
  std::priority_queue<End, std::vector<End>, std::greater<End>> busy;
  std::priority_queue<int64_t, std::vector<int64_t>, std::greater<int64_t>>
      idle;
  std::vector<int64_t> threads(lives.size());
  int64_t count = 0;
  for (size_t at : order) {
    for (; !busy.empty() && busy.top().first <= lives[at].from; busy.pop())
      idle.push(busy.top().second);
    if (idle.empty())
      idle.push(++count);
    threads[at] = idle.top();
    idle.pop();
    busy.emplace(lives[at].to, threads[at]);
  }
  return threads;
}

void tensoropt::writeTrace(llvm::json::OStream &out, TraceWriter &trace,
                           const MemoryPlan &plan) {
  const auto &buffers = plan.problem.buffers;
  const auto &spaces = plan.problem.spaces;
  std::vector<OccupiedPart> lives;
  for (size_t at = 0; at < buffers.size(); ++at) {
    std::vector<OccupiedPart> parts = findParts(plan, at);
    lives.push_back(parts.empty() ? OccupiedPart{0, 0, 0, 0} : parts.front());
    if (!parts.empty())
      lives.back().to = parts.back().to;
  }
  trace.name("process_name", "memory of " + plan.name);
  for (unsigned space = 0; space < spaces.size(); ++space)
    for (const LiveStep &step : findLiveBytes(plan, space))
      trace.counter(spaces.size() > 1 ? "live bytes in " + spaces[space].name
                                      : "live bytes",
                    step.time, step.bytes);
  std::vector<int64_t> threads = assignThreads(lives);
  for (auto [at, life] : llvm::enumerate(lives)) {
    const PackingPlacement &placement = plan.result.placements[at];
    double from = life.from;
    TraceWriter::Event event{buffers[at].id, "buffer", from, life.to - from,
                             threads[at]};
    trace.event(event, [&, at = at] {
      out.attribute("offset", placement.offset);
      out.attribute("size", buffers[at].size);
      if (spaces.size() > 1)
        out.attribute("space",
                      llvm::json::fixUTF8(spaces[placement.space].name));
    });
  }
}
