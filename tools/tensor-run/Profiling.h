// SPDX-License-Identifier: Apache-2.0
// What --profile adds to a run.

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Report/Progress.h"
#include "TensorOpt/Report/Report.h"

namespace tensoropt {

/// Profiles so many calls, 10 for none, and prints a summary. Where nothing was
/// timed before, the measurement gets the times of the calls without clocks.
bool profile(const CompiledFunction &function,
             const std::vector<CallValue> &arguments, unsigned calls,
             Report::Measurement &measurement, Progress &progress,
             std::string &error);

} // namespace tensoropt
