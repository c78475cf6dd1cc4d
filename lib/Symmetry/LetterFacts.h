// SPDX-License-Identifier: Apache-2.0
// What is known about the values of index letters: orders and equalities.

#pragma once

#include "TensorOpt/Symmetry/JoinPlan.h"

#include <map>
#include <set>

namespace tensoropt {

/// A transitive set of a <= b and a < b.
class LetterFacts {
public:
  void add(const LetterOrder &order);

  /// True if no values satisfy all facts.
  bool isContradictory() const;
  bool implies(const LetterOrder &order) const;
  bool implies(const EqualLetters &equal) const;

private:
  bool isAtMost(char a, char b) const { return a == b || atMost.count({a, b}); }

  std::set<std::pair<char, char>> atMost, below;
};

/// The order of the letters of a canonical coordinate; empty where the group is
/// not the product of full symmetric groups. Strict where the symmetry negates,
/// if `dropsZeros`.
std::vector<LetterOrder> getCanonicalOrder(const PermutationGroup &group,
                                           Triangle triangle,
                                           const std::string &term,
                                           bool dropsZeros);

/// The equalities under which element `at` leads a coordinate with these
/// letters to where an earlier one leads it; weakest ones only.
LetterMask getRepeats(const std::vector<SignedPermutation> &elements, size_t at,
                      const std::string &term);

/// Both conditions in one.
LetterMask unite(const LetterMask &a, const LetterMask &b);

/// The letters replaced; those without a new name stay.
std::string rename(const std::string &term, const std::map<char, char> &names);
LetterMask rename(const LetterMask &mask, const std::map<char, char> &names);
std::vector<LetterOrder> rename(const std::vector<LetterOrder> &order,
                                const std::map<char, char> &names);

} // namespace tensoropt
