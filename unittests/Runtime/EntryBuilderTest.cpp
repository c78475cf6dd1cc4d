// SPDX-License-Identifier: Apache-2.0
//
// Builders against entries kept in a map and written level by level.

#include "TensorOpt/Runtime/EntryBuilder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <map>
#include <random>

using namespace tensoropt;

namespace {

using Level = EntryBuilder::Level;
using Number = EntryBuilder::Number;
using Sum = EntryBuilder::Sum;
using Coordinate = std::vector<int64_t>;

/// Reads the entries of finished levels of 64-bit indices.
class Reader {
public:
  Reader(EntryBuilder &builder, const std::vector<Level> &levels)
      : levels(levels) {
    for (const Level &level : levels) {
      positions.emplace_back();
      coordinates.emplace_back();
      if (level.kind == Level::Kind::Compressed)
        read(builder, positions.back());
      if (level.kind != Level::Kind::Dense)
        read(builder, coordinates.back());
    }
    read(builder, values);
    descend(0, 0, {});
  }

  std::map<Coordinate, int64_t> entries;

private:
  static void read(EntryBuilder &builder, std::vector<int64_t> &buffer) {
    buffer.resize(builder.nextSize());
    builder.fillNext(buffer.data());
  }

  void descend(size_t level, uint64_t node, Coordinate at) {
    if (level == levels.size()) {
      EXPECT_TRUE(entries.emplace(at, values[node]).second) << "repeated place";
      return;
    }
    auto enter = [&](int64_t index, uint64_t child) {
      Coordinate inner = at;
      inner.push_back(index);
      descend(level + 1, child, inner);
    };
    int64_t extent = levels[level].extent;
    switch (levels[level].kind) {
    case Level::Kind::Dense:
      for (int64_t index = 0; index < extent; ++index)
        enter(index, node * extent + index);
      break;
    case Level::Kind::Compressed:
      for (int64_t p = positions[level][node]; p < positions[level][node + 1];
           ++p)
        enter(coordinates[level][p], p);
      break;
    case Level::Kind::Singleton:
      enter(coordinates[level][node], node);
      break;
    }
  }

  std::vector<Level> levels;
  std::vector<std::vector<int64_t>> positions, coordinates;
  std::vector<int64_t> values;
};

std::vector<Level> drawLevels(std::mt19937 &random) {
  auto draw = [&](int most) { return int(random() % (most + 1)); };
  std::vector<Level> levels(1 + draw(2));
  for (size_t at = 0; at < levels.size(); ++at) {
    bool mayFollow = at > 0 && levels[at - 1].kind != Level::Kind::Dense;
    int kind = draw(mayFollow ? 2 : 1);
    levels[at].kind = static_cast<Level::Kind>(kind);
    levels[at].extent = 1 + draw(5);
  }
  return levels;
}

TEST(EntryBuilder, RandomTermsInAnyOrder) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<Level> levels = drawLevels(random);
    EntryBuilder builder({Number::Integer, 8}, Sum::Plus);
    bool padsWithZeros = levels.back().kind == Level::Kind::Dense;
    std::map<Coordinate, int64_t> expected;
    for (const Level &level : levels)
      builder.addLevel(level);
    for (unsigned more = random() % 40; more > 0; --more) {
      Coordinate place;
      for (const Level &level : levels)
        place.push_back(random() % level.extent);
      int64_t term = int64_t(random() % 9) - 4;
      expected[place] += term;
      builder.append(1, place.data(), &term);
    }
    std::string error;
    ASSERT_TRUE(builder.finish(error)) << error;
    Reader reader(builder, levels);
    for (auto &[place, value] : reader.entries) {
      bool isPadding = padsWithZeros && value == 0 && !expected.count(place);
      EXPECT_TRUE(isPadding || expected.count(place));
      if (!isPadding)
        EXPECT_EQ(value, expected[place]);
    }
    for (auto &[place, value] : expected)
      EXPECT_TRUE(reader.entries.count(place));
  }
}

TEST(EntryBuilder, FibresSortTheirIndices) {
  std::vector<Level> levels{{Level::Kind::Dense, 3},
                            {Level::Kind::Compressed, 9}};
  EntryBuilder builder({Number::Integer, 8}, Sum::Plus);
  for (const Level &level : levels)
    builder.addLevel(level);
  std::vector<int64_t> workspace{0, 10, 20, 30, 40, 50, 60, 70, 80};
  for (int64_t row : {1, 0, 1}) { // row 0 is late, row 1 comes twice
    int64_t indices[] = {7, 2, 5};
    builder.appendFibre(&row, 3, indices, workspace.data());
  }
  std::string error;
  ASSERT_TRUE(builder.finish(error));
  std::map<Coordinate, int64_t> expected{{{0, 2}, 20},  {{0, 5}, 50},
                                         {{0, 7}, 70},  {{1, 2}, 40},
                                         {{1, 5}, 100}, {{1, 7}, 140}};
  EXPECT_EQ(Reader(builder, levels).entries, expected);
}

/// One fibre, sorted or not, or some terms one by one.
void addSome(EntryBuilder &builder, const std::vector<Level> &levels,
             std::mt19937 &random, Coordinate prefix,
             std::map<Coordinate, int64_t> &expected) {
  int64_t extent = levels.back().extent;
  std::vector<int64_t> workspace(extent), all(extent), packed, listed;
  for (int64_t index = 0; index < extent; ++index)
    all[index] = index;
  std::shuffle(all.begin(), all.end(), random);
  all.resize(random() % (extent + 1));
  unsigned way = random() % 8;
  if (way < 4)
    std::sort(all.begin(), all.end());
  for (int64_t index : all) {
    Coordinate place = prefix;
    place.push_back(index);
    workspace[index] = int64_t(random() % 9) - 4;
    expected[place] += workspace[index];
    packed.push_back(workspace[index]);
    listed.insert(listed.end(), place.begin(), place.end());
  }
  if (way == 7)
    builder.append(all.size(), listed.data(), packed.data());
  else if (way < 4)
    builder.appendSortedFibre(prefix.data(), all.size(), all.data(),
                              packed.data());
  else
    builder.appendFibre(prefix.data(), all.size(), all.data(),
                        workspace.data());
}

/// Fibres in order or not, of builders that are filled apart and joined.
TEST(EntryBuilder, RandomFibresOfSeveralBuilders) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<Level> levels = drawLevels(random);
    // Long fibres are sorted in another way than short ones.
    levels.back().extent = random() % 2 ? 5 : 5000;
    EntryBuilder builder({Number::Integer, 8}, Sum::Plus);
    for (const Level &level : levels)
      builder.addLevel(level);
    std::map<Coordinate, int64_t> expected;
    bool ascends = random() % 2;
    std::vector<std::unique_ptr<EntryBuilder>> parts;
    for (unsigned more = random() % 4; more > 0; --more)
      parts.push_back(builder.fork());
    parts.push_back(nullptr);
    for (std::unique_ptr<EntryBuilder> &part : parts) {
      std::vector<Coordinate> prefixes;
      for (unsigned more = random() % 5; more > 0; --more) {
        prefixes.emplace_back();
        for (size_t level = 0; level + 1 < levels.size(); ++level)
          prefixes.back().push_back(random() % levels[level].extent);
      }
      if (ascends)
        std::sort(prefixes.begin(), prefixes.end());
      for (const Coordinate &prefix : prefixes)
        addSome(part ? *part : builder, levels, random, prefix, expected);
    }
    for (std::unique_ptr<EntryBuilder> &part : parts)
      if (part)
        builder.join(std::move(part));
    std::string error;
    ASSERT_TRUE(builder.finish(error)) << error;
    Reader reader(builder, levels);
    bool padsWithZeros = levels.back().kind == Level::Kind::Dense;
    for (auto &[place, value] : expected) {
      ASSERT_TRUE(reader.entries.count(place));
      EXPECT_EQ(reader.entries[place], value);
    }
    for (auto &[place, value] : reader.entries)
      EXPECT_TRUE(expected.count(place) || (padsWithZeros && value == 0));
  }
}

/// More lists than are kept apart: each fibre comes before the last.
TEST(EntryBuilder, FibresInDescendingOrder) {
  std::vector<Level> levels{{Level::Kind::Compressed, 500},
                            {Level::Kind::Compressed, 3}};
  EntryBuilder builder({Number::Integer, 8}, Sum::Plus);
  for (const Level &level : levels)
    builder.addLevel(level);
  std::map<Coordinate, int64_t> expected;
  for (int64_t row = 499; row >= 0; --row) {
    int64_t index = row % 3, value = row;
    builder.appendSortedFibre(&row, 1, &index, &value);
    expected[{row, index}] = row;
  }
  std::string error;
  ASSERT_TRUE(builder.finish(error));
  EXPECT_EQ(Reader(builder, levels).entries, expected);
}

/// More terms than are kept before those of one place are added.
TEST(EntryBuilder, ManyTermsOfFewPlaces) {
  std::vector<Level> levels{{Level::Kind::Compressed, 4}};
  EntryBuilder builder({Number::Integer, 8}, Sum::Plus);
  builder.addLevel(levels[0]);
  std::vector<int64_t> places(1000), terms(1000, 1);
  for (size_t at = 0; at < places.size(); ++at)
    places[at] = at % 4;
  for (int batch = 0; batch < 3000; ++batch)
    builder.append(places.size(), places.data(), terms.data());
  std::string error;
  ASSERT_TRUE(builder.finish(error));
  std::map<Coordinate, int64_t> expected{
      {{0}, 750000}, {{1}, 750000}, {{2}, 750000}, {{3}, 750000}};
  EXPECT_EQ(Reader(builder, levels).entries, expected);
}

/// Extents whose product exceeds a word are compared index by index.
TEST(EntryBuilder, HugeExtents) {
  int64_t huge = int64_t(1) << 40;
  std::vector<Level> levels{{Level::Kind::Compressed, huge},
                            {Level::Kind::Singleton, huge}};
  EntryBuilder builder({Number::Integer, 8}, Sum::Max);
  for (const Level &level : levels)
    builder.addLevel(level);
  int64_t places[] = {huge - 1, 5, 3, huge - 1, huge - 1, 5, huge - 1, 4};
  int64_t terms[] = {7, -2, 9, 1};
  builder.append(4, places, terms);
  std::string error;
  ASSERT_TRUE(builder.finish(error));
  std::map<Coordinate, int64_t> expected{
      {{3, huge - 1}, -2}, {{huge - 1, 4}, 1}, {{huge - 1, 5}, 9}};
  EXPECT_EQ(Reader(builder, levels).entries, expected);
}

template <typename T>
T addTwo(EntryBuilder::Element element, Sum sum, T a, T b) {
  EntryBuilder builder(element, sum);
  builder.addLevel({Level::Kind::Dense, 1});
  int64_t places[] = {0, 0};
  T terms[] = {a, b}, result;
  builder.append(2, places, terms);
  std::string error;
  EXPECT_TRUE(builder.finish(error));
  EXPECT_EQ(builder.nextSize(), 1u);
  builder.fillNext(&result);
  return result;
}

TEST(EntryBuilder, Sums) {
  EXPECT_EQ(addTwo<int8_t>({Number::Integer, 1}, Sum::Plus, 127, 1), -128);
  EXPECT_EQ(addTwo<int16_t>({Number::Integer, 2}, Sum::Min, -3, 2), -3);
  EXPECT_EQ(addTwo<int32_t>({Number::Integer, 4}, Sum::Max, -3, 2), 2);
  EXPECT_EQ(addTwo<int8_t>({Number::Integer, 1}, Sum::Or, 0, 1), 1);
  EXPECT_EQ(addTwo<float>({Number::Float, 4}, Sum::Plus, 0.5f, 0.25f), 0.75f);
  EXPECT_EQ(addTwo<double>({Number::Float, 8}, Sum::Min, 2, -1), -1);
  double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isnan(addTwo<double>({Number::Float, 8}, Sum::Max, nan, 1)));
  EXPECT_TRUE(std::isnan(addTwo<double>({Number::Float, 8}, Sum::Min, 1, nan)));
  using Complex = std::complex<float>;
  EXPECT_EQ(addTwo<Complex>({Number::Complex, 8}, Sum::Plus, {1, 2}, {3, -5}),
            Complex(4, -3));
  // Halves: 1 + 1 = 2 in their bits.
  EXPECT_EQ(addTwo<uint16_t>({Number::Float, 2}, Sum::Plus, 0x3c00, 0x3c00),
            0x4000);
}

TEST(EntryBuilder, IndicesBeyondTheirWidth) {
  EntryBuilder builder({Number::Integer, 8}, Sum::Plus);
  builder.addLevel({Level::Kind::Compressed, 1000, 8, 1});
  int64_t place = 256, term = 1;
  builder.append(1, &place, &term);
  std::string error;
  EXPECT_FALSE(builder.finish(error));
  EXPECT_EQ(error, "level 0 has the coordinate 256, its 8 bits count to 255: "
                   "store it wider");
  // What is left can be read.
  EXPECT_EQ(builder.nextSize(), 2u);
  int64_t positions[2] = {9, 9};
  builder.fillNext(positions);
  EXPECT_EQ(positions[1], 0);
  EXPECT_EQ(builder.nextSize(), 0u);
}

} // namespace
