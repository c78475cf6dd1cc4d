// SPDX-License-Identifier: Apache-2.0
// Reports as one page: no script, nothing loaded, light and dark.

#include "HTMLText.h"
#include "MemoryLives.h"
#include "Rows.h"
#include "SVG.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

static constexpr llvm::StringLiteral style = R"(
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text);
  background: var(--page); max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
code, td, dd { font-family: ui-monospace, monospace; font-size: .9em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem;
  text-align: left; vertical-align: top; white-space: pre-wrap; }
th { background: var(--head); font-weight: 600; }
td { white-space: nowrap; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
tr.missed td { background: var(--missedBack); }
.passed > .kind { color: var(--passed); }
.missed > .kind { color: var(--missed); }
.analysis > .kind { color: var(--analysis); }
)";

std::string tensoropt::escapeHTML(llvm::StringRef text) {
  std::string result;
  for (char c : llvm::json::fixUTF8(text)) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else if (c == '\'')
      result += "&#39;";
    else if ((c >= 0 && c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
      // U+2400 plus the character, and U+2421 for delete.
      result += "\xe2\x90";
      result += c == 0x7f ? '\xa1' : static_cast<char>(0x80 + c);
    } else
      result += c;
  }
  return result;
}

void tensoropt::printTable(llvm::raw_ostream &os, const Table &table,
                           llvm::function_ref<std::string(size_t)> bar) {
  os << "<div class=\"wide\"><table class=\"profile\">\n<caption>"
     << escapeHTML(table.caption) << "</caption>\n<tr>";
  if (bar)
    os << "<th></th>";
  for (const std::string &head : table.head)
    os << "<th>" << escapeHTML(head) << "</th>";
  os << "</tr>\n";
  for (auto [number, row] : llvm::enumerate(table.rows)) {
    os << "<tr>";
    if (bar)
      os << "<td class=\"bar\">" << bar(number) << "</td>";
    for (auto [column, cell] : llvm::enumerate(row))
      os << (column < table.numbers ? "<td class=\"number\">" : "<td>")
         << escapeHTML(cell) << "</td>";
    os << "</tr>\n";
  }
  os << "</table></div>\n";
}

static void printRows(llvm::raw_ostream &os, llvm::ArrayRef<Row> rows) {
  os << "<dl>\n";
  for (const auto &[name, value] : rows)
    os << "<dt>" << escapeHTML(name) << "</dt><dd>" << escapeHTML(value)
       << "</dd>\n";
  os << "</dl>\n";
}

static void printCell(llvm::raw_ostream &os, const Report::Entry &entry,
                      llvm::StringRef name) {
  auto metric = llvm::find_if(
      entry.metrics, [&](const auto &metric) { return metric.first == name; });
  if (metric == entry.metrics.end()) {
    os << "<td></td>";
    return;
  }
  bool isText = std::holds_alternative<std::string>(metric->second);
  os << (isText ? "<td>" : "<td class=\"number\">")
     << escapeHTML(printMetric(metric->second)) << "</td>";
}

/// One pass's entries of one function, a column per metric.
static void printTable(llvm::raw_ostream &os,
                       llvm::ArrayRef<const Report::Entry *> entries) {
  std::vector<std::string> columns;
  for (const Report::Entry *entry : entries)
    for (const auto &[name, value] : entry->metrics)
      if (!llvm::is_contained(columns, name))
        columns.push_back(name);
  os << "<div class=\"wide\"><table>\n<caption>"
     << escapeHTML(entries.front()->pass)
     << "</caption>\n<tr><th>Kind</th><th>Decision</th><th>Location</th>";
  for (const std::string &column : columns)
    os << "<th>" << escapeHTML(column) << "</th>";
  os << "</tr>\n";
  for (const Report::Entry *entry : entries) {
    std::string_view kind = stringify(entry->kind);
    os << "<tr class=\"" << kind << "\"><td class=\"kind\">" << kind
       << "</td><td>" << escapeHTML(entry->name) << "</td><td>"
       << escapeHTML(entry->location) << "</td>";
    for (const std::string &column : columns)
      printCell(os, *entry, column);
    os << "</tr>\n";
  }
  os << "</table></div>\n";
}

static void printFunction(llvm::raw_ostream &os,
                          llvm::ArrayRef<Report::Entry> entries) {
  const std::string &function = entries.front().function;
  if (function.empty())
    os << "<h2>Module</h2>\n";
  else
    os << "<h2>Function <code>" << escapeHTML(function) << "</code></h2>\n";
  std::vector<llvm::StringRef> passes;
  for (const Report::Entry &entry : entries)
    if (!llvm::is_contained(passes, entry.pass))
      passes.push_back(entry.pass);
  for (llvm::StringRef pass : passes) {
    std::vector<const Report::Entry *> ofPass;
    for (const Report::Entry &entry : entries)
      if (entry.pass == pass)
        ofPass.push_back(&entry);
    printTable(os, ofPass);
  }
}

std::string Report::toHTML() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  std::string title = escapeHTML(tool) + " report";
  os << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta "
        "charset=\"utf-8\">\n"
     << "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
     << title << "</title>\n<style>" << getTheme() << style << getPictureStyle()
     << getProfileStyle() << "</style>\n</head>\n<body>\n"
     << "<h1>" << title << "</h1>\n";
  printRows(os, describeRun(*this));
  for (llvm::ArrayRef<Entry> group : groupByFunction(entries))
    printFunction(os, group);
  for (const Measurement &measurement : measurements) {
    os << "<h2>Measured <code>" << escapeHTML(measurement.function)
       << "</code></h2>\n";
    printRows(os, describe(measurement));
    if (measurement.profile)
      printProfile(os, *measurement.profile);
  }
  for (const MemoryPlan &plan : memoryPlans) {
    os << "<h2>Memory of <code>" << escapeHTML(plan.name) << "</code></h2>\n";
    printRows(os, describe(plan));
    printMemoryMap(os, plan, mostBoxes);
    printTable(os, tabulateBuffers(plan, mostRows));
  }
  os << "</body>\n</html>\n";
  return text;
}
