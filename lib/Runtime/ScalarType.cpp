// SPDX-License-Identifier: Apache-2.0
//
// The table of scalar kinds.

#include "TensorOpt/Runtime/ScalarType.h"

#include <array>

using namespace tensoropt;

namespace {

struct KindFacts {
  ScalarKind kind;
  size_t size;
  size_t parts;
  std::string_view name;
  std::string_view descr;
};

constexpr std::array<KindFacts, 14> kindTable = {{
    {ScalarKind::Bool, 1, 1, "bool", "|b1"},
    {ScalarKind::I8, 1, 1, "i8", "|i1"},
    {ScalarKind::I16, 2, 1, "i16", "<i2"},
    {ScalarKind::I32, 4, 1, "i32", "<i4"},
    {ScalarKind::I64, 8, 1, "i64", "<i8"},
    {ScalarKind::U8, 1, 1, "u8", "|u1"},
    {ScalarKind::U16, 2, 1, "u16", "<u2"},
    {ScalarKind::U32, 4, 1, "u32", "<u4"},
    {ScalarKind::U64, 8, 1, "u64", "<u8"},
    {ScalarKind::F16, 2, 1, "f16", "<f2"},
    {ScalarKind::F32, 4, 1, "f32", "<f4"},
    {ScalarKind::F64, 8, 1, "f64", "<f8"},
    {ScalarKind::C64, 8, 2, "c64", "<c8"},
    {ScalarKind::C128, 16, 2, "c128", "<c16"},
}};

const KindFacts &factsOf(ScalarKind kind) {
  return kindTable[static_cast<size_t>(kind)];
}

constexpr bool tableFollowsEnum() {
  for (size_t i = 0; i < kindTable.size(); ++i)
    if (static_cast<size_t>(kindTable[i].kind) != i)
      return false;
  return true;
}
static_assert(tableFollowsEnum(), "rows are looked up by enumerator");

} // namespace

size_t ScalarType::size() const { return factsOf(kind).size; }

size_t ScalarType::partSize() const {
  return factsOf(kind).size / factsOf(kind).parts;
}

std::string_view ScalarType::name() const { return factsOf(kind).name; }

std::string_view ScalarType::numpyDescr() const { return factsOf(kind).descr; }

std::optional<ScalarType> ScalarType::fromNumpyCode(std::string_view code) {
  for (const KindFacts &facts : kindTable)
    if (facts.descr.substr(1) == code)
      return ScalarType{facts.kind};
  return std::nullopt;
}
