// SPDX-License-Identifier: Apache-2.0
//
// Permutations of tensor slots, and the characters that go with them: what
// happens to an entry's value when its coordinate is permuted.
//
//   std::string error;
//   auto swap = Permutation::fromCycles({{0, 1}}, /*degree=*/3, error);
//   swap->permute(std::vector<char>{'i', 'j', 'k'});   // j, i, k
//   SignedPermutation skew{*swap, Character{/*negate=*/true, false}};
//   skew.str();                                        // "(0 1) : negate"
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// A bijection of the points 0..degree-1, kept as the list of their images.
/// Permutations act from the left: a product applies its right factor first.
class Permutation {
public:
  /// The identity on `degree` points; zero points are allowed.
  explicit Permutation(unsigned degree);

  /// The permutation that sends i to images[i]; its degree is the list's size.
  /// Empty with a message in `error` if an image is out of range or repeated.
  /// Linear time.
  static std::optional<Permutation> fromImages(std::vector<unsigned> images,
                                               std::string &error);

  /// The product of disjoint cycles on `degree` points: each point of a cycle
  /// goes to the next one. Empty with a message in `error` that names the
  /// culprit if a point is out of range or appears twice, or if a cycle moves
  /// nothing (no point or one). Linear time.
  static std::optional<Permutation>
  fromCycles(const std::vector<std::vector<unsigned>> &cycles, unsigned degree,
             std::string &error);

  /// Number of points.
  unsigned degree() const { return imageOf.size(); }

  /// Image of `point`, which must be below the degree.
  unsigned operator[](unsigned point) const {
    assert(point < imageOf.size() && "point out of range");
    return imageOf[point];
  }

  /// The images of 0..degree-1 in order.
  const std::vector<unsigned> &images() const { return imageOf; }

  /// First `rhs`, then this: (p * q)[i] == p[q[i]]. Degrees must agree.
  Permutation operator*(const Permutation &rhs) const;

  /// The permutation that undoes this one. Linear time.
  Permutation inverse() const;

  /// Whether every point is fixed.
  bool isIdentity() const;

  /// The least k > 0 for which the k-th power is the identity. Saturates at
  /// UINT64_MAX. Linear time.
  uint64_t order() const;

  /// The same permutation on `degree` points, which must not be fewer than
  /// now; the further points are fixed.
  Permutation extended(unsigned degree) const;

  /// The cycles of at least two points. Each starts at its smallest point and
  /// they are sorted by it, so equal permutations have equal cycles.
  std::vector<std::vector<unsigned>> cycles() const;

  /// Cycle notation such as "(0 1)(2 3)"; "()" for the identity.
  std::string str() const;

  /// Moves what is in slot i to slot p[i]: result[p[i]] == slots[i]. A left
  /// action: (p * q).permute(s) == p.permute(q.permute(s)). `slots` must have
  /// `degree` elements.
  template <typename T>
  std::vector<T> permute(const std::vector<T> &slots) const {
    assert(slots.size() == imageOf.size() && "one slot per point");
    std::vector<T> result(slots);
    for (unsigned i = 0; i < imageOf.size(); ++i)
      result[imageOf[i]] = slots[i];
    return result;
  }

  /// Whether permute(coordinate) == coordinate, without making a copy.
  bool fixes(const std::vector<int64_t> &coordinate) const;

  bool operator==(const Permutation &rhs) const {
    return imageOf == rhs.imageOf;
  }
  bool operator!=(const Permutation &rhs) const { return !(*this == rhs); }

  /// Lexicographic order of the images; the identity is the smallest of its
  /// degree.
  bool operator<(const Permutation &rhs) const { return imageOf < rhs.imageOf; }

private:
  std::vector<unsigned> imageOf;
};

/// What a symmetry does to an entry's value: change its sign, conjugate it,
/// both or neither. The four form a commutative group in which each element is
/// its own inverse.
struct Character {
  bool negate = false;
  bool conjugate = false;

  /// One after the other; the order is irrelevant.
  Character operator*(Character rhs) const {
    return {negate != rhs.negate, conjugate != rhs.conjugate};
  }
  bool operator==(Character rhs) const {
    return negate == rhs.negate && conjugate == rhs.conjugate;
  }
  bool operator!=(Character rhs) const { return !(*this == rhs); }

  /// Whether values are left as they are.
  bool isTrivial() const { return !negate && !conjugate; }

  /// "", "negate", "conjugate" or "negate conjugate".
  std::string str() const;
};

/// One symmetry of a tensor A: A[permutation.permute(x)] = character(A[x]) for
/// every coordinate x.
struct SignedPermutation {
  Permutation permutation;
  Character character;

  /// First `rhs`, then this. Degrees must agree.
  SignedPermutation operator*(const SignedPermutation &rhs) const {
    return {permutation * rhs.permutation, character * rhs.character};
  }

  /// The symmetry that undoes this one.
  SignedPermutation inverse() const {
    return {permutation.inverse(), character};
  }

  bool operator==(const SignedPermutation &rhs) const {
    return permutation == rhs.permutation && character == rhs.character;
  }
  bool operator!=(const SignedPermutation &rhs) const {
    return !(*this == rhs);
  }

  /// The notation of the symmetry attribute: "(0 1)", "(0 1) : negate".
  std::string str() const;
};

} // namespace tensoropt
