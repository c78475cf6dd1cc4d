// SPDX-License-Identifier: Apache-2.0
// Where the entries of a file go in a tensor with symmetry: moved to canonical
// places, written out to all places, or checked.

#pragma once

#include "ForcedEntries.h"

namespace tensoropt {

/// Entries at their final coordinates, with values that are still those of a
/// file's entries.
struct PlacedEntries {
  size_t rank = 0;
  size_t count = 0;
  /// `rank` indices per entry; points into the file's or into `owned`.
  const int64_t *coordinates = nullptr;
  std::vector<int64_t> owned;
  /// The file's entry that each value comes from; empty if they are the same.
  std::vector<uint64_t> sources;
  /// What is done to each value; empty if nothing.
  std::vector<Character> characters;
  /// The file's values without the parts that a tolerance drops; null if those
  /// of the file serve.
  std::shared_ptr<const ScalarColumn> cleaned;

  const int64_t *coordinate(size_t entry) const {
    return coordinates + entry * rank;
  }
  size_t source(size_t entry) const {
    return sources.empty() ? entry : sources[entry];
  }
  const ScalarColumn &values(const CoordinateTensor &file) const {
    return cleaned ? *cleaned : file.values;
  }
  Character character(size_t entry) const {
    return characters.empty() ? Character() : characters[entry];
  }
};

/// Places entries whose indices lie inside their extents, as `packTensor`
/// describes. Empty with a sentence in `error` where the symmetry is violated.
/// Entries may still be there twice.
std::optional<PlacedEntries> placeEntries(const TensorSpec &spec,
                                          const CoordinateTensor &file,
                                          const PackOptions &options,
                                          std::string &error);

/// The kind of file that states the same as `group`, if there is one.
std::optional<FileSymmetry> getFileSymmetry(const PermutationGroup &group,
                                            size_t rank);

} // namespace tensoropt
