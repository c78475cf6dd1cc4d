// SPDX-License-Identifier: Apache-2.0

#include "EntryStream.h"

#include <numeric>

using namespace tensoropt;

using Kind = LevelSpec::Kind;

EntryStream::EntryStream(const TensorData &tensor)
    : columns(tensor.extents.size(), std::vector<int64_t>(blockSize)),
      nodes(blockSize) {
  auto buffer = tensor.buffers.begin();
  for (const LevelSpec &spec : getLevels(tensor.spec)) {
    Level level{spec, static_cast<uint64_t>(tensor.extents[spec.dimension])};
    if (spec.kind == Kind::Compressed)
      level.positions = &*buffer++;
    if (spec.kind != Kind::Dense)
      level.coordinates = &*buffer++;
    levels.push_back(level);
  }
}

void EntryStream::read(uint64_t begin, uint64_t end) {
  size_t count = end - begin;
  std::iota(nodes.begin(), nodes.begin() + count, begin);
  for (size_t depth = levels.size(); depth-- > 0;) {
    Level &level = levels[depth];
    if (level.spec.kind == Kind::Dense) {
      readDense(level, count);
      continue;
    }
    readCoordinates(level, count);
    if (level.spec.kind == Kind::Compressed)
      findParents(level, count);
  }
}

/// Nodes ascend, so a division tells where the index starts and counting does
/// the rest until the next gap.
void EntryStream::readDense(Level &level, size_t count) {
  int64_t *column = columns[level.spec.dimension].data();
  uint64_t node = 0, parent = 0, index = 0;
  for (size_t at = 0; at < count; ++at) {
    uint64_t step = nodes[at] - node;
    if (at == 0 || index + step >= level.extent) {
      parent = nodes[at] / level.extent;
      index = nodes[at] % level.extent;
    } else {
      index += step;
    }
    node = nodes[at];
    column[at] = index;
    nodes[at] = parent;
  }
}

void EntryStream::readCoordinates(Level &level, size_t count) {
  int64_t *column = columns[level.spec.dimension].data();
  visitIndexType(level.coordinates->type(), [&](auto tag) {
    auto *from = level.coordinates->as<typename decltype(tag)::Type>();
    // Below the last level nodes are often the places themselves.
    if (count && nodes[count - 1] - nodes[0] == count - 1) {
      from += nodes[0];
      for (size_t at = 0; at < count; ++at)
        column[at] = from[at];
      return;
    }
    for (size_t at = 0; at < count; ++at)
      column[at] = from[nodes[at]];
  });
}

void EntryStream::findParents(Level &level, size_t count) {
  visitIndexType(level.positions->type(), [&](auto tag) {
    auto *starts = level.positions->as<typename decltype(tag)::Type>();
    uint64_t parent = level.parent;
    // Blocks mostly follow each other; search only for one that does not.
    if (count && (level.parent == 0 || starts[parent] > nodes[0]))
      parent = std::upper_bound(starts, starts + level.positions->count(),
                                nodes[0]) -
               starts - 1;
    for (size_t at = 0; at < count;) {
      while (starts[parent + 1] <= nodes[at])
        ++parent;
      uint64_t end = starts[parent + 1];
      for (; at < count && nodes[at] < end; ++at)
        nodes[at] = parent;
    }
    level.parent = parent;
  });
}
