// SPDX-License-Identifier: Apache-2.0

#include "LetterMatch.h"

#include <algorithm>
#include <numeric>

using namespace tensoropt;

namespace {

/// The search, factor by factor.
class Matcher {
public:
  Matcher(const std::vector<Factor> &from, const std::vector<Factor> &to,
          const std::function<bool(const Matching &)> &visit)
      : from(from), to(to), visit(visit), isTaken(to.size()) {}

  bool run(const std::map<char, char> &names) {
    if (from.size() != to.size())
      return false;
    matching.names = names;
    return place(0);
  }

private:
  bool place(size_t factor) {
    if (factor == from.size())
      return visit(matching);
    for (size_t other = 0; other < to.size(); ++other) {
      if (isTaken[other] || to[other].tensor != from[factor].tensor ||
          to[other].term.size() != from[factor].term.size())
        continue;
      isTaken[other] = true;
      matching.target.push_back(other);
      for (const SignedPermutation &reordering : to[other].reorderings)
        if (placeTerm(factor, to[other], reordering))
          return true;
      matching.target.pop_back();
      isTaken[other] = false;
    }
    return false;
  }

  bool placeTerm(size_t factor, const Factor &target,
                 const SignedPermutation &reordering) {
    std::vector<char> letters(target.term.begin(), target.term.end());
    letters = reordering.permutation.permute(letters);
    std::map<char, char> before = matching.names;
    bool fits = true;
    for (size_t slot = 0; fits && slot < letters.size(); ++slot)
      fits = assign(from[factor].term[slot], letters[slot]);
    if (fits) {
      matching.characters.push_back(reordering.character);
      if (place(factor + 1))
        return true;
      matching.characters.pop_back();
    }
    matching.names = std::move(before);
    return false;
  }

  /// One name per letter, and one letter per name.
  bool assign(char letter, char name) {
    auto [known, isNew] = matching.names.try_emplace(letter, name);
    if (!isNew)
      return known->second == name;
    return std::count_if(matching.names.begin(), matching.names.end(),
                         [&](auto pair) { return pair.second == name; }) == 1;
  }

  const std::vector<Factor> &from, &to;
  const std::function<bool(const Matching &)> &visit;
  std::vector<bool> isTaken;
  Matching matching;
};

/// The character of a product whose factors have these; empty if conjugating
/// some but not all of them makes none.
std::optional<Character> multiply(const std::vector<Character> &characters) {
  Character product;
  for (Character character : characters) {
    if (character.conjugate != characters.front().conjugate)
      return std::nullopt;
    product.negate ^= character.negate;
    product.conjugate = character.conjugate;
  }
  return product;
}

} // namespace

bool tensoropt::matchFactors(
    const std::vector<Factor> &from, const std::vector<Factor> &to,
    const std::map<char, char> &names,
    const std::function<bool(const Matching &)> &visit) {
  return Matcher(from, to, visit).run(names);
}

PermutationGroup
tensoropt::findOutputSymmetry(const std::vector<Factor> &factors,
                              const std::string &output) {
  std::vector<unsigned> images(output.size());
  std::iota(images.begin(), images.end(), 0u);
  std::vector<SignedPermutation> found;
  std::string error;
  // More letters than this take longer to permute than the product is worth.
  constexpr size_t mostLetters = 6;
  if (output.size() > mostLetters)
    return PermutationGroup(output.size());
  do {
    std::map<char, char> names;
    for (size_t slot = 0; slot < output.size(); ++slot)
      names[output[slot]] = output[images[slot]];
    std::optional<Character> character;
    matchFactors(factors, factors, names, [&](const Matching &matching) {
      character = multiply(matching.characters);
      return character.has_value();
    });
    if (character)
      found.push_back(
          {Permutation::fromImages(images, error)->inverse(), *character});
  } while (std::next_permutation(images.begin(), images.end()));
  if (auto group = PermutationGroup::generate(output.size(), found, error))
    return *group;
  // Characters that contradict each other: the sum is zero there.
  return PermutationGroup(output.size());
}
