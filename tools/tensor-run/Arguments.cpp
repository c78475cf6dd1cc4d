// SPDX-License-Identifier: Apache-2.0

#include "Arguments.h"
#include "TensorOpt/Runtime/Frostt.h"
#include "TensorOpt/Runtime/MatrixMarket.h"
#include "TensorOpt/Runtime/Npy.h"
#include <algorithm>
#include <random>

using namespace tensoropt;
using llvm::StringRef;

namespace {

/// How an argument without a file is filled.
struct Filling {
  enum class Kind { Constant, Random } kind = Kind::Constant;
  double constant = 0;
  uint64_t seed = 0;
};

/// What one text asks for, with the file already read.
struct Source {
  std::optional<CoordinateTensor> entries;
  std::optional<NpyArray> array;
  Filling filling;

  bool isFile() const { return entries || array; }
};

/// Reads "zeros", "fill:V" and "rand:SEED".
bool parseFilling(StringRef text, Filling &filling, std::string &error) {
  if (text == "zeros")
    return true;
  StringRef number = text;
  if (number.consume_front("fill:")) {
    if (number.getAsDouble(filling.constant)) {
      error = "'" + number.str() + "' in '" + text.str() + "' is not a number";
      return false;
    }
    return true;
  }
  if (number.consume_front("rand:")) {
    filling.kind = Filling::Kind::Random;
    if (number.getAsInteger(10, filling.seed)) {
      error = "'" + number.str() + "' in '" + text.str() +
              "' is not a seed, an unsigned integer";
      return false;
    }
    return true;
  }
  error = "'" + text.str() +
          "' is neither a file (.mtx, .tns, .npy, .npz:MEMBER) nor zeros, "
          "fill:V or rand:SEED";
  return false;
}

bool readSource(StringRef text, const TensorSpec &spec, Source &source,
                std::string &error) {
  if (text.ends_with(".mtx")) {
    source.entries = readMatrixMarket(text.str(), error);
    return source.entries.has_value();
  }
  if (text.ends_with(".tns")) {
    source.entries = readFrostt(text.str(), spec.shape, error);
    return source.entries.has_value();
  }
  if (text.ends_with(".npy")) {
    source.array = readNpy(text.str(), error);
    return source.array.has_value();
  }
  size_t archive = text.find(".npz:");
  if (archive != StringRef::npos) {
    source.array = readNpz(text.take_front(archive + 4).str(),
                           text.drop_front(archive + 5).str(), error);
    return source.array.has_value();
  }
  return parseFilling(text, source.filling, error);
}

//===----------------------------------------------------------------------===//
// Filling
//===----------------------------------------------------------------------===//

/// A stream of values: all equal, or uniform in [-1, 1) for floats and in
/// -8 .. 7 for integers. Equal on every machine for one seed.
class Values {
public:
  explicit Values(const Filling &filling)
      : filling(filling), engine(filling.seed) {}

  double next(bool isInteger) {
    if (filling.kind == Filling::Kind::Constant)
      return filling.constant;
    uint64_t bits = engine();
    return isInteger ? static_cast<double>(bits >> 60) - 8
                     : static_cast<double>(bits >> 11) * 0x1p-52 - 1;
  }

private:
  Filling filling;
  std::mt19937_64 engine;
};

template <typename T>
void fill(const Buffer &buffer, Values &values, bool isInteger) {
  T *elements = buffer.as<T>();
  for (size_t at = 0; at < buffer.count(); ++at) {
    double value = values.next(isInteger);
    if constexpr (std::is_same_v<T, std::complex<float>> ||
                  std::is_same_v<T, std::complex<double>>)
      elements[at] = T(value, values.next(isInteger));
    else
      elements[at] = static_cast<T>(value);
  }
}

bool fill(const Buffer &buffer, const Filling &filling, std::string &error) {
  Values values(filling);
  switch (buffer.type().kind) {
  case ScalarKind::F32:
    fill<float>(buffer, values, false);
    return true;
  case ScalarKind::F64:
    fill<double>(buffer, values, false);
    return true;
  case ScalarKind::C64:
    fill<std::complex<float>>(buffer, values, false);
    return true;
  case ScalarKind::C128:
    fill<std::complex<double>>(buffer, values, false);
    return true;
  case ScalarKind::I8:
    fill<int8_t>(buffer, values, true);
    return true;
  case ScalarKind::I16:
    fill<int16_t>(buffer, values, true);
    return true;
  case ScalarKind::I32:
    fill<int32_t>(buffer, values, true);
    return true;
  case ScalarKind::I64:
    fill<int64_t>(buffer, values, true);
    return true;
  default:
    error = "elements of type " + std::string(buffer.type().name()) +
            " can only come from a file";
    return false;
  }
}

//===----------------------------------------------------------------------===//
// Binding
//===----------------------------------------------------------------------===//

/// The shape that a file states; unknown without a file.
std::vector<int64_t> statedShape(const Source &source, const TensorSpec &spec) {
  if (source.entries)
    return source.entries->shape;
  if (source.array)
    return source.array->shape;
  return spec.shape;
}

std::optional<TensorData> bindTensor(const TensorSpec &spec,
                                     const Source &source,
                                     const std::vector<int64_t> &shape,
                                     std::string &error) {
  if (source.entries)
    return packTensor(spec, *source.entries, error);
  if (source.array)
    return packDense(
        spec,
        {source.array->type, source.array->shape, source.array->data.data()},
        error);
  for (size_t dimension = 0; dimension < shape.size(); ++dimension)
    if (shape[dimension] < 0) {
      error = "the extent of dimension " + std::to_string(dimension) +
              " is not known: state it in the type or give a file";
      return std::nullopt;
    }
  if (!spec.isDense() && source.filling.kind == Filling::Kind::Constant &&
      source.filling.constant == 0) {
    CoordinateTensor empty;
    empty.shape = shape;
    return packTensor(spec, empty, error);
  }
  if (!spec.isDense()) {
    error = "a tensor with an encoding comes from a file or is 'zeros'";
    return std::nullopt;
  }
  size_t count = 1;
  for (int64_t extent : shape)
    if (__builtin_mul_overflow(count, static_cast<size_t>(extent), &count)) {
      error = "has more elements than can be counted";
      return std::nullopt;
    }
  auto buffer = Buffer::allocate(spec.element, count);
  if (!buffer) {
    error = "needs " + std::to_string(count) + " elements of " +
            std::string(spec.element.name()) + ", more than the memory holds";
    return std::nullopt;
  }
  // New memory is zero already.
  bool isZero = source.filling.kind == Filling::Kind::Constant &&
                source.filling.constant == 0;
  if (!isZero && !fill(*buffer, source.filling, error))
    return std::nullopt;
  return TensorData{spec, shape, {*buffer}};
}

std::optional<ScalarValue> bindScalar(ScalarType type, const Source &source,
                                      std::string &error) {
  if (source.isFile()) {
    error = "is a number; use zeros, fill:V or rand:SEED";
    return std::nullopt;
  }
  bool isReal = type.kind == ScalarKind::F32 || type.kind == ScalarKind::F64;
  double value = Values(source.filling).next(!isReal);
  return ScalarValue{type, static_cast<int64_t>(value), value};
}

} // namespace

std::optional<BoundArguments>
tensoropt::bindArguments(const CompiledFunction &function,
                         const std::vector<std::string> &texts,
                         std::string &error) {
  const auto &specs = function.spec().arguments;
  if (texts.size() != specs.size()) {
    error = "function '" + function.spec().name + "' takes " +
            std::to_string(specs.size()) + " arguments, got " +
            std::to_string(texts.size()) + " --arg";
    return std::nullopt;
  }
  auto fail = [&](size_t at) {
    error = "argument " + std::to_string(at) + " (" + texts[at] + "): " + error;
    return std::nullopt;
  };
  std::vector<Source> sources(texts.size());
  Shapes shapes(texts.size());
  for (size_t at = 0; at < texts.size(); ++at) {
    const TensorSpec &spec = specs[at].tensor;
    if (!readSource(texts[at], spec, sources[at], error))
      return fail(at);
    if (!specs[at].isTensor)
      continue;
    shapes[at] = statedShape(sources[at], spec);
    if (shapes[at].size() != spec.rank()) {
      error = "has " + std::to_string(shapes[at].size()) +
              " dimensions, the function takes " + std::to_string(spec.rank());
      return fail(at);
    }
  }
  if (!function.extents().unify(shapes, error))
    return std::nullopt;

  BoundArguments bound;
  for (size_t at = 0; at < texts.size(); ++at) {
    if (specs[at].isTensor) {
      auto tensor =
          bindTensor(specs[at].tensor, sources[at], shapes[at], error);
      if (!tensor)
        return fail(at);
      bound.values.push_back(std::move(*tensor));
    } else {
      auto scalar = bindScalar(specs[at].scalar, sources[at], error);
      if (!scalar)
        return fail(at);
      bound.values.push_back(*scalar);
    }
    bound.entries.push_back(std::move(sources[at].entries));
  }
  return bound;
}

std::vector<ReferenceInput>
tensoropt::toReference(const BoundArguments &arguments) {
  std::vector<ReferenceInput> inputs;
  for (size_t at = 0; at < arguments.values.size(); ++at) {
    const CallValue &value = arguments.values[at];
    if (arguments.entries[at]) {
      inputs.push_back(ReferenceSparse{*arguments.entries[at], {}});
    } else if (auto *scalar = std::get_if<ScalarValue>(&value)) {
      bool isReal = scalar->type.kind == ScalarKind::F32 ||
                    scalar->type.kind == ScalarKind::F64;
      ScalarColumn column = std::vector<int64_t>{scalar->integer};
      if (isReal)
        column = std::vector<double>{scalar->real};
      inputs.push_back(ReferenceTensor{{}, std::move(column)});
    } else {
      const auto &tensor = std::get<TensorData>(value);
      if (tensor.spec.isDense())
        inputs.push_back(ReferenceTensor{tensor.extents,
                                         readColumn(tensor.buffers.front())});
      else
        inputs.push_back(ReferenceSparse{unpackTensor(tensor),
                                         tensor.spec.group.generators()});
    }
  }
  return inputs;
}
