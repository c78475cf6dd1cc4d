// SPDX-License-Identifier: Apache-2.0
// Events of chrome://tracing and Perfetto, those of one process.
//
//   TraceWriter trace(out, /*process=*/1);
//   trace.name("process_name", "main");
//   trace.event({"conv1", "convolution", 0, 0.5e-3}, [&] { ... });

#pragma once

#include "TensorOpt/Report/MemoryPlan.h"
#include "TensorOpt/Solvers/Profile.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/JSON.h"

namespace tensoropt {

class TraceWriter {
public:
  TraceWriter(llvm::json::OStream &out, int64_t process)
      : out(out), process(process) {}

  /// Names the process ("process_name") or a thread of it ("thread_name").
  void name(llvm::StringRef what, llvm::StringRef text, int64_t thread = 1);

  /// What took some time, in microseconds; `arguments` writes members.
  struct Event {
    llvm::StringRef name, kind;
    double start, duration;
    int64_t thread = 1;
  };
  void event(const Event &event, llvm::function_ref<void()> arguments);

  /// A number that has this value from `start` on.
  void counter(llvm::StringRef name, double start, int64_t value);

private:
  void writePlace(llvm::StringRef phase, int64_t thread);

  llvm::json::OStream &out;
  int64_t process;
};

/// The events of the last call.
void writeTrace(llvm::json::OStream &out, TraceWriter &trace,
                const std::string &function, const Profile &profile);

/// The lives of buffers, a unit of time as a microsecond, and for each space
/// the live bytes.
void writeTrace(llvm::json::OStream &out, TraceWriter &trace,
                const MemoryPlan &plan);

} // namespace tensoropt
