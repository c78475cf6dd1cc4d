// SPDX-License-Identifier: Apache-2.0
//
// Which buffer goes to which of several spaces: the cheapest choice for which
// each space has a plan. Private to the packing solver.
//
//   Assignment assignment(problem, options, limits);
//   assignment.solve([](const Assignment &better) { ... });
//   assignment.isFound(), assignment.cost(), assignment.plan(0)
#pragma once

#include "SpaceSolver.h"

namespace tensoropt::packing {

class Assignment {
public:
  Assignment(const PackingProblem &problem, const PackingOptions &options,
             const Limits &limits);

  /// Fills spaces by traffic per byte, then tries everything, dear buffers
  /// first: sums over cliques, costs and what is known not to fit prune.
  void solve(const std::function<void(const Assignment &)> &progress);

  bool isFound() const { return found; }
  /// Proven to have no plan.
  bool isInfeasible() const { return !found && isComplete; }
  int64_t cost() const { return bestCost; }
  int64_t costBound() const { return found && isComplete ? bestCost : bound; }
  uint64_t nodes() const { return searchNodes; }
  /// Of the best choice, or of one that ignores capacities if none was found.
  const std::vector<unsigned> &spaceOf() const { return bestSpaceOf; }
  /// The plan of a space, for those buffers in ascending order.
  const SpacePlan &plan(unsigned space) const { return bestPlans[space]; }

private:
  /// Buffers with the bytes that each needs.
  using Clique = std::vector<std::pair<unsigned, int64_t>>;
  /// Buffers that do not fit one space together.
  struct Core {
    std::size_t size;
    std::size_t present = 0;
  };

  void collectCliques();
  void findBound();
  double boundOfClique(const Clique &clique,
                       const std::vector<double> &share) const;
  void orderBuffers();
  bool mayUse(unsigned buffer, unsigned space) const;
  bool add(unsigned buffer, unsigned space, int64_t tenths);
  void takeBack(unsigned buffer, unsigned space);
  void fill(int64_t tenths);
  bool evict(unsigned space, std::vector<unsigned> &evicted);
  void keep();
  bool search(std::size_t at, int64_t cost);
  bool checkSpaces();
  SpacePlan planSpace(unsigned space, uint64_t nodes);
  void learn(unsigned space);
  void ignoreCapacities();
  void finish();
  std::vector<unsigned> buffersIn(unsigned space) const;

  const PackingProblem &problem;
  const PackingOptions &options;
  const Limits &limits;
  std::vector<unsigned> order, spacesByCost;
  std::vector<int64_t> leastCost; ///< of order[at...]
  std::vector<Clique> cliques;
  /// By buffer: cliques, with its bytes.
  std::vector<std::vector<std::pair<unsigned, int64_t>>> cliquesOf;
  std::vector<std::vector<int64_t>> sums; ///< [space][clique]
  std::vector<Core> cores;
  std::vector<std::vector<std::vector<unsigned>>> coresOf; ///< [space][buffer]
  std::vector<unsigned> current, bestSpaceOf;
  std::vector<SpacePlan> plans, bestPlans;
  std::function<void(const Assignment &)> progress;
  bool found = false, isComplete = true;
  int64_t bestCost = 0, bound = 0;
  uint64_t searchNodes = 0;
};

} // namespace tensoropt::packing
