// SPDX-License-Identifier: Apache-2.0

#include "Checks.h"
#include "TensorOpt/Execution/KernelWork.h"
#include "TensorOpt/Execution/WorkCounter.h"
#include "TensorOpt/Runtime/Bandwidth.h"
#include "llvm/Support/Format.h"
#include <algorithm>
#include <chrono>

using namespace tensoropt;
using llvm::format;
using llvm::raw_ostream;

double tensoropt::defaultTolerance(ScalarType type) {
  switch (type.kind) {
  case ScalarKind::F64:
  case ScalarKind::C128:
    return 1e-12;
  case ScalarKind::F32:
  case ScalarKind::C64:
    return 1e-5;
  case ScalarKind::F16:
    return 1e-2;
  case ScalarKind::BF16:
    return 0.05;
  case ScalarKind::F8E4M3FN:
  case ScalarKind::F8E4M3FNUZ:
  case ScalarKind::F8E5M2:
  case ScalarKind::F8E5M2FNUZ:
    return 0.5;
  default:
    return 0;
  }
}

//===----------------------------------------------------------------------===//
// Check
//===----------------------------------------------------------------------===//

/// A scalar as a buffer of one element.
static Buffer asBuffer(const ScalarValue &scalar) {
  auto buffer = Buffer::allocate(
      ScalarType{scalar.isReal() ? ScalarKind::F64 : ScalarKind::I64}, 1);
  if (scalar.isReal())
    *buffer->as<double>() = scalar.real;
  else
    *buffer->as<int64_t>() = scalar.integer;
  return *buffer;
}

static Report::Check checkResult(const CallValue &result,
                                 const ReferenceTensor &reference,
                                 std::optional<double> tolerance,
                                 raw_ostream &os) {
  Report::Check check;
  check.reference = "interpreter";
  auto *tensor = std::get_if<TensorData>(&result);
  check.tolerance = tolerance.value_or(defaultTolerance(
      tensor ? tensor->spec.element : std::get<ScalarValue>(result).type));
  bool hasShape = !tensor || tensor->extents == reference.shape;
  std::optional<Difference> difference;
  if (tensor && hasShape)
    difference = compare(*tensor, reference);
  else if (!tensor)
    difference = compare(asBuffer(std::get<ScalarValue>(result)), reference);
  if (!difference) {
    os << "cannot be compared with the reference: FAILED\n";
    return check;
  }
  check.maxAbsoluteError = difference->maxAbs;
  check.maxRelativeError = difference->maxRel;
  check.passed = !difference->nanMismatch && !difference->storedOnce &&
                 difference->maxRel <= check.tolerance;
  os << format("max abs error %.3g, max rel error %.3g, tolerance %.3g: ",
               difference->maxAbs, difference->maxRel, check.tolerance);
  if (check.passed)
    os << "passed\n";
  else if (difference->storedOnce) {
    os << "FAILED, ";
    llvm::interleaveComma(*difference->storedOnce, os << "[");
    os << "] is stored on one side only\n";
  } else
    os << "FAILED at element " << difference->at
       << (difference->nanMismatch ? ", NaN on one side only\n" : "\n");
  return check;
}

Report::Check
tensoropt::checkResults(const std::vector<CallValue> &results,
                        const std::vector<ReferenceTensor> &reference,
                        std::optional<double> tolerance, raw_ostream &os) {
  std::optional<Report::Check> worst;
  for (size_t at = 0; at < results.size(); ++at) {
    os << "check   result " << at << ": ";
    Report::Check check =
        checkResult(results[at], reference[at], tolerance, os);
    // Products, not quotients: tolerances may be zero.
    bool isWorse = !worst || (worst->passed && !check.passed) ||
                   (worst->passed == check.passed &&
                    check.maxRelativeError * worst->tolerance >
                        worst->maxRelativeError * check.tolerance);
    if (isWorse)
      worst = check;
  }
  return worst.value_or(Report::Check());
}

//===----------------------------------------------------------------------===//
// Time
//===----------------------------------------------------------------------===//

/// Bytes that a call touches: every buffer once, and those that results share
/// once more, for they are written.
static uint64_t countBytes(const std::vector<CallValue> &arguments,
                           const std::vector<CallValue> &results) {
  uint64_t bytes = 0;
  for (const auto *values : {&arguments, &results})
    for (const CallValue &value : *values)
      if (auto *tensor = std::get_if<TensorData>(&value))
        bytes += tensor->bytes();
  return bytes;
}

bool tensoropt::timeCalls(const CompiledFunction &function,
                          const std::optional<DenseWork> &dense,
                          const std::vector<CallValue> &arguments,
                          const WorkspaceMemory &workspace, unsigned runs,
                          Report::Measurement &measurement, Progress &progress,
                          std::string &error) {
  using Clock = std::chrono::steady_clock;
  std::vector<CallValue> results;
  if (!function.call(arguments, results, error, workspace.bytes()))
    return false;
  uint64_t bytes = countBytes(arguments, results);
  if (dense) {
    bytes += dense->constantBytes;
    measurement.denseOperations = dense->operations;
  }
  // Before and after the runs: other work on the machine slows either.
  double bandwidth = measureReadBandwidth(bytes);
  std::vector<double> seconds;
  for (unsigned run = 0; run < runs; ++run) {
    progress.show("timed call " + std::to_string(run + 1) + " of " +
                  std::to_string(runs));
    auto start = Clock::now();
    if (!function.call(arguments, results, error, workspace.bytes()))
      return false;
    seconds.push_back(
        std::chrono::duration<double>(Clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  measurement.repetitions = runs;
  measurement.minSeconds = seconds.front();
  measurement.medianSeconds = (seconds[(runs - 1) / 2] + seconds[runs / 2]) / 2;
  measurement.bytesMoved = bytes;
  bandwidth = std::max(bandwidth, measureReadBandwidth(bytes));
  if (bandwidth > 0 && bytes > 0)
    measurement.floorSeconds = bytes / bandwidth;
  measurement.kernels = measureKernels(function, arguments);
  return true;
}

std::vector<Report::Kernel>
tensoropt::measureKernels(const CompiledFunction &function,
                          const std::vector<CallValue> &arguments) {
  std::vector<Report::Kernel> kernels;
  for (const KernelWork &work : countWork(function, arguments)) {
    if (!work.isKnown)
      return {};
    Report::Kernel kernel;
    kernel.entries = work.entries;
    kernel.passes = work.passes;
    kernel.panels = work.panels;
    kernel.multiplies = work.operations.multiplies;
    kernel.adds = work.operations.adds;
    kernel.divisions = work.operations.others;
    kernel.isUpperBound = work.isUpperBound;
    kernel.bytes = work.bytes();
    kernel.padding = work.padding;
    if (work.fullOperations)
      kernel.fullOperations = work.fullOperations->total();
    kernel.operationsLimit = work.operationsLimit();
    kernel.bytesLimit = work.bytesLimit();
    if (work.threads.threads > 1)
      kernel.threads = work.threads.str();
    kernels.push_back(kernel);
  }
  return kernels;
}

bool tensoropt::countOperations(mlir::ModuleOp module,
                                const CompiledFunction &function,
                                const CompileOptions &options,
                                const std::vector<CallValue> &arguments,
                                Report::Measurement &measurement,
                                std::string &error) {
  auto counter =
      WorkCounter::compile(module, function.spec().name, options, error);
  auto work = counter ? counter->count(arguments, error) : std::nullopt;
  if (!work)
    return false;
  measurement.executed = work->kernels;
  raw_ostream &os = llvm::outs();
  for (auto [number, kernel] : llvm::enumerate(work->kernels))
    os << "count   " << number << ": " << kernel.multiplies << " multiplies, "
       << kernel.adds << " adds, " << kernel.others << " divisions\n";
  int64_t total = work->total().total();
  if (!work->full) {
    os << "count   without symmetry: not known, " << work->whyNotFull << "\n";
    return true;
  }
  measurement.executedInFull = work->full->total();
  os << "count   without symmetry: " << work->full->total() << " operations";
  if (total)
    os << format(", %.3g times as many",
                 static_cast<double>(work->full->total()) / total);
  os << "\n";
  return true;
}

static void printSeconds(double seconds, raw_ostream &os) {
  if (seconds < 1e-3)
    os << format("%.3g us", seconds * 1e6);
  else if (seconds < 1)
    os << format("%.4g ms", seconds * 1e3);
  else
    os << format("%.4g s", seconds);
}

static void printBytes(uint64_t bytes, raw_ostream &os) {
  if (bytes < 10000)
    os << bytes << " B";
  else if (bytes < 10'000'000)
    os << format("%.4g kB", bytes / 1e3);
  else
    os << format("%.4g MB", bytes / 1e6);
}

/// How fast that would be without what transformations save.
static void printDense(const Report::Measurement &measurement,
                       raw_ostream &os) {
  if (auto speed = measurement.denseOperationsPerSecond())
    os << "dense   " << *measurement.denseOperations
       << format(" operations as written: %.3g GFLOP/s\n", *speed / 1e9);
}

/// What each kernel did, and what it can gain over full storage.
static void printKernels(const Report::Measurement &measurement,
                         raw_ostream &os) {
  for (auto [number, kernel] : llvm::enumerate(measurement.kernels)) {
    os << "kernel  " << number << ": " << kernel.entries << " entries, "
       << kernel.passes << (kernel.passes == 1 ? " pass; " : " passes; ")
       << (kernel.isUpperBound ? "at most " : "") << kernel.operations()
       << " operations, ";
    printBytes(kernel.bytes, os);
    os << "\n";
    if (!kernel.threads.empty())
      os << "threads " << number << ": " << kernel.threads << "\n";
    if (kernel.panels)
      os << "panels  " << number << ": " << kernel.panels
         << (kernel.panels == 1 ? " sums" : " sum")
         << " one half of the output\n";
    if (kernel.padding)
      os << "padding " << number << ": "
         << format("%.3g %% of the stored values\n", 100 * *kernel.padding);
    if (kernel.fullOperations && kernel.operationsLimit && kernel.bytesLimit)
      os << "limit   " << number << ": "
         << format("%.3g by operations, %.3g by bytes over full storage\n",
                   *kernel.operationsLimit, *kernel.bytesLimit);
  }
  auto operations = measurement.operationsPerSecond();
  auto bytes = measurement.bytesPerSecond();
  if (operations && bytes)
    os << format("speed   %.3g GFLOP/s, %.3g GB/s\n", *operations / 1e9,
                 *bytes / 1e9);
}

void tensoropt::print(const Report::Measurement &measurement, raw_ostream &os) {
  os << "time    " << measurement.repetitions << " runs: min ";
  printSeconds(measurement.minSeconds, os);
  os << ", median ";
  printSeconds(measurement.medianSeconds, os);
  os << "\nbound   ";
  printBytes(*measurement.bytesMoved, os);
  if (!measurement.floorSeconds) {
    os << "; how fast it can be read is not known\n";
    printDense(measurement, os);
    return printKernels(measurement, os);
  }
  os << format(" at %.3g GB/s: ",
               *measurement.bytesMoved / *measurement.floorSeconds / 1e9);
  printSeconds(*measurement.floorSeconds, os);
  os << format("; the best run reaches %.0f %% of it\n",
               100 * measurement.boundShare().value_or(0));
  printDense(measurement, os);
  printKernels(measurement, os);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static void print(std::complex<double> value, raw_ostream &os) {
  os << format("%.6g%+.6gi", value.real(), value.imag());
}
static void print(double value, raw_ostream &os) {
  os << format("%.6g", value);
}
static void print(int64_t value, raw_ostream &os) { os << value; }

void tensoropt::print(const CallValue &value, raw_ostream &os) {
  if (auto *scalar = std::get_if<ScalarValue>(&value)) {
    if (scalar->isReal())
      ::print(scalar->real, os);
    else
      os << scalar->integer;
    return;
  }
  constexpr size_t shown = 10;
  const auto &tensor = std::get<TensorData>(value);
  const Buffer &values = tensor.buffers.back();
  size_t count = std::min(values.count(), shown);
  os << tensor.spec.str() << " [";
  std::visit(
      [&](const auto &column) {
        for (size_t at = 0; at < count; ++at) {
          os << (at ? ", " : "");
          ::print(column[at], os);
        }
      },
      readColumn(Buffer::borrow(values.type(), count, values.data(), nullptr)));
  if (values.count() > count)
    os << ", ... " << values.count() << " in all";
  os << "]";
}
