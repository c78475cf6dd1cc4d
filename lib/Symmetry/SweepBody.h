// SPDX-License-Identifier: Apache-2.0
// Writes the body of a sweep: one masked, weighted update per coset.

#pragma once

#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/Symmetry/UpdatePlan.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include <map>
#include <vector>

namespace tensoropt {

/// Emits updates into the body of `sweep`.
class SweepBody {
public:
  /// `driver` is the number of the einsum's input that the sweep visits;
  /// `freeLetters` are the letters of the sweep's free indices, in order.
  SweepBody(EinsumOp einsum, SweepOp sweep, unsigned driver,
            llvm::StringRef freeLetters);

  /// Emits all updates of one visit.
  void emit(const UpdatePlan &plan);

private:
  mlir::Value
  emitCount(const std::vector<std::pair<EqualSlots, int64_t>> &stabiliserTerms,
            uint64_t subgroupOrder);
  mlir::Value emitStabiliserOrder(
      const std::vector<std::pair<EqualSlots, int64_t>> &stabiliserTerms);
  mlir::Value emitMultiplicity(
      const std::vector<std::pair<EqualSlots, int64_t>> &stabiliserTerms,
      uint64_t subgroupOrder);
  llvm::SmallVector<mlir::Value> emitWeight(const UpdatePlan &plan);
  mlir::Value emitRunFactor(llvm::ArrayRef<unsigned> slots, size_t at);
  mlir::Value emitReal(double value);
  mlir::Value toElement(mlir::Value real);
  mlir::Value emitEquality(const EqualSlots &equal);
  mlir::Value emitProduct(const Update &update, mlir::Value entry);
  mlir::Value emitTerm(const Update &update, const UpdatePlan &plan,
                       mlir::ValueRange weight);
  mlir::Value indexOf(char letter, const Update &update);
  mlir::Value read(mlir::Value tensor, llvm::ArrayRef<mlir::Value> indices);

  EinsumOp einsum;
  Semiring semiring;
  SweepOp sweep;
  unsigned driver;
  llvm::StringRef freeLetters;
  EinsumSpec spec;
  mlir::ImplicitLocOpBuilder builder;
  mlir::Type elementType;
  /// The inputs as the body reads them: without encodings.
  llvm::SmallVector<mlir::Value> sources;
  std::map<std::vector<void *>, mlir::Value> reads;
};

/// An i1 that tells whether the update is masked at a coordinate; null if it
/// never is.
mlir::Value emitMask(mlir::ImplicitLocOpBuilder &builder,
                     llvm::ArrayRef<mlir::BlockArgument> coordinate,
                     const Update &update);

} // namespace tensoropt
