// SPDX-License-Identifier: Apache-2.0
// Text, verification and group of #tensoropt.symmetry.

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace tensoropt;

/// Points beyond this are refused before anything is sized by them.
static constexpr int64_t maxDegree = 64;

static int64_t encode(Character character) {
  return (character.negate ? 1 : 0) | (character.conjugate ? 2 : 0);
}

static Character decode(int64_t bits) {
  Character character;
  character.negate = bits & 1;
  character.conjugate = bits & 2;
  return character;
}

static std::vector<SignedPermutation> unflatten(unsigned degree,
                                                ArrayRef<int64_t> images,
                                                ArrayRef<int64_t> characters) {
  std::vector<SignedPermutation> generators;
  std::string error;
  for (auto [at, bits] : llvm::enumerate(characters)) {
    ArrayRef<int64_t> slice = images.slice(at * degree, degree);
    auto permutation = Permutation::fromImages(
        std::vector<unsigned>(slice.begin(), slice.end()), error);
    generators.push_back({*permutation, decode(bits)});
  }
  return generators;
}

SymmetryAttr::Flat
SymmetryAttr::flatten(ArrayRef<SignedPermutation> generators) {
  Flat flat;
  SmallVector<std::pair<SmallVector<int64_t>, int64_t>> rows;
  for (const SignedPermutation &generator : generators)
    for (const auto &cycle : generator.permutation.cycles())
      flat.degree = std::max(flat.degree, *llvm::max_element(cycle) + 1);
  for (const SignedPermutation &generator : generators) {
    const Permutation &permutation = generator.permutation;
    if (permutation.isIdentity() && generator.character.isTrivial())
      continue;
    SmallVector<int64_t> images;
    for (unsigned point = 0; point < flat.degree; ++point)
      images.push_back(point < permutation.degree() ? permutation[point]
                                                    : point);
    rows.push_back({std::move(images), encode(generator.character)});
  }
  // The smallest moved point first, as one would write them; no duplicates.
  llvm::sort(rows, std::greater<>());
  rows.erase(llvm::unique(rows), rows.end());
  for (auto &[row, bits] : rows) {
    llvm::append_range(flat.images, row);
    flat.characters.push_back(bits);
  }
  return flat;
}

LogicalResult
SymmetryAttr::verify(llvm::function_ref<InFlightDiagnostic()> emitError,
                     unsigned degree, ArrayRef<int64_t> images,
                     ArrayRef<int64_t> characters) {
  std::string error;
  if (!PermutationGroup::generate(degree, unflatten(degree, images, characters),
                                  error))
    return emitError() << "symmetry is inconsistent: " << error;
  return success();
}

std::vector<SignedPermutation> SymmetryAttr::getGenerators() const {
  return unflatten(getDegree(), getImages(), getCharacters());
}

PermutationGroup SymmetryAttr::getGroup(unsigned rank) const {
  std::vector<SignedPermutation> generators = getGenerators();
  for (SignedPermutation &generator : generators)
    generator.permutation = generator.permutation.extended(rank);
  std::string error;
  return *PermutationGroup::generate(rank, generators, error);
}

//===----------------------------------------------------------------------===//
// Text: <(0 1), (0 2)(1 3) : negate>
//===----------------------------------------------------------------------===//

/// Parses the points of one cycle up to its closing parenthesis.
static ParseResult parseCycle(AsmParser &parser, std::vector<unsigned> &cycle) {
  while (parser.parseOptionalRParen()) {
    SMLoc loc = parser.getCurrentLocation();
    int64_t point = 0;
    if (parser.parseInteger(point))
      return failure();
    if (point < 0 || point >= maxDegree) // C2
      return parser.emitError(loc)
             << "dimension " << point << " in a cycle, expected 0 to "
             << maxDegree - 1;
    cycle.push_back(point);
  }
  return success();
}

/// Parses one or more cycles, "(0 2)(1 3)".
static ParseResult parseCycles(AsmParser &parser,
                               std::vector<std::vector<unsigned>> &cycles) {
  if (parser.parseLParen() || parseCycle(parser, cycles.emplace_back()))
    return failure();
  while (succeeded(parser.parseOptionalLParen()))
    if (parseCycle(parser, cycles.emplace_back()))
      return failure();
  return success();
}

/// Parses ": negate", ": conjugate" or ": negate conjugate", if there.
static ParseResult parseCharacter(AsmParser &parser, Character &character) {
  if (parser.parseOptionalColon())
    return success();
  SMLoc loc = parser.getCurrentLocation();
  character.negate = succeeded(parser.parseOptionalKeyword("negate"));
  character.conjugate = succeeded(parser.parseOptionalKeyword("conjugate"));
  if (character.isTrivial())
    return parser.emitError(loc, "expected 'negate' or 'conjugate'");
  return success();
}

Attribute SymmetryAttr::parse(AsmParser &parser, Type) {
  SMLoc start = parser.getCurrentLocation();
  std::vector<SignedPermutation> generators;
  auto parseGenerator = [&]() -> ParseResult {
    SMLoc loc = parser.getCurrentLocation();
    std::vector<std::vector<unsigned>> cycles;
    if (parseCycles(parser, cycles))
      return failure();
    std::string error;
    auto permutation = Permutation::fromCycles(cycles, maxDegree, error);
    if (!permutation)
      return parser.emitError(loc) << error;
    SignedPermutation generator{*permutation, Character()};
    if (parseCharacter(parser, generator.character))
      return failure();
    generators.push_back(generator);
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater,
                                     parseGenerator))
    return {};
  return getChecked([&] { return parser.emitError(start); },
                    parser.getContext(),
                    ArrayRef<SignedPermutation>(generators));
}

void SymmetryAttr::print(AsmPrinter &printer) const {
  printer << "<";
  llvm::interleaveComma(getGenerators(), printer,
                        [&](const SignedPermutation &generator) {
                          printer << generator.permutation.str();
                          if (!generator.character.isTrivial())
                            printer << " : " << generator.character.str();
                        });
  printer << ">";
}
