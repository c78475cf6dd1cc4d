// SPDX-License-Identifier: Apache-2.0
// Profiles in the schema of reports, and as traces of chrome://tracing.

#include "JSONNumbers.h"
#include "Trace.h"
#include "llvm/ADT/STLExtras.h"

namespace json = llvm::json;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Writer
//===----------------------------------------------------------------------===//

template <typename T>
static void writeKnown(json::OStream &out, llvm::StringRef key,
                       const std::optional<T> &value) {
  if constexpr (std::is_same_v<T, double>) {
    if (value)
      writeNumber(out, key, *value);
  } else if (value) {
    out.attribute(key, *value);
  }
}

/// What an operation is and does; a trace has it, too.
static void writeWork(json::OStream &out, const Profile::Operation &operation) {
  writeText(out, "operation", operation.what.operation);
  writeText(out, "shapes", operation.what.shapes);
  writeKnown(out, "flops", operation.flops);
  writeKnown(out, "transcendentals", operation.transcendentals);
  writeKnown(out, "bytes", operation.bytes);
}

static void write(json::OStream &out, const Profile &profile,
                  const Profile::Operation &operation) {
  writeText(out, "function", operation.what.function);
  writeText(out, "layer", operation.what.layer);
  writeText(out, "kind", operation.what.kind);
  writeWork(out, operation);
  out.attribute("isDouble", operation.what.isDouble);
  out.attribute("executions", operation.executions);
  writeNumber(out, "seconds", operation.seconds);
  // What follows from the members above.
  writeNumber(out, "share", profile.share(operation.seconds));
  writeKnown(out, "intensity", operation.intensity());
  writeKnown(out, "flopsPerSecond", operation.flopsPerSecond());
  writeKnown(out, "bytesPerSecond", operation.bytesPerSecond());
  writeKnown(out, "roofShare", profile.roofShare(operation));
}

void tensoropt::writeProfile(json::OStream &out, const Profile &profile) {
  out.attribute("calls", profile.calls);
  writeNumber(out, "seconds", profile.seconds);
  writeNumber(out, "plainSeconds", profile.plainSeconds);
  writeNumber(out, "plainMinSeconds", profile.plainMinSeconds);
  writeNumber(out, "outsideSeconds", profile.outsideSeconds);
  writeNumber(out, "lastSeconds", profile.lastSeconds);
  out.attributeObject("machine", [&, &machine = profile.machine] {
    out.attribute("threads", machine.threads);
    writeNumber(out, "flopsPerSecond", machine.flopsPerSecond);
    writeNumber(out, "doubleFlopsPerSecond", machine.doubleFlopsPerSecond);
    writeNumber(out, "bytesPerSecond", machine.bytesPerSecond);
  });
  out.attributeArray("operations", [&] {
    for (const Profile::Operation &operation : profile.operations)
      out.object([&] { write(out, profile, operation); });
  });
  out.attributeArray("events", [&] {
    for (const Profile::Event &event : profile.events)
      out.object([&] {
        out.attribute("operation", event.operation);
        writeNumber(out, "start", event.start);
        writeNumber(out, "seconds", event.seconds);
      });
  });
  out.attribute("droppedEvents", profile.droppedEvents);
}

//===----------------------------------------------------------------------===//
// Reader
//===----------------------------------------------------------------------===//

// Overloads for nested structs are found by their arguments' namespace.
namespace tensoropt {

static bool fromJSON(const json::Value &value, Profile::Machine &machine,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  return object && object.map("threads", machine.threads) &&
         mapNumber(object, "flopsPerSecond", machine.flopsPerSecond) &&
         mapNumber(object, "doubleFlopsPerSecond",
                   machine.doubleFlopsPerSecond) &&
         mapNumber(object, "bytesPerSecond", machine.bytesPerSecond);
}

static bool fromJSON(const json::Value &value, Profile::Operation &operation,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  return object && object.map("function", operation.what.function) &&
         object.map("layer", operation.what.layer) &&
         object.map("kind", operation.what.kind) &&
         object.map("operation", operation.what.operation) &&
         object.map("shapes", operation.what.shapes) &&
         object.map("isDouble", operation.what.isDouble) &&
         object.map("executions", operation.executions) &&
         mapNumber(object, "seconds", operation.seconds) &&
         object.map("flops", operation.flops) &&
         object.map("transcendentals", operation.transcendentals) &&
         object.map("bytes", operation.bytes);
}

static bool fromJSON(const json::Value &value, Profile::Event &event,
                     json::Path path) {
  json::ObjectMapper object(value, path);
  return object && object.map("operation", event.operation) &&
         mapNumber(object, "start", event.start) &&
         mapNumber(object, "seconds", event.seconds);
}

} // namespace tensoropt

bool tensoropt::readProfile(const json::Value &value, Profile &profile,
                            json::Path path) {
  json::ObjectMapper object(value, path);
  if (!object || !object.map("calls", profile.calls) ||
      !mapNumber(object, "seconds", profile.seconds) ||
      !mapNumber(object, "plainSeconds", profile.plainSeconds) ||
      !mapNumber(object, "plainMinSeconds", profile.plainMinSeconds) ||
      !mapNumber(object, "outsideSeconds", profile.outsideSeconds) ||
      !mapNumber(object, "lastSeconds", profile.lastSeconds) ||
      !object.map("machine", profile.machine) ||
      !object.map("operations", profile.operations) ||
      !object.map("events", profile.events) ||
      !object.map("droppedEvents", profile.droppedEvents))
    return false;
  int64_t count = profile.operations.size();
  for (auto [at, event] : llvm::enumerate(profile.events))
    if (event.operation < 0 || event.operation >= count) {
      path.field("events")
          .index(at)
          .field("operation")
          .report("no operation has this number");
      return false;
    }
  return true;
}

//===----------------------------------------------------------------------===//
// Trace
//===----------------------------------------------------------------------===//

void tensoropt::writeTrace(json::OStream &out, TraceWriter &trace,
                           const std::string &function,
                           const Profile &profile) {
  trace.name("process_name", function);
  trace.name("thread_name", "calling thread");
  trace.event({function, "call", 0, profile.lastSeconds * 1e6}, [] {});
  for (const Profile::Event &executed : profile.events) {
    const Profile::Operation &operation =
        profile.operations[executed.operation];
    trace.event({operation.what.layer, operation.what.kind,
                 executed.start * 1e6, executed.seconds * 1e6},
                [&] { writeWork(out, operation); });
  }
}
