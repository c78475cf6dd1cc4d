// SPDX-License-Identifier: Apache-2.0
//
// Static memory planning as two-dimensional packing (dynamic storage
// allocation): each buffer has a time during which it lives and a size; buffers
// that live at the same time must not overlap in space.
//
//   PackingProblem problem;
//   problem.buffers = {{"a", 0, 2, 64}, {"b", 1, 3, 32}, {"c", 2, 4, 64}};
//   PackingResult result = solvePacking(problem, PackingOptions());
//   result.spaces[0].extent;   // 96
//   result.status;             // PackingStatus::Optimal: equal to max-live
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tensoropt {

/// A time [lower, upper) in a buffer's life when it needs no bytes, or only
/// those in [windowLower, windowUpper) of its own.
struct PackingGap {
  int64_t lower, upper;
  std::optional<std::pair<int64_t, int64_t>> window = std::nullopt;
};

/// One buffer. It lives in [lower, upper), needs `size` bytes at a multiple of
/// `alignment`, at `offset` where that is given. Sizes may be zero, lives not.
struct PackingBuffer {
  std::string id;
  int64_t lower = 0, upper = 0;
  int64_t size = 0;
  int64_t alignment = 1;
  std::optional<int64_t> offset =
      std::nullopt; ///< fixed; needs `space`, or only one space
  std::optional<int64_t> hint = std::nullopt; ///< tried first
  std::vector<PackingGap> gaps =
      {}; ///< ascending and disjoint, within the life
  std::optional<unsigned> space = std::nullopt; ///< pinned to that space
  int64_t traffic = 0; ///< bytes read and written, for the costs of spaces
};

/// A memory: `capacity` bytes, without one as large as needed, and what moving
/// a byte to or from it costs, in any unit.
struct PackingSpace {
  std::string name;
  std::optional<int64_t> capacity = std::nullopt;
  int64_t cost = 0;
};

/// Buffers and spaces. Without `conflicts` two buffers conflict while both
/// live; with it exactly the pairs listed do (first < second), and lives and
/// gaps are not looked at: happens-before orders are no intervals.
struct PackingProblem {
  std::vector<PackingBuffer> buffers;
  std::vector<PackingSpace> spaces = {PackingSpace()};
  std::optional<std::vector<std::pair<unsigned, unsigned>>> conflicts =
      std::nullopt;
};

/// What is wrong with a problem, in one line that names the buffer; empty if
/// nothing is. Sums that pass 2^62 are wrong, and fixed offsets that overlap. A
/// fixed offset beyond a capacity is not: such a problem is infeasible. Linear
/// time, O(n log n) with fixed offsets.
std::string checkProblem(const PackingProblem &problem);

struct PackingResult;

struct PackingOptions {
  double timeout = 60;    ///< seconds; <= 0: no limit of time
  uint64_t nodeLimit = 0; ///< of the exact search; 0: none
  unsigned threads = 1;   ///< a portfolio of searches
  uint64_t seed = 0;
  bool minimize = true; ///< else any plan within the capacities
  bool exact = true;    ///< false: heuristics and local search only
  const std::atomic<bool> *stop = nullptr; ///< set by another thread
  /// Called with each better plan and bound; from one thread at a time.
  std::function<void(const PackingResult &)> progress;
};

/// Optimal: no plan is smaller; with several spaces, none is cheaper. Feasible:
/// a plan. Infeasible: proven that no plan fits the capacities. Unknown: none
/// was found within the limits, and none was excluded. Without a plan that fits
/// `placements` holds one that ignores capacities.
enum class PackingStatus { Optimal, Feasible, Infeasible, Unknown };

struct PackingPlacement {
  unsigned space = 0;
  int64_t offset = 0;
};

struct PackingSpaceResult {
  int64_t extent = 0;      ///< bytes used: the largest offset + size
  int64_t lowerBound = 0;  ///< no plan with these buffers here is smaller
  int64_t maxLive = 0;     ///< the largest sum of sizes alive at one time
  int64_t maxLiveTime = 0; ///< the first time it occurs; -1 with conflicts
};

/// Same seed, node limit and thread count give the same result where no limit
/// of time or stop ended the search.
struct PackingResult {
  PackingStatus status = PackingStatus::Unknown;
  std::vector<PackingPlacement> placements; ///< by buffer; always complete
  std::vector<PackingSpaceResult> spaces;
  int64_t cost = 0; ///< sum over buffers of traffic times their space's cost
  int64_t costBound = 0;
  /// If infeasible: buffers that cannot fit together, small, and irreducible
  /// where time sufficed (leaving one out, the rest fits).
  std::vector<unsigned> unfitting;
  std::string method; ///< what found the plan
  uint64_t nodes = 0; ///< of the exact search
  double seconds = 0;
};

/// The best plan found for a problem that checkProblem() accepts. With one
/// space its extent is minimised, with several the cost, and then the extent of
/// each space for the buffers that it has got. There is a plan after
/// O(n log n + overlaps) steps; limits are looked at afterwards. The method is
/// in docs/memory.md.
PackingResult solvePacking(const PackingProblem &problem,
                           const PackingOptions &options);

/// What is wrong with placements, by the definition alone: overlap, alignment,
/// fixed offset, pin, capacity. Empty if nothing is. Shares no code with the
/// solver. O(n log n) for lives, O(pairs) with conflicts.
std::string verifyPacking(const PackingProblem &problem,
                          const std::vector<PackingPlacement> &placements);

} // namespace tensoropt
