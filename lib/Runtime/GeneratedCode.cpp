// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Runtime/GeneratedCode.h"
#include <cstring>

namespace {

/// A descriptor, read from its words.
struct Memref {
  explicit Memref(const TensorOptUnrankedMemref &unranked, int64_t elementSize)
      : rank(unranked.rank) {
    auto **pointers = static_cast<char **>(unranked.descriptor);
    auto *words = static_cast<const int64_t *>(unranked.descriptor);
    first = pointers[1] + words[2] * elementSize;
    sizes = words + 3;
    strides = sizes + rank;
  }
  int64_t rank;
  char *first;
  const int64_t *sizes, *strides;
};

void copy(int64_t elementSize, const Memref &source, const char *from,
          const Memref &target, char *to, int64_t dimension) {
  if (dimension == source.rank) {
    std::memcpy(to, from, elementSize);
    return;
  }
  int64_t size = source.sizes[dimension];
  int64_t sourceStride = source.strides[dimension] * elementSize;
  int64_t targetStride = target.strides[dimension] * elementSize;
  bool isRow = dimension + 1 == source.rank && sourceStride == elementSize &&
               targetStride == elementSize;
  if (isRow) {
    std::memcpy(to, from, size * elementSize);
    return;
  }
  for (int64_t at = 0; at < size; ++at)
    copy(elementSize, source, from + at * sourceStride, target,
         to + at * targetStride, dimension + 1);
}

} // namespace

void tensoroptMemrefCopy(int64_t elementSize,
                         const TensorOptUnrankedMemref *source,
                         const TensorOptUnrankedMemref *target) {
  Memref from(*source, elementSize), to(*target, elementSize);
  for (int64_t dimension = 0; dimension < from.rank; ++dimension)
    if (from.sizes[dimension] == 0)
      return;
  copy(elementSize, from, from.first, to, to.first, 0);
}
