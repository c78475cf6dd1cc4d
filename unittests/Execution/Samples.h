// SPDX-License-Identifier: Apache-2.0
// Random tensors with symmetry in random storage, given in every form.

#pragma once

#include "BlockLevels.h"
#include "StorageTesting.h"

#include <gtest/gtest.h>

namespace tensoropt::testing {

/// A tensor with symmetry, in every form in which it may be given.
struct Sample {
  const NamedGroup *named;
  TensorSpec spec;
  std::vector<int64_t> extents;
  Entries full;        ///< all entries
  Entries canonical;   ///< those at the canonical places
  Entries onePerOrbit; ///< one of each orbit at a random place

  Entries stored() const {
    if (!spec.canonical)
      return full;
    return spec.hasBlocks() ? inCanonicalBlocks() : canonical;
  }

  /// The entries whose blocks are the first (upper) or last among those that
  /// the group makes of them.
  Entries inCanonicalBlocks() const {
    Entries entries;
    for (const auto &[place, value] : full) {
      Coordinate block = place;
      for (const LevelSpec &level : spec.levels)
        if (level.part == LevelSpec::Part::Block)
          block[level.dimension] /= level.block;
      auto orbit = orbitOf(*named, block);
      if (block == (spec.triangle == Triangle::Upper ? orbit.begin()->first
                                                     : orbit.rbegin()->first))
        entries[place] = value;
    }
    return entries;
  }
};

/// Draws extents that are equal where the group exchanges dimensions.
inline std::vector<int64_t> drawExtents(Random &random,
                                        const NamedGroup &named) {
  std::vector<int64_t> extents;
  for (size_t at = 0; at < named.rank; ++at)
    extents.push_back(draw(random, 0, named.rank > 3 ? 4 : 7));
  for (size_t round = 0; round < named.rank; ++round)
    for (const Generator &generator : named.generators)
      for (size_t slot = 0; slot < named.rank; ++slot)
        extents[slot] = extents[generator.images[slot]] =
            std::min(extents[slot], extents[generator.images[slot]]);
  return extents;
}

inline ScalarType drawType(Random &random, const NamedGroup &named) {
  for (;;) {
    auto kind = drawKind(random);
    if ((needsComplex(named) && !isComplexKind(kind)) ||
        (needsSign(named) && isUnsignedKind(kind)))
      continue;
    return {kind};
  }
}

/// Adds the orbit of a random place.
inline void addOrbit(Random &random, Sample &sample) {
  Coordinate start;
  for (int64_t extent : sample.extents)
    start.push_back(draw(random, 0, extent - 1));
  auto orbit = orbitOf(*sample.named, start);
  Complex value = drawValue(random, sample.spec.element.kind);
  unsigned fixed = orbit[start]; // characters of what fixes the place
  bool isZero = (fixed & 2) || (fixed & 4 && fixed & 8);
  if (fixed & 4)
    value = value.real();
  if (fixed & 8)
    value = {0, value.imag()};
  if (isZero || sample.full.count(start))
    return;
  auto entryAt = [&](const Coordinate &place) {
    return applyCharacter(anyOf(orbit[place]), value);
  };
  for (const auto &image : orbit)
    sample.full[image.first] = entryAt(image.first);
  bool isUpper = sample.spec.triangle == Triangle::Upper;
  const Coordinate &least = orbit.begin()->first;
  const Coordinate &greatest = orbit.rbegin()->first;
  const Coordinate &place = isUpper ? least : greatest;
  sample.canonical[place] = entryAt(place);
  auto any = std::next(orbit.begin(), draw(random, 0, orbit.size() - 1));
  sample.onePerOrbit[any->first] = entryAt(any->first);
}

/// Divides the storage of a sample into blocks now and then.
inline void drawBlocks(Random &random, TensorSpec &spec) {
  if (spec.levels.empty() || draw(random, 0, 2) ||
      (spec.canonical && !spec.group.isFullSymmetricOnOrbits()))
    return;
  std::vector<int64_t> blocks;
  for (size_t at = 0; at < spec.rank(); ++at)
    blocks.push_back(draw(random, 1, 3));
  for (const std::vector<unsigned> &orbit : spec.group.orbits())
    for (unsigned dimension : orbit)
      if (spec.canonical)
        blocks[dimension] = blocks[orbit.front()];
  divideIntoBlocks(spec.levels, blocks, [&](size_t least, size_t most) {
    return draw(random, least, most);
  });
}

inline Sample drawSample(Random &random) {
  Sample sample;
  const auto &groups = namedGroups();
  sample.named = &groups[draw(random, 0, groups.size() - 1)];
  TensorSpec &spec = sample.spec;
  spec.element = drawType(random, *sample.named);
  sample.extents = drawExtents(random, *sample.named);
  for (int64_t extent : sample.extents)
    spec.shape.push_back(draw(random, 0, 1) ? extent : -1);
  spec.levels = drawLevels(random, sample.named->rank);
  ScalarKind widths[] = {ScalarKind::I8, ScalarKind::I16, ScalarKind::I32,
                         ScalarKind::I64};
  // 7^3 entries do not fit positions of 8 bits.
  spec.positionType = {widths[draw(random, 1, 3)]};
  spec.coordinateType = {widths[draw(random, 0, 3)]};
  spec.group = toGroup(*sample.named);
  spec.canonical = !spec.group.isTrivial() && draw(random, 0, 2);
  if (spec.canonical && draw(random, 0, 1))
    spec.triangle = Triangle::Lower;
  drawBlocks(random, spec);
  bool isEmpty = std::count(sample.extents.begin(), sample.extents.end(), 0);
  for (int orbits = isEmpty ? 0 : draw(random, 0, 30); orbits-- > 0;)
    addOrbit(random, sample);
  return sample;
}

inline CoordinateTensor fileOf(const Sample &sample, const Entries &entries,
                               Random &random) {
  return toFile(entries, sample.extents, sample.spec.element.kind, random);
}

/// Checks that storage holds the expected entries once each, and otherwise
/// nothing but the zeros of a dense last level.
inline void expectStored(const TensorData &tensor, const Entries &expected) {
  bool mayPad = tensor.spec.isDense() ||
                tensor.spec.levels.back().kind == LevelSpec::Kind::Dense;
  Entries read;
  for (const auto &[coordinate, value] : StorageReader(tensor).entries) {
    EXPECT_TRUE(read.emplace(coordinate, value).second) << "stored twice";
    auto known = expected.find(coordinate);
    if (known != expected.end())
      EXPECT_EQ(value, known->second);
    else
      EXPECT_TRUE(mayPad && value == 0.0) << "not given";
  }
  for (const auto &entry : expected)
    EXPECT_TRUE(read.count(entry.first)) << "lost";
  if (!tensor.spec.hasBlocks()) {
    EXPECT_EQ(tensor.storedEntries(), read.size());
    return;
  }
  // What lies beyond the extents is zero.
  size_t nonzeros = 0;
  for (size_t at = 0; at < tensor.storedEntries(); ++at)
    nonzeros += loadElement(tensor.buffers.back(), at) != 0.0;
  EXPECT_EQ(nonzeros, std::count_if(read.begin(), read.end(), [](auto &entry) {
              return entry.second != 0.0;
            }));
}

/// Zeros may differ in sign.
inline void expectEqualBuffers(const TensorData &a, const TensorData &b) {
  ASSERT_EQ(a.buffers.size(), b.buffers.size());
  EXPECT_EQ(a.extents, b.extents);
  for (size_t at = 0; at < a.buffers.size(); ++at)
    ASSERT_EQ(a.buffers[at].bytes(), b.buffers[at].bytes());
  for (size_t at = 0; at + 1 < a.buffers.size(); ++at)
    EXPECT_EQ(0, std::memcmp(a.buffers[at].data(), b.buffers[at].data(),
                             a.buffers[at].bytes()));
  for (size_t at = 0; at < a.storedEntries(); ++at)
    EXPECT_EQ(loadElement(a.buffers.back(), at),
              loadElement(b.buffers.back(), at));
}

} // namespace tensoropt::testing
