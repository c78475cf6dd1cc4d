// SPDX-License-Identifier: Apache-2.0
// One model of a run: what was run, what each pass decided, and what was
// measured; rendered as JSON, text or HTML. docs/report.md has the schema.
//
//   Report report;
//   report.tool = "tensor-opt";
//   report.entries.push_back({Report::Kind::Passed, "symmetrize",
//                             "Symmetrized", "ssymv", "ssymv.mlir:24:8",
//                             {{"groupOrder", int64_t(2)}}});
//   std::string error;
//   if (!report.write("run.html", error))
//     llvm::errs() << error << "\n";

#pragma once

#include "TensorOpt/Report/MemoryPlan.h"
#include "TensorOpt/Solvers/KernelCost.h"
#include "TensorOpt/Solvers/Profile.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tensoropt {

/// A run of one of our tools, or of somebody else's program. Texts may hold any
/// bytes; what is not UTF-8 is rendered as U+FFFD.
struct Report {
  /// The version of the JSON schema; readers refuse every other one.
  static constexpr int64_t schemaVersion = 1;

  /// The forms a report can be written in.
  enum class Format { JSON, Text, HTML, Trace };

  /// Whether a pass did its work, could not, or tells a fact.
  enum class Kind { Passed, Missed, Analysis };

  /// A count, a measurement, or a text.
  using Metric = std::variant<int64_t, double, std::string>;

  /// One decision of one pass at one place.
  struct Entry {
    Kind kind = Kind::Analysis;
    std::string pass;     ///< stem of the pass, such as "symmetrize"
    std::string name;     ///< what happened, one CamelCase word
    std::string function; ///< symbol of the function; empty outside functions
    std::string location; ///< place in the input, such as "a.mlir:3:8"
    std::vector<std::pair<std::string, Metric>> metrics; ///< in order of
                                                         ///< interest
  };

  /// A comparison of results with a reference.
  struct Check {
    std::string reference; ///< what the results were compared with
    double maxAbsoluteError = 0;
    double maxRelativeError = 0;
    double tolerance = 0; ///< in the unit of the error that was tested
    bool passed = false;
  };

  /// What one kernel of a function did in one repetition. Operations are those
  /// on elements, one for each lane of a vector.
  struct Kernel {
    int64_t entries = 0;    ///< stored entries
    int64_t passes = 1;     ///< over the tensor that holds them
    int64_t multiplies = 0; ///< of the compiled loops on one thread
    int64_t adds = 0;
    int64_t divisions = 0;
    bool isUpperBound = false; ///< some operations may be skipped
    int64_t bytes = 0; ///< the tensor once a pass, the other operands once
    /// The share of the stored values that pads dense levels.
    std::optional<double> padding;
    /// The same kernel on full storage of a symmetric tensor.
    std::optional<int64_t> fullOperations;
    /// How many times as fast as on full storage it can be where operations, or
    /// where the least traffic, take the time.
    std::optional<double> operationsLimit;
    std::optional<double> bytesLimit;
    /// How several threads shared it, in words; empty for one thread.
    std::string threads;
    /// Panels in which one half of an output was summed, if in any.
    int64_t panels = 0;

    int64_t operations() const { return multiplies + adds + divisions; }
  };

  /// The timing, traffic and check of one function that was run.
  struct Measurement {
    std::string function;
    int64_t repetitions = 0;
    double minSeconds = 0;
    double medianSeconds = 0;
    std::optional<int64_t> bytesMoved;  ///< least traffic of one repetition
    std::optional<double> floorSeconds; ///< least possible time of one
    /// Of dense tensors, as the module states them: transformations may leave
    /// some of them out.
    std::optional<int64_t> denseOperations;
    std::optional<Check> check;
    /// The kernels of the function, in the order of their records; empty if
    /// the work of one of them is not known.
    std::vector<Kernel> kernels;
    /// What each kernel executed, `others` being divisions; empty if it was not
    /// counted.
    std::vector<Operations> executed;
    /// All operations of the same function without symmetry, on full storage.
    std::optional<int64_t> executedInFull;
    /// Where the time goes, if it was asked for.
    std::optional<Profile> profile;

    /// Operations and bytes of all kernels per second of the best repetition;
    /// nothing without kernels or where the time is zero.
    std::optional<double> operationsPerSecond() const;
    std::optional<double> bytesPerSecond() const;

    /// The same of dense tensors.
    std::optional<double> denseOperationsPerSecond() const;

    /// floorSeconds / minSeconds, at most 1 for a true floor; nothing without a
    /// floor or where the time is zero.
    std::optional<double> boundShare() const;
  };

  std::string tool;        ///< name of the program
  std::string toolVersion; ///< its version
  std::string command;     ///< command line, empty if there is none
  std::string pipeline;    ///< named or textual pipeline that was run
  std::string input;       ///< name of the input
  bool succeeded = true;   ///< whether the run ended without an error
  std::vector<Entry> entries;
  std::vector<Measurement> measurements;
  std::vector<MemoryPlan> memoryPlans;

  /// The report in schema `schemaVersion`, indented, with a final newline.
  std::string toJSON() const;

  /// The report for a terminal, one decision or metric a line; control
  /// characters are written as \xNN.
  std::string toText() const;

  /// The report as one HTML page that loads nothing.
  std::string toHTML() const;

  /// The last call of each profile, and the lives of the buffers of each memory
  /// plan, as events of chrome://tracing and Perfetto, one process for each.
  std::string toTrace() const;

  /// The report in one of its forms.
  std::string render(Format format) const;

  /// Reads what toJSON wrote. Unknown members are ignored; a missing member, a
  /// wrong type, another schema version and broken JSON are refused with
  /// the place in `error`.
  static std::optional<Report> fromJSON(std::string_view text,
                                        std::string &error);

  /// The format that the path's extension stands for: .json, .txt, .html or
  /// .trace.json. Any other one leaves a message in `error`.
  static std::optional<Format> formatOf(const std::string &path,
                                        std::string &error);

  /// True if a report can be written at this path: a file can be made beside
  /// it. Else `error` says as `write` does why not, before a long run.
  static bool canWrite(const std::string &path, std::string &error);

  /// Writes the report in the format of the path's extension, by way of a
  /// temporary file beside it: `path` holds the old content or the new one and
  /// never a part. Returns false with "'PATH': reason" in `error` on failure,
  /// and for a trace of a report without a profile or a memory plan.
  bool write(const std::string &path, std::string &error) const;
};

/// "passed", "missed" or "analysis".
std::string_view stringify(Report::Kind kind);

/// `tool` and the arguments behind the program's own name, as they can be
/// pasted into a shell: what a shell would change stands in single quotes.
std::string printCommand(const std::string &tool, int argc,
                         const char *const *argv);

} // namespace tensoropt
