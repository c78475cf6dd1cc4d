// SPDX-License-Identifier: Apache-2.0
// The choices of the exact search: which clique is decided, what is tried
// first.

#include "Hash.h"
#include "LevelSearch.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

namespace {

enum class Preference { Size, Lifetime, SmallSize, Area };

} // namespace

/// What is larger is tried first. Long-lived buffers count by size where their
/// lives are equal.
static double getPreference(const LevelItem &item, Preference preference) {
  double size = item.size, cliques = item.cliques.size();
  switch (preference) {
  case Preference::Size:
    return size;
  case Preference::Lifetime:
    return cliques + size / (size + 1e9);
  case Preference::SmallSize:
    return 1 / size;
  case Preference::Area:
    return size * cliques;
  }
  return 0;
}

namespace {

struct Variant {
  const char *name;
  Preference preference;
  bool peakFirst;     ///< what lives when most is alive comes first
  bool tightestFirst; ///< cliques with the least room are decided first
};

} // namespace

static constexpr Variant allVariants[LevelSearch::variants] = {
    {"size", Preference::Size, false, false},
    {"lifetime", Preference::Lifetime, false, false},
    {"small size", Preference::SmallSize, false, false},
    {"area", Preference::Area, false, false},
    {"size at the peak", Preference::Size, true, false},
    {"lifetime in tight sections", Preference::Lifetime, false, true},
    {"small size at the peak", Preference::SmallSize, true, false},
    {"area at the peak", Preference::Area, true, false},
};

const char *LevelSearch::getName(unsigned variant) {
  return allVariants[variant].name;
}

void LevelSearch::setVariant(unsigned number, uint64_t seed) {
  const Variant &variant = allVariants[number];
  tightestFirst = variant.tightestFirst;
  std::vector<double> total(problem.cliques.size());
  for (unsigned clique = 0; clique < total.size(); ++clique)
    for (unsigned item : problem.cliques[clique])
      total[clique] += problem.items[item].size;
  for (unsigned at = 0; at < preference.size(); ++at) {
    const LevelItem &item = problem.items[at];
    double noise = seed ? 0.3 * double(mix(seed ^ mix(at)) >> 11) / 0x1p53 : 0;
    preference[at] = {0, getPreference(item, variant.preference) * (1 + noise)};
    for (unsigned clique : item.cliques)
      if (variant.peakFirst)
        preference[at].first = std::max(preference[at].first, total[clique]);
  }
}

/// The clique with the fewest choices, among those below whose lowest items
/// nothing else can lie.
unsigned LevelSearch::chooseClique(const Part &part) {
  for (std::size_t at = part.cliques; at < part.cliquesEnd; ++at)
    choices[lists[at]] = 0;
  for (std::size_t at = part.items; at < part.itemsEnd; ++at) {
    unsigned item = lists[at];
    int64_t level = state.level(item);
    const std::vector<unsigned> &cliques = problem.items[item].cliques;
    bool isFlat =
        std::all_of(cliques.begin(), cliques.end(), [&](unsigned clique) {
          return state.floor(clique) == level;
        });
    for (unsigned clique : cliques)
      if (state.floor(clique) == level)
        choices[clique] += isFlat ? 1 : notHere;
  }
  unsigned best = -1;
  std::pair<int64_t, int64_t> least;
  int64_t end = state.highestEnd(part.capacity);
  for (std::size_t at = part.cliques; at < part.cliquesEnd; ++at) {
    unsigned clique = lists[at];
    if (choices[clique] >= notHere)
      continue;
    int64_t slack = end - state.floor(clique) - state.total(clique);
    std::pair<int64_t, int64_t> key(2 * choices[clique] + (slack > 0), slack);
    if (tightestFirst)
      std::swap(key.first, key.second);
    if (best == unsigned(-1) || key < least) {
      best = clique;
      least = key;
    }
  }
  return best;
}

/// Where the lowest item of a clique can start above the floor: at its level,
/// or on top of something outside the clique that comes below it.
int64_t LevelSearch::findNextFloor(unsigned clique) {
  int64_t floor = state.floor(clique), next = LevelState::placed;
  ++stamp;
  for (unsigned item : problem.cliques[clique])
    itemStamp[item] = stamp;
  for (unsigned item : problem.cliques[clique]) {
    if (state.isPlaced(item))
      continue;
    if (state.level(item) > floor) {
      next = std::min(next, state.level(item));
      continue;
    }
    int64_t alignment = problem.items[item].alignment;
    for (unsigned other : problem.items[item].cliques)
      for (unsigned below : problem.cliques[other])
        if (itemStamp[below] != stamp && !state.isPlaced(below))
          next = std::min(
              next, alignUp(state.level(below) + problem.items[below].size,
                            alignment));
  }
  return next;
}
