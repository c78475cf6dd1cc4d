// SPDX-License-Identifier: Apache-2.0
// Tensors whose channels are cut into blocks that fill a register and lie side
// by side in memory.

#pragma once

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/PatternMatch.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/MathExtras.h"
#include <optional>

namespace tensoropt {

/// The blocked forms of tensors. Dimension d of a tensor, of extent C, becomes
/// C / lanes, rounded up, and its lanes a new last dimension. Lanes beyond C
/// hold anything: nobody may let them meet those of other channels.
class ChannelBlocks {
public:
  ChannelBlocks(int64_t lanes, mlir::RewriterBase &rewriter)
      : lanes(lanes), rewriter(rewriter) {}

  int64_t getLanes() const { return lanes; }
  bool divides(int64_t extent) const {
    return !mlir::ShapedType::isDynamic(extent) && extent > 0 &&
           extent % lanes == 0;
  }
  /// True for extents that blocks hold with few lanes to spare.
  bool fits(int64_t extent) const {
    return !mlir::ShapedType::isDynamic(extent) && extent > 0 &&
           3 * getCount(extent) * lanes <= 4 * extent;
  }
  /// The number of blocks of so many channels.
  int64_t getCount(int64_t channels) const {
    return llvm::divideCeil(channels, lanes);
  }
  /// The type with these dimensions cut, whose lanes follow in their order.
  mlir::RankedTensorType getType(mlir::RankedTensorType type,
                                 llvm::ArrayRef<unsigned> dimensions) const;

  /// The dimension that is cut, of a tensor whose blocked form is at hand.
  std::optional<unsigned> findChannel(mlir::Value value) const;
  /// That form.
  mlir::Value lookUp(mlir::Value value) const;

  /// Makes the blocked form: a copy, but for reshapes where one will do, with
  /// zeros in lanes beyond the last channel.
  mlir::Value block(mlir::Value value, llvm::ArrayRef<unsigned> dimensions);
  /// Makes the blocked form of a value, which is at hand from here on.
  void hold(mlir::Value value, unsigned dimension);
  /// A blocked form of the same extents that holds nothing.
  mlir::Value makeEmpty(mlir::Value value, unsigned dimension);
  /// Uses a blocked form of a result from here on. Who wants the result as it
  /// was gets a copy, which goes if there is no such user.
  void replace(mlir::Operation *op, mlir::Value blocked, unsigned dimension);

private:
  struct Form {
    mlir::Value value;
    unsigned dimension;
  };
  mlir::Value pad(mlir::Value value, llvm::ArrayRef<unsigned> dimensions);
  mlir::Value unblock(mlir::Value blocked, unsigned dimension,
                      mlir::RankedTensorType type);

  int64_t lanes;
  mlir::RewriterBase &rewriter;
  llvm::DenseMap<mlir::Value, Form> forms;
};

} // namespace tensoropt
