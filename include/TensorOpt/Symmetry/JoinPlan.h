// SPDX-License-Identifier: Apache-2.0
// Which visits of stored entries make up a product of several sparse tensors.
//
//   // C[i,j] += A[i,k] A[j,k], the same A twice: one visit with j <= i, whose
//   // term goes to C[i,j] and, off the diagonal, to C[j,i].
//   JoinProblem problem{{{"ik", 0, true}, {"jk", 0, true}}, {{"ij"}}};
//   JoinPlan::compute(problem, maxUpdates, plan, error);
//
// A canonical tensor T with group F is the sum over f in F of what f makes of
// its stored entries s, each full coordinate y counted once: f is masked where
// an earlier f' has f'.s = f.s. A product of such tensors is the sum over
// tuples (f, g, ...) of a product of *stored* entries whose terms are permuted.
// Tuples that need different stored places need visits of their own; those that
// agree after renaming summed indices share one, and where their terms are
// equal, too, they are counted instead of repeated. Facts about canonical
// coordinates, such as i <= j in an upper triangle, drop tuples that only meet
// where they are masked: two matrices of one symmetry and triangle are visited
// once.
//
// The symmetry of the output that follows from exchanging factors ("invisible"
// in Patel et al., SySTeC, CGO 2025) is found by trying all permutations of its
// letters. One entry per orbit is then computed, and mirrored if the output is
// dense.

#pragma once

#include "TensorOpt/Solvers/PermutationGroup.h"
#include <string>
#include <vector>

namespace tensoropt {

/// A product of tensors, as letters.
struct JoinProblem {
  struct Input {
    std::string term;
    unsigned tensor; ///< equal numbers mean the same tensor
    bool isSparse;   ///< its stored entries are visited; else it is read
    /// What one stored entry stands for; of degree 0 if all are stored.
    PermutationGroup stored{0};
    Triangle triangle = Triangle::Upper;
    /// Zeros pad it where coordinates are not canonical, too.
    bool isPadded = false;
    /// The symmetry of its values; of degree 0 if none is known.
    PermutationGroup symmetry{0};
  };
  struct Output {
    std::string term;
    /// The symmetry whose canonical entries alone are stored; of degree 0 if
    /// all are.
    PermutationGroup stored{0};
    Triangle triangle = Triangle::Upper;
    /// A term may go to several places, to save its product.
    bool mayMirror = false;
  };
  std::vector<Input> inputs;
  std::vector<Output> outputs;
};

/// Letters that have one value: disjoint blocks of two or more.
using EqualLetters = std::vector<std::string>;

/// A condition that holds if any of the equalities does.
using LetterMask = std::vector<EqualLetters>;

/// lesser <= greater, or lesser < greater.
struct LetterOrder {
  char lesser, greater;
  bool strictly = false;

  bool operator==(const LetterOrder &rhs) const {
    return lesser == rhs.lesser && greater == rhs.greater &&
           strictly == rhs.strictly;
  }
};

/// One term of a visit, added to one or more places of each output.
struct JoinUpdate {
  struct Place {
    unsigned output;
    std::string term;
    LetterMask maskedOn; ///< another place is the same there
  };
  std::vector<std::string> terms;    ///< of the inputs that are read
  std::vector<Character> characters; ///< of the entries visited, in their order
  std::vector<Place> places;
  /// The term counts once for each of these that does not hold.
  std::vector<LetterMask> maskedOn;
};

/// Entries that are visited together.
struct JoinVisit {
  struct Operand {
    unsigned input;
    std::string term; ///< letters of the stored coordinate
  };
  std::vector<Operand> operands;
  std::vector<LetterOrder> order;
  std::vector<JoinUpdate> updates;
};

struct JoinPlan {
  std::vector<JoinVisit> visits;
  uint64_t outputOrder = 1; ///< of the symmetry that outputs are computed by

  /// Refuses more than `maxUpdates` tuples, canonical outputs whose symmetry
  /// does not follow from the product, conjugates, or is not all permutations
  /// of groups of dimensions, and canonical outputs beside others.
  /// Time O(tuples^2) and the factorial of the letters of an output.
  static bool compute(const JoinProblem &problem, uint64_t maxUpdates,
                      JoinPlan &plan, std::string &error);
};

} // namespace tensoropt
