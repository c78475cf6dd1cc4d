// SPDX-License-Identifier: Apache-2.0

#include "LevelProblem.h"

#include <algorithm>
#include <numeric>

using namespace tensoropt;
using namespace tensoropt::packing;

int64_t LevelProblem::nextCapacity(int64_t capacity) const {
  int64_t next = INT64_MAX;
  for (const LevelItem &item : items)
    next = std::min(next, (latest(item, capacity) + 1) * unit + item.bytes);
  return next;
}

static bool hasWindows(const Item &item) {
  return std::any_of(item.pieces.begin(), item.pieces.end(),
                     [&](const Piece &piece) {
                       return piece.lower != 0 || piece.upper != item.size;
                     });
}

/// Plans in which everything lies as low as it can have offsets that are sums
/// of rounded sizes and of what alignment adds, so multiples of this unit.
static int64_t findUnit(const std::vector<LevelItem> &items) {
  int64_t aligned = 0, unit = 0;
  for (const LevelItem &item : items)
    aligned = std::gcd(aligned, item.alignment);
  for (const LevelItem &item : items) {
    unit = std::gcd(unit, alignUp(item.bytes, aligned));
    if (item.fixed >= 0)
      unit = std::gcd(unit, item.fixed);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const LevelItem &item : items)
      if (unit % item.alignment && item.alignment % unit) {
        unit = std::gcd(unit, item.alignment);
        changed = true;
      }
  }
  return unit;
}

static void scale(LevelProblem &problem) {
  int64_t unit = findUnit(problem.items);
  problem.unit = unit;
  for (LevelItem &item : problem.items) {
    item.size = (item.bytes - 1) / unit + 1;
    item.alignment = std::max<int64_t>(item.alignment / unit, 1);
    if (item.fixed >= 0)
      item.fixed /= unit;
    problem.hasFixed |= item.fixed >= 0;
    problem.hasAlignment |= item.alignment > 1;
    problem.hasPadding |= item.size * unit != item.bytes;
  }
}

/// The sections at which something has begun that is alive when the next thing
/// ends: what is alive in any other one is so in one of these.
static bool addSections(LevelProblem &problem, const Model &model,
                        uint64_t memberLimit) {
  unsigned sections = model.sections();
  std::vector<std::vector<unsigned>> begins(sections + 1), ends(sections + 1);
  for (unsigned at = 0; at < problem.items.size(); ++at)
    for (const Piece &piece : model.items[problem.items[at].item].pieces) {
      begins[piece.first].push_back(at);
      ends[piece.last].push_back(at);
    }
  std::vector<unsigned> alive;
  uint64_t members = 0;
  bool grown = false;
  for (unsigned section = 0; section <= sections; ++section) {
    if (!ends[section].empty() && grown) {
      members += alive.size();
      if (members > memberLimit)
        return false;
      problem.cliques.push_back(alive);
      std::sort(problem.cliques.back().begin(), problem.cliques.back().end());
      grown = false;
    }
    for (unsigned item : ends[section])
      alive.erase(std::find(alive.begin(), alive.end(), item));
    for (unsigned item : begins[section])
      alive.push_back(item);
    grown |= !begins[section].empty();
  }
  return true;
}

namespace {

/// Covers conflicts by cliques, each grown from a conflict that none has.
class CliqueCover {
public:
  CliqueCover(const LevelProblem &problem, const Model &model)
      : problem(problem), others(problem.items.size()) {
    std::vector<unsigned> itemOf(model.items.size(), -1);
    for (unsigned at = 0; at < others.size(); ++at)
      itemOf[problem.items[at].item] = at;
    for (unsigned at = 0; at < others.size(); ++at) {
      for (unsigned other : (*model.conflicts)[problem.items[at].item])
        others[at].push_back(itemOf[other]);
      std::sort(others[at].begin(), others[at].end());
      covered.emplace_back(others[at].size());
      conflicts += others[at].size();
    }
  }

  /// Ordered pairs that conflict.
  uint64_t size() const { return conflicts; }

  std::vector<std::vector<unsigned>> take() {
    std::vector<std::vector<unsigned>> cliques;
    for (unsigned at = 0; at < others.size(); ++at) {
      for (std::size_t to = 0; to < others[at].size(); ++to)
        if (!covered[at][to])
          cliques.push_back(grow(at, others[at][to]));
      if (others[at].empty())
        cliques.push_back({at});
    }
    return cliques;
  }

private:
  /// Place of `b` among the neighbours of `a`; -1 if they do not conflict.
  int64_t find(unsigned a, unsigned b) const {
    auto found = std::lower_bound(others[a].begin(), others[a].end(), b);
    return found == others[a].end() || *found != b ? -1
                                                   : found - others[a].begin();
  }

  std::vector<unsigned> grow(unsigned first, unsigned second) {
    std::vector<unsigned> clique = {first, second};
    std::vector<unsigned> candidates = others[first];
    std::sort(candidates.begin(), candidates.end(),
              [&](unsigned a, unsigned b) {
                return std::pair(-problem.items[a].size, a) <
                       std::pair(-problem.items[b].size, b);
              });
    for (unsigned other : candidates)
      if (std::all_of(clique.begin(), clique.end(), [&](unsigned member) {
            return find(member, other) >= 0;
          }))
        clique.push_back(other);
    std::sort(clique.begin(), clique.end());
    for (unsigned a : clique)
      for (unsigned b : clique)
        if (a != b)
          covered[a][find(a, b)] = 1;
    return clique;
  }

  const LevelProblem &problem;
  std::vector<std::vector<unsigned>> others; ///< by item, ascending
  std::vector<std::vector<char>> covered;    ///< as `others`
  uint64_t conflicts = 0;
};

} // namespace

static bool addCliques(LevelProblem &problem, const Model &model,
                       uint64_t memberLimit) {
  CliqueCover cover(problem, model);
  if (cover.size() > memberLimit)
    return false;
  problem.cliques = cover.take();
  return true;
}

static bool areTwins(const LevelItem &a, const LevelItem &b) {
  return a.bytes == b.bytes && a.alignment == b.alignment && a.fixed < 0 &&
         b.fixed < 0 && a.cliques == b.cliques;
}

/// Cliques of items, and which of them are alike.
static void addMembership(LevelProblem &problem) {
  for (unsigned clique = 0; clique < problem.cliques.size(); ++clique)
    for (unsigned item : problem.cliques[clique])
      problem.items[item].cliques.push_back(clique);
  for (unsigned at = 0; at < problem.items.size(); ++at)
    for (unsigned other : problem.cliques[problem.items[at].cliques.front()])
      if (other > at && areTwins(problem.items[at], problem.items[other])) {
        problem.items[at].twin = other;
        break;
      }
}

std::optional<LevelProblem> packing::makeLevelProblem(const Model &model,
                                                      uint64_t memberLimit) {
  LevelProblem problem;
  for (unsigned at = 0; at < model.items.size(); ++at) {
    const Item &item = model.items[at];
    if (hasWindows(item))
      return std::nullopt;
    if (item.size && (model.conflicts || !item.pieces.empty()))
      problem.items.push_back(
          {at, item.size, 0, item.alignment, item.fixed.value_or(-1), {}});
  }
  if (problem.items.empty())
    return problem;
  problem.isLinear = !model.conflicts;
  if (problem.isLinear)
    std::sort(
        problem.items.begin(), problem.items.end(),
        [&](const LevelItem &a, const LevelItem &b) {
          return std::pair(model.items[a.item].pieces.front().first, a.item) <
                 std::pair(model.items[b.item].pieces.front().first, b.item);
        });
  scale(problem);
  bool fits = model.conflicts ? addCliques(problem, model, memberLimit)
                              : addSections(problem, model, memberLimit);
  if (!fits)
    return std::nullopt;
  addMembership(problem);
  return problem;
}
