// SPDX-License-Identifier: Apache-2.0
// Whether and how a convolution is computed by Winograd's filtering.

#pragma once

#include "BlockedConvolution.h"
#include "KernelPlan.h"
#include "TensorOpt/Dense/Passes.h"
#include "WinogradForm.h"

namespace tensoropt {

/// How a convolution is computed: `rows` rows of squares at a time, so that
/// what is between the transforms stays in a near cache.
struct WinogradPlan {
  WinogradForm form{2};
  int64_t rows = 1;
  double cycles = 0; ///< on one core, by the model
};

/// Cycles of the direct convolution, by the same model.
double countDirectCycles(const BlockedConvolution &convolution);

/// The plan of least cycles with a form, whose rows come in equal blocks, one
/// for each thread at least where there are as many rows.
WinogradPlan planWinograd(const BlockedConvolution &convolution,
                          WinogradForm form, unsigned threads);

/// The plan that the option asks for, or the fastest one if that is faster than
/// the direct convolution; empty if there is none within the tolerance.
std::optional<WinogradPlan>
chooseWinograd(const BlockedConvolution &convolution, Winograd option,
               double tolerance, unsigned threads);

/// The plan with squares of results that a kernel plan asks for; empty, with
/// what is wrong in `fault`, where the convolution cannot be computed so within
/// the tolerance.
std::optional<WinogradPlan> makeWinograd(const BlockedConvolution &convolution,
                                         const KernelPlan &plan,
                                         double tolerance, unsigned threads,
                                         std::string &fault);

/// The other way round, for the attribute; empty stands for none.
KernelPlan toKernelPlan(std::optional<WinogradPlan> plan);

} // namespace tensoropt
