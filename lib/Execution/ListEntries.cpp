// SPDX-License-Identifier: Apache-2.0

#include "ListEntries.h"
#include "PlaceEntries.h"
#include "StorageWalk.h"

using namespace tensoropt;

CoordinateTensor tensoropt::listEntries(const TensorData &tensor,
                                        const EntryFilter &filter) {
  const TensorSpec *symmetry = filter.symmetry;
  if (symmetry && symmetry->group.isTrivial())
    symmetry = nullptr;
  ForcedEntries forced(symmetry ? symmetry->group : PermutationGroup(0));
  auto isListed = [&](const std::vector<int64_t> &place, bool isNothing) {
    if (isNothing && filter.dropsZeros)
      return false;
    if (!symmetry)
      return true;
    if (isNothing && filter.dropsForced && forced.mayForce(place.data()) &&
        symmetry->group.forcesZero(place))
      return false;
    return !symmetry->canonical ||
           symmetry->group.isCanonical(place, symmetry->triangle);
  };
  CoordinateTensor list;
  list.shape = tensor.extents;
  list.values = readColumn(tensor.buffers.back());
  std::visit(
      [&](auto &values) {
        using Value = std::decay_t<decltype(values[0])>;
        size_t kept = 0;
        StorageWalk(tensor).run(
            [&](const std::vector<int64_t> &place, uint64_t at) {
              Value value = values[at];
              if (isListed(place, value == Value(0))) {
                list.coordinates.insert(list.coordinates.end(), place.begin(),
                                        place.end());
                values[kept++] = value;
              }
              return true;
            });
        values.resize(kept);
      },
      list.values);
  return list;
}
