// SPDX-License-Identifier: Apache-2.0
// What a convolution by Winograd's filtering reads.

#pragma once

#include "BlockedConvolution.h"
#include "WinogradForm.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Filters [products, K / lanes, C / lanes, lanes of C, lanes of K] as an
/// expression of the weights, summed in f64: that costs nothing when the
/// network runs.
mlir::Value makeFilters(BlockedConvolution convolution,
                        const WinogradForm &form, mlir::RewriterBase &rewriter);

/// The image with what the last squares reach for beyond it: a padding reaches
/// further, or comes to be. What is there meets no result.
mlir::Value extendImage(BlockedConvolution convolution,
                        const WinogradForm &form, mlir::RewriterBase &rewriter);

} // namespace tensoropt
