// SPDX-License-Identifier: Apache-2.0
//
// Plans made by placing one item after another. Private to the packing solver.
#pragma once

#include "Model.h"

#include <algorithm>

namespace tensoropt::packing {

/// Offsets by item.
using Offsets = std::vector<int64_t>;

enum class Order { Size, Area, Lifetime, Start, Conflicts };
enum class Fit { First, Best };

const char *getName(Order order);
const char *getName(Fit fit);

/// The items in that order; fixed ones first, ties by size, then by number.
std::vector<unsigned> makeOrder(const Model &model, Order order);

/// Largest offset + size.
int64_t findExtent(const Model &model, const Offsets &offsets);

/// Places the items one after another: at the lowest offset that is free, or
/// the one that leaves the least room above it.
Offsets placeInOrder(const Model &model, const std::vector<unsigned> &order,
                     Fit fit);

/// Calls exclude(lower, upper) for each open range of offsets of `item` at
/// which it overlaps `other` at `offset`.
template <typename Function>
void forEachExcluded(const Model &model, unsigned item, unsigned other,
                     int64_t offset, Function exclude) {
  const Item &a = model.items[item], &b = model.items[other];
  if (model.conflicts) {
    const std::vector<unsigned> &others = (*model.conflicts)[item];
    if (std::binary_search(others.begin(), others.end(), other))
      exclude(offset - a.size, offset + b.size);
    return;
  }
  for (const Piece &p : a.pieces)
    for (const Piece &q : b.pieces)
      if (p.first < q.last && q.first < p.last)
        exclude(offset + q.lower - p.upper, offset + q.upper - p.lower);
}

} // namespace tensoropt::packing
