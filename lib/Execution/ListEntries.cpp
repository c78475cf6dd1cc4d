// SPDX-License-Identifier: Apache-2.0

#include "ListEntries.h"
#include "ElementOps.h"
#include "EntryStream.h"
#include "ForcedEntries.h"
#include "OrbitFolder.h"
#include "Threads.h"

using namespace tensoropt;

namespace {

/// Decides for blocks of places which of them are listed.
class PlaceFilter {
public:
  PlaceFilter(const TensorData &tensor, const EntryFilter &filter)
      : filter(filter), symmetry(filter.symmetry) {
    if (symmetry && symmetry->group.isTrivial())
      symmetry = nullptr;
    if (!symmetry)
      return;
    forced.emplace(symmetry->group);
    if (symmetry->canonical)
      folder =
          OrbitFolder::get(symmetry->group, symmetry->triangle, tensor.extents);
  }

  bool isListed(const std::vector<int64_t> &place, bool isNothing) const {
    if (isNothing && (filter.dropsZeros || isForcedZero(place)))
      return false;
    return !symmetry || !symmetry->canonical ||
           symmetry->group.isCanonical(place, symmetry->triangle);
  }

  /// Sets to 1 what a block may list, as far as that shows without a copy of
  /// each coordinate; true if all decisions are made.
  bool findListed(const IndexColumns &columns, size_t count,
                  uint8_t *listed) const {
    std::fill_n(listed, count, 1);
    if (folder)
      folder->findCanonical(columns, 0, count, listed);
    return !symmetry || ((folder || !symmetry->canonical) &&
                         !(filter.dropsForced && forced->mayForceAny()));
  }

private:
  bool isForcedZero(const std::vector<int64_t> &place) const {
    return symmetry && filter.dropsForced && forced->mayForce(place.data()) &&
           symmetry->group.forcesZero(place);
  }

  const EntryFilter &filter;
  const TensorSpec *symmetry;
  std::optional<ForcedEntries> forced;
  std::optional<OrbitFolder> folder;
};

/// Lists the entries of storage that can be read in blocks; each part of it has
/// a list of its own first.
template <typename Value> class BlockLister {
public:
  BlockLister(const TensorData &tensor, const EntryFilter &filter,
              const std::vector<Value> &values)
      : tensor(tensor), filter(filter), places(tensor, filter), values(values),
        parts(countThreads(filter.threads, values.size())), kept(parts) {}

  void run(CoordinateTensor &list) {
    forParts(values.size(), parts,
             [&](size_t begin, size_t end, unsigned part) {
               listPart(begin, end, kept[part]);
             });
    std::vector<size_t> begins{0};
    for (const Part &part : kept)
      begins.push_back(begins.back() + part.values.size());
    if (parts == 1) {
      list.coordinates = std::move(kept[0].coordinates);
      list.values = std::move(kept[0].values);
      return;
    }
    size_t rank = tensor.extents.size();
    std::vector<Value> all(begins.back());
    list.coordinates.resize(begins.back() * rank);
    runParts(parts, [&](unsigned part) {
      const Part &from = kept[part];
      std::copy(from.values.begin(), from.values.end(),
                all.begin() + begins[part]);
      std::copy(from.coordinates.begin(), from.coordinates.end(),
                list.coordinates.begin() + begins[part] * rank);
    });
    list.values = std::move(all);
  }

private:
  struct Part {
    std::vector<int64_t> coordinates;
    std::vector<Value> values;
  };

  void listPart(size_t begin, size_t end, Part &part) const {
    constexpr size_t blockSize = EntryStream::blockSize;
    size_t rank = tensor.extents.size();
    EntryStream stream(tensor);
    IndexColumns columns;
    for (size_t dimension = 0; dimension < rank; ++dimension)
      columns.columns.push_back(stream.column(dimension));
    if (!filter.symmetry || !filter.symmetry->canonical) {
      part.coordinates.reserve((end - begin) * rank);
      part.values.reserve(end - begin);
    }
    for (; begin < end; begin += blockSize) {
      size_t count = std::min(blockSize, end - begin);
      stream.read(begin, begin + count);
      size_t chosen[blockSize];
      size_t number = choose(columns, begin, count, chosen);
      if (number == 0)
        continue;
      size_t start = part.values.size();
      part.values.resize(start + number);
      part.coordinates.resize((start + number) * rank);
      for (size_t at = 0; at < number; ++at)
        part.values[start + at] = values[begin + chosen[at]];
      for (size_t dimension = 0; dimension < rank; ++dimension) {
        int64_t *into = &part.coordinates[start * rank + dimension];
        for (size_t at = 0; at < number; ++at)
          into[at * rank] = columns.at(dimension, chosen[at]);
      }
    }
  }

  /// The numbers in the block of what is listed.
  size_t choose(const IndexColumns &columns, size_t begin, size_t count,
                size_t *chosen) const {
    uint8_t listed[EntryStream::blockSize];
    bool isDecided = places.findListed(columns, count, listed);
    std::vector<int64_t> place(columns.columns.size());
    size_t number = 0;
    for (size_t at = 0; at < count; ++at) {
      bool isNothing = values[begin + at] == Value(0);
      bool isListed = listed[at] && !(isNothing && filter.dropsZeros);
      if (isListed && !isDecided) {
        for (size_t slot = 0; slot < place.size(); ++slot)
          place[slot] = columns.at(slot, at);
        isListed = places.isListed(place, isNothing);
      }
      chosen[number] = at;
      number += isListed;
    }
    return number;
  }

  const TensorData &tensor;
  const EntryFilter &filter;
  PlaceFilter places;
  const std::vector<Value> &values;
  unsigned parts;
  std::vector<Part> kept;
};

} // namespace

CoordinateTensor tensoropt::listEntries(const TensorData &tensor,
                                        const EntryFilter &filter) {
  CoordinateTensor list;
  list.shape = tensor.extents;
  list.values = readColumn(tensor.buffers.back());
  bool readsBlocks = !tensor.spec.hasBlocks() && !tensor.spec.isPacked() &&
                     !tensor.extents.empty();
  std::visit(
      [&](auto &values) {
        using Value = std::decay_t<decltype(values[0])>;
        if (readsBlocks) {
          std::vector<Value> all = std::move(values);
          BlockLister<Value>(tensor, filter, all).run(list);
          return;
        }
        PlaceFilter places(tensor, filter);
        size_t kept = 0;
        StorageWalk(tensor).run(
            [&](const std::vector<int64_t> &place, uint64_t at) {
              Value value = values[at];
              if (places.isListed(place, value == Value(0))) {
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
