// SPDX-License-Identifier: Apache-2.0
// What --arg says, turned into values that a compiled function takes.

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/Reference.h"
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// The arguments of one call, and the entries that they came from.
struct BoundArguments {
  std::vector<CallValue> values;
  /// For an encoded tensor from a .mtx or .tns file that is stored without a
  /// change: its entries as read.
  std::vector<std::optional<ReferenceSparse>> entries;
};

/// Binds one text per parameter: a file (.mtx, .tns, .npy, .npz:MEMBER; before
/// the first two, `orbits:` if it lists one entry for each orbit of the type's
/// symmetry), `zeros`, `fill:V` or `rand:SEED`. Extents that the type leaves
/// open come from the files and from the other arguments; a .tns file, which
/// states none, only says how large they are at least. What must have the
/// symmetry of its type is checked as `symmetry` says. `error` names the
/// argument.
std::optional<BoundArguments>
bindArguments(const CompiledFunction &function,
              const std::vector<std::string> &texts,
              const SymmetryCheck &symmetry, std::string &error);

/// The same values as inputs of the reference interpreter. To be called before
/// the compiled function, which updates some in place.
std::vector<ReferenceInput> toReference(const BoundArguments &arguments);

} // namespace tensoropt
