// SPDX-License-Identifier: Apache-2.0
// Which updates one canonical entry stands for, found by group computation.
//
//   // y[i] += A[i,j] x[j], A symmetric: two updates, the second masked where
//   // i = j.
//   Assignment assignment{"ij", {{"j", 1, PermutationGroup(1)}}, {"i"}};
//   UpdatePlan::compute(group, assignment, maxUpdates, plan, error);
//
// Let G be the group of the driving tensor A and H the subgroup of G that maps
// the assignment to itself. A visit of the canonical coordinate x must do the
// update U(y) once for each distinct y in the orbit G.x. U(h.y) = U(y) for h in
// H, so the orbit falls into H-orbits, one per double coset H\G/Stab(x).
// Summing over representatives c of the cosets H.c gives the same total when a
// representative whose H-orbit an earlier one has covered is masked, and the
// others count |H| / |H intersected with Stab(c.x)| times. These are whole
// numbers, so every type and semiring is exact.
//
// Where fractions may be multiplied, one weight for all updates does the same
// without masks: each element of G does each update of the orbit |Stab(x)|
// times, so the sum over y is |H| / |Stab(x)| times the sum over the cosets.
//
// Letters that the driving tensor does not carry may be exchanged as well, and
// a larger subgroup K maps the assignment to itself up to the order of an
// output's dimensions: U(k.y) is U(y) transposed. Then the updates of the
// cosets of K are summed into new outputs, and these, transposed by one element
// of each coset of H in K, are added to the outputs at the end.

#pragma once

#include "TensorOpt/Solvers/PermutationGroup.h"
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tensoropt {

/// An einsum as seen from its driving tensor.
struct Assignment {
  struct Factor {
    std::string term;       ///< index letters
    unsigned tensor;        ///< equal numbers mean the same tensor
    PermutationGroup group; ///< of its own slots; trivial if none is known
  };
  std::string driver;               ///< index letters of A, all different
  std::vector<Factor> factors;      ///< the other inputs
  std::vector<std::string> outputs; ///< index letters of each output
};

/// Equalities between slots of a coordinate: the disjoint blocks of two or more
/// slots that hold equal values, each ascending.
using EqualSlots = std::vector<std::vector<unsigned>>;

/// One update per coset of H in G.
struct Update {
  /// slotOf[t] is the slot of the canonical coordinate whose value slot t of
  /// the driving tensor has in this update.
  std::vector<unsigned> slotOf;
  Character character; ///< applied to the stored value
  /// Masked when any of these equalities holds.
  std::vector<EqualSlots> maskedOn;
  /// |H intersected with Stab| is the sum of the counts whose equalities hold;
  /// the entry without equalities, of count 1 or more, comes first.
  std::vector<std::pair<EqualSlots, int64_t>> stabiliserTerms;
};

/// How diagonals are made exact.
enum class DiagonalRule {
  Exact, ///< updates that coincide are masked, the others counted
  Weight ///< all updates are multiplied by one fraction
};

/// What K does to outputs.
enum class OutputRule {
  Direct,    ///< nothing: all updates are done in the outputs
  Transposed ///< new outputs are transposed and added at the end
};

struct UpdatePlan {
  uint64_t groupOrder = 1;    ///< |G|: how far reads of A fall
  uint64_t subgroupOrder = 1; ///< |H|: how far updates fall
  std::vector<Update> updates;

  /// transpositions[t][o]: dimension d of new output o is dimension
  /// transpositions[t][o][d] of the output. The identity comes first; it is the
  /// only one unless new outputs are of use.
  std::vector<std::vector<std::vector<unsigned>>> transpositions;

  /// With DiagonalRule::Weight and G all permutations within each of these
  /// lists of slots: |Stab| is the product, over runs of m equal values in a
  /// list, of m!, as canonical coordinates are sorted along it.
  std::vector<std::vector<unsigned>> sortedSlots;
  /// With DiagonalRule::Weight and any other G: |Stab| is the sum of the counts
  /// whose equalities hold.
  std::vector<std::pair<EqualSlots, int64_t>> stabiliserTerms;

  /// Largest |G| that is searched element by element: 9!, about a second.
  static constexpr uint64_t maxGroupOrder = 362880;

  /// Refuses groups above `maxGroupOrder` and more than `maxUpdates` updates.
  /// Time O(|G| rank^2), and O(|H| updates^2 rank^2) for the masks of
  /// DiagonalRule::Exact.
  /// OutputRule::Transposed goes with DiagonalRule::Weight only.
  static bool compute(const PermutationGroup &group,
                      const Assignment &assignment, uint64_t maxUpdates,
                      DiagonalRule rule, OutputRule outputRule,
                      UpdatePlan &plan, std::string &error);
};

} // namespace tensoropt
