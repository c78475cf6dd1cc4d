// SPDX-License-Identifier: Apache-2.0
//
// Parts of a problem that run one behind the other in any order of its steps.
// Private to the ordering solver.
//
//   for (const OrderingPart &part : cutSteps(problem)) ...
#pragma once

#include "TensorOpt/Solvers/Ordering.h"

namespace tensoropt::ordering {

/// The steps from `begin` on, numbered from 0, with what lives around them.
/// Buffers from outside are given or kept; those that are both and not touched
/// are one.
struct OrderingPart {
  unsigned begin = 0;
  OrderingProblem problem;
};

/// Cuts where all steps before come before all steps behind.
std::vector<OrderingPart> cutSteps(const OrderingProblem &problem);

} // namespace tensoropt::ordering
