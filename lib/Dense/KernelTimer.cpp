// SPDX-License-Identifier: Apache-2.0

#include "KernelTimer.h"
#include "mlir/IR/Diagnostics.h"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

using namespace mlir;
using namespace tensoropt;
using Clock = std::chrono::steady_clock;

/// More than the second cache of a core, which other layers have filled.
static constexpr size_t cacheBytes = 4 << 20;
static constexpr unsigned leastRounds = 7, mostRounds = 60;
/// Sums in another order, and squares of results, whose tolerance the pipeline
/// has checked, differ by less, as a share of the largest result.
static constexpr double largestDifference = 1e-2;

static double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

static double findMedian(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  size_t count = numbers.size();
  return (numbers[(count - 1) / 2] + numbers[count / 2]) / 2;
}

/// Uniform in [-1, 1); of what is no f32 or f64, zeros.
static void fill(const Buffer &buffer, std::mt19937 &random) {
  std::uniform_real_distribution<float> uniform(-1, 1);
  if (buffer.type().kind == ScalarKind::F32)
    std::generate_n(buffer.as<float>(), buffer.count(),
                    [&] { return uniform(random); });
  if (buffer.type().kind == ScalarKind::F64)
    std::generate_n(buffer.as<double>(), buffer.count(),
                    [&] { return uniform(random); });
}

/// Data for a function of dense tensors of known shapes; false for others.
bool KernelTimer::fillArguments(const FunctionSpec &spec) {
  std::mt19937 random(7);
  for (const ArgumentSpec &argument : spec.arguments) {
    if (!argument.isTensor) {
      arguments.push_back(ScalarValue{argument.scalar});
      continue;
    }
    TensorData data{argument.tensor, argument.tensor.shape, {}};
    size_t count = 1;
    for (int64_t extent : data.extents) {
      if (extent < 0 || __builtin_mul_overflow(count, size_t(extent), &count))
        return false;
    }
    auto buffer = Buffer::allocate(argument.tensor.element, count);
    if (!argument.tensor.isDense() || !buffer)
      return false;
    fill(*buffer, random);
    data.buffers.push_back(*buffer);
    arguments.push_back(std::move(data));
  }
  return true;
}

/// Writes to as much as a cache holds: other layers run in between.
void KernelTimer::coolCaches() {
  other.resize(cacheBytes);
  for (size_t at = 0; at < other.size(); at += 64)
    ++other[at];
}

bool KernelTimer::call(Candidate &candidate) {
  std::string error;
  return candidate.function->call(arguments, candidate.results, error,
                                  candidate.workspace.bytes());
}

bool KernelTimer::isClose(const std::vector<CallValue> &results) const {
  for (auto [result, known] : llvm::zip(results, expected)) {
    auto *a = std::get_if<TensorData>(&result);
    auto *b = std::get_if<TensorData>(&known);
    if (!a || !b || a->spec.element.kind != ScalarKind::F32)
      continue;
    const float *x = a->buffers[0].as<float>(), *y = b->buffers[0].as<float>();
    double largest = 0, difference = 0;
    for (size_t at = 0; at < a->buffers[0].count(); ++at) {
      largest = std::max<double>(largest, std::fabs(y[at]));
      difference = std::max<double>(difference, std::fabs(x[at] - y[at]));
    }
    if (difference > largestDifference * largest)
      return false;
  }
  return true;
}

bool KernelTimer::add(KernelCandidates::Kernel &kernel,
                      const KernelPlan &plan) {
  std::vector<KernelPlan> obeyed;
  CompileOptions watched = options;
  watched.entries = {"kernel"};
  watched.addPasses = [&](PassManager &pm, llvm::raw_ostream &errors) {
    watchPlans(pm, obeyed);
    return options.addPasses(pm, errors);
  };
  // What one plan cannot be is no concern of the user's.
  ScopedDiagnosticHandler quiet(kernel.alone.module->getContext(),
                                [](Diagnostic &) { return success(); });
  setKernelPlan(kernel.alone.planned, plan);
  std::string error;
  Candidate candidate;
  candidate.module =
      CompiledModule::compile(*kernel.alone.module, watched, error);
  // Alone, the operation may have become another one on its way.
  bool isObeyed = llvm::any_of(obeyed, [&](const KernelPlan &other) {
    return other.algorithm == plan.algorithm && other.order == plan.order &&
           other.tile == plan.tile && other.copies == plan.copies &&
           other.blocks == plan.blocks;
  });
  if (!candidate.module || !isObeyed)
    return false;
  candidate.function = candidate.module->lookup("kernel");
  if (candidates.empty() && !fillArguments(candidate.function->spec()))
    return false;
  auto workspace = WorkspaceMemory::allocate(*candidate.function, error);
  if (!workspace)
    return false;
  candidate.workspace = *workspace;
  if (!call(candidate))
    return false;
  if (candidates.empty())
    expected = candidate.results;
  else if (!isClose(candidate.results))
    return false;
  // The first call's results are to stay.
  candidate.results.clear();
  candidates.push_back(std::move(candidate));
  return true;
}

std::vector<double> KernelTimer::run(ArrayRef<size_t> numbers, double seconds) {
  for (size_t number : numbers)
    candidates[number].seconds.clear();
  auto begin = Clock::now();
  for (unsigned round = 0;
       round < leastRounds ||
       (round < mostRounds && secondsSince(begin) < seconds);
       ++round)
    for (size_t at = 0; at < numbers.size(); ++at) {
      // Another one begins each round.
      Candidate &candidate = candidates[numbers[(at + round) % numbers.size()]];
      coolCaches();
      auto start = Clock::now();
      call(candidate);
      candidate.seconds.push_back(secondsSince(start));
    }
  std::vector<double> medians;
  for (size_t number : numbers)
    medians.push_back(findMedian(candidates[number].seconds));
  return medians;
}

std::vector<double> KernelTimer::run(double seconds) {
  std::vector<size_t> all;
  for (size_t number = 0; number < candidates.size(); ++number)
    all.push_back(number);
  return run(ArrayRef(all), seconds);
}

std::pair<double, double> KernelTimer::compare(size_t a, size_t b,
                                               double seconds) {
  std::vector<double> medians = run({a, b}, seconds);
  return {medians[0], medians[1]};
}
