// SPDX-License-Identifier: Apache-2.0
// Constants as bytes.

#pragma once

#include "TensorOpt/Execution/TensorData.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Value.h"
#include <optional>

namespace tensoropt {

/// Constants up to here are small: they may grow as they like, and be looked up
/// by their contents.
constexpr int64_t smallConstantBytes = 64 << 10;

/// A constant of the type with a copy of the elements; large ones are kept
/// once, under about that name.
mlir::ElementsAttr makeConstant(mlir::RankedTensorType type,
                                llvm::ArrayRef<char> bytes,
                                llvm::StringRef name);
/// The same, with large ones where they are.
mlir::ElementsAttr makeConstant(mlir::RankedTensorType type,
                                const Buffer &elements, llvm::StringRef name);

/// The bytes of a buffer, which lives as long.
llvm::ArrayRef<char> getBytes(const Buffer &buffer);
mlir::AsmResourceBlob makeBlob(const Buffer &buffer);

/// The elements of a constant one behind the other in memory, of whole bytes;
/// nothing for others, and where one is repeated.
std::optional<llvm::ArrayRef<char>> findElements(mlir::Value value);

/// True for a constant of integers, or of floats none of which is infinite or
/// no number.
bool isFiniteConstant(mlir::Value value);

} // namespace tensoropt
