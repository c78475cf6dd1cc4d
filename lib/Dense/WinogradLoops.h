// SPDX-License-Identifier: Apache-2.0
// Loops of a convolution by Winograd's filtering.

#pragma once

#include "WinogradCost.h"

namespace tensoropt {

/// Replaces a convolution and its ending: for each block of rows of squares,
/// inputs are transformed to [C / lanes, products, squares, lanes], multiplied
/// with filters [products, K / lanes, C / lanes, lanes of C, lanes of K], and
/// transformed to results. Threads have blocks of their own, or parts of what
/// is made of the only one.
void emitWinograd(const BlockedConvolution &convolution,
                  const WinogradPlan &plan, unsigned threads,
                  mlir::RewriterBase &rewriter);

} // namespace tensoropt
