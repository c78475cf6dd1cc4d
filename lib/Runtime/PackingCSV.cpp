// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Runtime/PackingCSV.h"

#include "PackingColumns.h"
#include "TensorOpt/Runtime/FileAccess.h"

#include <algorithm>
#include <string>

using namespace tensoropt;
using Column = PackingRows::Column;

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

std::optional<std::vector<PackingBuffer>>
tensoropt::parseBuffers(const std::string &path, std::string_view text,
                        const std::vector<PackingSpace> &spaces,
                        std::string &error, PackingColumns needed) {
  auto table = CSVTable::parse(path, text, error);
  if (!table)
    return std::nullopt;
  PackingRows rows(*table, spaces);
  std::unordered_map<std::string_view, size_t> byId;
  if (!rows.findColumns(error) || !rows.require(Column::Size, error) ||
      !rows.index(byId, error))
    return std::nullopt;
  if (needed == PackingColumns::LivesAndSizes &&
      (!rows.require(Column::Lower, error) ||
       !rows.require(Column::Upper, error)))
    return std::nullopt;
  std::vector<PackingBuffer> buffers;
  buffers.reserve(table->rows());
  for (size_t row = 0; row < table->rows(); ++row) {
    auto buffer = rows.read(row, error);
    if (!buffer)
      return std::nullopt;
    buffers.push_back(std::move(*buffer));
  }
  return buffers;
}

//===----------------------------------------------------------------------===//
// Conflicts
//===----------------------------------------------------------------------===//

std::optional<std::vector<std::pair<unsigned, unsigned>>>
tensoropt::parseConflicts(const std::string &path, std::string_view text,
                          const std::vector<PackingBuffer> &buffers,
                          std::string &error) {
  auto table = CSVTable::parse(path, text, error);
  if (!table)
    return std::nullopt;
  const auto &header = table->header();
  auto placeOf = [&](std::string_view name) -> size_t {
    return std::find(header.begin(), header.end(), name) - header.begin();
  };
  size_t columns[] = {placeOf("first"), placeOf("second")};
  if (header.size() != 2 || columns[0] == 2 || columns[1] == 2) {
    table->fail(header.front(), "expected the columns 'first' and 'second'",
                error);
    return std::nullopt;
  }
  std::unordered_map<std::string_view, unsigned> byId;
  for (size_t at = 0; at < buffers.size(); ++at)
    byId.emplace(buffers[at].id, at);
  std::vector<std::pair<unsigned, unsigned>> pairs(table->rows());
  for (size_t row = 0; row < pairs.size(); ++row) {
    unsigned ends[2];
    for (size_t side : {0, 1}) {
      std::string_view id = table->cell(row, columns[side]);
      auto found = byId.find(id);
      if (found == byId.end()) {
        table->fail(id, "no buffer has the id " + quoted(id), error);
        return std::nullopt;
      }
      ends[side] = found->second;
    }
    if (ends[0] == ends[1]) {
      std::string_view id = table->cell(row, columns[1]);
      table->fail(id, "buffer " + quoted(id) + " conflicts with itself", error);
      return std::nullopt;
    }
    pairs[row] = std::minmax(ends[0], ends[1]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

//===----------------------------------------------------------------------===//
// Plans
//===----------------------------------------------------------------------===//

/// Whether a row of a plan says of a buffer what the problem does. What is not
/// stated agrees.
static bool isSame(const CSVTable &table, const PackingRows &rows, size_t row,
                   const PackingBuffer &stated, const PackingBuffer &buffer,
                   std::string &error) {
  struct {
    Column column;
    const char *name;
    int64_t stated, known;
  } const facts[] = {
      {Column::Lower, "lower", stated.lower, buffer.lower},
      {Column::Upper, "upper", stated.upper, buffer.upper},
      {Column::Size, "size", stated.size, buffer.size},
      {Column::Alignment, "alignment", stated.alignment, buffer.alignment},
  };
  for (const auto &fact : facts)
    if (rows.has(fact.column) && fact.stated != fact.known)
      return table.fail(rows.cell(row, fact.column),
                        "plan of another instance: " + std::string(fact.name) +
                            " of buffer " + quoted(buffer.id) + " is " +
                            std::to_string(fact.stated) + " here, " +
                            std::to_string(fact.known) + " there",
                        error);
  return true;
}

static bool readPlacement(const CSVTable &table, const PackingRows &rows,
                          size_t row, const PackingProblem &problem,
                          const PackingBuffer &buffer,
                          PackingPlacement &placement, std::string &error) {
  auto stated = rows.read(row, error);
  if (!stated || !isSame(table, rows, row, *stated, buffer, error))
    return false;
  if (!stated->offset)
    return table.fail(rows.cell(row, Column::Offset),
                      "buffer " + quoted(buffer.id) + " has no offset", error);
  if (!stated->space && problem.spaces.size() > 1)
    return table.fail(rows.cell(row, Column::Space),
                      "buffer " + quoted(buffer.id) + " has no space", error);
  placement = {stated->space.value_or(0), *stated->offset};
  return true;
}

std::optional<std::vector<PackingPlacement>>
tensoropt::parsePlan(const std::string &path, std::string_view text,
                     const PackingProblem &problem, std::string &error) {
  auto table = CSVTable::parse(path, text, error);
  if (!table)
    return std::nullopt;
  PackingRows rows(*table, problem.spaces);
  std::unordered_map<std::string_view, size_t> byId;
  if (!rows.findColumns(error) || !rows.require(Column::Offset, error) ||
      !rows.index(byId, error) ||
      (problem.spaces.size() > 1 && !rows.require(Column::Space, error)))
    return std::nullopt;
  std::vector<PackingPlacement> placements;
  placements.reserve(problem.buffers.size());
  for (const PackingBuffer &buffer : problem.buffers) {
    auto row = byId.find(buffer.id);
    if (row == byId.end()) {
      table->fail(table->header().front(),
                  "plan of another instance: it lacks buffer " +
                      quoted(buffer.id),
                  error);
      return std::nullopt;
    }
    if (!readPlacement(*table, rows, row->second, problem, buffer,
                       placements.emplace_back(), error))
      return std::nullopt;
    byId.erase(row);
  }
  if (byId.empty())
    return placements;
  auto first = std::min_element(
      byId.begin(), byId.end(),
      [](const auto &a, const auto &b) { return a.second < b.second; });
  table->fail(rows.cell(first->second, Column::Id),
              "plan of another instance: there is no buffer " +
                  quoted(first->first),
              error);
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static std::string print(const std::vector<PackingGap> &gaps) {
  std::string text;
  for (const PackingGap &gap : gaps) {
    text += (text.empty() ? "" : " ") + std::to_string(gap.lower) + "-" +
            std::to_string(gap.upper);
    if (gap.window)
      text += "@" + std::to_string(gap.window->first) + ":" +
              std::to_string(gap.window->second);
  }
  return text;
}

std::string
tensoropt::printPlan(const PackingProblem &problem,
                     const std::vector<PackingPlacement> &placements) {
  auto any = [&](auto says) {
    return std::any_of(problem.buffers.begin(), problem.buffers.end(), says);
  };
  using Buffer = PackingBuffer;
  bool aligned = any([](const Buffer &b) { return b.alignment != 1; });
  bool hinted = any([](const Buffer &b) { return b.hint.has_value(); });
  bool gapped = any([](const Buffer &b) { return !b.gaps.empty(); });
  bool weighted = any([](const Buffer &b) { return b.traffic != 0; });
  bool spaced = problem.spaces.size() > 1;
  std::string text = "id,lower,upper,size";
  for (auto [isThere, name] : {std::pair(aligned, ",alignment"),
                               {hinted, ",hint"},
                               {gapped, ",gaps"},
                               {weighted, ",traffic"},
                               {spaced, ",space"}})
    text += isThere ? name : "";
  text += ",offset\n";
  for (size_t at = 0; at < problem.buffers.size(); ++at) {
    const Buffer &buffer = problem.buffers[at];
    text += buffer.id;
    auto add = [&](const std::string &cell) { text += "," + cell; };
    add(std::to_string(buffer.lower));
    add(std::to_string(buffer.upper));
    add(std::to_string(buffer.size));
    if (aligned)
      add(std::to_string(buffer.alignment));
    if (hinted)
      add(std::to_string(buffer.hint.value_or(-1)));
    if (gapped)
      add(print(buffer.gaps));
    if (weighted)
      add(std::to_string(buffer.traffic));
    if (spaced)
      add(problem.spaces[placements[at].space].name);
    add(std::to_string(placements[at].offset));
    text += "\n";
  }
  return text;
}
