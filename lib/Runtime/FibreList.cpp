// SPDX-License-Identifier: Apache-2.0

#include "FibreList.h"
#include "TensorSums.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Bytes
//===----------------------------------------------------------------------===//

void ByteList::Free::operator()(char *address) const { std::free(address); }

char *ByteList::grow(size_t count) {
  if (used + count > room) {
    room = std::max({used + count, 2 * room, size_t(4096)});
    // Large blocks move by their pages and are not copied.
    auto *moved = static_cast<char *>(std::realloc(bytes.get(), room));
    if (!moved)
      throw std::bad_alloc();
    (void)bytes.release();
    bytes.reset(moved);
  }
  char *address = bytes.get() + used;
  used += count;
  return address;
}

//===----------------------------------------------------------------------===//
// Widths
//===----------------------------------------------------------------------===//

/// Calls `body` with a number of the type that coordinates have.
template <typename Body> static void withCoordinate(unsigned bytes, Body body) {
  switch (bytes) {
  case 1:
    return body(uint8_t());
  case 2:
    return body(uint16_t());
  case 4:
    return body(uint32_t());
  default:
    return body(uint64_t());
  }
}

/// Bytes of a value that is only moved.
template <size_t count> struct Bytes {
  char bytes[count];
};

/// Calls `body` with bytes of the width that values have.
template <typename Body> static void withValue(unsigned width, Body body) {
  switch (width) {
  case 1:
    return body(Bytes<1>());
  case 2:
    return body(Bytes<2>());
  case 4:
    return body(Bytes<4>());
  case 8:
    return body(Bytes<8>());
  default:
    return body(Bytes<16>());
  }
}

//===----------------------------------------------------------------------===//
// Fibres
//===----------------------------------------------------------------------===//

int FibreList::compare(const int64_t *other, size_t fibre) const {
  const int64_t *own = prefix(fibre);
  for (size_t level = 0; level < outer; ++level)
    if (other[level] != own[level])
      return other[level] < own[level] ? -1 : 1;
  return 0;
}

int64_t FibreList::coordinate(size_t entry) const {
  int64_t result = 0;
  withCoordinate(coordinateBytes, [&](auto number) {
    std::memcpy(&number, indices.data() + entry * sizeof(number),
                sizeof(number));
    result = static_cast<int64_t>(number);
  });
  return result;
}

void FibreList::append(const int64_t *prefix, size_t count, const int64_t *wide,
                       const void *values, bool packed) {
  prefixes.insert(prefixes.end(), prefix, prefix + outer);
  ends.push_back(entries() + count);
  withCoordinate(coordinateBytes, [&](auto number) {
    char *to = indices.grow(count * sizeof(number));
    for (size_t at = 0; at < count; ++at) {
      number = static_cast<decltype(number)>(wide[at]);
      std::memcpy(to + at * sizeof(number), &number, sizeof(number));
    }
  });
  char *to = numbers.grow(count * valueBytes);
  if (packed)
    std::memcpy(to, values, count * valueBytes);
  else
    withValue(valueBytes, [&](auto value) {
      auto *from = static_cast<const decltype(value) *>(values);
      auto *into = reinterpret_cast<decltype(value) *>(to);
      for (size_t at = 0; at < count; ++at)
        into[at] = from[wide[at]];
    });
}

void FibreList::append(const FibreList &list, size_t first, size_t last) {
  size_t from = list.begin(first), to = list.begin(last), before = entries();
  prefixes.insert(prefixes.end(), list.prefix(first), list.prefix(last));
  for (size_t fibre = first; fibre < last; ++fibre)
    ends.push_back(before + list.end(fibre) - from);
  if (from == to)
    return;
  auto copy = [&](ByteList &into, const ByteList &bytes, unsigned width) {
    std::memcpy(into.grow((to - from) * width), bytes.data() + from * width,
                (to - from) * width);
  };
  copy(indices, list.indices, coordinateBytes);
  copy(numbers, list.numbers, valueBytes);
}

namespace {

/// One of two fibres that are merged: its entries, and the one to take next.
template <typename Index, typename Value> struct Part {
  const Index *indices;
  const Value *values;
  size_t at, end;
};

/// Merges two fibres; how many entries the result has. Only where both have an
/// index is there a branch.
template <typename Index, typename Value, typename Add>
size_t mergeParts(Part<Index, Value> a, Part<Index, Value> b, Index *indices,
                  Value *values, Add add) {
  size_t count = 0;
  while (a.at < a.end && b.at < b.end) {
    Index ofA = a.indices[a.at], ofB = b.indices[b.at];
    bool takesA = ofA <= ofB, takesB = ofB <= ofA;
    indices[count] = takesA ? ofA : ofB;
    values[count] = *(takesA ? a.values + a.at : b.values + b.at);
    if (takesA && takesB)
      add(values + count, b.values + b.at);
    a.at += takesA;
    b.at += takesB;
    ++count;
  }
  for (const Part<Index, Value> &rest : {a, b}) {
    std::copy(rest.indices + rest.at, rest.indices + rest.end, indices + count);
    std::copy(rest.values + rest.at, rest.values + rest.end, values + count);
    count += rest.end - rest.at;
  }
  return count;
}

} // namespace

void FibreList::appendMerged(const FibreList &a, size_t fibreOfA,
                             const FibreList &b, size_t fibreOfB,
                             EntryBuilder::Element element,
                             EntryBuilder::Sum sum) {
  size_t before = entries(), count = 0;
  size_t most =
      a.end(fibreOfA) - a.begin(fibreOfA) + b.end(fibreOfB) - b.begin(fibreOfB);
  char *to = numbers.grow(most * valueBytes);
  withCoordinate(coordinateBytes, [&](auto number) {
    using Index = decltype(number);
    auto *into = reinterpret_cast<Index *>(indices.grow(most * sizeof(Index)));
    withValue(valueBytes, [&](auto value) {
      using Value = decltype(value);
      auto partOf = [](const FibreList &list, size_t fibre) {
        return Part<Index, Value>{
            reinterpret_cast<const Index *>(list.coordinates()),
            reinterpret_cast<const Value *>(list.values()), list.begin(fibre),
            list.end(fibre)};
      };
      count = mergeParts(partOf(a, fibreOfA), partOf(b, fibreOfB), into,
                         reinterpret_cast<Value *>(to),
                         [&](Value *own, const Value *term) {
                           addTerm(element, sum, own->bytes, term->bytes);
                         });
    });
  });
  prefixes.insert(prefixes.end(), a.prefix(fibreOfA),
                  a.prefix(fibreOfA) + outer);
  ends.push_back(before + count);
  indices.shrinkTo((before + count) * coordinateBytes);
  numbers.shrinkTo((before + count) * valueBytes);
}

FibreList tensoropt::mergeFibres(const FibreList &a, const FibreList &b,
                                 FibreList result,
                                 EntryBuilder::Element element,
                                 EntryBuilder::Sum sum) {
  size_t inA = 0, inB = 0;
  while (inA < a.fibres() && inB < b.fibres()) {
    int order = b.compare(a.prefix(inA), inB);
    if (order == 0)
      result.appendMerged(a, inA++, b, inB++, element, sum);
    else if (order < 0)
      result.append(a, inA, inA + 1), ++inA;
    else
      result.append(b, inB, inB + 1), ++inB;
  }
  result.append(a, inA, a.fibres());
  result.append(b, inB, b.fibres());
  return result;
}
