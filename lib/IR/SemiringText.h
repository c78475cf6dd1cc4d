// SPDX-License-Identifier: Apache-2.0
// Parts of the text of operations that have to do with semirings.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"

namespace tensoropt {

/// "(%a, %b) { ... }": a region that takes two elements of the identity's type.
mlir::ParseResult parseScalarRegion(mlir::OpAsmParser &parser,
                                    mlir::Region &region,
                                    mlir::TypedAttr identity);
void printScalarRegion(mlir::OpAsmPrinter &printer, SemiringOp op,
                       mlir::Region &region, mlir::TypedAttr identity);

/// "semiring<min_plus>", "semiring @max_min", or nothing for plus_times.
mlir::ParseResult parseSemiring(mlir::OpAsmParser &parser,
                                SemiringKindAttr &semiring,
                                mlir::FlatSymbolRefAttr &name);
void printSemiring(mlir::OpAsmPrinter &printer, EinsumOp op,
                   SemiringKindAttr semiring, mlir::FlatSymbolRefAttr name);

/// "plus", "@max_min".
mlir::ParseResult parseReduction(mlir::OpAsmParser &parser,
                                 ReduceKindAttr &kind,
                                 mlir::FlatSymbolRefAttr &name);
void printReduction(mlir::OpAsmPrinter &printer, ReduceOp op,
                    ReduceKindAttr kind, mlir::FlatSymbolRefAttr name);

} // namespace tensoropt
