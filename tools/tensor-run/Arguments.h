// SPDX-License-Identifier: Apache-2.0
// What --arg says, turned into values that a compiled function takes.

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/Reference.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// The arguments of one call, and the files they came from.
struct BoundArguments {
  std::vector<CallValue> values;
  /// Entries as read, for arguments that came from .mtx and .tns files.
  std::vector<std::optional<CoordinateTensor>> entries;
};

/// Binds one text per parameter: a file (.mtx, .tns, .npy, .npz:MEMBER),
/// `zeros`, `fill:V` or `rand:SEED`. Extents that the type leaves open come
/// from the files and from the other arguments. `error` names the argument.
std::optional<BoundArguments>
bindArguments(const CompiledFunction &function,
              const std::vector<std::string> &texts, std::string &error);

/// The same values as inputs of the reference interpreter. To be called before
/// the compiled function, which updates some in place.
std::vector<ReferenceInput> toReference(const BoundArguments &arguments);

} // namespace tensoropt
