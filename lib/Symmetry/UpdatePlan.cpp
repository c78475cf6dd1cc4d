// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Symmetry/UpdatePlan.h"
#include <algorithm>
#include <map>
#include <set>

using namespace tensoropt;

namespace {

/// A partition of the slots: part[s] is the smallest slot known equal to s.
using Partition = std::vector<unsigned>;

/// Merges the blocks of two slots.
void merge(Partition &part, unsigned a, unsigned b) {
  unsigned from = std::max(part[a], part[b]), to = std::min(part[a], part[b]);
  for (unsigned &block : part)
    if (block == from)
      block = to;
}

/// True if every equality of `weak` holds in `strong`.
bool implies(const Partition &strong, const Partition &weak) {
  for (unsigned slot = 0; slot < weak.size(); ++slot)
    if (strong[slot] != strong[weak[slot]])
      return false;
  return true;
}

EqualSlots blocksOf(const Partition &part) {
  std::map<unsigned, std::vector<unsigned>> blocks;
  for (unsigned slot = 0; slot < part.size(); ++slot)
    blocks[part[slot]].push_back(slot);
  EqualSlots equal;
  for (auto &entry : blocks)
    if (entry.second.size() > 1)
      equal.push_back(std::move(entry.second));
  return equal;
}

/// Answers when a permutation fixes a canonical coordinate.
class FixedBy {
public:
  explicit FixedBy(const PermutationGroup &group)
      : sorted(group.isFullSymmetricOnOrbits()), orbits(group.orbits()) {}

  /// The equalities under which `permutation` fixes the coordinate: equal
  /// values along each cycle. Canonical coordinates of a product of full
  /// symmetric groups are sorted along each orbit, so equal ends of a run make
  /// the whole run equal.
  Partition operator()(const Permutation &permutation) const {
    Partition part(permutation.degree());
    for (unsigned slot = 0; slot < part.size(); ++slot)
      part[slot] = slot;
    for (const auto &cycle : permutation.cycles())
      for (unsigned point : cycle)
        merge(part, cycle.front(), point);
    if (sorted)
      for (const auto &orbit : orbits)
        fillRuns(part, orbit);
    return part;
  }

private:
  static void fillRuns(Partition &part, const std::vector<unsigned> &orbit) {
    for (size_t first = 0; first < orbit.size(); ++first)
      for (size_t last = orbit.size() - 1; last > first; --last)
        if (part[orbit[first]] == part[orbit[last]]) {
          for (size_t at = first; at < last; ++at)
            merge(part, orbit[at], orbit[at + 1]);
          break;
        }
  }

  bool sorted;
  std::vector<std::vector<unsigned>> orbits;
};

/// Renames the letters of an assignment, and tells what that changes.
class Relabelling {
public:
  /// transposition[o][p]: the position in output o where the letter that p gets
  /// stood before.
  using Transposition = std::vector<std::vector<unsigned>>;

  explicit Relabelling(const Assignment &assignment)
      : assignment(assignment), letters(assignment.driver) {
    auto note = [&](const std::string &term) {
      for (char letter : term)
        if (letters.find(letter) == std::string::npos)
          letters += letter;
    };
    for (const auto &factor : assignment.factors) {
      note(factor.term);
      // Only symmetries that leave the factor's value alone may reorder it.
      const PermutationGroup &group = factor.group;
      PermutationGroup trivial =
          group.subgroup([&](const Permutation &element) {
            return group.contains(element)->isTrivial();
          });
      reorderings.push_back(*trivial.elements(UpdatePlan::maxGroupOrder));
    }
  }

  /// How outputs are transposed if the driving tensor's slots are permuted and
  /// the other letters as it takes to leave the factors as they are, up to
  /// their order; empty if nothing does. Prefers to transpose nothing.
  std::optional<Transposition> find(const Permutation &permutation) const {
    Search search;
    search.images.assign(letters.size(), unknown);
    search.taken.assign(assignment.factors.size(), false);
    for (unsigned slot = 0; slot < permutation.degree(); ++slot)
      search.images[slot] = permutation[slot];
    matchFactors(0, search);
    return search.found;
  }

  static bool isIdentity(const Transposition &transposition) {
    for (const auto &places : transposition)
      for (unsigned at = 0; at < places.size(); ++at)
        if (places[at] != at)
          return false;
    return true;
  }

private:
  static constexpr unsigned unknown = ~0u;

  struct Search {
    std::vector<unsigned> images; ///< by letter
    std::vector<bool> taken;      ///< factors that others became
    std::optional<Transposition> found;
    bool isDone() const { return found && isIdentity(*found); }
  };

  /// Lets factor `at` and those after it become factors that are not taken, in
  /// all ways that name each letter once.
  void matchFactors(size_t at, Search &search) const {
    if (at == assignment.factors.size()) {
      std::optional<Transposition> candidate = transpose(search.images);
      if (candidate && (!search.found || isIdentity(*candidate)))
        search.found = candidate;
      return;
    }
    const Assignment::Factor &factor = assignment.factors[at];
    for (size_t other = 0; other < assignment.factors.size(); ++other) {
      const Assignment::Factor &target = assignment.factors[other];
      if (search.taken[other] || target.tensor != factor.tensor)
        continue;
      search.taken[other] = true;
      for (const SignedPermutation &reordering : reorderings[other]) {
        std::vector<unsigned> before = search.images;
        if (!search.isDone() && unify(factor.term, target.term,
                                      reordering.permutation, search.images))
          matchFactors(at + 1, search);
        search.images = before;
      }
      search.taken[other] = false;
    }
  }

  /// Renames letters so that `term`, reordered, becomes `target`.
  bool unify(const std::string &term, const std::string &target,
             const Permutation &reordering,
             std::vector<unsigned> &images) const {
    for (unsigned at = 0; at < term.size(); ++at) {
      unsigned letter = letters.find(term[at]);
      unsigned wanted = letters.find(target[reordering[at]]);
      bool isFree =
          wanted >= assignment.driver.size() &&
          std::find(images.begin(), images.end(), wanted) == images.end();
      if (images[letter] == unknown && isFree)
        images[letter] = wanted;
      if (images[letter] != wanted)
        return false;
    }
    return true;
  }

  std::optional<Transposition>
  transpose(const std::vector<unsigned> &images) const {
    Transposition result;
    for (const std::string &output : assignment.outputs) {
      std::vector<unsigned> &places = result.emplace_back();
      for (char letter : output) {
        size_t place = output.find(letters[images[letters.find(letter)]]);
        if (place == std::string::npos)
          return std::nullopt;
        places.push_back(place);
      }
    }
    return result;
  }

  const Assignment &assignment;
  std::string letters; ///< the driver's come first
  /// By factor: orders of its dimensions that change nothing.
  std::vector<std::vector<SignedPermutation>> reorderings;
};

/// The equalities that mask coset `at`: some c_at^-1 h c_i, i < at, fixes the
/// coordinate. Keeps the weakest ones, the rest follow.
std::vector<EqualSlots>
findMasks(const std::vector<SignedPermutation> &cosets, size_t at,
          const std::vector<SignedPermutation> &subgroup,
          const FixedBy &fixedBy) {
  std::set<Partition> all;
  Permutation inverse = cosets[at].permutation.inverse();
  for (size_t before = 0; before < at; ++before)
    for (const SignedPermutation &h : subgroup)
      all.insert(fixedBy(inverse * h.permutation * cosets[before].permutation));
  std::vector<EqualSlots> masks;
  for (const Partition &candidate : all) {
    bool redundant =
        std::any_of(all.begin(), all.end(), [&](const Partition &other) {
          return other != candidate && implies(candidate, other);
        });
    if (!redundant)
      masks.push_back(blocksOf(candidate));
  }
  return masks;
}

/// The elements of c^-1 H c by the equalities under which they fix x.
std::vector<std::pair<EqualSlots, int64_t>>
countStabiliser(const Permutation &coset,
                const std::vector<SignedPermutation> &subgroup,
                const FixedBy &fixedBy) {
  std::map<EqualSlots, int64_t> counts;
  for (const SignedPermutation &h : subgroup)
    ++counts[blocksOf(fixedBy(coset.inverse() * h.permutation * coset))];
  return {counts.begin(), counts.end()};
}

void maskAndCount(const PermutationGroup &group,
                  const PermutationGroup &subgroup,
                  const std::vector<SignedPermutation> &cosets,
                  UpdatePlan &plan) {
  FixedBy fixedBy(group);
  auto members = *subgroup.elements(plan.subgroupOrder);
  for (size_t at = 0; at < cosets.size(); ++at) {
    plan.updates[at].maskedOn = findMasks(cosets, at, members, fixedBy);
    plan.updates[at].stabiliserTerms =
        countStabiliser(cosets[at].permutation, members, fixedBy);
  }
}

/// The inverse of the permutation of each output.
Relabelling::Transposition invert(const Relabelling::Transposition &given) {
  Relabelling::Transposition result = given;
  for (size_t output = 0; output < given.size(); ++output)
    for (unsigned at = 0; at < given[output].size(); ++at)
      result[output][given[output][at]] = at;
  return result;
}

void weigh(const PermutationGroup &group, UpdatePlan &plan) {
  if (group.isFullSymmetricOnOrbits()) {
    for (auto &orbit : group.orbits())
      if (orbit.size() > 1)
        plan.sortedSlots.push_back(orbit);
    return;
  }
  plan.stabiliserTerms =
      countStabiliser(Permutation(group.degree()),
                      *group.elements(plan.groupOrder), FixedBy(group));
}

} // namespace

bool UpdatePlan::compute(const PermutationGroup &group,
                         const Assignment &assignment, uint64_t maxUpdates,
                         DiagonalRule rule, OutputRule outputRule,
                         UpdatePlan &plan, std::string &error) {
  plan = UpdatePlan();
  plan.groupOrder = group.order();
  if (plan.groupOrder > maxGroupOrder) {
    error = "has a symmetry group of order " + std::to_string(plan.groupOrder) +
            ", the limit is " + std::to_string(maxGroupOrder);
    return false;
  }
  for (const Assignment::Factor &factor : assignment.factors)
    if (factor.group.order() > maxGroupOrder) {
      error = "has a factor with a symmetry group of order " +
              std::to_string(factor.group.order()) + ", the limit is " +
              std::to_string(maxGroupOrder);
      return false;
    }
  // Letters are renamed by inverses of elements; subgroups are closed under
  // them.
  Relabelling relabelling(assignment);
  auto findSubgroup = [&](bool mayTranspose) {
    return group.subgroup([&](const Permutation &element) {
      auto found = group.contains(element)->isTrivial()
                       ? relabelling.find(element)
                       : std::nullopt;
      return found && (mayTranspose || Relabelling::isIdentity(*found));
    });
  };
  PermutationGroup subgroup = findSubgroup(false), larger = subgroup;
  if (outputRule == OutputRule::Transposed)
    larger = findSubgroup(true);
  plan.subgroupOrder = subgroup.order();
  for (const SignedPermutation &coset : larger.rightTransversal(subgroup))
    plan.transpositions.push_back(
        invert(*relabelling.find(coset.permutation.inverse())));
  uint64_t updates = plan.groupOrder / larger.order();
  if (updates > maxUpdates) {
    error = "needs " + std::to_string(updates) +
            " updates per canonical entry, the limit is " +
            std::to_string(maxUpdates);
    return false;
  }

  auto cosets = group.rightTransversal(larger);
  // y = c.x puts x[s] in slot c(s), so slot t of y holds x[c^-1(t)].
  for (const SignedPermutation &coset : cosets)
    plan.updates.push_back(
        {coset.permutation.inverse().images(), coset.character, {}, {}});
  if (rule == DiagonalRule::Weight)
    weigh(group, plan);
  else
    maskAndCount(group, subgroup, cosets, plan);
  return true;
}
