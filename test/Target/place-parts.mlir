// RUN: tensor-opt %s --pipeline='tensoropt-insert-in-place' | FileCheck %s
// RUN: tensor-opt %s --pipeline='tensoropt-insert-in-place,one-shot-bufferize{bufferize-function-boundaries},cse,canonicalize' | FileCheck %s --check-prefix=BUFFERS

// Parts are written where they lie in the whole.
// CHECK-LABEL: func.func @computed(
// CHECK:         %[[WHOLE:.*]] = tensor.empty() : tensor<5x8xf32>
// CHECK:         %[[FIRST:.*]] = tensor.extract_slice %[[WHOLE]][3, 0] [2, 8] [1, 1]
// CHECK:         %[[EXP:.*]] = linalg.exp {{.*}} outs(%[[FIRST]] :
// CHECK:         %[[ONE:.*]] = tensor.insert_slice %[[EXP]] into %[[WHOLE]][3, 0] [2, 8] [1, 1]
// CHECK:         %[[SECOND:.*]] = tensor.extract_slice %[[ONE]][0, 0] [3, 8] [1, 1]
// CHECK:         %[[TANH:.*]] = linalg.tanh {{.*}} outs(%[[SECOND]] :
// CHECK:         %[[BOTH:.*]] = tensor.insert_slice %[[TANH]] into %[[ONE]][0, 0] [3, 8] [1, 1]
// CHECK:         return %[[BOTH]]
// BUFFERS-LABEL: func.func @computed(
// BUFFERS-NOT:     memref.copy
// BUFFERS:         return
func.func @computed(%x: tensor<2x8xf32>, %y: tensor<3x8xf32>) -> tensor<5x8xf32> {
  %e2 = tensor.empty() : tensor<2x8xf32>
  %e3 = tensor.empty() : tensor<3x8xf32>
  %exp = linalg.exp ins(%x : tensor<2x8xf32>) outs(%e2 : tensor<2x8xf32>) -> tensor<2x8xf32>
  %tanh = linalg.tanh ins(%y : tensor<3x8xf32>) outs(%e3 : tensor<3x8xf32>) -> tensor<3x8xf32>
  %both = tensor.concat dim(0) %tanh, %exp : (tensor<3x8xf32>, tensor<2x8xf32>) -> tensor<5x8xf32>
  return %both : tensor<5x8xf32>
}

// Others read a part in the whole: before the next one is written, and behind
// the last one.
// BUFFERS-LABEL: func.func @read_by_others(
// BUFFERS-NOT:     memref.copy
// BUFFERS:         return
func.func @read_by_others(%x: tensor<2x8xf32>) -> (tensor<4x8xf32>, tensor<2x8xf32>, tensor<2x8xf32>) {
  %e = tensor.empty() : tensor<2x8xf32>
  %exp = linalg.exp ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %before = linalg.tanh ins(%exp : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %next = linalg.exp ins(%before : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %both = tensor.concat dim(0) %exp, %next : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<4x8xf32>
  %behind = linalg.abs ins(%exp : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  return %both, %before, %behind : tensor<4x8xf32>, tensor<2x8xf32>, tensor<2x8xf32>
}

// One operation may not read a part and write another one: it is copied still.
// BUFFERS-LABEL: func.func @made_of_another(
// BUFFERS-COUNT-1: memref.copy
// BUFFERS-NOT:     memref.copy
// BUFFERS:         return
func.func @made_of_another(%x: tensor<2x8xf32>) -> tensor<4x8xf32> {
  %e = tensor.empty() : tensor<2x8xf32>
  %exp = linalg.exp ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %next = linalg.exp ins(%exp : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %both = tensor.concat dim(0) %exp, %next : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<4x8xf32>
  return %both : tensor<4x8xf32>
}

// Something else is inserted over it: that is not what was read.
// CHECK-LABEL: func.func @overlapping(
// CHECK:         %[[EXP:.*]] = linalg.exp
// CHECK:         linalg.abs ins(%[[EXP]] :
// BUFFERS-LABEL: func.func @overlapping(
// BUFFERS:         memref.copy
// BUFFERS:         return
func.func @overlapping(%x: tensor<2xf32>, %y: tensor<2xf32>, %whole: tensor<4xf32>) -> (tensor<4xf32>, tensor<2xf32>) {
  %e = tensor.empty() : tensor<2xf32>
  %exp = linalg.exp ins(%x : tensor<2xf32>) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %tanh = linalg.tanh ins(%y : tensor<2xf32>) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  %0 = tensor.insert_slice %exp into %whole[0] [2] [1] : tensor<2xf32> into tensor<4xf32>
  %1 = tensor.insert_slice %tanh into %0[1] [2] [1] : tensor<2xf32> into tensor<4xf32>
  %abs = linalg.abs ins(%exp : tensor<2xf32>) outs(%e : tensor<2xf32>) -> tensor<2xf32>
  return %1, %abs : tensor<4xf32>, tensor<2xf32>
}

// What is there already is copied, and what has two places.
// BUFFERS-LABEL: func.func @given(
// BUFFERS-COUNT-4: memref.copy
// BUFFERS-NOT:     memref.copy
// BUFFERS:         return
func.func @given(%x: tensor<2x8xf32>) -> tensor<8x8xf32> {
  %e = tensor.empty() : tensor<2x8xf32>
  %exp = linalg.exp ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %c = arith.constant dense<1.0> : tensor<2x8xf32>
  %all = tensor.concat dim(0) %exp, %x, %c, %exp : (tensor<2x8xf32>, tensor<2x8xf32>, tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<8x8xf32>
  return %all : tensor<8x8xf32>
}

// An extent that all parts share is known where the first one is made.
// CHECK-LABEL: func.func @open_batch(
// CHECK:         %[[N:.*]] = tensor.dim
// CHECK:         %[[WHOLE:.*]] = tensor.empty(%[[N]]) : tensor<?x5xf32>
// CHECK:         linalg.exp
// BUFFERS-LABEL: func.func @open_batch(
// BUFFERS-NOT:     memref.copy
// BUFFERS:         return
func.func @open_batch(%x: tensor<?x2xf32>, %y: tensor<?x3xf32>) -> tensor<?x5xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x2xf32>
  %e2 = tensor.empty(%n) : tensor<?x2xf32>
  %e3 = tensor.empty(%n) : tensor<?x3xf32>
  %exp = linalg.exp ins(%x : tensor<?x2xf32>) outs(%e2 : tensor<?x2xf32>) -> tensor<?x2xf32>
  %tanh = linalg.tanh ins(%y : tensor<?x3xf32>) outs(%e3 : tensor<?x3xf32>) -> tensor<?x3xf32>
  %both = tensor.concat dim(1) %exp, %tanh : (tensor<?x2xf32>, tensor<?x3xf32>) -> tensor<?x5xf32>
  return %both : tensor<?x5xf32>
}

// The sum of open extents is not known before all parts are there.
// CHECK-LABEL: func.func @open_parts(
// CHECK:         linalg.exp
// CHECK:         tensor.empty(%{{.*}}) : tensor<?x2xf32>
// CHECK:         tensor.insert_slice
// CHECK:         tensor.insert_slice
func.func @open_parts(%x: tensor<?x2xf32>, %y: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x2xf32>
  %e = tensor.empty(%n) : tensor<?x2xf32>
  %exp = linalg.exp ins(%x : tensor<?x2xf32>) outs(%e : tensor<?x2xf32>) -> tensor<?x2xf32>
  %both = tensor.concat dim(0) %exp, %y : (tensor<?x2xf32>, tensor<?x2xf32>) -> tensor<?x2xf32>
  return %both : tensor<?x2xf32>
}

// Wholes become parts of others, as where each layer reads all before it.
// CHECK-LABEL: func.func @nested(
// CHECK:         tensor.empty() : tensor<6x8xf32>
// CHECK:         linalg.exp
// BUFFERS-LABEL: func.func @nested(
// BUFFERS-NOT:     memref.copy
// BUFFERS:         return
func.func @nested(%x: tensor<2x8xf32>) -> tensor<6x8xf32> {
  %e = tensor.empty() : tensor<2x8xf32>
  %exp = linalg.exp ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %tanh = linalg.tanh ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %both = tensor.concat dim(0) %exp, %tanh : (tensor<2x8xf32>, tensor<2x8xf32>) -> tensor<4x8xf32>
  %abs = linalg.abs ins(%x : tensor<2x8xf32>) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %all = tensor.concat dim(0) %both, %abs : (tensor<4x8xf32>, tensor<2x8xf32>) -> tensor<6x8xf32>
  return %all : tensor<6x8xf32>
}
