// SPDX-License-Identifier: Apache-2.0

#include "ReferenceFill.h"
#include "ReferenceRegion.h"

#include <limits>

using namespace mlir;
using namespace tensoropt;

using Number = ReferenceRegion::Number;

/// The zero of the semiring of an einsum.
static Number zeroOf(EinsumOp op, Type type) {
  double infinity = std::numeric_limits<double>::infinity();
  unsigned width = type.isIndex() ? 64 : type.getIntOrFloatBitWidth();
  int64_t least = INT64_MIN >> (64 - width);
  switch (op.getSemiring()) {
  case SemiringKind::PlusTimes:
  case SemiringKind::MaxTimes:
  case SemiringKind::OrAnd:
    return {0, 0};
  case SemiringKind::MinPlus:
    return {~least, infinity};
  case SemiringKind::MaxPlus:
    return {least, -infinity};
  case SemiringKind::Custom:
    return readNumber(SymbolTable::lookupNearestSymbolFrom<SemiringOp>(
                          op, op.getSemiringNameAttr())
                          .getIdentity());
  }
  llvm_unreachable("unknown semiring");
}

/// Without the entries that have the fill value.
template <typename T>
static ReferenceValue dropFill(const ReferenceValue &value,
                               const std::vector<T> &values, T fill) {
  ReferenceValue kept = value;
  kept.coordinates.clear();
  std::vector<T> stored;
  for (size_t at = 0; at < values.size(); ++at)
    if (values[at] != fill) {
      kept.coordinates.push_back(value.coordinates[at]);
      stored.push_back(values[at]);
    }
  kept.values = std::move(stored);
  return kept;
}

/// With the fill value wherever nothing is stored.
template <typename T>
static ReferenceValue makeDense(const ReferenceValue &value,
                                const std::vector<T> &values, T fill,
                                uint64_t count) {
  std::vector<T> all(count, fill);
  for (size_t at = 0; at < values.size(); ++at) {
    uint64_t place = 0;
    for (size_t slot = 0; slot < value.shape.size(); ++slot)
      place = place * value.shape[slot] + value.coordinates[at][slot];
    all[place] = values[at];
  }
  ReferenceValue dense;
  dense.shape = value.shape;
  dense.values = std::move(all);
  return dense;
}

FailureOr<std::optional<ReferenceValue>>
tensoropt::fillReference(EinsumOp op, RankedTensorType type,
                         const ReferenceValue &value, uint64_t maxElements) {
  auto encoding = dyn_cast_or_null<EncodingAttr>(type.getEncoding());
  if (!encoding || !encoding.getFill() || !value.isSparse)
    return std::optional<ReferenceValue>();
  Number fill = readNumber(encoding.getFill());
  Number zero = zeroOf(op, type.getElementType());
  auto count = countOf(value.shape);
  auto apply = [&](const auto &values, auto filling,
                   auto nothing) -> FailureOr<std::optional<ReferenceValue>> {
    if (filling == nothing)
      return std::optional(dropFill(value, values, filling));
    if (!count || *count > maxElements)
      return op.emitOpError("has an input with a fill value and too many "
                            "elements for the reference, the limit is ")
             << maxElements;
    return std::optional(makeDense(value, values, filling, *count));
  };
  if (auto *integers = std::get_if<std::vector<int64_t>>(&value.values))
    return apply(*integers, fill.integer, zero.integer);
  return apply(std::get<std::vector<double>>(value.values), fill.real,
               zero.real);
}
