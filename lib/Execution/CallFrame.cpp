// SPDX-License-Identifier: Apache-2.0

#include "CallFrame.h"
#include "ScalarValues.h"
#include "TensorOpt/Runtime/BlockCache.h"
#include "llvm/Support/MathExtras.h"
#include <cstdlib>
#include <cstring>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Layout
//===----------------------------------------------------------------------===//

static std::vector<FlatValue> flatten(const ArgumentSpec &spec) {
  if (!spec.isTensor)
    return {{true, spec.scalar}};
  const TensorSpec &tensor = spec.tensor;
  if (tensor.isDense())
    return {{false, tensor.element, static_cast<unsigned>(tensor.rank())}};
  std::vector<FlatValue> flat(tensor.rank(),
                              {true, ScalarType{ScalarKind::I64}});
  for (const LevelSpec &level : tensor.levels) {
    if (level.kind == LevelSpec::Kind::Compressed)
      flat.push_back({false, tensor.positionType, 1});
    if (level.kind != LevelSpec::Kind::Dense)
      flat.push_back({false, tensor.coordinateType, 1});
  }
  flat.push_back({false, tensor.element, 1});
  return flat;
}

/// Bytes of a descriptor: allocated and aligned pointer, offset, extents,
/// strides.
static size_t descriptorSize(unsigned rank) { return 8 * (3 + 2 * rank); }

bool CallLayout::compute(const FunctionSpec &signature,
                         llvm::ArrayRef<int64_t> resultArguments,
                         bool hasWorkspace) {
  size_t end = 0;
  for (const ArgumentSpec &spec : signature.arguments) {
    size_t buffers = 0;
    arguments.push_back(flatten(spec));
    for (FlatValue &value : arguments.back()) {
      value.place = end;
      value.argument = arguments.size() - 1;
      value.buffer = value.isScalar ? 0 : buffers++;
      end += value.isScalar ? 8 : descriptorSize(value.rank);
    }
  }
  std::vector<FlatValue *> flat;
  for (std::vector<FlatValue> &values : arguments)
    for (FlatValue &value : values)
      flat.push_back(&value);
  flatArguments = flat.size();
  if (hasWorkspace) {
    workspacePlace = end;
    end += descriptorSize(/*rank=*/1);
  }
  returnedPlace = end;

  size_t next = 0;
  for (const ArgumentSpec &spec : signature.results) {
    results.push_back(flatten(spec));
    for (FlatValue &value : results.back())
      if (next == resultArguments.size() ||
          !placeResult(value, flat, resultArguments[next++], end))
        return false;
  }
  words = llvm::divideCeil(end, 8);
  return next == resultArguments.size();
}

bool CallLayout::placeResult(FlatValue &result,
                             const std::vector<FlatValue *> &flat,
                             int64_t argument, size_t &end) {
  if (argument >= 0) {
    if (argument >= static_cast<int64_t>(flat.size()))
      return false;
    FlatValue &holder = *flat[argument];
    holder.isUpdated = !holder.isScalar;
    result.place = holder.place;
    result.argument = holder.argument;
    result.buffer = holder.buffer;
    return result.isScalar == holder.isScalar && result.type == holder.type &&
           result.rank == holder.rank;
  }
  result.place = llvm::alignTo(end, result.isScalar ? result.type.size() : 8);
  end = result.place +
        (result.isScalar ? result.type.size() : descriptorSize(result.rank));
  returnsByPointer = returnsValue || !result.isScalar;
  returnsValue = true;
  return true;
}

//===----------------------------------------------------------------------===//
// Scalars
//===----------------------------------------------------------------------===//

uint64_t tensoropt::writeScalar(const ScalarValue &value) {
  uint64_t word = 0;
  if (value.isReal())
    storeValue(std::vector<double>{value.real}, 0, Character(),
               Buffer::borrow(value.type, 1, &word, nullptr), 0);
  else
    std::memcpy(&word, &value.integer, value.type.size());
  return word;
}

ScalarValue tensoropt::readScalar(ScalarType type, const char *bytes) {
  ScalarValue value{type};
  ScalarColumn column = readColumn(type, bytes, 1);
  if (value.isReal())
    value.real = std::get<std::vector<double>>(column).front();
  else
    value.integer = std::get<std::vector<int64_t>>(column).front();
  return value;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

CallFrame::CallFrame(const CallLayout &layout,
                     const std::vector<CallValue> &arguments,
                     llvm::MutableArrayRef<char> workspace)
    : layout(layout), arguments(arguments), words(layout.words) {
  if (layout.workspacePlace) {
    int64_t *word = wordsAt(*layout.workspacePlace);
    word[0] = word[1] = reinterpret_cast<intptr_t>(workspace.data());
    word[3] = workspace.size();
    word[4] = 1;
  }
  for (size_t at = 0; at < arguments.size(); ++at) {
    const std::vector<FlatValue> &values = layout.arguments[at];
    if (auto *scalar = std::get_if<ScalarValue>(&arguments[at]))
      *wordsAt(values.front().place) = writeScalar(*scalar);
    else
      writeTensor(std::get<TensorData>(arguments[at]), values);
  }
}

void CallFrame::writeTensor(const TensorData &tensor,
                            const std::vector<FlatValue> &values) {
  bool isDense = tensor.spec.isDense();
  size_t dimension = 0;
  for (const FlatValue &value : values) {
    int64_t *word = wordsAt(value.place);
    if (value.isScalar) {
      *word = tensor.extents[dimension++];
      continue;
    }
    const Buffer &buffer = tensor.buffers[value.buffer];
    word[0] = word[1] = reinterpret_cast<intptr_t>(buffer.data());
    int64_t *extents = word + 3, *strides = extents + value.rank;
    // Unsigned: beside an extent of zero the others may be as large as they
    // like.
    uint64_t stride = 1;
    for (size_t at = value.rank; at-- > 0;) {
      extents[at] = isDense ? tensor.extents[at] : buffer.count();
      strides[at] = stride;
      stride *= extents[at];
    }
  }
}

void **CallFrame::pack() {
  // The list itself, then the pointers to descriptors that it points at.
  size_t listed = layout.flatArguments + layout.returnsValue +
                  layout.workspacePlace.has_value();
  pointers.resize(2 * listed);
  void **list = pointers.data(), **descriptor = list + listed;
  auto addPointer = [&](size_t place) {
    *descriptor = &words[place / 8];
    *list++ = descriptor++;
  };
  if (layout.returnsByPointer)
    addPointer(layout.returnedPlace);
  for (const std::vector<FlatValue> &values : layout.arguments)
    for (const FlatValue &value : values) {
      if (value.isScalar)
        *list++ = wordsAt(value.place);
      else
        addPointer(value.place);
    }
  if (layout.workspacePlace)
    addPointer(*layout.workspacePlace);
  if (layout.returnsValue && !layout.returnsByPointer)
    *list++ = wordsAt(layout.returnedPlace);
  return pointers.data();
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

Buffer CallFrame::takeBuffer(const FlatValue &value, Owners &owners) const {
  if (value.argument >= 0)
    return std::get<TensorData>(arguments[value.argument])
        .buffers[value.buffer];
  auto *descriptor = reinterpret_cast<const int64_t *>(bytesAt(value.place));
  size_t count = 1;
  for (unsigned dimension = 0; dimension < value.rank; ++dimension)
    count *= descriptor[3 + dimension];
  char *data = reinterpret_cast<char *>(descriptor[1]) +
               descriptor[2] * value.type.size();
  auto *block = reinterpret_cast<void *>(descriptor[0]);
  std::shared_ptr<void> &owner = owners[block];
  if (!owner)
    owner = std::shared_ptr<void>(block, tensoroptFree);
  return Buffer::borrow(value.type, count, data, owner);
}

void CallFrame::takeResults(const FunctionSpec &signature,
                            std::vector<CallValue> &results) const {
  Owners owners;
  results.resize(signature.results.size(), ScalarValue());
  for (size_t at = 0; at < results.size(); ++at) {
    const ArgumentSpec &spec = signature.results[at];
    const std::vector<FlatValue> &values = layout.results[at];
    if (!spec.isTensor) {
      results[at] = readScalar(spec.scalar, bytesAt(values.front().place));
      continue;
    }
    // A tensor that is there already keeps its memory for the new one.
    if (!std::holds_alternative<TensorData>(results[at]))
      results[at] = TensorData{spec.tensor, {}, {}};
    auto &tensor = std::get<TensorData>(results[at]);
    tensor.spec = spec.tensor;
    tensor.extents.clear();
    tensor.buffers.clear();
    for (const FlatValue &value : values) {
      auto *word = reinterpret_cast<const int64_t *>(bytesAt(value.place));
      if (value.isScalar) {
        tensor.extents.push_back(*word);
        continue;
      }
      tensor.buffers.push_back(takeBuffer(value, owners));
      if (spec.tensor.isDense())
        tensor.extents.assign(word + 3, word + 3 + value.rank);
    }
  }
}
