// SPDX-License-Identifier: Apache-2.0
// Rows are visited in order, and so are the entries below the diagonal of each
// row by those above: one cursor per row tells which comes next. If each cursor
// meets what it is asked for and reaches the diagonal, nothing is missing.

#include "VerifyMatrix.h"
#include "ElementOps.h"
#include "EntryStream.h"
#include "Threads.h"

#include <atomic>
#include <memory>

using namespace tensoropt;

using Kind = LevelSpec::Kind;

bool tensoropt::isPlainMatrix(const TensorSpec &spec) {
  return spec.levels.size() == 2 && !spec.canonical &&
         spec.levels[0].kind == Kind::Dense &&
         spec.levels[1].kind == Kind::Compressed && spec.levels[1].unique &&
         spec.levels[1].ordered && spec.group.generators().size() == 1;
}

namespace {

class MatrixVerifier {
public:
  MatrixVerifier(const TensorData &tensor, double tolerance)
      : tensor(tensor), positions(tensor.buffers[0]),
        columns(tensor.buffers[1]), values(tensor.buffers[2]),
        character(tensor.spec.group.generators().front().character),
        tolerance(tolerance), rows(tensor.extents[0]) {}

  /// Checks the entries above the diagonal of rows `begin` to `end` - 1, and
  /// that those below the diagonal of these columns are their images.
  bool run(uint64_t begin, uint64_t end) const {
    std::vector<uint64_t> next(rows);
    for (uint64_t row = begin; row < rows; ++row)
      next[row] = findColumn(row, begin);
    EntryStream stream(tensor);
    auto pairs = std::make_unique<Pairs>();
    uint64_t last = readIndex(positions, end);
    for (uint64_t at = readIndex(positions, begin); at < last;) {
      uint64_t stop = std::min<uint64_t>(at + EntryStream::blockSize, last);
      stream.read(at, stop);
      if (!pair(stream, at, stop, next, *pairs) || !compare(*pairs))
        return false;
      at = stop;
    }
    for (uint64_t row = begin; row < rows; ++row)
      if (next[row] != findColumn(row, std::min(row, end)))
        return false;
    return true;
  }

private:
  /// Places of values that are images of each other.
  struct Pairs {
    size_t count;
    uint64_t above[EntryStream::blockSize], below[EntryStream::blockSize];
  };

  /// The place of the first entry of a row at `column` or behind it.
  uint64_t findColumn(uint64_t row, uint64_t column) const {
    uint64_t begin = readIndex(positions, row);
    uint64_t end = readIndex(positions, row + 1);
    return visitIndexType(columns.type(), [&](auto tag) -> uint64_t {
      auto *list = columns.as<typename decltype(tag)::Type>();
      return std::lower_bound(list + begin, list + end, column) - list;
    });
  }

  /// Moves the cursors; false where one does not meet the image.
  bool pair(const EntryStream &stream, uint64_t begin, uint64_t end,
            std::vector<uint64_t> &next, Pairs &pairs) const {
    const int64_t *row = stream.column(tensor.spec.levels[0].dimension);
    const int64_t *column = stream.column(tensor.spec.levels[1].dimension);
    pairs.count = 0;
    return visitIndexType(columns.type(), [&](auto tag) {
      auto *list = columns.as<typename decltype(tag)::Type>();
      for (uint64_t at = 0; at < end - begin; ++at) {
        if (column[at] <= row[at])
          continue;
        // Beyond the row the coordinates of the next begin, or none.
        uint64_t image = next[column[at]]++;
        if (image >= columns.count() ||
            list[image] != static_cast<uint64_t>(row[at]))
          return false;
        pairs.above[pairs.count] = begin + at;
        pairs.below[pairs.count++] = image;
      }
      return true;
    });
  }

  bool compare(const Pairs &pairs) const {
    return visitScalarType(values.type(), [&](auto tag) {
      using T = typename decltype(tag)::Type;
      const T *value = values.as<T>();
      for (size_t at = 0; at < pairs.count; ++at) {
        T expected = value[pairs.above[at]];
        bool fits = apply(character, expected) &&
                    equalElements(expected, value[pairs.below[at]]);
        if (!fits && !compareClosely(pairs.above[at], pairs.below[at]))
          return false;
      }
      return true;
    });
  }

  bool compareClosely(uint64_t above, uint64_t below) const {
    auto expected = applyCharacter(readValue(values, above), character);
    return expected &&
           equalWithin(readValue(values, below), *expected, tolerance);
  }

  const TensorData &tensor;
  const Buffer &positions, &columns, &values;
  Character character;
  double tolerance;
  uint64_t rows;
};

} // namespace

bool tensoropt::isSymmetricMatrix(const TensorData &tensor, double tolerance,
                                  unsigned threads) {
  MatrixVerifier verifier(tensor, tolerance);
  unsigned parts = countThreads(threads, tensor.storedEntries());
  uint64_t rows = tensor.extents[0];
  std::atomic<bool> isSymmetric = true;
  runParts(parts, [&](unsigned part) {
    if (!verifier.run(partBegin(rows, parts, part),
                      partBegin(rows, parts, part + 1)))
      isSymmetric = false;
  });
  return isSymmetric;
}
