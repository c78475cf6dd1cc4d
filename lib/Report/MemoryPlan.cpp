// SPDX-License-Identifier: Apache-2.0
// What a memory plan is in words.

#include "TensorOpt/Report/MemoryPlan.h"
#include "Rows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

std::string_view tensoropt::stringify(PackingStatus status) {
  switch (status) {
  case PackingStatus::Optimal:
    return "optimal";
  case PackingStatus::Feasible:
    return "feasible";
  case PackingStatus::Infeasible:
    return "infeasible";
  case PackingStatus::Unknown:
    return "unknown";
  }
  llvm_unreachable("unknown status of a packing");
}

int64_t MemoryPlan::sumOfSizes() const {
  int64_t sum = 0;
  for (const PackingBuffer &buffer : problem.buffers)
    sum += buffer.size;
  return sum;
}

std::string tensoropt::printByteCount(int64_t bytes) {
  std::string text = std::to_string(bytes) + " B";
  if (bytes < 1024)
    return text;
  double amount = bytes;
  const char *unit = "B";
  for (const char *next : {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}) {
    if (amount < 1024)
      break;
    amount /= 1024;
    unit = next;
  }
  llvm::raw_string_ostream(text)
      << llvm::format(" (%.4g ", amount) << unit << ")";
  return text;
}

/// How far above its bound an arena is.
static std::string printGap(const PackingSpaceResult &space) {
  int64_t gap = space.extent - space.lowerBound;
  if (gap <= 0)
    return "none: the arena is as small as the bound";
  std::string text = printByteCount(gap);
  llvm::raw_string_ostream os(text);
  os << " above the bound of " << space.lowerBound << " B";
  if (space.lowerBound > 0)
    os << llvm::format(", %.3g %%", 100.0 * gap / space.lowerBound);
  return text;
}

static void describe(const PackingSpace &space, const PackingSpaceResult &found,
                     const std::string &prefix, std::vector<Row> &rows) {
  std::string live = printByteCount(found.maxLive);
  if (found.maxLiveTime >= 0)
    live += " at time " + std::to_string(found.maxLiveTime);
  rows.emplace_back(prefix + "max-live", live);
  bool fits = !space.capacity || found.extent <= *space.capacity;
  rows.emplace_back(prefix + "arena", printByteCount(found.extent) +
                                          (fits ? "" : ", which does not fit"));
  if (space.capacity)
    rows.emplace_back(prefix + "capacity", printByteCount(*space.capacity));
  rows.emplace_back(prefix + "gap", printGap(found));
}

/// The status, and what it means.
static std::string explain(const MemoryPlan &plan) {
  std::string what = plan.problem.spaces.size() > 1 ? "cheaper" : "smaller";
  switch (plan.result.status) {
  case PackingStatus::Optimal:
    return "optimal: proven that no plan is " + what;
  case PackingStatus::Feasible:
    return "feasible: not proven that no plan is " + what;
  case PackingStatus::Infeasible:
    return "infeasible: proven that no plan fits the capacity";
  case PackingStatus::Unknown:
    return "unknown: no plan was found that fits the capacity, and none was "
           "excluded";
  }
  llvm_unreachable("unknown status of a packing");
}

std::vector<Row> tensoropt::describe(const MemoryPlan &plan) {
  const auto &[name, problem, result] = plan;
  std::vector<Row> rows{{"buffers", std::to_string(problem.buffers.size())}};
  if (problem.conflicts)
    rows.emplace_back("conflicts", std::to_string(problem.conflicts->size()));
  rows.emplace_back("sum of sizes", printByteCount(plan.sumOfSizes()));
  bool isSeveral = problem.spaces.size() > 1;
  for (auto [space, found] : llvm::zip(problem.spaces, result.spaces))
    ::describe(space, found, isSeveral ? space.name + ", " : "", rows);
  if (isSeveral && plan.fits())
    rows.emplace_back("cost", std::to_string(result.cost) + ", at least " +
                                  std::to_string(result.costBound));
  rows.emplace_back("status", explain(plan));
  if (!result.unfitting.empty()) {
    constexpr size_t most = 20;
    std::string ids;
    for (unsigned at : llvm::ArrayRef(result.unfitting).take_front(most))
      ids += (ids.empty() ? "" : ", ") + problem.buffers[at].id;
    if (result.unfitting.size() > most)
      ids += ", ... " + std::to_string(result.unfitting.size()) + " in all";
    rows.emplace_back("do not fit together", ids);
  }
  rows.emplace_back("method", result.method);
  std::string seconds;
  llvm::raw_string_ostream(seconds) << llvm::format("%.3g", result.seconds);
  rows.emplace_back("seconds", seconds);
  return rows;
}
