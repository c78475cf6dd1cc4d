// SPDX-License-Identifier: Apache-2.0
//
// Permutation groups with characters, on top of the stabiliser chain.

#include "TensorOpt/Solvers/PermutationGroup.h"
#include "CoordinateAction.h"
#include "StabiliserChain.h"

#include <limits>
#include <numeric>

using namespace tensoropt;

static std::string forcedValue(const CharacterSet &identities) {
  if (identities.contains({true, false}))
    return "zero";
  return identities.contains({false, true}) ? "real" : "imaginary";
}

/// Why inserting `culprit` gave the identity a character: the shortest reason
/// that is known without keeping track of products. `known` is the character
/// that the generators before it gave the same permutation, if any.
static std::string explain(const SignedPermutation &culprit,
                           std::optional<Character> known) {
  const std::string name = "generator " + culprit.str();
  if (culprit.permutation.isIdentity())
    return name + " changes the entry without moving it";
  if (known && *known != culprit.character)
    return name + " contradicts the generators before it, which give " +
           SignedPermutation{culprit.permutation, *known}.str();
  const uint64_t order = culprit.permutation.order();
  if (order % 2 == 1 && !culprit.character.isTrivial())
    return name + " applied " + std::to_string(order) +
           " times changes the entry without moving it";
  return "a product of generator " + culprit.str() +
         " and those before it changes the entry without moving it";
}

PermutationGroup::PermutationGroup(StabiliserChain built,
                                   std::vector<SignedPermutation> given)
    : chain(std::make_shared<const StabiliserChain>(std::move(built))),
      action(std::make_shared<const CoordinateAction>(chain)),
      given(std::move(given)) {}

PermutationGroup::PermutationGroup(unsigned degree)
    : PermutationGroup(StabiliserChain(degree), {}) {
  assert(degree <= maxDegree && "degree exceeds the limit");
}

std::optional<PermutationGroup>
PermutationGroup::generate(unsigned degree,
                           const std::vector<SignedPermutation> &generators,
                           std::string &error) {
  if (degree > maxDegree) {
    error = "permutation group of " + std::to_string(degree) +
            " points exceeds the limit of " + std::to_string(maxDegree);
    return std::nullopt;
  }
  StabiliserChain chain(degree);
  for (const SignedPermutation &generator : generators) {
    if (generator.permutation.degree() != degree) {
      error = "generator " + generator.str() + " permutes " +
              std::to_string(generator.permutation.degree()) +
              " points but the group has " + std::to_string(degree);
      return std::nullopt;
    }
    const std::optional<Character> known =
        chain.contains(generator.permutation);
    chain.insert(generator);
    if (!chain.identityCharacters().isTrivial()) {
      error = explain(generator, known) + "; this forces every entry to be " +
              forcedValue(chain.identityCharacters());
      return std::nullopt;
    }
  }
  return PermutationGroup(std::move(chain), generators);
}

unsigned PermutationGroup::degree() const { return chain->degree(); }

uint64_t PermutationGroup::order() const {
  return saturatingProduct(chain->orbitSizes());
}

bool PermutationGroup::isTrivial() const { return order() == 1; }

std::optional<Character>
PermutationGroup::contains(const Permutation &permutation) const {
  if (permutation.degree() != degree())
    return std::nullopt;
  return chain->contains(permutation);
}

bool PermutationGroup::operator==(const PermutationGroup &rhs) const {
  // Copies, the common case, share their data.
  return chain == rhs.chain || (isSubgroupOf(rhs) && rhs.isSubgroupOf(*this));
}

bool PermutationGroup::isSubgroupOf(const PermutationGroup &other) const {
  if (degree() != other.degree())
    return false;
  for (const SignedPermutation &generator : given)
    if (other.contains(generator.permutation) != generator.character)
      return false;
  return true;
}

bool PermutationGroup::forEachElement(
    const std::function<bool(const SignedPermutation &)> &visit) const {
  auto all = [](const Permutation &, unsigned, unsigned) { return true; };
  return chain->walk(all, visit);
}

std::optional<std::vector<SignedPermutation>>
PermutationGroup::elements(uint64_t limit) const {
  const uint64_t count = order();
  if (count > limit || count == std::numeric_limits<uint64_t>::max())
    return std::nullopt;
  std::vector<SignedPermutation> result;
  result.reserve(count);
  forEachElement([&](const SignedPermutation &element) {
    result.push_back(element);
    return true;
  });
  return result;
}

std::vector<std::vector<unsigned>> PermutationGroup::orbits() const {
  const PointClasses classes = chain->orbits();
  std::vector<std::vector<unsigned>> result;
  std::vector<unsigned> positions(degree());
  for (unsigned point = 0; point < degree(); ++point) {
    if (classes[point] == point) {
      positions[point] = result.size();
      result.emplace_back();
    }
    result[positions[classes[point]]].push_back(point);
  }
  return result;
}

bool PermutationGroup::isFullSymmetricOnOrbits() const {
  return action->isFullSymmetricOnOrbits();
}

PermutationGroup
PermutationGroup::stabiliser(const std::vector<int64_t> &coordinate) const {
  assert(coordinate.size() == degree() && "one index per point");
  std::vector<SignedPermutation> found =
      action->stabiliserGenerators(coordinate);
  return {StabiliserChain(degree(), found), found};
}

uint64_t PermutationGroup::stabiliserOrder(
    const std::vector<int64_t> &coordinate) const {
  assert(coordinate.size() == degree() && "one index per point");
  return saturatingProduct(action->stabiliserFactors(coordinate));
}

uint64_t
PermutationGroup::orbitSize(const std::vector<int64_t> &coordinate) const {
  assert(coordinate.size() == degree() && "one index per point");
  // Cancel factor by factor: either order may not fit though the quotient does.
  std::vector<uint64_t> factors = chain->orbitSizes();
  for (uint64_t divisor : action->stabiliserFactors(coordinate))
    for (uint64_t &factor : factors) {
      const uint64_t common = std::gcd(factor, divisor);
      factor /= common;
      divisor /= common;
    }
  return saturatingProduct(factors);
}

PermutationGroup PermutationGroup::subgroup(
    const std::function<bool(const Permutation &)> &predicate) const {
  auto all = [](const Permutation &, unsigned, unsigned) { return true; };
  std::vector<SignedPermutation> found = chain->searchSubgroup(all, predicate);
  return {StabiliserChain(degree(), found), found};
}

std::vector<SignedPermutation>
PermutationGroup::rightTransversal(const PermutationGroup &subgroup) const {
  assert(subgroup.isSubgroupOf(*this) && "not a subgroup");
  // The inverses of the representatives are one d of each coset d * subgroup,
  // here the smallest. Multiplying by an element of level k of the subgroup's
  // chain brings d[j] to position k for any j in the orbit of k and keeps all
  // before it, so d is smallest exactly if d[k] < d[j] for all these pairs.
  std::vector<std::vector<unsigned>> smaller(degree());
  for (unsigned level = 0; level < degree(); ++level)
    for (unsigned point : subgroup.chain->orbit(level))
      if (point != level)
        smaller[point].push_back(level);
  std::vector<SignedPermutation> result;
  chain->walk(
      [&](const Permutation &prefix, unsigned point, unsigned image) {
        for (unsigned earlier : smaller[point])
          if (prefix[earlier] > image)
            return false;
        return true;
      },
      [&](const SignedPermutation &element) {
        result.push_back(element.inverse());
        return true;
      });
  return result;
}

Canonical PermutationGroup::canonical(const std::vector<int64_t> &coordinate,
                                      Triangle triangle) const {
  assert(coordinate.size() == degree() && "one index per point");
  return action->canonical(coordinate, triangle);
}

void PermutationGroup::canonicalise(int64_t *coordinate, Triangle triangle,
                                    Character &character) const {
  action->canonicalise(coordinate, triangle, character);
}

bool PermutationGroup::isCanonical(const std::vector<int64_t> &coordinate,
                                   Triangle triangle) const {
  assert(coordinate.size() == degree() && "one index per point");
  return action->isCanonical(coordinate, triangle);
}

bool PermutationGroup::forcesZero(
    const std::vector<int64_t> &coordinate) const {
  assert(coordinate.size() == degree() && "one index per point");
  return action->stabiliserCharacters(coordinate).contains({true, false});
}

bool PermutationGroup::forcesReal(
    const std::vector<int64_t> &coordinate) const {
  assert(coordinate.size() == degree() && "one index per point");
  return action->stabiliserCharacters(coordinate).contains({false, true});
}

bool PermutationGroup::forcesImaginary(
    const std::vector<int64_t> &coordinate) const {
  assert(coordinate.size() == degree() && "one index per point");
  return action->stabiliserCharacters(coordinate).contains({true, true});
}
