// RUN: tensor-run %s --entry=vgg16 --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 10], "range": 3.57, "mean": 0.3797961, "elements": {"0": -0.2299466, "1": -0.6208225, "2": -0.844062, "3": 1.288482, "4": 2.724953, "5": -0.03070302, "6": 0.7343145, "7": 0.3436941, "8": -0.4329431, "9": 0.8649952}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1) -> ()>
module {
  func.func @vgg16(%arg0: tensor<1x3x32x32xf32> {bufferization.writable = false}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<16x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<16xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.2041, 0.2041) : tensor<32x16x3x3xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<32xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.1443, 0.1443) : tensor<32x32x3x3xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<32xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.02705, 0.02705) : tensor<64x2048xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<64xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.6124, 0.6124) : tensor<10x64xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<10xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x32x32xf32> to tensor<1x3x34x34xf32>
    %0 = tensor.empty() : tensor<1x16x32x32xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<16xf32>) outs(%0 : tensor<1x16x32x32xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x34x34xf32>, tensor<16x3x3x3xf32>) outs(%broadcasted : tensor<1x16x32x32xf32>) -> tensor<1x16x32x32xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x16x32x32xf32>, tensor<f32>) outs(%0 : tensor<1x16x32x32xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %26 = arith.maximumf %in, %in_17 : f32
      linalg.yield %26 : f32
    } -> tensor<1x16x32x32xf32>
    %3 = tensor.empty() : tensor<1x16x16x16xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x16x16x16xf32>) -> tensor<1x16x16x16xf32>
    %5 = tensor.empty() : tensor<2x2xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%2, %5 : tensor<1x16x32x32xf32>, tensor<2x2xf32>) outs(%4 : tensor<1x16x16x16xf32>) -> tensor<1x16x16x16xf32>
    %padded_12 = tensor.pad %6 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x16x16xf32> to tensor<1x16x18x18xf32>
    %7 = tensor.empty() : tensor<1x32x16x16xf32>
    %broadcasted_13 = linalg.broadcast ins(%cst_5 : tensor<32xf32>) outs(%7 : tensor<1x32x16x16xf32>) dimensions = [0, 2, 3] 
    %8 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_12, %cst_4 : tensor<1x16x18x18xf32>, tensor<32x16x3x3xf32>) outs(%broadcasted_13 : tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_1 : tensor<1x32x16x16xf32>, tensor<f32>) outs(%7 : tensor<1x32x16x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %26 = arith.maximumf %in, %in_17 : f32
      linalg.yield %26 : f32
    } -> tensor<1x32x16x16xf32>
    %padded_14 = tensor.pad %9 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x16x16xf32> to tensor<1x32x18x18xf32>
    %broadcasted_15 = linalg.broadcast ins(%cst_7 : tensor<32xf32>) outs(%7 : tensor<1x32x16x16xf32>) dimensions = [0, 2, 3] 
    %10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_14, %cst_6 : tensor<1x32x18x18xf32>, tensor<32x32x3x3xf32>) outs(%broadcasted_15 : tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_1 : tensor<1x32x16x16xf32>, tensor<f32>) outs(%7 : tensor<1x32x16x16xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %26 = arith.maximumf %in, %in_17 : f32
      linalg.yield %26 : f32
    } -> tensor<1x32x16x16xf32>
    %12 = tensor.empty() : tensor<1x32x8x8xf32>
    %13 = linalg.fill ins(%cst_0 : f32) outs(%12 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %14 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%11, %5 : tensor<1x32x16x16xf32>, tensor<2x2xf32>) outs(%13 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %collapsed = tensor.collapse_shape %14 [[0], [1, 2, 3]] : tensor<1x32x8x8xf32> into tensor<1x2048xf32>
    %15 = tensor.empty() : tensor<2048x64xf32>
    %transposed = linalg.transpose ins(%cst_8 : tensor<64x2048xf32>) outs(%15 : tensor<2048x64xf32>) permutation = [1, 0] 
    %16 = tensor.empty() : tensor<1x64xf32>
    %17 = linalg.fill ins(%cst : f32) outs(%16 : tensor<1x64xf32>) -> tensor<1x64xf32>
    %18 = linalg.matmul ins(%collapsed, %transposed : tensor<1x2048xf32>, tensor<2048x64xf32>) outs(%17 : tensor<1x64xf32>) -> tensor<1x64xf32>
    %19 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%18, %cst_9 : tensor<1x64xf32>, tensor<64xf32>) outs(%16 : tensor<1x64xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %26 = arith.addf %in, %in_17 : f32
      linalg.yield %26 : f32
    } -> tensor<1x64xf32>
    %20 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel"]} ins(%19, %cst_1 : tensor<1x64xf32>, tensor<f32>) outs(%16 : tensor<1x64xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %26 = arith.maximumf %in, %in_17 : f32
      linalg.yield %26 : f32
    } -> tensor<1x64xf32>
    %21 = tensor.empty() : tensor<64x10xf32>
    %transposed_16 = linalg.transpose ins(%cst_10 : tensor<10x64xf32>) outs(%21 : tensor<64x10xf32>) permutation = [1, 0] 
    %22 = tensor.empty() : tensor<1x10xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %24 = linalg.matmul ins(%20, %transposed_16 : tensor<1x64xf32>, tensor<64x10xf32>) outs(%23 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %25 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%24, %cst_11 : tensor<1x10xf32>, tensor<10xf32>) outs(%22 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_17: f32, %out: f32):
      %26 = arith.addf %in, %in_17 : f32
      linalg.yield %26 : f32
    } -> tensor<1x10xf32>
    return %25 : tensor<1x10xf32>
  }
}
