// SPDX-License-Identifier: Apache-2.0
// MLIR text of tensor types from plain structs.

#include "TensorOpt/Execution/TypeText.h"
#include "TensorOpt/Execution/SmallFloats.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/bit.h"

using namespace llvm;
using namespace tensoropt;

static std::string getScalarText(ScalarType type) {
  switch (type.kind) {
  case ScalarKind::Bool:
    return "i1";
  case ScalarKind::U8:
  case ScalarKind::U16:
  case ScalarKind::U32:
  case ScalarKind::U64:
    return "ui" + std::string(type.name().substr(1));
  case ScalarKind::C64:
    return "complex<f32>";
  case ScalarKind::C128:
    return "complex<f64>";
  default:
    return std::string(type.name());
  }
}

/// The bits of a float in hexadecimal, which also has infinities.
static std::string getFloatText(double value, ScalarType type) {
  uint64_t bits = type.size() < 4 ? toSmallFloat(type.kind, value)
                  : type.size() == 4
                      ? bit_cast<uint32_t>(static_cast<float>(value))
                      : bit_cast<uint64_t>(value);
  return "0x" + utohexstr(bits, /*LowerCase=*/false, 2 * type.size());
}

static std::string getFillText(const TensorSpec &spec) {
  const auto *integer = std::get_if<int64_t>(&*spec.fill);
  if (integer && spec.element.kind == ScalarKind::Bool)
    return *integer ? "true" : "false";
  return (integer ? std::to_string(*integer)
                  : getFloatText(std::get<double>(*spec.fill), spec.element)) +
         " : " + getScalarText(spec.element);
}

static std::string getLevelText(const LevelSpec &level) {
  std::string text = "d" + std::to_string(level.dimension);
  if (level.part != LevelSpec::Part::Whole)
    text += (level.part == LevelSpec::Part::Block ? " floordiv " : " mod ") +
            std::to_string(level.block);
  if (level.kind == LevelSpec::Kind::Dense)
    return text + " : dense";
  bool isSingleton = level.kind == LevelSpec::Kind::Singleton;
  text += isSingleton ? " : singleton" : " : compressed";
  SmallVector<StringRef> properties;
  if (!level.unique)
    properties.push_back("nonunique");
  if (!level.ordered)
    properties.push_back("nonordered");
  if (isSingleton)
    properties.push_back("soa");
  return properties.empty() ? text : text + "(" + join(properties, ", ") + ")";
}

static std::string getSparseText(const TensorSpec &spec) {
  SmallVector<std::string> dimensions, levels;
  for (size_t dimension = 0; dimension < spec.rank(); ++dimension)
    dimensions.push_back("d" + std::to_string(dimension));
  for (const LevelSpec &level : spec.levels)
    levels.push_back(getLevelText(level));
  auto width = [](ScalarType type) { return std::to_string(8 * type.size()); };
  return "#sparse_tensor.encoding<{ map = (" + join(dimensions, ", ") +
         ") -> (" + join(levels, ", ") +
         "), posWidth = " + width(spec.positionType) +
         ", crdWidth = " + width(spec.coordinateType) + " }>";
}

/// True for storage like that of a tensor without encoding.
static bool isRowMajor(const TensorSpec &spec) {
  return !spec.canonical && all_of(enumerate(spec.levels), [](auto level) {
    LevelSpec rowMajor;
    rowMajor.dimension = level.index();
    return level.value() == rowMajor;
  });
}

static std::string getEncodingText(const TensorSpec &spec) {
  if (spec.group.generators().empty() && !spec.fill)
    return getSparseText(spec);
  std::vector<std::string> parts, generators;
  for (const SignedPermutation &generator : spec.group.generators())
    generators.push_back(generator.str());
  if (!generators.empty())
    parts.push_back("symmetry = <" + join(generators, ", ") + ">");
  if (spec.canonical)
    parts.push_back(
        "stored = canonical, triangle = " +
        std::string(spec.triangle == Triangle::Upper ? "upper" : "lower"));
  // What is neither packed nor row-major, or has a value that is not stored.
  if (spec.fill || (!spec.isPacked() && !isRowMajor(spec)))
    parts.push_back("sparse = " + getSparseText(spec));
  if (spec.fill)
    parts.push_back("fill = " + getFillText(spec));
  return "#tensoropt.encoding<{ " + join(parts, ", ") + " }>";
}

std::string tensoropt::getTypeText(const TensorSpec &spec) {
  std::string text = "tensor<";
  for (int64_t extent : spec.shape)
    text += (extent < 0 ? "?" : std::to_string(extent)) + "x";
  text += getScalarText(spec.element);
  if (!spec.isDense())
    text += ", " + getEncodingText(spec);
  return text + ">";
}

std::string tensoropt::getTypeText(const ArgumentSpec &spec) {
  return spec.isTensor ? getTypeText(spec.tensor) : getScalarText(spec.scalar);
}
