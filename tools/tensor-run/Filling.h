// SPDX-License-Identifier: Apache-2.0
// Values for arguments that come from no file: one number, or random ones.

#pragma once

#include "TensorOpt/Execution/TensorData.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace tensoropt {

/// What "zeros", "fill:V" and "rand:SEED" ask for.
struct Filling {
  std::string text;               ///< as given
  double real = 0;                ///< V
  std::optional<int64_t> integer; ///< V, if it is whole
  std::optional<uint64_t> seed;   ///< of random numbers

  bool isZero() const { return !seed && real == 0; }
};

/// Reads the text. `error` names it.
std::optional<Filling> parseFilling(llvm::StringRef text, std::string &error);

/// Fills a buffer of any type. Random floats are uniform in [-1, 1), random
/// integers in -8 .. 7 or, unsigned, 0 .. 15, and equal on all machines for one
/// seed. Fails for a V that is no value of the type.
bool fill(const Buffer &buffer, const Filling &filling, std::string &error);

} // namespace tensoropt
