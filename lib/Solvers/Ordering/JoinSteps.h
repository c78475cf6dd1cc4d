// SPDX-License-Identifier: Apache-2.0
//
// Steps that lose nothing by running right beside another one. Private to the
// ordering solver.
//
//   JoinedSteps joined = joinSteps(problem);
//   joined.members[0];   // steps of the given problem, in order
#pragma once

#include "TensorOpt/Solvers/Ordering.h"

namespace tensoropt::ordering {

/// A problem whose best peak is that of the given one: any order of it stands
/// for the order of the members, of the same peak.
struct JoinedSteps {
  OrderingProblem problem;
  std::vector<std::vector<unsigned>> members; ///< by step of `problem`
};

/// A step that only one other waits for, and that ends no buffer in any order,
/// runs best right before that one: its buffers begin later, and all that lives
/// then lives during the other step, too. Read backwards, a step that waits for
/// one other and begins no buffer runs best right behind that one. Steps are
/// joined until nothing changes.
JoinedSteps joinSteps(const OrderingProblem &problem);

} // namespace tensoropt::ordering
