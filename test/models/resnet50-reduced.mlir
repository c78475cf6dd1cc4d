// RUN: tensor-run %s --entry=resnet50 --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 10], "range": 4.18, "mean": 0.07970359, "elements": {"0": 2.602232, "1": -0.1025617, "2": 1.331206, "3": -0.5609726, "4": -0.3635213, "5": -1.573758, "6": -0.8362081, "7": -0.3400524, "8": 1.204766, "9": -0.5640944}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @resnet50(%arg0: tensor<1x3x32x32xf32> {bufferization.writable = false}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.202, 0.202) : tensor<64x3x7x7xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<64xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.1531, 0.1531) : tensor<64x64x1x1xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<64xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.1021, 0.1021) : tensor<64x64x3x3xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<64xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.3062, 0.3062) : tensor<256x64x1x1xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<256xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.1531, 0.1531) : tensor<256x64x1x1xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<256xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.1531, 0.1531) : tensor<128x256x1x1xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<128xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.0722, 0.0722) : tensor<128x128x3x3xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<128xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.2165, 0.2165) : tensor<512x128x1x1xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<512xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<512xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.05415, 0.05415) : tensor<128x512x1x1xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<128xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.1444, 0.1444) : tensor<128x128x3x3xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<128xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.10825, 0.10825) : tensor<512x128x1x1xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<512xf32>
    %cst_26 = tensoropt.random seed(25) range(-0.05415, 0.05415) : tensor<256x512x1x1xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<256xf32>
    %cst_28 = tensoropt.random seed(27) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_29 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<256xf32>
    %cst_30 = tensoropt.random seed(29) range(-0.1531, 0.1531) : tensor<1024x256x1x1xf32>
    %cst_31 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_32 = tensoropt.random seed(31) range(-0.05415, 0.05415) : tensor<1024x512x1x1xf32>
    %cst_33 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_34 = tensoropt.random seed(33) range(-0.0765, 0.0765) : tensor<512x1024x1x1xf32>
    %cst_35 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<512xf32>
    %cst_36 = tensoropt.random seed(35) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_37 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<512xf32>
    %cst_38 = tensoropt.random seed(37) range(-0.1083, 0.1083) : tensor<2048x512x1x1xf32>
    %cst_39 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_40 = tensoropt.random seed(39) range(-0.0765, 0.0765) : tensor<2048x1024x1x1xf32>
    %cst_41 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_42 = tensoropt.random seed(41) range(-0.0541, 0.0541) : tensor<10x2048xf32>
    %cst_43 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<10xf32>
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x32x32xf32> to tensor<1x3x38x38xf32>
    %0 = tensor.empty() : tensor<1x64x16x16xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<64xf32>) outs(%0 : tensor<1x64x16x16xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x38x38xf32>, tensor<64x3x7x7xf32>) outs(%broadcasted : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x64x16x16xf32>, tensor<f32>) outs(%0 : tensor<1x64x16x16xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x64x16x16xf32>
    %padded_44 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x64x16x16xf32> to tensor<1x64x18x18xf32>
    %3 = tensor.empty() : tensor<1x64x8x8xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_44, %5 : tensor<1x64x18x18xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    %broadcasted_45 = linalg.broadcast ins(%cst_5 : tensor<64xf32>) outs(%3 : tensor<1x64x8x8xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_4 : tensor<1x64x8x8xf32>, tensor<64x64x1x1xf32>) outs(%broadcasted_45 : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %cst_1 : tensor<1x64x8x8xf32>, tensor<f32>) outs(%3 : tensor<1x64x8x8xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x64x8x8xf32>
    %padded_46 = tensor.pad %8 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x8x8xf32> to tensor<1x64x10x10xf32>
    %broadcasted_47 = linalg.broadcast ins(%cst_7 : tensor<64xf32>) outs(%3 : tensor<1x64x8x8xf32>) dimensions = [0, 2, 3] 
    %9 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_46, %cst_6 : tensor<1x64x10x10xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_47 : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %cst_1 : tensor<1x64x8x8xf32>, tensor<f32>) outs(%3 : tensor<1x64x8x8xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x64x8x8xf32>
    %11 = tensor.empty() : tensor<1x256x8x8xf32>
    %broadcasted_48 = linalg.broadcast ins(%cst_9 : tensor<256xf32>) outs(%11 : tensor<1x256x8x8xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%10, %cst_8 : tensor<1x64x8x8xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_48 : tensor<1x256x8x8xf32>) -> tensor<1x256x8x8xf32>
    %broadcasted_49 = linalg.broadcast ins(%cst_11 : tensor<256xf32>) outs(%11 : tensor<1x256x8x8xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_10 : tensor<1x64x8x8xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_49 : tensor<1x256x8x8xf32>) -> tensor<1x256x8x8xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %13 : tensor<1x256x8x8xf32>, tensor<1x256x8x8xf32>) outs(%11 : tensor<1x256x8x8xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.addf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x256x8x8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %cst_1 : tensor<1x256x8x8xf32>, tensor<f32>) outs(%11 : tensor<1x256x8x8xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x256x8x8xf32>
    %16 = tensor.empty() : tensor<1x128x8x8xf32>
    %broadcasted_50 = linalg.broadcast ins(%cst_13 : tensor<128xf32>) outs(%16 : tensor<1x128x8x8xf32>) dimensions = [0, 2, 3] 
    %17 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%15, %cst_12 : tensor<1x256x8x8xf32>, tensor<128x256x1x1xf32>) outs(%broadcasted_50 : tensor<1x128x8x8xf32>) -> tensor<1x128x8x8xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %cst_1 : tensor<1x128x8x8xf32>, tensor<f32>) outs(%16 : tensor<1x128x8x8xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x128x8x8xf32>
    %padded_51 = tensor.pad %18 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x8x8xf32> to tensor<1x128x10x10xf32>
    %19 = tensor.empty() : tensor<1x128x4x4xf32>
    %broadcasted_52 = linalg.broadcast ins(%cst_15 : tensor<128xf32>) outs(%19 : tensor<1x128x4x4xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_51, %cst_14 : tensor<1x128x10x10xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_52 : tensor<1x128x4x4xf32>) -> tensor<1x128x4x4xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_1 : tensor<1x128x4x4xf32>, tensor<f32>) outs(%19 : tensor<1x128x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x128x4x4xf32>
    %22 = tensor.empty() : tensor<1x512x4x4xf32>
    %broadcasted_53 = linalg.broadcast ins(%cst_17 : tensor<512xf32>) outs(%22 : tensor<1x512x4x4xf32>) dimensions = [0, 2, 3] 
    %23 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%21, %cst_16 : tensor<1x128x4x4xf32>, tensor<512x128x1x1xf32>) outs(%broadcasted_53 : tensor<1x512x4x4xf32>) -> tensor<1x512x4x4xf32>
    %broadcasted_54 = linalg.broadcast ins(%cst_19 : tensor<512xf32>) outs(%22 : tensor<1x512x4x4xf32>) dimensions = [0, 2, 3] 
    %24 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%15, %cst_18 : tensor<1x256x8x8xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_54 : tensor<1x512x4x4xf32>) -> tensor<1x512x4x4xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %24 : tensor<1x512x4x4xf32>, tensor<1x512x4x4xf32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.addf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x512x4x4xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %cst_1 : tensor<1x512x4x4xf32>, tensor<f32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x512x4x4xf32>
    %broadcasted_55 = linalg.broadcast ins(%cst_21 : tensor<128xf32>) outs(%19 : tensor<1x128x4x4xf32>) dimensions = [0, 2, 3] 
    %27 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%26, %cst_20 : tensor<1x512x4x4xf32>, tensor<128x512x1x1xf32>) outs(%broadcasted_55 : tensor<1x128x4x4xf32>) -> tensor<1x128x4x4xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %cst_1 : tensor<1x128x4x4xf32>, tensor<f32>) outs(%19 : tensor<1x128x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x128x4x4xf32>
    %padded_56 = tensor.pad %28 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x4x4xf32> to tensor<1x128x6x6xf32>
    %broadcasted_57 = linalg.broadcast ins(%cst_23 : tensor<128xf32>) outs(%19 : tensor<1x128x4x4xf32>) dimensions = [0, 2, 3] 
    %29 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_56, %cst_22 : tensor<1x128x6x6xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_57 : tensor<1x128x4x4xf32>) -> tensor<1x128x4x4xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %cst_1 : tensor<1x128x4x4xf32>, tensor<f32>) outs(%19 : tensor<1x128x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x128x4x4xf32>
    %broadcasted_58 = linalg.broadcast ins(%cst_25 : tensor<512xf32>) outs(%22 : tensor<1x512x4x4xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%30, %cst_24 : tensor<1x128x4x4xf32>, tensor<512x128x1x1xf32>) outs(%broadcasted_58 : tensor<1x512x4x4xf32>) -> tensor<1x512x4x4xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %26 : tensor<1x512x4x4xf32>, tensor<1x512x4x4xf32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.addf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x512x4x4xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %cst_1 : tensor<1x512x4x4xf32>, tensor<f32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x512x4x4xf32>
    %34 = tensor.empty() : tensor<1x256x4x4xf32>
    %broadcasted_59 = linalg.broadcast ins(%cst_27 : tensor<256xf32>) outs(%34 : tensor<1x256x4x4xf32>) dimensions = [0, 2, 3] 
    %35 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%33, %cst_26 : tensor<1x512x4x4xf32>, tensor<256x512x1x1xf32>) outs(%broadcasted_59 : tensor<1x256x4x4xf32>) -> tensor<1x256x4x4xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_1 : tensor<1x256x4x4xf32>, tensor<f32>) outs(%34 : tensor<1x256x4x4xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x256x4x4xf32>
    %padded_60 = tensor.pad %36 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x4x4xf32> to tensor<1x256x6x6xf32>
    %37 = tensor.empty() : tensor<1x256x2x2xf32>
    %broadcasted_61 = linalg.broadcast ins(%cst_29 : tensor<256xf32>) outs(%37 : tensor<1x256x2x2xf32>) dimensions = [0, 2, 3] 
    %38 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_60, %cst_28 : tensor<1x256x6x6xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_61 : tensor<1x256x2x2xf32>) -> tensor<1x256x2x2xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %cst_1 : tensor<1x256x2x2xf32>, tensor<f32>) outs(%37 : tensor<1x256x2x2xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x256x2x2xf32>
    %40 = tensor.empty() : tensor<1x1024x2x2xf32>
    %broadcasted_62 = linalg.broadcast ins(%cst_31 : tensor<1024xf32>) outs(%40 : tensor<1x1024x2x2xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%39, %cst_30 : tensor<1x256x2x2xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_62 : tensor<1x1024x2x2xf32>) -> tensor<1x1024x2x2xf32>
    %broadcasted_63 = linalg.broadcast ins(%cst_33 : tensor<1024xf32>) outs(%40 : tensor<1x1024x2x2xf32>) dimensions = [0, 2, 3] 
    %42 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%33, %cst_32 : tensor<1x512x4x4xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_63 : tensor<1x1024x2x2xf32>) -> tensor<1x1024x2x2xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %42 : tensor<1x1024x2x2xf32>, tensor<1x1024x2x2xf32>) outs(%40 : tensor<1x1024x2x2xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.addf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x1024x2x2xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %cst_1 : tensor<1x1024x2x2xf32>, tensor<f32>) outs(%40 : tensor<1x1024x2x2xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x1024x2x2xf32>
    %45 = tensor.empty() : tensor<1x512x2x2xf32>
    %broadcasted_64 = linalg.broadcast ins(%cst_35 : tensor<512xf32>) outs(%45 : tensor<1x512x2x2xf32>) dimensions = [0, 2, 3] 
    %46 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%44, %cst_34 : tensor<1x1024x2x2xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_64 : tensor<1x512x2x2xf32>) -> tensor<1x512x2x2xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_1 : tensor<1x512x2x2xf32>, tensor<f32>) outs(%45 : tensor<1x512x2x2xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x512x2x2xf32>
    %padded_65 = tensor.pad %47 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x2x2xf32> to tensor<1x512x4x4xf32>
    %48 = tensor.empty() : tensor<1x512x1x1xf32>
    %broadcasted_66 = linalg.broadcast ins(%cst_37 : tensor<512xf32>) outs(%48 : tensor<1x512x1x1xf32>) dimensions = [0, 2, 3] 
    %49 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_65, %cst_36 : tensor<1x512x4x4xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_66 : tensor<1x512x1x1xf32>) -> tensor<1x512x1x1xf32>
    %50 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %cst_1 : tensor<1x512x1x1xf32>, tensor<f32>) outs(%48 : tensor<1x512x1x1xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x512x1x1xf32>
    %51 = tensor.empty() : tensor<1x2048x1x1xf32>
    %broadcasted_67 = linalg.broadcast ins(%cst_39 : tensor<2048xf32>) outs(%51 : tensor<1x2048x1x1xf32>) dimensions = [0, 2, 3] 
    %52 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%50, %cst_38 : tensor<1x512x1x1xf32>, tensor<2048x512x1x1xf32>) outs(%broadcasted_67 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %broadcasted_68 = linalg.broadcast ins(%cst_41 : tensor<2048xf32>) outs(%51 : tensor<1x2048x1x1xf32>) dimensions = [0, 2, 3] 
    %53 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%44, %cst_40 : tensor<1x1024x2x2xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_68 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %53 : tensor<1x2048x1x1xf32>, tensor<1x2048x1x1xf32>) outs(%51 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.addf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x2048x1x1xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %cst_1 : tensor<1x2048x1x1xf32>, tensor<f32>) outs(%51 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.maximumf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x2048x1x1xf32>
    %collapsed = tensor.collapse_shape %55 [[0], [1, 2, 3]] : tensor<1x2048x1x1xf32> into tensor<1x2048xf32>
    %56 = tensor.empty() : tensor<2048x10xf32>
    %transposed = linalg.transpose ins(%cst_42 : tensor<10x2048xf32>) outs(%56 : tensor<2048x10xf32>) permutation = [1, 0] 
    %57 = tensor.empty() : tensor<1x10xf32>
    %58 = linalg.fill ins(%cst : f32) outs(%57 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %59 = linalg.matmul ins(%collapsed, %transposed : tensor<1x2048xf32>, tensor<2048x10xf32>) outs(%58 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %60 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%59, %cst_43 : tensor<1x10xf32>, tensor<10xf32>) outs(%57 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_69: f32, %out: f32):
      %61 = arith.addf %in, %in_69 : f32
      linalg.yield %61 : f32
    } -> tensor<1x10xf32>
    return %60 : tensor<1x10xf32>
  }
}
