// SPDX-License-Identifier: Apache-2.0
// Calling compiled code: every value is checked against the signature first.

#include "CallFrame.h"
#include <algorithm>
#include <cstring>

using namespace tensoropt;

namespace {

/// True if buffers of one type can serve as the other: all but the shape.
bool haveSameStorage(const TensorSpec &a, const TensorSpec &b) {
  auto sameLevel = [](const LevelSpec &x, const LevelSpec &y) {
    return x.kind == y.kind && x.dimension == y.dimension &&
           x.unique == y.unique && x.ordered == y.ordered;
  };
  bool sameGroup =
      a.group == b.group || (a.group.isTrivial() && b.group.isTrivial());
  return a.element == b.element && a.positionType == b.positionType &&
         a.coordinateType == b.coordinateType && sameGroup &&
         a.canonical == b.canonical && a.triangle == b.triangle &&
         std::equal(a.levels.begin(), a.levels.end(), b.levels.begin(),
                    b.levels.end(), sameLevel);
}

/// The unsigned number at a place of a buffer of positions.
uint64_t readUnsigned(const Buffer &buffer, size_t at) {
  uint64_t value = 0;
  size_t width = buffer.type().size();
  std::memcpy(&value, static_cast<const char *>(buffer.data()) + at * width,
              width);
  return value;
}

/// Checks types and sizes of the buffers of a tensor against each other; the
/// entries themselves are trusted.
bool checkBuffers(const TensorData &tensor, std::string &error) {
  const TensorSpec &spec = tensor.spec;
  ArgumentSpec argument;
  argument.isTensor = true;
  argument.tensor = spec;
  std::vector<FlatValue> expected = flatten({argument});
  size_t scalars = spec.isDense() ? 0 : spec.shape.size();
  if (tensor.buffers.size() + scalars != expected.size()) {
    error = "has " + std::to_string(tensor.buffers.size()) +
            " buffers, its type needs " +
            std::to_string(expected.size() - scalars);
    return false;
  }
  for (size_t at = 0; at < tensor.buffers.size(); ++at)
    if (tensor.buffers[at].type() != expected[scalars + at].type) {
      error = "buffer " + std::to_string(at) + " holds " +
              std::string(tensor.buffers[at].type().name()) +
              ", its type needs " +
              std::string(expected[scalars + at].type.name());
      return false;
    }
  return true;
}

/// Checks that each level has as many entries as the level above says.
bool checkLevels(const TensorData &tensor, std::string &error) {
  const TensorSpec &spec = tensor.spec;
  uint64_t entries = 1;
  size_t at = 0;
  auto expect = [&](const Buffer &buffer, uint64_t count, const char *what) {
    if (buffer.count() >= count)
      return true;
    error = std::string("has ") + std::to_string(buffer.count()) + " " + what +
            ", needs " + std::to_string(count);
    return false;
  };
  auto multiply = [&](uint64_t extent) {
    return !__builtin_mul_overflow(entries, extent, &entries);
  };
  if (spec.isDense()) {
    for (int64_t extent : tensor.extents)
      if (!multiply(extent)) {
        error = "has more elements than can be counted";
        return false;
      }
    return expect(tensor.buffers.front(), entries, "elements");
  }
  for (const LevelSpec &level : spec.levels) {
    switch (level.kind) {
    case LevelSpec::Kind::Dense:
      if (!multiply(tensor.extents[level.dimension])) {
        error = "has more elements than can be counted";
        return false;
      }
      break;
    case LevelSpec::Kind::Compressed:
      if (!expect(tensor.buffers[at], entries + 1, "positions"))
        return false;
      entries = readUnsigned(tensor.buffers[at++], entries);
      [[fallthrough]];
    case LevelSpec::Kind::Singleton:
      if (!expect(tensor.buffers[at++], entries, "coordinates"))
        return false;
      break;
    }
  }
  return expect(tensor.buffers[at], entries, "values");
}

bool checkArgument(const ArgumentSpec &spec, const CallValue &value,
                   std::string &error) {
  auto *scalar = std::get_if<ScalarValue>(&value);
  if (spec.isTensor == (scalar != nullptr)) {
    error = spec.isTensor ? "must be a tensor" : "must be a number";
    return false;
  }
  if (scalar) {
    if (scalar->type == spec.scalar)
      return true;
    error = "is a " + std::string(scalar->type.name()) + ", must be a " +
            std::string(spec.scalar.name());
    return false;
  }
  const auto &tensor = std::get<TensorData>(value);
  if (tensor.extents.size() != spec.tensor.shape.size()) {
    error = "has " + std::to_string(tensor.extents.size()) +
            " dimensions, must have " +
            std::to_string(spec.tensor.shape.size());
    return false;
  }
  for (int64_t extent : tensor.extents)
    if (extent < 0) {
      error = "has a negative extent";
      return false;
    }
  if (!haveSameStorage(tensor.spec, spec.tensor)) {
    error = "is stored as " + tensor.spec.str() + ", must be stored as " +
            spec.tensor.str();
    return false;
  }
  return checkBuffers(tensor, error) && checkLevels(tensor, error);
}

} // namespace

bool CompiledFunction::check(const std::vector<CallValue> &arguments,
                             std::string &error) const {
  if (arguments.size() != signature.arguments.size()) {
    error = "function '" + signature.name + "' takes " +
            std::to_string(signature.arguments.size()) + " arguments, got " +
            std::to_string(arguments.size());
    return false;
  }
  Shapes shapes;
  for (size_t at = 0; at < arguments.size(); ++at) {
    if (!checkArgument(signature.arguments[at], arguments[at], error)) {
      error = "argument " + std::to_string(at) + " of '" + signature.name +
              "' " + error;
      return false;
    }
    auto *tensor = std::get_if<TensorData>(&arguments[at]);
    shapes.push_back(tensor ? tensor->extents : std::vector<int64_t>());
  }
  return extentClasses.unify(shapes, error) && checkOverlap(arguments, error);
}

/// A tensor to update must not share memory with another: compiled code reads
/// and writes them in any order.
bool CompiledFunction::checkOverlap(const std::vector<CallValue> &arguments,
                                    std::string &error) const {
  struct Span {
    const char *begin, *end;
    size_t argument;
    bool updated;
  };
  std::vector<Span> spans;
  int64_t flat = 0;
  for (size_t at = 0; at < arguments.size(); ++at) {
    auto *tensor = std::get_if<TensorData>(&arguments[at]);
    if (!tensor) {
      ++flat;
      continue;
    }
    if (!tensor->spec.isDense())
      flat += tensor->extents.size();
    for (const Buffer &buffer : tensor->buffers) {
      auto *begin = static_cast<const char *>(buffer.data());
      spans.push_back({begin, begin + buffer.bytes(), at,
                       std::count(resultArguments.begin(),
                                  resultArguments.end(), flat++) > 0});
    }
  }
  for (const Span &written : spans)
    for (const Span &other : spans)
      if (written.updated && &other != &written && written.begin < other.end &&
          other.begin < written.end) {
        error = "argument " + std::to_string(written.argument) + " of '" +
                signature.name +
                "' is updated in place but shares memory with argument " +
                std::to_string(other.argument);
        return false;
      }
  return true;
}

bool CompiledFunction::updates(size_t argument) const {
  size_t first = 0;
  for (size_t at = 0; at < argument; ++at)
    first += flatten({signature.arguments[at]}).size();
  // Extents come before buffers and come back too, but are not memory.
  std::vector<FlatValue> values = flatten({signature.arguments[argument]});
  for (size_t at = 0; at < values.size(); ++at)
    if (!values[at].isScalar &&
        std::count(resultArguments.begin(), resultArguments.end(),
                   static_cast<int64_t>(first + at)) > 0)
      return true;
  return false;
}

bool CompiledFunction::call(std::vector<CallValue> &arguments,
                            std::vector<CallValue> &results,
                            std::string &error) const {
  if (!check(arguments, error))
    return false;
  CallFrame frame(arguments);
  frame.reserveResults(flatten(signature.results), resultArguments);
  std::vector<void *> packed = frame.pack();
  entry(packed.data());
  frame.takeResults(signature, resultArguments, results);
  return true;
}
