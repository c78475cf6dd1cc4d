// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/BufferStack.h"
#include <algorithm>
#include <numeric>
#include <set>

using namespace tensoropt;

using Times = std::vector<std::pair<int64_t, int64_t>>;

/// When a buffer needs its bytes; windows count as a whole.
static Times listTimes(const PackingBuffer &buffer) {
  Times times;
  int64_t since = buffer.lower;
  for (const PackingGap &gap : buffer.gaps) {
    if (gap.window)
      continue;
    if (since < gap.lower)
      times.emplace_back(since, gap.lower);
    since = gap.upper;
  }
  if (since < buffer.upper)
    times.emplace_back(since, buffer.upper);
  return times;
}

static bool meet(const Times &a, const Times &b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].first < b[j].second && b[j].first < a[i].second)
      return true;
    if (a[i].second <= b[j].second)
      ++i;
    else
      ++j;
  }
  return false;
}

BufferStack::BufferStack(const PackingProblem &problem,
                         const std::vector<PackingPlacement> &placements) {
  size_t count = problem.buffers.size();
  std::vector<Times> times;
  for (const PackingBuffer &buffer : problem.buffers)
    times.push_back(listTimes(buffer));
  std::set<std::pair<unsigned, unsigned>> stated;
  if (problem.conflicts)
    stated.insert(problem.conflicts->begin(), problem.conflicts->end());
  auto conflict = [&](unsigned a, unsigned b) {
    return problem.conflicts ? stated.count(std::minmax(a, b)) > 0
                             : meet(times[a], times[b]);
  };
  // What has no bytes may lie in the middle of others, and lifts none from
  // below them.
  auto getKey = [&](unsigned buffer) {
    return std::pair(problem.buffers[buffer].size == 0
                         ? int64_t(-1)
                         : int64_t(placements[buffer].offset),
                     buffer);
  };
  fromBelow.resize(count);
  std::iota(fromBelow.begin(), fromBelow.end(), 0u);
  std::sort(fromBelow.begin(), fromBelow.end(),
            [&](unsigned a, unsigned b) { return getKey(a) < getKey(b); });
  supports.resize(count);
  // For each buffer all that are below it, by their place in the order.
  std::vector<std::vector<bool>> under(count, std::vector<bool>(count));
  std::vector<bool> isCovered(count);
  for (size_t at = 0; at < count; ++at)
    for (size_t lower = at; lower-- > 0;) {
      if (under[at][lower] || !conflict(fromBelow[at], fromBelow[lower]))
        continue;
      supports[fromBelow[at]].push_back(fromBelow[lower]);
      isCovered[lower] = true;
      under[at][lower] = true;
      for (size_t deeper = 0; deeper < lower; ++deeper)
        if (under[lower][deeper])
          under[at][deeper] = true;
    }
  for (size_t at = 0; at < count; ++at)
    if (!isCovered[at])
      ends.push_back(fromBelow[at]);
}

StackedBuffers BufferStack::place(const std::vector<int64_t> &sizes) const {
  return place(
      sizes, int64_t(0), [](int64_t a, int64_t b) { return a + b; },
      [](int64_t a, int64_t b) { return std::max(a, b); });
}

int64_t tensoropt::countMaxLive(const PackingProblem &problem) {
  std::vector<std::pair<int64_t, int64_t>> changes;
  for (const PackingBuffer &buffer : problem.buffers)
    for (auto [lower, upper] : listTimes(buffer)) {
      changes.emplace_back(lower, buffer.size);
      changes.emplace_back(upper, -buffer.size);
    }
  // What ends at a time is gone before what begins then.
  std::sort(changes.begin(), changes.end());
  int64_t live = 0, most = 0;
  for (auto [time, bytes] : changes)
    most = std::max(most, live += bytes);
  return most;
}
