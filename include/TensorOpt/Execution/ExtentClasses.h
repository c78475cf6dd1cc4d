// SPDX-License-Identifier: Apache-2.0
// Which extents of a function's arguments must be equal, read off its body. A
// caller uses it to find the extents that nobody stated and to refuse arguments
// that do not fit before compiled code touches them.
//
//   ExtentClasses classes = ExtentClasses::compute(function);
//   if (!classes.unify(shapes, error)) ...   // "dimension 1 of argument 0 ..."

#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include <cstdint>
#include <string>
#include <vector>

namespace tensoropt {

/// Shapes of all arguments; -1 is an unknown extent, a scalar has no
/// dimensions.
using Shapes = std::vector<std::vector<int64_t>>;

class ExtentClasses {
public:
  /// Reads einsums, linalg operations, casts and the symmetries of types.
  static ExtentClasses compute(mlir::func::FuncOp function);

  /// Fills in the unknown extents of `shapes` that others determine. Fails when
  /// two known extents contradict each other or a static one; `error` names
  /// both.
  bool unify(Shapes &shapes, std::string &error) const;

private:
  struct Place {
    unsigned argument, dimension;
  };
  struct Class {
    int64_t extent = -1; ///< static, or -1
    std::vector<Place> places;
  };
  std::vector<Class> classes;
};

} // namespace tensoropt
