// SPDX-License-Identifier: Apache-2.0
// What any choice of spaces costs at least.

#include "Assignment.h"
#include "LevelProblem.h"

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace tensoropt;
using namespace tensoropt::packing;

/// Sections of time, or what covers the conflicts; not all of them where they
/// have too many members together.
void Assignment::collectCliques() {
  std::vector<unsigned> all(problem.buffers.size());
  std::iota(all.begin(), all.end(), 0);
  Model model = makeModel(problem, all);
  if (problem.conflicts) {
    if (auto covered = makeLevelProblem(model, exactMembers))
      for (const std::vector<unsigned> &members : covered->cliques) {
        cliques.emplace_back();
        for (unsigned member : members)
          cliques.back().push_back(
              {covered->items[member].item, covered->items[member].bytes});
      }
  } else {
    uint64_t members = 0;
    for (const Item &item : model.items)
      for (const Piece &piece : item.pieces)
        members += piece.last - piece.first;
    unsigned stride = members / exactMembers + 1;
    cliques.resize(model.sections() / stride + 1);
    for (const Item &item : model.items)
      for (const Piece &piece : item.pieces)
        for (unsigned at = (piece.first + stride - 1) / stride;
             at * stride < piece.last; ++at)
          cliques[at].push_back({item.buffer, piece.upper - piece.lower});
  }
  for (unsigned at = 0; at < cliques.size(); ++at)
    for (auto [buffer, bytes] : cliques[at])
      cliquesOf[buffer].push_back({at, bytes});
}

/// What a clique's members cost beyond the cheapest space if buffers could be
/// cut: those with the most traffic per byte go to the cheapest bytes. A member
/// brings its share of the traffic.
double Assignment::boundOfClique(const Clique &clique,
                                 const std::vector<double> &share) const {
  std::vector<std::tuple<double, unsigned, int64_t>> dense;
  for (auto [buffer, bytes] : clique)
    if (!problem.buffers[buffer].space && bytes)
      dense.emplace_back(-share[buffer] * problem.buffers[buffer].traffic /
                             bytes,
                         buffer, bytes);
  std::sort(dense.begin(), dense.end());
  double extra = 0;
  std::size_t at = 0;
  int64_t room = 0, cheapest = problem.spaces[spacesByCost[0]].cost;
  for (auto [density, buffer, bytes] : dense)
    while (bytes > 0) {
      while (!room && at < spacesByCost.size())
        room = problem.spaces[spacesByCost[at++]].capacity.value_or(INT64_MAX);
      if (!room)
        return extra;
      int64_t taken = std::min(bytes, room);
      extra -= density * taken *
               (problem.spaces[spacesByCost[at - 1]].cost - cheapest);
      bytes -= taken;
      room -= taken;
    }
  return extra;
}

/// A buffer's traffic may be divided among cliques that it is in: for any
/// division the bounds of the cliques add up.
void Assignment::findBound() {
  bound = leastCost[0];
  int64_t base = 0, cheapest = problem.spaces[spacesByCost[0]].cost;
  for (const PackingBuffer &buffer : problem.buffers)
    base += buffer.traffic *
            (buffer.space ? problem.spaces[*buffer.space].cost : cheapest);
  for (std::size_t stride = 1; stride <= cliques.size(); stride *= 2) {
    std::vector<double> share(problem.buffers.size());
    for (std::size_t at = stride / 2; at < cliques.size(); at += stride)
      for (auto [buffer, bytes] : cliques[at])
        ++share[buffer];
    for (double &parts : share)
      parts = parts ? 1 / parts : 0;
    double extra = 0;
    for (std::size_t at = stride / 2; at < cliques.size(); at += stride) {
      if (limits.isOver())
        return;
      extra += boundOfClique(cliques[at], share);
    }
    // Rounding is far below this.
    bound = std::max(bound, base + int64_t(extra * (1 - 1e-9)));
  }
}
