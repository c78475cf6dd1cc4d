// SPDX-License-Identifier: Apache-2.0
// Writes the body of a sweep with joins.

#pragma once

#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/Symmetry/JoinPlan.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

#include <map>

namespace tensoropt {

class JoinBody {
public:
  /// `indexOf` has the index of the sweep for each letter; `entries` the values
  /// of the visited entries in the order of the visit's operands; `read` the
  /// tensors that are read; `inputs` the number of the einsum's input for each
  /// of both, entries first; `hidden` entries add nothing where they have the
  /// fill value of the type beside them.
  JoinBody(SweepOp sweep, Semiring semiring,
           std::map<char, mlir::Value> indexOf,
           llvm::SmallVector<mlir::Value> entries,
           llvm::SmallVector<mlir::Value> read,
           llvm::SmallVector<unsigned> inputs,
           llvm::ArrayRef<std::pair<mlir::Type, mlir::Value>> hidden);

  /// Emits one update at the end of the body.
  void emit(const JoinUpdate &update);

private:
  mlir::Value emitEquality(const EqualLetters &equal);
  mlir::Value emitMask(const LetterMask &mask);
  mlir::Value emitCount(llvm::ArrayRef<LetterMask> masks);
  mlir::Value toElement(mlir::Value count);
  mlir::Value emitProduct(const JoinUpdate &update);
  mlir::Value readTensor(mlir::Value tensor, llvm::StringRef term);
  mlir::Value selectZero(mlir::Value condition, mlir::Value term);
  llvm::SmallVector<mlir::Value> indicesOf(llvm::StringRef term);

  SweepOp sweep;
  Semiring semiring;
  Reduction reduction;
  std::map<char, mlir::Value> indexOf;
  llvm::SmallVector<mlir::Value> entries, read;
  llvm::SmallVector<unsigned> inputs;
  mlir::ImplicitLocOpBuilder builder;
  mlir::Type elementType;
  std::map<std::pair<void *, std::string>, mlir::Value> reads;
  mlir::Value isHidden; ///< null if no entry is
};

} // namespace tensoropt
