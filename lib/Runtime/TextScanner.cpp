// SPDX-License-Identifier: Apache-2.0
//
// The parts of the text scanner that run once per file or on failure.

#include "TextScanner.h"

#include "TensorOpt/Runtime/FileAccess.h"

#include <cstring>

using namespace tensoropt;

void TextScanner::skipLine() {
  if (cursor == end)
    return;
  const void *newline = std::memchr(cursor, '\n', remaining());
  cursor = newline ? static_cast<const char *>(newline) + 1 : end;
  lineNumber += newline != nullptr;
}

std::string_view TextScanner::readWord() {
  skipBlanks();
  const char *first = cursor;
  while (!isWordEnd(cursor))
    ++cursor;
  return {first, static_cast<size_t>(cursor - first)};
}

size_t TextScanner::countWords() const {
  TextScanner ahead = *this;
  size_t count = 0;
  while (!ahead.readWord().empty())
    ++count;
  return count;
}

size_t TextScanner::countLines(char comment) const {
  TextScanner ahead = *this;
  size_t count = 0;
  for (; ahead.startLine(comment); ahead.skipLine())
    ++count;
  return count;
}

void TextScanner::skipLines(size_t count, char comment) {
  for (; startLine(comment) && count != 0; --count)
    skipLine();
}

bool TextScanner::fail(int64_t line, const std::string &message) {
  if (failure.empty())
    failure = path + ":" + std::to_string(line) + ": " + message;
  return false;
}

bool TextScanner::failOnEntry(const EntryProblem &problem, char comment) {
  std::string message = problem.message;
  if (problem.earlier) {
    TextScanner ahead = *this;
    ahead.skipLines(*problem.earlier, comment);
    message += "; the first time is line " + std::to_string(ahead.line());
  }
  skipLines(problem.entry.value_or(0), comment);
  return fail(message);
}

bool TextScanner::failOnExtraWord() {
  return fail("unexpected " + quoted(readWord()) + " at the end of the line");
}

bool TextScanner::failOnNumber(const char *what, const char *kind,
                               const char *type, const char *stop,
                               std::errc status) {
  std::string_view word = readWord();
  if (word.empty())
    return fail(std::string("line ends before the ") + what);
  if (status == std::errc::result_out_of_range && isWordEnd(stop))
    return fail(std::string(what) + " " + quoted(word) +
                " is outside the range of " + type);
  return fail(std::string("expected ") + kind + " as " + what + ", got " +
              quoted(word));
}
