// SPDX-License-Identifier: Apache-2.0
//
// Exact search for a plan within a capacity. What lies lowest in a clique is
// decided where nothing can come below it: one of the items that may start at
// the clique's floor, or none of them, which raises the floor. States without a
// plan are remembered. Private to the packing solver.
//
//   LevelSearch search(problem, limits);
//   search.run(/*capacity=*/96, LevelSearch::Slice());   // Answer::Plan
//   search.offsets();                                    // by item, in bytes
#pragma once

#include "LevelState.h"
#include "Limits.h"

namespace tensoropt::packing {

class LevelSearch {
public:
  enum class Answer { Plan, None, Limit };

  /// One attempt: how many states to look at, and in what order.
  struct Slice {
    uint64_t nodes = UINT64_MAX;
    unsigned variant = 0; ///< below `variants`
    uint64_t seed = 0;    ///< 0: no random choices
    const std::atomic<bool> *cancel = nullptr;
  };
  static constexpr unsigned variants = 8;
  static const char *getName(unsigned variant);

  LevelSearch(const LevelProblem &problem, const Limits &limits);

  /// Whether there is a plan within `capacity` bytes. What is learned stays
  /// for later attempts.
  Answer run(int64_t capacity, const Slice &slice);

  const std::vector<int64_t> &offsets() const { return result; }
  uint64_t nodes() const { return count; }

private:
  /// Items not placed that share no clique with others, as ranges of `lists`.
  struct Part {
    std::size_t items, itemsEnd, cliques, cliquesEnd;
    int64_t capacity; ///< in bytes
  };
  /// A state without a plan, and the largest capacity, in bytes above its
  /// lowest level, for which that is known.
  struct Entry {
    uint64_t high = 0, low = 0;
    int64_t capacity = -1;
  };
  struct Key {
    uint64_t high = 0, low = 0;
    int64_t capacity = 0;
  };

  bool solve(Part part);
  bool solveAround(Part part, const std::vector<unsigned> &everywhere);
  bool solveParts(const Part &part);
  void splitInTime(const Part &part, std::vector<Part> &parts);
  void splitGraph(const Part &part, std::vector<Part> &parts);
  void growPart(unsigned item);
  bool branch(const Part &part, unsigned clique);
  bool mayVisit();
  unsigned chooseClique(const Part &part);
  int64_t findNextFloor(unsigned clique);
  void setVariant(unsigned number, uint64_t seed);

  Key makeKey(const Part &part) const;
  bool isKnown(const Key &key) const;
  void remember(const Key &key);
  void store(const Entry &entry);

  const LevelProblem &problem;
  const Limits &limits;
  LevelState state;
  /// By item: what is tried first is larger.
  std::vector<std::pair<double, double>> preference;
  std::vector<unsigned> lists; ///< items and cliques of parts
  std::vector<unsigned> itemStamp, cliqueStamp;
  unsigned stamp = 0;
  /// By clique: items that may lie at its floor; `notHere` if one has another
  /// floor that is lower, so that something may come below it.
  std::vector<int64_t> choices;
  static constexpr int64_t notHere = int64_t(1) << 40;
  std::vector<Entry> table;
  std::size_t stored = 0;
  std::vector<int64_t> result;
  uint64_t count = 0, lastNode = 0;
  bool exhausted = false;
  bool tightestFirst = false;
  const std::atomic<bool> *cancel = nullptr;
};

} // namespace tensoropt::packing
