// SPDX-License-Identifier: Apache-2.0
// Builds the buffers of a sparse tensor from terms in any order: sorts them,
// adds those of one place, and writes the levels of a coordinate tree.
//
//   EntryBuilder builder({EntryBuilder::Number::Float, 8},
//   EntryBuilder::Sum::Plus);
//   builder.addLevel({EntryBuilder::Level::Kind::Dense, 3});
//   builder.addLevel({EntryBuilder::Level::Kind::Compressed, 4, 4, 4});
//   builder.append(terms, coordinates, values);
//   bool fits = builder.finish(error);
//   std::vector<uint32_t> positions(builder.nextSize());
//   builder.fillNext(positions.data());       // then coordinates, then values

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tensoropt {

class FibreList;
class IndexSorter;

class EntryBuilder {
public:
  enum class Number { Integer, Float, Complex };
  enum class Sum { Plus, Min, Max, Or };

  /// Integers of 1, 2, 4 or 8 bytes, which wrap and are compared with sign;
  /// floats of 2, 4 or 8 bytes; complex numbers of 8 or 16.
  struct Element {
    Number number = Number::Float;
    unsigned bytes = 8;
  };

  /// One level of the tree, from its root.
  struct Level {
    enum class Kind { Dense, Compressed, Singleton };
    Kind kind = Kind::Dense;
    int64_t extent = 0;
    unsigned positionBytes = 8, coordinateBytes = 8; ///< 1, 2, 4 or 8
  };

  /// `sum` must fit the element: `Min` and `Max` not complex, `Or` integers.
  EntryBuilder(Element element, Sum sum);
  ~EntryBuilder();

  /// Adds the next level; before all terms. A singleton stands below a
  /// compressed level or another singleton.
  void addLevel(const Level &level);

  /// Adds `count` terms: of each term its coordinate, one index per level in
  /// the order of levels, then of each its value. Amortised O(count log terms);
  /// the memory stays within a small multiple of the entries.
  void append(size_t count, const int64_t *coordinates, const void *values);

  /// Adds the terms below one coordinate of all levels but the last: `count`
  /// different indices of the last level, in any order, sorted in place; the
  /// value of index j is element j of `workspace`. Fibres that come in the
  /// order of the tree above a compressed level are kept as they will be
  /// stored. O(count), and a word per 2^18 of the extent.
  void appendFibre(const int64_t *prefix, size_t count, int64_t *indices,
                   const void *workspace);

  /// The same with indices that ascend, and the values in their order.
  void appendSortedFibre(const int64_t *prefix, size_t count,
                         const int64_t *indices, const void *values);

  /// A builder of the same element, sum and levels without terms: threads fill
  /// one each, which `join` adds to this one.
  std::unique_ptr<EntryBuilder> fork() const;

  /// Adds the terms of another builder with the same levels and frees it. O(1)
  /// where both were given fibres in the order of the tree.
  void join(std::unique_ptr<EntryBuilder> other);

  /// Sorts and adds. False, with a sentence in `error` and no entries left, if
  /// positions or coordinates exceed their width. Ends the process with a
  /// message if dense levels have more than 2^63 places.
  bool finish(std::string &error);

  /// Elements of the next buffer: for each level its positions and coordinates
  /// as far as it has them, then the values.
  size_t nextSize();

  /// Writes the next buffer, in the width that its level says.
  void fillNext(void *buffer);

private:
  /// A buffer that is still to be written.
  enum class Role { Positions, Coordinates, Values };

  size_t rank() const { return levels.size(); }
  bool sameIndices(size_t a, size_t b, size_t first, size_t last) const;
  void addFibre(const int64_t *prefix, size_t count, const int64_t *indices,
                const void *values, bool packed);
  bool keepsFibres() const;
  void listFibres();
  void mergeFibreLists();
  void beginFibres();
  std::vector<size_t> sortedOrder() const;
  void combine();
  bool checkWidths(std::string &error) const;
  void enterLevel();
  template <typename T> void writeFibrePositions(T *positions);
  size_t lastOfGroup(size_t level) const;
  template <typename T> void writePositions(T *positions);

  Element element;
  Sum sum;
  std::vector<Level> levels;
  std::vector<std::vector<int64_t>> columns; ///< by level, one index per entry
  std::vector<char> values;
  size_t entries = 0;
  size_t combineAt = size_t(1) << 20;
  bool isCombined = true; ///< entries ascend and none is there twice
  std::unique_ptr<IndexSorter> sorter;
  /// Fibres that came in order; a new list begins where they did not. Either
  /// these hold all entries or the columns do. While buffers are written,
  /// columns hold the coordinates above the fibres instead.
  std::vector<FibreList> fibres;

  // Writing: the next buffer, and the node of each entry at the level above it.
  size_t level = 0;
  Role role = Role::Positions;
  uint64_t nodes = 1;
  std::vector<uint64_t> nodeOf;
};

} // namespace tensoropt
