// RUN: tensor-opt %s --pipeline='func.func(tensoropt-pack-weights)' --remarks-filter=.* 2>&1 | FileCheck %s

// CHECK-NOT: remark
// CHECK-NOT: linalg.transpose

// What is multiplied by is not known.
func.func @activations(%x: tensor<8x4xf32>, %w: tensor<4x16xf32>, %y: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %0 = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x16xf32>) outs(%y : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %0 : tensor<8x16xf32>
}

// Six channels.
func.func @channels(%x: tensor<8x4xf32>, %y: tensor<8x6xf32>) -> tensor<8x6xf32> {
  %w = arith.constant dense_resource<__elided__> : tensor<4x6xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%y : tensor<8x6xf32>) -> tensor<8x6xf32>
  return %0 : tensor<8x6xf32>
}

func.func @integers(%x: tensor<8x4xi32>, %y: tensor<8x16xi32>) -> tensor<8x16xi32> {
  %w = arith.constant dense_resource<__elided__> : tensor<4x16xi32>
  %0 = linalg.matmul ins(%x, %w : tensor<8x4xi32>, tensor<4x16xi32>) outs(%y : tensor<8x16xi32>) -> tensor<8x16xi32>
  return %0 : tensor<8x16xi32>
}

// Each channel has weights and inputs of its own.
func.func @depthwise(%x: tensor<1x16x9x9xf32>, %y: tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32> {
  %w = arith.constant dense_resource<__elided__> : tensor<16x3x3xf32>
  %0 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %w : tensor<1x16x9x9xf32>, tensor<16x3x3xf32>) outs(%y : tensor<1x16x7x7xf32>) -> tensor<1x16x7x7xf32>
  return %0 : tensor<1x16x7x7xf32>
}

// Weights repeated as often as the input says are not known before.
func.func @repeated(%x: tensor<?x8x4xf32>, %n: index, %y: tensor<?x8x16xf32>) -> tensor<?x8x16xf32> {
  %w = arith.constant dense_resource<__elided__> : tensor<4x16xf32>
  %empty = tensor.empty(%n) : tensor<?x4x16xf32>
  %ws = linalg.broadcast ins(%w : tensor<4x16xf32>) outs(%empty : tensor<?x4x16xf32>) dimensions = [0]
  %0 = linalg.batch_matmul ins(%x, %ws : tensor<?x8x4xf32>, tensor<?x4x16xf32>) outs(%y : tensor<?x8x16xf32>) -> tensor<?x8x16xf32>
  return %0 : tensor<?x8x16xf32>
}
