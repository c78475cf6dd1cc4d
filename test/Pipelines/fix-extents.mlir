// RUN: tensor-opt %s --split-input-file --pipeline='tensoropt-fix-extents{function=f shapes=1x3x?,-}' | FileCheck %s

// The extent that is given and what follows from it; another stays open.
// CHECK-LABEL: func.func @f(
// CHECK-SAME:      %[[X:.*]]: tensor<1x3x?xf32>, %[[N:.*]]: index) -> tensor<3x?xf32> {
// CHECK-NOT:     cf.assert
// CHECK:         tensor.empty(%{{.*}}) : tensor<3x?xf32>
// CHECK:         %[[SUM:.*]] = linalg.reduce {{.*}} ins(%[[X]] : tensor<1x3x?xf32>)
// CHECK:         return %[[SUM]] : tensor<3x?xf32>
func.func @f(%x: tensor<?x?x?xf32>, %n: index) -> tensor<?x?xf32> {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %d1 = tensor.dim %x, %c1 : tensor<?x?x?xf32>
  %d2 = tensor.dim %x, %c2 : tensor<?x?x?xf32>
  %three = arith.cmpi eq, %d1, %c3 : index
  cf.assert %three, "not three"
  %empty = tensor.empty(%d1, %d2) : tensor<?x?xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
  %sum = linalg.reduce {arith.addf} ins(%x : tensor<?x?x?xf32>) outs(%zeros : tensor<?x?xf32>) dimensions = [0]
  return %sum : tensor<?x?xf32>
}

// -----

// Concatenations, branches, and reshapes to constants.
// CHECK-LABEL: func.func @f(
// CHECK-SAME:      tensor<1x3x?xf32>, %{{.*}}: i1) -> (tensor<1x3x?xf32>, tensor<2x3x?xf32>, tensor<3x?xf32>) {
// CHECK:         scf.if %{{.*}} -> (tensor<1x3x?xf32>)
// CHECK:         tensor.concat {{.*}} -> tensor<2x3x?xf32>
// CHECK:         tensor.reshape {{.*}} -> tensor<3x?xf32>
func.func @f(%x: tensor<?x?x?xf32>, %flag: i1) -> (tensor<?x?x?xf32>, tensor<?x?x?xf32>, tensor<?x?xf32>) {
  %three = arith.constant 3 : index
  %c2 = arith.constant 2 : index
  %d2 = tensor.dim %x, %c2 : tensor<?x?x?xf32>
  %0 = scf.if %flag -> tensor<?x?x?xf32> {
    %negative = arith.negf %x : tensor<?x?x?xf32>
    scf.yield %negative : tensor<?x?x?xf32>
  } else {
    scf.yield %x : tensor<?x?x?xf32>
  }
  %1 = tensor.concat dim(0) %0, %x : (tensor<?x?x?xf32>, tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  %shape = tensor.from_elements %three, %d2 : tensor<2xindex>
  %2 = tensor.reshape %x(%shape) : (tensor<?x?x?xf32>, tensor<2xindex>) -> tensor<?x?xf32>
  return %0, %1, %2 : tensor<?x?x?xf32>, tensor<?x?x?xf32>, tensor<?x?xf32>
}

// -----

// Private functions know what all calls agree on, and callers their results.
// CHECK-LABEL: func.func private @half(
// CHECK-SAME:      tensor<?x3x?xf32>) -> tensor<?x3x?xf32>
func.func private @half(%x: tensor<?x?x?xf32>) -> tensor<?x?x?xf32> {
  %half = arith.negf %x : tensor<?x?x?xf32>
  return %half : tensor<?x?x?xf32>
}
// CHECK-LABEL: func.func @f(
// CHECK-SAME:      tensor<1x3x?xf32>, %{{.*}}: i1) -> tensor<?x3x?xf32> {
// CHECK:         call @half(%{{.*}}) : (tensor<?x3x?xf32>) -> tensor<?x3x?xf32>
// CHECK:         call @half(%{{.*}}) : (tensor<?x3x?xf32>) -> tensor<?x3x?xf32>
func.func @f(%x: tensor<?x?x?xf32>, %flag: i1) -> tensor<?x?x?xf32> {
  %0 = tensor.concat dim(0) %x, %x : (tensor<?x?x?xf32>, tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  %1 = call @half(%0) : (tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  %2 = call @half(%x) : (tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  %3 = tensor.concat dim(0) %1, %2 : (tensor<?x?x?xf32>, tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  return %3 : tensor<?x?x?xf32>
}

// -----

// CHECK-LABEL: func.func @f(
// CHECK-SAME:      tensor<1x3x?xf32>, %{{.*}}: i1) -> tensor<1x3x?xf32> {
func.func @f(%x: tensor<?x?x?xf32>, %flag: i1) -> tensor<?x?x?xf32> {
  %0 = arith.negf %x : tensor<?x?x?xf32>
  return %0 : tensor<?x?x?xf32>
}
// Calls of the function itself keep the open form.
// CHECK-LABEL: func.func private @f_0(
// CHECK-SAME:      tensor<?x?x?xf32>, %{{.*}}: i1) -> tensor<?x?x?xf32> {
// CHECK-LABEL: func.func @other(
// CHECK:         call @f_0(
func.func @other(%x: tensor<?x?x?xf32>, %flag: i1) -> tensor<?x?x?xf32> {
  %0 = call @f(%x, %flag) : (tensor<?x?x?xf32>, i1) -> tensor<?x?x?xf32>
  return %0 : tensor<?x?x?xf32>
}

// -----

// Shapes of TOSA are inferred.
// CHECK-LABEL: func.func @f(
// CHECK-SAME:      tensor<1x3x?xf32>, %{{.*}}: i1) -> tensor<1x3x?xf32> {
// CHECK:         tosa.exp %{{.*}} : (tensor<1x3x?xf32>) -> tensor<1x3x?xf32>
func.func @f(%x: tensor<?x?x?xf32>, %flag: i1) -> tensor<?x?x?xf32> {
  %0 = tosa.exp %x : (tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
  return %0 : tensor<?x?x?xf32>
}
