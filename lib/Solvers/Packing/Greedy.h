// SPDX-License-Identifier: Apache-2.0
//
// Plans made by placing one item after another. Private to the packing solver.
//
//   std::vector<unsigned> order = makeOrder(model, Order::Size);
//   std::optional<Offsets> plan = placeInOrder(model, order, Fit::First,
//   limits);
#pragma once

#include "Limits.h"
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

/// Places the items one after another: at their hint if that is free, else at
/// the lowest offset that is, or the one that leaves the least room above it.
/// None if a limit came first.
std::optional<Offsets> placeInOrder(const Model &model,
                                    const std::vector<unsigned> &order, Fit fit,
                                    const Limits &limits);

/// Allocates and frees in order of time, the smallest hole that fits first, as
/// a run-time allocator might. O(n log n). None if an item has a fixed offset
/// or a hint, or conflicts are listed.
std::optional<Offsets> placeInTime(const Model &model);

} // namespace tensoropt::packing
