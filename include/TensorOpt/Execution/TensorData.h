// SPDX-License-Identifier: Apache-2.0
// The data of a tensor in the buffers that compiled code takes, and the ways to
// fill them: from entries, from a dense array, or checked as somebody else made
// them.
//
//   std::string error;
//   std::optional<CoordinateTensor> a = readMatrixMarket("a.mtx", error);
//   std::optional<TensorData> data = packTensor(spec, *a, error);
//   data->extents;                    // {34, 34}
//   data->buffers[0].as<uint32_t>();  // positions of a CSR matrix

#pragma once

#include "TensorOpt/Execution/TensorSpec.h"
#include "TensorOpt/Execution/VerifySymmetry.h"
#include "TensorOpt/Runtime/CoordinateTensor.h"
#include "TensorOpt/Runtime/Npy.h"

#include <cassert>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// An array of scalars. Copies share the memory, which lives as long as the
/// last of them.
class Buffer {
public:
  /// No elements.
  Buffer() = default;

  /// New zeroed memory, aligned to 64 bytes. Empty if the size overflows or
  /// exceeds the memory of the machine, or if the system refuses. Pages of
  /// large buffers, of 2 MB if there are such, are taken when first touched.
  static std::optional<Buffer> allocate(ScalarType type, size_t count);

  /// `count` elements at `data`, which lives as long as `owner`; a null owner
  /// leaves that to the caller.
  static Buffer borrow(ScalarType type, size_t count, void *data,
                       std::shared_ptr<void> owner);

  ScalarType type() const { return scalar; }
  /// Number of elements.
  size_t count() const { return elements; }
  /// Bytes of the elements.
  size_t bytes() const { return elements * scalar.size(); }
  /// The first element; may be null if there are none.
  void *data() const { return start; }

  /// The elements as `T`, which must have their size.
  template <typename T> T *as() const {
    assert(sizeof(T) == scalar.size() && "type has another size");
    return static_cast<T *>(start);
  }

private:
  ScalarType scalar;
  size_t elements = 0;
  void *start = nullptr;
  std::shared_ptr<void> owner;
};

/// The elements of a buffer, in the widest type of their kind; unsigned 64-bit
/// values wrap. O(elements).
ScalarColumn readColumn(const Buffer &buffer);

/// A tensor with its data.
struct TensorData {
  TensorSpec spec;
  /// One extent per dimension; static extents of the type are repeated.
  std::vector<int64_t> extents;
  /// Without encoding one buffer in row-major order; of packed storage the
  /// values of the region in lexicographic order. Else in the order of
  /// `StorageLayout::buffers()`: for each level the positions (compressed) and
  /// coordinates (compressed, singleton), then the values.
  std::vector<Buffer> buffers;

  /// Bytes of all buffers.
  uint64_t bytes() const;

  /// Number of values, those that pad dense levels included.
  size_t storedEntries() const;
};

/// What the entries given to `packTensor` stand for.
enum class GivenEntries {
  /// Themselves and what the symmetry of the file says of their mirror images.
  AsFile,
  /// One entry, any, for each orbit of the type's symmetry.
  OnePerOrbit
};

/// What to take entries for, and how to check them.
struct PackOptions {
  PackOptions(GivenEntries given = GivenEntries::AsFile) : given(given) {}

  GivenEntries given;
  /// Of use where the type states a symmetry that the entries do not have by
  /// the file's kind or by `given`.
  SymmetryCheck symmetry;
  /// Threads that sort and store; 0 takes one per processor. The result does
  /// not depend on it.
  unsigned threads = 0;
};

/// Builds the storage of a tensor from entries in any order.
///
/// Symmetry. If the entries have the type's symmetry, by the file's kind or by
/// `given`, each stands for its orbit and is moved to the canonical place, its
/// character applied, or written to all places if the type stores all. If the
/// type has another symmetry, the file's own is written out and then every
/// orbit must be complete and consistent: equal values after the character, as
/// `options.symmetry` asks. Canonical storage takes the value at the canonical
/// place. Entries that the symmetry forces to zero are dropped; they must be
/// zero.
///
/// Coordinates below one parent ascend; of a compressed level that may have
/// them in any order and lies above another compressed one, the nodes with
/// fewer children come first.
///
/// Explicit zeros are stored. Places of dense levels that have no entry hold
/// zero. Integers become floats, rounded; real numbers become integers if they
/// are whole; real numbers become complex.
///
/// Returns nothing, with a sentence in `error` in which indices count from
/// zero, for: entries that do not fit the shape; extents that differ from the
/// type's or between dimensions that the symmetry exchanges; entries given
/// twice, or twice in one orbit; violated symmetry; values that the element
/// type cannot hold; positions or coordinates beyond their width; several
/// entries where a singleton level has room for one; storage above 2^40 bytes
/// or the memory of the machine.
///
/// O(n) by radix sort while the indices of an entry fit 64 bits together, else
/// O(n log n); twice as much for n expanded entries. A symmetry to be checked
/// costs as for `verifySymmetry`, and then only the entries that are stored are
/// sorted. Temporary memory is about 4 times the entries; dense levels add the
/// storage they stand for.
std::optional<TensorData> packTensor(const TensorSpec &spec,
                                     const CoordinateTensor &entries,
                                     std::string &error,
                                     const PackOptions &options = {});

/// Builds the storage of a tensor from a dense array. A type without encoding
/// gets a copy of all elements, packed storage its region's, after a check that
/// the others are what the symmetry makes of them, and other types the elements
/// that are not zero, by `packTensor`. For packed storage the array may also be
/// the values themselves, see `isPackedShape`. The array's type must be the
/// element type or one whose every value the element type holds (i32 into f64,
/// not i64 into f64); its data are aligned for it. Errors as for `packTensor`.
/// O(elements).
std::optional<TensorData> packDense(const TensorSpec &spec,
                                    const NpyView &array, std::string &error,
                                    const PackOptions &options = {});

/// True if an array of this shape holds the values of packed storage in their
/// order: it has one dimension, and the tensor another number of them.
bool isPackedShape(const TensorSpec &spec, const std::vector<int64_t> &shape);

/// The extents with which packed storage has `values` values. `known` has one
/// extent per dimension, -1 where it is to be found: that is possible for the
/// dimensions that the symmetry exchanges with one another. Returns nothing,
/// with a sentence in `error`, if more is unknown, if the known extents are not
/// those of the type, or if no extent gives that number. O(log(values)).
std::optional<std::vector<int64_t>> inferExtents(const TensorSpec &spec,
                                                 std::vector<int64_t> known,
                                                 uint64_t values,
                                                 std::string &error);

/// Packed storage that shares its values with a buffer of the element type.
/// They are those of the region in lexicographic order: the packed triangle of
/// LAPACK in rows, or of the two-electron integrals with `triangle = lower`
/// PySCF's arrays s8 and s4. Returns nothing, with a sentence in `error`, where
/// `verifyTensor` fails. O(1), or O(values) if the symmetry may force entries
/// to be zero, real or imaginary.
std::optional<TensorData> bindPacked(const TensorSpec &spec,
                                     const std::vector<int64_t> &extents,
                                     const Buffer &values, std::string &error);

/// Checks storage that somebody else made, so that compiled code may trust it:
///  1. extents are those of the type, not negative, and equal where the
///     symmetry exchanges them,
///  2. there is each buffer that the levels ask for, with its type and exactly
///     the size that the levels above give it,
///  3. positions start at zero, do not descend and end at the count of
///     coordinates,
///  4. coordinates lie inside the extent, ascend and do not repeat as the
///     levels state,
///  5. canonical storage holds canonical coordinates only; padding of dense
///     levels elsewhere is zero, but blocks on a diagonal may hold what the
///     symmetry makes of canonical entries,
///  6. entries that the symmetry forces to zero, real or imaginary are.
/// Whether a symmetric tensor stored in full is symmetric is left to
/// `verifySymmetry`. False with a sentence in `error` on the first violation.
/// O(entries) for ordered levels; unordered unique levels sort copies of their
/// coordinates.
bool verifyTensor(const TensorData &tensor, std::string &error);

/// The stored entries in storage order; int64, double or complex<double>.
/// Canonical storage gives canonical entries, without padding elsewhere, and
/// sets the file's kind where that states the same symmetry; else pack them
/// again with `GivenEntries::OnePerOrbit`. The padding of dense levels comes
/// out as zeros, which need not be symmetric. Unsigned 64-bit values wrap. The
/// tensor must satisfy `verifyTensor`. O(entries).
CoordinateTensor unpackTensor(const TensorData &tensor);

} // namespace tensoropt
