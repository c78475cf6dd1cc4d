// SPDX-License-Identifier: Apache-2.0

#include "CSVTable.h"

#include "TensorOpt/Runtime/FileAccess.h"

#include <algorithm>
#include <charconv>

using namespace tensoropt;

namespace {

std::string_view strip(std::string_view cell) {
  auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
  // Views stay within the text, so that errors find their place.
  while (!cell.empty() && isBlank(cell.back()))
    cell.remove_suffix(1);
  while (!cell.empty() && isBlank(cell.front()))
    cell.remove_prefix(1);
  return cell;
}

/// Takes the first line off `rest`, without its end.
std::string_view takeLine(std::string_view &rest) {
  size_t length = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, length);
  rest.remove_prefix(std::min(length + 1, rest.size()));
  if (!line.empty() && line.back() == '\r')
    line.remove_suffix(1);
  return line;
}

} // namespace

std::optional<CSVTable> CSVTable::parse(std::string path, std::string_view text,
                                        std::string &error) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (text.substr(0, mark.size()) == mark)
    text.remove_prefix(mark.size());
  CSVTable table(std::move(path), text);
  if (!table.split(error))
    return std::nullopt;
  return table;
}

bool CSVTable::split(std::string &error) {
  std::string_view rest = text, blank;
  bool isBlankSeen = false;
  while (!rest.empty()) {
    std::string_view line = takeLine(rest);
    if (strip(line).empty()) {
      if (!isBlankSeen)
        blank = line;
      isBlankSeen = true;
      continue;
    }
    // MiniMalloc stops at a blank line: what follows would be lost there.
    if (isBlankSeen)
      return fail(blank, "blank line before the end of the table", error);
    if (!splitLine(line, error))
      return false;
  }
  if (names.empty())
    return fail(text.substr(0, 0), "expected a header that names the columns",
                error);
  return true;
}

bool CSVTable::splitLine(std::string_view line, std::string &error) {
  bool isHeader = names.empty();
  size_t count = 0;
  for (std::string_view rest = line;; ++count) {
    size_t length = std::min(rest.find(','), rest.size());
    std::string_view cell = strip(rest.substr(0, length));
    auto control = std::find_if(cell.begin(), cell.end(), [](char c) {
      return static_cast<unsigned char>(c) < ' ' || c == '\x7f' || c == '"';
    });
    if (control != cell.end())
      return fail(cell.substr(control - cell.begin()),
                  *control == '"' ? "quotes are not part of the format"
                                  : "control character in a cell",
                  error);
    (isHeader ? names : cells).push_back(cell);
    if (!isHeader && count == names.size())
      return fail(cell,
                  "row has more cells than the header, which has " +
                      std::to_string(names.size()),
                  error);
    if (length == rest.size())
      break;
    rest.remove_prefix(length + 1);
  }
  if (!isHeader && ++count < names.size())
    return fail(line.substr(line.size()),
                "row has " + std::to_string(count) +
                    (count == 1 ? " cell" : " cells") + ", the header has " +
                    std::to_string(names.size()),
                error);
  return true;
}

size_t CSVTable::lineOf(std::string_view at) const {
  return 1 + std::count(text.data(), at.data(), '\n');
}

bool CSVTable::fail(std::string_view at, const std::string &message,
                    std::string &error) const {
  std::string_view before = text.substr(0, at.data() - text.data());
  size_t start = before.rfind('\n');
  size_t column =
      before.size() - (start == std::string_view::npos ? 0 : start + 1);
  error = path + ":" + std::to_string(lineOf(at)) + ":" +
          std::to_string(column + 1) + ": error: " + message;
  return false;
}

bool CSVTable::readInteger(std::string_view cell, const char *what,
                           int64_t &value, std::string &error) const {
  const char *end = cell.data() + cell.size();
  auto [stop, status] = std::from_chars(cell.data(), end, value);
  if (status == std::errc() && stop == end)
    return true;
  if (cell.empty())
    return fail(cell, std::string("expected a number as ") + what, error);
  if (status == std::errc::result_out_of_range && stop == end)
    return fail(
        cell, std::string(what) + " " + quoted(cell) + " does not fit 64 bits",
        error);
  return fail(cell,
              std::string("expected a whole number as ") + what + ", got " +
                  quoted(cell),
              error);
}
