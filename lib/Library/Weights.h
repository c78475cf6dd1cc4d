// SPDX-License-Identifier: Apache-2.0
// The large constants of a library in a file of their own.
//
//   Weights weights(constants);
//   if (failed(weights.detach(lowered)))   // code takes their address
//     return failure();
//   weights.print(os);

#pragma once

#include "ErrorCodes.h"
#include "TensorOpt/Execution/LargeConstants.h"

namespace tensoropt {

class EntryBuilder;

/// Constants, one after the other, behind a head of 64 bytes: eight letters,
/// the bytes of the file and a checksum of all but the head, 64-bit numbers in
/// the order of bytes of the processors that there are libraries for.
class Weights {
public:
  explicit Weights(const std::vector<LargeConstant> &constants);

  /// Gives all code of the LLVM dialect that reads the constants the address of
  /// the file as its last argument. Fails where the address of a function that
  /// needs it is taken.
  mlir::LogicalResult detach(mlir::ModuleOp lowered);

  /// Whether a function has that argument.
  bool isTakenBy(mlir::LLVM::LLVMFuncOp function) const {
    return takers.contains(function);
  }

  /// Has a call refuse another file.
  void addCheck(EntryBuilder &entry, mlir::Value file) const;
  /// A function of C that checks size, alignment and all bytes of a file.
  mlir::LogicalResult addCheckFunction(mlir::ModuleOp lowered,
                                       llvm::StringRef name,
                                       ErrorCodes &codes) const;

  /// Bytes of the file.
  uint64_t size() const { return fileSize; }
  /// Writes the file.
  void print(llvm::raw_ostream &os) const;

private:
  uint64_t computeChecksum() const;

  const std::vector<LargeConstant> &constants;
  llvm::StringMap<uint64_t> offsets;
  uint64_t fileSize = 0, checksum = 0;
  llvm::SetVector<mlir::LLVM::LLVMFuncOp> takers;
};

} // namespace tensoropt
