// SPDX-License-Identifier: Apache-2.0
// A module parsed for a test, with the errors that are emitted on it.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"

#include <gtest/gtest.h>

namespace tensoropt::testing {

struct Parsed {
  explicit Parsed(const std::string &text) {
    context.loadDialect<mlir::arith::ArithDialect, mlir::cf::ControlFlowDialect,
                        mlir::complex::ComplexDialect, mlir::func::FuncDialect,
                        mlir::linalg::LinalgDialect, mlir::scf::SCFDialect,
                        mlir::tensor::TensorDialect, TensorOptDialect>();
    context.getDiagEngine().registerHandler([this](mlir::Diagnostic &error) {
      errors += (errors.empty() ? "" : "\n") + error.str();
    });
    module = mlir::parseSourceString<mlir::ModuleOp>(text, &context);
    EXPECT_TRUE(module) << errors << " in " << text;
  }

  mlir::func::FuncOp function() {
    return *module->getOps<mlir::func::FuncOp>().begin();
  }

  std::string errors;
  mlir::MLIRContext context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
};

} // namespace tensoropt::testing
