// SPDX-License-Identifier: Apache-2.0
//
// A sparse tensor in coordinate form, exactly as a data file gives it: order
// kept, explicit zeros kept, symmetric halves not expanded.
//
//   CoordinateTensor t;
//   t.shape = {3, 4};
//   t.coordinates = {0, 1, 2, 3};                  // (0, 1) and (2, 3)
//   t.values = std::vector<double>{1.5, -2.0};
//   if (auto problem = verifyEntries(t)) report(problem->message);

#pragma once

#include <complex>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tensoropt {

/// What a stored entry (i, j) says about (j, i): nothing, the same value, its
/// negative, or its complex conjugate.
enum class FileSymmetry { General, Symmetric, SkewSymmetric, Hermitian };

/// The word of a Matrix Market header, such as "skew-symmetric".
const char *getName(FileSymmetry symmetry);

/// One value per entry, in the widest type of the kind that the file holds.
using ScalarColumn = std::variant<std::vector<int64_t>, std::vector<double>,
                                  std::vector<std::complex<double>>>;

/// Entries of a sparse tensor. The extents are plain numbers and may be far
/// larger than memory.
struct CoordinateTensor {
  /// One extent per mode, each at least 0.
  std::vector<int64_t> shape;
  /// `rank()` zero-based indices per entry, entry after entry.
  std::vector<int64_t> coordinates;
  ScalarColumn values;
  FileSymmetry symmetry = FileSymmetry::General;

  /// Number of modes.
  size_t rank() const { return shape.size(); }

  /// Number of stored entries, that is, of values. O(1).
  size_t entries() const;
};

/// What `verifyEntries` found: a fault of the whole tensor if `entry` is
/// empty, else of that entry; `earlier` is the entry that it repeats.
struct EntryProblem {
  std::optional<size_t> entry;
  std::optional<size_t> earlier;
  /// Says what is wrong in a sentence without place and final dot.
  std::string message;
};

/// Checks that
///  1. there is a mode, extents are not negative, and every value has
///     `rank()` indices,
///  2. a symmetric kind is a square matrix, a Hermitian one complex,
///  3. every index lies inside its extent,
///  4. the diagonal is zero if skew-symmetric and real if Hermitian,
///  5. no entry is stored twice; in a symmetric kind (i, j) and (j, i) are
///     the same entry, and either triangle may hold it.
/// Returns the first broken rule, at its first place in the order of entries.
/// Messages count indices from `indexBase`. Takes O(entries * rank) and no
/// memory if the entries are sorted by the modes from first to last or from
/// last to first; else O(n log n * rank) and 16 bytes per entry.
std::optional<EntryProblem> verifyEntries(const CoordinateTensor &tensor,
                                          int64_t indexBase = 0);

} // namespace tensoropt
