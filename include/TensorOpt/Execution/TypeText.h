// SPDX-License-Identifier: Apache-2.0
// The MLIR text of a projected type: what TensorSpec.h projects, the other way.
//
//   getTypeText(data.spec); // "tensor<?x?xf64, #sparse_tensor.encoding<{ map =
//                           //  (d0, d1) -> (d0 : dense, d1 : compressed),
//                           //  posWidth = 32, crdWidth = 32 }>>"

#pragma once

#include "TensorOpt/Execution/TensorSpec.h"

namespace tensoropt {

/// A type that parses anywhere, without aliases, and that projects on the same
/// spec. Storage that states no symmetry is written as sparse_tensor's. The
/// element types `index` and `i64` project on the same scalar, which is written
/// i64.
std::string getTypeText(const TensorSpec &spec);
std::string getTypeText(const ArgumentSpec &spec);

} // namespace tensoropt
