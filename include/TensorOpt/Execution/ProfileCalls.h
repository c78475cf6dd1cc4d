// SPDX-License-Identifier: Apache-2.0
// Where the time of a function goes: calls of the same function with clocks
// around its operations and without, one after another.
//
//   options.profile = true;
//   auto compiled = CompiledModule::compile(module, options, error);
//   auto profile = profileCalls(*compiled->lookup("network"), arguments,
//                               {.calls = 20}, error);
//   profile->operations[profile->byTime()[0]].what.layer;

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Solvers/Profile.h"

namespace tensoropt {

struct ProfileOptions {
  /// Timed calls, after one to warm up, from 1 to `maxCalls`.
  unsigned calls = 20;
  /// Executions of operations in the last call that are listed.
  size_t maxEvents = 20000;
  /// Called before each step with what it is; returns false to stop.
  std::function<bool(const std::string &)> progress;

  static constexpr unsigned maxCalls = 10000;
};

/// Times calls on these arguments, which stay as they are, and measures the
/// machine, once per process. Fails as a call does, for a function of a module
/// that was not compiled to be profiled, and when it is stopped. Any number of
/// threads may profile at the same time, each to its own result.
std::optional<Profile> profileCalls(const CompiledFunction &function,
                                    const std::vector<CallValue> &arguments,
                                    const ProfileOptions &options,
                                    std::string &error);

} // namespace tensoropt
