// SPDX-License-Identifier: Apache-2.0
// What an optimiser says about its own work: one record per decision, with
// numbers. A record becomes an MLIR remark and, when somebody listens on the
// context, an entry of the run's report.
//
//   Record record(Record::Kind::Passed, "symmetrize", "Symmetrized");
//   record.add("groupOrder", int64_t(2)).add("reason", "canonical storage");
//   emitRecord(einsum, std::move(record));

#pragma once

#include "mlir/IR/Location.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mlir {
class Operation;
} // namespace mlir

namespace tensoropt {

/// One decision of one pass at one place.
struct Record {
  enum class Kind { Passed, Missed, Analysis };
  /// A count, a measurement, or a text.
  using Metric = std::variant<int64_t, double, std::string>;

  Record(Kind kind, llvm::StringRef pass, llvm::StringRef name)
      : kind(kind), pass(pass), name(name) {}

  Kind kind;
  std::string pass;     ///< stem of the pass, such as "symmetrize"
  std::string name;     ///< what happened, one CamelCase word
  std::string function; ///< symbol of the function, filled in by emitRecord
  std::string location; ///< as printLocation says; filled in by emitRecord
  std::vector<std::pair<std::string, Metric>> metrics; ///< in order of interest

  /// Appends a metric; returns this record.
  Record &add(llvm::StringRef key, Metric value) {
    metrics.emplace_back(key.str(), std::move(value));
    return *this;
  }
};

/// "passed", "missed" or "analysis".
llvm::StringRef stringify(Record::Kind kind);

/// The metric as text; doubles with six significant digits.
std::string stringify(const Record::Metric &metric);

/// Receives records; called from one thread at a time, but from any: records of
/// different functions come in any order. Must not emit records itself.
using RecordListener = std::function<void(const Record &)>;

/// A place in words: "file:line:column", else the outermost name that it has,
/// as the layer of a network, else MLIR's own print. Of a fused location that
/// of the first.
std::string printLocation(mlir::Location location);

/// Emits the record at `op`: as an MLIR remark of category `record.pass`, and
/// to the listener of the dialect, where there is one. Passes may call it on
/// several functions at once.
void emitRecord(mlir::Operation *op, Record record);

} // namespace tensoropt
