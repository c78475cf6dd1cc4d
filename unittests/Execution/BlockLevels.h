// SPDX-License-Identifier: Apache-2.0
// Storage in blocks for random tests.

#pragma once

#include "TensorOpt/Execution/TensorSpec.h"

namespace tensoropt::testing {

/// Divides dimensions into blocks, where these are larger than one: what held
/// the coordinate holds the number of the block, and a dense level further down
/// where it lies inside. `draw(least, most)` is a random number.
template <typename Draw>
void divideIntoBlocks(std::vector<LevelSpec> &levels,
                      const std::vector<int64_t> &blocks, Draw draw) {
  for (size_t at = 0; at < levels.size(); ++at) {
    int64_t block = blocks[levels[at].dimension];
    if (block < 2 || levels[at].part != LevelSpec::Part::Whole)
      continue;
    levels[at].part = LevelSpec::Part::Block;
    levels[at].block = block;
    LevelSpec inside{LevelSpec::Kind::Dense,
                     levels[at].dimension,
                     true,
                     true,
                     LevelSpec::Part::Inside,
                     block};
    // Not between a compressed level and its singletons.
    size_t place = draw(at + 1, levels.size());
    while (place < levels.size() &&
           levels[place].kind == LevelSpec::Kind::Singleton)
      ++place;
    levels.insert(levels.begin() + place, inside);
  }
}

} // namespace tensoropt::testing
