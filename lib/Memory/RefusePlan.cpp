// SPDX-License-Identifier: Apache-2.0

#include "RefusePlan.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;
using namespace tensoropt;

LogicalResult tensoropt::refuseCapacity(const MemoryScope &scope,
                                        const PackingResult &result,
                                        int64_t capacity) {
  const PackingSpaceResult &space = result.spaces[0];
  std::vector<const MemoryItem *> items;
  InFlightDiagnostic error = scope.owner->emitError();
  if (space.maxLive > capacity) {
    error << "needs " << space.maxLive
          << " bytes for buffers that live at the same time, but the arena "
             "holds "
          << capacity;
    for (const MemoryItem &item : scope.items)
      if (llvm::any_of(item.times, [&](const LiveTime &time) {
            return time.lower <= space.maxLiveTime &&
                   space.maxLiveTime < time.upper;
          }))
        items.push_back(&item);
  } else if (result.status == PackingStatus::Infeasible) {
    error << "no places for buffers in an arena of " << capacity
          << " bytes, although at most " << space.maxLive
          << " live at the same time";
    for (unsigned at : result.unfitting)
      items.push_back(&scope.items[at]);
  } else {
    error << "found no plan for an arena of " << capacity
          << " bytes within the limits of the search, only for " << space.extent
          << "; raise 'timeout' or 'node-limit'";
  }
  llvm::sort(items, [](const MemoryItem *a, const MemoryItem *b) {
    return std::make_pair(-a->bytes, a) < std::make_pair(-b->bytes, b);
  });
  for (const MemoryItem *item : items)
    error.attachNote(item->op->getLoc())
        << "'" << item->id << "' has " << item->bytes + scope.plan.guard
        << " bytes";
  return error;
}

/// The buffers in a memory, or those that may be in any, and how many bytes of
/// them live at one time.
namespace {
struct Peak {
  SmallVector<size_t> buffers; ///< alive when most is
  int64_t bytes = 0;
};
} // namespace

static Peak findPeak(const PackingProblem &problem,
                     std::optional<unsigned> pinned) {
  PackingProblem alone;
  SmallVector<size_t> numbers;
  for (auto [at, buffer] : llvm::enumerate(problem.buffers)) {
    if (pinned && buffer.space != pinned)
      continue;
    numbers.push_back(at);
    alone.buffers.push_back(buffer);
    alone.buffers.back().space.reset();
  }
  PackingOptions options;
  options.exact = false;
  PackingSpaceResult found = solvePacking(alone, options).spaces[0];
  Peak peak;
  peak.bytes = found.maxLive;
  for (auto [at, buffer] : llvm::zip(numbers, alone.buffers)) {
    bool isAlive = buffer.lower <= found.maxLiveTime &&
                   found.maxLiveTime < buffer.upper &&
                   llvm::none_of(
                       buffer.gaps,
                       [&](const PackingGap &gap) {
                         return gap.lower <= found.maxLiveTime &&
                                found.maxLiveTime < gap.upper;
                       });
    if (isAlive)
      peak.buffers.push_back(at);
  }
  return peak;
}

/// "'sram' (1024 bytes) and 'dram'".
static std::string listSpaces(const PackingProblem &problem) {
  std::string text;
  size_t count = problem.spaces.size();
  for (auto [at, space] : llvm::enumerate(problem.spaces)) {
    text += (at == 0 ? "" : at + 1 == count ? " and " : ", ");
    text += "'" + space.name + "'";
    if (space.capacity)
      text += " (" + std::to_string(*space.capacity) + " bytes)";
  }
  return text;
}

/// The error without the buffers, which go to `shown`.
static InFlightDiagnostic explainSpaces(Operation *owner,
                                        const PackingProblem &problem,
                                        const PackingResult &result,
                                        SmallVectorImpl<size_t> &shown) {
  std::optional<int64_t> total = 0;
  for (auto [number, space] : llvm::enumerate(problem.spaces)) {
    total = total && space.capacity ? std::optional(*total + *space.capacity)
                                    : std::nullopt;
    Peak peak = findPeak(problem, number);
    if (!space.capacity || peak.bytes <= *space.capacity)
      continue;
    shown = peak.buffers;
    return owner->emitError()
           << "needs " << peak.bytes << " bytes of '" << space.name
           << "' for buffers that live at the same time and cannot be "
              "elsewhere, but it holds "
           << *space.capacity;
  }
  Peak peak = findPeak(problem, std::nullopt);
  if (total && peak.bytes > *total) {
    shown = peak.buffers;
    return owner->emitError()
           << "needs " << peak.bytes
           << " bytes for buffers that live at the same time, but "
           << listSpaces(problem) << " hold " << *total;
  }
  if (result.status != PackingStatus::Infeasible)
    return owner->emitError()
           << "found no places for buffers in " << listSpaces(problem)
           << " within the limits of the search; raise 'timeout' or "
              "'node-limit'";
  shown.assign(result.unfitting.begin(), result.unfitting.end());
  return owner->emitError()
         << "no places for buffers in " << listSpaces(problem);
}

LogicalResult tensoropt::refuseSpaces(ArrayRef<MemoryScope *> scopes,
                                      const PackingProblem &problem,
                                      const PackingResult &result) {
  SmallVector<const MemoryItem *> items;
  for (const MemoryScope *scope : scopes)
    for (const MemoryItem &item : scope->items)
      items.push_back(&item);
  SmallVector<size_t> shown;
  InFlightDiagnostic error =
      explainSpaces(scopes.front()->owner, problem, result, shown);
  llvm::sort(shown, [&](size_t a, size_t b) {
    return std::make_pair(-problem.buffers[a].size, a) <
           std::make_pair(-problem.buffers[b].size, b);
  });
  for (size_t at : shown) {
    const PackingBuffer &buffer = problem.buffers[at];
    Diagnostic &note = error.attachNote(items[at]->op->getLoc());
    note << "'" << buffer.id << "' has " << buffer.size << " bytes";
    if (buffer.space)
      note << ", in '" << problem.spaces[*buffer.space].name << "' only";
    if (isa<func::CallOp>(items[at]->op))
      note << "; what is called is placed before its callers, 'inline' lets "
              "both be placed together";
  }
  return error;
}
