// RUN: tensor-opt %s --tensoropt-loops | FileCheck %s
// RUN: tensor-opt %s --tensoropt-loops=reassociate=false | FileCheck %s --check-prefix=STRICT

// STRICT-NOT: reassoc

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// Loops on the caller's buffers: y is updated in place, nothing is allocated.
// CHECK-LABEL: func.func @ssymv
// CHECK-SAME:    index, %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: memref<?xi32>, %{{[a-z0-9]+}}: memref<?xi32>, %{{[a-z0-9]+}}: memref<?xf64>, %{{[a-z0-9]+}}: memref<?xf64>{{.*}}, %[[Y:[a-z0-9]+]]: memref<?xf64>)
// CHECK-SAME:    attributes {llvm.emit_c_interface, tensoropt.result_arguments = array<i64: 6>}
// CHECK-NOT:     memref.alloc
// CHECK-NOT:     tensoropt.
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:         memref.store %{{.*}}, %[[Y]]
// CHECK-NOT:     memref.alloc
// CHECK:         return
func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// What a function needs for itself it frees; what it returns it does not.
// CHECK-LABEL: func.func @chain
// CHECK:         %[[R:.*]] = memref.alloc
// CHECK:         %[[T:.*]] = memref.alloc
// CHECK:         memref.dealloc %[[T]]
// CHECK-NOT:     memref.dealloc
// CHECK:         return %[[R]]
func.func @chain(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>) -> tensor<?xf64> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f64
  %n = tensor.dim %x, %c0 : tensor<?xf64>
  %empty = tensor.empty(%n) : tensor<?xf64>
  %fill = linalg.fill ins(%zero : f64) outs(%empty : tensor<?xf64>) -> tensor<?xf64>
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%fill : tensor<?xf64>) -> tensor<?xf64>
  %1 = tensoropt.einsum "ij,j->i" ins(%A, %0 : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%fill : tensor<?xf64>) -> tensor<?xf64>
  return %1 : tensor<?xf64>
}

// An encoded tensor chosen at run time: canonicalisation makes a select of it.
// CHECK-LABEL: func.func @chosen
// CHECK-DAG:     %[[POS:.*]] = arith.select %{{.*}} : memref<?xi32>
// CHECK-DAG:     %[[VAL:.*]] = arith.select %{{.*}} : memref<?xf64>
// CHECK:         scf.for
// CHECK:           memref.load %[[POS]]
// CHECK:           scf.for
// CHECK:             memref.load %[[VAL]]
func.func @chosen(%c: i1, %A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>, %y: tensor<f64>) -> tensor<f64> {
  %M = scf.if %c -> tensor<?x?xf64, #CSR> {
    scf.yield %A : tensor<?x?xf64, #CSR>
  } else {
    scf.yield %B : tensor<?x?xf64, #CSR>
  }
  %0 = tensoropt.einsum "ij->" ins(%M : tensor<?x?xf64, #CSR>) outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}
