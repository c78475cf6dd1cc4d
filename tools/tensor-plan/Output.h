// SPDX-License-Identifier: Apache-2.0
// What is written: the plan, pictures, reports.
//
//   OutputPaths paths{"plan.csv", "map.svg"};
//   if (!checkPaths(paths, error) || !writeOutputs(paths, report, error))
//     return fail(error);

#pragma once

#include "TensorOpt/Report/Report.h"
#include <string>

namespace tensoropt {

/// Paths of files; empty for what is not asked for.
struct OutputPaths {
  std::string plan, svg, html, json, trace;
};

/// Whether all of them can be written, before a long search.
bool checkPaths(const OutputPaths &paths, std::string &error);

/// Writes what is asked for of the report and its memory plan. The CSV of a
/// plan that fits no capacity would be taken for one that does: it is not
/// written then.
bool writeOutputs(const OutputPaths &paths, const Report &report,
                  std::string &error);

} // namespace tensoropt
