// RUN: tensor-opt %s --pipeline=tensoropt-materialize-random | FileCheck %s

// CHECK-LABEL: func.func @plain
// CHECK-NEXT:    arith.constant dense<1.000000e+00> : tensor<4xf32>
// CHECK-NOT:   dialect_resources
func.func @plain() -> tensor<4xf32> {
  %0 = arith.constant dense<1.0> : tensor<4xf32>
  return %0 : tensor<4xf32>
}
