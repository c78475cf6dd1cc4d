// SPDX-License-Identifier: Apache-2.0
// Winograd's minimal filtering: m x m results of a 3 x 3 window from fewer
// products than there are terms.

#pragma once

#include "mlir/IR/Builders.h"
#include <vector>

namespace tensoropt {

/// F(m x m, 3 x 3) of Lavin and Gray 2016, section 4: a square of (m + 2)^2
/// inputs and the filter are transformed, multiplied element by element, and
/// the products transformed to m^2 results.
///
/// F(4 x 4) evaluates at 0, +-1/sqrt(2), +-sqrt(2) and infinity. Its rounding
/// errors are a quarter of those at 0, +-1, +-2, and it takes as many
/// operations: points and their inverses keep all powers near one.
class WinogradForm {
public:
  /// m is 2 or 4.
  explicit WinogradForm(int64_t outputs) : outputs(outputs) {}

  int64_t getOutputs() const { return outputs; }
  int64_t getInputs() const { return outputs + 2; }
  /// Elements of a transformed filter.
  int64_t getProducts() const { return getInputs() * getInputs(); }

  /// By product and place in the window: what a filter is multiplied by.
  std::vector<double> getFilterMatrix() const;
  /// Squares of values, row by row, between such, in straight code.
  llvm::SmallVector<mlir::Value>
  transformInputs(llvm::ArrayRef<mlir::Value> inputs, mlir::OpBuilder &builder,
                  mlir::Location loc) const;
  llvm::SmallVector<mlir::Value>
  transformProducts(llvm::ArrayRef<mlir::Value> products,
                    mlir::OpBuilder &builder, mlir::Location loc) const;

  /// The largest error to expect in f32 of a sum over so many channels, as a
  /// share of the range of the results: measured on normal numbers, and a
  /// direct sum's own is two thirds of that of F(2 x 2).
  double getError(int64_t channels) const;

  /// Cycles of the transforms of a square in one register on a machine that
  /// starts two operations, two loads and a store at a time.
  double countInputCycles() const { return outputs == 2 ? 20 : 84; }
  double countOutputCycles() const { return outputs == 2 ? 16 : 76; }

private:
  int64_t outputs;
};

} // namespace tensoropt
