// SPDX-License-Identifier: Apache-2.0

#include "Arguments.h"
#include "Filling.h"
#include "TensorOpt/Runtime/Frostt.h"
#include "TensorOpt/Runtime/MatrixMarket.h"
#include "TensorOpt/Runtime/Npy.h"

using namespace tensoropt;
using llvm::StringRef;

namespace {

/// What one text asks for, with the file already read.
struct Source {
  std::optional<CoordinateTensor> entries;
  GivenEntries given = GivenEntries::AsFile;
  bool isOpen = false; ///< the file does not state its extents
  std::optional<NpyArray> array;
  std::optional<Filling> filling;
};

bool readSource(StringRef text, const TensorSpec &spec, Source &source,
                std::string &error) {
  StringRef path = text;
  if (path.consume_front("orbits:")) {
    source.given = GivenEntries::OnePerOrbit;
    if (!path.ends_with(".mtx") && !path.ends_with(".tns")) {
      error = "'" + text.str() + "': only .mtx and .tns files list entries";
      return false;
    }
  }
  // First, for members may have suffixes, too.
  if (size_t archive = path.find(".npz:"); archive != StringRef::npos) {
    source.array = readNpz(path.take_front(archive + 4).str(),
                           path.drop_front(archive + 5).str(), error);
    return source.array.has_value();
  }
  if (path.ends_with(".mtx")) {
    source.entries = readMatrixMarket(path.str(), error);
    return source.entries.has_value();
  }
  if (path.ends_with(".tns")) {
    source.entries = readFrostt(path.str(), spec.shape, error);
    source.isOpen = true;
    return source.entries.has_value();
  }
  if (path.ends_with(".npy")) {
    source.array = readNpy(path.str(), error);
    return source.array.has_value();
  }
  source.filling = parseFilling(path, error);
  return source.filling.has_value();
}

/// The extents that a source states; -1 where it leaves them open.
std::vector<int64_t> statedShape(const Source &source, const TensorSpec &spec) {
  if (source.entries && !source.isOpen)
    return source.entries->shape;
  if (!source.array)
    return spec.shape;
  return isPackedShape(spec, source.array->shape) ? spec.shape
                                                  : source.array->shape;
}

/// Finds extents that follow from the number of packed values; true if it finds
/// any that were not known.
bool inferPacked(const std::vector<ArgumentSpec> &specs,
                 const std::vector<Source> &sources, Shapes &shapes) {
  for (size_t at = 0; at < sources.size(); ++at) {
    const auto &array = sources[at].array;
    if (!array || !isPackedShape(specs[at].tensor, array->shape))
      continue;
    // What does not follow yet, or not at all, is told when it is bound.
    std::string unused;
    auto extents = inferExtents(specs[at].tensor, shapes[at],
                                array->shape.front(), unused);
    if (extents && *extents != shapes[at]) {
      shapes[at] = *extents;
      return true;
    }
  }
  return false;
}

/// Fills in the extents that the arguments determine together.
bool findExtents(const CompiledFunction &function,
                 const std::vector<Source> &sources, Shapes &shapes,
                 std::string &error) {
  for (;;) {
    if (!function.extents().unify(shapes, error))
      return false;
    if (inferPacked(function.spec().arguments, sources, shapes))
      continue;
    // Where nothing states an extent it is the largest index of all files.
    int64_t *open = nullptr, largest = -1;
    for (size_t at = 0; at < sources.size(); ++at)
      for (size_t mode = 0; sources[at].isOpen && mode < shapes[at].size();
           ++mode)
        if (shapes[at][mode] < 0 &&
            sources[at].entries->shape[mode] > largest) {
          open = &shapes[at][mode];
          largest = sources[at].entries->shape[mode];
        }
    if (!open)
      return true;
    *open = largest;
  }
}

//===----------------------------------------------------------------------===//
// Binding
//===----------------------------------------------------------------------===//

std::optional<TensorData> bindEntries(const TensorSpec &spec,
                                      const Source &source,
                                      const SymmetryCheck &symmetry,
                                      std::string &error) {
  PackOptions options(source.given);
  options.symmetry = symmetry;
  auto tensor = packTensor(spec, *source.entries, error, options);
  std::string unused;
  if (!tensor && source.given == GivenEntries::AsFile &&
      packTensor(spec, *source.entries, unused, GivenEntries::OnePerOrbit))
    error += "; if the file lists one entry per orbit, put 'orbits:' before it";
  return tensor;
}

/// Packed storage filled like a dense tensor; values that the symmetry forces
/// are refused.
std::optional<TensorData> bindPackedFilling(const TensorSpec &spec,
                                            const Filling &filling,
                                            const std::vector<int64_t> &shape,
                                            std::string &error) {
  CoordinateTensor empty;
  empty.shape = shape;
  auto tensor = packTensor(spec, empty, error);
  if (tensor && (!fill(tensor->buffers.front(), filling, error) ||
                 !verifyTensor(*tensor, error)))
    return std::nullopt;
  return tensor;
}

std::optional<TensorData> bindFilling(const TensorSpec &spec,
                                      const Filling &filling,
                                      const std::vector<int64_t> &shape,
                                      std::string &error) {
  size_t count = 1;
  for (size_t dimension = 0; dimension < shape.size(); ++dimension) {
    if (shape[dimension] < 0) {
      error = "the extent of dimension " + std::to_string(dimension) +
              " is not known: state it in the type or give a file";
      return std::nullopt;
    }
    if (__builtin_mul_overflow(count, shape[dimension], &count)) {
      error = "has more elements than can be counted";
      return std::nullopt;
    }
  }
  if (spec.isPacked() && !filling.isZero())
    return bindPackedFilling(spec, filling, shape, error);
  if (!spec.isDense() && !filling.isZero()) {
    error = "a tensor with an encoding comes from a file or is 'zeros'";
    return std::nullopt;
  }
  if (!spec.isDense()) {
    CoordinateTensor empty;
    empty.shape = shape;
    return packTensor(spec, empty, error);
  }
  auto buffer = Buffer::allocate(spec.element, count);
  if (!buffer) {
    error = "needs " + std::to_string(count) + " elements of " +
            std::string(spec.element.name()) + ", more than the memory holds";
    return std::nullopt;
  }
  // New memory is zero already.
  if (!filling.isZero() && !fill(*buffer, filling, error))
    return std::nullopt;
  return TensorData{spec, shape, {*buffer}};
}

std::optional<CallValue> bindTensor(const TensorSpec &spec,
                                    const Source &source,
                                    const std::vector<int64_t> &shape,
                                    const SymmetryCheck &symmetry,
                                    std::string &error) {
  if (source.entries)
    return bindEntries(spec, source, symmetry, error);
  if (source.filling)
    return bindFilling(spec, *source.filling, shape, error);
  const NpyArray &array = *source.array;
  NpyView view{array.type, array.shape, array.data.data()};
  PackOptions options;
  options.symmetry = symmetry;
  if (!isPackedShape(spec, array.shape))
    return packDense(spec, view, error, options);
  // The number of packed values need not tell all extents.
  TensorSpec known = spec;
  known.shape = shape;
  auto tensor = packDense(known, view, error, options);
  if (tensor)
    tensor->spec = spec;
  return tensor;
}

std::optional<CallValue> bindScalar(ScalarType type, const Source &source,
                                    std::string &error) {
  if (!source.filling) {
    error = "is a number; use zeros, fill:V or rand:SEED";
    return std::nullopt;
  }
  auto buffer = Buffer::allocate(type, 1);
  if (!buffer || !fill(*buffer, *source.filling, error))
    return std::nullopt;
  ScalarValue value{type};
  ScalarColumn column = readColumn(*buffer);
  if (value.isReal())
    value.real = std::get<std::vector<double>>(column).front();
  else
    value.integer = std::get<std::vector<int64_t>>(column).front();
  return value;
}

/// Reads all sources and finds the shapes of all tensors.
bool readSources(const CompiledFunction &function,
                 const std::vector<std::string> &texts,
                 std::vector<Source> &sources, Shapes &shapes,
                 std::string &error) {
  const auto &specs = function.spec().arguments;
  if (texts.size() != specs.size()) {
    error = "function '" + function.spec().name + "': takes " +
            std::to_string(specs.size()) + " arguments, got " +
            std::to_string(texts.size()) + " --arg";
    return false;
  }
  sources.resize(texts.size());
  shapes.resize(texts.size());
  for (size_t at = 0; at < texts.size(); ++at) {
    const TensorSpec &spec = specs[at].tensor;
    if (!readSource(texts[at], spec, sources[at], error)) {
      error = "argument " + std::to_string(at) + ": " + error;
      return false;
    }
    if (!specs[at].isTensor) {
      // An index may be the extent of tensors.
      if (sources[at].filling && sources[at].filling->integer &&
          !sources[at].filling->seed)
        shapes[at] = {*sources[at].filling->integer};
      continue;
    }
    shapes[at] = statedShape(sources[at], spec);
    if (shapes[at].size() == spec.rank())
      continue;
    error = "argument " + std::to_string(at) + " (" + texts[at] + "): has " +
            std::to_string(shapes[at].size()) +
            " dimensions, the function takes " + std::to_string(spec.rank());
    return false;
  }
  return findExtents(function, sources, shapes, error);
}

} // namespace

std::optional<BoundArguments>
tensoropt::bindArguments(const CompiledFunction &function,
                         const std::vector<std::string> &texts,
                         const SymmetryCheck &symmetry, std::string &error) {
  std::vector<Source> sources;
  Shapes shapes;
  if (!readSources(function, texts, sources, shapes, error))
    return std::nullopt;
  BoundArguments bound;
  for (size_t at = 0; at < texts.size(); ++at) {
    const ArgumentSpec &spec = function.spec().arguments[at];
    Source &source = sources[at];
    if (source.isOpen)
      source.entries->shape = shapes[at];
    auto value = spec.isTensor ? bindTensor(spec.tensor, source, shapes[at],
                                            symmetry, error)
                               : bindScalar(spec.scalar, source, error);
    if (!value) {
      error =
          "argument " + std::to_string(at) + " (" + texts[at] + "): " + error;
      return std::nullopt;
    }
    bound.values.push_back(std::move(*value));
    bound.entries.emplace_back();
    // Unless all orbits are exact, what is stored is not what was read.
    bool isExact = symmetry.isOn && symmetry.tolerance == 0;
    if (source.entries && spec.isTensor && !spec.tensor.isDense() && isExact)
      bound.entries.back() = {std::move(*source.entries),
                              source.given == GivenEntries::OnePerOrbit
                                  ? spec.tensor.group.generators()
                                  : std::vector<SignedPermutation>()};
  }
  return bound;
}

/// What the reference reads for a value that is not a file's entries.
static ReferenceInput toReference(const CallValue &value) {
  if (auto *scalar = std::get_if<ScalarValue>(&value)) {
    if (scalar->isReal())
      return ReferenceTensor{{}, std::vector<double>{scalar->real}};
    return ReferenceTensor{{}, std::vector<int64_t>{scalar->integer}};
  }
  const auto &tensor = std::get<TensorData>(value);
  if (tensor.spec.isDense())
    return ReferenceTensor{tensor.extents, readColumn(tensor.buffers.front())};
  return ReferenceSparse{unpackTensor(tensor),
                         tensor.spec.canonical
                             ? tensor.spec.group.generators()
                             : std::vector<SignedPermutation>()};
}

std::vector<ReferenceInput>
tensoropt::toReference(const BoundArguments &arguments) {
  std::vector<ReferenceInput> inputs;
  for (size_t at = 0; at < arguments.values.size(); ++at) {
    const CallValue &value = arguments.values[at];
    const auto &entries = arguments.entries[at];
    // Where the last level is dense its padding is stored, too.
    bool isAsRead =
        entries && std::get<TensorData>(value).spec.levels.back().kind !=
                       LevelSpec::Kind::Dense;
    inputs.push_back(isAsRead ? ReferenceInput(*entries)
                              : ::toReference(value));
  }
  return inputs;
}
