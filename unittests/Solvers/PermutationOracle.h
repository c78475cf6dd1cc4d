// SPDX-License-Identifier: Apache-2.0
//
// The brute-force oracle for permutation groups: the generators closed under
// multiplication as a set of plain image lists with a character code. It knows
// no stabiliser chain. Also short ways to write groups in tests.
//
//   ElementSet set = closure(3, {plain(cycle({{0, 1, 2}}, 3))});
//   EXPECT_EQ(elementsOf(group), set);
#pragma once

#include "TensorOpt/Solvers/PermutationGroup.h"

#include "gtest/gtest.h"

#include <numeric>
#include <set>

namespace tensoropt::oracle {

using Images = std::vector<unsigned>;
using Coordinate = std::vector<int64_t>;
/// Images, and the character as negate + 2 * conjugate.
using Element = std::pair<Images, unsigned>;
using ElementSet = std::set<Element>;

inline unsigned code(Character c) { return c.negate + 2 * c.conjugate; }
inline Element plain(const SignedPermutation &s) {
  return {s.permutation.images(), code(s.character)};
}
inline SignedPermutation make(const Element &e) {
  std::string error;
  return {*Permutation::fromImages(e.first, error),
          {(e.second & 1) != 0, (e.second & 2) != 0}};
}
inline SignedPermutation cycle(const std::vector<std::vector<unsigned>> &cycles,
                               unsigned degree, Character character = {}) {
  std::string error;
  return {*Permutation::fromCycles(cycles, degree, error), character};
}
inline constexpr Character negate{true, false};
inline constexpr Character conjugate{false, true};

inline Element multiply(const Element &p, const Element &q) {
  Element result = q;
  for (unsigned &image : result.first)
    image = p.first[image];
  result.second = p.second ^ q.second;
  return result;
}

inline ElementSet closure(unsigned degree,
                          const std::vector<Element> &generators) {
  Images identity(degree);
  std::iota(identity.begin(), identity.end(), 0u);
  ElementSet result = {{identity, 0}};
  std::vector<Element> pending(result.begin(), result.end());
  while (!pending.empty()) {
    const Element e = pending.back();
    pending.pop_back();
    for (const Element &g : generators)
      if (Element next = multiply(g, e); result.insert(next).second)
        pending.push_back(next);
  }
  return result;
}

/// Bit c is set if the elements that fix the coordinate have character c.
inline unsigned fixingCharacters(const ElementSet &set, const Coordinate &c) {
  unsigned mask = 0;
  for (const auto &[p, character] : set) {
    bool fixed = true;
    for (unsigned i = 0; i < p.size(); ++i)
      fixed &= c[p[i]] == c[i];
    if (fixed)
      mask |= 1u << character;
  }
  return mask;
}

inline ElementSet elementsOf(const PermutationGroup &group) {
  ElementSet result;
  const auto elements = group.elements(1000000);
  for (const SignedPermutation &e : *elements)
    EXPECT_TRUE(result.insert(plain(e)).second) << e.str() << " repeated";
  EXPECT_EQ(group.order(), result.size());
  return result;
}

inline PermutationGroup
generate(unsigned degree, const std::vector<SignedPermutation> &generators) {
  std::string error;
  auto group = PermutationGroup::generate(degree, generators, error);
  EXPECT_TRUE(group) << error;
  return group ? *group : PermutationGroup(degree);
}

inline std::string
generateError(unsigned degree,
              const std::vector<SignedPermutation> &generators) {
  std::string error;
  EXPECT_FALSE(PermutationGroup::generate(degree, generators, error));
  return error;
}

inline PermutationGroup symmetric(unsigned degree,
                                  Character transposition = {}) {
  std::vector<SignedPermutation> generators;
  for (unsigned i = 0; i + 1 < degree; ++i)
    generators.push_back(cycle({{i, i + 1}}, degree, transposition));
  return generate(degree, generators);
}

} // namespace tensoropt::oracle
