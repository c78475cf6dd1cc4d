// RUN: tensor-opt %s --verify-roundtrip | FileCheck %s
// RUN: tensor-opt %s --mlir-print-op-generic | tensor-opt | FileCheck %s
// RUN: tensor-opt %s --emit-bytecode | tensor-opt | FileCheck %s

// CHECK:      tensoropt.semiring @max_min identity(0xFFF0000000000000 : f64) idempotent commutative multiply(%[[A:.*]], %[[B:.*]]) {
// CHECK-NEXT:   %[[P:.*]] = arith.minimumf %[[A]], %[[B]] : f64
// CHECK-NEXT:   tensoropt.yield %[[P]] : f64
// CHECK-NEXT: } reduce(%[[C:.*]], %[[D:.*]]) {
// CHECK-NEXT:   %[[S:.*]] = arith.maximumf %[[C]], %[[D]] : f64
// CHECK-NEXT:   tensoropt.yield %[[S]] : f64
// CHECK-NEXT: }
tensoropt.semiring @max_min identity(0xFFF0000000000000 : f64) idempotent commutative
  multiply(%a, %b) {
    %0 = arith.minimumf %a, %b : f64
    tensoropt.yield %0 : f64
  }
  reduce(%a, %b) {
    %0 = arith.maximumf %a, %b : f64
    tensoropt.yield %0 : f64
  }

// Nothing is stated; an attribute beside.
// CHECK: tensoropt.semiring @xor_and identity(false) multiply
// CHECK: attributes {test.note}
tensoropt.semiring @xor_and identity(false)
  multiply(%a, %b) {
    %0 = arith.andi %a, %b : i1
    tensoropt.yield %0 : i1
  }
  reduce(%a, %b) {
    %0 = arith.xori %a, %b : i1
    tensoropt.yield %0 : i1
  }
  attributes {test.note}

// A semiring may be the one of an operand, and stand behind its use.
// CHECK-LABEL: func.func @einsum
// CHECK: tensoropt.einsum "i,i->" semiring @second ins(
func.func @einsum(%x: tensor<2xi8>, %y: tensor<i8>) -> tensor<i8> {
  %0 = tensoropt.einsum "i,i->" semiring @second ins(%x, %x : tensor<2xi8>, tensor<2xi8>)
         outs(%y : tensor<i8>) -> tensor<i8>
  return %0 : tensor<i8>
}
tensoropt.semiring @second identity(-128 : i8) idempotent
  multiply(%a, %b) {
    tensoropt.yield %b : i8
  }
  reduce(%a, %b) {
    %0 = arith.maxsi %a, %b : i8
    tensoropt.yield %0 : i8
  }

// CHECK-LABEL: func.func @reduce
// CHECK: tensoropt.reduce @max_min %{{.*}} into %{{.*}}[] : f64, memref<f64>
func.func @reduce(%A: memref<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    tensoropt.reduce @max_min %a into %o[] : f64, memref<f64>
  }
  return
}
