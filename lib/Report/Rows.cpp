// SPDX-License-Identifier: Apache-2.0

#include "ProfileTables.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

std::string tensoropt::printMetric(const Report::Metric &metric) {
  if (const auto *count = std::get_if<int64_t>(&metric))
    return std::to_string(*count);
  if (const auto *number = std::get_if<double>(&metric)) {
    std::string text;
    llvm::raw_string_ostream(text) << llvm::format("%.6g", *number);
    return text;
  }
  return std::get<std::string>(metric);
}

std::vector<Row> tensoropt::describeRun(const Report &report) {
  std::vector<Row> rows;
  auto add = [&](std::string name, std::string value) {
    if (!value.empty())
      rows.emplace_back(std::move(name), std::move(value));
  };
  std::string tool = report.tool;
  if (!report.toolVersion.empty())
    tool += " " + report.toolVersion;
  add("tool", std::move(tool));
  add("command", report.command);
  add("pipeline", report.pipeline);
  add("input", report.input);
  auto count = [&](Report::Kind kind) {
    return llvm::count_if(
        report.entries, [&](const auto &entry) { return entry.kind == kind; });
  };
  std::string result = report.succeeded ? "succeeded" : "failed";
  // Without a compiler there are no decisions to count.
  if (!report.entries.empty() || report.memoryPlans.empty())
    result += llvm::formatv(
        "; {0} passed, {1} missed, {2} analysis", count(Report::Kind::Passed),
        count(Report::Kind::Missed), count(Report::Kind::Analysis));
  add("result", std::move(result));
  return rows;
}

static void describe(const Report::Kernel &kernel, size_t number,
                     std::vector<Row> &rows) {
  std::string name = "kernel " + std::to_string(number);
  rows.emplace_back(
      name,
      llvm::formatv("{0} entries in {1} passes; {2} multiplies, {3} adds, {4} "
                    "divisions{5}; {6} bytes",
                    kernel.entries, kernel.passes, kernel.multiplies,
                    kernel.adds, kernel.divisions,
                    kernel.isUpperBound ? " at most" : "", kernel.bytes)
          .str());
  if (!kernel.threads.empty())
    rows.emplace_back(name + ", threads", kernel.threads);
  if (kernel.panels)
    rows.emplace_back(
        name + ", panels",
        llvm::formatv("{0} sum one half of the output", kernel.panels).str());
  if (kernel.padding)
    rows.emplace_back(
        name + ", padding",
        llvm::formatv("{0:P1} of the stored values", *kernel.padding).str());
  if (kernel.fullOperations)
    rows.emplace_back(
        name + ", full storage",
        llvm::formatv("{0} operations; at most {1} times as fast "
                      "by operations, {2} by bytes",
                      *kernel.fullOperations,
                      printMetric(kernel.operationsLimit.value_or(1)),
                      printMetric(kernel.bytesLimit.value_or(1)))
            .str());
}

std::vector<Row> tensoropt::describe(const Report::Measurement &measurement) {
  auto seconds = [](double value) { return printMetric(value) + " s"; };
  std::vector<Row> rows = {
      {"repetitions", std::to_string(measurement.repetitions)},
      {"minimum", seconds(measurement.minSeconds)},
      {"median", seconds(measurement.medianSeconds)}};
  if (measurement.bytesMoved)
    rows.emplace_back("bytes moved", std::to_string(*measurement.bytesMoved));
  if (measurement.floorSeconds)
    rows.emplace_back("floor", seconds(*measurement.floorSeconds));
  if (auto share = measurement.boundShare())
    rows.emplace_back("share of bound", printMetric(100 * *share) + " %");
  if (measurement.denseOperations)
    rows.emplace_back("dense operations",
                      std::to_string(*measurement.denseOperations));
  if (auto speed = measurement.denseOperationsPerSecond())
    rows.emplace_back("dense speed", printMetric(*speed / 1e9) + " GFLOP/s");
  for (size_t number = 0; number < measurement.kernels.size(); ++number)
    ::describe(measurement.kernels[number], number, rows);
  int64_t executed = 0;
  for (auto [number, kernel] : llvm::enumerate(measurement.executed)) {
    executed += kernel.total();
    rows.emplace_back("kernel " + std::to_string(number) + ", executed",
                      llvm::formatv("{0} multiplies, {1} adds, {2} divisions",
                                    kernel.multiplies, kernel.adds,
                                    kernel.others)
                          .str());
  }
  if (measurement.executedInFull)
    rows.emplace_back(
        "without symmetry",
        llvm::formatv("{0} operations on full storage, {1} of them executed",
                      *measurement.executedInFull, executed)
            .str());
  if (auto speed = measurement.operationsPerSecond())
    rows.emplace_back("operations", printMetric(*speed / 1e9) + " GFLOP/s");
  if (auto speed = measurement.bytesPerSecond())
    rows.emplace_back("traffic", printMetric(*speed / 1e9) + " GB/s");
  if (measurement.profile)
    llvm::append_range(rows, describe(*measurement.profile));
  if (const auto &check = measurement.check) {
    rows.emplace_back("check",
                      std::string(check->passed ? "passed" : "failed") +
                          " against " + check->reference);
    rows.emplace_back("absolute error", printMetric(check->maxAbsoluteError));
    rows.emplace_back("relative error", printMetric(check->maxRelativeError));
    rows.emplace_back("tolerance", printMetric(check->tolerance));
  }
  return rows;
}

std::vector<llvm::ArrayRef<Report::Entry>>
tensoropt::groupByFunction(llvm::ArrayRef<Report::Entry> entries) {
  std::vector<llvm::ArrayRef<Report::Entry>> groups;
  while (!entries.empty()) {
    auto group = entries.take_while([&](const Report::Entry &entry) {
      return entry.function == entries.front().function;
    });
    groups.push_back(group);
    entries = entries.drop_front(group.size());
  }
  return groups;
}
