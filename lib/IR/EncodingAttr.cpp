// SPDX-License-Identifier: Apache-2.0
// Text and verification of #tensoropt.encoding.

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/DialectImplementation.h"

using namespace mlir;
using namespace tensoropt;
using sparse_tensor::SparseTensorEncodingAttr;

LogicalResult
EncodingAttr::verify(llvm::function_ref<InFlightDiagnostic()> emitError,
                     SymmetryAttr symmetry, Stored stored,
                     TriangleKind triangle, SparseTensorEncodingAttr sparse,
                     TypedAttr fill) {
  if (fill && !sparse) // C7
    return emitError() << "'fill' needs a sparse storage; what is dense stores "
                          "all entries";
  auto real = dyn_cast_or_null<FloatAttr>(fill);
  if (fill && !real && !isa<IntegerAttr>(fill)) // C7
    return emitError() << "'fill' must be an integer or a float, got " << fill;
  if (real && real.getValue().isNaN()) // C7
    return emitError() << "'fill' must not be NaN, which equals nothing";
  if (!symmetry && !sparse)
    return emitError() << "encoding states neither a symmetry nor a storage";
  if (!symmetry && stored == Stored::Canonical) // C5
    return emitError() << "'stored = canonical' needs a symmetry";
  if (stored == Stored::Full && triangle != TriangleKind::Upper) // C5
    return emitError() << "'triangle' needs 'stored = canonical'";
  return success();
}

/// True if A = -A can hold for an element that is not zero.
static bool hasSign(Type type) {
  if (auto integer = dyn_cast<IntegerType>(type))
    return integer.getWidth() > 1 && !integer.isUnsigned();
  return isa<FloatType, ComplexType>(type);
}

/// Checks C7 against a tensor type.
static LogicalResult
verifyFill(TypedAttr fill, SymmetryAttr symmetry, Type elementType,
           llvm::function_ref<InFlightDiagnostic()> emitError) {
  if (fill.getType() != elementType)
    return emitError() << "'fill' of type " << fill.getType()
                       << " but elements of type " << elementType;
  auto integer = dyn_cast<IntegerAttr>(fill);
  bool isZero = integer ? integer.getValue().isZero()
                        : cast<FloatAttr>(fill).getValue().isZero();
  bool negates = symmetry && llvm::any_of(symmetry.getGenerators(),
                                          [](const SignedPermutation &one) {
                                            return one.character.negate;
                                          });
  if (negates && !isZero)
    return emitError() << "'fill' must be zero where the symmetry negates, got "
                       << fill;
  return success();
}

/// Checks C1 to C4 of the symmetry against a tensor type.
static LogicalResult
verifySymmetry(SymmetryAttr symmetry, ArrayRef<int64_t> shape, Type elementType,
               llvm::function_ref<InFlightDiagnostic()> emitError) {
  if (symmetry.getDegree() > shape.size()) // C1
    return emitError() << "symmetry moves dimension "
                       << symmetry.getDegree() - 1 << " but the tensor has "
                       << shape.size() << " dimensions";
  for (const auto &orbit : symmetry.getGroup(shape.size()).orbits()) // C2
    for (unsigned dimension : orbit)
      if (ShapedType::isStatic(shape[orbit[0]]) &&
          ShapedType::isStatic(shape[dimension]) &&
          shape[orbit[0]] != shape[dimension])
        return emitError() << "symmetry exchanges dimensions " << orbit[0]
                           << " and " << dimension << " of extents "
                           << shape[orbit[0]] << " and " << shape[dimension];
  for (const SignedPermutation &generator : symmetry.getGenerators()) {
    if (generator.character.conjugate && !isa<ComplexType>(elementType)) // C3
      return emitError() << "'conjugate' needs a complex element type, got "
                         << elementType;
    if (generator.character.negate && !hasSign(elementType)) // C4
      return emitError() << "'negate' needs an element type with a sign, got "
                         << elementType;
  }
  return success();
}

LogicalResult EncodingAttr::verifyEncoding(
    ArrayRef<int64_t> shape, Type elementType,
    llvm::function_ref<InFlightDiagnostic()> emitError) const {
  if (getSymmetry() &&
      failed(verifySymmetry(getSymmetry(), shape, elementType, emitError)))
    return failure();
  if (getFill() &&
      failed(verifyFill(getFill(), getSymmetry(), elementType, emitError)))
    return failure();
  if (getSparse()) // C6
    return getSparse().verifyEncoding(shape, elementType, emitError);
  return success();
}

//===----------------------------------------------------------------------===//
// Text: <{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
//===----------------------------------------------------------------------===//

namespace {

/// The values of the keys as they are parsed.
struct Fields {
  SymmetryAttr symmetry;
  std::optional<Stored> stored;
  std::optional<TriangleKind> triangle;
  SparseTensorEncodingAttr sparse;
  TypedAttr fill;
};

/// Parses an enum keyword; names the legal ones otherwise.
template <typename Enum>
ParseResult parseEnum(AsmParser &parser, std::optional<Enum> &value,
                      StringRef legal,
                      std::optional<Enum> (*symbolize)(StringRef)) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef keyword;
  if (parser.parseKeyword(&keyword))
    return failure();
  value = symbolize(keyword);
  if (!value)
    return parser.emitError(loc)
           << "expected " << legal << ", got '" << keyword << "'";
  return success();
}

/// Parses a symmetry, in full or without its prefix.
ParseResult parseSymmetry(AsmParser &parser, SymmetryAttr &symmetry) {
  return parser.parseCustomAttributeWithFallback(symmetry);
}

/// Parses "key = value" into its field; a key may be given once.
ParseResult parseField(AsmParser &parser, Fields &fields) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef key;
  if (parser.parseKeyword(&key) || parser.parseEqual())
    return failure();
  auto once = [&](bool given) -> ParseResult {
    if (given)
      return parser.emitError(loc) << "key '" << key << "' is given twice";
    return success();
  };
  if (key == "symmetry")
    return failure(once(!!fields.symmetry) ||
                   parseSymmetry(parser, fields.symmetry));
  if (key == "stored")
    return failure(once(fields.stored.has_value()) ||
                   parseEnum<Stored>(parser, fields.stored,
                                     "'full' or 'canonical'", symbolizeStored));
  if (key == "triangle")
    return failure(once(fields.triangle.has_value()) ||
                   parseEnum<TriangleKind>(parser, fields.triangle,
                                           "'upper' or 'lower'",
                                           symbolizeTriangleKind));
  if (key == "sparse")
    return failure(once(!!fields.sparse) ||
                   parser.parseAttribute(fields.sparse));
  if (key == "fill")
    return failure(once(!!fields.fill) || parser.parseAttribute(fields.fill));
  return parser.emitError(loc)
         << "unknown key '" << key
         << "', expected symmetry, stored, triangle, sparse or fill";
}

} // namespace

Attribute EncodingAttr::parse(AsmParser &parser, Type) {
  SMLoc start = parser.getCurrentLocation();
  Fields fields;
  if (parser.parseLess() ||
      parser.parseCommaSeparatedList(
          AsmParser::Delimiter::Braces,
          [&] { return parseField(parser, fields); }) ||
      parser.parseGreater())
    return {};
  return getChecked([&] { return parser.emitError(start); },
                    parser.getContext(), fields.symmetry,
                    fields.stored.value_or(Stored::Full),
                    fields.triangle.value_or(TriangleKind::Upper),
                    fields.sparse, fields.fill);
}

void EncodingAttr::print(AsmPrinter &printer) const {
  StringRef comma = "";
  auto key = [&](StringRef name) -> AsmPrinter & {
    printer << comma << name << " = ";
    comma = ", ";
    return printer;
  };
  printer << "<{ ";
  if (getSymmetry()) {
    key("symmetry").printStrippedAttrOrType(getSymmetry());
  }
  if (getStored() != Stored::Full)
    key("stored") << stringifyStored(getStored());
  if (getTriangle() != TriangleKind::Upper)
    key("triangle") << stringifyTriangleKind(getTriangle());
  if (getSparse())
    key("sparse") << getSparse();
  if (getFill())
    key("fill") << getFill();
  printer << " }>";
}
