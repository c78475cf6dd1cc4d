// SPDX-License-Identifier: Apache-2.0

#include "Checks.h"
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
  default:
    return 0;
  }
}

//===----------------------------------------------------------------------===//
// Check
//===----------------------------------------------------------------------===//

/// The result as one dense buffer; empty for an encoded tensor.
static std::optional<Buffer> asBuffer(const CallValue &value) {
  if (auto *tensor = std::get_if<TensorData>(&value)) {
    if (tensor->spec.isDense())
      return tensor->buffers.front();
    return std::nullopt;
  }
  const auto &scalar = std::get<ScalarValue>(value);
  bool isReal = scalar.type.kind == ScalarKind::F32 ||
                scalar.type.kind == ScalarKind::F64;
  auto buffer = Buffer::allocate(
      isReal ? ScalarType{ScalarKind::F64} : ScalarType{ScalarKind::I64}, 1);
  if (isReal)
    *buffer->as<double>() = scalar.real;
  else
    *buffer->as<int64_t>() = scalar.integer;
  return buffer;
}

bool tensoropt::checkResults(const std::vector<CallValue> &results,
                             const std::vector<ReferenceTensor> &reference,
                             std::optional<double> tolerance, raw_ostream &os) {
  bool passed = true;
  for (size_t at = 0; at < results.size(); ++at) {
    os << "check   result " << at << ": ";
    std::optional<Buffer> buffer = asBuffer(results[at]);
    auto difference = buffer ? compare(*buffer, reference[at]) : std::nullopt;
    if (!difference) {
      os << "cannot be compared with the reference: FAILED\n";
      passed = false;
      continue;
    }
    auto *tensor = std::get_if<TensorData>(&results[at]);
    double limit = tolerance.value_or(
        defaultTolerance(tensor ? tensor->spec.element
                                : std::get<ScalarValue>(results[at]).type));
    bool ok = !difference->nanMismatch && difference->maxRel <= limit;
    os << format("max abs error %.3g, max rel error %.3g, tolerance %.3g: ",
                 difference->maxAbs, difference->maxRel, limit);
    if (ok) {
      os << "passed\n";
      continue;
    }
    os << "FAILED at element " << difference->at
       << (difference->nanMismatch ? ", NaN on one side only\n" : "\n");
    passed = false;
  }
  return passed;
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

std::optional<Timing> tensoropt::timeCalls(const CompiledFunction &function,
                                           std::vector<CallValue> &arguments,
                                           unsigned runs, std::string &error) {
  using Clock = std::chrono::steady_clock;
  std::vector<CallValue> results;
  if (!function.call(arguments, results, error))
    return std::nullopt;
  std::vector<double> seconds;
  for (unsigned run = 0; run < runs; ++run) {
    auto start = Clock::now();
    if (!function.call(arguments, results, error))
      return std::nullopt;
    seconds.push_back(
        std::chrono::duration<double>(Clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  Timing timing;
  timing.runs = runs;
  timing.minimum = seconds.front();
  timing.median = (seconds[(runs - 1) / 2] + seconds[runs / 2]) / 2;
  timing.bytes = countBytes(arguments, results);
  timing.bandwidth = measureReadBandwidth(timing.bytes);
  return timing;
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

void tensoropt::print(const Timing &timing, raw_ostream &os) {
  os << "time    " << timing.runs << " runs: min ";
  printSeconds(timing.minimum, os);
  os << ", median ";
  printSeconds(timing.median, os);
  os << "\nbound   ";
  printBytes(timing.bytes, os);
  if (timing.bandwidth <= 0) {
    os << "; the speed of the memory could not be measured\n";
    return;
  }
  os << format(" at %.3g GB/s: ", timing.bandwidth / 1e9);
  printSeconds(timing.floor(), os);
  os << format("; the median reaches %.0f %% of it\n",
               100 * timing.floor() / timing.median);
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
    if (scalar->type.kind == ScalarKind::F32 ||
        scalar->type.kind == ScalarKind::F64)
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
