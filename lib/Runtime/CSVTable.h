// SPDX-License-Identifier: Apache-2.0
//
// A text as a table: a header and rows of as many cells, cut at commas and
// stripped of blanks. There is no quoting. Cells are views of the text.
//
//   auto table = CSVTable::parse("a.csv", text, error);
//   for (size_t row = 0; row < table->rows(); ++row)
//     if (table->cell(row, 0).empty())
//       return table->fail(table->cell(row, 0), "has no name", error);

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tensoropt {

class CSVTable {
public:
  /// Lines end with \n or \r\n, the last ones may be blank. `text` must outlive
  /// the table. A byte order mark is skipped.
  static std::optional<CSVTable> parse(std::string path, std::string_view text,
                                       std::string &error);

  const std::vector<std::string_view> &header() const { return names; }
  size_t rows() const {
    return names.empty() ? 0 : cells.size() / names.size();
  }
  std::string_view cell(size_t row, size_t column) const {
    return cells[row * names.size() + column];
  }

  /// Puts "FILE:LINE:COLUMN: error: MESSAGE" into `error`, with the place of
  /// `at`, a view of the text; returns false.
  bool fail(std::string_view at, const std::string &message,
            std::string &error) const;

  /// The line of a view of the text, from 1.
  size_t lineOf(std::string_view at) const;

  /// A cell as a decimal int64. `what` names it in errors.
  bool readInteger(std::string_view cell, const char *what, int64_t &value,
                   std::string &error) const;

private:
  CSVTable(std::string path, std::string_view text)
      : path(std::move(path)), text(text) {}
  bool split(std::string &error);
  bool splitLine(std::string_view line, std::string &error);

  std::string path;
  std::string_view text;
  std::vector<std::string_view> names, cells;
};

} // namespace tensoropt
