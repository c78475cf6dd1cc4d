// SPDX-License-Identifier: Apache-2.0
// The specification of an einsum, such as "ij,j->i", taken apart.
//
//   std::string error;
//   std::optional<EinsumSpec> spec = EinsumSpec::parse("ij,j->i", error);
//   spec->inputs[1]; // "j"

#pragma once

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace tensoropt {

/// Index letters per operand. A letter is one of a-z, A-Z.
struct EinsumSpec {
  llvm::SmallVector<std::string, 4> inputs;
  llvm::SmallVector<std::string, 1> outputs;

  /// Takes "ij,j->i" apart; blanks are ignored. An empty term is a scalar.
  /// Refuses: no "->", a character that is not a letter, an output letter that
  /// no input has, a letter twice in one output; `error` says which.
  static std::optional<EinsumSpec> parse(llvm::StringRef text,
                                         std::string &error);

  /// All letters in order of first appearance in the inputs.
  std::string letters() const;

  /// The specification without blanks.
  std::string str() const;
};

} // namespace tensoropt
