// SPDX-License-Identifier: Apache-2.0

#include "CallFrame.h"
#include <cstdlib>
#include <cstring>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// The lowered signature
//===----------------------------------------------------------------------===//

static void flattenTensor(const TensorSpec &spec,
                          std::vector<FlatValue> &flat) {
  if (spec.isDense()) {
    flat.push_back(
        {false, spec.element, static_cast<unsigned>(spec.shape.size())});
    return;
  }
  flat.insert(flat.end(), spec.shape.size(),
              {true, ScalarType{ScalarKind::I64}});
  for (const LevelSpec &level : spec.levels) {
    if (level.kind == LevelSpec::Kind::Compressed)
      flat.push_back({false, spec.positionType, 1});
    if (level.kind != LevelSpec::Kind::Dense)
      flat.push_back({false, spec.coordinateType, 1});
  }
  flat.push_back({false, spec.element, 1});
}

std::vector<FlatValue>
tensoropt::flatten(const std::vector<ArgumentSpec> &specs) {
  std::vector<FlatValue> flat;
  for (const ArgumentSpec &spec : specs) {
    if (spec.isTensor)
      flattenTensor(spec.tensor, flat);
    else
      flat.push_back({true, spec.scalar});
  }
  return flat;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

CallFrame::CallFrame(std::vector<CallValue> &arguments) {
  for (CallValue &argument : arguments) {
    if (auto *scalar = std::get_if<ScalarValue>(&argument)) {
      addScalar(*scalar);
      continue;
    }
    TensorData &tensor = std::get<TensorData>(argument);
    if (tensor.spec.isDense()) {
      addMemref(tensor.buffers.front(), tensor.extents);
      continue;
    }
    for (int64_t extent : tensor.extents)
      addWord(extent);
    for (const Buffer &buffer : tensor.buffers)
      addMemref(buffer, {static_cast<int64_t>(buffer.count())});
  }
}

void CallFrame::addWord(int64_t value) {
  slots.push_back({words.size(), false, nullptr});
  words.push_back(value);
}

void CallFrame::addScalar(const ScalarValue &value) {
  int64_t word = 0;
  if (value.type == ScalarType{ScalarKind::F32}) {
    float single = static_cast<float>(value.real);
    std::memcpy(&word, &single, sizeof single);
  } else if (value.type == ScalarType{ScalarKind::F64}) {
    std::memcpy(&word, &value.real, sizeof value.real);
  } else {
    word = value.integer;
  }
  addWord(word);
}

void CallFrame::addMemref(const Buffer &buffer,
                          const std::vector<int64_t> &shape) {
  slots.push_back({words.size(), true, &buffer});
  auto address = reinterpret_cast<intptr_t>(buffer.data());
  words.insert(words.end(), {address, address, 0});
  words.insert(words.end(), shape.begin(), shape.end());
  size_t strides = words.size();
  words.resize(strides + shape.size());
  int64_t stride = 1;
  for (size_t at = shape.size(); at-- > 0;) {
    words[strides + at] = stride;
    stride *= shape[at];
  }
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

void CallFrame::reserveResults(const std::vector<FlatValue> &results,
                               const std::vector<int64_t> &resultArguments) {
  size_t size = 0, fields = 0;
  returnedOffsets.assign(results.size(), 0);
  bool hasMemref = false;
  for (size_t at = 0; at < results.size(); ++at) {
    if (resultArguments[at] >= 0)
      continue;
    const FlatValue &value = results[at];
    size_t bytes =
        value.isScalar ? value.type.size() : 8 * (3 + 2 * value.rank);
    size_t alignment = value.isScalar ? value.type.size() : 8;
    size = (size + alignment - 1) / alignment * alignment;
    returnedOffsets[at] = size;
    size += bytes;
    hasMemref |= !value.isScalar;
    ++fields;
  }
  returned.resize((size + 7) / 8 * 8);
  // A single scalar is returned in a register, which the packed interface
  // writes through its last pointer.
  returnsByPointer = hasMemref || fields > 1;
}

std::vector<void *> CallFrame::pack() {
  // Reserved up front: the packed interface keeps addresses of elements.
  pointers.clear();
  pointers.reserve(slots.size() + 1);
  std::vector<void *> arguments;
  if (returnsByPointer) {
    pointers.push_back(returned.data());
    arguments.push_back(&pointers.back());
  }
  for (const Slot &slot : slots) {
    if (!slot.isPointer) {
      arguments.push_back(&words[slot.word]);
      continue;
    }
    pointers.push_back(&words[slot.word]);
    arguments.push_back(&pointers.back());
  }
  if (!returnsByPointer && !returned.empty())
    arguments.push_back(returned.data());
  return arguments;
}

namespace {

/// Gives each buffer that compiled code allocated one owner.
class Owners {
public:
  Buffer adopt(const int64_t *descriptor, const FlatValue &value,
               std::vector<int64_t> &shape) {
    void *allocated = reinterpret_cast<void *>(descriptor[0]);
    std::shared_ptr<void> &owner = owners[allocated];
    if (!owner)
      owner = std::shared_ptr<void>(allocated, std::free);
    shape.assign(descriptor + 3, descriptor + 3 + value.rank);
    size_t count = 1;
    for (int64_t extent : shape)
      count *= extent;
    char *data = reinterpret_cast<char *>(descriptor[1]) +
                 descriptor[2] * value.type.size();
    return Buffer::borrow(value.type, count, data, owner);
  }

private:
  std::map<void *, std::shared_ptr<void>> owners;
};

ScalarValue readScalar(ScalarType type, const char *bytes) {
  ScalarValue value{type};
  switch (type.kind) {
  case ScalarKind::F32: {
    float single;
    std::memcpy(&single, bytes, sizeof single);
    value.real = single;
    break;
  }
  case ScalarKind::F64:
    std::memcpy(&value.real, bytes, sizeof value.real);
    break;
  default: {
    std::memcpy(&value.integer, bytes, type.size());
    // Little endian: extend the sign of the narrower integer.
    unsigned unused = 64 - 8 * type.size();
    if (type.kind != ScalarKind::Bool)
      value.integer = static_cast<int64_t>(static_cast<uint64_t>(value.integer)
                                           << unused) >>
                      unused;
  }
  }
  return value;
}

} // namespace

void CallFrame::takeResults(const FunctionSpec &signature,
                            const std::vector<int64_t> &resultArguments,
                            std::vector<CallValue> &results) {
  Owners owners;
  size_t flat = 0;
  auto takeScalar = [&](ScalarType type) {
    int64_t argument = resultArguments[flat];
    const char *bytes =
        argument >= 0
            ? reinterpret_cast<const char *>(&words[slots[argument].word])
            : returned.data() + returnedOffsets[flat];
    ++flat;
    return readScalar(type, bytes);
  };
  auto takeBuffer = [&](const FlatValue &value, std::vector<int64_t> &shape) {
    int64_t argument = resultArguments[flat];
    size_t offset = returnedOffsets[flat++];
    if (argument < 0)
      return owners.adopt(
          reinterpret_cast<const int64_t *>(returned.data() + offset), value,
          shape);
    const Slot &slot = slots[argument];
    shape.assign(words.begin() + slot.word + 3,
                 words.begin() + slot.word + 3 + value.rank);
    return *slot.buffer;
  };

  results.clear();
  for (const ArgumentSpec &spec : signature.results) {
    if (!spec.isTensor) {
      results.push_back(takeScalar(spec.scalar));
      continue;
    }
    TensorData tensor;
    tensor.spec = spec.tensor;
    for (const FlatValue &value : flatten({spec})) {
      if (value.isScalar) {
        tensor.extents.push_back(takeScalar(value.type).integer);
        continue;
      }
      std::vector<int64_t> shape;
      tensor.buffers.push_back(takeBuffer(value, shape));
      if (spec.tensor.isDense())
        tensor.extents = shape;
    }
    results.push_back(std::move(tensor));
  }
}
