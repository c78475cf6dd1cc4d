// RUN: tensor-opt %s --pipeline='tensoropt-insert-in-place' | FileCheck %s
// RUN: tensor-opt %s --pipeline=loops | FileCheck %s --check-prefix=LOOPS

// CHECK-LABEL: func.func @rows(
// CHECK-SAME:      %[[X:.*]]: tensor<4x8xf32>, %[[WHOLE:.*]]: tensor<6x8xf32>)
// CHECK:         %[[PART:.*]] = tensor.extract_slice %[[WHOLE]][1, 0] [4, 8] [1, 1]
// CHECK:         %[[EXP:.*]] = linalg.exp ins(%[[X]] : tensor<4x8xf32>) outs(%[[PART]] : tensor<4x8xf32>)
// CHECK:         tensor.insert_slice %[[EXP]] into %[[WHOLE]][1, 0] [4, 8] [1, 1]
// LOOPS-LABEL: func.func @rows(
// LOOPS-NOT:     memref.{{alloc|copy}}
// LOOPS:         return
func.func @rows(%x: tensor<4x8xf32>, %whole: tensor<6x8xf32>) -> tensor<6x8xf32> {
  %empty = tensor.empty() : tensor<4x8xf32>
  %exp = linalg.exp ins(%x : tensor<4x8xf32>) outs(%empty : tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = tensor.insert_slice %exp into %whole[1, 0] [4, 8] [1, 1] : tensor<4x8xf32> into tensor<6x8xf32>
  return %0 : tensor<6x8xf32>
}

// The parts of a tensor that is inserted itself are parts of the other one.
// CHECK-LABEL: func.func @parts_of_parts(
// CHECK-SAME:      %[[X:.*]]: tensor<4x8xf32>, %[[WHOLE:.*]]: tensor<9x8xf32>)
// CHECK:         %[[BOTH:.*]] = tensor.extract_slice %[[WHOLE]][1, 0] [8, 8] [1, 1]
// CHECK:         %[[FIRST:.*]] = tensor.extract_slice %[[BOTH]][0, 0] [4, 8] [1, 1]
// CHECK:         linalg.exp ins(%[[X]] : tensor<4x8xf32>) outs(%[[FIRST]] : tensor<4x8xf32>)
// LOOPS-LABEL: func.func @parts_of_parts(
// LOOPS-NOT:     memref.{{alloc|copy}}
// LOOPS:         return
func.func @parts_of_parts(%x: tensor<4x8xf32>, %whole: tensor<9x8xf32>) -> tensor<9x8xf32> {
  %empty = tensor.empty() : tensor<4x8xf32>
  %exp = linalg.exp ins(%x : tensor<4x8xf32>) outs(%empty : tensor<4x8xf32>) -> tensor<4x8xf32>
  %tanh = linalg.tanh ins(%x : tensor<4x8xf32>) outs(%empty : tensor<4x8xf32>) -> tensor<4x8xf32>
  %both = tensor.empty() : tensor<8x8xf32>
  %0 = tensor.insert_slice %exp into %both[0, 0] [4, 8] [1, 1] : tensor<4x8xf32> into tensor<8x8xf32>
  %1 = tensor.insert_slice %tanh into %0[4, 0] [4, 8] [1, 1] : tensor<4x8xf32> into tensor<8x8xf32>
  %2 = tensor.insert_slice %1 into %whole[1, 0] [8, 8] [1, 1] : tensor<8x8xf32> into tensor<9x8xf32>
  return %2 : tensor<9x8xf32>
}

// What it would overwrite is read first: it is copied still.
// LOOPS-LABEL: func.func @read_between(
// LOOPS:         vector.store
// LOOPS:         memref.copy
// LOOPS:         return
func.func @read_between(%x: tensor<8xf32>, %whole: tensor<9xf32>) -> (tensor<9xf32>, tensor<9xf32>) {
  %empty = tensor.empty() : tensor<8xf32>
  %empty9 = tensor.empty() : tensor<9xf32>
  %exp = linalg.exp ins(%x : tensor<8xf32>) outs(%empty : tensor<8xf32>) -> tensor<8xf32>
  %old = linalg.tanh ins(%whole : tensor<9xf32>) outs(%empty9 : tensor<9xf32>) -> tensor<9xf32>
  %0 = tensor.insert_slice %exp into %whole[1] [8] [1] : tensor<8xf32> into tensor<9xf32>
  return %0, %old : tensor<9xf32>, tensor<9xf32>
}

// A result goes to the place for it as it is computed, by operations and loops.
// CHECK-LABEL: func.func @whole_place(
// CHECK-SAME:    %{{.*}}: tensor<4xf32>, %[[PLACE:.*]]: tensor<4xf32>
// CHECK:         %[[RESULT:.*]] = linalg.exp {{.*}} outs(%[[PLACE]]
// CHECK-NOT:     materialize_in_destination
// CHECK:         return %[[RESULT]]
func.func @whole_place(%x: tensor<4xf32>, %place: tensor<4xf32>) -> tensor<4xf32> {
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = bufferization.materialize_in_destination %y in %place : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}

// What is read elsewhere, too, is copied there.
// CHECK-LABEL: func.func @used_twice(
// CHECK:         %[[OWN:.*]] = tensor.empty
// CHECK:         linalg.exp {{.*}} outs(%[[OWN]]
// CHECK:         materialize_in_destination
// CHECK:         materialize_in_destination
func.func @used_twice(%x: tensor<4xf32>, %a: tensor<4xf32>, %b: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.exp ins(%x : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %r = bufferization.materialize_in_destination %y in %a : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %s = bufferization.materialize_in_destination %y in %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %r, %s : tensor<4xf32>, tensor<4xf32>
}
