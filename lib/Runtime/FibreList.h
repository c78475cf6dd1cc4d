// SPDX-License-Identifier: Apache-2.0
// Fibres of a sparse tensor whose coordinates ascend, as compact as the tensor
// will be: what builders keep where results come row by row.

#pragma once

#include "TensorOpt/Runtime/EntryBuilder.h"

#include <memory>

namespace tensoropt {

/// Bytes that grow at the end and are not cleared first.
class ByteList {
public:
  size_t size() const { return used; }
  char *data() { return bytes.get(); }
  const char *data() const { return bytes.get(); }

  /// Room for `count` bytes more; their address. Amortised O(count).
  char *grow(size_t count);

  /// Gives back the last bytes.
  void shrinkTo(size_t size) { used = size; }

private:
  struct Free {
    void operator()(char *address) const;
  };
  std::unique_ptr<char, Free> bytes;
  size_t used = 0, room = 0;
};

/// A fibre is what lies below one coordinate of all levels but the last, its
/// prefix; its indices ascend, and prefixes do.
class FibreList {
public:
  /// `outer` levels above the last one.
  FibreList(size_t outer, unsigned coordinateBytes, unsigned valueBytes)
      : outer(outer), coordinateBytes(coordinateBytes), valueBytes(valueBytes) {
  }

  size_t fibres() const { return ends.size(); }
  size_t entries() const { return ends.empty() ? 0 : ends.back(); }
  size_t begin(size_t fibre) const { return fibre ? ends[fibre - 1] : 0; }
  size_t end(size_t fibre) const { return ends[fibre]; }
  const int64_t *prefix(size_t fibre) const {
    return prefixes.data() + fibre * outer;
  }

  /// Negative, zero or positive as the prefix lies before, at or beyond that of
  /// a fibre.
  int compare(const int64_t *prefix, size_t fibre) const;

  /// Coordinates and values of all entries, in the width of the tensor's.
  const char *coordinates() const { return indices.data(); }
  const char *values() const { return numbers.data(); }

  /// The coordinate of an entry.
  int64_t coordinate(size_t entry) const;

  /// Adds a fibre beyond the last; its indices fit their width. The value of
  /// index j is element j of `values`, or, if they are `packed`, the value of
  /// the i-th index element i.
  void append(const int64_t *prefix, size_t count, const int64_t *indices,
              const void *values, bool packed);

  /// Adds fibres [first, last) of another list beyond the last.
  void append(const FibreList &list, size_t first, size_t last);

  /// Adds a fibre that two lists have in common; values of one index are added.
  void appendMerged(const FibreList &a, size_t fibreOfA, const FibreList &b,
                    size_t fibreOfB, EntryBuilder::Element element,
                    EntryBuilder::Sum sum);

private:
  size_t outer;
  unsigned coordinateBytes, valueBytes;
  std::vector<int64_t> prefixes; ///< `outer` indices per fibre
  std::vector<size_t> ends;      ///< per fibre, the entries up to its end
  ByteList indices, numbers;
};

/// The sum of two lists with a common shape. O(entries).
FibreList mergeFibres(const FibreList &a, const FibreList &b, FibreList result,
                      EntryBuilder::Element element, EntryBuilder::Sum sum);

} // namespace tensoropt
