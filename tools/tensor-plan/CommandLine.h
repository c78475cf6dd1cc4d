// SPDX-License-Identifier: Apache-2.0
// The options of tensor-plan as plain values.
//
//   auto settings = parseCommandLine(argc, argv, error);

#pragma once

#include "Input.h"
#include "Output.h"
#include <optional>

namespace tensoropt {

struct Settings {
  ProblemSource source;
  PackingOptions options;
  OutputPaths paths;
  std::string verify; ///< path of a plan to check; empty for none
};

/// Ends the process for --help, --version and what cannot be parsed; leaves
/// one line in `error` for values that make no sense.
std::optional<Settings> parseCommandLine(int argc, const char *const *argv,
                                         std::string &error);

} // namespace tensoropt
