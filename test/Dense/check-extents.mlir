// RUN: tensor-opt %s --pipeline=tensoropt-check-extents --split-input-file | FileCheck %s
// RUN: tensor-opt %s --pipeline='tensoropt-check-extents,canonicalize' --split-input-file | FileCheck %s --check-prefix=AFTER

// The extent is that of what the tensor is made from, so that canonicalisation,
// which lets the reshape state 120, leaves the assertion.
// CHECK-LABEL: func.func @reshaped(
// CHECK-SAME:    %[[M:.*]]: index, %[[N:.*]]: index
// CHECK:         %[[PRODUCT:.*]] = affine.apply {{.*}}[%[[M]], %[[N]]]
// CHECK:         %[[ROWS:.*]] = arith.cmpi eq, %[[PRODUCT]], %c120
// CHECK-NEXT:    cf.assert %[[ROWS]], "extent of dimension 0 is not 120, as stated"
// CHECK-NOT:     cf.assert
// CHECK:         tensor.cast
// AFTER-LABEL: func.func @reshaped(
// AFTER:         %[[ROWS:.*]] = arith.cmpi eq, %{{.*}}, %c120
// AFTER-NEXT:    cf.assert %[[ROWS]]
func.func @reshaped(%m: index, %n: index) -> tensor<120x4xf32> {
  %0 = tensor.empty(%m, %n) : tensor<?x?x4xf32>
  %1 = tensor.collapse_shape %0 [[0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
  %2 = tensor.cast %1 : tensor<?x4xf32> to tensor<120x4xf32>
  return %2 : tensor<120x4xf32>
}

// -----

// CHECK-LABEL: func.func @argument(
// CHECK-SAME:    %[[X:.*]]: tensor<?x?xf32>
// CHECK-DAG:     %[[EXTENT:.*]] = tensor.dim %[[X]], %c1
// CHECK:         arith.cmpi eq, %[[EXTENT]], %c7
// CHECK-NEXT:    cf.assert %{{.*}}, "extent of dimension 1 is not 7, as stated"
// CHECK-NEXT:    tensor.cast
func.func @argument(%x: tensor<?x?xf32>) -> tensor<?x7xf32> {
  %0 = tensor.cast %x : tensor<?x?xf32> to tensor<?x7xf32>
  return %0 : tensor<?x7xf32>
}

// -----

// The last row is the offset and one less than the number.
// CHECK-LABEL: func.func @slice(
// CHECK-SAME:    %[[X:.*]]: tensor<?x8xf32>, %[[AT:.*]]: index, %[[COUNT:.*]]: index
// CHECK:         %[[STEPS:.*]] = arith.subi %[[COUNT]], %c1
// CHECK:         %[[SPAN:.*]] = arith.muli %[[STEPS]], %c2
// CHECK:         %[[LAST:.*]] = arith.addi %[[AT]], %[[SPAN]]
// CHECK:         %[[BEGINS:.*]] = arith.cmpi sge, %[[AT]], %c0
// CHECK:         %[[COUNTS:.*]] = arith.cmpi sge, %[[COUNT]], %c0
// CHECK:         %[[EXTENT:.*]] = tensor.dim %[[X]], %c0
// CHECK:         %[[ENDS:.*]] = arith.cmpi slt, %[[LAST]], %[[EXTENT]]
// CHECK:         %[[BOTH:.*]] = arith.andi %[[BEGINS]], %[[COUNTS]]
// CHECK:         %[[INSIDE:.*]] = arith.andi %[[BOTH]], %[[ENDS]]
// CHECK:         cf.assert %[[INSIDE]], "slice out of range in dimension 0"
// CHECK-NOT:     cf.assert
// CHECK:         tensor.extract_slice
func.func @slice(%x: tensor<?x8xf32>, %at: index, %count: index) -> tensor<?x4xf32> {
  %0 = tensor.extract_slice %x[%at, 4] [%count, 4] [2, 1] : tensor<?x8xf32> to tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// -----

// CHECK-LABEL: func.func @insert(
// CHECK:         cf.assert %{{.*}}, "slice out of range in dimension 1"
// CHECK-NEXT:    tensor.insert_slice
func.func @insert(%x: tensor<2x3xf32>, %y: tensor<2x8xf32>, %at: index) -> tensor<2x8xf32> {
  %0 = tensor.insert_slice %x into %y[0, %at] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}

// -----

// A branch that is wrong need not be taken.
// CHECK-LABEL: func.func @branch(
// CHECK:         scf.if
// CHECK:           cf.assert %false
func.func @branch(%x: tensor<4x8xf32>, %first: i1) -> tensor<4x8xf32> {
  %at = arith.constant -1 : index
  %0 = scf.if %first -> tensor<4x8xf32> {
    %1 = tensor.extract_slice %x[%at, 0] [4, 8] [1, 1] : tensor<4x8xf32> to tensor<4x8xf32>
    scf.yield %1 : tensor<4x8xf32>
  } else {
    scf.yield %x : tensor<4x8xf32>
  }
  return %0 : tensor<4x8xf32>
}

// -----

// A cast that states less, one of an encoded tensor, and one between ranks.
// CHECK-LABEL: func.func @nothing(
// CHECK-NOT:     cf.assert
// AFTER-LABEL: func.func @nothing(
#CSR = #sparse_tensor.encoding<{map = (i, j) -> (i : dense, j : compressed)}>
func.func @nothing(%x: tensor<4x5xf32>, %y: tensor<?x?xf32, #CSR>, %z: tensor<*xf32>)
    -> (tensor<?x5xf32>, tensor<4x?xf32, #CSR>, tensor<3xf32>) {
  %0 = tensor.cast %x : tensor<4x5xf32> to tensor<?x5xf32>
  %1 = tensor.cast %y : tensor<?x?xf32, #CSR> to tensor<4x?xf32, #CSR>
  %2 = tensor.cast %z : tensor<*xf32> to tensor<3xf32>
  return %0, %1, %2 : tensor<?x5xf32>, tensor<4x?xf32, #CSR>, tensor<3xf32>
}

// -----

// A known group needs no assertion, one of one extent a comparison.
// CHECK-LABEL: func.func @expand(
// CHECK-SAME:    %[[X:.*]]: tensor<?x8x?xf32>, %[[N:[a-z0-9]*]]: index, %[[M:.*]]: index)
// CHECK:         %[[SAME:.*]] = arith.cmpi eq, %{{.*}}, %[[N]]
// CHECK:         cf.assert %[[SAME]], "dimension 0 is expanded to another number of elements"
// CHECK:         arith.divsi
// CHECK:         cf.assert %{{.*}}, "dimension 2 is expanded to another number of elements"
// CHECK-NOT:     cf.assert
// CHECK:         tensor.expand_shape
func.func @expand(%x: tensor<?x8x?xf32>, %n: index, %m: index) -> tensor<?x2x4x?x3xf32> {
  %0 = tensor.expand_shape %x [[0], [1, 2], [3, 4]] output_shape [%n, 2, 4, %m, 3] : tensor<?x8x?xf32> into tensor<?x2x4x?x3xf32>
  return %0 : tensor<?x2x4x?x3xf32>
}

// -----

// CHECK-LABEL: func.func @reshape(
// CHECK:         tensor.extract
// CHECK:         cf.assert %{{.*}}, "reshape to another number of elements"
// CHECK-NEXT:    tensor.reshape
func.func @reshape(%x: tensor<?xf32>, %shape: tensor<2xi64>) -> tensor<?x4xf32> {
  %0 = tensor.reshape %x(%shape) : (tensor<?xf32>, tensor<2xi64>) -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// -----

// CHECK-LABEL: func.func @known(
// CHECK-NOT:     cf.assert
func.func @known(%x: tensor<12xf32>, %shape: tensor<2xi64>) -> (tensor<3x4xf32>, tensor<2x6xf32>) {
  %0 = tensor.reshape %x(%shape) : (tensor<12xf32>, tensor<2xi64>) -> tensor<3x4xf32>
  %1 = tensor.expand_shape %x [[0, 1]] output_shape [2, 6] : tensor<12xf32> into tensor<2x6xf32>
  return %0, %1 : tensor<3x4xf32>, tensor<2x6xf32>
}
