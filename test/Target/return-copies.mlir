// A constant, and an argument on one path only, are copied for the caller, who
// frees what it gets; the copies reach the LLVM dialect.
// RUN: tensor-opt %s --pipeline=loops | FileCheck %s
// RUN: tensor-opt %s --pipeline=cpu | FileCheck %s --check-prefix=LLVM

// LLVM-NOT: bufferization
// LLVM-NOT: unrealized_conversion_cast

// CHECK-LABEL: func.func @constant()
// CHECK:         %[[GLOBAL:.*]] = memref.get_global
// CHECK:         %[[ALLOC:.*]] = memref.alloc
// CHECK:         memref.copy %[[GLOBAL]], %[[ALLOC]]
// CHECK:         return %[[ALLOC]]
func.func @constant() -> tensor<3xi32> {
  %c = arith.constant dense<[1, 2, 3]> : tensor<3xi32>
  return %c : tensor<3xi32>
}

// CHECK-LABEL: func.func @pick(
// CHECK-NOT:     bufferization.clone
// CHECK:         memref.copy
func.func @pick(%y: tensor<?xf64>, %z: tensor<?xf64>, %c: i1) -> tensor<?xf64> {
  %v = arith.constant 1.0 : f64
  %c0 = arith.constant 0 : index
  %r = scf.if %c -> tensor<?xf64> {
    %a = tensor.insert %v into %y[%c0] : tensor<?xf64>
    scf.yield %a : tensor<?xf64>
  } else {
    scf.yield %z : tensor<?xf64>
  }
  return %r : tensor<?xf64>
}
