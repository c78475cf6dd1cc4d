// SPDX-License-Identifier: Apache-2.0
#include "TensorOpt/Symmetry/Passes.h"
#include "mlir/IR/Value.h"
#include <vector>
