// SPDX-License-Identifier: Apache-2.0
//
// Permutations in image form, their cycle notation, and characters.

#include "TensorOpt/Solvers/Permutation.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace tensoropt;

static std::string outOfRange(const std::string &what, unsigned degree) {
  return what + " is out of range for " + std::to_string(degree) +
         (degree == 1 ? " point" : " points");
}

Permutation::Permutation(unsigned degree) : imageOf(degree) {
  std::iota(imageOf.begin(), imageOf.end(), 0u);
}

std::optional<Permutation> Permutation::fromImages(std::vector<unsigned> images,
                                                   std::string &error) {
  const unsigned degree = images.size();
  // `degree` marks an image that nothing maps to yet.
  std::vector<unsigned> preimage(degree, degree);
  for (unsigned i = 0; i < degree; ++i) {
    if (images[i] >= degree) {
      error = outOfRange("image " + std::to_string(images[i]) + " of point " +
                             std::to_string(i),
                         degree);
      return std::nullopt;
    }
    unsigned &earlier = preimage[images[i]];
    if (earlier != degree) {
      error = "points " + std::to_string(earlier) + " and " +
              std::to_string(i) + " have the same image " +
              std::to_string(images[i]);
      return std::nullopt;
    }
    earlier = i;
  }
  Permutation result(0);
  result.imageOf = std::move(images);
  return result;
}

std::optional<Permutation>
Permutation::fromCycles(const std::vector<std::vector<unsigned>> &cycles,
                        unsigned degree, std::string &error) {
  Permutation result(degree);
  std::vector<bool> seen(degree, false);
  for (unsigned c = 0; c < cycles.size(); ++c) {
    const std::vector<unsigned> &cycle = cycles[c];
    if (cycle.empty()) {
      error = "cycle " + std::to_string(c + 1) + " is empty";
      return std::nullopt;
    }
    for (unsigned i = 0; i < cycle.size(); ++i) {
      const std::string name = "point " + std::to_string(cycle[i]);
      if (cycle[i] >= degree) {
        error = outOfRange(name, degree);
        return std::nullopt;
      }
      if (seen[cycle[i]]) {
        error = name + " appears twice in the cycles";
        return std::nullopt;
      }
      seen[cycle[i]] = true;
      result.imageOf[cycle[i]] = cycle[(i + 1) % cycle.size()];
    }
    if (cycle.size() == 1) {
      error = "cycle (" + std::to_string(cycle[0]) +
              ") has one point and moves nothing; leave it out";
      return std::nullopt;
    }
  }
  return result;
}

Permutation Permutation::operator*(const Permutation &rhs) const {
  assert(degree() == rhs.degree() && "degrees must agree");
  Permutation result(rhs);
  for (unsigned &image : result.imageOf)
    image = imageOf[image];
  return result;
}

Permutation Permutation::inverse() const {
  Permutation result(*this);
  for (unsigned i = 0; i < imageOf.size(); ++i)
    result.imageOf[imageOf[i]] = i;
  return result;
}

bool Permutation::isIdentity() const {
  for (unsigned i = 0; i < imageOf.size(); ++i)
    if (imageOf[i] != i)
      return false;
  return true;
}

uint64_t Permutation::order() const {
  uint64_t result = 1;
  for (const std::vector<unsigned> &cycle : cycles()) {
    const uint64_t factor =
        cycle.size() / std::gcd<uint64_t>(result, cycle.size());
    if (result > std::numeric_limits<uint64_t>::max() / factor)
      return std::numeric_limits<uint64_t>::max();
    result *= factor;
  }
  return result;
}

Permutation Permutation::extended(unsigned degree) const {
  assert(degree >= this->degree() && "extending cannot drop points");
  Permutation result(degree);
  std::copy(imageOf.begin(), imageOf.end(), result.imageOf.begin());
  return result;
}

std::vector<std::vector<unsigned>> Permutation::cycles() const {
  std::vector<std::vector<unsigned>> result;
  std::vector<bool> seen(imageOf.size(), false);
  for (unsigned start = 0; start < imageOf.size(); ++start) {
    if (seen[start] || imageOf[start] == start)
      continue;
    std::vector<unsigned> &cycle = result.emplace_back();
    for (unsigned point = start; !seen[point]; point = imageOf[point]) {
      seen[point] = true;
      cycle.push_back(point);
    }
  }
  return result;
}

std::string Permutation::str() const {
  std::string result;
  for (const std::vector<unsigned> &cycle : cycles()) {
    char separator = '(';
    for (unsigned point : cycle) {
      result += separator + std::to_string(point);
      separator = ' ';
    }
    result += ')';
  }
  return result.empty() ? "()" : result;
}

bool Permutation::fixes(const std::vector<int64_t> &coordinate) const {
  assert(coordinate.size() == imageOf.size() && "one index per point");
  for (unsigned i = 0; i < imageOf.size(); ++i)
    if (coordinate[imageOf[i]] != coordinate[i])
      return false;
  return true;
}

std::string Character::str() const {
  if (negate && conjugate)
    return "negate conjugate";
  return negate ? "negate" : conjugate ? "conjugate" : "";
}

std::string SignedPermutation::str() const {
  if (character.isTrivial())
    return permutation.str();
  return permutation.str() + " : " + character.str();
}
