// RUN: tensor-opt %s --tensoropt-lower-sweep --canonicalize | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : dense, j : compressed, k : compressed) }>
#ByLength = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : dense, j : compressed(nonordered), k : compressed) }>
#Deep = #sparse_tensor.encoding<{ map = (i, j, k, l) -> (i : dense, j : compressed, k : compressed(nonordered), l : compressed) }>

// Rows of matrices are left to LLVM.
// CHECK-LABEL: func.func @matrix
// CHECK-NOT:     tensoropt.short
func.func @matrix(%A: tensor<?x?xf64, #CSR>, %B: memref<?x8xf64>, %C: memref<?x8xf64>) {
  %n = arith.constant 8 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x8xf64>) {
    %b = memref.load %B[%j, %r] : memref<?x8xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x8xf64>
  }
  return
}

// Fibres of tensors are short; only the innermost loop is marked.
// CHECK-LABEL: func.func @fibres
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:             scf.for
// CHECK-NOT:         tensoropt.short
// CHECK:             } {tensoropt.short}
// CHECK-NOT:     tensoropt.short
func.func @fibres(%A: tensor<?x?x?xf64, #CSF>, %B: memref<?x8xf64>, %C: memref<?x8xf64>) {
  %n = arith.constant 8 : index
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #CSF> free(%r < %n) outs(%o = %C : memref<?x8xf64>) {
    %b = memref.load %B[%k, %r] : memref<?x8xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x8xf64>
  }
  return
}

// Not those by length, in which nothing is stored.
// CHECK-LABEL: func.func @sums
// CHECK-NOT:     tensoropt.short
func.func @sums(%A: tensor<?x?x?xf64, #ByLength>, %B: memref<?x8xf64>, %C: memref<?x8xf64>) {
  %n = arith.constant 8 : index
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #ByLength> free(%r < %n) outs(%o = %C : memref<?x8xf64>) {
    %b = memref.load %B[%k, %r] : memref<?x8xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x8xf64>
  }
  return
}

// CHECK-LABEL: func.func @scatters
// CHECK:         tensoropt.short
func.func @scatters(%A: tensor<?x?x?xf64, #ByLength>, %B: memref<?x8xf64>, %C: memref<?x8xf64>) {
  %n = arith.constant 8 : index
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #ByLength> free(%r < %n) outs(%o = %C : memref<?x8xf64>) {
    %b = memref.load %B[%i, %r] : memref<?x8xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%k, %r] : f64, memref<?x8xf64>
  }
  return
}

// Fibres of four dimensions are always short.
// CHECK-LABEL: func.func @deep
// CHECK:         tensoropt.short
func.func @deep(%A: tensor<?x?x?x?xf64, #Deep>, %B: memref<?x8xf64>, %C: memref<?x8xf64>) {
  %n = arith.constant 8 : index
  tensoropt.sweep %A[%i, %j, %k, %l] = %a : tensor<?x?x?x?xf64, #Deep> free(%r < %n) outs(%o = %C : memref<?x8xf64>) {
    %b = memref.load %B[%l, %r] : memref<?x8xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x8xf64>
  }
  return
}
