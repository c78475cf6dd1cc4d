// SPDX-License-Identifier: Apache-2.0
// The dialect with the operations that have a header of their own, for its page.

include "TensorOpt/IR/TensorOpt.td"
include "TensorOpt/IR/TensorOptPackedOps.td"
