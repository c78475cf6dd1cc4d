// SPDX-License-Identifier: Apache-2.0
// Random tensors with symmetry, random storages, and a reader of storage: the
// oracle of the tests of packing. It uses no code of the library but structs.

#pragma once

#include "TensorOpt/Execution/TensorData.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace tensoropt::testing {

using Complex = std::complex<double>;
using Coordinate = std::vector<int64_t>;
using Entries = std::map<Coordinate, Complex>;
using Random = std::mt19937;

inline int draw(Random &random, int least, int most) {
  return std::uniform_int_distribution<int>(least, most)(random);
}

//===----------------------------------------------------------------------===//
// Groups
//===----------------------------------------------------------------------===//

/// A generator: images of the slots, and what becomes of the value.
struct Generator {
  std::vector<unsigned> images;
  bool negate = false;
  bool conjugate = false;
};

struct NamedGroup {
  const char *name;
  size_t rank;
  std::vector<Generator> generators;
};

inline const std::vector<NamedGroup> &namedGroups() {
  static const std::vector<NamedGroup> groups = {
      {"vector", 1, {}},
      {"matrix", 2, {}},
      {"symmetric", 2, {{{1, 0}}}},
      {"skew", 2, {{{1, 0}, true, false}}},
      {"Hermitian", 2, {{{1, 0}, false, true}}},
      {"skew-Hermitian", 2, {{{1, 0}, true, true}}},
      {"cube", 3, {}},
      {"partial", 3, {{{0, 2, 1}}}},
      {"partial skew", 3, {{{2, 1, 0}, true, false}}},
      {"cyclic", 3, {{{1, 2, 0}}}},
      {"full 3", 3, {{{1, 0, 2}}, {{0, 2, 1}}}},
      {"alternating 3",
       3,
       {{{1, 0, 2}, true, false}, {{0, 2, 1}, true, false}}},
      {"8-fold", 4, {{{1, 0, 2, 3}}, {{0, 1, 3, 2}}, {{2, 3, 0, 1}}}},
      {"4-fold skew",
       4,
       {{{1, 0, 2, 3}, true, false},
        {{0, 1, 3, 2}, true, false},
        {{2, 3, 0, 1}}}},
      {"pairs, Hermitian", 4, {{{2, 3, 0, 1}, false, true}}},
      {"partial 5", 5, {{{0, 4, 2, 3, 1}}}},
  };
  return groups;
}

inline PermutationGroup toGroup(const NamedGroup &named) {
  std::string error;
  std::vector<SignedPermutation> generators;
  for (const Generator &generator : named.generators) {
    Character character;
    character.negate = generator.negate;
    character.conjugate = generator.conjugate;
    generators.push_back(
        {*Permutation::fromImages(generator.images, error), character});
  }
  return *PermutationGroup::generate(named.rank, generators, error);
}

inline bool needsSign(const NamedGroup &named) {
  return std::any_of(named.generators.begin(), named.generators.end(),
                     [](const Generator &g) { return g.negate; });
}

inline bool needsComplex(const NamedGroup &named) {
  return std::any_of(named.generators.begin(), named.generators.end(),
                     [](const Generator &g) { return g.conjugate; });
}

/// The images of a coordinate, and for each what the group does to the value on
/// the way: bit 0 nothing, 1 negate, 2 conjugate, 3 both.
inline std::map<Coordinate, unsigned> orbitOf(const NamedGroup &named,
                                              const Coordinate &start) {
  std::map<Coordinate, unsigned> orbit{{start, 1}};
  for (bool grows = true; grows;) {
    grows = false;
    for (auto [from, characters] : std::map<Coordinate, unsigned>(orbit))
      for (const Generator &generator : named.generators) {
        Coordinate to = from;
        for (size_t slot = 0; slot < to.size(); ++slot)
          to[generator.images[slot]] = from[slot];
        unsigned flip = generator.negate + 2 * generator.conjugate, moved = 0;
        for (unsigned c = 0; c < 4; ++c)
          if (characters >> c & 1)
            moved |= 1u << (c ^ flip);
        unsigned &known = orbit[to];
        grows |= (known | moved) != known;
        known |= moved;
      }
  }
  return orbit;
}

inline Complex applyCharacter(unsigned character, Complex value) {
  if (character & 2)
    value = std::conj(value);
  return character & 1 ? -value : value;
}

/// The character of a set with one element, or any of a set with several.
inline unsigned anyOf(unsigned characters) {
  unsigned character = 0;
  while (!(characters >> character & 1))
    ++character;
  return character;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Any kind but small floats, which sparse storage does not have.
inline ScalarKind drawKind(Random &random) {
  constexpr int firstSmall = static_cast<int>(ScalarKind::F8E4M3FN);
  constexpr int smallKinds = static_cast<int>(ScalarKind::F16) - firstSmall;
  int last = static_cast<int>(ScalarKind::C128) - smallKinds;
  int drawn = draw(random, 0, last);
  return static_cast<ScalarKind>(drawn < firstSmall ? drawn
                                                    : drawn + smallKinds);
}

inline bool isComplexKind(ScalarKind kind) { return kind >= ScalarKind::C64; }
inline bool isFloatKind(ScalarKind kind) { return ScalarType{kind}.isFloat(); }
inline bool isUnsignedKind(ScalarKind kind) {
  return kind == ScalarKind::Bool ||
         (kind >= ScalarKind::U8 && kind <= ScalarKind::U64);
}

/// A small whole number that the kind holds, sometimes zero.
inline Complex drawValue(Random &random, ScalarKind kind) {
  if (kind == ScalarKind::Bool)
    return draw(random, 0, 1);
  int least = isUnsignedKind(kind) ? 0 : -9;
  double real = draw(random, least, 9);
  return {real, isComplexKind(kind) ? double(draw(random, -9, 9)) : 0};
}

template <typename T> T load(const Buffer &buffer, uint64_t at) {
  T value;
  std::memcpy(&value, static_cast<char *>(buffer.data()) + at * sizeof(T),
              sizeof(T));
  return value;
}

inline double decodeHalf(uint16_t bits) {
  int exponent = bits >> 10 & 31, mantissa = bits & 1023;
  double value = exponent ? std::ldexp(1024 + mantissa, exponent - 25)
                          : std::ldexp(mantissa, -24);
  return bits >> 15 ? -value : value;
}

inline Complex loadElement(const Buffer &buffer, uint64_t at) {
  switch (buffer.type().kind) {
  case ScalarKind::Bool:
  case ScalarKind::U8:
    return double(load<uint8_t>(buffer, at));
  case ScalarKind::I8:
    return double(load<int8_t>(buffer, at));
  case ScalarKind::I16:
    return double(load<int16_t>(buffer, at));
  case ScalarKind::I32:
    return double(load<int32_t>(buffer, at));
  case ScalarKind::I64:
    return double(load<int64_t>(buffer, at));
  case ScalarKind::U16:
    return double(load<uint16_t>(buffer, at));
  case ScalarKind::U32:
    return double(load<uint32_t>(buffer, at));
  case ScalarKind::U64:
    return double(load<uint64_t>(buffer, at));
  case ScalarKind::F16:
    return decodeHalf(load<uint16_t>(buffer, at));
  case ScalarKind::F32:
    return double(load<float>(buffer, at));
  case ScalarKind::F64:
    return load<double>(buffer, at);
  case ScalarKind::C64:
    return Complex(load<std::complex<float>>(buffer, at));
  case ScalarKind::C128:
    return load<Complex>(buffer, at);
  default:
    ADD_FAILURE() << "no samples of this kind";
    return 0;
  }
}

inline uint64_t loadIndex(const Buffer &buffer, uint64_t at) {
  switch (buffer.type().size()) {
  case 1:
    return load<uint8_t>(buffer, at);
  case 2:
    return load<uint16_t>(buffer, at);
  case 4:
    return load<uint32_t>(buffer, at);
  default:
    return load<uint64_t>(buffer, at);
  }
}

/// The column that a file of such elements has.
inline ScalarColumn toColumn(ScalarKind kind, const std::vector<Complex> &all) {
  if (isComplexKind(kind))
    return all;
  std::vector<double> reals;
  std::vector<int64_t> integers;
  for (Complex value : all) {
    reals.push_back(value.real());
    integers.push_back(int64_t(value.real()));
  }
  return isFloatKind(kind) ? ScalarColumn(reals) : ScalarColumn(integers);
}

/// Entries in random order.
inline CoordinateTensor toFile(const Entries &entries,
                               const std::vector<int64_t> &shape,
                               ScalarKind kind, Random &random) {
  std::vector<std::pair<Coordinate, Complex>> list(entries.begin(),
                                                   entries.end());
  std::shuffle(list.begin(), list.end(), random);
  CoordinateTensor file;
  file.shape = shape;
  std::vector<Complex> values;
  for (const auto &[coordinate, value] : list) {
    file.coordinates.insert(file.coordinates.end(), coordinate.begin(),
                            coordinate.end());
    values.push_back(value);
  }
  file.values = toColumn(kind, values);
  return file;
}

//===----------------------------------------------------------------------===//
// Storage
//===----------------------------------------------------------------------===//

/// Levels of random kinds in a random order of dimensions.
inline std::vector<LevelSpec> drawLevels(Random &random, size_t rank) {
  std::vector<unsigned> order(rank);
  for (size_t at = 0; at < rank; ++at)
    order[at] = at;
  std::shuffle(order.begin(), order.end(), random);
  std::vector<LevelSpec> levels;
  auto add = [&](LevelSpec::Kind kind, bool unique) {
    levels.push_back({kind, order[levels.size()], unique, true});
  };
  while (levels.size() < rank) {
    int kind = draw(random, 0, 3);
    if (kind == 0) {
      add(LevelSpec::Kind::Dense, true);
    } else if (kind == 1 && levels.size() + 1 < rank) {
      size_t end = draw(random, levels.size() + 2, rank);
      add(LevelSpec::Kind::Compressed, false);
      while (levels.size() < end)
        add(LevelSpec::Kind::Singleton, levels.size() + 1 == end);
    } else {
      add(LevelSpec::Kind::Compressed, true);
      levels.back().ordered = draw(random, 0, 3) != 0;
    }
  }
  return levels;
}

/// Reads all stored entries, level by level as the format is defined; the
/// coordinates as a list, so that repeated ones show.
class StorageReader {
public:
  explicit StorageReader(const TensorData &tensor) : tensor(tensor) {
    read(0, 0, 0, Coordinate(tensor.extents.size()));
  }

  std::vector<std::pair<Coordinate, Complex>> entries;

private:
  void read(size_t level, size_t buffer, uint64_t place, Coordinate at) {
    const auto &levels = tensor.spec.levels;
    if (level == (levels.empty() ? at.size() : levels.size())) {
      entries.push_back({at, loadElement(tensor.buffers[buffer], place)});
      return;
    }
    LevelSpec spec;
    spec.dimension = level;
    if (!levels.empty())
      spec = levels[level];
    int64_t extent = tensor.extents[spec.dimension], start = 0, scale = 1;
    if (spec.part == LevelSpec::Part::Block) {
      scale = spec.block;
      extent = (extent + scale - 1) / scale;
    } else if (spec.part == LevelSpec::Part::Inside) {
      start = at[spec.dimension];
      extent = spec.block;
    }
    auto visit = [&](int64_t index, size_t nextBuffer, uint64_t nextPlace) {
      at[spec.dimension] = start + index * scale;
      if (at[spec.dimension] < tensor.extents[spec.dimension])
        read(level + 1, nextBuffer, nextPlace, at);
      else
        EXPECT_EQ(spec.part, LevelSpec::Part::Inside);
    };
    if (spec.kind == LevelSpec::Kind::Dense)
      for (int64_t i = 0; i < extent; ++i)
        visit(i, buffer, place * extent + i);
    if (spec.kind == LevelSpec::Kind::Compressed)
      for (uint64_t p = loadIndex(tensor.buffers[buffer], place);
           p < loadIndex(tensor.buffers[buffer], place + 1); ++p)
        visit(loadIndex(tensor.buffers[buffer + 1], p), buffer + 2, p);
    if (spec.kind == LevelSpec::Kind::Singleton)
      visit(loadIndex(tensor.buffers[buffer], place), buffer + 1, place);
  }

  const TensorData &tensor;
};

} // namespace tensoropt::testing
