// SPDX-License-Identifier: Apache-2.0
#include "TensorOpt/Sparse/SweepLoops.h"
#include "TensorOpt/Symmetry/Passes.h"
