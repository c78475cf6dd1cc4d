// SPDX-License-Identifier: Apache-2.0
// Calling compiled code: every value is checked against the signature first.

#include "CallFrame.h"
#include "Engine.h"
#include "PackTensor.h"
#include "TensorOpt/Execution/WorkspaceMemory.h"
#include "TensorOpt/Runtime/GeneratedCode.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <cstring>

using namespace tensoropt;

namespace {

/// True if buffers of one type can serve as the other: all but the shape.
bool haveSameStorage(const TensorSpec &a, const TensorSpec &b) {
  // A trivial group may have any degree.
  bool sameGroup =
      a.group == b.group || (a.group.isTrivial() && b.group.isTrivial());
  return a.element == b.element && a.positionType == b.positionType &&
         a.coordinateType == b.coordinateType && sameGroup &&
         a.canonical == b.canonical && a.triangle == b.triangle &&
         a.isPacked() == b.isPacked() && a.levels == b.levels;
}

/// The unsigned number at a place of a buffer of positions.
uint64_t readUnsigned(const Buffer &buffer, size_t at) {
  uint64_t value = 0;
  size_t width = buffer.type().size();
  std::memcpy(&value, static_cast<const char *>(buffer.data()) + at * width,
              width);
  return value;
}

/// Checks the types of the buffers of a tensor; the entries are trusted.
bool checkBuffers(const TensorData &tensor,
                  const std::vector<FlatValue> &expected, std::string &error) {
  size_t extents = tensor.spec.isDense() ? 0 : tensor.extents.size();
  size_t count = expected.size() - extents;
  if (tensor.buffers.size() != count) {
    error = "has " + std::to_string(tensor.buffers.size()) +
            " buffers, its type needs " + std::to_string(count);
    return false;
  }
  for (size_t at = 0; at < count; ++at)
    if (tensor.buffers[at].type() != expected[extents + at].type) {
      error = "buffer " + std::to_string(at) + " holds " +
              std::string(tensor.buffers[at].type().name()) +
              ", its type needs " +
              std::string(expected[extents + at].type.name());
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
  if (spec.isPacked()) {
    auto count = checkExtents(spec, tensor.extents, error)
                     ? countPacked(spec, tensor.extents, error)
                     : std::nullopt;
    return count && expect(tensor.buffers.front(), *count, "values");
  }
  for (const LevelSpec &level : spec.levels) {
    switch (level.kind) {
    case LevelSpec::Kind::Dense:
      if (!multiply(level.extentOf(tensor.extents[level.dimension]))) {
        error = "has more elements than can be counted";
        return false;
      }
      break;
    case LevelSpec::Kind::Compressed:
      // One position more than entries, which may be as many as can be counted.
      if (!expect(tensor.buffers[at], std::max(entries, entries + 1),
                  "positions"))
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

/// Checks the type of a number, and that an integer fits it.
bool checkScalar(const ScalarValue &scalar, ScalarType type,
                 std::string &error) {
  if (scalar.type != type) {
    error = "is a " + std::string(scalar.type.name()) + ", must be a " +
            std::string(type.name());
    return false;
  }
  ScalarValue stored = scalar;
  uint64_t word = writeScalar(scalar);
  if (!scalar.isReal())
    stored = readScalar(type, reinterpret_cast<const char *>(&word));
  if (stored.integer == scalar.integer)
    return true;
  error = "is " + std::to_string(scalar.integer) + ", out of the range of " +
          std::string(type.name());
  return false;
}

bool checkTensor(const TensorData &tensor, const TensorSpec &spec,
                 const std::vector<FlatValue> &flat, std::string &error) {
  if (tensor.extents.size() != spec.rank()) {
    error = "has " + std::to_string(tensor.extents.size()) +
            " dimensions, must have " + std::to_string(spec.rank());
    return false;
  }
  for (int64_t extent : tensor.extents)
    if (extent < 0) {
      error = "has a negative extent";
      return false;
    }
  if (!haveSameStorage(tensor.spec, spec)) {
    error = "is stored as " + tensor.spec.str() + ", must be stored as " +
            spec.str();
    return false;
  }
  return checkBuffers(tensor, flat, error) && checkLevels(tensor, error);
}

bool checkArgument(const ArgumentSpec &spec, const std::vector<FlatValue> &flat,
                   const CallValue &value, std::string &error) {
  auto *tensor = std::get_if<TensorData>(&value);
  if (spec.isTensor != (tensor != nullptr)) {
    error = spec.isTensor ? "must be a tensor" : "must be a number";
    return false;
  }
  return tensor ? checkTensor(*tensor, spec.tensor, flat, error)
                : checkScalar(std::get<ScalarValue>(value), spec.scalar, error);
}

/// Memory of an argument.
struct Span {
  const char *begin, *end;
  size_t argument = 0;
  bool isUpdated = false;

  bool overlaps(const Span &other) const {
    return begin < other.end && other.begin < end;
  }
};

/// Checks that a tensor to update shares no memory with another, and the
/// workspace with none: compiled code reads and writes them in any order.
bool checkOverlap(const CallLayout &layout,
                  const std::vector<CallValue> &arguments,
                  llvm::ArrayRef<char> workspace, std::string &error) {
  llvm::SmallVector<Span, 16> spans;
  for (size_t at = 0; at < arguments.size(); ++at)
    if (auto *tensor = std::get_if<TensorData>(&arguments[at]))
      for (const FlatValue &value : layout.arguments[at]) {
        if (value.isScalar || tensor->buffers[value.buffer].count() == 0)
          continue;
        const Buffer &buffer = tensor->buffers[value.buffer];
        auto *begin = static_cast<const char *>(buffer.data());
        spans.push_back({begin, begin + buffer.bytes(), at, value.isUpdated});
        if (spans.back().overlaps({workspace.begin(), workspace.end()})) {
          error =
              "the workspace shares memory with argument " + std::to_string(at);
          return false;
        }
      }
  for (const Span &updated : spans)
    for (const Span &other : spans)
      if (updated.isUpdated && &other != &updated && updated.overlaps(other)) {
        error = "argument " + std::to_string(updated.argument) +
                " is updated in place but shares memory with argument " +
                std::to_string(other.argument);
        return false;
      }
  return true;
}

} // namespace

bool CompiledFunction::checkWorkspace(llvm::ArrayRef<char> workspace,
                                      std::string &error) const {
  size_t bytes = needed ? needed->bytes : 0;
  size_t alignment = needed ? needed->alignment : 1;
  std::string need = "needs a workspace of " + std::to_string(bytes) +
                     " bytes at a multiple of " + std::to_string(alignment);
  size_t beyond = reinterpret_cast<uintptr_t>(workspace.data()) % alignment;
  if (!needed && workspace.data())
    error = "takes no workspace: it allocates what it needs";
  else if (needed && !workspace.data())
    error = need + ", got none";
  else if (workspace.size() < bytes)
    error = need + ", got " + std::to_string(workspace.size()) + " bytes";
  else if (beyond != 0)
    error = need + ", got one that begins " + std::to_string(beyond) +
            " bytes behind one";
  else
    return true;
  return false;
}

bool CompiledFunction::check(const std::vector<CallValue> &arguments,
                             llvm::ArrayRef<char> workspace,
                             std::string &error) const {
  if (arguments.size() != signature.arguments.size()) {
    error = "takes " + std::to_string(signature.arguments.size()) +
            " arguments, got " + std::to_string(arguments.size());
    return false;
  }
  llvm::SmallVector<llvm::ArrayRef<int64_t>, 16> shapes;
  for (size_t at = 0; at < arguments.size(); ++at) {
    if (!checkArgument(signature.arguments[at], layout->arguments[at],
                       arguments[at], error)) {
      error = "argument " + std::to_string(at) + " " + error;
      return false;
    }
    if (auto *tensor = std::get_if<TensorData>(&arguments[at]))
      shapes.push_back(tensor->extents);
    else
      shapes.push_back(std::get<ScalarValue>(arguments[at]).integer);
  }
  return extentClasses.check(shapes, error) &&
         checkWorkspace(workspace, error) &&
         checkOverlap(*layout, arguments, workspace, error);
}

bool CompiledFunction::updates(size_t argument) const {
  return llvm::any_of(layout->arguments[argument],
                      [](const FlatValue &value) { return value.isUpdated; });
}

bool CompiledFunction::call(const std::vector<CallValue> &arguments,
                            std::vector<CallValue> &results, std::string &error,
                            llvm::MutableArrayRef<char> workspace) const {
  if (!check(arguments, workspace, error)) {
    error = "function '" + signature.name + "': " + error;
    return false;
  }
  CallFrame frame(*layout, arguments, workspace);
  tensoroptTakeError(); // of other compiled code on this thread
  Engine::enter(entry, frame.pack());
  frame.takeResults(signature, results);
  if (const char *text = tensoroptTakeError()) {
    results.clear();
    error = "function '" + signature.name + "': " + text;
    return false;
  }
  return true;
}

std::optional<std::vector<Operations>>
CompiledFunction::count(const std::vector<CallValue> &arguments,
                        std::vector<CallValue> &results,
                        std::string &error) const {
  if (!counters) {
    error = "function '" + signature.name +
            "' was not compiled to count operations";
    return std::nullopt;
  }
  auto workspace = WorkspaceMemory::allocate(*this, error);
  if (!workspace)
    return std::nullopt;
  llvm::fill(*counters, 0);
  if (!call(arguments, results, error, workspace->bytes()))
    return std::nullopt;
  std::vector<Operations> counts;
  for (size_t at = 0; at < counters->size(); at += 3)
    counts.push_back(
        {(*counters)[at], (*counters)[at + 1], (*counters)[at + 2]});
  return counts;
}
