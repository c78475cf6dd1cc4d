// SPDX-License-Identifier: Apache-2.0

#include "ForcedEntries.h"

#include <cmath>

using namespace tensoropt;

ForcedEntries::ForcedEntries(const PermutationGroup &group)
    : group(group), orbits(group.orbits()) {
  for (const SignedPermutation &generator : group.generators())
    hasCharacters |= !generator.character.isTrivial();
}

bool ForcedEntries::hasRepeats(const int64_t *coordinate) const {
  for (const std::vector<unsigned> &orbit : orbits)
    for (size_t a = 0; a < orbit.size(); ++a)
      for (size_t b = 0; b < a; ++b)
        if (coordinate[orbit[a]] == coordinate[orbit[b]])
          return true;
  return false;
}

void ForcedEntries::findRepeats(
    const int64_t *coordinate,
    std::vector<std::pair<unsigned, unsigned>> &slots) const {
  slots.clear();
  for (const std::vector<unsigned> &orbit : orbits)
    for (size_t b = 0; b < orbit.size(); ++b)
      for (size_t a = 0; a < b; ++a)
        if (coordinate[orbit[a]] == coordinate[orbit[b]])
          slots.push_back({orbit[a], orbit[b]});
}

Forced ForcedEntries::check(const int64_t *coordinate, const Scalar &value,
                            double tolerance, std::string &error) const {
  std::vector<int64_t> place(coordinate, coordinate + group.degree());
  auto [real, imaginary] = getParts(value);
  auto violated = [&](const char *what) {
    error = describePlace(coordinate, group.degree()) + " is " +
            describe(value) + " but the symmetry forces it to be " + what;
    return Forced::Violated;
  };
  if (group.forcesZero(place))
    return isZero(value) ? Forced::Zero : violated("zero");
  // A NaN in the forbidden part is as wrong as a number. The limit is that of
  // the number and what the character makes of it: they lie twice the part
  // apart.
  double size = std::hypot(real, imaginary);
  auto mayDrop = [&](double part) {
    return std::isfinite(size) && 2 * std::fabs(part) <= tolerance * size;
  };
  if (group.forcesReal(place) && !(imaginary == 0))
    return mayDrop(imaginary) ? Forced::Real : violated("real");
  if (group.forcesImaginary(place) && !(real == 0))
    return mayDrop(real) ? Forced::Imaginary : violated("imaginary");
  return Forced::Nothing;
}
