// SPDX-License-Identifier: Apache-2.0
// The dialect: attributes, operations and the classes they are made of.
//
//   context.loadDialect<tensoropt::TensorOptDialect>();

#pragma once

#include "TensorOpt/IR/EinsumSpec.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Solvers/PermutationGroup.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/IR/TensorEncoding.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "TensorOpt/IR/TensorOptDialect.h.inc"
#include "TensorOpt/IR/TensorOptEnums.h.inc"
#define GET_ATTRDEF_CLASSES
#include "TensorOpt/IR/TensorOptAttrs.h.inc"
#define GET_TYPEDEF_CLASSES
#include "TensorOpt/IR/TensorOptTypes.h.inc"
#define GET_OP_CLASSES
#include "TensorOpt/IR/TensorOptOps.h.inc"
