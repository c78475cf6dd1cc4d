// SPDX-License-Identifier: Apache-2.0

#include "MemoryPlanJSON.h"
#include "JSONNumbers.h"
#include "llvm/ADT/STLExtras.h"

namespace json = llvm::json;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Writer
//===----------------------------------------------------------------------===//

template <typename T>
static void writeKnown(json::OStream &out, llvm::StringRef key,
                       const std::optional<T> &value) {
  if (value)
    out.attribute(key, static_cast<int64_t>(*value));
}

static void write(json::OStream &out, const PackingSpace &space,
                  const PackingSpaceResult &result) {
  writeText(out, "name", space.name);
  writeKnown(out, "capacity", space.capacity);
  out.attribute("cost", space.cost);
  out.attribute("extent", result.extent);
  out.attribute("lowerBound", result.lowerBound);
  out.attribute("maxLive", result.maxLive);
  out.attribute("maxLiveTime", result.maxLiveTime);
}

static void write(json::OStream &out, const PackingGap &gap) {
  out.attribute("lower", gap.lower);
  out.attribute("upper", gap.upper);
  if (!gap.window)
    return;
  out.attribute("windowLower", gap.window->first);
  out.attribute("windowUpper", gap.window->second);
}

static void write(json::OStream &out, const PackingBuffer &buffer,
                  const PackingPlacement &placement) {
  writeText(out, "id", buffer.id);
  out.attribute("lower", buffer.lower);
  out.attribute("upper", buffer.upper);
  out.attribute("size", buffer.size);
  out.attribute("alignment", buffer.alignment);
  out.attribute("space", static_cast<int64_t>(placement.space));
  out.attribute("offset", placement.offset);
  writeKnown(out, "fixedOffset", buffer.offset);
  writeKnown(out, "pinnedSpace", buffer.space);
  writeKnown(out, "hint", buffer.hint);
  out.attribute("traffic", buffer.traffic);
  if (!buffer.gaps.empty())
    out.attributeArray("gaps", [&] {
      for (const PackingGap &gap : buffer.gaps)
        out.object([&] { write(out, gap); });
    });
}

void tensoropt::writeMemoryPlan(json::OStream &out, const MemoryPlan &plan) {
  const auto &[name, problem, result] = plan;
  writeText(out, "name", name);
  writeText(out, "status", stringify(result.status));
  writeText(out, "method", result.method);
  writeNumber(out, "seconds", result.seconds);
  out.attribute("nodes", static_cast<int64_t>(result.nodes & INT64_MAX));
  out.attribute("cost", result.cost);
  out.attribute("costBound", result.costBound);
  out.attributeArray("spaces", [&] {
    for (auto [space, found] :
         llvm::zip(plan.problem.spaces, plan.result.spaces))
      out.object(
          [&, &space = space, &found = found] { write(out, space, found); });
  });
  out.attributeArray("buffers", [&] {
    for (auto [buffer, placement] :
         llvm::zip(plan.problem.buffers, plan.result.placements))
      out.object([&, &buffer = buffer, &placement = placement] {
        write(out, buffer, placement);
      });
  });
  if (problem.conflicts)
    out.attributeArray("conflicts", [&] {
      for (auto pair : *plan.problem.conflicts)
        out.array([&] {
          out.value(static_cast<int64_t>(pair.first));
          out.value(static_cast<int64_t>(pair.second));
        });
    });
  if (!result.unfitting.empty())
    out.attributeArray("unfitting", [&] {
      for (unsigned buffer : plan.result.unfitting)
        out.value(static_cast<int64_t>(buffer));
    });
}

//===----------------------------------------------------------------------===//
// Reader
//===----------------------------------------------------------------------===//

namespace {

/// A member of an array of the schema, which is two things in the plan.
struct SpaceRow {
  PackingSpace space;
  PackingSpaceResult result;
};
struct BufferRow {
  PackingBuffer buffer;
  PackingPlacement placement;
};

bool fromJSON(const json::Value &value, SpaceRow &row, json::Path path) {
  json::ObjectMapper object(value, path);
  return object && object.map("name", row.space.name) &&
         object.map("capacity", row.space.capacity) &&
         object.map("cost", row.space.cost) &&
         object.map("extent", row.result.extent) &&
         object.map("lowerBound", row.result.lowerBound) &&
         object.map("maxLive", row.result.maxLive) &&
         object.map("maxLiveTime", row.result.maxLiveTime);
}

} // namespace

namespace tensoropt {

static bool fromJSON(const json::Value &value, PackingGap &gap,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  std::optional<int64_t> lower, upper;
  if (!object || !object.map("lower", gap.lower) ||
      !object.map("upper", gap.upper) || !object.map("windowLower", lower) ||
      !object.map("windowUpper", upper))
    return false;
  if (lower && upper)
    gap.window.emplace(*lower, *upper);
  return true;
}

static bool fromJSON(const json::Value &value, PackingStatus &status,
                     json::Path path) {
  for (auto known : {PackingStatus::Optimal, PackingStatus::Feasible,
                     PackingStatus::Infeasible, PackingStatus::Unknown})
    if (value.getAsString() == llvm::StringRef(stringify(known))) {
      status = known;
      return true;
    }
  path.report("expected \"optimal\", \"feasible\", \"infeasible\" or "
              "\"unknown\"");
  return false;
}

} // namespace tensoropt

namespace {

bool fromJSON(const json::Value &value, BufferRow &row, json::Path path) {
  json::ObjectMapper object(value, path);
  std::optional<unsigned> pinned;
  bool isRead = object && object.map("id", row.buffer.id) &&
                object.map("lower", row.buffer.lower) &&
                object.map("upper", row.buffer.upper) &&
                object.map("size", row.buffer.size) &&
                object.map("alignment", row.buffer.alignment) &&
                object.map("space", row.placement.space) &&
                object.map("offset", row.placement.offset) &&
                object.map("fixedOffset", row.buffer.offset) &&
                object.map("pinnedSpace", pinned) &&
                object.map("hint", row.buffer.hint) &&
                object.map("traffic", row.buffer.traffic) &&
                object.mapOptional("gaps", row.buffer.gaps);
  row.buffer.space = pinned;
  return isRead;
}

/// Whether what is drawn and added up later is there and within bounds.
bool verify(const MemoryPlan &plan, json::Path path) {
  if (std::string error = checkProblem(plan.problem); !error.empty()) {
    path.report("holds no packing problem");
    return false;
  }
  constexpr int64_t most = int64_t(1) << 62;
  auto isCount = [](int64_t bytes) { return bytes >= 0 && bytes <= most; };
  for (auto [at, space] : llvm::enumerate(plan.result.spaces))
    if (!isCount(space.extent) || !isCount(space.lowerBound) ||
        !isCount(space.maxLive)) {
      path.field("spaces").index(at).report("has no such number of bytes");
      return false;
    }
  size_t buffers = plan.problem.buffers.size();
  for (auto [at, place] : llvm::enumerate(plan.result.placements)) {
    if (place.space < plan.problem.spaces.size() && isCount(place.offset))
      continue;
    path.field("buffers").index(at).report("is placed outside of all spaces");
    return false;
  }
  for (auto [at, buffer] : llvm::enumerate(plan.result.unfitting))
    if (buffer >= buffers) {
      path.field("unfitting").index(at).report("no buffer has this number");
      return false;
    }
  return true;
}

bool readConflicts(const json::Value &value, PackingProblem &problem,
                   json::Path path) {
  const json::Value *pairs = value.getAsObject()->get("conflicts");
  if (!pairs)
    return true;
  std::vector<std::vector<unsigned>> read;
  if (!json::fromJSON(*pairs, read, path.field("conflicts")))
    return false;
  problem.conflicts.emplace();
  for (auto [at, pair] : llvm::enumerate(read)) {
    if (pair.size() != 2) {
      path.field("conflicts").index(at).report("expected a pair");
      return false;
    }
    problem.conflicts->emplace_back(pair[0], pair[1]);
  }
  return true;
}

} // namespace

bool tensoropt::fromJSON(const json::Value &value, MemoryPlan &plan,
                         json::Path path) {
  json::ObjectMapper object(value, path);
  PackingResult &result = plan.result;
  std::vector<SpaceRow> spaces;
  std::vector<BufferRow> buffers;
  int64_t nodes = 0;
  if (!object || !object.map("name", plan.name) ||
      !object.map("status", result.status) ||
      !object.map("method", result.method) ||
      !mapNumber(object, "seconds", result.seconds) ||
      !object.map("nodes", nodes) || !object.map("cost", result.cost) ||
      !object.map("costBound", result.costBound) ||
      !object.map("spaces", spaces) || !object.map("buffers", buffers) ||
      !object.mapOptional("unfitting", result.unfitting) ||
      !readConflicts(value, plan.problem, path))
    return false;
  result.nodes = nodes;
  plan.problem.spaces.clear();
  for (SpaceRow &row : spaces) {
    plan.problem.spaces.push_back(std::move(row.space));
    result.spaces.push_back(row.result);
  }
  for (BufferRow &row : buffers) {
    plan.problem.buffers.push_back(std::move(row.buffer));
    result.placements.push_back(row.placement);
  }
  return verify(plan, path);
}
