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

/// The assignment with the letters of the driving tensor renamed, in a form
/// that compares equal when only the order of factors differs.
class Relabelling {
public:
  explicit Relabelling(const Assignment &assignment) : assignment(assignment) {
    std::string letters = assignment.driver;
    auto note = [&](const std::string &term) {
      for (char letter : term)
        if (letters.find(letter) == std::string::npos)
          letters += letter;
    };
    for (const auto &factor : assignment.factors) {
      note(factor.term);
      // Only symmetries that leave the factor's value alone may reorder it.
      const PermutationGroup &group = factor.group;
      reorderings.push_back(group.subgroup([&](const Permutation &element) {
        return group.contains(element)->isTrivial();
      }));
    }
    for (size_t at = 0; at < letters.size(); ++at)
      number[letters[at]] = at;
    identity = apply(Permutation(assignment.driver.size()));
  }

  /// True if permuting the driving tensor's slots leaves the update as it is.
  bool preserves(const Permutation &permutation) const {
    return apply(permutation) == identity;
  }

private:
  using Term = std::vector<int64_t>;
  struct Form {
    std::multiset<std::pair<unsigned, Term>> factors;
    std::vector<Term> outputs;
    bool operator==(const Form &rhs) const {
      return factors == rhs.factors && outputs == rhs.outputs;
    }
  };

  Term rename(const std::string &term, const Permutation &permutation) const {
    Term result;
    for (char letter : term) {
      int64_t index = number.at(letter);
      if (index < static_cast<int64_t>(permutation.degree()))
        index = permutation[index];
      result.push_back(index);
    }
    return result;
  }

  Form apply(const Permutation &permutation) const {
    Form form;
    for (size_t at = 0; at < assignment.factors.size(); ++at) {
      const Assignment::Factor &factor = assignment.factors[at];
      Term term = rename(factor.term, permutation);
      if (!reorderings[at].isTrivial())
        term = reorderings[at].canonical(term, Triangle::Upper).coordinate;
      form.factors.insert({factor.tensor, std::move(term)});
    }
    for (const std::string &output : assignment.outputs)
      form.outputs.push_back(rename(output, permutation));
    return form;
  }

  const Assignment &assignment;
  std::map<char, int64_t> number;
  std::vector<PermutationGroup> reorderings; ///< one per factor
  Form identity;
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
                         DiagonalRule rule, UpdatePlan &plan,
                         std::string &error) {
  plan.groupOrder = group.order();
  if (plan.groupOrder > maxGroupOrder) {
    error = "has a symmetry group of order " + std::to_string(plan.groupOrder) +
            ", the limit is " + std::to_string(maxGroupOrder);
    return false;
  }
  Relabelling relabelling(assignment);
  PermutationGroup subgroup = group.subgroup([&](const Permutation &element) {
    return group.contains(element)->isTrivial() &&
           relabelling.preserves(element);
  });
  plan.subgroupOrder = subgroup.order();
  uint64_t updates = plan.groupOrder / plan.subgroupOrder;
  if (updates > maxUpdates) {
    error = "needs " + std::to_string(updates) +
            " updates per canonical entry, the limit is " +
            std::to_string(maxUpdates);
    return false;
  }

  auto cosets = group.rightTransversal(subgroup);
  plan.updates.clear();
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
