// SPDX-License-Identifier: Apache-2.0
// Attributes of the C interface.

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/CAPI/IR.h"
#include "tensoropt-c/TensorOpt.h"

using namespace mlir;
using namespace tensoropt;

static_assert(unsigned(Stored::Full) == TENSOROPT_STORED_FULL &&
                  unsigned(Stored::Canonical) == TENSOROPT_STORED_CANONICAL,
              "C and C++ enums agree");
static_assert(unsigned(TriangleKind::Upper) == TENSOROPT_TRIANGLE_UPPER &&
                  unsigned(TriangleKind::Lower) == TENSOROPT_TRIANGLE_LOWER,
              "C and C++ enums agree");

/// Attributes of a dialect that is not loaded cannot be made.
static MLIRContext *loadDialect(Location location) {
  location.getContext()->getOrLoadDialect<TensorOptDialect>();
  return location.getContext();
}

//===----------------------------------------------------------------------===//
// #tensoropt.symmetry
//===----------------------------------------------------------------------===//

static SymmetryAttr unwrapSymmetry(MlirAttribute attr) {
  return cast<SymmetryAttr>(unwrap(attr));
}

namespace {

/// Walks the flat arrays of cycles, one generator after the other.
class CycleReader {
public:
  CycleReader(const intptr_t *lengths, const uint32_t *points)
      : lengths(lengths), points(points) {}

  /// The permutation of the next `count` cycles; empty with `error` set if
  /// there is none.
  std::optional<Permutation> read(intptr_t count, std::string &error) {
    if (count < 0)
      error = std::to_string(count) + " cycles";
    std::vector<std::vector<unsigned>> cycles;
    for (intptr_t cycle = 0; error.empty() && cycle < count; ++cycle) {
      intptr_t length = *lengths++;
      if (length < 0) {
        error = "a cycle of " + std::to_string(length) + " points";
        break;
      }
      cycles.emplace_back(points, points + length);
      points += length;
    }
    if (!error.empty())
      return std::nullopt;
    return Permutation::fromCycles(cycles, PermutationGroup::maxDegree, error);
  }

private:
  const intptr_t *lengths;
  const uint32_t *points;
};

} // namespace

bool tensoroptAttributeIsASymmetryAttr(MlirAttribute attr) {
  return isa_and_nonnull<SymmetryAttr>(unwrap(attr));
}

MlirAttribute tensoroptSymmetryAttrGetChecked(MlirLocation location,
                                              intptr_t numGenerators,
                                              const intptr_t *numCycles,
                                              const intptr_t *cycleLengths,
                                              const uint32_t *points,
                                              const uint32_t *characters) {
  Location loc = unwrap(location);
  std::vector<SignedPermutation> generators;
  CycleReader reader(cycleLengths, points);
  for (intptr_t at = 0; at < numGenerators; ++at) {
    std::string error;
    uint32_t bits = characters ? characters[at] : 0;
    if (bits > (TENSOROPT_CHARACTER_NEGATE | TENSOROPT_CHARACTER_CONJUGATE))
      error = "character " + std::to_string(bits) + ", the limit is 3";
    std::optional<Permutation> permutation = reader.read(numCycles[at], error);
    if (!permutation) {
      emitError(loc) << "generator " << at << " is invalid: " << error;
      return MlirAttribute{nullptr};
    }
    Character character;
    character.negate = bits & TENSOROPT_CHARACTER_NEGATE;
    character.conjugate = bits & TENSOROPT_CHARACTER_CONJUGATE;
    generators.push_back({*permutation, character});
  }
  return wrap(
      SymmetryAttr::getChecked([&] { return emitError(loc); }, loadDialect(loc),
                               ArrayRef<SignedPermutation>(generators)));
}

uint32_t tensoroptSymmetryAttrGetDegree(MlirAttribute symmetry) {
  return unwrapSymmetry(symmetry).getDegree();
}

intptr_t tensoroptSymmetryAttrGetNumGenerators(MlirAttribute symmetry) {
  return unwrapSymmetry(symmetry).getCharacters().size();
}

uint32_t tensoroptSymmetryAttrGetImage(MlirAttribute symmetry,
                                       intptr_t generator, uint32_t dimension) {
  SymmetryAttr attr = unwrapSymmetry(symmetry);
  return attr.getGenerators()[generator].permutation[dimension];
}

uint32_t tensoroptSymmetryAttrGetCharacter(MlirAttribute symmetry,
                                           intptr_t generator) {
  SymmetryAttr attr = unwrapSymmetry(symmetry);
  Character character = attr.getGenerators()[generator].character;
  uint32_t bits = TENSOROPT_CHARACTER_NONE;
  if (character.negate)
    bits |= TENSOROPT_CHARACTER_NEGATE;
  if (character.conjugate)
    bits |= TENSOROPT_CHARACTER_CONJUGATE;
  return bits;
}

uint64_t tensoroptSymmetryAttrGetGroupOrder(MlirAttribute symmetry) {
  SymmetryAttr attr = unwrapSymmetry(symmetry);
  return attr.getGroup(attr.getDegree()).order();
}

//===----------------------------------------------------------------------===//
// #tensoropt.encoding
//===----------------------------------------------------------------------===//

static EncodingAttr unwrapEncoding(MlirAttribute attr) {
  return cast<EncodingAttr>(unwrap(attr));
}

bool tensoroptAttributeIsAEncodingAttr(MlirAttribute attr) {
  return isa_and_nonnull<EncodingAttr>(unwrap(attr));
}

/// Sets `result` to the attribute, which may be null; refuses other kinds.
template <typename Attr>
static LogicalResult expect(Location loc, StringRef name, MlirAttribute attr,
                            Attr &result) {
  result = dyn_cast_or_null<Attr>(unwrap(attr));
  if (unwrap(attr) && !result)
    return emitError(loc) << "expected a " << name << ", got " << unwrap(attr);
  return success();
}

MlirAttribute tensoroptEncodingAttrGetChecked(MlirLocation location,
                                              MlirAttribute symmetry,
                                              uint32_t stored,
                                              uint32_t triangle,
                                              MlirAttribute sparse) {
  Location loc = unwrap(location);
  MLIRContext *context = loadDialect(loc);
  SymmetryAttr symmetryAttr;
  sparse_tensor::SparseTensorEncodingAttr sparseAttr;
  if (failed(expect(loc, "#tensoropt.symmetry", symmetry, symmetryAttr)) ||
      failed(expect(loc, "#sparse_tensor.encoding", sparse, sparseAttr)))
    return MlirAttribute{nullptr};
  std::optional<Stored> storedKind = symbolizeStored(stored);
  std::optional<TriangleKind> triangleKind = symbolizeTriangleKind(triangle);
  if (!storedKind || !triangleKind) {
    emitError(loc) << (storedKind ? "triangle" : "stored")
                   << " is out of range, the limit is 1";
    return MlirAttribute{nullptr};
  }
  return wrap(EncodingAttr::getChecked([&] { return emitError(loc); }, context,
                                       symmetryAttr, *storedKind, *triangleKind,
                                       sparseAttr, TypedAttr()));
}

MlirAttribute tensoroptEncodingAttrGetSymmetry(MlirAttribute encoding) {
  return wrap(unwrapEncoding(encoding).getSymmetry());
}

enum TensorOptStored tensoroptEncodingAttrGetStored(MlirAttribute encoding) {
  return TensorOptStored(unwrapEncoding(encoding).getStored());
}

enum TensorOptTriangle
tensoroptEncodingAttrGetTriangle(MlirAttribute encoding) {
  return TensorOptTriangle(unwrapEncoding(encoding).getTriangle());
}

MlirAttribute tensoroptEncodingAttrGetSparse(MlirAttribute encoding) {
  return wrap(unwrapEncoding(encoding).getSparse());
}
