// SPDX-License-Identifier: Apache-2.0

#include "LetterFacts.h"

#include <algorithm>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

void LetterFacts::add(const LetterOrder &order) {
  if (implies(order))
    return;
  std::set<char> before{order.lesser}, after{order.greater};
  for (auto [a, b] : atMost) {
    if (b == order.lesser)
      before.insert(a);
    if (a == order.greater)
      after.insert(b);
  }
  for (char a : before)
    for (char b : after) {
      atMost.insert({a, b});
      bool strictly = order.strictly || below.count({a, order.lesser}) ||
                      below.count({order.greater, b});
      if (strictly)
        below.insert({a, b});
    }
}

bool LetterFacts::isContradictory() const {
  return std::any_of(below.begin(), below.end(), [&](auto pair) {
    return isAtMost(pair.second, pair.first);
  });
}

bool LetterFacts::implies(const LetterOrder &order) const {
  return order.strictly ? below.count({order.lesser, order.greater}) > 0
                        : isAtMost(order.lesser, order.greater);
}

bool LetterFacts::implies(const EqualLetters &equal) const {
  for (const std::string &block : equal)
    for (char letter : block)
      if (!isAtMost(block[0], letter) || !isAtMost(letter, block[0]))
        return false;
  return true;
}

std::vector<LetterOrder>
tensoropt::getCanonicalOrder(const PermutationGroup &group, Triangle triangle,
                             const std::string &term, bool dropsZeros) {
  std::vector<LetterOrder> order;
  if (!group.isFullSymmetricOnOrbits())
    return order;
  for (const std::vector<unsigned> &orbit : group.orbits())
    for (size_t at = 1; at < orbit.size(); ++at) {
      std::vector<unsigned> images(group.degree());
      for (unsigned slot = 0; slot < images.size(); ++slot)
        images[slot] = slot;
      std::swap(images[orbit[at - 1]], images[orbit[at]]);
      std::string unused;
      auto character = group.contains(*Permutation::fromImages(images, unused));
      char first = term[orbit[at - 1]], second = term[orbit[at]];
      if (triangle == Triangle::Lower)
        std::swap(first, second);
      order.push_back({first, second, dropsZeros && character->negate});
    }
  return order;
}

//===----------------------------------------------------------------------===//
// Masks
//===----------------------------------------------------------------------===//

/// Joins blocks that share a letter, and sorts.
static EqualLetters normalise(EqualLetters blocks) {
  for (size_t at = 0; at < blocks.size(); ++at)
    for (size_t other = at + 1; other < blocks.size();) {
      if (blocks[at].find_first_of(blocks[other]) == std::string::npos) {
        ++other;
        continue;
      }
      blocks[at] += blocks[other];
      blocks.erase(blocks.begin() + other);
      other = at + 1;
    }
  EqualLetters result;
  for (std::string &block : blocks) {
    std::sort(block.begin(), block.end());
    block.erase(std::unique(block.begin(), block.end()), block.end());
    if (block.size() > 1)
      result.push_back(block);
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// True if every equality of `weak` holds where `strong` does.
static bool implies(const EqualLetters &strong, const EqualLetters &weak) {
  return std::all_of(weak.begin(), weak.end(), [&](const std::string &block) {
    return std::any_of(strong.begin(), strong.end(),
                       [&](const std::string &whole) {
                         return std::includes(whole.begin(), whole.end(),
                                              block.begin(), block.end());
                       });
  });
}

/// Keeps the weakest conditions; the others follow.
static LetterMask reduce(const std::set<EqualLetters> &all) {
  LetterMask kept;
  for (const EqualLetters &candidate : all)
    if (std::none_of(all.begin(), all.end(), [&](const EqualLetters &other) {
          return other != candidate && implies(candidate, other);
        }))
      kept.push_back(candidate);
  return kept;
}

LetterMask tensoropt::getRepeats(const std::vector<SignedPermutation> &elements,
                                 size_t at, const std::string &term) {
  std::set<EqualLetters> all;
  Permutation inverse = elements[at].permutation.inverse();
  for (size_t before = 0; before < at; ++before) {
    EqualLetters equal;
    for (const auto &cycle :
         (inverse * elements[before].permutation).cycles()) {
      equal.emplace_back();
      for (unsigned slot : cycle)
        equal.back() += term[slot];
    }
    all.insert(normalise(equal));
  }
  return reduce(all);
}

LetterMask tensoropt::unite(const LetterMask &a, const LetterMask &b) {
  std::set<EqualLetters> all(a.begin(), a.end());
  all.insert(b.begin(), b.end());
  return reduce(all);
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

static char rename(char letter, const std::map<char, char> &names) {
  auto found = names.find(letter);
  return found == names.end() ? letter : found->second;
}

std::string tensoropt::rename(const std::string &term,
                              const std::map<char, char> &names) {
  std::string result;
  for (char letter : term)
    result += ::rename(letter, names);
  return result;
}

LetterMask tensoropt::rename(const LetterMask &mask,
                             const std::map<char, char> &names) {
  std::set<EqualLetters> all;
  for (EqualLetters equal : mask) {
    for (std::string &block : equal)
      block = tensoropt::rename(block, names);
    all.insert(normalise(equal));
  }
  return {all.begin(), all.end()};
}

std::vector<LetterOrder>
tensoropt::rename(const std::vector<LetterOrder> &order,
                  const std::map<char, char> &names) {
  std::vector<LetterOrder> result;
  for (const LetterOrder &one : order)
    result.push_back({::rename(one.lesser, names), ::rename(one.greater, names),
                      one.strictly});
  return result;
}
