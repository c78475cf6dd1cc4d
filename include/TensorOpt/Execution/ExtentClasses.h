// SPDX-License-Identifier: Apache-2.0
// Which extents of a function's arguments must be equal, read off its body. A
// caller uses it to find the extents that nobody stated and to refuse arguments
// that do not fit before compiled code touches them.
//
//   ExtentClasses classes = ExtentClasses::compute(function);
//   if (!classes.unify(shapes, error)) ...   // "dimension 1 of argument 0 ..."

#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// Shapes of all arguments; -1 is an unknown extent. A number has no dimensions
/// or, where it is known and an index, itself: it may be an extent.
using Shapes = std::vector<std::vector<int64_t>>;

class ExtentClasses {
public:
  /// Reads einsums, sweeps, linalg operations, arithmetic on tensors, casts,
  /// calls and the symmetries of types. Values that meet in a loop or a branch
  /// count as equal in shape.
  static ExtentClasses compute(mlir::func::FuncOp function);

  /// Fails when two known extents contradict each other or a static one;
  /// `error` names both. Allocates nothing unless it fails.
  bool check(llvm::ArrayRef<llvm::ArrayRef<int64_t>> shapes,
             std::string &error) const;

  /// Checks, then fills in the unknown extents of tensors that others
  /// determine.
  bool unify(Shapes &shapes, std::string &error) const;

  /// A dimension of an argument, or an argument that is an extent.
  struct Place {
    unsigned argument, dimension;
    bool isNumber; ///< the argument is an index

    std::optional<int64_t>
    find(llvm::ArrayRef<llvm::ArrayRef<int64_t>> shapes) const;
    std::string describe() const;
  };
  /// Places that are equal, or one that has to be a known number.
  struct Class {
    std::optional<int64_t> extent; ///< static
    std::vector<Place> places;
  };
  llvm::ArrayRef<Class> get() const { return classes; }

private:
  std::vector<Class> classes;
};

} // namespace tensoropt
