// RUN: tensor-opt %s --pipeline=loops | FileCheck %s

// What is padded, and then inserted in steps of 3, begins at 1 + 1 x 3: it does not
// go to the place without its border.
// CHECK-LABEL: func.func @padded_and_inserted(
// CHECK:         memref.subview %{{.*}}[1, 1] [4, 4] [3, 3]
func.func @padded_and_inserted(%x: tensor<2x3xf32>) -> tensor<14x12xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<14x12xf32>
  %zeros = linalg.fill ins(%z : f32) outs(%e : tensor<14x12xf32>) -> tensor<14x12xf32>
  %p = tensor.pad %x low[1, 0] high[1, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %z : f32
  } : tensor<2x3xf32> to tensor<4x4xf32>
  %r = tensor.insert_slice %p into %zeros[1, 1] [4, 4] [3, 3] : tensor<4x4xf32> into tensor<14x12xf32>
  return %r : tensor<14x12xf32>
}
