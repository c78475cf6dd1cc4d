// SPDX-License-Identifier: Apache-2.0
//
// The names of columns are those that MiniMalloc reads, and two of our own:
// Moffitt, MiniMalloc: a lightweight memory allocator for hardware-accelerated
// machine learning, 2023.

#include "PackingColumns.h"

#include "TensorOpt/Runtime/FileAccess.h"

#include <charconv>
#include <limits>

using namespace tensoropt;

namespace {

struct ColumnName {
  std::string_view name;
  PackingRows::Column column;
};

/// The first name of each column is the one that is written.
constexpr ColumnName columnNames[] = {
    {"id", PackingRows::Id},           {"buffer", PackingRows::Id},
    {"buffer_id", PackingRows::Id},    {"lower", PackingRows::Lower},
    {"start", PackingRows::Lower},     {"begin", PackingRows::Lower},
    {"upper", PackingRows::Upper},     {"end", PackingRows::Upper},
    {"size", PackingRows::Size},       {"alignment", PackingRows::Alignment},
    {"hint", PackingRows::Hint},       {"gaps", PackingRows::Gaps},
    {"offset", PackingRows::Offset},   {"space", PackingRows::Space},
    {"traffic", PackingRows::Traffic},
};

const char *nameOf(PackingRows::Column column) {
  for (const ColumnName &known : columnNames)
    if (known.column == column)
      return known.name.data();
  return "";
}

std::string listNames() {
  std::string list;
  for (const ColumnName &known : columnNames)
    list += (list.empty() ? "" : ", ") + std::string(known.name);
  return list;
}

} // namespace

//===----------------------------------------------------------------------===//
// Columns
//===----------------------------------------------------------------------===//

bool PackingRows::findColumns(std::string &error) {
  for (size_t at = 0; at < table.header().size(); ++at) {
    std::string_view name = table.header()[at];
    const ColumnName *found = nullptr;
    for (const ColumnName &known : columnNames)
      if (known.name == name)
        found = &known;
    // A misspelt column must not be taken for one that is not there.
    if (!found)
      return table.fail(name,
                        "unknown column " + quoted(name) +
                            ", the known ones are " + listNames(),
                        error);
    std::optional<size_t> &place = places[found->column];
    if (place)
      return table.fail(name,
                        "column " + quoted(name) + " says what " +
                            quoted(table.header()[*place]) + " says already",
                        error);
    place = at;
    isInclusive |= name == "end";
  }
  return require(Id, error);
}

bool PackingRows::require(Column column, std::string &error) const {
  return has(column) ||
         table.fail(table.header().front(),
                    std::string("expected a column '") + nameOf(column) + "'",
                    error);
}

bool PackingRows::index(std::unordered_map<std::string_view, size_t> &byId,
                        std::string &error) const {
  byId.reserve(table.rows());
  for (size_t row = 0; row < table.rows(); ++row) {
    std::string_view id = cell(row, Id);
    if (id.empty())
      return table.fail(id, "buffer without an id", error);
    auto [earlier, isNew] = byId.try_emplace(id, row);
    if (!isNew)
      return table.fail(
          id,
          "buffer " + quoted(id) + " is listed twice, first in line " +
              std::to_string(table.lineOf(cell(earlier->second, Id))),
          error);
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

std::optional<PackingBuffer> PackingRows::read(size_t row,
                                               std::string &error) const {
  PackingBuffer buffer;
  buffer.id = cell(row, Id);
  if (!readLife(row, buffer, error) || !readCounts(row, buffer, error) ||
      !readSpace(row, buffer, error) || !readGaps(row, buffer, error))
    return std::nullopt;
  return buffer;
}

/// One more than the last time, if that is how the table counts.
bool PackingRows::toHalfOpen(std::string_view cell, int64_t &last,
                             std::string &error) const {
  if (!isInclusive)
    return true;
  if (last == std::numeric_limits<int64_t>::max())
    return table.fail(cell, "time " + quoted(cell) + " plus one overflows",
                      error);
  ++last;
  return true;
}

bool PackingRows::readLife(size_t row, PackingBuffer &buffer,
                           std::string &error) const {
  buffer.upper = 1;
  if (has(Lower) &&
      !table.readInteger(cell(row, Lower), "lower", buffer.lower, error))
    return false;
  if (!has(Upper))
    return true;
  std::string_view upper = cell(row, Upper);
  if (!table.readInteger(upper, "upper", buffer.upper, error) ||
      !toHalfOpen(upper, buffer.upper, error))
    return false;
  if (buffer.upper >= buffer.lower)
    return true;
  return table.fail(upper,
                    "buffer " + quoted(buffer.id) + " ends at " +
                        std::to_string(buffer.upper) +
                        ", before it begins at " + std::to_string(buffer.lower),
                    error);
}

/// A number of at least `least`; as it is where there is none.
bool PackingRows::readOptional(size_t row, Column column, int64_t least,
                               int64_t &value, std::string &error) const {
  if (!has(column) || cell(row, column).empty())
    return true;
  if (!table.readInteger(cell(row, column), nameOf(column), value, error))
    return false;
  return value >= least ||
         table.fail(cell(row, column),
                    std::string(nameOf(column)) + " of buffer " +
                        quoted(cell(row, Id)) + " is " + std::to_string(value) +
                        ", less than " + std::to_string(least),
                    error);
}

bool PackingRows::readCounts(size_t row, PackingBuffer &buffer,
                             std::string &error) const {
  if (has(Size) && cell(row, Size).empty())
    return table.fail(cell(row, Size), "expected a number as size", error);
  int64_t offset = -1, hint = -1;
  if (!readOptional(row, Size, 0, buffer.size, error) ||
      !readOptional(row, Alignment, 1, buffer.alignment, error) ||
      !readOptional(row, Traffic, 0, buffer.traffic, error) ||
      !readOptional(row, Offset, 0, offset, error) ||
      !readOptional(row, Hint, -1, hint, error))
    return false;
  if (offset >= 0)
    buffer.offset = offset;
  if (hint >= 0)
    buffer.hint = hint;
  return true;
}

bool PackingRows::readSpace(size_t row, PackingBuffer &buffer,
                            std::string &error) const {
  if (!has(Space) || cell(row, Space).empty())
    return true;
  std::string_view name = cell(row, Space);
  for (size_t at = 0; at < spaces.size(); ++at)
    if (spaces[at].name == name) {
      buffer.space = at;
      return true;
    }
  return table.fail(name, "no space is named " + quoted(name), error);
}

bool PackingRows::readGaps(size_t row, PackingBuffer &buffer,
                           std::string &error) const {
  // Without lives, those of a conflict graph, there is nothing to be gaps of.
  if (!has(Gaps) || !has(Lower) || !has(Upper) || !has(Size))
    return true;
  std::string_view rest = cell(row, Gaps);
  while (!rest.empty()) {
    size_t length = std::min(rest.find(' '), rest.size());
    std::string_view word = rest.substr(0, length);
    if (!word.empty() && !readGap(word, buffer, error))
      return false;
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
  return true;
}

/// `LO-HI` or `LO-HI@WLO:WHI`.
bool PackingRows::readGap(std::string_view word, PackingBuffer &buffer,
                          std::string &error) const {
  const char *at = word.data(), *end = at + word.size();
  auto take = [&](int64_t &value) {
    auto [stop, status] = std::from_chars(at, end, value);
    at = stop;
    return status == std::errc();
  };
  auto skip = [&](char c) { return at != end && *at++ == c; };
  PackingGap gap{};
  std::pair<int64_t, int64_t> window;
  bool isWhole = take(gap.lower) && skip('-') && take(gap.upper);
  if (isWhole && at != end) {
    isWhole = skip('@') && take(window.first) && skip(':') &&
              take(window.second) && at == end;
    gap.window = window;
  }
  if (!isWhole)
    return table.fail(
        word, "expected a gap LO-HI or LO-HI@WLO:WHI, got " + quoted(word),
        error);
  if (!toHalfOpen(word, gap.upper, error))
    return false;
  int64_t begin = buffer.gaps.empty() ? buffer.lower : buffer.gaps.back().upper;
  if (gap.lower < begin || gap.upper <= gap.lower || gap.upper > buffer.upper)
    return table.fail(word,
                      "gap " + quoted(word) + " of buffer " +
                          quoted(buffer.id) +
                          " is not within its life and behind its other gaps",
                      error);
  if (gap.window && (window.first < 0 || window.second < window.first ||
                     window.second > buffer.size))
    return table.fail(word,
                      "window of gap " + quoted(word) + " is not within the " +
                          std::to_string(buffer.size) + " bytes of buffer " +
                          quoted(buffer.id),
                      error);
  buffer.gaps.push_back(gap);
  return true;
}
