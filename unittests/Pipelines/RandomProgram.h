// SPDX-License-Identifier: Apache-2.0
// Random einsums over a tensor with any permutation group and any storage, and
// their text as a function of a module.
//
//   Program program = drawProgram(/*seed=*/7);
//   program.text("f");   // "func.func @f(%A: tensor<?x?xf64, ...>, ...)"

#pragma once

#include "../Solvers/PermutationOracle.h"
#include "TensorOpt/Execution/TensorSpec.h"

#include <algorithm>
#include <complex>
#include <map>
#include <optional>
#include <random>
#include <string>

namespace tensoropt::property {

using oracle::Coordinate;
using oracle::Element;
using oracle::ElementSet;
using Random = std::mt19937;

inline int64_t draw(Random &random, int64_t least, int64_t most) {
  return std::uniform_int_distribution<int64_t>(least, most)(random);
}
inline bool chance(Random &random, int percent) {
  return draw(random, 1, 100) <= percent;
}
template <typename T> T pick(Random &random, const std::vector<T> &from) {
  return from[draw(random, 0, from.size() - 1)];
}

inline bool isComplexKind(ScalarKind kind) { return kind >= ScalarKind::C64; }
inline bool isFloatKind(ScalarKind kind) {
  return kind == ScalarKind::F32 || kind == ScalarKind::F64;
}

/// An element: `integer` of integers and booleans, else `number`.
struct Scalar {
  int64_t integer = 0;
  std::complex<double> number;

  bool operator==(const Scalar &other) const {
    return integer == other.integer && number == other.number;
  }
};

/// How the entries of the driving tensor are stored.
struct Storage {
  /// A tensor without encoding, with sparse_tensor's, with ours.
  enum class Form { Plain, Upstream, Ours } form = Form::Plain;
  std::vector<LevelSpec> levels; ///< empty: dense, packed if canonical
  unsigned positionWidth = 0, coordinateWidth = 0; ///< 0 is `index`
  bool canonical = false;
  bool lower = false;
  std::optional<Scalar> fill; ///< what is stated of entries that are not stored
};

struct Program {
  struct Factor {
    std::string term;
    unsigned tensor; ///< equal numbers are the same argument
  };
  struct Output {
    std::string term;
    int tensor; ///< the dense argument that it starts from, or -1: its own
    /// Letters that may be exchanged, in which case only the canonical entries
    /// are stored; none if all are.
    std::string packed;
    bool lower = false;

    /// The coordinate of the same value that is stored.
    Coordinate stored(Coordinate at) const;
  };

  unsigned seed = 0;
  /// A named semiring, or one of those that are defined beside the function:
  /// max_min, xor_and, and plus_twice, whose product is 2 a + b.
  std::string semiring = "plus_times";
  /// What a defined semiring states of itself. Each is true, but may be left
  /// out.
  bool statesIdempotent = false, statesCommutative = false;
  ScalarKind kind = ScalarKind::F64;
  std::string driver;              ///< index letters
  std::vector<Element> generators; ///< of the symmetry, with characters
  ElementSet elements;             ///< the group
  Storage storage;
  unsigned driverPlace = 0; ///< number of factors before the driving tensor
  std::vector<Factor> factors;
  std::vector<std::string> tensors; ///< a term of each dense argument
  std::vector<Output> outputs;
  bool isSplit = false;            ///< one einsum per output, not one for all
  std::map<char, char> sameExtent; ///< each letter's representative
  std::map<char, int64_t> extents; ///< of representatives, if static

  /// All letters that some input carries.
  std::string letters() const;
  /// The arguments that hold the outputs: `tensors`, then one per own output.
  std::vector<std::string> denseTerms() const;
  /// The argument of an output among denseTerms().
  unsigned initOf(unsigned output) const;
  /// The output that starts from an argument of its own, or null.
  const Output *ownerOf(unsigned tensor) const;
  /// True if the semiring is defined beside the function.
  bool isCustom() const;
  /// What `fill` must be so that it adds nothing.
  Scalar zero() const;
  /// The function, named `name`, and its semiring.
  std::string text(const std::string &name) const;

private:
  std::string spec(unsigned firstOutput, unsigned lastOutput) const;
  std::pair<std::string, std::string> inputs() const;
  std::string dimensions(const std::string &term) const;
  std::string denseType(const std::string &term) const;
  std::string typeOf(unsigned tensor) const;
  std::string encoding() const;
  std::string driverType() const;
  std::string semiringText(const std::string &name) const;
};

/// The least (sign < 0) or greatest number of a kind, infinite for floats.
Scalar extremeOf(ScalarKind kind, int sign);

/// A program with bounded sizes: |G| up to 720, up to 5 factors. Equal seeds
/// give equal programs.
Program drawProgram(unsigned seed);

} // namespace tensoropt::property
