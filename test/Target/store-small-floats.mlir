// RUN: tensor-opt %s --tensoropt-store-small-floats | FileCheck %s

// CHECK: llvm.mlir.global private constant @values(dense<[60, -128]> : tensor<2xi8>)
llvm.mlir.global private constant @values(dense<[1.0, -0.0]> : tensor<2xf8E5M2>) : !llvm.array<2 x i8>

// CHECK: llvm.mlir.global private constant @others(dense<1.000000e+00> : tensor<2xf32>)
llvm.mlir.global private constant @others(dense<1.0> : tensor<2xf32>) : !llvm.array<2 x f32>

// CHECK: llvm.mlir.global private constant @resource(dense_resource<weights> : tensor<2xi8>)
llvm.mlir.global private constant @resource(dense_resource<weights> : tensor<2xf8E5M2>) : !llvm.array<2 x i8>

{-#
  dialect_resources: {
    builtin: {
      weights: "0x010000003C80"
    }
  }
#-}
