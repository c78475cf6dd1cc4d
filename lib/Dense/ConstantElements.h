// SPDX-License-Identifier: Apache-2.0
// Constants as bytes.

#pragma once

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Value.h"
#include <memory>
#include <optional>

namespace tensoropt {

/// Constants up to here are small: they may grow as they like, and be looked up
/// by their contents.
constexpr int64_t smallConstantBytes = 64 << 10;

/// A constant of the type with the elements; large ones are kept once, under
/// about that name: where they are, if there is an owner, else as a copy.
mlir::ElementsAttr makeConstant(mlir::RankedTensorType type,
                                llvm::ArrayRef<char> bytes,
                                llvm::StringRef name,
                                std::shared_ptr<const void> owner = nullptr);

/// The elements of a constant one behind the other in memory, of whole bytes;
/// nothing for others, and where one is repeated.
std::optional<llvm::ArrayRef<char>> findElements(mlir::Value value);

/// True for a constant of integers, or of floats none of which is infinite or
/// no number.
bool isFiniteConstant(mlir::Value value);

} // namespace tensoropt
