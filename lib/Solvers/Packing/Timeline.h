// SPDX-License-Identifier: Apache-2.0
//
// Placed pieces, found by the sections that they live in. Pieces of similar
// lengths share a class, and one class has buckets about as long as its pieces:
// what overlaps a range starts in it or shortly before. Private to the packing
// solver.
//
//   Timeline timeline(model);
//   timeline.add(piece, offset);
//   timeline.forEachOverlap(other, [](int64_t lower, int64_t upper) { ... });
#pragma once

#include "Model.h"

#include <algorithm>

namespace tensoropt::packing {

class Timeline {
public:
  explicit Timeline(const Model &model) {
    unsigned sections = model.sections();
    for (unsigned bits = 0; bits == 0 || sections >> bits; ++bits)
      heads.emplace_back((sections >> bits) + 1, none);
  }

  /// Bytes from `offset` of its item are taken by a piece.
  void add(const Piece &piece, int64_t offset) {
    unsigned bits = 0;
    while ((piece.last - piece.first) >> (bits + 1))
      ++bits;
    unsigned &head = heads[bits][piece.first >> bits];
    taken.push_back({piece.first, piece.last, offset + piece.lower,
                     offset + piece.upper, head});
    head = taken.size() - 1;
    used = std::max(used, bits + 1);
  }

  /// Calls visit(lower, upper) with the bytes of each piece that lives at a
  /// time of `piece`.
  template <typename Function>
  void forEachOverlap(const Piece &piece, Function visit) const {
    for (unsigned bits = 0; bits < used; ++bits) {
      unsigned longest = 2u << bits;
      unsigned from = piece.first < longest ? 0 : piece.first - longest;
      for (unsigned bucket = from >> bits; bucket <= (piece.last - 1) >> bits;
           ++bucket)
        for (unsigned at = heads[bits][bucket]; at != none; at = taken[at].next)
          if (taken[at].first < piece.last && piece.first < taken[at].last)
            visit(taken[at].lower, taken[at].upper);
    }
  }

private:
  static constexpr unsigned none = -1;
  struct Taken {
    unsigned first, last;
    int64_t lower, upper;
    unsigned next; ///< of the same bucket
  };

  std::vector<std::vector<unsigned>> heads; ///< [bits of length][bucket]
  std::vector<Taken> taken;
  unsigned used = 0; ///< classes that have pieces are below
};

} // namespace tensoropt::packing
