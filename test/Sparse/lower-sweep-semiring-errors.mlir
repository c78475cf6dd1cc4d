// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=2 conflicts=atomic' --verify-diagnostics

tensoropt.semiring @clamped identity(0 : i32)
  multiply(%a, %b) {
    tensoropt.yield %a : i32
  }
  reduce(%a, %b) {
    %most = arith.constant 100 : i32
    %0 = arith.addi %a, %b : i32
    %1 = arith.minsi %0, %most : i32
    tensoropt.yield %1 : i32
  }
func.func @atomic(%A: memref<?xi32>, %y: memref<i32>) {
  tensoropt.sweep %A[%i] = %a : memref<?xi32> outs(%o = %y : memref<i32>) {
    // expected-error@+1 {{cannot update by the sum of @clamped atomically; threads need conflicts=auto}}
    tensoropt.reduce @clamped %a into %o[] : i32, memref<i32>
  }
  return
}
