// RUN: tensor-opt %s --tensoropt-expose-storage | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 16 }>
#Vector = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Full = #tensoropt.encoding<{ symmetry = <(0 1)> }>
#Packed = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical, triangle = lower }>

// Extents, then the buffers level by level, then the values. The sweep sees a
// tensor made of them.
// CHECK-LABEL: func.func @argument
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index, %[[M:[a-z0-9]+]]: index, %[[POS:[a-z0-9]+]]: memref<?xi32>, %[[CRD:[a-z0-9]+]]: memref<?xi16>, %[[VAL:[a-z0-9]+]]: memref<?xf64>, %[[Y:[a-z0-9]+]]: tensor<f64>
// CHECK:         %[[A:.*]] = tensoropt.assemble[%[[N]], %[[M]]] (%[[POS]], %[[CRD]], %[[VAL]])
// CHECK:         tensoropt.sweep %[[A]]
func.func @argument(%A: tensor<?x?xf64, #Sym>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Sym> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0 : tensor<f64>
}

// Full dense storage is one buffer; static extents are passed all the same.
// CHECK-LABEL: func.func @dense_and_static
// CHECK-SAME:    %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: memref<?xf32>, %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: memref<?xindex>, %{{[a-z0-9]+}}: memref<?xindex>, %{{[a-z0-9]+}}: memref<?xf32>)
func.func @dense_and_static(%A: tensor<4x4xf32, #Full>, %v: tensor<8xf32, #Vector>) {
  return
}

// So is packed storage.
// CHECK-LABEL: func.func @packed
// CHECK-SAME:    (%{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: memref<?xf64>)
func.func @packed(%A: tensor<?x?x?x?xf64, #Packed>) {
  return
}

// CHECK-LABEL: func.func @identity
// CHECK-SAME:    (%[[N:[a-z0-9]+]]: index, %[[V0:[a-z0-9]+]]: memref<?xindex>, %[[V1:[a-z0-9]+]]: memref<?xindex>, %[[V2:[a-z0-9]+]]: memref<?xf64>)
// CHECK-SAME:    -> (index, memref<?xindex>, memref<?xindex>, memref<?xf64>)
// CHECK-NEXT:    return %[[N]], %[[V0]], %[[V1]], %[[V2]]
func.func @identity(%v: tensor<?xf64, #Vector>) -> tensor<?xf64, #Vector> {
  return %v : tensor<?xf64, #Vector>
}

// CHECK:       func.func private @external(index, memref<?xindex>, memref<?xindex>, memref<?xf64>) -> (index, memref<?xindex>, memref<?xindex>, memref<?xf64>)
func.func private @external(tensor<?xf64, #Vector>) -> tensor<?xf64, #Vector>

// CHECK-LABEL: func.func @calls
// CHECK:         %[[R:.*]]:4 = call @identity(%{{.*}}, %{{.*}}, %{{.*}}, %{{.*}})
// CHECK-NEXT:    %[[S:.*]]:4 = call @external(%[[R]]#0, %[[R]]#1, %[[R]]#2, %[[R]]#3)
// CHECK-NEXT:    return %[[S]]#0, %[[S]]#1, %[[S]]#2, %[[S]]#3
func.func @calls(%v: tensor<?xf64, #Vector>) -> tensor<?xf64, #Vector> {
  %0 = call @identity(%v) : (tensor<?xf64, #Vector>) -> tensor<?xf64, #Vector>
  %1 = call @external(%0) : (tensor<?xf64, #Vector>) -> tensor<?xf64, #Vector>
  return %1 : tensor<?xf64, #Vector>
}

// CHECK-LABEL: func.func @control_flow
// CHECK:         %[[IF:.*]]:4 = scf.if %{{.*}} -> (index, memref<?xindex>, memref<?xindex>, memref<?xf64>)
// CHECK:         %[[FOR:.*]]:4 = scf.for {{.*}} iter_args(%{{.*}} = %[[IF]]#0, %{{.*}} = %[[IF]]#1, %{{.*}} = %[[IF]]#2, %{{.*}} = %[[IF]]#3)
// CHECK:           arith.select %{{.*}} : index
// CHECK-COUNT-3:   arith.select
// CHECK:         return %[[FOR]]#0, %[[FOR]]#1, %[[FOR]]#2, %[[FOR]]#3
func.func @control_flow(%v: tensor<?xf64, #Vector>, %w: tensor<?xf64, #Vector>, %c: i1, %n: index) -> tensor<?xf64, #Vector> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.if %c -> tensor<?xf64, #Vector> {
    scf.yield %v : tensor<?xf64, #Vector>
  } else {
    scf.yield %w : tensor<?xf64, #Vector>
  }
  %1 = scf.for %i = %c0 to %n step %c1 iter_args(%u = %0) -> tensor<?xf64, #Vector> {
    // What canonicalisation makes of scf.if.
    %2 = arith.select %c, %u, %v : tensor<?xf64, #Vector>
    scf.yield %2 : tensor<?xf64, #Vector>
  }
  return %1 : tensor<?xf64, #Vector>
}

// Attributes keep their arguments; those of an encoded one go to its buffers.
// CHECK-LABEL: func.func @attributes
// CHECK-SAME:    (%{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: memref<?xindex> {test.v}, %{{[a-z0-9]+}}: memref<?xindex> {test.v}, %{{[a-z0-9]+}}: memref<?xf64> {test.v}, %{{[a-z0-9]+}}: tensor<?xf64> {bufferization.writable = false})
// CHECK-SAME:    -> (index, memref<?xindex>, memref<?xindex>, memref<?xf64>, tensor<?xf64> {test.x})
func.func @attributes(%v: tensor<?xf64, #Vector> {test.v}, %x: tensor<?xf64> {bufferization.writable = false})
    -> (tensor<?xf64, #Vector>, tensor<?xf64> {test.x}) {
  return %v, %x : tensor<?xf64, #Vector>, tensor<?xf64>
}

// A tensor stored in full is a view of its values once its symmetry is of no more
// interest.
#SymDense = #tensoropt.encoding<{ symmetry = <(0 1)> }>
// CHECK-LABEL: func.func @drop_encoding
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index, %[[M:[a-z0-9]+]]: index, %[[V:[a-z0-9]+]]: memref<?xf64>
// CHECK:         %[[VIEW:.*]] = memref.reinterpret_cast %[[V]] to offset: [0], sizes: [%[[N]], %[[M]]], strides: [%[[M]], 1] : memref<?xf64> to memref<?x?xf64>
// CHECK:         bufferization.to_tensor %[[VIEW]] restrict
func.func @drop_encoding(%A: tensor<?x?xf64, #SymDense>, %i: index, %j: index) -> f64 {
  %0 = tensor.cast %A : tensor<?x?xf64, #SymDense> to tensor<?x?xf64>
  %1 = tensor.extract %0[%i, %j] : tensor<?x?xf64>
  return %1 : f64
}
