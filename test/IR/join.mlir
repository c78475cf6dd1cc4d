// RUN: tensor-opt %s --verify-roundtrip | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --mlir-print-op-generic | tensor-opt | FileCheck %s -enable-var-scope

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>

// Two joins, of which one adds an index, a free index and an order.
// CHECK-LABEL: func.func @clauses
func.func @clauses(%A: tensor<?x?xf64, #CSR>, %v: tensor<?xf64, #Vec>, %n: index, %y: tensor<?x?x?xf64>) -> tensor<?x?x?xf64> {
  // CHECK:      tensoropt.sweep %[[A:[a-z0-9]+]][%[[I:[a-z0-9]+]], %[[K:[a-z0-9]+]]] = %[[P:[a-z0-9]+]] : tensor<?x?xf64, #{{[a-z0-9]+}}>
  // CHECK-SAME:   join(%[[A]][%[[J:[a-z0-9]+]], %[[K]]] = %[[Q:[a-z0-9]+]] : tensor<?x?xf64, #{{[a-z0-9]+}}>, %{{.*}}[%[[K]]] = %[[X:[a-z0-9]+]] : tensor<?xf64, #{{[a-z0-9]+}}>)
  // CHECK-SAME:   free(%[[R:[a-z0-9]+]] < %{{[a-z0-9]+}}) where(%[[J]] <= %[[I]], %[[R]] < %[[K]])
  // CHECK-SAME:   outs(%[[O:[a-z0-9]+]] = %{{.*}} : tensor<?x?x?xf64>) {
  // CHECK-NEXT:   %[[T:[a-z0-9]+]] = arith.mulf %[[P]], %[[Q]] : f64
  // CHECK-NEXT:   %[[U:[a-z0-9]+]] = arith.mulf %[[T]], %[[X]] : f64
  // CHECK-NEXT:   tensoropt.reduce plus %[[U]] into %[[O]][%[[I]], %[[J]], %[[R]]]
  %0 = tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSR>
         join(%A[%j, %k] = %b : tensor<?x?xf64, #CSR>, %v[%k] = %x : tensor<?xf64, #Vec>)
         free(%r < %n) where(%j <= %i, %r < %k)
         outs(%o = %y : tensor<?x?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    %u = arith.mulf %t, %x : f64
    tensoropt.reduce plus %u into %o[%i, %j, %r] : f64, memref<?x?x?xf64>
  } -> tensor<?x?x?xf64>
  return %0 : tensor<?x?x?xf64>
}

// CHECK-LABEL: func.func @builders
func.func @builders(%A: tensor<?x?xf64, #CSR>, %n: index, %y: memref<f64>) -> (memref<?xindex>, memref<?xindex>, memref<?xf64>) {
  // CHECK:      %[[B:[a-z0-9]+]] = tensoropt.open plus [%{{.*}}, %{{.*}}] : !tensoropt.builder<tensor<?x?xf64, #{{[a-z0-9]+}}>>
  %b = tensoropt.open plus [%n, %n] : !tensoropt.builder<tensor<?x?xf64, #CSR>>
  // CHECK:      tensoropt.sweep
  // CHECK-SAME:   outs(%[[O:[a-z0-9]+]] = %{{.*}} : memref<f64>, %[[P:[a-z0-9]+]] = %[[B]] : !tensoropt.builder<tensor<?x?xf64, #{{[a-z0-9]+}}>>) {
  // CHECK-NEXT:   tensoropt.reduce plus %{{.*}} into %[[P]][%{{.*}}, %{{.*}}] : f64, memref<?x?xf64>
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR>
      outs(%o = %y : memref<f64>, %p = %b : !tensoropt.builder<tensor<?x?xf64, #CSR>>) {
    tensoropt.reduce plus %a into %p[%j, %i] : f64, memref<?x?xf64>
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  // CHECK:      tensoropt.close %[[B]] : !tensoropt.builder<tensor<?x?xf64, #{{[a-z0-9]+}}>> -> memref<?xindex>, memref<?xindex>, memref<?xf64>
  %0:3 = tensoropt.close %b : !tensoropt.builder<tensor<?x?xf64, #CSR>> -> memref<?xindex>, memref<?xindex>, memref<?xf64>
  return %0#0, %0#1, %0#2 : memref<?xindex>, memref<?xindex>, memref<?xf64>
}
