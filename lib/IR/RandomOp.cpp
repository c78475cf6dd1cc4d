// SPDX-License-Identifier: Apache-2.0
// Verification of tensoropt.random.

#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/IR/TypeBytes.h"
#include <cmath>

using namespace mlir;
using namespace tensoropt;

LogicalResult RandomOp::verify() {
  RankedTensorType type = getType();
  if (type.getEncoding()) // C1
    return emitOpError() << "makes dense tensors, got " << type;
  bool ignored;
  double low = getLow().convertToDouble(), high = getHigh().convertToDouble();
  auto element = cast<FloatType>(type.getElementType());
  auto largest = APFloat::getLargest(element.getFloatSemantics());
  largest.convert(APFloat::IEEEdouble(), APFloat::rmTowardZero, &ignored);
  double limit = largest.convertToDouble();
  if (!(low <= high && -limit <= low && high <= limit) ||
      !std::isfinite(high - low)) // C2
    return emitOpError() << "expected a range from one number of " << element
                         << " to another that is not less";
  std::optional<int64_t> bytes = countBytes(type);
  if (!bytes || *bytes > maxBytes) // C3
    return emitOpError() << "needs more than " << (maxBytes >> 30)
                         << " GiB for " << type;
  return success();
}
