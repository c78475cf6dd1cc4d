// SPDX-License-Identifier: Apache-2.0

#include "ProfileTables.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <numeric>

using namespace tensoropt;

static std::string print(const char *format, double number) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format(format, number);
  return text;
}

/// Empty for what is not known, and for zero.
static std::string print(const char *format, std::optional<double> number,
                         double unit = 1) {
  return number.value_or(0) > 0 ? print(format, *number / unit) : std::string();
}

/// More than all is what caches give.
static std::string printRoof(std::optional<double> share) {
  return share.value_or(0) > 1 ? ">100 %" : print("%.0f %%", share, 0.01);
}

static std::string printShare(const Profile &profile, double seconds) {
  return print("%.1f %%", 100 * profile.share(seconds));
}

namespace {
/// The unit of all times of a table.
struct TimeUnit {
  const char *name;
  double seconds;
};
} // namespace

static TimeUnit chooseUnit(double seconds) {
  if (seconds >= 1)
    return {"s", 1};
  return seconds >= 1e-3 ? TimeUnit{"ms", 1e-3} : TimeUnit{"us", 1e-6};
}

std::string tensoropt::printSeconds(double seconds) {
  TimeUnit unit = chooseUnit(seconds);
  return print("%.4g ", seconds / unit.seconds) + unit.name;
}

std::vector<Row> tensoropt::describe(const Profile &profile) {
  std::vector<Row> rows;
  rows.emplace_back("profile",
                    llvm::formatv("{0} calls with clocks, median {1}",
                                  profile.calls, printSeconds(profile.seconds))
                        .str());
  std::string plain = "median " + printSeconds(profile.plainSeconds);
  if (auto overhead = profile.overhead())
    plain += *overhead > 0 ? "; clocks add " + print("%.1f %%", 100 * *overhead)
                           : "; clocks add less than can be told";
  rows.emplace_back("without clocks", plain);
  rows.emplace_back("outside operations",
                    printSeconds(profile.outsideSeconds) + ", " +
                        printShare(profile, profile.outsideSeconds));
  const Profile::Machine &machine = profile.machine;
  rows.emplace_back(
      "machine",
      llvm::formatv("{0} thread{1}: {2} GFLOP/s in f32, {3} in f64, {4} GB/s",
                    machine.threads, machine.threads == 1 ? "" : "s",
                    print("%.4g", machine.flopsPerSecond / 1e9),
                    print("%.4g", machine.doubleFlopsPerSecond / 1e9),
                    print("%.3g", machine.bytesPerSecond / 1e9))
          .str());
  if (profile.droppedEvents)
    rows.emplace_back(
        "events", llvm::formatv("{0} of the last call, {1} more left out",
                                profile.events.size(), profile.droppedEvents)
                      .str());
  return rows;
}

Table tensoropt::tabulateKinds(const Profile &profile) {
  TimeUnit unit = chooseUnit(profile.seconds);
  Table table{"by kind",
              {unit.name, "share", "operations", "GFLOP/s", "GB/s", "kind"},
              5,
              {}};
  for (const Profile::Kind &kind : profile.kinds()) {
    auto speed = [&](int64_t amount) {
      return kind.seconds > 0
                 ? print("%.3g", std::optional(amount / kind.seconds), 1e9)
                 : std::string();
    };
    table.rows.push_back({print("%.3f", kind.seconds / unit.seconds),
                          printShare(profile, kind.seconds),
                          std::to_string(kind.operations), speed(kind.flops),
                          speed(kind.bytes), kind.name});
  }
  table.rows.push_back({print("%.3f", profile.outsideSeconds / unit.seconds),
                        printShare(profile, profile.outsideSeconds), "", "", "",
                        "(outside)"});
  table.rows.push_back({print("%.3f", profile.sumOfParts() / unit.seconds), "",
                        std::to_string(profile.operations.size()), "", "",
                        "(all)"});
  return table;
}

static Table tabulate(const Profile &profile, std::string caption,
                      llvm::ArrayRef<size_t> places) {
  TimeUnit unit = chooseUnit(profile.seconds);
  Table table{std::move(caption),
              {unit.name, "share", "GFLOP/s", "GB/s", "flop/B", "of roof",
               "kind", "layer", "shapes"},
              6,
              {}};
  for (size_t place : places) {
    const Profile::Operation &operation = profile.operations[place];
    std::string shapes = operation.what.shapes;
    if (operation.executions > 1)
      shapes += (shapes.empty() ? "" : ", ") +
                std::to_string(operation.executions) + " times";
    if (operation.transcendentals.value_or(0))
      shapes +=
          "; " + std::to_string(*operation.transcendentals) + " transcendental";
    table.rows.push_back({print("%.3f", operation.seconds / unit.seconds),
                          printShare(profile, operation.seconds),
                          print("%.3g", operation.flopsPerSecond(), 1e9),
                          print("%.3g", operation.bytesPerSecond(), 1e9),
                          print("%.3g", operation.intensity()),
                          printRoof(profile.roofShare(operation)),
                          operation.what.kind, operation.what.layer, shapes});
  }
  return table;
}

Table tensoropt::tabulateLongest(const Profile &profile) {
  std::vector<size_t> order = profile.byTime();
  size_t count = std::min(order.size(), longestOperations);
  std::string caption = "by time";
  if (count < order.size())
    caption += llvm::formatv(", the longest {0} of {1}", count, order.size());
  return tabulate(profile, caption, llvm::ArrayRef(order).take_front(count));
}

Table tensoropt::tabulateAll(const Profile &profile) {
  std::vector<size_t> order(profile.operations.size());
  std::iota(order.begin(), order.end(), 0);
  return tabulate(profile, "in order of execution", order);
}

std::string tensoropt::describe(const Profile &profile,
                                const Profile::Operation &operation) {
  std::string text = operation.what.layer + "\n" + operation.what.kind + " " +
                     operation.what.shapes + "\n" +
                     printSeconds(operation.seconds) + ", " +
                     printShare(profile, operation.seconds);
  auto add = [&](std::string part, const char *unit) {
    if (!part.empty())
      text += "\n" + part + unit;
  };
  add(print("%.3g", operation.flopsPerSecond(), 1e9), " GFLOP/s");
  add(print("%.3g", operation.bytesPerSecond(), 1e9), " GB/s");
  add(printRoof(profile.roofShare(operation)), " of the roof");
  return text;
}
