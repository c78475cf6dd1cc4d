// SPDX-License-Identifier: Apache-2.0
// The specification of an einsum, such as "ij,j->i", taken apart.
//
//   std::string error;
//   std::optional<EinsumSpec> spec = EinsumSpec::parse("ij,j->i", error);
//   spec->inputs[1]; // "j"
//   EinsumSpec::parse("ij+ij->ij", error)->products; // {1, 1}

#pragma once

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace tensoropt {

/// Index letters per operand. A letter is one of a-z, A-Z.
struct EinsumSpec {
  llvm::SmallVector<std::string, 4> inputs;
  /// How many inputs each product has; "ij,j+ij->i" has {2, 1}.
  llvm::SmallVector<unsigned, 1> products;
  llvm::SmallVector<std::string, 1> outputs;

  /// Takes "ij,j->i" apart; blanks are ignored. An empty term is a scalar.
  /// Refuses: no "->", a character that is not a letter, an output letter that
  /// no input of some product has, a letter twice in one output; `error` says
  /// which.
  static std::optional<EinsumSpec> parse(llvm::StringRef text,
                                         std::string &error);

  /// All letters in order of first appearance in the inputs.
  std::string letters() const;

  /// One product with the outputs, as a specification of its own.
  EinsumSpec product(unsigned number) const;

  /// The specification without blanks.
  std::string str() const;
};

/// True if a letter stands twice in a term.
bool hasRepeats(llvm::StringRef term);

} // namespace tensoropt
