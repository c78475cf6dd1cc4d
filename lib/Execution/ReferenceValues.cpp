// SPDX-License-Identifier: Apache-2.0

#include "ReferenceValues.h"
#include "llvm/ADT/APFloat.h"

#include <cmath>
#include <map>

using namespace mlir;
using namespace tensoropt;

using Complex = std::complex<double>;
using Coordinate = std::vector<int64_t>;

std::optional<uint64_t> tensoropt::countOf(ArrayRef<int64_t> shape) {
  uint64_t count = 1;
  for (int64_t extent : shape) {
    if (extent < 0 || (extent > 0 && count > UINT64_MAX / extent))
      return std::nullopt;
    count *= extent;
  }
  return count;
}

std::optional<ScalarColumn> tensoropt::makeColumn(Type type, uint64_t count) {
  if (type.isIndex() ||
      (isa<IntegerType>(type) && type.getIntOrFloatBitWidth() <= 64))
    return std::vector<int64_t>(count);
  if (isa<FloatType>(type))
    return std::vector<double>(count);
  if (isa<ComplexType>(type))
    return std::vector<Complex>(count);
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Conversion
//===----------------------------------------------------------------------===//

int64_t tensoropt::wrapInteger(int64_t value, Type type) {
  unsigned width = type.isIndex() ? 64 : type.getIntOrFloatBitWidth();
  unsigned unused = 64 - width;
  uint64_t shifted = static_cast<uint64_t>(value) << unused;
  // One bit is a truth value, not a sign.
  if (width == 1 || type.isUnsignedInteger())
    return shifted >> unused;
  return static_cast<int64_t>(shifted) >> unused;
}

/// The nearest value of a float type.
static double roundTo(double value, Type type) {
  llvm::APFloat number(value);
  bool losesInfo;
  number.convert(cast<FloatType>(type).getFloatSemantics(),
                 llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  number.convert(llvm::APFloat::IEEEdouble(),
                 llvm::APFloat::rmNearestTiesToEven, &losesInfo);
  return number.convertToDouble();
}

static bool convert(Complex value, Type type, int64_t &into) {
  if (value.imag() != 0 || std::trunc(value.real()) != value.real() ||
      std::fabs(value.real()) >= 0x1p63)
    return false;
  into = static_cast<int64_t>(value.real());
  return true;
}

static bool convert(Complex value, Type type, double &into) {
  into = type.isF64() ? value.real() : roundTo(value.real(), type);
  return value.imag() == 0;
}

static bool convert(Complex value, Type type, Complex &into) {
  Type part = cast<ComplexType>(type).getElementType();
  into = part.isF64() ? value
                      : Complex(roundTo(value.real(), part),
                                roundTo(value.imag(), part));
  return true;
}

bool tensoropt::convertColumn(ScalarColumn &values, Type type,
                              std::string &error) {
  uint64_t count = std::visit([](auto &from) { return from.size(); }, values);
  auto converted = makeColumn(type, count);
  auto fit = [&](auto &from, auto &into) {
    using From = std::decay_t<decltype(from[0])>;
    using Into = std::decay_t<decltype(into[0])>;
    for (uint64_t at = 0; at < count; ++at) {
      bool fits;
      if constexpr (std::is_same_v<From, int64_t> &&
                    std::is_same_v<Into, int64_t>) {
        into[at] = wrapInteger(from[at], type);
        fits = into[at] == from[at];
      } else {
        fits = convert(Complex(from[at]), type, into[at]);
      }
      if (!fits) {
        error = "value number " + std::to_string(at) +
                " does not fit the element type";
        return false;
      }
    }
    return true;
  };
  if (!std::visit(fit, values, *converted))
    return false;
  values = std::move(*converted);
  return true;
}

//===----------------------------------------------------------------------===//
// Symmetry
//===----------------------------------------------------------------------===//

/// What one generator does to a coordinate and a value.
struct Move {
  std::vector<unsigned> images;
  bool negate, conjugate;
};

/// Empty if a generator does not fit the shape.
static std::optional<std::vector<Move>>
getMoves(const ReferenceSparse &sparse) {
  std::vector<Move> moves;
  for (const SignedPermutation &generator : sparse.generators)
    moves.push_back({generator.permutation.images(), generator.character.negate,
                     generator.character.conjugate});
  FileSymmetry symmetry = sparse.entries.symmetry;
  if (moves.empty() && symmetry != FileSymmetry::General)
    moves.push_back({{1, 0},
                     symmetry == FileSymmetry::SkewSymmetric,
                     symmetry == FileSymmetry::Hermitian});
  const std::vector<int64_t> &shape = sparse.entries.shape;
  for (const Move &move : moves) {
    if (move.images.size() > shape.size())
      return std::nullopt;
    for (size_t slot = 0; slot < move.images.size(); ++slot)
      if (shape[slot] != shape[move.images[slot]])
        return std::nullopt;
  }
  return moves;
}

static int64_t moved(int64_t value, const Move &move) {
  return move.negate ? static_cast<int64_t>(-static_cast<uint64_t>(value))
                     : value;
}
static double moved(double value, const Move &move) {
  return move.negate ? -value : value;
}
static Complex moved(Complex value, const Move &move) {
  Complex result(value.real(), move.conjugate ? -value.imag() : value.imag());
  return move.negate ? -result : result;
}

/// All places of an orbit with their values, from one of them.
template <typename T>
static std::map<Coordinate, T> getOrbit(const Coordinate &coordinate, T value,
                                        const std::vector<Move> &moves) {
  std::map<Coordinate, T> orbit{{coordinate, value}};
  std::vector<Coordinate> open{coordinate};
  while (!open.empty()) {
    Coordinate from = open.back();
    open.pop_back();
    for (const Move &move : moves) {
      Coordinate to = from;
      for (size_t slot = 0; slot < move.images.size(); ++slot)
        to[move.images[slot]] = from[slot];
      if (orbit.emplace(to, moved(orbit[from], move)).second)
        open.push_back(to);
    }
  }
  return orbit;
}

std::optional<ReferenceValue>
tensoropt::expandSymmetry(const ReferenceSparse &sparse, std::string &error) {
  const CoordinateTensor &file = sparse.entries;
  size_t rank = file.rank();
  if (auto problem = verifyEntries(file)) {
    error = problem->message;
    return std::nullopt;
  }
  auto moves = getMoves(sparse);
  if (!moves) {
    error = "symmetry exchanges dimensions of different extents";
    return std::nullopt;
  }
  ReferenceValue value;
  value.shape = file.shape;
  value.isSparse = true;
  value.values = std::visit(
      [&](const auto &values) -> ScalarColumn {
        std::decay_t<decltype(values)> expanded;
        for (size_t entry = 0; entry < values.size(); ++entry) {
          auto start = file.coordinates.begin() + entry * rank;
          Coordinate coordinate(start, start + rank);
          for (auto &[place, moved] :
               getOrbit(coordinate, values[entry], *moves)) {
            value.coordinates.push_back(place);
            expanded.push_back(moved);
          }
        }
        return expanded;
      },
      file.values);
  return value;
}

std::optional<ReferenceValue>
tensoropt::expandEntries(const ReferenceSparse &sparse, Type type,
                         std::string &error) {
  auto value = expandSymmetry(sparse, error);
  if (!value || !convertColumn(value->values, type, error))
    return std::nullopt;
  return value;
}
