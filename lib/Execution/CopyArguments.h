// SPDX-License-Identifier: Apache-2.0
// Arguments of a call that leaves those of the user as they are.
//
//   std::vector<CallValue> inputs = arguments;
//   if (copyUpdated(function, inputs, error))
//     function.call(inputs, results, error);

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"

namespace tensoropt {

/// Copies what a call updates; the arguments are as many as the function has.
/// Fails, with a sentence in `error`, where memory is short.
bool copyUpdated(const CompiledFunction &function,
                 std::vector<CallValue> &arguments, std::string &error);

} // namespace tensoropt
