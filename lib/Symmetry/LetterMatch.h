// SPDX-License-Identifier: Apache-2.0
// Renamings of letters that map one product of tensors to another.

#pragma once

#include "TensorOpt/Symmetry/JoinPlan.h"

#include <functional>
#include <map>

namespace tensoropt {

/// A tensor with letters, as a factor of a product.
struct Factor {
  unsigned tensor;
  std::string term;
  /// Ways to reorder its slots: what they do to its values.
  std::vector<SignedPermutation> reorderings;
};

/// A renaming of the letters of one product, where its factors went, and the
/// character of each reordering that this took.
struct Matching {
  std::map<char, char> names;
  std::vector<size_t> target;
  std::vector<Character> characters;
};

/// Calls `visit` with each one-to-one renaming, beginning with `names`, that
/// makes the factors of `from` those of `to`, in some order, until it returns
/// true. Returns whether it did.
bool matchFactors(const std::vector<Factor> &from,
                  const std::vector<Factor> &to,
                  const std::map<char, char> &names,
                  const std::function<bool(const Matching &)> &visit);

/// The permutations of the slots of `output` that the product follows, each
/// with its character.
PermutationGroup findOutputSymmetry(const std::vector<Factor> &factors,
                                    const std::string &output);

} // namespace tensoropt
