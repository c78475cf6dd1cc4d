// SPDX-License-Identifier: Apache-2.0
// From MLIR types to plain structs, and their text.

#include "TensorOpt/Execution/TensorSpec.h"
#include "ScalarValues.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Projection
//===----------------------------------------------------------------------===//

using EmitError = llvm::function_ref<InFlightDiagnostic()>;

static std::optional<ScalarType> getIntegerType(IntegerType type,
                                                bool isUnsigned) {
  isUnsigned |= type.isUnsigned();
  switch (type.getWidth()) {
  case 1:
    return ScalarType{ScalarKind::Bool};
  case 8:
    return ScalarType{isUnsigned ? ScalarKind::U8 : ScalarKind::I8};
  case 16:
    return ScalarType{isUnsigned ? ScalarKind::U16 : ScalarKind::I16};
  case 32:
    return ScalarType{isUnsigned ? ScalarKind::U32 : ScalarKind::I32};
  case 64:
    return ScalarType{isUnsigned ? ScalarKind::U64 : ScalarKind::I64};
  default:
    return std::nullopt;
  }
}

/// The scalar that holds an element of the type; empty if there is none.
static std::optional<ScalarType> getScalarType(Type type,
                                               bool isUnsigned = false) {
  if (type.isIndex())
    return ScalarType{ScalarKind::I64};
  if (auto integer = dyn_cast<IntegerType>(type))
    return getIntegerType(integer, isUnsigned);
  if (isa<FloatType>(type))
    return llvm::TypeSwitch<Type, std::optional<ScalarType>>(type)
        .Case([](Float8E4M3FNType) { return ScalarType{ScalarKind::F8E4M3FN}; })
        .Case([](Float8E4M3FNUZType) {
          return ScalarType{ScalarKind::F8E4M3FNUZ};
        })
        .Case([](Float8E5M2Type) { return ScalarType{ScalarKind::F8E5M2}; })
        .Case([](Float8E5M2FNUZType) {
          return ScalarType{ScalarKind::F8E5M2FNUZ};
        })
        .Case([](BFloat16Type) { return ScalarType{ScalarKind::BF16}; })
        .Case([](Float16Type) { return ScalarType{ScalarKind::F16}; })
        .Case([](Float32Type) { return ScalarType{ScalarKind::F32}; })
        .Case([](Float64Type) { return ScalarType{ScalarKind::F64}; })
        .Default([](Type) { return std::nullopt; });
  auto complex = dyn_cast<ComplexType>(type);
  if (complex && complex.getElementType().isF32())
    return ScalarType{ScalarKind::C64};
  if (complex && complex.getElementType().isF64())
    return ScalarType{ScalarKind::C128};
  return std::nullopt;
}

/// Fills in what the encoding of `type` states.
static LogicalResult readStorage(RankedTensorType type, TensorSpec &spec,
                                 EmitError emitError) {
  auto layout = StorageLayout::get(type, emitError);
  if (failed(layout))
    return failure();
  for (const StorageLevel &level : layout->levels) {
    auto kind = level.kind == LevelKind::Dense ? LevelSpec::Kind::Dense
                : level.kind == LevelKind::Compressed
                    ? LevelSpec::Kind::Compressed
                    : LevelSpec::Kind::Singleton;
    auto part = level.part == LevelPart::Whole   ? LevelSpec::Part::Whole
                : level.part == LevelPart::Block ? LevelSpec::Part::Block
                                                 : LevelSpec::Part::Inside;
    spec.levels.push_back({kind, level.dimension, level.unique, level.ordered,
                           part, level.block});
  }
  spec.positionType = *getScalarType(layout->positionType);
  spec.coordinateType = *getScalarType(layout->coordinateType);
  if (layout->symmetry)
    spec.group = layout->symmetry.getGroup(type.getRank());
  spec.canonical = layout->isCanonical();
  spec.triangle = layout->triangle == TriangleKind::Upper ? Triangle::Upper
                                                          : Triangle::Lower;
  spec.region = layout->region;
  auto encoding = dyn_cast<EncodingAttr>(type.getEncoding());
  TypedAttr fill = encoding ? encoding.getFill() : TypedAttr();
  if (auto integer = dyn_cast_or_null<IntegerAttr>(fill))
    spec.fill = integer.getType().isInteger(1)
                    ? int64_t(integer.getValue().getBoolValue())
                    : integer.getValue().getSExtValue();
  else if (auto real = dyn_cast_or_null<FloatAttr>(fill))
    spec.fill = real.getValueAsDouble();
  return success();
}

static FailureOr<TensorSpec>
getTensorSpec(RankedTensorType type, bool isUnsigned, EmitError emitError) {
  TensorSpec spec;
  auto element = getScalarType(type.getElementType(), isUnsigned);
  if (!element)
    return emitError() << "elements of type " << type.getElementType()
                       << " have no place in a buffer: expected i1, i8 to i64, "
                          "index, f8E4M3FN, f8E5M2 and their FNUZ, bf16, f16, "
                          "f32, f64, or complex of f32 or f64";
  if (type.getRank() > PermutationGroup::maxDegree)
    return emitError() << type.getRank() << " dimensions, the limit is "
                       << PermutationGroup::maxDegree;
  spec.element = *element;
  for (int64_t extent : type.getShape())
    spec.shape.push_back(ShapedType::isDynamic(extent) ? -1 : extent);
  if (!type.getEncoding())
    return spec;
  if (!isEncoded(type))
    return emitError() << "encoding " << type.getEncoding()
                       << " is not a storage that data can be bound to";
  if (failed(readStorage(type, spec, emitError)))
    return failure();
  return spec;
}

static FailureOr<ArgumentSpec> getArgumentSpec(Type type, bool isUnsigned,
                                               EmitError emitError) {
  ArgumentSpec argument;
  if (auto tensorType = dyn_cast<RankedTensorType>(type)) {
    auto tensor = getTensorSpec(tensorType, isUnsigned, emitError);
    if (failed(tensor))
      return failure();
    argument.isTensor = true;
    argument.tensor = std::move(*tensor);
    return argument;
  }
  auto scalar = getScalarType(type, isUnsigned);
  if (!scalar || isa<ComplexType>(type))
    return emitError() << "data cannot be bound to type " << type
                       << ": expected a ranked tensor, an integer or a float";
  argument.scalar = *scalar;
  return argument;
}

FailureOr<FunctionSpec> tensoropt::getFunctionSpec(func::FuncOp function) {
  FunctionSpec spec;
  spec.name = function.getName().str();
  auto project = [&](TypeRange types, StringRef role, auto hasAttribute,
                     std::vector<ArgumentSpec> &into) {
    for (auto [number, type] : llvm::enumerate(types)) {
      auto emitError = [&, number = number] {
        return function.emitOpError() << role << " #" << number << ": ";
      };
      bool isUnsigned = hasAttribute(number);
      auto integer = dyn_cast<IntegerType>(getElementTypeOrSelf(type));
      if (isUnsigned && (!integer || integer.getWidth() < 8)) {
        emitError() << "'" << unsignedAttrName
                    << "' needs integers of 8 bits or more, not " << type;
        return failure();
      }
      auto argument = getArgumentSpec(type, isUnsigned, emitError);
      if (failed(argument))
        return failure();
      into.push_back(std::move(*argument));
    }
    return success();
  };
  auto isArgument = [&](unsigned number) {
    return bool(function.getArgAttr(number, unsignedAttrName));
  };
  auto isResult = [&](unsigned number) {
    return bool(function.getResultAttr(number, unsignedAttrName));
  };
  if (failed(project(function.getArgumentTypes(), "argument", isArgument,
                     spec.arguments)) ||
      failed(
          project(function.getResultTypes(), "result", isResult, spec.results)))
    return failure();
  return spec;
}

bool LevelSpec::operator==(const LevelSpec &other) const {
  return kind == other.kind && dimension == other.dimension &&
         unique == other.unique && ordered == other.ordered &&
         part == other.part && block == other.block;
}

bool TensorSpec::hasBlocks() const {
  return llvm::any_of(levels, [](const LevelSpec &level) {
    return level.part != LevelSpec::Part::Whole;
  });
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static std::string describe(const LevelSpec &level) {
  std::string text = "d" + std::to_string(level.dimension);
  if (level.part != LevelSpec::Part::Whole)
    text += (level.part == LevelSpec::Part::Block ? " floordiv " : " mod ") +
            std::to_string(level.block);
  text += " : ";
  switch (level.kind) {
  case LevelSpec::Kind::Dense:
    return text + "dense";
  case LevelSpec::Kind::Compressed:
    text += "compressed";
    break;
  case LevelSpec::Kind::Singleton:
    text += "singleton";
    break;
  }
  if (level.unique && level.ordered)
    return text;
  StringRef comma = !level.unique && !level.ordered ? ", " : "";
  return text + "(" + (level.unique ? "" : "nonunique") + comma.str() +
         (level.ordered ? "" : "nonordered") + ")";
}

std::string TensorSpec::str() const {
  std::string text = "tensor<";
  for (int64_t extent : shape)
    text += (extent < 0 ? "?" : std::to_string(extent)) + "x";
  text += element.name();
  if (!group.isTrivial()) {
    text += ", symmetry <";
    StringRef comma;
    for (const SignedPermutation &generator : group.generators()) {
      text += comma.str() + generator.str();
      comma = ", ";
    }
    text += ">";
  }
  if (canonical)
    text +=
        triangle == Triangle::Upper ? ", canonical upper" : ", canonical lower";
  if (isPacked()) {
    text += ", packed";
  } else if (!isDense()) {
    std::vector<std::string> parts;
    for (const LevelSpec &level : levels)
      parts.push_back(::describe(level));
    text += ", (" + llvm::join(parts, ", ") + ")";
  }
  if (fill)
    text +=
        ", fill " +
        std::visit([](auto value) { return describe(Scalar(value)); }, *fill);
  return text + ">";
}
