// SPDX-License-Identifier: Apache-2.0
// The JSON schema of reports: writer and reader. A metric carries its type, and
// a double always a point, an exponent or a name, so that what is read is what
// was written.

#include "JSONNumbers.h"
#include "MemoryPlanJSON.h"
#include "TensorOpt/Report/Report.h"
#include "llvm/Support/raw_ostream.h"

namespace json = llvm::json;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Writer
//===----------------------------------------------------------------------===//

namespace {

class Writer {
public:
  explicit Writer(llvm::raw_ostream &os) : out(os, /*IndentSize=*/2) {}

  void write(const Report &report) {
    out.objectBegin();
    out.attribute("version", Report::schemaVersion);
    out.attributeObject("tool", [&] {
      text("name", report.tool);
      text("version", report.toolVersion);
    });
    text("command", report.command);
    text("pipeline", report.pipeline);
    text("input", report.input);
    out.attribute("succeeded", report.succeeded);
    out.attributeArray("entries", [&] {
      for (const Report::Entry &entry : report.entries)
        out.object([&] { write(entry); });
    });
    out.attributeArray("measurements", [&] {
      for (const Report::Measurement &measurement : report.measurements)
        out.object([&] { write(measurement); });
    });
    if (!report.memoryPlans.empty())
      out.attributeArray("memoryPlans", [&] {
        for (const MemoryPlan &plan : report.memoryPlans)
          out.object([&] { writeMemoryPlan(out, plan); });
      });
    out.objectEnd();
  }

private:
  void write(const Report::Entry &entry) {
    text("kind", stringify(entry.kind));
    text("pass", entry.pass);
    text("name", entry.name);
    text("function", entry.function);
    text("location", entry.location);
    out.attributeArray("metrics", [&] {
      for (const auto &[name, value] : entry.metrics)
        out.object([&, &name = name, &value = value] { write(name, value); });
    });
  }

  void write(const std::string &name, const Report::Metric &value) {
    text("name", name);
    if (const auto *count = std::get_if<int64_t>(&value)) {
      text("type", "int");
      out.attribute("value", *count);
    } else if (const auto *measured = std::get_if<double>(&value)) {
      text("type", "double");
      number("value", *measured);
    } else {
      text("type", "string");
      text("value", std::get<std::string>(value));
    }
  }

  void write(const Report::Measurement &measurement) {
    text("function", measurement.function);
    out.attribute("repetitions", measurement.repetitions);
    number("minSeconds", measurement.minSeconds);
    number("medianSeconds", measurement.medianSeconds);
    if (measurement.bytesMoved)
      out.attribute("bytesMoved", *measurement.bytesMoved);
    if (measurement.floorSeconds)
      number("floorSeconds", *measurement.floorSeconds);
    if (measurement.denseOperations)
      out.attribute("denseOperations", *measurement.denseOperations);
    if (!measurement.kernels.empty())
      out.attributeArray("kernels", [&] {
        for (const Report::Kernel &kernel : measurement.kernels)
          out.object([&] { write(kernel); });
      });
    if (!measurement.executed.empty())
      out.attributeArray("executed", [&] {
        for (const Operations &kernel : measurement.executed)
          out.object([&] { write(kernel); });
      });
    if (measurement.executedInFull)
      out.attribute("executedInFull", *measurement.executedInFull);
    if (measurement.profile)
      out.attributeObject("profile",
                          [&] { writeProfile(out, *measurement.profile); });
    if (!measurement.check)
      return;
    out.attributeObject("check", [&, &check = *measurement.check] {
      text("reference", check.reference);
      number("maxAbsoluteError", check.maxAbsoluteError);
      number("maxRelativeError", check.maxRelativeError);
      number("tolerance", check.tolerance);
      out.attribute("passed", check.passed);
    });
  }

  void write(const Operations &operations) {
    out.attribute("multiplies", operations.multiplies);
    out.attribute("adds", operations.adds);
    out.attribute("divisions", operations.others);
  }

  void write(const Report::Kernel &kernel) {
    out.attribute("entries", kernel.entries);
    out.attribute("passes", kernel.passes);
    out.attribute("multiplies", kernel.multiplies);
    out.attribute("adds", kernel.adds);
    out.attribute("divisions", kernel.divisions);
    out.attribute("isUpperBound", kernel.isUpperBound);
    out.attribute("bytes", kernel.bytes);
    if (kernel.padding)
      number("padding", *kernel.padding);
    if (kernel.fullOperations)
      out.attribute("fullOperations", *kernel.fullOperations);
    if (kernel.operationsLimit)
      number("operationsLimit", *kernel.operationsLimit);
    if (kernel.bytesLimit)
      number("bytesLimit", *kernel.bytesLimit);
    if (!kernel.threads.empty())
      out.attribute("threads", kernel.threads);
    if (kernel.panels)
      out.attribute("panels", kernel.panels);
  }

  void text(llvm::StringRef key, llvm::StringRef value) {
    writeText(out, key, value);
  }
  void number(llvm::StringRef key, double value) {
    writeNumber(out, key, value);
  }

  json::OStream out;
};

} // namespace

std::string Report::toJSON() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  Writer(os).write(*this);
  os << "\n";
  return text;
}

//===----------------------------------------------------------------------===//
// Reader
//===----------------------------------------------------------------------===//

// The reader's overloads for nested structs are found by their arguments'
// namespace.
namespace tensoropt {

static bool fromJSON(const json::Value &value, Report::Kind &kind,
                     json::Path path) {
  for (auto known :
       {Report::Kind::Passed, Report::Kind::Missed, Report::Kind::Analysis})
    if (value.getAsString() == llvm::StringRef(stringify(known))) {
      kind = known;
      return true;
    }
  path.report("expected \"passed\", \"missed\" or \"analysis\"");
  return false;
}

using NamedMetric = std::pair<std::string, Report::Metric>;

static bool readMetric(const json::Value &value, NamedMetric &metric,
                       json::Path path) {
  json::ObjectMapper object(value, path);
  std::string type;
  if (!object || !object.map("name", metric.first) || !object.map("type", type))
    return false;
  if (type == "int")
    return object.map("value", metric.second.emplace<int64_t>());
  if (type == "double")
    return mapNumber(object, "value", metric.second.emplace<double>());
  if (type == "string")
    return object.map("value", metric.second.emplace<std::string>());
  path.field("type").report("expected \"int\", \"double\" or \"string\"");
  return false;
}

static bool fromJSON(const json::Value &value, Report::Entry &entry,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  if (!object || !object.map("kind", entry.kind) ||
      !object.map("pass", entry.pass) || !object.map("name", entry.name) ||
      !object.map("function", entry.function) ||
      !object.map("location", entry.location))
    return false;
  const json::Array *metrics = value.getAsObject()->getArray("metrics");
  if (!metrics) {
    path.field("metrics").report("expected array");
    return false;
  }
  for (size_t i = 0; i < metrics->size(); ++i)
    if (!readMetric((*metrics)[i], entry.metrics.emplace_back(),
                    path.field("metrics").index(i)))
      return false;
  return true;
}

static bool fromJSON(const json::Value &value, Report::Check &check,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  return object && object.map("reference", check.reference) &&
         mapNumber(object, "maxAbsoluteError", check.maxAbsoluteError) &&
         mapNumber(object, "maxRelativeError", check.maxRelativeError) &&
         mapNumber(object, "tolerance", check.tolerance) &&
         object.map("passed", check.passed);
}

static bool fromJSON(const json::Value &value, Report::Kernel &kernel,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  std::optional<Number> operations, bytes, padding;
  if (!object || !object.map("entries", kernel.entries) ||
      !object.map("passes", kernel.passes) ||
      !object.map("multiplies", kernel.multiplies) ||
      !object.map("adds", kernel.adds) ||
      !object.map("divisions", kernel.divisions) ||
      !object.map("isUpperBound", kernel.isUpperBound) ||
      !object.map("bytes", kernel.bytes) || !object.map("padding", padding) ||
      !object.map("fullOperations", kernel.fullOperations) ||
      !object.map("operationsLimit", operations) ||
      !object.map("bytesLimit", bytes) ||
      !object.mapOptional("threads", kernel.threads) ||
      !object.mapOptional("panels", kernel.panels))
    return false;
  if (padding)
    kernel.padding = padding->value;
  if (operations)
    kernel.operationsLimit = operations->value;
  if (bytes)
    kernel.bytesLimit = bytes->value;
  return true;
}

static bool fromJSON(const json::Value &value, Operations &operations,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  return object && object.map("multiplies", operations.multiplies) &&
         object.map("adds", operations.adds) &&
         object.map("divisions", operations.others);
}

static bool fromJSON(const json::Value &value, Report::Measurement &measurement,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  std::optional<Number> floor;
  if (!object || !object.map("function", measurement.function) ||
      !object.map("repetitions", measurement.repetitions) ||
      !mapNumber(object, "minSeconds", measurement.minSeconds) ||
      !mapNumber(object, "medianSeconds", measurement.medianSeconds) ||
      !object.map("bytesMoved", measurement.bytesMoved) ||
      !object.map("floorSeconds", floor) ||
      !object.map("denseOperations", measurement.denseOperations) ||
      !object.map("check", measurement.check) ||
      !object.mapOptional("kernels", measurement.kernels) ||
      !object.mapOptional("executed", measurement.executed) ||
      !object.map("executedInFull", measurement.executedInFull))
    return false;
  if (floor)
    measurement.floorSeconds = floor->value;
  const json::Value *profile = value.getAsObject()->get("profile");
  return !profile || readProfile(*profile, measurement.profile.emplace(),
                                 path.field("profile"));
}

static bool readReport(const json::Value &value, Report &report,
                       json::Path path) {
  json::ObjectMapper object(value, path);
  int64_t version = 0;
  if (!object || !object.map("version", version))
    return false;
  if (version != Report::schemaVersion) {
    path.field("version").report("this reader knows version 1 only");
    return false;
  }
  const json::Value *tool = value.getAsObject()->get("tool");
  if (!tool) {
    path.field("tool").report("missing value");
    return false;
  }
  json::ObjectMapper toolObject(*tool, path.field("tool"));
  return toolObject && toolObject.map("name", report.tool) &&
         toolObject.map("version", report.toolVersion) &&
         object.map("command", report.command) &&
         object.map("pipeline", report.pipeline) &&
         object.map("input", report.input) &&
         object.map("succeeded", report.succeeded) &&
         object.map("entries", report.entries) &&
         object.map("measurements", report.measurements) &&
         object.mapOptional("memoryPlans", report.memoryPlans);
}

} // namespace tensoropt

/// Whether brackets outside strings nest deeper than any report's do; LLVM's
/// parser takes stack for each level.
static bool isTooDeep(std::string_view text) {
  constexpr int limit = 100;
  int depth = 0;
  bool inString = false;
  for (size_t at = 0; at < text.size() && depth <= limit; ++at) {
    char c = text[at];
    if (c == '"')
      inString = !inString;
    else if (inString)
      at += c == '\\';
    else
      depth += (c == '[' || c == '{') - (c == ']' || c == '}');
  }
  return depth > limit;
}

std::optional<Report> Report::fromJSON(std::string_view text,
                                       std::string &error) {
  if (isTooDeep(text)) {
    error = "nested deeper than any report";
    return std::nullopt;
  }
  llvm::Expected<json::Value> value = json::parse(text);
  if (!value) {
    error = llvm::toString(value.takeError());
    return std::nullopt;
  }
  json::Path::Root root("report");
  Report report;
  if (readReport(*value, report, root))
    return report;
  error = llvm::toString(root.getError());
  return std::nullopt;
}
