// SPDX-License-Identifier: Apache-2.0
//
// Walks over a text file line by line, number by number, without copying, and
// words the errors of all text formats. The parts on the way of every entry
// are inline. Blanks are spaces, tabs and carriage returns.
//
//   TextScanner scan("a.tns", text);
//   while (scan.startLine('#'))
//     if (!scan.readInteger(i, "index") || !scan.readReal(x, "value") ||
//         !scan.endLine())
//       return scan.error();           // a.tns:3: expected an index, got 'x'

#pragma once

#include "TensorOpt/Runtime/CoordinateTensor.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace tensoropt {

/// A position in a text. The first failure is kept; functions that return
/// bool return false after they recorded one.
class TextScanner {
public:
  /// Stands at the first byte of line 1. `text` must outlive the scanner;
  /// `path` goes into messages.
  TextScanner(std::string path, std::string_view text)
      : path(std::move(path)), cursor(text.data()),
        end(text.data() + text.size()) {}

  /// Skips blank lines, and lines that begin with `comment` unless it is 0,
  /// from the beginning of a line on; stands before the first word of the
  /// next line then. Returns false, without failure, at the end of the text.
  bool startLine(char comment) {
    for (;;) {
      skipBlanks();
      if (cursor == end)
        return false;
      if (*cursor != '\n' && (comment == 0 || *cursor != comment))
        return true;
      skipLine();
    }
  }

  /// Reads a decimal int64, with a sign or without. `what` names it in
  /// messages, such as "row index".
  bool readInteger(int64_t &value, const char *what) {
    return readNumber(value, what, "an integer", "an int64");
  }

  /// Reads a decimal floating-point number, "nan" or "inf" in any case. A
  /// number that overflows a double or vanishes in it fails.
  bool readReal(double &value, const char *what) {
    return readNumber(value, what, "a number", "a double");
  }

  /// Takes the next word of the line; empty if there is none.
  std::string_view readWord();

  /// Steps over the end of the line; fails if a word comes first.
  bool endLine() {
    skipBlanks();
    if (cursor != end && *cursor != '\n')
      return failOnExtraWord();
    skipLine();
    return true;
  }

  /// Passes `count` lines that `startLine` would stop at and stops at the
  /// next one.
  void skipLines(size_t count, char comment);

  /// Number of words from here to the end of the line.
  size_t countWords() const;

  /// Number of lines from here that `startLine` would stop at.
  size_t countLines(char comment) const;

  /// Bytes from here to the end of the text.
  size_t remaining() const { return static_cast<size_t>(end - cursor); }

  /// Number of the line the scanner is in, from 1.
  int64_t line() const { return lineNumber; }

  /// Records "FILE:LINE: message", at the current line or at a given one.
  bool fail(const std::string &message) { return fail(lineNumber, message); }
  bool fail(int64_t line, const std::string &message);

  /// Records what `verifyEntries` found, at the line of the entry at fault.
  /// The scanner must stand before the line of the first entry; lines are
  /// counted only here, so that reading need not keep them.
  bool failOnEntry(const EntryProblem &problem, char comment);

  /// The recorded failure; empty if there is none.
  const std::string &error() const { return failure; }

private:
  static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

  void skipBlanks() {
    while (cursor != end && isBlank(*cursor))
      ++cursor;
  }

  void skipLine();

  bool isWordEnd(const char *place) const {
    return place == end || isBlank(*place) || *place == '\n';
  }

  template <typename Number>
  bool readNumber(Number &value, const char *what, const char *kind,
                  const char *type) {
    skipBlanks();
    const char *first = cursor;
    // from_chars knows no plus sign; "+-1" must stay malformed.
    if (end - first > 1 && *first == '+' && first[1] != '-')
      ++first;
    auto [stop, status] = std::from_chars(first, end, value);
    if (status != std::errc() || !isWordEnd(stop))
      return failOnNumber(what, kind, type, stop, status);
    cursor = stop;
    return true;
  }

  bool failOnExtraWord();
  bool failOnNumber(const char *what, const char *kind, const char *type,
                    const char *stop, std::errc status);

  std::string path;
  std::string failure;
  const char *cursor;
  const char *end;
  int64_t lineNumber = 1;
};

} // namespace tensoropt
