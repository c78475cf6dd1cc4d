// RUN: tensor-opt %s --tensoropt-protect-arguments | FileCheck %s
// RUN: tensor-opt %s --pipeline='tensoropt-protect-arguments{all=true}' | FileCheck %s --check-prefix=ALL
// RUN: tensor-opt %s --pipeline=loops | FileCheck %s --check-prefix=LOOPS

// Each step is computed into the one before: y may be written, x may not.
// CHECK-LABEL: func.func @chain
// CHECK-SAME:    %{{.*}}: tensor<?xf64> {bufferization.writable = false}, %{{[a-z0-9]+}}: tensor<?xf64>)
func.func @chain(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "i->i" ins(%x : tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  %1 = tensoropt.einsum "i->i" ins(%x : tensor<?xf64>) outs(%0 : tensor<?xf64>) -> tensor<?xf64>
  return %1 : tensor<?xf64>
}

// ALL-LABEL: func.func @chain
// ALL-SAME:    tensor<?xf64> {bufferization.writable = false}, %{{.*}}: tensor<?xf64> {bufferization.writable = false})

// The second step reads the first while it adds to it, so it gets a buffer of
// its own. The first must not overwrite y, which is not returned.
// CHECK-LABEL: func.func @read_between
// CHECK-SAME:    tensor<?xf64> {bufferization.writable = false}, %{{.*}}: tensor<?xf64> {bufferization.writable = false})
// LOOPS-LABEL: func.func @read_between
// LOOPS-SAME:    %[[A:[a-z0-9]+]]: memref<?x?xf64>, %[[X:[a-z0-9]+]]: memref<?xf64>, %[[Y:[a-z0-9]+]]: memref<?xf64>)
// LOOPS-NOT:     memref.store %{{.*}}, %[[Y]]
// LOOPS:         return
func.func @read_between(%A: tensor<?x?xf64>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  %1 = tensoropt.einsum "ij,j->i" ins(%A, %0 : tensor<?x?xf64>, tensor<?xf64>) outs(%0 : tensor<?xf64>) -> tensor<?xf64>
  return %1 : tensor<?xf64>
}

// An extent is no use of the contents.
// CHECK-LABEL: func.func @extent_between
// CHECK-SAME:    %{{.*}}: tensor<?xf64> {bufferization.writable = false}, %{{[a-z0-9]+}}: tensor<?xf64>)
func.func @extent_between(%x: tensor<?xf64>, %y: tensor<?xf64>) -> (tensor<?xf64>, index) {
  %c0 = arith.constant 0 : index
  %0 = tensoropt.einsum "i->i" ins(%x : tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  %n = tensor.dim %0, %c0 : tensor<?xf64>
  %1 = tensoropt.einsum "i->i" ins(%x : tensor<?xf64>) outs(%0 : tensor<?xf64>) -> tensor<?xf64>
  return %1, %n : tensor<?xf64>, index
}

// A loop that hands on what it was given is one more step.
// CHECK-LABEL: func.func @loop
// CHECK-SAME:    %{{.*}}: tensor<?xf64> {bufferization.writable = false}, %{{[a-z0-9]+}}: tensor<?xf64>)
func.func @loop(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %0 = scf.for %i = %c0 to %c3 step %c1 iter_args(%a = %y) -> (tensor<?xf64>) {
    %1 = tensoropt.einsum "i->i" ins(%x : tensor<?xf64>) outs(%a : tensor<?xf64>) -> tensor<?xf64>
    scf.yield %1 : tensor<?xf64>
  }
  return %0 : tensor<?xf64>
}

// What comes back as it was is read, so the result is a copy.
// CHECK-LABEL: func.func @identity
// CHECK-SAME:    %[[X:.*]]: tensor<4xf32> {bufferization.writable = false}
// CHECK:         %[[CAST:.*]] = tensor.cast %[[X]]
// CHECK-NEXT:    %[[COPY:.*]] = bufferization.alloc_tensor() copy(%[[CAST]])
// CHECK-NEXT:    return %[[COPY]]
// LOOPS-LABEL: func.func @identity
// LOOPS:         memref.copy
func.func @identity(%x: tensor<4xf32>) -> tensor<?xf32> {
  %0 = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
  return %0 : tensor<?xf32>
}
