// RUN: tensor-run %s --entry=xception --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 10], "range": 2.12, "mean": -1.442711, "elements": {"0": -0.2446182, "1": -1.655214, "2": -2.366355, "3": -1.990447, "4": -2.357552, "5": -0.6349642, "6": -1.501232, "7": -0.5910972, "8": -1.62147, "9": -1.464164}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @xception(%arg0: tensor<1x3x31x31xf32> {bufferization.writable = false}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<16x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<16xf32>
    %cst_4 = tensoropt.random seed(4) range(-0.3062, 0.3062) : tensor<32x16x1x1xf32>
    %cst_5 = tensoropt.random seed(5) range(-0.125, 0.125) : tensor<32xf32>
    %cst_6 = tensoropt.random seed(7) range(-0.433, 0.433) : tensor<32x32x1x1xf32>
    %cst_7 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<32xf32>
    %cst_8 = tensoropt.random seed(9) range(-0.6124, 0.6124) : tensor<32x16x1x1xf32>
    %cst_9 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<32xf32>
    %cst_10 = tensoropt.random seed(12) range(-0.433, 0.433) : tensor<32x32x1x1xf32>
    %cst_11 = tensoropt.random seed(13) range(-0.125, 0.125) : tensor<32xf32>
    %cst_12 = tensoropt.random seed(15) range(-0.433, 0.433) : tensor<32x32x1x1xf32>
    %cst_13 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<32xf32>
    %cst_14 = tensoropt.random seed(18) range(-0.433, 0.433) : tensor<32x32x1x1xf32>
    %cst_15 = tensoropt.random seed(19) range(-0.125, 0.125) : tensor<32xf32>
    %cst_16 = tensoropt.random seed(21) range(-0.433, 0.433) : tensor<48x32x1x1xf32>
    %cst_17 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<48xf32>
    %cst_18 = tensoropt.random seed(23) range(-0.7072, 0.7072) : tensor<10x48xf32>
    %cst_19 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<10xf32>
    %cst_20 = tensoropt.random seed(3) range(-1.633, 1.633) : tensor<16x3x3xf32>
    %cst_21 = tensoropt.random seed(6) range(-0.8165, 0.8165) : tensor<32x3x3xf32>
    %cst_22 = tensoropt.random seed(11) range(-0.204125, 0.204125) : tensor<32x3x3xf32>
    %cst_23 = tensoropt.random seed(14) range(-0.8165, 0.8165) : tensor<32x3x3xf32>
    %cst_24 = tensoropt.random seed(17) range(-0.40825, 0.40825) : tensor<32x3x3xf32>
    %cst_25 = tensoropt.random seed(20) range(-0.204125, 0.204125) : tensor<32x3x3xf32>
    %cst_26 = arith.constant 6.400000e+01 : f32
    %0 = tensor.empty() : tensor<1x16x15x15xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<16xf32>) outs(%0 : tensor<1x16x15x15xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%arg0, %cst_2 : tensor<1x3x31x31xf32>, tensor<16x3x3x3xf32>) outs(%broadcasted : tensor<1x16x15x15xf32>) -> tensor<1x16x15x15xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x16x15x15xf32>, tensor<f32>) outs(%0 : tensor<1x16x15x15xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.maximumf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x16x15x15xf32>
    %padded = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x15x15xf32> to tensor<1x16x17x17xf32>
    %3 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x16x15x15xf32>) -> tensor<1x16x15x15xf32>
    %4 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_20 : tensor<1x16x17x17xf32>, tensor<16x3x3xf32>) outs(%3 : tensor<1x16x15x15xf32>) -> tensor<1x16x15x15xf32>
    %5 = tensor.empty() : tensor<1x32x15x15xf32>
    %broadcasted_27 = linalg.broadcast ins(%cst_5 : tensor<32xf32>) outs(%5 : tensor<1x32x15x15xf32>) dimensions = [0, 2, 3] 
    %6 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%4, %cst_4 : tensor<1x16x15x15xf32>, tensor<32x16x1x1xf32>) outs(%broadcasted_27 : tensor<1x32x15x15xf32>) -> tensor<1x32x15x15xf32>
    %7 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%6, %cst_1 : tensor<1x32x15x15xf32>, tensor<f32>) outs(%5 : tensor<1x32x15x15xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.maximumf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x15x15xf32>
    %padded_28 = tensor.pad %7 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x15x15xf32> to tensor<1x32x17x17xf32>
    %8 = linalg.fill ins(%cst : f32) outs(%5 : tensor<1x32x15x15xf32>) -> tensor<1x32x15x15xf32>
    %9 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_28, %cst_21 : tensor<1x32x17x17xf32>, tensor<32x3x3xf32>) outs(%8 : tensor<1x32x15x15xf32>) -> tensor<1x32x15x15xf32>
    %broadcasted_29 = linalg.broadcast ins(%cst_7 : tensor<32xf32>) outs(%5 : tensor<1x32x15x15xf32>) dimensions = [0, 2, 3] 
    %10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%9, %cst_6 : tensor<1x32x15x15xf32>, tensor<32x32x1x1xf32>) outs(%broadcasted_29 : tensor<1x32x15x15xf32>) -> tensor<1x32x15x15xf32>
    %padded_30 = tensor.pad %10 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x32x15x15xf32> to tensor<1x32x17x17xf32>
    %11 = tensor.empty() : tensor<1x32x8x8xf32>
    %12 = linalg.fill ins(%cst_0 : f32) outs(%11 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %13 = tensor.empty() : tensor<3x3xf32>
    %14 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_30, %13 : tensor<1x32x17x17xf32>, tensor<3x3xf32>) outs(%12 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %broadcasted_31 = linalg.broadcast ins(%cst_9 : tensor<32xf32>) outs(%11 : tensor<1x32x8x8xf32>) dimensions = [0, 2, 3] 
    %15 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%2, %cst_8 : tensor<1x16x15x15xf32>, tensor<32x16x1x1xf32>) outs(%broadcasted_31 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %15 : tensor<1x32x8x8xf32>, tensor<1x32x8x8xf32>) outs(%11 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.addf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x8x8xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %cst_1 : tensor<1x32x8x8xf32>, tensor<f32>) outs(%11 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.maximumf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x8x8xf32>
    %padded_32 = tensor.pad %17 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x8x8xf32> to tensor<1x32x10x10xf32>
    %18 = linalg.fill ins(%cst : f32) outs(%11 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %19 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_32, %cst_22 : tensor<1x32x10x10xf32>, tensor<32x3x3xf32>) outs(%18 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %broadcasted_33 = linalg.broadcast ins(%cst_11 : tensor<32xf32>) outs(%11 : tensor<1x32x8x8xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%19, %cst_10 : tensor<1x32x8x8xf32>, tensor<32x32x1x1xf32>) outs(%broadcasted_33 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_1 : tensor<1x32x8x8xf32>, tensor<f32>) outs(%11 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.maximumf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x8x8xf32>
    %padded_34 = tensor.pad %21 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x8x8xf32> to tensor<1x32x10x10xf32>
    %22 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_34, %cst_23 : tensor<1x32x10x10xf32>, tensor<32x3x3xf32>) outs(%18 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %broadcasted_35 = linalg.broadcast ins(%cst_13 : tensor<32xf32>) outs(%11 : tensor<1x32x8x8xf32>) dimensions = [0, 2, 3] 
    %23 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%22, %cst_12 : tensor<1x32x8x8xf32>, tensor<32x32x1x1xf32>) outs(%broadcasted_35 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %cst_1 : tensor<1x32x8x8xf32>, tensor<f32>) outs(%11 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.maximumf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x8x8xf32>
    %padded_36 = tensor.pad %24 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x8x8xf32> to tensor<1x32x10x10xf32>
    %25 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_36, %cst_24 : tensor<1x32x10x10xf32>, tensor<32x3x3xf32>) outs(%18 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %broadcasted_37 = linalg.broadcast ins(%cst_15 : tensor<32xf32>) outs(%11 : tensor<1x32x8x8xf32>) dimensions = [0, 2, 3] 
    %26 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%25, %cst_14 : tensor<1x32x8x8xf32>, tensor<32x32x1x1xf32>) outs(%broadcasted_37 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %16 : tensor<1x32x8x8xf32>, tensor<1x32x8x8xf32>) outs(%11 : tensor<1x32x8x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.addf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x32x8x8xf32>
    %padded_38 = tensor.pad %27 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x8x8xf32> to tensor<1x32x10x10xf32>
    %28 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_38, %cst_25 : tensor<1x32x10x10xf32>, tensor<32x3x3xf32>) outs(%18 : tensor<1x32x8x8xf32>) -> tensor<1x32x8x8xf32>
    %29 = tensor.empty() : tensor<1x48x8x8xf32>
    %broadcasted_39 = linalg.broadcast ins(%cst_17 : tensor<48xf32>) outs(%29 : tensor<1x48x8x8xf32>) dimensions = [0, 2, 3] 
    %30 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%28, %cst_16 : tensor<1x32x8x8xf32>, tensor<48x32x1x1xf32>) outs(%broadcasted_39 : tensor<1x48x8x8xf32>) -> tensor<1x48x8x8xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %cst_1 : tensor<1x48x8x8xf32>, tensor<f32>) outs(%29 : tensor<1x48x8x8xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.maximumf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x48x8x8xf32>
    %32 = tensor.empty() : tensor<1x48x1x1xf32>
    %33 = linalg.fill ins(%cst : f32) outs(%32 : tensor<1x48x1x1xf32>) -> tensor<1x48x1x1xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%31 : tensor<1x48x8x8xf32>) outs(%33 : tensor<1x48x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.addf %in, %out : f32
      linalg.yield %41 : f32
    } -> tensor<1x48x1x1xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34 : tensor<1x48x1x1xf32>) outs(%32 : tensor<1x48x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %41 = arith.divf %in, %cst_26 : f32
      linalg.yield %41 : f32
    } -> tensor<1x48x1x1xf32>
    %collapsed = tensor.collapse_shape %35 [[0], [1, 2, 3]] : tensor<1x48x1x1xf32> into tensor<1x48xf32>
    %36 = tensor.empty() : tensor<48x10xf32>
    %transposed = linalg.transpose ins(%cst_18 : tensor<10x48xf32>) outs(%36 : tensor<48x10xf32>) permutation = [1, 0] 
    %37 = tensor.empty() : tensor<1x10xf32>
    %38 = linalg.fill ins(%cst : f32) outs(%37 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %39 = linalg.matmul ins(%collapsed, %transposed : tensor<1x48xf32>, tensor<48x10xf32>) outs(%38 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %40 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%39, %cst_19 : tensor<1x10xf32>, tensor<10xf32>) outs(%37 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_40: f32, %out: f32):
      %41 = arith.addf %in, %in_40 : f32
      linalg.yield %41 : f32
    } -> tensor<1x10xf32>
    return %40 : tensor<1x10xf32>
  }
}
