// SPDX-License-Identifier: Apache-2.0
// The whole dialect, for mlir-tblgen.

include "TensorOpt/IR/TensorOptBase.td"
include "TensorOpt/IR/TensorOptAttrs.td"
include "TensorOpt/IR/TensorOptTypes.td"
include "TensorOpt/IR/TensorOptSemirings.td"
include "TensorOpt/IR/TensorOptOps.td"
