// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/ProfileCalls.h"
#include "CopyArguments.h"
#include "TensorOpt/Execution/KernelWork.h"
#include "TensorOpt/Execution/WorkspaceMemory.h"
#include "TensorOpt/IR/ProfileAttr.h"
#include "TensorOpt/Runtime/MachinePeaks.h"
#include "TensorOpt/Runtime/ProfileRecorder.h"
#include <algorithm>
#include <chrono>
#include <utility>

using namespace tensoropt;

/// Of numbers, at least one, in any order.
static double findMedian(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  size_t count = numbers.size();
  return (numbers[(count - 1) / 2] + numbers[count / 2]) / 2;
}

static double toSeconds(int64_t nanoseconds) { return nanoseconds * 1e-9; }

/// Puts the extents in the place of question marks.
static std::string fillIn(const std::string &shapes,
                          const std::vector<int64_t> &extents) {
  std::string text;
  size_t at = 0;
  for (char c : shapes)
    if (c == '?' && at < extents.size())
      text += std::to_string(extents[at++]);
    else
      text += c;
  return text;
}

/// A product of two counts; nothing where there is none or it is too large.
static std::optional<int64_t> multiply(std::optional<int64_t> a, int64_t b) {
  int64_t product;
  if (!a || __builtin_mul_overflow(*a, b, &product))
    return std::nullopt;
  return product;
}

namespace {

/// Calls a function both ways and keeps the times.
class CallTimer {
public:
  CallTimer(const CompiledFunction &function, std::vector<CallValue> arguments)
      : plain(function), clocked(*function.withClocks()),
        known(clocked.operations()->operations),
        arguments(std::move(arguments)), times(known.size()) {}

  /// The memory that the calls work in, which they have in turn.
  bool allocate(std::string &error) {
    auto one = WorkspaceMemory::allocate(plain, error);
    auto other = WorkspaceMemory::allocate(clocked, error);
    if (!one || !other)
      return false;
    plainWorkspace = std::move(*one);
    clockedWorkspace = std::move(*other);
    return true;
  }

  bool callPlain(std::string &error) {
    using Clock = std::chrono::steady_clock;
    auto start = Clock::now();
    if (!plain.call(arguments, results, error, plainWorkspace.bytes()))
      return false;
    std::chrono::duration<double> elapsed = Clock::now() - start;
    plainTimes.push_back(elapsed.count());
    return true;
  }

  bool callWithClocks(size_t maxEvents, std::string &error) {
    recorder.emplace(known.size(), maxEvents);
    bool isDone;
    {
      ProfileRecorder::Scope scope(*recorder);
      isDone =
          clocked.call(arguments, results, error, clockedWorkspace.bytes());
    }
    if (!isDone)
      return false;
    double inside = 0;
    for (size_t at = 0; at < known.size(); ++at) {
      times[at].push_back(toSeconds(recorder->operations()[at].nanoseconds));
      inside += times[at].back();
    }
    callTimes.push_back(toSeconds(recorder->nanoseconds()));
    outsideTimes.push_back(std::max(0.0, callTimes.back() - inside));
    return true;
  }

  /// Forgets what was timed, which was to warm up.
  void forget() {
    for (auto *list : {&plainTimes, &callTimes, &outsideTimes})
      list->clear();
    for (std::vector<double> &list : times)
      list.clear();
  }

  Profile summarise() const {
    Profile profile;
    profile.calls = callTimes.size();
    profile.seconds = findMedian(callTimes);
    profile.plainSeconds = findMedian(plainTimes);
    profile.plainMinSeconds =
        *std::min_element(plainTimes.begin(), plainTimes.end());
    profile.outsideSeconds = findMedian(outsideTimes);
    profile.lastSeconds = callTimes.back();
    std::vector<KernelWork> sweeps = countWork(clocked, arguments);
    std::vector<int64_t> places(known.size());
    for (size_t number : findExecuted()) {
      places[number] = profile.operations.size();
      profile.operations.push_back(summarise(number, sweeps));
    }
    for (const ProfileRecorder::Event &event : recorder->events())
      profile.events.push_back({places[event.operation], toSeconds(event.start),
                                toSeconds(event.nanoseconds)});
    profile.droppedEvents = recorder->droppedEvents();
    return profile;
  }

private:
  /// The operations of the last call in the order in which they began.
  std::vector<size_t> findExecuted() const {
    const auto &recorded = recorder->operations();
    std::vector<size_t> numbers;
    for (size_t at = 0; at < recorded.size(); ++at)
      if (recorded[at].executions)
        numbers.push_back(at);
    std::sort(numbers.begin(), numbers.end(), [&](size_t a, size_t b) {
      return std::pair(recorded[a].first, a) < std::pair(recorded[b].first, b);
    });
    return numbers;
  }

  Profile::Operation summarise(size_t number,
                               const std::vector<KernelWork> &sweeps) const {
    const ProfileRecorder::Operation &recorded = recorder->operations()[number];
    Profile::Operation operation;
    operation.what = known[number];
    operation.what.shapes = fillIn(known[number].shapes, recorded.extents);
    operation.executions = recorded.executions;
    operation.seconds = findMedian(times[number]);
    if (known[number].flops) {
      operation.flops = multiply(known[number].flops, recorded.iterations);
      operation.transcendentals =
          multiply(known[number].transcendentals, recorded.iterations);
      operation.bytes = recorded.bytes;
    } else if (const KernelWork *work = findSweep(known[number], sweeps)) {
      operation.flops = multiply(work->operations.total(), recorded.executions);
      operation.bytes = multiply(work->bytes(), recorded.executions);
    }
    return operation;
  }

  /// The work of a sweep of the function that is called.
  const KernelWork *findSweep(const ProfiledOperation &operation,
                              const std::vector<KernelWork> &sweeps) const {
    bool isOwn = operation.sweep && operation.function == plain.spec().name &&
                 static_cast<uint64_t>(*operation.sweep) < sweeps.size();
    if (!isOwn || !sweeps[*operation.sweep].isKnown)
      return nullptr;
    return &sweeps[*operation.sweep];
  }

  const CompiledFunction &plain, &clocked;
  const std::vector<ProfiledOperation> &known;
  std::vector<CallValue> arguments, results;
  WorkspaceMemory plainWorkspace, clockedWorkspace;
  std::optional<ProfileRecorder> recorder; ///< of the last call
  std::vector<double> plainTimes, callTimes, outsideTimes;
  std::vector<std::vector<double>> times; ///< of each operation in each call
};

} // namespace

std::optional<Profile>
tensoropt::profileCalls(const CompiledFunction &function,
                        const std::vector<CallValue> &arguments,
                        const ProfileOptions &options, std::string &error) {
  const std::string &name = function.spec().name;
  if (!function.withClocks()) {
    error = "function '" + name + "' was not compiled to be profiled";
    return std::nullopt;
  }
  if (options.calls < 1 || options.calls > ProfileOptions::maxCalls) {
    error = "the number of timed calls must be from 1 to " +
            std::to_string(ProfileOptions::maxCalls);
    return std::nullopt;
  }
  auto tell = [&](const std::string &step) {
    if (!options.progress || options.progress(step))
      return true;
    error = "stopped before " + step;
    return false;
  };
  // Values that do not fit are the call's to refuse.
  std::vector<CallValue> inputs = arguments;
  if (inputs.size() == function.spec().arguments.size() &&
      !copyUpdated(function, inputs, error))
    return std::nullopt;
  CallTimer timer(function, std::move(inputs));
  if (!tell("a call to warm up") || !timer.allocate(error) ||
      !timer.callPlain(error) || !timer.callWithClocks(0, error))
    return std::nullopt;
  timer.forget();
  for (unsigned call = 1; call <= options.calls; ++call) {
    if (!tell("call " + std::to_string(call) + " of " +
              std::to_string(options.calls)))
      return std::nullopt;
    // Either goes first in turn: what the other leaves in caches counts.
    bool isPlainFirst = call % 2 == 0;
    size_t maxEvents = call == options.calls ? options.maxEvents : 0;
    if ((isPlainFirst && !timer.callPlain(error)) ||
        !timer.callWithClocks(maxEvents, error) ||
        (!isPlainFirst && !timer.callPlain(error)))
      return std::nullopt;
  }
  Profile profile = timer.summarise();
  if (!tell("measuring the machine"))
    return std::nullopt;
  unsigned threads = function.withClocks()->operations()->threads;
  MachinePeaks peaks = measurePeaks(threads);
  profile.machine = {threads, peaks.flopsPerSecond, peaks.doubleFlopsPerSecond,
                     peaks.bytesPerSecond};
  return profile;
}
