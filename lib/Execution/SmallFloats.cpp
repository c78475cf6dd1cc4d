// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/SmallFloats.h"
#include "llvm/ADT/APFloat.h"

using namespace tensoropt;
using llvm::APFloat;

static const llvm::fltSemantics &getSemantics(ScalarKind kind) {
  switch (kind) {
  case ScalarKind::F8E4M3FN:
    return APFloat::Float8E4M3FN();
  case ScalarKind::F8E4M3FNUZ:
    return APFloat::Float8E4M3FNUZ();
  case ScalarKind::F8E5M2:
    return APFloat::Float8E5M2();
  case ScalarKind::F8E5M2FNUZ:
    return APFloat::Float8E5M2FNUZ();
  case ScalarKind::BF16:
    return APFloat::BFloat();
  default:
    return APFloat::IEEEhalf();
  }
}

uint16_t tensoropt::toSmallFloat(ScalarKind kind, double value) {
  APFloat number(value);
  bool losesInfo;
  number.convert(getSemantics(kind), APFloat::rmNearestTiesToEven, &losesInfo);
  return static_cast<uint16_t>(number.bitcastToAPInt().getZExtValue());
}

double tensoropt::fromSmallFloat(ScalarKind kind, uint16_t bits) {
  const llvm::fltSemantics &semantics = getSemantics(kind);
  APFloat number(semantics,
                 llvm::APInt(APFloat::getSizeInBits(semantics), bits));
  bool losesInfo;
  number.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                 &losesInfo);
  return number.convertToDouble();
}

uint8_t tensoropt::tensoroptNarrowFloat(double value, int32_t kind) {
  auto first = static_cast<int32_t>(ScalarKind::F8E4M3FN);
  return static_cast<uint8_t>(
      toSmallFloat(static_cast<ScalarKind>(first + kind), value));
}
