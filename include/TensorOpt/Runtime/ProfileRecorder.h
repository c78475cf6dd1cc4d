// SPDX-License-Identifier: Apache-2.0
// The clocks of code that was compiled to be profiled. Each call has a recorder
// of its own, so that calls from several threads do not meet.
//
//   ProfileRecorder recorder(operations, /*maxEvents=*/1000);
//   {
//     ProfileRecorder::Scope scope(recorder); // of this thread
//     call();
//   }
//   recorder.operations()[0].nanoseconds;

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tensoropt {

class ProfileRecorder {
public:
  /// All executions of one operation.
  struct Operation {
    int64_t executions = 0, nanoseconds = 0;
    int64_t first = 0; ///< nanoseconds from the start to the first one
    /// Sums that end at the largest number.
    int64_t iterations = 0, bytes = 0;
    std::vector<int64_t> extents; ///< of the last one
  };

  /// One execution; the start is in nanoseconds after that of the call.
  struct Event {
    int64_t operation, start, nanoseconds;
  };

  /// Extents of one operation that are kept.
  static constexpr int64_t maxExtents = 64;

  /// All memory is allocated here, but for the extents.
  ProfileRecorder(size_t operations, size_t maxEvents);

  /// While it lives, code on this thread tells the recorder.
  class Scope {
  public:
    explicit Scope(ProfileRecorder &recorder);
    ~Scope();
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;

  private:
    ProfileRecorder &recorder;
    ProfileRecorder *outer;
  };

  /// Of the last scope.
  int64_t nanoseconds() const { return total; }
  const std::vector<Operation> &operations() const { return recorded; }
  const std::vector<Event> &events() const { return listed; }
  /// Events beyond `maxEvents`.
  int64_t droppedEvents() const { return dropped; }

  /// What generated code calls. Operations inside an operation, and numbers of
  /// operations that there are not, are left out.
  void begin(int64_t operation);
  void end(int64_t operation, int64_t iterations, int64_t bytes);
  void keepExtent(int64_t operation, int64_t place, int64_t extent);

private:
  int64_t now() const;

  std::vector<Operation> recorded;
  std::vector<Event> listed;
  size_t maxEvents;
  int64_t dropped = 0, origin = 0, total = 0;
  int64_t depth = 0, started = 0;
};

} // namespace tensoropt
