// SPDX-License-Identifier: Apache-2.0
// Windows over a padded image that end where the image does: its border need
// not be there.
//
//   std::optional<ClippedWindows> windows = ClippedWindows::find(convolution);
//   for (const auto &segment : windows->axes[0].segments) ...

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include <optional>

namespace tensoropt {

/// A convolution whose image is padded with zeros for it alone, and whose
/// weights are finite constants: products with the border add nothing. Sums
/// keep their order; one that is -0 stays so.
struct ClippedWindows {
  /// Neighbouring results along a loop, all of which read the same part of the
  /// window from the image; there is one.
  struct Segment {
    int64_t begin, end;   ///< of the results
    int64_t first, count; ///< of the window
  };
  /// A dimension of the image with a border.
  struct Axis {
    unsigned result, window; ///< loops
    int64_t extent;          ///< of the window
    llvm::SmallVector<Segment> segments;
  };

  /// A segment of each axis.
  using Box = llvm::SmallVector<Segment, 2>;

  mlir::OpOperand *image = nullptr;
  mlir::tensor::PadOp padding; ///< which makes it
  llvm::SmallVector<Axis, 2> axes;

  /// Empty for what is no such convolution, for extents that are not known,
  /// where a window lies in the border, and for more boxes than are compiled
  /// quickly.
  static std::optional<ClippedWindows> find(mlir::linalg::LinalgOp op);

  size_t countBoxes() const;
  /// All boxes, along the last axis first.
  llvm::SmallVector<Box> listBoxes() const;

  /// What a part of the loops, from `offsets` to `offsets` + `sizes`, both
  /// included, reads of the image without its border.
  mlir::Value slice(llvm::ArrayRef<mlir::OpFoldResult> offsets,
                    llvm::ArrayRef<mlir::OpFoldResult> sizes,
                    mlir::OpBuilder &builder) const;
};

} // namespace tensoropt
