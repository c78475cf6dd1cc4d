// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Symmetry/JoinPlan.h"
#include "LetterFacts.h"
#include "LetterMatch.h"

#include <algorithm>

using namespace tensoropt;

namespace {

using Input = JoinProblem::Input;

/// All elements, the identity first.
std::vector<SignedPermutation> elementsOf(const PermutationGroup &group) {
  return *group.elements(group.order());
}

/// The elements of a group that may have degree 0, on as many points as there
/// are letters.
std::vector<SignedPermutation> elementsOn(const PermutationGroup &group,
                                          const std::string &term) {
  if (group.degree() == term.size())
    return elementsOf(group);
  return {{Permutation(term.size()), Character()}};
}

std::string permute(const std::string &term, const Permutation &permutation) {
  std::string result = term;
  for (size_t slot = 0; slot < term.size(); ++slot)
    result[slot] = term[permutation[slot]];
  return result;
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

/// What of the outputs is computed, and where it goes.
struct Region {
  std::vector<LetterOrder> order;
  std::vector<JoinUpdate::Place> places;
  uint64_t groupOrder = 1;
};

std::string checkCanonical(const JoinProblem &problem,
                           const JoinProblem::Output &output,
                           const PermutationGroup &found) {
  if (problem.outputs.size() > 1)
    return "has a canonical output beside others, which is not supported";
  if (!output.stored.isFullSymmetricOnOrbits())
    return "has a canonical output whose symmetry is not all permutations of "
           "groups of dimensions, which is not supported";
  for (const SignedPermutation &generator : output.stored.generators())
    if (generator.character.conjugate)
      return "has a canonical output whose symmetry conjugates, which is not "
             "supported: store it in full";
  if (!output.stored.isSubgroupOf(found))
    return "has a canonical output whose symmetry does not follow from the "
           "product: store it in full";
  return "";
}

/// The factors of the product as they are in full.
std::vector<Factor> fullFactors(const JoinProblem &problem) {
  std::vector<Factor> factors;
  for (const Input &input : problem.inputs)
    factors.push_back(
        {input.tensor, input.term, elementsOn(input.symmetry, input.term)});
  return factors;
}

/// The elements that leave values as they are, if they are all permutations of
/// groups of slots.
PermutationGroup mirrorGroup(const PermutationGroup &found) {
  PermutationGroup plain = found.subgroup([&](const Permutation &element) {
    return found.contains(element)->isTrivial();
  });
  return plain.isFullSymmetricOnOrbits() ? plain
                                         : PermutationGroup(found.degree());
}

/// `mirrored` is the triangle to compute where both are wanted.
bool chooseRegion(const JoinProblem &problem, Triangle mirrored, Region &region,
                  std::string &error) {
  const JoinProblem::Output &first = problem.outputs.front();
  PermutationGroup found = findOutputSymmetry(fullFactors(problem), first.term);
  for (const JoinProblem::Output &output : problem.outputs)
    if (output.stored.degree() > 0) {
      error = checkCanonical(problem, output, found);
      if (!error.empty())
        return false;
      region.order =
          getCanonicalOrder(output.stored, output.triangle, output.term,
                            /*dropsZeros=*/true);
      region.groupOrder = output.stored.order();
    }
  if (problem.outputs.size() == 1 && first.mayMirror &&
      first.stored.degree() == 0) {
    PermutationGroup group = mirrorGroup(found);
    region.order = getCanonicalOrder(group, mirrored, first.term,
                                     /*dropsZeros=*/false);
    region.groupOrder = group.order();
    std::vector<SignedPermutation> elements = elementsOf(group);
    for (size_t at = 0; at < elements.size(); ++at)
      region.places.push_back(
          {0, permute(first.term, elements[at].permutation.inverse()),
           getRepeats(elements, at, first.term)});
    return true;
  }
  for (unsigned output = 0; output < problem.outputs.size(); ++output)
    region.places.push_back({output, problem.outputs[output].term, {}});
  return true;
}

//===----------------------------------------------------------------------===//
// Visits
//===----------------------------------------------------------------------===//

/// Builds the visits, tuple by tuple.
class Planner {
public:
  Planner(const JoinProblem &problem, const Region &region, JoinPlan &plan)
      : problem(problem), region(region), plan(plan) {
    for (unsigned input = 0; input < problem.inputs.size(); ++input)
      (problem.inputs[input].isSparse ? sparse : read).push_back(input);
    for (unsigned input : sparse)
      elements.push_back(
          elementsOn(problem.inputs[input].stored, problem.inputs[input].term));
  }

  uint64_t countTuples() const {
    uint64_t count = 1;
    for (const auto &all : elements)
      if (__builtin_mul_overflow(count, all.size(), &count))
        return UINT64_MAX;
    return count;
  }

  void run() {
    std::vector<size_t> tuple(sparse.size());
    for (;;) {
      addTuple(tuple);
      size_t at = tuple.size();
      while (at > 0 && ++tuple[at - 1] == elements[at - 1].size())
        tuple[--at] = 0;
      if (at == 0)
        return;
    }
  }

private:
  void addTuple(const std::vector<size_t> &tuple) {
    JoinVisit visit;
    JoinUpdate update;
    LetterMask masks;
    LetterFacts facts;
    for (size_t at = 0; at < sparse.size(); ++at) {
      const Input &input = problem.inputs[sparse[at]];
      const SignedPermutation &element = elements[at][tuple[at]];
      std::string stored = permute(input.term, element.permutation);
      visit.operands.push_back({sparse[at], stored});
      update.characters.push_back(element.character);
      masks = unite(masks, getRepeats(elements[at], tuple[at], stored));
      if (input.stored.degree() > 0 && !input.isPadded)
        for (const LetterOrder &order :
             getCanonicalOrder(input.stored, input.triangle, stored,
                               /*dropsZeros=*/false))
          facts.add(order);
    }
    for (const LetterOrder &order : region.order)
      if (!facts.implies(order)) {
        visit.order.push_back(order);
        facts.add(order);
      }
    bool isMasked =
        std::any_of(masks.begin(), masks.end(), [&](const EqualLetters &equal) {
          return facts.implies(equal);
        });
    if (facts.isContradictory() || isMasked)
      return;
    for (unsigned input : read)
      update.terms.push_back(problem.inputs[input].term);
    update.places = region.places;
    update.maskedOn.push_back(masks);
    addUpdate(std::move(visit), std::move(update));
  }

  /// Adds the update to a visit of the same entries, or counts it there.
  void addUpdate(JoinVisit visit, JoinUpdate update) {
    std::vector<Factor> from = factorsOf(visit);
    for (JoinVisit &known : plan.visits) {
      std::optional<JoinUpdate> renamed;
      bool isCounted = matchFactors(
          from, factorsOf(known), {}, [&](const Matching &matching) {
            if (!sameOrder(rename(visit.order, matching.names), known.order))
              return false;
            JoinUpdate candidate = renameUpdate(update, matching);
            if (countUpdate(candidate, known))
              return true;
            if (!renamed)
              renamed = std::move(candidate);
            return false;
          });
      if (isCounted)
        return;
      if (renamed) {
        known.updates.push_back(std::move(*renamed));
        return;
      }
    }
    visit.updates.push_back(std::move(update));
    plan.visits.push_back(std::move(visit));
  }

  std::vector<Factor> factorsOf(const JoinVisit &visit) const {
    std::vector<Factor> factors;
    for (const JoinVisit::Operand &operand : visit.operands)
      factors.push_back({problem.inputs[operand.input].tensor,
                         operand.term,
                         {{Permutation(operand.term.size()), Character()}}});
    return factors;
  }

  static bool sameOrder(const std::vector<LetterOrder> &a,
                        const std::vector<LetterOrder> &b) {
    return std::is_permutation(a.begin(), a.end(), b.begin(), b.end());
  }

  static JoinUpdate renameUpdate(const JoinUpdate &update,
                                 const Matching &matching) {
    JoinUpdate renamed = update;
    for (std::string &term : renamed.terms)
      term = rename(term, matching.names);
    for (size_t at = 0; at < matching.target.size(); ++at)
      renamed.characters[matching.target[at]] = update.characters[at];
    for (JoinUpdate::Place &place : renamed.places) {
      place.term = rename(place.term, matching.names);
      place.maskedOn = rename(place.maskedOn, matching.names);
    }
    for (LetterMask &mask : renamed.maskedOn)
      mask = rename(mask, matching.names);
    return renamed;
  }

  /// Counts an update that an update of the visit repeats; false if none does.
  bool countUpdate(const JoinUpdate &update, JoinVisit &visit) const {
    for (JoinUpdate &known : visit.updates)
      if (known.characters == update.characters && samePlaces(known, update) &&
          readTerms(known) == readTerms(update)) {
        known.maskedOn.push_back(update.maskedOn.front());
        return true;
      }
    return false;
  }

  static bool samePlaces(const JoinUpdate &a, const JoinUpdate &b) {
    auto same = [](const JoinUpdate::Place &x, const JoinUpdate::Place &y) {
      return x.output == y.output && x.term == y.term;
    };
    return std::is_permutation(a.places.begin(), a.places.end(),
                               b.places.begin(), b.places.end(), same);
  }

  /// The terms that are read, in an order of their own.
  std::vector<std::pair<unsigned, std::string>>
  readTerms(const JoinUpdate &update) const {
    std::vector<std::pair<unsigned, std::string>> terms;
    for (size_t at = 0; at < read.size(); ++at)
      terms.emplace_back(problem.inputs[read[at]].tensor, update.terms[at]);
    std::sort(terms.begin(), terms.end());
    return terms;
  }

  const JoinProblem &problem;
  const Region &region;
  JoinPlan &plan;
  std::vector<unsigned> sparse, read;                   ///< numbers of inputs
  std::vector<std::vector<SignedPermutation>> elements; ///< by sparse input
};

} // namespace

bool JoinPlan::compute(const JoinProblem &problem, uint64_t maxUpdates,
                       JoinPlan &plan, std::string &error) {
  for (const Input &input : problem.inputs)
    for (const PermutationGroup *group : {&input.stored, &input.symmetry})
      if (group->order() > maxUpdates) {
        error = "has a symmetry group of order " +
                std::to_string(group->order()) + ", the limit is " +
                std::to_string(maxUpdates);
        return false;
      }
  // Which triangle of a dense output is computed is free: one may be what the
  // inputs store.
  std::optional<JoinPlan> best;
  for (Triangle mirrored : {Triangle::Lower, Triangle::Upper}) {
    Region region;
    if (!chooseRegion(problem, mirrored, region, error))
      return false;
    JoinPlan candidate;
    candidate.outputOrder = region.groupOrder;
    Planner planner(problem, region, candidate);
    if (planner.countTuples() > maxUpdates) {
      error = "needs " + std::to_string(planner.countTuples()) +
              " products of stored entries, the limit is " +
              std::to_string(maxUpdates);
      return false;
    }
    planner.run();
    if (!best || candidate.visits.size() < best->visits.size())
      best = std::move(candidate);
  }
  plan = std::move(*best);
  return true;
}
