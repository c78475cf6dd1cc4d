// SPDX-License-Identifier: Apache-2.0
// Writes sorted entries as the levels of a coordinate tree, from the root down.

#include "FibreList.h"
#include "SortIndices.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace tensoropt;

using Kind = EntryBuilder::Level::Kind;

static uint64_t largest(unsigned bytes) {
  return UINT64_MAX >> (64 - 8 * bytes);
}

/// A compressed level stores tuples with the singletons below it.
size_t EntryBuilder::lastOfGroup(size_t first) const {
  while (first + 1 < rank() && levels[first + 1].kind == Kind::Singleton)
    ++first;
  return first;
}

bool EntryBuilder::checkWidths(std::string &error) const {
  auto refuse = [&](const char *what, size_t at, uint64_t value,
                    unsigned bytes) {
    error = std::string("level ") + std::to_string(at) + " has " + what + " " +
            std::to_string(value) + ", its " + std::to_string(8 * bytes) +
            " bits count to " + std::to_string(largest(bytes)) +
            ": store it wider";
    return false;
  };
  for (size_t at = 0; at < rank(); ++at) {
    if (levels[at].kind == Kind::Dense)
      continue;
    if (!fibres.empty() && at + 1 == rank()) {
      // Their coordinates were checked when they came.
      uint64_t places = 0;
      for (const FibreList &list : fibres)
        places += list.entries();
      return places <= largest(levels[at].positionBytes) ||
             refuse("the position", at, places, levels[at].positionBytes);
    }
    uint64_t greatest = 0;
    for (int64_t index : columns[at])
      greatest = std::max(greatest, static_cast<uint64_t>(index));
    if (greatest > largest(levels[at].coordinateBytes))
      return refuse("the coordinate", at, greatest, levels[at].coordinateBytes);
    if (levels[at].kind != Kind::Compressed)
      continue;
    uint64_t places = entries != 0;
    for (size_t entry = 1; entry < entries; ++entry)
      places += !sameIndices(entry - 1, entry, 0, lastOfGroup(at));
    if (places > largest(levels[at].positionBytes))
      return refuse("the position", at, places, levels[at].positionBytes);
  }
  return true;
}

bool EntryBuilder::finish(std::string &error) {
  if (fibres.empty())
    combine();
  else
    beginFibres();
  bool fits = checkWidths(error);
  if (!fits) {
    fibres.clear();
    for (std::vector<int64_t> &column : columns)
      column.clear();
    values.clear();
    entries = 0;
  }
  nodeOf.assign(entries, 0);
  enterLevel();
  return fits;
}

/// Goes past dense levels to the next one with a buffer, or to the values.
void EntryBuilder::enterLevel() {
  for (; level < rank() && levels[level].kind == Kind::Dense; ++level) {
    uint64_t extent = levels[level].extent;
    if (__builtin_mul_overflow(nodes, extent, &nodes) || nodes > INT64_MAX) {
      std::fprintf(stderr,
                   "tensoropt: the dense levels of a result have more than "
                   "2^63 places; store fewer levels densely\n");
      std::abort();
    }
    for (size_t entry = 0; entry < entries; ++entry)
      nodeOf[entry] = nodeOf[entry] * extent + columns[level][entry];
  }
  if (level == rank()) {
    role = Role::Values;
    return;
  }
  role = levels[level].kind == Kind::Compressed ? Role::Positions
                                                : Role::Coordinates;
}

size_t EntryBuilder::nextSize() {
  return role == Role::Positions ? nodes + 1 : nodes;
}

/// Starts a node wherever indices of the level and its singletons change.
template <typename T> void EntryBuilder::writePositions(T *positions) {
  size_t last = lastOfGroup(level);
  std::memset(positions, 0, (nodes + 1) * sizeof(T));
  uint64_t child = 0, parent = 0;
  for (size_t entry = 0; entry < entries; ++entry) {
    bool isNew = entry == 0 || nodeOf[entry] != parent ||
                 !sameIndices(entry - 1, entry, level, last);
    parent = nodeOf[entry];
    child += isNew;
    nodeOf[entry] = child - 1;
    if (isNew)
      ++positions[parent + 1];
  }
  for (uint64_t node = 0; node < nodes; ++node)
    positions[node + 1] += positions[node];
  nodes = child;
}

/// The positions of the last level, whose entries lie in fibres.
template <typename T> void EntryBuilder::writeFibrePositions(T *positions) {
  std::memset(positions, 0, (nodes + 1) * sizeof(T));
  size_t number = 0, entry = 0;
  for (const FibreList &list : fibres)
    for (size_t fibre = 0; fibre < list.fibres(); ++fibre)
      positions[nodeOf[number++] + 1] = list.end(fibre) - list.begin(fibre);
  for (uint64_t node = 0; node < nodes; ++node)
    positions[node + 1] += positions[node];
  for (const FibreList &list : fibres)
    entry += list.entries();
  nodes = entry;
}

/// Calls `write` with the buffer as unsigned numbers of that width.
template <typename Write>
static void withWidth(unsigned bytes, void *buffer, Write write) {
  switch (bytes) {
  case 1:
    return write(static_cast<uint8_t *>(buffer));
  case 2:
    return write(static_cast<uint16_t *>(buffer));
  case 4:
    return write(static_cast<uint32_t *>(buffer));
  default:
    return write(static_cast<uint64_t *>(buffer));
  }
}

/// The coordinates or values of all fibres, one after the other.
static void copyFibres(const std::vector<FibreList> &fibres, unsigned width,
                       const char *(FibreList::*bytes)() const, void *buffer) {
  auto *to = static_cast<char *>(buffer);
  for (const FibreList &list : fibres) {
    std::memcpy(to, (list.*bytes)(), list.entries() * width);
    to += list.entries() * width;
  }
}

void EntryBuilder::fillNext(void *buffer) {
  bool isInFibres = !fibres.empty() && level + 1 >= rank();
  switch (role) {
  case Role::Positions:
    withWidth(levels[level].positionBytes, buffer, [&](auto *positions) {
      if (isInFibres)
        writeFibrePositions(positions);
      else
        writePositions(positions);
    });
    role = Role::Coordinates;
    return;
  case Role::Coordinates:
    if (isInFibres)
      copyFibres(fibres, levels[level].coordinateBytes, &FibreList::coordinates,
                 buffer);
    else
      withWidth(levels[level].coordinateBytes, buffer, [&](auto *indices) {
        for (size_t entry = 0; entry < entries; ++entry)
          indices[nodeOf[entry]] = columns[level][entry];
      });
    ++level;
    enterLevel();
    return;
  case Role::Values:
    if (isInFibres)
      return copyFibres(fibres, element.bytes, &FibreList::values, buffer);
    // Places of dense levels without an entry hold zero.
    if (nodes > 0)
      std::memset(buffer, 0, nodes * element.bytes);
    for (size_t entry = 0; entry < entries; ++entry)
      std::memcpy(static_cast<char *>(buffer) + nodeOf[entry] * element.bytes,
                  &values[entry * element.bytes], element.bytes);
    return;
  }
}
