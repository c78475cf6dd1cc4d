// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Runtime/ProfileRecorder.h"
#include "TensorOpt/Runtime/GeneratedCode.h"
#include <chrono>
#include <limits>
#include <utility>

using namespace tensoropt;

/// Who listens on this thread.
static thread_local ProfileRecorder *listening = nullptr;

static int64_t readClock() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

static void addUpTo(int64_t &sum, int64_t more) {
  if (__builtin_add_overflow(sum, more, &sum))
    sum = std::numeric_limits<int64_t>::max();
}

ProfileRecorder::ProfileRecorder(size_t operations, size_t maxEvents)
    : recorded(operations), maxEvents(maxEvents) {
  listed.reserve(maxEvents);
}

ProfileRecorder::Scope::Scope(ProfileRecorder &recorder)
    : recorder(recorder), outer(std::exchange(listening, &recorder)) {
  recorder.origin = readClock();
}

ProfileRecorder::Scope::~Scope() {
  recorder.total = recorder.now();
  listening = outer;
}

int64_t ProfileRecorder::now() const { return readClock() - origin; }

void ProfileRecorder::begin(int64_t operation) {
  if (depth++ == 0)
    started = now();
}

void ProfileRecorder::end(int64_t operation, int64_t iterations,
                          int64_t bytes) {
  int64_t ended = now();
  if (--depth != 0 || operation < 0 ||
      operation >= static_cast<int64_t>(recorded.size()))
    return;
  Operation &sums = recorded[operation];
  if (sums.executions++ == 0)
    sums.first = started;
  sums.nanoseconds += ended - started;
  addUpTo(sums.iterations, iterations);
  addUpTo(sums.bytes, bytes);
  if (listed.size() < maxEvents)
    listed.push_back({operation, started, ended - started});
  else
    ++dropped;
}

void ProfileRecorder::keepExtent(int64_t operation, int64_t place,
                                 int64_t extent) {
  if (depth != 0 || operation < 0 || place < 0 || place >= maxExtents ||
      operation >= static_cast<int64_t>(recorded.size()))
    return;
  std::vector<int64_t> &extents = recorded[operation].extents;
  if (extents.size() <= static_cast<size_t>(place))
    extents.resize(place + 1);
  extents[place] = extent;
}

void tensoroptProfileBegin(int64_t operation) {
  if (listening)
    listening->begin(operation);
}

void tensoroptProfileEnd(int64_t operation, int64_t iterations, int64_t bytes) {
  if (listening)
    listening->end(operation, iterations, bytes);
}

void tensoroptProfileExtent(int64_t operation, int64_t place, int64_t extent) {
  if (listening)
    listening->keepExtent(operation, place, extent);
}
