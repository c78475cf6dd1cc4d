// SPDX-License-Identifier: Apache-2.0
// How the exact search splits what is left into parts that share no clique.

#include "LevelSearch.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

/// Adds what is reachable from an item to `lists`, first the items.
void LevelSearch::growPart(unsigned start) {
  std::size_t first = lists.size();
  lists.push_back(start);
  itemStamp[start] = stamp;
  for (std::size_t at = first; at < lists.size(); ++at)
    for (unsigned clique : problem.items[lists[at]].cliques) {
      if (cliqueStamp[clique] == stamp)
        continue;
      cliqueStamp[clique] = stamp;
      for (unsigned other : problem.cliques[clique])
        if (itemStamp[other] != stamp && !state.isPlaced(other)) {
          itemStamp[other] = stamp;
          lists.push_back(other);
        }
    }
  std::sort(lists.begin() + first, lists.end());
}

/// Parts where cliques follow each other in time: nothing spans the cuts.
void LevelSearch::splitInTime(const Part &part, std::vector<Part> &parts) {
  std::size_t first = lists.size();
  for (std::size_t at = part.items; at < part.itemsEnd; ++at)
    if (!state.isPlaced(lists[at]))
      lists.push_back(lists[at]);
  auto begin = [&](unsigned item) {
    return problem.items[item].cliques.front();
  };
  auto end = [&](unsigned item) { return problem.items[item].cliques.back(); };
  for (std::size_t at = first; at < lists.size();) {
    parts.push_back({at, 0, 0, 0, part.capacity});
    unsigned last = end(lists[at]);
    for (; at < lists.size() && begin(lists[at]) <= last; ++at)
      last = std::max(last, end(lists[at]));
    parts.back().itemsEnd = at;
    parts.back().cliques = last; // for now
  }
  for (Part &next : parts) {
    unsigned last = next.cliques;
    next.cliques = lists.size();
    for (unsigned clique = begin(lists[next.items]); clique <= last; ++clique)
      if (state.floor(clique) != LevelState::placed)
        lists.push_back(clique);
    next.cliquesEnd = lists.size();
  }
}

/// Parts of any graph.
void LevelSearch::splitGraph(const Part &part, std::vector<Part> &parts) {
  ++stamp;
  for (std::size_t at = part.items; at < part.itemsEnd; ++at) {
    unsigned start = lists[at];
    if (itemStamp[start] == stamp || state.isPlaced(start))
      continue;
    parts.push_back({lists.size(), 0, 0, 0, part.capacity});
    growPart(start);
    parts.back().itemsEnd = lists.size();
  }
  for (Part &next : parts) {
    ++stamp;
    next.cliques = lists.size();
    for (std::size_t at = next.items; at < next.itemsEnd; ++at)
      for (unsigned clique : problem.items[lists[at]].cliques)
        if (cliqueStamp[clique] != stamp) {
          cliqueStamp[clique] = stamp;
          lists.push_back(clique);
        }
    next.cliquesEnd = lists.size();
  }
}
