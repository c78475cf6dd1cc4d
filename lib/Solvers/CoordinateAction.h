// SPDX-License-Identifier: Apache-2.0
//
// How a permutation group acts on coordinates: canonical images, stabilisers
// and forced entries, by the cheapest of three strategies, which is chosen once
// per group. Private to Solvers.
//
//   CoordinateAction action(chain);
//   Character character;
//   action.canonicalise(indices, Triangle::Upper, character);
#pragma once

#include "StabiliserChain.h"
#include "TensorOpt/Solvers/PermutationGroup.h"

namespace tensoropt {

/// The action of one group; the functions are those of PermutationGroup.
class CoordinateAction {
public:
  /// Groups up to this order that are not symmetric on their orbits are kept as
  /// a table of elements. Near it both ways cost the same, about 0.8 us for
  /// coordinates of 8 indices; below it the table is up to 10 times faster.
  static constexpr uint64_t maxTableOrder = 128;

  /// Chooses the strategy. Takes time maxTableOrder * degree^2 at most.
  explicit CoordinateAction(std::shared_ptr<const StabiliserChain> chain);

  bool isFullSymmetricOnOrbits() const { return strategy == Strategy::Sort; }

  Canonical canonical(const std::vector<int64_t> &coordinate,
                      Triangle triangle) const;
  void canonicalise(int64_t *coordinate, Triangle triangle,
                    Character &character) const;
  bool isCanonical(const std::vector<int64_t> &coordinate,
                   Triangle triangle) const;

  /// Generators of the coordinate's stabiliser.
  std::vector<SignedPermutation>
  stabiliserGenerators(const std::vector<int64_t> &coordinate) const;

  /// Factors of the order of the coordinate's stabiliser.
  std::vector<uint64_t>
  stabiliserFactors(const std::vector<int64_t> &coordinate) const;

  /// The characters of the elements that fix the coordinate.
  CharacterSet
  stabiliserCharacters(const std::vector<int64_t> &coordinate) const;

private:
  enum class Strategy { Sort, Table, Search };

  /// Points that the group permutes in all ways. Its transpositions are
  /// conjugate to each other, so one character serves them all.
  struct SymmetricOrbit {
    std::vector<unsigned> points;
    Character transposition;
  };

  struct TableElement {
    /// The canonical candidate is coordinate[source[0]], coordinate[source[1]],
    /// ...: the images of the inverse of the element applied.
    std::vector<uint8_t> source;
    Character character;
  };

  void collectOrbits();
  void collectTable();
  template <typename Swapped>
  void sortOrbits(int64_t *coordinate, Triangle triangle,
                  Swapped swapped) const;
  template <typename Use>
  void forEachRepeat(const std::vector<int64_t> &coordinate, Use use) const;
  template <typename Use>
  void forEachFixing(const std::vector<int64_t> &coordinate, Use use) const;
  const TableElement &bestInTable(const int64_t *coordinate,
                                  Triangle triangle) const;
  Canonical searchCanonical(const std::vector<int64_t> &coordinate,
                            Triangle triangle) const;

  std::shared_ptr<const StabiliserChain> chain;
  Strategy strategy;
  /// Characters of the whole group: if trivial, no entry is forced.
  CharacterSet characters;
  std::vector<SymmetricOrbit> symmetricOrbits; // Sort: of two points at least
  std::vector<TableElement> table;             // Table: the identity first
};

} // namespace tensoropt
