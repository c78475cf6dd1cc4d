// SPDX-License-Identifier: Apache-2.0
// How one kernel is computed, as an attribute of its operation:
//
//   tensoropt.kernel_plan = {algorithm = "f4", rows = 7 : i64}
//   tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 2,
//   14>}

#pragma once

#include "mlir/IR/Operation.h"
#include "llvm/Support/JSON.h"
#include <optional>

namespace tensoropt {

/// Parts that are empty are left to who lowers the operation.
struct KernelPlan {
  /// Of a convolution by windows of 3 x 3: "direct", or squares of results,
  /// "f2" or "f4", of which `rows` rows are computed at a time (0: any).
  std::string algorithm;
  int64_t rows = 0;
  /// Of tensors: "plain" leaves channels where they are; else they are cut into
  /// blocks that fill registers where that pays.
  std::string layout;
  /// Of the loops over the dimensions of what a group of operations writes that
  /// are longer than 1, without the lanes of registers: the numbers of all of
  /// them, the outermost first, and the elements that are computed at a time.
  llvm::SmallVector<int64_t, 4> order, tile;
  /// Of a product of two given matrices: which of them are copied into the
  /// order in which they are read, "none", "right" or "both", in blocks of so
  /// many terms and columns. Its tile is rows and registers of columns.
  std::string copies;
  llvm::SmallVector<int64_t, 2> blocks;
  /// That its loops are cut among; 0: as many as it pays for.
  int64_t threads = 0;

  bool hasLoops() const { return !tile.empty(); }
  bool isOfProduct() const { return !copies.empty(); }
  bool operator==(const KernelPlan &other) const {
    return algorithm == other.algorithm && rows == other.rows &&
           layout == other.layout && order == other.order &&
           tile == other.tile && copies == other.copies &&
           blocks == other.blocks && threads == other.threads;
  }

  /// A part by its name; null for what is none.
  std::string *findText(llvm::StringRef name);
  llvm::SmallVectorImpl<int64_t> *findNumbers(llvm::StringRef name);

  llvm::json::Object toJSON() const;
  /// Nothing, with what is wrong, for what is no plan.
  static std::optional<KernelPlan> fromJSON(const llvm::json::Object &object,
                                            std::string &error);
};

/// The plan of an operation, without parts if it has none. Fails, with an
/// error, where the attribute is no plan.
mlir::FailureOr<KernelPlan> getKernelPlan(mlir::Operation *op);

/// True for an operation whose plan leaves channels where they are.
bool keepsLayout(mlir::Operation *op);

/// Gives what takes the place of an operation its plan.
void moveKernelPlan(mlir::Operation *from, mlir::Operation *to);

/// Gives it that plan; one without parts goes.
void setKernelPlan(mlir::Operation *op, const KernelPlan &plan);

} // namespace tensoropt
