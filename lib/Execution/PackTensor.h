// SPDX-License-Identifier: Apache-2.0
// What the ways to fill and check a tensor share.

#pragma once

#include "ScalarValues.h"
#include "StorageWalk.h"

namespace tensoropt {

/// Checks the extents of data against those of a type and each other.
bool checkExtents(const TensorSpec &spec, const std::vector<int64_t> &extents,
                  std::string &error);

/// Number of values of packed storage; extents satisfy `checkExtents`.
std::optional<uint64_t> countPacked(const TensorSpec &spec,
                                    const std::vector<int64_t> &extents,
                                    std::string &error);

/// Packed storage from an array of all elements or of the packed values, whose
/// type the element type holds. Empty, without an error, if all elements are
/// there but not symmetric.
std::optional<TensorData> packRegion(const TensorSpec &spec,
                                     const NpyView &array, size_t elements,
                                     std::string &error);

/// A canonical tensor with all its entries in the same levels; its storage has
/// some.
std::optional<TensorData> storeInFull(const TensorData &tensor,
                                      std::string &error);

/// True if a value is what pads a dense level: the fill value, zero if none is
/// stated.
bool isPadding(const TensorSpec &spec, const Scalar &value);

/// Whether conversions bring the nodes of a level into ascending order of their
/// numbers of children below one parent, equal ones by coordinate: those that
/// may be in any order and have several children, in a compressed level.
bool isOrderedByChildren(const std::vector<LevelSpec> &levels, size_t level);

/// A zeroed buffer of at most 2^40 bytes; `what` names it in `error`.
std::optional<Buffer> allocateBuffer(ScalarType type, uint64_t count,
                                     const std::string &what,
                                     std::string &error);

} // namespace tensoropt
