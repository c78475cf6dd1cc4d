// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/MergeSlots.h"

using namespace tensoropt;

namespace {

/// The exchange of a slot and the next one.
Permutation exchangeNext(unsigned slot, unsigned degree) {
  std::string unused;
  return *Permutation::fromCycles({{slot, slot + 1}}, degree, unused);
}

/// Finds what a group does to blocks.
class SlotMerger {
public:
  SlotMerger(const PermutationGroup &group, const std::vector<unsigned> &sizes)
      : group(group), sizes(sizes) {
    for (unsigned block = 0; block < sizes.size(); ++block) {
      starts.push_back(blockOf.size());
      blockOf.insert(blockOf.end(), sizes[block], block);
    }
  }

  std::optional<MergedSlots> run() {
    if (blockOf.size() != group.degree())
      return std::nullopt;
    for (unsigned block = 0; block < sizes.size(); ++block)
      isSorted.push_back(hasAllExchanges(block));
    std::vector<SignedPermutation> generators;
    for (const SignedPermutation &generator : group.generators()) {
      std::optional<Permutation> moved = moveBlocks(generator.permutation);
      if (!moved)
        return std::nullopt;
      if (!moved->isIdentity() || !generator.character.isTrivial())
        generators.push_back({*moved, generator.character});
    }
    std::string unused;
    auto merged = PermutationGroup::generate(sizes.size(), generators, unused);
    if (!merged || !isProduct(*merged))
      return std::nullopt;
    return MergedSlots{*merged, isSorted};
  }

private:
  bool hasAllExchanges(unsigned block) const {
    for (unsigned at = 0; at + 1 < sizes[block]; ++at) {
      auto character =
          group.contains(exchangeNext(starts[block] + at, group.degree()));
      if (!character || !character->isTrivial())
        return false;
    }
    return sizes[block] > 1;
  }

  /// Where a permutation moves blocks, if it keeps them whole.
  std::optional<Permutation> moveBlocks(const Permutation &permutation) const {
    std::vector<unsigned> images;
    for (unsigned block = 0; block < sizes.size(); ++block) {
      unsigned target = blockOf[permutation[starts[block]]];
      if (sizes[target] != sizes[block])
        return std::nullopt;
      for (unsigned at = 0; at < sizes[block]; ++at) {
        unsigned image = permutation[starts[block] + at];
        bool staysInOrder = image == starts[target] + at;
        if (blockOf[image] != target || !(isSorted[block] || staysInOrder))
          return std::nullopt;
      }
      images.push_back(target);
    }
    std::string unused;
    return Permutation::fromImages(std::move(images), unused);
  }

  /// Elements that move no block are the permutations within sorted ones if
  /// there are as many of them.
  bool isProduct(const PermutationGroup &merged) const {
    uint64_t order = merged.order();
    for (unsigned block = 0; block < sizes.size(); ++block)
      for (unsigned factor = 2; isSorted[block] && factor <= sizes[block];
           ++factor)
        if (__builtin_mul_overflow(order, factor, &order))
          return false;
    return order == group.order() && order != UINT64_MAX;
  }

  const PermutationGroup &group;
  const std::vector<unsigned> &sizes;
  std::vector<unsigned> starts, blockOf;
  std::vector<bool> isSorted;
};

} // namespace

std::optional<MergedSlots>
MergedSlots::get(const PermutationGroup &group,
                 const std::vector<unsigned> &sizes) {
  return SlotMerger(group, sizes).run();
}

CanonicalRegion MergedSlots::regionOf(unsigned size, bool isSorted,
                                      Triangle triangle) {
  std::vector<SignedPermutation> exchanges;
  for (unsigned at = 0; isSorted && at + 1 < size; ++at)
    exchanges.push_back({exchangeNext(at, size), {}});
  std::string unused;
  auto group = PermutationGroup::generate(size, exchanges, unused);
  return *CanonicalRegion::get(*group, triangle, unused);
}
