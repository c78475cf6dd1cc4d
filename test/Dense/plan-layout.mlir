// RUN: tensor-opt %s --pipeline=loops --remarks-filter='block-channels|pack-weights|lower-reductions' -o /dev/null 2>&1 | FileCheck %s --implicit-check-not='Function=plain'

// Images of the first network get channels in blocks, those of the second one
// stay, and so do their weights.
// CHECK: [Passed] Blocked | Category:block-channels | Function=blocks
// CHECK: [Missed] PlainLoops | Category:lower-reductions | Function=plain
func.func @blocks(%x: tensor<1x16x30x30xf32>) -> tensor<1x16x26x26xf32> {
  %zero = arith.constant 0.0 : f32
  %w = tensoropt.random seed(7) range(-0.1, 0.1) : tensor<16x16x3x3xf32>
  %0 = tensor.empty() : tensor<1x16x28x28xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x16x28x28xf32>) -> tensor<1x16x28x28xf32>
  %2 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x16x30x30xf32>, tensor<16x16x3x3xf32>)
      outs(%1 : tensor<1x16x28x28xf32>) -> tensor<1x16x28x28xf32>
  %3 = tensor.empty() : tensor<1x16x26x26xf32>
  %4 = linalg.fill ins(%zero : f32) outs(%3 : tensor<1x16x26x26xf32>) -> tensor<1x16x26x26xf32>
  %5 = linalg.conv_2d_nchw_fchw ins(%2, %w : tensor<1x16x28x28xf32>, tensor<16x16x3x3xf32>)
      outs(%4 : tensor<1x16x26x26xf32>) -> tensor<1x16x26x26xf32>
  return %5 : tensor<1x16x26x26xf32>
}

func.func @plain(%x: tensor<1x16x30x30xf32>) -> tensor<1x16x28x28xf32> {
  %zero = arith.constant 0.0 : f32
  %w = tensoropt.random seed(7) range(-0.1, 0.1) : tensor<16x16x3x3xf32>
  %0 = tensor.empty() : tensor<1x16x28x28xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x16x28x28xf32>) -> tensor<1x16x28x28xf32>
  %2 = linalg.conv_2d_nchw_fchw {tensoropt.kernel_plan = {layout = "plain"}}
      ins(%x, %w : tensor<1x16x30x30xf32>, tensor<16x16x3x3xf32>)
      outs(%1 : tensor<1x16x28x28xf32>) -> tensor<1x16x28x28xf32>
  return %2 : tensor<1x16x28x28xf32>
}
