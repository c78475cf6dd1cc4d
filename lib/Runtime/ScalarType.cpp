// SPDX-License-Identifier: Apache-2.0
//
// The table of scalar kinds.

#include "TensorOpt/Runtime/ScalarType.h"

#include <array>
#include <limits>

using namespace tensoropt;

namespace {

struct KindFacts {
  ScalarKind kind;
  size_t size;
  size_t parts;
  std::string_view name;
  std::string_view descr;
  double largest;
};

constexpr double single = std::numeric_limits<float>::max();
constexpr double exact = std::numeric_limits<double>::infinity();
constexpr double full = std::numeric_limits<double>::max();

constexpr std::array<KindFacts, 19> kindTable = {{
    {ScalarKind::Bool, 1, 1, "bool", "|b1", exact},
    {ScalarKind::I8, 1, 1, "i8", "|i1", exact},
    {ScalarKind::I16, 2, 1, "i16", "<i2", exact},
    {ScalarKind::I32, 4, 1, "i32", "<i4", exact},
    {ScalarKind::I64, 8, 1, "i64", "<i8", exact},
    {ScalarKind::U8, 1, 1, "u8", "|u1", exact},
    {ScalarKind::U16, 2, 1, "u16", "<u2", exact},
    {ScalarKind::U32, 4, 1, "u32", "<u4", exact},
    {ScalarKind::U64, 8, 1, "u64", "<u8", exact},
    {ScalarKind::F8E4M3FN, 1, 1, "f8E4M3FN", "|V1", 448},
    {ScalarKind::F8E4M3FNUZ, 1, 1, "f8E4M3FNUZ", "|V1", 240},
    {ScalarKind::F8E5M2, 1, 1, "f8E5M2", "|V1", 57344},
    {ScalarKind::F8E5M2FNUZ, 1, 1, "f8E5M2FNUZ", "|V1", 57344},
    {ScalarKind::BF16, 2, 1, "bf16", "<V2", 0x1.fep127},
    {ScalarKind::F16, 2, 1, "f16", "<f2", 65504},
    {ScalarKind::F32, 4, 1, "f32", "<f4", single},
    {ScalarKind::F64, 8, 1, "f64", "<f8", full},
    {ScalarKind::C64, 8, 2, "c64", "<c8", single},
    {ScalarKind::C128, 16, 2, "c128", "<c16", full},
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

bool ScalarType::isFloat() const {
  return kind >= ScalarKind::F8E4M3FN && kind <= ScalarKind::F64;
}

double ScalarType::largest() const { return factsOf(kind).largest; }

std::string_view ScalarType::name() const { return factsOf(kind).name; }

std::string_view ScalarType::numpyDescr() const { return factsOf(kind).descr; }

std::optional<ScalarType> ScalarType::fromNumpyCode(std::string_view code) {
  for (const KindFacts &facts : kindTable)
    if (facts.descr.substr(1) == code && facts.descr[1] != 'V')
      return ScalarType{facts.kind};
  return std::nullopt;
}
