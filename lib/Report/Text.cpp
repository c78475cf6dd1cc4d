// SPDX-License-Identifier: Apache-2.0
// Reports for a terminal.

#include "MemoryLives.h"
#include "ProfileTables.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

/// Valid UTF-8 without control characters, which a terminal would obey.
static std::string plain(llvm::StringRef text) {
  std::string result;
  for (char c : llvm::json::fixUTF8(text)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
      result += c;
      continue;
    }
    result += "\\x";
    result += llvm::hexdigit(static_cast<unsigned char>(c) >> 4);
    result += llvm::hexdigit(c & 15);
  }
  return result;
}

static void printRows(llvm::raw_ostream &os, unsigned indent,
                      llvm::ArrayRef<Row> rows) {
  size_t width = 0;
  for (const auto &[name, value] : rows)
    width = std::max(width, plain(name).size());
  for (const auto &[name, value] : rows)
    os.indent(indent) << llvm::left_justify(plain(name), width) << "  "
                      << plain(value) << "\n";
}

static void printEntry(llvm::raw_ostream &os, const Report::Entry &entry) {
  os << "  " << stringify(entry.kind) << " " << plain(entry.pass) << ": "
     << plain(entry.name);
  if (!entry.location.empty())
    os << " at " << plain(entry.location);
  os << "\n";
  std::vector<Row> rows;
  for (const auto &[name, value] : entry.metrics)
    rows.emplace_back(name, printMetric(value));
  printRows(os, 4, rows);
}

/// Columns under their heads, numbers to the right.
static void print(llvm::raw_ostream &os, const Table &table) {
  std::vector<std::vector<std::string>> rows{table.head};
  llvm::append_range(rows, table.rows);
  std::vector<size_t> widths(table.head.size());
  for (std::vector<std::string> &row : rows)
    for (auto [width, cell] : llvm::zip(widths, row)) {
      cell = plain(cell);
      width = std::max(width, cell.size());
    }
  os << "\n  " << plain(table.caption) << "\n";
  for (const std::vector<std::string> &row : rows) {
    std::string line;
    llvm::raw_string_ostream cells(line);
    for (size_t column = 0; column < row.size(); ++column)
      if (column < table.numbers)
        cells << "  " << llvm::right_justify(row[column], widths[column]);
      else
        cells << "  " << llvm::left_justify(row[column], widths[column]);
    os << "  " << llvm::StringRef(line).rtrim() << "\n";
  }
}

std::string tensoropt::printSummary(const MemoryPlan &plan) {
  std::string text;
  llvm::raw_string_ostream os(text);
  printRows(os, 0, describe(plan));
  return text;
}

std::string Report::toText() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  printRows(os, 0, describeRun(*this));
  for (llvm::ArrayRef<Entry> group : groupByFunction(entries)) {
    const std::string &function = group.front().function;
    os << "\n"
       << (function.empty() ? "module" : "function " + plain(function)) << "\n";
    for (const Entry &entry : group)
      printEntry(os, entry);
  }
  for (const Measurement &measurement : measurements) {
    os << "\nmeasured " << plain(measurement.function) << "\n";
    printRows(os, 2, describe(measurement));
    if (const auto &profile = measurement.profile)
      for (const Table &table :
           {tabulateKinds(*profile), tabulateLongest(*profile),
            tabulateAll(*profile)})
        print(os, table);
  }
  for (const MemoryPlan &plan : memoryPlans) {
    os << "\nmemory of " << plain(plan.name) << "\n";
    printRows(os, 2, describe(plan));
    print(os, tabulateBuffers(plan, mostRows));
  }
  return text;
}
