// SPDX-License-Identifier: Apache-2.0
// Two passes over the entries of a matrix in storage order: one counts those of
// each row of the target, one puts them there. Counting sort is stable, so
// entries of a row come in the order of the source. That is the right one: a
// source is sorted by rows or by columns, and of a triangle the transposed
// entries of a row all come before its own (upper, by rows; lower, by columns)
// or all after.

#include "ConvertMatrix.h"
#include "ElementOps.h"
#include "EntryStream.h"
#include "PackTensor.h"
#include "StorageSearch.h"
#include "Threads.h"

#include <atomic>
#include <cstring>
#include <memory>
#include <numeric>

using namespace tensoropt;

using Kind = LevelSpec::Kind;

namespace {

/// How rows and their entries are stored.
enum class RowFormat { Dense, Compressed, DoublyCompressed, Coordinates };

std::optional<RowFormat> getRowFormat(const TensorSpec &spec) {
  std::vector<LevelSpec> levels = getLevels(spec);
  if (levels.size() != 2 || isOrderedByChildren(levels, 0))
    return std::nullopt;
  Kind outer = levels[0].kind, inner = levels[1].kind;
  if (outer == Kind::Dense && inner == Kind::Dense)
    return RowFormat::Dense;
  if (outer == Kind::Dense && inner == Kind::Compressed)
    return RowFormat::Compressed;
  if (outer == Kind::Compressed && inner == Kind::Compressed)
    return RowFormat::DoublyCompressed;
  if (outer == Kind::Compressed && inner == Kind::Singleton &&
      !levels[0].unique)
    return RowFormat::Coordinates;
  return std::nullopt;
}

/// The entries of the target that one block of the source makes, all at their
/// own places or all transposed.
struct Images {
  size_t count = 0;
  const int64_t *row, *column;
  const uint64_t *source; ///< place of the value
  bool isMirrored;
};

/// The entries of a block that make any.
struct Block {
  static constexpr size_t size = EntryStream::blockSize;
  int64_t row[size], column[size];
  uint64_t source[size];
  uint64_t slot[size]; ///< place in the target
};

class MatrixConversion {
public:
  MatrixConversion(const TensorData &tensor, const TensorSpec &spec,
                   RowFormat format, EntryImages images, Character character,
                   unsigned threads)
      : tensor(tensor), spec(spec), format(format), images(images),
        character(character), levels(getLevels(spec)),
        rows(tensor.extents[levels[0].dimension]),
        columns(tensor.extents[levels[1].dimension]),
        values(tensor.storedEntries()), parts(countThreads(threads, values)),
        result{spec, tensor.extents, {}} {
    bool isSourceDense = getLevels(tensor.spec).back().kind == Kind::Dense;
    dropsZeros = isSourceDense && format != RowFormat::Dense;
    dropsDiagonal = !spec.group.isTrivial() && character.negate &&
                    !character.conjugate && format != RowFormat::Dense;
  }

  std::optional<TensorData> run() {
    if (format == RowFormat::Dense) {
      auto count = multiply(rows, columns);
      return count && fill(*count) ? std::optional(std::move(result))
                                   : std::nullopt;
    }
    // Without room for all rows, sorting what is there is cheaper.
    if (format != RowFormat::Compressed && rows > 4 * values + (1 << 16))
      return std::nullopt;
    if (rows > (uint64_t(1) << 36) || !countRows() || !addRows() ||
        !fill(total))
      return std::nullopt;
    return std::move(result);
  }

private:
  std::optional<Buffer> allocate(ScalarType type, uint64_t count) {
    std::string error;
    return allocateBuffer(type, count, "", error);
  }

  /// Calls `visit(images, block)` for each block of one part of the source.
  template <typename Visit> void visitPart(unsigned part, Visit visit) const {
    EntryStream stream(tensor);
    auto block = std::make_unique<Block>();
    uint64_t end = partBegin(values, parts, part + 1);
    for (uint64_t at = partBegin(values, parts, part); at < end;) {
      uint64_t next = std::min<uint64_t>(at + Block::size, end);
      stream.read(at, next);
      Images own{next - at, stream.column(levels[0].dimension),
                 stream.column(levels[1].dimension), block->source, false};
      std::iota(block->source, block->source + own.count, at);
      if (dropsZeros || dropsDiagonal || images.triangle)
        drop(own, *block);
      visitImages(own, *block, visit);
      at = next;
    }
  }

  /// Within a block as in the whole, what is transposed from above the diagonal
  /// comes before the own entries of its row, and from below it after them.
  template <typename Visit>
  void visitImages(const Images &own, Block &block, Visit &visit) const {
    bool isAbove = isAboveDiagonal(tensor.spec.triangle);
    if (images.isItself && (!isAbove || !images.isMirrored))
      visit(own, block);
    if (!images.isMirrored)
      return;
    // One that is its own image is no second entry.
    Block others;
    Images mirrored{0, others.row, others.column, others.source, true};
    size_t &count = mirrored.count;
    for (size_t at = 0; at < own.count; ++at) {
      others.row[count] = own.column[at];
      others.column[count] = own.row[at];
      others.source[count] = own.source[at];
      count += !images.isItself || own.row[at] != own.column[at];
    }
    visit(mirrored, others);
    if (images.isItself && isAbove)
      visit(own, block);
  }

  /// Whether a triangle has row <= column; rows may be the last dimension.
  bool isAboveDiagonal(Triangle triangle) const {
    return (triangle == Triangle::Upper) == (levels[0].dimension == 0);
  }

  /// Leaves out what makes no entries.
  void drop(Images &own, Block &block) const {
    bool isAbove = images.triangle && isAboveDiagonal(*images.triangle);
    size_t count = 0;
    for (size_t at = 0; at < own.count; ++at) {
      int64_t row = own.row[at], column = own.column[at];
      bool isKept = !(dropsDiagonal && row == column);
      if (images.triangle)
        isKept &= isAbove ? row <= column : row >= column;
      if (dropsZeros && isKept)
        isKept = !isZeroAt(own.source[at]);
      block.row[count] = row;
      block.column[count] = column;
      block.source[count] = own.source[at];
      count += isKept;
    }
    own = {count, block.row, block.column, block.source, false};
  }

  bool isZeroAt(uint64_t at) const {
    const Buffer &buffer = tensor.buffers.back();
    return visitScalarType(buffer.type(), [&](auto tag) {
      return isZeroElement(buffer.as<typename decltype(tag)::Type>()[at]);
    });
  }

  /// Finds where each part puts its first entry of each row.
  bool countRows() {
    for (unsigned part = 0; part < parts; ++part) {
      auto counts = allocate({ScalarKind::I64}, rows);
      if (!counts)
        return false;
      next.push_back(std::move(*counts));
    }
    runParts(parts, [&](unsigned part) {
      auto *counts = next[part].as<uint64_t>();
      visitPart(part, [&](const Images &made, Block &) {
        for (size_t at = 0; at < made.count; ++at)
          ++counts[made.row[at]];
      });
    });
    for (uint64_t row = 0; row < rows; ++row) {
      uint64_t before = total;
      for (const Buffer &starts : next)
        total += std::exchange(starts.as<uint64_t>()[row], total);
      filledRows += total != before;
    }
    return total <= largestIndex(spec.positionType) &&
           (!total || columns - 1 <= largestIndex(spec.coordinateType));
  }

  /// Where the entries of a row begin; `rows` is behind the last.
  uint64_t rowBegin(uint64_t row) const {
    return row == rows ? total : next[0].as<uint64_t>()[row];
  }

  /// Adds all buffers but the values; leaves coordinates of columns open.
  bool addRows() {
    switch (format) {
    case RowFormat::Dense:
      return true;
    case RowFormat::Compressed:
      return addPositions(rows, false) && addCoordinates(total);
    case RowFormat::DoublyCompressed:
      return addOuterPositions(filledRows) && addCoordinates(filledRows) &&
             fillRowIndices() && addPositions(filledRows, true) &&
             addCoordinates(total);
    case RowFormat::Coordinates:
      return addOuterPositions(total) && addCoordinates(total) &&
             fillRowIndices() && addCoordinates(total);
    }
    return false;
  }

  bool addOuterPositions(uint64_t count) {
    auto buffer = allocate(spec.positionType, 2);
    if (buffer)
      std::memcpy(buffer->as<char>() + spec.positionType.size(), &count,
                  spec.positionType.size());
    return append(std::move(buffer));
  }

  bool addCoordinates(uint64_t count) {
    return append(allocate(spec.coordinateType, count));
  }

  /// Positions of the columns for all rows, or for those that have any.
  bool addPositions(uint64_t count, bool onlyFilled) {
    auto buffer = allocate(spec.positionType, count + 1);
    if (buffer)
      visitIndexType(buffer->type(), [&](auto tag) {
        using T = typename decltype(tag)::Type;
        T *position = buffer->template as<T>();
        for (uint64_t row = 0; row < rows; ++row)
          if (!onlyFilled || rowBegin(row) != rowBegin(row + 1))
            *position++ = static_cast<T>(rowBegin(row));
        *position = static_cast<T>(total);
      });
    return append(std::move(buffer));
  }

  /// Fills the last buffer with the row of each entry, or each row once.
  bool fillRowIndices() {
    Buffer &buffer = result.buffers.back();
    if (rows && rows - 1 > largestIndex(buffer.type()))
      return false;
    visitIndexType(buffer.type(), [&](auto tag) {
      using T = typename decltype(tag)::Type;
      T *into = buffer.as<T>();
      for (uint64_t row = 0; row < rows; ++row) {
        uint64_t count = rowBegin(row + 1) - rowBegin(row);
        if (format == RowFormat::DoublyCompressed)
          count = count != 0;
        into = std::fill_n(into, count, static_cast<T>(row));
      }
    });
    return true;
  }

  bool append(std::optional<Buffer> buffer) {
    if (buffer)
      result.buffers.push_back(std::move(*buffer));
    return buffer.has_value();
  }

  /// Puts columns and values in place.
  bool fill(uint64_t count) {
    if (!append(allocate(spec.element, count)))
      return false;
    std::atomic<bool> fits = true;
    runParts(parts, [&](unsigned part) {
      visitPart(part, [&](const Images &made, Block &block) {
        if (format == RowFormat::Dense) {
          for (size_t at = 0; at < made.count; ++at)
            block.slot[at] = made.row[at] * columns + made.column[at];
        } else {
          auto *slots = next[part].as<uint64_t>();
          for (size_t at = 0; at < made.count; ++at)
            block.slot[at] = slots[made.row[at]]++;
          fillColumns(made, block.slot);
        }
        if (!fillValues(made, block.slot))
          fits = false;
      });
    });
    return fits;
  }

  void fillColumns(const Images &made, const uint64_t *slot) {
    const Buffer &buffer = result.buffers.end()[-2];
    visitIndexType(buffer.type(), [&](auto tag) {
      using T = typename decltype(tag)::Type;
      T *into = buffer.as<T>();
      for (size_t at = 0; at < made.count; ++at)
        into[slot[at]] = static_cast<T>(made.column[at]);
    });
  }

  bool fillValues(const Images &made, const uint64_t *slot) {
    const Buffer &buffer = result.buffers.back();
    return visitScalarType(buffer.type(), [&](auto tag) {
      using T = typename decltype(tag)::Type;
      const T *from = tensor.buffers.back().as<T>();
      T *into = buffer.as<T>();
      bool fits = true;
      if (!made.isMirrored || character.isTrivial())
        for (size_t at = 0; at < made.count; ++at)
          into[slot[at]] = from[made.source[at]];
      else
        for (size_t at = 0; at < made.count; ++at) {
          T value = from[made.source[at]];
          // What is its own image stays; it is zero, real or imaginary already.
          fits &= made.row[at] == made.column[at] || apply(character, value);
          into[slot[at]] = value;
        }
      return fits;
    });
  }

  const TensorData &tensor;
  const TensorSpec &spec;
  RowFormat format;
  EntryImages images;
  Character character;
  std::vector<LevelSpec> levels;
  uint64_t rows, columns; ///< extents of the target's levels
  uint64_t values;        ///< of the source
  unsigned parts;
  bool dropsZeros, dropsDiagonal;
  TensorData result;
  /// For each part the place of its next entry in each row.
  std::vector<Buffer> next;
  uint64_t total = 0, filledRows = 0;
};

} // namespace

std::optional<TensorData> tensoropt::convertMatrix(const TensorData &tensor,
                                                   const TensorSpec &spec,
                                                   EntryImages images,
                                                   Character character,
                                                   unsigned threads) {
  auto format = getRowFormat(spec);
  bool isSorted = tensor.spec.isDense() || StorageSearch::isFast(tensor.spec);
  if (!format || !isSorted || tensor.spec.hasBlocks() || spec.isPacked() ||
      tensor.spec.isPacked() || tensor.spec.element != spec.element)
    return std::nullopt;
  return MatrixConversion(tensor, spec, *format, images, character, threads)
      .run();
}
