// RUN: tensor-opt %s --one-shot-bufferize="bufferize-function-boundaries function-boundary-type-conversion=identity-layout-map" | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// The output is updated in place, x is read in place; attributes stay, and so
// does the driving tensor, which has an encoding.
// CHECK-LABEL: func.func @in_place
// CHECK-SAME:    memref<?xindex>, %{{[a-z0-9]+}}: memref<?xf64>, %[[X:[a-z0-9]+]]: memref<?xf64>, %[[Y:[a-z0-9]+]]: memref<?xf64>
// CHECK-NOT:     memref.alloc
// CHECK:         %[[A:.*]] = tensoropt.assemble
// CHECK:         tensoropt.sweep %[[A]]{{.*}} : tensor<?x?xf64, #{{[a-z0-9]+}}> outs(%[[O:[a-z0-9]+]] = %[[Y]] : memref<?xf64>) attributes {test.note} {
// CHECK:           memref.load %[[X]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %[[O]][%{{.*}}] : f64, memref<?xf64>
// CHECK:         }
// CHECK-NEXT:    return %[[Y]]
func.func @in_place(%n: index, %pos: memref<?xindex>, %crd: memref<?xindex>, %val: memref<?xf64>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %A = tensoropt.assemble [%n, %n] (%pos, %crd, %val) : memref<?xindex>, memref<?xindex>, memref<?xf64> to tensor<?x?xf64, #CSR>
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %y : tensor<?xf64>) attributes {test.note} {
    %xj = tensor.extract %x[%j] : tensor<?xf64>
    %p = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// The body reads x as it was before: y += A y goes into a copy.
// CHECK-LABEL: func.func @reads_its_output
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?x?xf64>, %[[Y:[a-z0-9]+]]: memref<?xf64>
// CHECK:         %[[COPY:.*]] = memref.alloc
// CHECK:         memref.copy %[[Y]], %[[COPY]]
// CHECK:         tensoropt.sweep %[[A]]{{.*}} outs(%{{[a-z0-9]+}} = %[[COPY]] : memref<?xf64>)
// CHECK:           memref.load %[[Y]]
// CHECK:         return %[[COPY]]
func.func @reads_its_output(%A: tensor<?x?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64> outs(%o = %y : tensor<?xf64>) {
    %yj = tensor.extract %y[%j] : tensor<?xf64>
    %p = arith.mulf %a, %yj : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// So does a sweep that adds to the tensor which it visits.
// CHECK-LABEL: func.func @visits_its_output
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?xf64>
// CHECK:         %[[COPY:.*]] = memref.alloc
// CHECK:         memref.copy %[[A]], %[[COPY]]
// CHECK:         tensoropt.sweep %[[A]]{{.*}} outs(%{{[a-z0-9]+}} = %[[COPY]] : memref<?xf64>)
func.func @visits_its_output(%A: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %A : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%i] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// y is needed twice: the first sweep gets a copy, the second the original, and
// the first result lives on.
// CHECK-LABEL: func.func @result_used_twice
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?x?xf64>, %[[Y:[a-z0-9]+]]: memref<?xf64>
// CHECK:         %[[COPY:.*]] = memref.alloc
// CHECK:         memref.copy %[[Y]], %[[COPY]]
// CHECK:         tensoropt.sweep %[[A]]{{.*}} = %[[COPY]] : memref<?xf64>)
// CHECK-NOT:     memref.alloc
// CHECK:         tensoropt.sweep %[[A]]{{.*}} = %[[Y]] : memref<?xf64>)
// CHECK:           memref.load %[[COPY]]
// CHECK:         return %[[COPY]], %[[Y]]
func.func @result_used_twice(%A: tensor<?x?xf64>, %y: tensor<?xf64>) -> (tensor<?xf64>, tensor<?xf64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64> outs(%o = %y : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%i] : f64, memref<?xf64>
  } -> tensor<?xf64>
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64> outs(%o = %y : tensor<?xf64>) {
    %x = tensor.extract %0[%j] : tensor<?xf64>
    %p = arith.mulf %a, %x : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %0, %1 : tensor<?xf64>, tensor<?xf64>
}

// Two outputs of one tensor: they must not share a buffer.
// CHECK-LABEL: func.func @one_tensor_two_outputs
// CHECK-SAME:    %{{[a-z0-9]+}}: memref<?xf64>, %[[Y:[a-z0-9]+]]: memref<f64>
// CHECK:         %[[COPY:.*]] = memref.alloc
// CHECK:         memref.copy %[[Y]], %[[COPY]]
// CHECK:         tensoropt.sweep {{.*}} outs(%{{[a-z0-9]+}} = %[[P:[a-z0-9_]+]] : memref<f64>, %{{[a-z0-9]+}} = %[[Q:[a-z0-9_]+]] : memref<f64>)
// CHECK:         return %[[P]], %[[Q]]
func.func @one_tensor_two_outputs(%A: tensor<?xf64>, %y: tensor<f64>) -> (tensor<f64>, tensor<f64>) {
  %0:2 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>, %p = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    tensoropt.reduce max %a into %p[] : f64, memref<f64>
  } -> (tensor<f64>, tensor<f64>)
  return %0#0, %0#1 : tensor<f64>, tensor<f64>
}

// Either side may be a buffer already.
// CHECK-LABEL: func.func @buffer_outputs
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?xi32{{.*}}>, %[[Y:[a-z0-9]+]]: memref<?xi32>
// CHECK:         tensoropt.sweep %[[A]][{{.*}} outs(%{{.*}} = %[[Y]] : memref<?xi32>)
func.func @buffer_outputs(%A: tensor<?xi32>, %y: memref<?xi32>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xi32> outs(%o = %y : memref<?xi32>) {
    tensoropt.reduce plus %a into %o[%i] : i32, memref<?xi32>
  }
  return
}

// CHECK-LABEL: func.func @buffer_driver
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?xi32>, %[[Y:[a-z0-9]+]]: memref<?xi32{{.*}}>
// CHECK:         tensoropt.sweep %[[A]][{{.*}} outs(%{{.*}} = %[[Y]] : memref<?xi32
func.func @buffer_driver(%A: memref<?xi32>, %y: tensor<?xi32>) -> tensor<?xi32> {
  %0 = tensoropt.sweep %A[%i] = %a : memref<?xi32> outs(%o = %y : tensor<?xi32>) {
    tensoropt.reduce plus %a into %o[%i] : i32, memref<?xi32>
  } -> tensor<?xi32>
  return %0 : tensor<?xi32>
}
