// SPDX-License-Identifier: Apache-2.0
//
// The columns of tables of buffers, and the buffer in a row of them.
//
//   PackingRows rows(table, spaces);
//   if (rows.findColumns(error))
//     auto buffer = rows.read(0, error);

#pragma once

#include "CSVTable.h"
#include "TensorOpt/Solvers/Packing.h"
#include <array>
#include <unordered_map>

namespace tensoropt {

class PackingRows {
public:
  enum Column {
    Id,
    Lower,
    Upper,
    Size,
    Alignment,
    Hint,
    Gaps,
    Offset,
    Space,
    Traffic,
    NumColumns
  };

  PackingRows(const CSVTable &table, const std::vector<PackingSpace> &spaces)
      : table(table), spaces(spaces) {}

  /// Finds the columns by their names; false if one is unknown, there twice,
  /// or without ids.
  bool findColumns(std::string &error);

  /// Whether the table has the column.
  bool has(Column column) const { return places[column].has_value(); }

  /// False, with an error, if the table lacks the column.
  bool require(Column column, std::string &error) const;

  /// The buffer in a row. A life that is not stated is [0, 1), and a size 0.
  std::optional<PackingBuffer> read(size_t row, std::string &error) const;

  /// The cell of a column that the table has.
  std::string_view cell(size_t row, Column column) const {
    return table.cell(row, *places[column]);
  }

  /// Rows by the ids of their buffers; false if two are the same.
  bool index(std::unordered_map<std::string_view, size_t> &byId,
             std::string &error) const;

private:
  bool readLife(size_t row, PackingBuffer &buffer, std::string &error) const;
  bool readCounts(size_t row, PackingBuffer &buffer, std::string &error) const;
  bool readSpace(size_t row, PackingBuffer &buffer, std::string &error) const;
  bool readGaps(size_t row, PackingBuffer &buffer, std::string &error) const;
  bool readGap(std::string_view word, PackingBuffer &buffer,
               std::string &error) const;
  bool readOptional(size_t row, Column column, int64_t least, int64_t &value,
                    std::string &error) const;
  bool toHalfOpen(std::string_view cell, int64_t &last,
                  std::string &error) const;

  const CSVTable &table;
  const std::vector<PackingSpace> &spaces;
  std::array<std::optional<size_t>, NumColumns> places;
  bool isInclusive = false; ///< the column is `end`, and gaps end likewise
};

} // namespace tensoropt
