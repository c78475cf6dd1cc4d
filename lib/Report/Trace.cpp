// SPDX-License-Identifier: Apache-2.0

#include "Trace.h"
#include "JSONNumbers.h"
#include "TensorOpt/Report/Report.h"
#include "llvm/Support/raw_ostream.h"

namespace json = llvm::json;
using namespace tensoropt;

void TraceWriter::name(llvm::StringRef what, llvm::StringRef text,
                       int64_t thread) {
  out.object([&] {
    writeText(out, "name", what);
    writePlace("M", thread);
    out.attributeObject("args", [&] { writeText(out, "name", text); });
  });
}

void TraceWriter::event(const Event &event,
                        llvm::function_ref<void()> arguments) {
  out.object([&] {
    writeText(out, "name", event.name);
    writeText(out, "cat", event.kind);
    writePlace("X", event.thread);
    writeNumber(out, "ts", event.start);
    writeNumber(out, "dur", event.duration);
    out.attributeObject("args", arguments);
  });
}

void TraceWriter::counter(llvm::StringRef name, double start, int64_t value) {
  out.object([&] {
    writeText(out, "name", name);
    writePlace("C", /*thread=*/1);
    writeNumber(out, "ts", start);
    out.attributeObject("args", [&] { out.attribute("bytes", value); });
  });
}

void TraceWriter::writePlace(llvm::StringRef phase, int64_t thread) {
  out.attribute("ph", phase);
  out.attribute("pid", process);
  out.attribute("tid", thread);
}

std::string Report::toTrace() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  json::OStream out(os, /*IndentSize=*/1);
  out.object([&] {
    out.attribute("displayTimeUnit", "ms");
    out.attributeArray("traceEvents", [&] {
      int64_t process = 0;
      auto write = [&](const auto &...what) {
        TraceWriter trace(out, ++process);
        writeTrace(out, trace, what...);
      };
      for (const Measurement &measurement : measurements)
        if (measurement.profile)
          write(measurement.function, *measurement.profile);
      for (const MemoryPlan &plan : memoryPlans)
        write(plan);
    });
  });
  os << "\n";
  return text;
}
