// RUN: tensor-opt %s --split-input-file --tensoropt-expose-storage --canonicalize | FileCheck %s -enable-var-scope

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// Two sweeps into one tensor share a builder; its extents and buffers are what
// the function returns.
// CHECK:       func.func private @tensoroptBuilderOpen(index, index, index) -> index
// CHECK-LABEL: func.func @union
// CHECK-SAME:    %[[N:arg0]]: index, %[[M:arg1]]: index
// CHECK:         %[[B:.*]] = tensoropt.open plus [%[[N]], %[[M]]] : !tensoropt.builder<
// CHECK:         tensoropt.sweep {{.*}} outs(%{{.*}} = %[[B]] : !tensoropt.builder<
// CHECK:         tensoropt.sweep {{.*}} outs(%{{.*}} = %[[B]] : !tensoropt.builder<
// CHECK:         %[[C:.*]]:3 = tensoropt.close %[[B]]
// CHECK:         return %[[N]], %[[M]], %[[C]]#0, %[[C]]#1, %[[C]]#2
func.func @union(%A: tensor<?x?xf64, #CSR>) -> tensor<?x?xf64, #CSR> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %A, %c0 : tensor<?x?xf64, #CSR>
  %m = tensor.dim %A, %c1 : tensor<?x?xf64, #CSR>
  %e = tensor.empty(%n, %m) : tensor<?x?xf64, #CSR>
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %e : tensor<?x?xf64, #CSR>) {
    tensoropt.reduce plus %a into %o[%i, %j] : f64, memref<?x?xf64>
  } -> tensor<?x?xf64, #CSR>
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %0 : tensor<?x?xf64, #CSR>) {
    tensoropt.reduce plus %a into %o[%j, %i] : f64, memref<?x?xf64>
  } -> tensor<?x?xf64, #CSR>
  return %1 : tensor<?x?xf64, #CSR>
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>

// Entries of the initial tensor come first; dense outputs stand before builders.
// CHECK-LABEL: func.func @initial_entries
// CHECK:         %[[V:.*]] = tensoropt.assemble
// CHECK:         %[[B:.*]] = tensoropt.open max
// CHECK:         tensoropt.sweep %[[V]][%[[I:.*]]] = %[[A:.*]] : {{.*}} outs(%[[O:[a-z0-9]+]] = %[[B]]
// CHECK-NEXT:      tensoropt.reduce max %[[A]] into %[[O]][%[[I]]]
// CHECK:         tensoropt.sweep {{.*}} outs(%{{.*}} = %{{.*}} : tensor<f64>, %{{.*}} = %[[B]] :
func.func @initial_entries(%A: tensor<?xf64>, %v: tensor<?xf64, #Vec>, %s: tensor<f64>) -> (tensor<?xf64, #Vec>, tensor<f64>) {
  %0:2 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %v : tensor<?xf64, #Vec>, %p = %s : tensor<f64>) {
    tensoropt.reduce max %a into %o[%i] : f64, memref<?xf64>
    tensoropt.reduce plus %a into %p[] : f64, memref<f64>
  } -> (tensor<?xf64, #Vec>, tensor<f64>)
  return %0#0, %0#1 : tensor<?xf64, #Vec>, tensor<f64>
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>

// A tensor without entries has buffers, too.
// CHECK-LABEL: func.func @empty
// CHECK:         tensoropt.open plus
// CHECK-NEXT:    tensoropt.close
func.func @empty(%n: index) -> tensor<?xf64, #Vec> {
  %e = tensor.empty(%n) : tensor<?xf64, #Vec>
  return %e : tensor<?xf64, #Vec>
}
