// SPDX-License-Identifier: Apache-2.0
// Random data for a random einsum, and the oracle: the sum over every value of
// every letter, on dense arrays with the symmetry written out. It shares no
// code with the compiler; of the library it uses structs.
//
//   Data data = drawData(program, /*seed=*/1);
//   std::vector<std::vector<Sum>> expected = evaluate(program, data);

#pragma once

#include "RandomProgram.h"

namespace tensoropt::property {

struct Data {
  std::map<char, int64_t> extents; ///< of every letter
  /// One entry of the driving tensor per orbit, any of it.
  std::vector<std::pair<Coordinate, Scalar>> entries;
  std::vector<std::vector<Scalar>> dense; ///< as Program::denseTerms()

  Coordinate shapeOf(const std::string &term) const;
  /// The row-major place of `at` in an array of that shape.
  static size_t place(const Coordinate &shape, const Coordinate &at);
  /// Everything, to be read.
  std::string text(const Program &program) const;
};

/// The driving tensor with its symmetry written out: one element per
/// coordinate, none where the type stores none.
struct FullTensor {
  Coordinate shape;
  std::vector<bool> present;
  std::vector<Scalar> values;
};

/// An element of an output, and the sum of the magnitudes of its terms.
struct Sum {
  Scalar value;
  double magnitude = 0;
};

/// Calls `visit` on every coordinate of a shape; once, with none, for rank 0.
template <typename Visit> void forEach(const Coordinate &shape, Visit visit) {
  if (std::find(shape.begin(), shape.end(), 0) != shape.end())
    return;
  Coordinate at(shape.size(), 0);
  for (;;) {
    visit(at);
    size_t slot = shape.size();
    while (slot > 0 && ++at[slot - 1] == shape[slot - 1])
      at[--slot] = 0;
    if (slot == 0)
      return;
  }
}

/// Where a permutation moves what is at a coordinate.
inline Coordinate imageOf(const oracle::Images &images, const Coordinate &at) {
  Coordinate image(at.size());
  for (size_t slot = 0; slot < at.size(); ++slot)
    image[images[slot]] = at[slot];
  return image;
}

/// At most this many index combinations, so that rounding errors of a sum stay
/// below 8192 * 2^-53 < 1e-12 of the sum of magnitudes.
constexpr int64_t maxCombinations = 8192;

/// Extents 0 to 7, of free indices also up to 70, and entries of some pattern.
/// Equal seeds give equal data.
Data drawData(const Program &program, unsigned seed);

FullTensor expand(const Program &program, const Data &data);

/// One array per output.
std::vector<std::vector<Sum>> evaluate(const Program &program,
                                       const Data &data);

/// The data with the extent of one representative letter lowered by one.
Data shrinkExtent(const Program &program, const Data &data, char letter);

/// Wraps an integer as the kind's width does; rounds floats.
Scalar rounded(ScalarKind kind, Scalar value);

} // namespace tensoropt::property
