// SPDX-License-Identifier: Apache-2.0

#include "MergePlan.h"
#include "JoinSweeps.h"
#include "TensorOpt/IR/Semiring.h"

using namespace mlir;
using namespace tensoropt;

/// More ways to divide dimensions than those of this rank are not tried.
static constexpr int64_t maxRank = 12;

SmallVector<int64_t> MergePlan::getSizes() const {
  return llvm::map_to_vector(blocks, [](const MergedBlock &block) {
    return int64_t(block.letters.size());
  });
}

namespace {

/// Tries blocks for one einsum.
class MergePlanner {
public:
  explicit MergePlanner(EinsumOp op) : op(op), spec(op.getParsedSpec()) {}

  std::optional<MergePlan> run() {
    std::optional<unsigned> driver = findDriver();
    if (!driver)
      return std::nullopt;
    const std::string &term = spec.inputs[*driver];
    std::optional<MergePlan> best;
    // A bit tells whether a block ends between two dimensions.
    for (uint64_t ends = 0; ends < uint64_t(1) << (term.size() - 1); ++ends) {
      MergePlan plan;
      plan.driver = *driver;
      plan.blocks = divide(term, ends);
      bool isBetter = plan.blocks.size() < term.size() &&
                      (!best || plan.blocks.size() < best->blocks.size());
      if (isBetter && fitsGroup(plan) && findUses(plan))
        best = std::move(plan);
    }
    return best;
  }

private:
  /// The packed input, if it is the only one to be visited.
  std::optional<unsigned> findDriver() {
    bool hasSparseOutput =
        llvm::any_of(op.getInits().getTypes(), [](Type type) {
          return isEncoded(type) && !isPackedTensor(type);
        });
    if (hasSparseOutput || spec.products.size() > 1 ||
        Semiring::of(op).isCustom() ||
        llvm::count_if(op.getInputs().getTypes(), mustBeVisited) != 1)
      return std::nullopt;
    for (auto [at, input] : llvm::enumerate(op.getInputs())) {
      auto type = cast<RankedTensorType>(input.getType());
      if (!mustBeVisited(type) || getSparseEncoding(type))
        continue;
      if (type.getRank() > maxRank || hasRepeats(spec.inputs[at]))
        return std::nullopt;
      return at;
    }
    return std::nullopt;
  }

  static bool hasRepeats(StringRef term) {
    return llvm::any_of(term,
                        [&](char letter) { return term.count(letter) > 1; });
  }

  static SmallVector<MergedBlock> divide(StringRef term, uint64_t ends) {
    SmallVector<MergedBlock> blocks;
    for (auto [at, letter] : llvm::enumerate(term)) {
      if (at == 0 || (ends >> (at - 1)) & 1)
        blocks.push_back({"", false});
      blocks.back().letters += letter;
    }
    return blocks;
  }

  bool fitsGroup(MergePlan &plan) {
    auto type = cast<RankedTensorType>(op.getInputs()[plan.driver].getType());
    std::vector<unsigned> sizes;
    for (int64_t size : plan.getSizes())
      sizes.push_back(size);
    auto merged =
        MergedSlots::get(getSymmetry(type).getGroup(type.getRank()), sizes);
    if (!merged)
      return false;
    for (auto [at, block] : llvm::enumerate(plan.blocks)) {
      block.isSorted = merged->isSorted(at);
      if (!block.isSorted && !merged->inner[at].isTrivial())
        return false;
    }
    plan.merged = std::move(*merged);
    return true;
  }

  /// The terms of all operands, in the order of `MergePlan::uses`.
  SmallVector<StringRef> getTerms() {
    SmallVector<StringRef> terms(spec.inputs.begin(), spec.inputs.end());
    terms.append(spec.outputs.begin(), spec.outputs.end());
    return terms;
  }

  bool findUses(MergePlan &plan) {
    SmallVector<StringRef> terms = getTerms();
    plan.uses.assign(terms.size(), {});
    for (auto [at, term] : llvm::enumerate(terms))
      if (at != plan.driver)
        plan.uses[at].assign(plan.blocks.size(), BlockUse::Absent);
    for (size_t block = 0; block < plan.blocks.size(); ++block)
      if (!findUses(plan, block, terms))
        return false;
    for (size_t output = 0; output < spec.outputs.size(); ++output)
      if (!fitsOutput(plan, output))
        return false;
    return isWorthwhile(plan, terms);
  }

  /// What is stored of a packed output must be one value for each merged index:
  /// it has the symmetry of sorted blocks, in the visited tensor's triangle.
  bool fitsOutput(const MergePlan &plan, size_t output) {
    auto type = cast<RankedTensorType>(op.getInits()[output].getType());
    if (!isPackedTensor(type))
      return true;
    auto triangleOf = [](Type type) {
      return cast<EncodingAttr>(cast<RankedTensorType>(type).getEncoding())
          .getTriangle();
    };
    if (triangleOf(type) != triangleOf(op.getInputs()[plan.driver].getType()))
      return false;
    PermutationGroup group = getSymmetry(type).getGroup(type.getRank());
    StringRef term = spec.outputs[output];
    uint64_t order = 1;
    for (auto [use, block] :
         llvm::zip(plan.uses[spec.inputs.size() + output], plan.blocks)) {
      if (use == BlockUse::Absent || block.letters.size() == 1)
        continue;
      StringRef letters = block.letters;
      size_t place = term.find_first_of(letters);
      bool isTogether =
          term.substr(place, letters.size()).find_first_not_of(letters) ==
          StringRef::npos;
      if (!block.isSorted || !isTogether ||
          !isSymmetricIn(group, term, block.letters))
        return false;
      for (size_t factor = 2; factor <= block.letters.size(); ++factor)
        order *= factor;
    }
    return group.order() == order;
  }

  /// Each operand has all letters of a block, once each, or none.
  bool findUses(MergePlan &plan, size_t block, ArrayRef<StringRef> terms) {
    const MergedBlock &merged = plan.blocks[block];
    SmallVector<unsigned> factors, outputs;
    for (auto [at, term] : llvm::enumerate(terms)) {
      if (at == plan.driver)
        continue;
      size_t found = llvm::count_if(term, [&](char letter) {
        return StringRef(merged.letters).contains(letter);
      });
      if (found == 0)
        continue;
      if (found != merged.letters.size() || hasRepeats(term))
        return false;
      (at < spec.inputs.size() ? factors : outputs).push_back(at);
    }
    if (!outputs.empty() && outputs.size() != spec.outputs.size())
      return false;
    for (unsigned at : factors)
      plan.uses[at][block] = BlockUse::Read;
    for (unsigned at : outputs)
      plan.uses[at][block] = BlockUse::Written;
    if (!merged.isSorted)
      return true;
    // What stays must be the same in all entries of an orbit.
    if (outputs.empty() && factors.empty())
      return false;
    if (outputs.empty()) {
      plan.uses[factors.front()][block] = BlockUse::Summed;
      factors.erase(factors.begin());
    }
    return llvm::all_of(factors, [&](unsigned at) {
      return isSymmetricIn(getStatedGroup(at), spec.inputs[at], merged.letters);
    });
  }

  PermutationGroup getStatedGroup(unsigned input) {
    auto type = cast<RankedTensorType>(op.getInputs()[input].getType());
    SymmetryAttr symmetry = getSymmetry(type);
    return symmetry ? symmetry.getGroup(type.getRank())
                    : PermutationGroup(type.getRank());
  }

  /// True if the letters of a term may be exchanged.
  static bool isSymmetricIn(const PermutationGroup &group, StringRef term,
                            StringRef letters) {
    for (size_t at = 1; at < letters.size(); ++at) {
      std::vector<unsigned> pair{unsigned(term.find(letters[at - 1])),
                                 unsigned(term.find(letters[at]))};
      std::string unused;
      auto exchange = Permutation::fromCycles({pair}, group.degree(), unused);
      auto character = group.contains(*exchange);
      if (!character || !character->isTrivial())
        return false;
    }
    return true;
  }

  /// True if operands to be merged are smaller than the visited tensor, and
  /// state no symmetry that merging would lose.
  bool isWorthwhile(const MergePlan &plan, ArrayRef<StringRef> terms) {
    for (auto [at, term] : llvm::enumerate(terms)) {
      uint64_t kept = 1;
      size_t shared = 0;
      bool isMerged = false;
      for (auto [use, block] : llvm::zip(plan.uses[at], plan.blocks)) {
        if (use == BlockUse::Absent)
          continue;
        isMerged |= block.letters.size() > 1;
        shared += block.letters.size();
        for (size_t factor = 2;
             block.isSorted && factor <= block.letters.size(); ++factor)
          kept *= factor;
      }
      if (!isMerged)
        continue;
      if (shared >= spec.inputs[plan.driver].size())
        return false;
      if (at < spec.inputs.size() && getStatedGroup(at).order() > kept)
        return false;
    }
    return true;
  }

  EinsumOp op;
  EinsumSpec spec;
};

} // namespace

std::optional<MergePlan> MergePlan::compute(EinsumOp op) {
  return MergePlanner(op).run();
}
