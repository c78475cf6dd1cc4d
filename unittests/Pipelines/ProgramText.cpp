// SPDX-License-Identifier: Apache-2.0
// Random einsums as text.

#include "RandomProgram.h"

#include <cmath>
#include <limits>
#include <sstream>

using namespace tensoropt;
using namespace tensoropt::property;

static std::string elementText(ScalarKind kind) {
  switch (kind) {
  case ScalarKind::Bool:
    return "i1";
  case ScalarKind::C64:
    return "complex<f32>";
  case ScalarKind::C128:
    return "complex<f64>";
  default:
    return std::string(ScalarType{kind}.name());
  }
}

std::string Program::letters() const {
  std::string all;
  auto add = [&](const std::string &term) {
    for (char letter : term)
      if (all.find(letter) == std::string::npos)
        all += letter;
  };
  add(driver);
  for (const Factor &factor : factors)
    add(factor.term);
  return all;
}

std::vector<std::string> Program::denseTerms() const {
  std::vector<std::string> terms = tensors;
  for (const Output &output : outputs)
    if (output.tensor < 0)
      terms.push_back(output.term);
  return terms;
}

unsigned Program::initOf(unsigned output) const {
  if (outputs[output].tensor >= 0)
    return outputs[output].tensor;
  unsigned own = 0;
  for (unsigned before = 0; before < output; ++before)
    own += outputs[before].tensor < 0;
  return tensors.size() + own;
}

const Program::Output *Program::ownerOf(unsigned tensor) const {
  for (unsigned at = 0; at < outputs.size(); ++at)
    if (outputs[at].tensor < 0 && initOf(at) == tensor)
      return &outputs[at];
  return nullptr;
}

Coordinate Program::Output::stored(Coordinate at) const {
  std::vector<int64_t> values;
  for (size_t slot = 0; slot < term.size(); ++slot)
    if (packed.find(term[slot]) != std::string::npos)
      values.push_back(at[slot]);
  std::sort(values.begin(), values.end());
  if (lower)
    std::reverse(values.begin(), values.end());
  size_t next = 0;
  for (size_t slot = 0; slot < term.size(); ++slot)
    if (packed.find(term[slot]) != std::string::npos)
      at[slot] = values[next++];
  return at;
}

std::string Program::dimensions(const std::string &term) const {
  std::string text;
  for (char letter : term) {
    auto known = extents.find(sameExtent.at(letter));
    text +=
        (known == extents.end() ? "?" : std::to_string(known->second)) + "x";
  }
  return text + elementText(kind);
}

/// "(0 1) : negate, (2 3)"
static std::string symmetryText(const std::vector<Element> &generators) {
  std::string text;
  for (const Element &generator : generators)
    text += (text.empty() ? "" : ", ") + oracle::make(generator).str();
  return text;
}

static std::string levelText(const LevelSpec &level) {
  std::string name = level.kind == LevelSpec::Kind::Dense        ? "dense"
                     : level.kind == LevelSpec::Kind::Compressed ? "compressed"
                                                                 : "singleton";
  std::string properties;
  if (!level.unique)
    properties += ", nonunique";
  if (!level.ordered)
    properties += ", nonordered";
  if (level.kind == LevelSpec::Kind::Singleton)
    properties += ", soa";
  return properties.empty() ? name : name + "(" + properties.substr(2) + ")";
}

static std::string partText(const LevelSpec &level) {
  std::string text = "d" + std::to_string(level.dimension);
  if (level.part == LevelSpec::Part::Whole)
    return text;
  return text +
         (level.part == LevelSpec::Part::Block ? " floordiv " : " mod ") +
         std::to_string(level.block);
}

static std::string sparseText(const Storage &storage) {
  std::ostringstream os;
  os << "#sparse_tensor.encoding<{ map = (";
  unsigned rank = 0;
  for (const LevelSpec &level : storage.levels)
    rank = std::max(rank, level.dimension + 1);
  for (unsigned at = 0; at < rank; ++at)
    os << (at ? ", " : "") << "d" << at;
  os << ") -> (";
  for (unsigned at = 0; at < storage.levels.size(); ++at)
    os << (at ? ", " : "") << partText(storage.levels[at]) << " : "
       << levelText(storage.levels[at]);
  os << ")";
  if (storage.positionWidth)
    os << ", posWidth = " << storage.positionWidth;
  if (storage.coordinateWidth)
    os << ", crdWidth = " << storage.coordinateWidth;
  os << " }>";
  return os.str();
}

/// A number as an attribute.
static std::string attributeText(ScalarKind kind, const Scalar &value) {
  std::string type = elementText(kind);
  if (kind == ScalarKind::Bool)
    return value.integer ? "true" : "false";
  if (!isFloatKind(kind))
    return std::to_string(value.integer) + " : " + type;
  double number = value.number.real();
  if (!std::isinf(number))
    return std::to_string(number) + " : " + type;
  std::string bits = kind == ScalarKind::F64 ? "FF0000000000000" : "F800000";
  return (number < 0 ? "0xF" : "0x7") + bits + " : " + type;
}

std::string Program::encoding() const {
  if (storage.form == Storage::Form::Upstream)
    return sparseText(storage);
  std::string text = "#tensoropt.encoding<{ ";
  if (!generators.empty())
    text += "symmetry = <" + symmetryText(generators) + ">, ";
  if (storage.canonical)
    text += "stored = canonical, ";
  if (storage.lower)
    text += "triangle = lower, ";
  if (storage.levels.empty())
    text.resize(text.size() - 2);
  else
    text += "sparse = " + sparseText(storage);
  if (storage.fill)
    text += ", fill = " + attributeText(kind, *storage.fill);
  return text + " }>";
}

std::string Program::denseType(const std::string &term) const {
  return "tensor<" + dimensions(term) + ">";
}

/// The type of a dense argument, or of an output that is packed.
std::string Program::typeOf(unsigned tensor) const {
  const Output *output = ownerOf(tensor);
  if (!output || output->packed.empty())
    return denseType(denseTerms()[tensor]);
  std::string symmetry;
  size_t before = std::string::npos;
  for (size_t slot = 0; slot < output->term.size(); ++slot) {
    if (output->packed.find(output->term[slot]) == std::string::npos)
      continue;
    if (before != std::string::npos)
      symmetry += (symmetry.empty() ? "(" : ", (") + std::to_string(before) +
                  " " + std::to_string(slot) + ")";
    before = slot;
  }
  return "tensor<" + dimensions(output->term) +
         ", #tensoropt.encoding<{ symmetry = <" + symmetry +
         ">, stored = canonical" + (output->lower ? ", triangle = lower" : "") +
         " }>>";
}

std::string Program::driverType() const {
  std::string text = "tensor<" + dimensions(driver);
  if (storage.form != Storage::Form::Plain)
    text += ", " + encoding();
  return text + ">";
}

std::string Program::spec(unsigned firstOutput, unsigned lastOutput) const {
  std::string text;
  for (unsigned at = 0; at <= factors.size(); ++at) {
    if (at > 0)
      text += ",";
    text += at == driverPlace ? driver
                              : factors[at < driverPlace ? at : at - 1].term;
  }
  text += "->";
  for (unsigned at = firstOutput; at < lastOutput; ++at)
    text += (at > firstOutput ? "," : "") + outputs[at].term;
  return text;
}

/// "%A, %t0" and their types.
std::pair<std::string, std::string> Program::inputs() const {
  std::string names, types;
  for (unsigned at = 0; at <= factors.size(); ++at) {
    const char *comma = at ? ", " : "";
    if (at == driverPlace) {
      names += std::string(comma) + "%A";
      types += comma + driverType();
      continue;
    }
    unsigned tensor = factors[at < driverPlace ? at : at - 1].tensor;
    names += comma + ("%t" + std::to_string(tensor));
    types += comma + denseType(tensors[tensor]);
  }
  return {names, types};
}

bool Program::isCustom() const {
  return semiring == "max_min" || semiring == "xor_and" ||
         semiring == "plus_twice";
}

Scalar property::extremeOf(ScalarKind kind, int sign) {
  if (isFloatKind(kind))
    return {0, sign * std::numeric_limits<double>::infinity()};
  unsigned bits = 8 * ScalarType{kind}.size();
  int64_t greatest = (uint64_t(1) << (bits - 1)) - 1;
  return {sign > 0 ? greatest : -greatest - 1, {}};
}

Scalar Program::zero() const {
  if (semiring == "min_plus")
    return extremeOf(kind, 1);
  if (semiring == "max_plus" || semiring == "max_min")
    return extremeOf(kind, -1);
  // Of max_times as well, whose entries are not negative.
  return {};
}

std::string Program::semiringText(const std::string &name) const {
  std::string type = elementText(kind);
  bool isFloat = isFloatKind(kind);
  auto op = [&](const char *integer, const char *real, const char *operands) {
    return std::string("%r = arith.") + (isFloat ? real : integer) + " " +
           operands + " : " + type;
  };
  std::string multiply = op("andi", "", "%a, %b"),
              sum = op("xori", "", "%a, %b");
  if (semiring == "max_min") {
    multiply = op("minsi", "minimumf", "%a, %b");
    sum = op("maxsi", "maximumf", "%a, %b");
  } else if (semiring == "plus_twice") {
    multiply = "%t = arith." + std::string(isFloat ? "addf" : "addi") +
               " %a, %a : " + type + " " + op("addi", "addf", "%t, %b");
    sum = op("addi", "addf", "%a, %b");
  }
  std::string yield = " tensoropt.yield %r : " + type + " }\n";
  return "tensoropt.semiring @" + name + "_semiring identity(" +
         attributeText(kind, zero()) + ")" +
         (statesIdempotent ? " idempotent" : "") +
         (statesCommutative ? " commutative" : "") + "\n  multiply(%a, %b) { " +
         multiply + yield + "  reduce(%a, %b) { " + sum + yield;
}

std::string Program::text(const std::string &name) const {
  std::vector<std::string> terms = denseTerms();
  std::ostringstream parameters, results, resultTypes, body;
  parameters << "%A: " << driverType();
  for (unsigned at = 0; at < terms.size(); ++at)
    parameters << ", %t" << at << ": " << typeOf(at);
  auto [names, types] = inputs();
  unsigned step = isSplit ? 1 : outputs.size();
  for (unsigned first = 0; first < outputs.size(); first += step) {
    std::ostringstream inits, initTypes;
    for (unsigned at = first; at < first + step; ++at) {
      std::string type = typeOf(initOf(at));
      inits << (at > first ? ", " : "") << "%t" << initOf(at);
      initTypes << (at > first ? ", " : "") << type;
      results << (at ? ", " : "") << "%r" << first << "#" << at - first;
      resultTypes << (at ? ", " : "") << type;
    }
    body << "  %r" << first << ":" << step << " = tensoropt.einsum \""
         << spec(first, first + step) << "\" semiring"
         << (isCustom() ? " @" + name + "_semiring" : "<" + semiring + ">")
         << "\n    ins(" << names << " : " << types << ")\n    outs("
         << inits.str() << " : " << initTypes.str() << ")\n    -> "
         << initTypes.str() << "\n";
  }
  return (isCustom() ? semiringText(name) : "") + "func.func @" + name + "(" +
         parameters.str() + ") -> (" + resultTypes.str() + ") {\n" +
         body.str() + "  return " + results.str() + " : " + resultTypes.str() +
         "\n}\n";
}
