// SPDX-License-Identifier: Apache-2.0
// The operands of a nest, and the order of levels in which it sees them.

#include "JoinLoops.h"
#include "SweepCost.h"

using namespace mlir;
using namespace tensoropt;

void JoinLoops::addOperand(Value tensor, BlockArgument entry,
                           ArrayRef<int64_t> indices, StorageLayout layout) {
  Operand &operand = operands.emplace_back();
  operand.tensor = tensor;
  operand.entry = entry;
  operand.layout = std::move(layout);
  operand.shape.levels = operand.layout.levels;
  operand.shape.indices.assign(indices.begin(), indices.end());
}

void JoinLoops::loadBuffers(Operand &operand) {
  operand.load(builder, operand.tensor, operand.layout);
  operand.ends.resize(operand.shape.levels.size());
  operand.pointers.resize(operand.shape.levels.size());
  if (operand.root)
    transpose(operand);
}

/// Puts a sorted copy in the place of an operand's buffers. An operand before
/// it may have made the same copy.
void JoinLoops::transpose(Operand &operand) {
  for (Operand &other : operands) {
    if (&other == &operand)
      break;
    if (other.tensor != operand.tensor || other.root != operand.root)
      continue;
    static_cast<TensorBuffers &>(operand) = other;
    operand.placesInCopy = other.placesInCopy;
    return;
  }
  // A dense output that has both [i, j] and [j, i] fits memory: i^2 < 2^64.
  auto fitsWord = [&](unsigned dimension) {
    Value index = sweep.getIndices()[operand.shape.indices[dimension]];
    return mirror && llvm::is_contained(mirror->direct.getIndices(), index);
  };
  TransposedStorage copy =
      emitTransposed(builder, operand, operand.layout, *operand.root, fitsWord);
  operand.placesInCopy = copy.places;
  static_cast<TensorBuffers &>(operand) = std::move(copy);
}

/// Chooses the order of the nest, and the operands that it sees in another
/// order than theirs.
void JoinLoops::chooseStorage(std::optional<ArrayRef<unsigned>> fibre) {
  SmallVector<JoinOperand> shapes;
  SmallVector<unsigned> tensors;
  SmallVector<bool> mayCopy;
  for (const Operand &operand : operands) {
    shapes.push_back(operand.shape);
    tensors.push_back(llvm::find_if(operands,
                                    [&](const Operand &other) {
                                      return other.tensor == operand.tensor;
                                    }) -
                      operands.begin());
    mayCopy.push_back(options.transpose && canTranspose(operand.layout));
  }
  unsigned indices = sweep.getIndices().size();
  SmallVector<unsigned> free(llvm::to_vector(
      llvm::seq<unsigned>(indices - sweep.getExtents().size(), indices)));
  JoinStorage chosen = chooseJoinStorage(shapes, tensors, mayCopy, free, fibre);
  order = std::move(chosen.order);
  for (auto [operand, root] : llvm::zip(operands, chosen.roots)) {
    if (!root)
      continue;
    operand.root = root;
    operand.shape.levels = getTransposedLevels(operand.shape.levels, *root);
  }
}

/// Says which operands are copied, or what could be and is not.
void JoinLoops::reportStorage() {
  auto report = [&](Record::Kind kind, StringRef name, int64_t operand,
                    ArrayRef<unsigned> dimensions, StringRef reason) {
    Record record = startRecord(kind, name);
    std::string list;
    for (unsigned dimension : dimensions)
      list += (list.empty() ? "" : ", ") + std::to_string(dimension);
    record.add("operand", operand)
        .add("dimensions", list)
        .add("reason", reason.str());
    emitRecord(sweep, std::move(record));
  };
  for (auto [at, operand] : llvm::enumerate(operands)) {
    if (!operand.root)
      continue;
    SmallVector<unsigned> dimensions;
    for (const StorageLevel &level : operand.shape.levels)
      dimensions.push_back(level.dimension);
    report(Record::Kind::Passed, "Transposed", at, dimensions,
           "a copy with levels in the order of these dimensions is made first: "
           "the loops then visit entries that meet, or rows of the result one "
           "by one");
  }
  if (order.missed)
    report(Record::Kind::Missed, "StorageOrder", order.missed->operand,
           order.missed->dimensions,
           "one of its levels is searched for each index of a loop over all "
           "its coordinates; a storage with levels in the order of these "
           "dimensions would only visit what it shares with the others");
}
