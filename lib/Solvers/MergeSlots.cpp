// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/MergeSlots.h"

#include <algorithm>

using namespace tensoropt;

namespace {

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
      inner.push_back(findInner(block));
    std::vector<SignedPermutation> generators;
    bool movesBlocks = false, hasCharacters = false;
    for (const PermutationGroup &within : inner)
      for (const SignedPermutation &generator : within.generators())
        hasCharacters |= !generator.character.isTrivial();
    for (const SignedPermutation &generator : group.generators()) {
      std::optional<Permutation> moved = moveBlocks(generator.permutation);
      if (!moved)
        return std::nullopt;
      if (moved->isIdentity())
        continue;
      movesBlocks = true;
      generators.push_back({*moved, generator.character});
    }
    std::string unused;
    auto merged = PermutationGroup::generate(sizes.size(), generators, unused);
    if (!merged || (movesBlocks && hasCharacters) || !isProduct(*merged))
      return std::nullopt;
    return MergedSlots{*merged, inner};
  }

private:
  /// The elements that move slots of one block only, on these slots.
  PermutationGroup findInner(unsigned block) const {
    std::vector<int64_t> marks(group.degree(), 0);
    for (unsigned slot = 0; slot < marks.size(); ++slot)
      marks[slot] = blockOf[slot] == block ? -1 : int64_t(slot);
    PermutationGroup fixing = group.stabiliser(marks);
    std::vector<SignedPermutation> generators;
    std::string unused;
    for (const SignedPermutation &generator : fixing.generators()) {
      std::vector<unsigned> images;
      for (unsigned at = 0; at < sizes[block]; ++at)
        images.push_back(generator.permutation[starts[block] + at] -
                         starts[block]);
      generators.push_back({*Permutation::fromImages(std::move(images), unused),
                            generator.character});
    }
    return *PermutationGroup::generate(sizes[block], generators, unused);
  }

  /// Where a permutation moves blocks, if it keeps them whole and, but for the
  /// symmetries within them, in order.
  std::optional<Permutation> moveBlocks(const Permutation &permutation) const {
    std::vector<unsigned> images;
    std::string unused;
    for (unsigned block = 0; block < sizes.size(); ++block) {
      unsigned target = blockOf[permutation[starts[block]]];
      if (sizes[target] != sizes[block])
        return std::nullopt;
      std::vector<unsigned> within;
      for (unsigned at = 0; at < sizes[block]; ++at) {
        unsigned image = permutation[starts[block] + at];
        if (blockOf[image] != target)
          return std::nullopt;
        within.push_back(image - starts[target]);
      }
      auto order = Permutation::fromImages(std::move(within), unused);
      if (!inner[target].contains(*order))
        return std::nullopt;
      images.push_back(target);
    }
    return Permutation::fromImages(std::move(images), unused);
  }

  /// Elements that move no block are those within blocks if there are as many.
  bool isProduct(const PermutationGroup &merged) const {
    uint64_t order = merged.order();
    for (const PermutationGroup &within : inner)
      if (__builtin_mul_overflow(order, within.order(), &order))
        return false;
    return order == group.order() && order != UINT64_MAX;
  }

  const PermutationGroup &group;
  const std::vector<unsigned> &sizes;
  std::vector<unsigned> starts, blockOf;
  std::vector<PermutationGroup> inner;
};

} // namespace

std::optional<MergedSlots>
MergedSlots::get(const PermutationGroup &group,
                 const std::vector<unsigned> &sizes) {
  return SlotMerger(group, sizes).run();
}

std::vector<unsigned>
MergedSlots::independentSizes(const PermutationGroup &group) {
  // The last slot of the orbit of each slot.
  std::vector<unsigned> last(group.degree());
  for (const auto &orbit : group.orbits())
    for (unsigned slot : orbit)
      last[slot] = orbit.back();
  std::vector<unsigned> sizes;
  for (unsigned slot = 0, end = 0, start = 0; slot < last.size(); ++slot) {
    end = std::max(end, last[slot]);
    if (slot != end)
      continue;
    sizes.push_back(slot + 1 - start);
    start = slot + 1;
  }
  return sizes;
}

bool MergedSlots::isSorted(unsigned block) const {
  const PermutationGroup &within = inner[block];
  return within.degree() > 1 && within.isFullSymmetricOnOrbits() &&
         within.orbits().size() == 1 &&
         std::all_of(within.generators().begin(), within.generators().end(),
                     [](const SignedPermutation &generator) {
                       return generator.character.isTrivial();
                     });
}

std::optional<CanonicalRegion> MergedSlots::regionOf(unsigned block,
                                                     Triangle triangle) const {
  std::string unused;
  return CanonicalRegion::get(inner[block], triangle, unused);
}
