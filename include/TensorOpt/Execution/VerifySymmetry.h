// SPDX-License-Identifier: Apache-2.0
// Whether data that claim a symmetry have it.
//
//   SymmetryCheck check;
//   check.tolerance = 1e-12;      // 0, the default, asks for equal numbers
//   std::string error;
//   if (!verifySymmetry(tensor, error, check))
//     report(error); // "zero-based entry (1, 0) is 4 but zero-based entry
//                    // (0, 1) is 2: the symmetry makes them equal"

#pragma once

#include <string>

namespace tensoropt {

struct TensorData;

/// How data that hold all entries of each orbit are held against the symmetry
/// of their type.
struct SymmetryCheck {
  /// False: the entries are taken as they are. Full storage then holds what is
  /// given; canonical storage holds of each orbit the entry at the canonical
  /// place or, where that is missing, in its stead the lexicographically
  /// smallest (upper) or largest (lower) of the others. Entries that the
  /// symmetry forces to zero, real or imaginary are checked all the same, for
  /// compiled code skips them.
  bool isOn = true;
  /// How far numbers a and b that must be equal, after their characters, may
  /// lie apart: |a - b| <= tolerance * max(|a|, |b|), from 0 to less than 1. At
  /// 0 they must be equal; NaN equals NaN, and a zero one of the other sign. It
  /// also bounds the part of a number that must be real or imaginary, 2 |part|
  /// <= tolerance * |number|, which is then dropped while packing. Integers are
  /// always compared exactly, and an entry whose image is missing is never
  /// within the tolerance: whether it stands for zero is the semiring's to say.
  double tolerance = 0;
  /// Threads that look; 0 takes one per processor. The answer does not depend
  /// on it.
  unsigned threads = 0;
};

/// Checks that a tensor stored in full is symmetric as its type states: each
/// stored entry has its images under all generators, with the value that the
/// character asks for. Zeros that pad a dense last level need none. False with
/// a sentence in `error` that names the first entry in storage order that has
/// no or a wrong image, the image, both values and what the character makes of
/// them. The tensor must satisfy `verifyTensor`, which checks the entries that
/// are their own images. True without a look if the type states no symmetry or
/// stores canonical entries only, or if the check is off. O(entries) where it
/// holds exactly: matrices in rows without copies, others with a list of the
/// entries, 8 bytes for each index and value, and a hash table of the canonical
/// ones. To find what is wrong or to compare within a tolerance O(entries *
/// generators * log entries) if all levels are ordered, else O(entries * (log
/// entries + |G|)) by sorting copies; so it is for groups of more than 40320
/// elements, 128 unless they are products of full symmetric ones.
bool verifySymmetry(const TensorData &tensor, std::string &error,
                    const SymmetryCheck &check = {});

} // namespace tensoropt
