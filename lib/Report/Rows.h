// SPDX-License-Identifier: Apache-2.0
// What the text and the page say alike: rows of a name and a value.

#pragma once

#include "TensorOpt/Report/Report.h"
#include "llvm/ADT/ArrayRef.h"

namespace tensoropt {

using Row = std::pair<std::string, std::string>;

/// The metric as text; doubles with six significant digits.
std::string printMetric(const Report::Metric &metric);

/// Tool, command, pipeline, input and result, without the empty ones.
std::vector<Row> describeRun(const Report &report);

/// Times, traffic and check of a measurement.
std::vector<Row> describe(const Report::Measurement &measurement);

/// The entries in runs of neighbours of the same function.
std::vector<llvm::ArrayRef<Report::Entry>>
groupByFunction(llvm::ArrayRef<Report::Entry> entries);

} // namespace tensoropt
