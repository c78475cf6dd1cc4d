// A loop that yields the buffer it was given returns its argument; one that
// yields another buffer does not.
// RUN: tensor-opt %s --tensoropt-export-functions | FileCheck %s

// CHECK-LABEL: func.func @nested(
// CHECK-SAME: tensoropt.result_arguments = array<i64: 1>
func.func @nested(%n: index, %y: memref<?xf64>, %v: f64) -> memref<?xf64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %y) -> memref<?xf64> {
    %q = scf.for %j = %c0 to %n step %c1 iter_args(%b = %a) -> memref<?xf64> {
      memref.store %v, %b[%j] : memref<?xf64>
      scf.yield %b : memref<?xf64>
    }
    scf.yield %q : memref<?xf64>
  }
  return %r : memref<?xf64>
}

// CHECK-LABEL: func.func @swap(
// CHECK-SAME: tensoropt.result_arguments = array<i64: -1, -1>
func.func @swap(%n: index, %y: memref<?xf64>, %z: memref<?xf64>) -> (memref<?xf64>, memref<?xf64>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %y, %b = %z) -> (memref<?xf64>, memref<?xf64>) {
    scf.yield %b, %a : memref<?xf64>, memref<?xf64>
  }
  return %r#0, %r#1 : memref<?xf64>, memref<?xf64>
}
