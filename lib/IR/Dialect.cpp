// SPDX-License-Identifier: Apache-2.0
// Registration of the dialect.

#include "SemiringText.h"
#include "TensorOpt/IR/PackedOps.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tensoropt;

#include "TensorOpt/IR/TensorOptDialect.cpp.inc"
#include "TensorOpt/IR/TensorOptEnums.cpp.inc"
#define GET_ATTRDEF_CLASSES
#include "TensorOpt/IR/TensorOptAttrs.cpp.inc"
#define GET_TYPEDEF_CLASSES
#include "TensorOpt/IR/TensorOptTypes.cpp.inc"
#define GET_OP_CLASSES
#include "TensorOpt/IR/TensorOptOps.cpp.inc"
#define GET_OP_CLASSES
#include "TensorOpt/IR/TensorOptPackedOps.cpp.inc"

void TensorOptDialect::initialize() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "TensorOpt/IR/TensorOptAttrs.cpp.inc"
      >();
  addTypes<
#define GET_TYPEDEF_LIST
#include "TensorOpt/IR/TensorOptTypes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "TensorOpt/IR/TensorOptOps.cpp.inc"
      ,
#define GET_OP_LIST
#include "TensorOpt/IR/TensorOptPackedOps.cpp.inc"
      >();
}
