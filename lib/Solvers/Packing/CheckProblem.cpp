// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/Packing.h"

#include <algorithm>

using namespace tensoropt;

/// No sum that a solver forms passes it.
static constexpr int64_t largestSum = int64_t(1) << 62;

static std::string quote(const std::string &name) { return "'" + name + "'"; }

static std::string range(int64_t lower, int64_t upper) {
  return "[" + std::to_string(lower) + ", " + std::to_string(upper) + ")";
}

static std::string checkWindow(const PackingBuffer &buffer,
                               const PackingGap &gap) {
  if (!gap.window)
    return "";
  auto [lower, upper] = *gap.window;
  if (lower >= 0 && lower <= upper && upper <= buffer.size)
    return "";
  return "has the window " + range(lower, upper) + " in a gap, but holds " +
         std::to_string(buffer.size) + " bytes";
}

static std::string checkGaps(const PackingBuffer &buffer) {
  int64_t last = buffer.lower;
  for (const PackingGap &gap : buffer.gaps) {
    std::string name = "has the gap " + range(gap.lower, gap.upper);
    if (gap.lower >= gap.upper)
      return name + ", which is empty";
    if (gap.lower < buffer.lower || gap.upper > buffer.upper)
      return name + " outside its life " + range(buffer.lower, buffer.upper);
    if (gap.lower < last)
      return name + ", which does not follow the gap before it";
    last = gap.upper;
    if (std::string error = checkWindow(buffer, gap); !error.empty())
      return error;
  }
  return "";
}

static std::string checkOffset(const PackingBuffer &buffer, size_t spaces) {
  if (!buffer.offset)
    return "";
  int64_t offset = *buffer.offset;
  std::string name = "has the fixed offset " + std::to_string(offset);
  if (offset < 0 || offset > largestSum - buffer.size)
    return name + ", which is no offset";
  if (offset % buffer.alignment)
    return name + ", which is no multiple of its alignment " +
           std::to_string(buffer.alignment);
  if (!buffer.space && spaces > 1)
    return name + " and no space";
  return "";
}

static std::string checkBuffer(const PackingBuffer &buffer, bool hasLives,
                               size_t spaces) {
  if (buffer.size < 0 || buffer.size > largestSum)
    return "has the size " + std::to_string(buffer.size);
  if (buffer.alignment < 1 || buffer.alignment > largestSum)
    return "has the alignment " + std::to_string(buffer.alignment);
  if (buffer.traffic < 0)
    return "has the traffic " + std::to_string(buffer.traffic);
  if (buffer.hint && *buffer.hint < 0)
    return "has the hint " + std::to_string(*buffer.hint);
  if (buffer.space && *buffer.space >= spaces)
    return "is pinned to space " + std::to_string(*buffer.space) + " of " +
           std::to_string(spaces);
  if (std::string error = checkOffset(buffer, spaces); !error.empty())
    return error;
  if (!hasLives)
    return "";
  if (buffer.lower >= buffer.upper)
    return "has the empty life " + range(buffer.lower, buffer.upper);
  return checkGaps(buffer);
}

static std::string checkSpaces(const PackingProblem &problem) {
  if (problem.spaces.empty())
    return "A packing problem needs a space";
  for (size_t at = 0; at < problem.spaces.size(); ++at) {
    const PackingSpace &space = problem.spaces[at];
    std::string name = "Space " + std::to_string(at) +
                       (space.name.empty() ? "" : " " + quote(space.name));
    if (space.capacity && (*space.capacity < 0 || *space.capacity > largestSum))
      return name + " has the capacity " + std::to_string(*space.capacity);
    if (space.cost < 0)
      return name + " has the cost " + std::to_string(space.cost);
  }
  return "";
}

static std::string checkConflicts(const PackingProblem &problem) {
  if (!problem.conflicts)
    return "";
  for (auto [first, second] : *problem.conflicts)
    if (first >= second || second >= problem.buffers.size())
      return "The conflict (" + std::to_string(first) + ", " +
             std::to_string(second) + ") is no ascending pair of " +
             std::to_string(problem.buffers.size()) + " buffers";
  return "";
}

/// The largest offsets and costs that any plan needs.
static std::string checkSums(const PackingProblem &problem) {
  int64_t highest = 0, cost = 0, dearest = 0;
  for (const PackingSpace &space : problem.spaces)
    dearest = std::max(dearest, space.cost);
  for (const PackingBuffer &buffer : problem.buffers)
    if (buffer.offset)
      highest = std::max(highest, *buffer.offset + buffer.size);
  for (const PackingBuffer &buffer : problem.buffers) {
    int64_t most = std::min(buffer.alignment - 1, largestSum - buffer.size);
    if (buffer.size + most > largestSum - highest)
      return "The sizes of the buffers up to " + quote(buffer.id) +
             " add up to more than 2^62";
    highest += buffer.size + most;
    if (dearest > 0 && buffer.traffic > (largestSum - cost) / dearest)
      return "The costs of the buffers up to " + quote(buffer.id) +
             " add up to more than 2^62";
    cost += buffer.traffic * dearest;
  }
  return "";
}

/// Whether the fixed offsets alone are a plan of some size: those of buffers
/// without any bytes else.
static std::string checkFixed(const PackingProblem &problem) {
  bool isAnyFixed =
      std::any_of(problem.buffers.begin(), problem.buffers.end(),
                  [](const PackingBuffer &b) { return b.offset.has_value(); });
  if (!isAnyFixed)
    return "";
  PackingProblem fixed = problem;
  std::vector<PackingPlacement> placements;
  for (PackingSpace &space : fixed.spaces)
    space.capacity.reset();
  for (PackingBuffer &buffer : fixed.buffers) {
    placements.push_back({buffer.space.value_or(0), buffer.offset.value_or(0)});
    if (buffer.offset)
      continue;
    buffer.size = 0;
    buffer.gaps.clear();
  }
  return verifyPacking(fixed, placements);
}

std::string tensoropt::checkProblem(const PackingProblem &problem) {
  if (std::string error = checkSpaces(problem); !error.empty())
    return error;
  for (size_t at = 0; at < problem.buffers.size(); ++at) {
    const PackingBuffer &buffer = problem.buffers[at];
    std::string error =
        checkBuffer(buffer, !problem.conflicts, problem.spaces.size());
    if (!error.empty())
      return "Buffer " + quote(buffer.id) + " " + error;
  }
  if (std::string error = checkConflicts(problem); !error.empty())
    return error;
  if (std::string error = checkSums(problem); !error.empty())
    return error;
  return checkFixed(problem);
}
