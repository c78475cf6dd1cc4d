// SPDX-License-Identifier: Apache-2.0
// By the definition alone: of the solver's files it includes none.

#include "TensorOpt/Solvers/Packing.h"

#include <algorithm>
#include <map>
#include <tuple>

using namespace tensoropt;

using Placements = std::vector<PackingPlacement>;

static std::string name(const PackingBuffer &buffer) {
  return "buffer '" + buffer.id + "'";
}

static std::string bytes(int64_t lower, int64_t upper) {
  return "[" + std::to_string(lower) + ", " + std::to_string(upper) + ")";
}

static std::string verifyPlace(const PackingProblem &problem, size_t at,
                               const PackingPlacement &place) {
  const PackingBuffer &buffer = problem.buffers[at];
  std::string what = "The " + name(buffer) + " ";
  if (place.space >= problem.spaces.size())
    return what + "is in space " + std::to_string(place.space) + " of " +
           std::to_string(problem.spaces.size());
  if (buffer.space && *buffer.space != place.space)
    return what + "is in space " + std::to_string(place.space) +
           " but pinned to space " + std::to_string(*buffer.space);
  what += "is at " + std::to_string(place.offset);
  if (buffer.offset && *buffer.offset != place.offset)
    return what + " but fixed to " + std::to_string(*buffer.offset);
  if (place.offset < 0 || place.offset % buffer.alignment)
    return what + ", which is no multiple of its alignment " +
           std::to_string(buffer.alignment);
  const std::optional<int64_t> &capacity = problem.spaces[place.space].capacity;
  if (place.offset > INT64_MAX - buffer.size ||
      (capacity && place.offset + buffer.size > *capacity))
    return what + " and needs " + std::to_string(buffer.size) +
           " bytes, which ends beyond its space";
  return "";
}

static std::string overlap(const PackingProblem &problem, size_t first,
                           size_t second, const std::string &where) {
  return "The " + name(problem.buffers[std::min(first, second)]) +
         " overlaps the " + name(problem.buffers[std::max(first, second)]) +
         where;
}

static std::string verifyConflicts(const PackingProblem &problem,
                                   const Placements &placements) {
  for (auto [first, second] : *problem.conflicts) {
    int64_t lower = placements[first].offset, other = placements[second].offset;
    int64_t size = problem.buffers[first].size;
    int64_t otherSize = problem.buffers[second].size;
    if (placements[first].space == placements[second].space && size > 0 &&
        otherSize > 0 && lower < other + otherSize && other < lower + size)
      return overlap(problem, first, second,
                     " in bytes " +
                         bytes(std::max(lower, other),
                               std::min(lower + size, other + otherSize)));
  }
  return "";
}

namespace {

/// At `time` a buffer begins or ceases to occupy [lower, upper) of its space.
struct Event {
  int64_t time;
  bool begins;
  size_t buffer;
  int64_t lower, upper;

  /// What ends at a time makes room for what begins there.
  bool operator<(const Event &other) const {
    return std::tie(time, begins, buffer) <
           std::tie(other.time, other.begins, other.buffer);
  }
};

} // namespace

/// What `buffer` occupies, by the definition of gaps.
static void addEvents(const PackingBuffer &buffer, size_t at, int64_t offset,
                      std::vector<Event> &events) {
  auto occupy = [&](int64_t from, int64_t to, int64_t lower, int64_t upper) {
    if (from >= to || lower >= upper)
      return;
    events.push_back({from, true, at, offset + lower, offset + upper});
    events.push_back({to, false, at, offset + lower, offset + upper});
  };
  int64_t from = buffer.lower;
  for (const PackingGap &gap : buffer.gaps) {
    occupy(from, gap.lower, 0, buffer.size);
    if (gap.window)
      occupy(gap.lower, gap.upper, gap.window->first, gap.window->second);
    from = gap.upper;
  }
  occupy(from, buffer.upper, 0, buffer.size);
}

/// Sweeps over time with what is occupied, by lower ends; two that overlap do
/// so with a neighbour when the later of them begins.
static std::string verifyLives(const PackingProblem &problem,
                               const Placements &placements) {
  std::vector<Event> events;
  for (size_t at = 0; at < problem.buffers.size(); ++at)
    addEvents(problem.buffers[at], at, placements[at].offset, events);
  std::sort(events.begin(), events.end());
  using Occupied = std::map<int64_t, std::pair<int64_t, size_t>>;
  std::vector<Occupied> spaces(problem.spaces.size());
  for (const Event &event : events) {
    Occupied &occupied = spaces[placements[event.buffer].space];
    if (!event.begins) {
      occupied.erase(event.lower);
      continue;
    }
    auto next = occupied.lower_bound(event.lower);
    auto previous = next == occupied.begin() ? occupied.end() : std::prev(next);
    std::string where = " at time " + std::to_string(event.time);
    if (next != occupied.end() && next->first < event.upper)
      return overlap(problem, event.buffer, next->second.second, where);
    if (previous != occupied.end() && previous->second.first > event.lower)
      return overlap(problem, event.buffer, previous->second.second, where);
    occupied[event.lower] = {event.upper, event.buffer};
  }
  return "";
}

std::string tensoropt::verifyPacking(const PackingProblem &problem,
                                     const Placements &placements) {
  if (placements.size() != problem.buffers.size())
    return std::to_string(placements.size()) + " placements for " +
           std::to_string(problem.buffers.size()) + " buffers";
  for (size_t at = 0; at < placements.size(); ++at)
    if (std::string error = verifyPlace(problem, at, placements[at]);
        !error.empty())
      return error;
  return problem.conflicts ? verifyConflicts(problem, placements)
                           : verifyLives(problem, placements);
}
