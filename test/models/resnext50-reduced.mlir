// RUN: tensor-run %s --entry=resnext50 --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 10], "range": 3.63, "mean": -0.297093, "elements": {"0": 0.3299946, "1": -0.4822514, "2": -0.8577566, "3": -1.412681, "4": 0.09571446, "5": -1.354909, "6": -1.008357, "7": 2.217684, "8": 0.2981375, "9": -0.7965041}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @resnext50(%arg0: tensor<1x3x32x32xf32> {bufferization.writable = false}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.202, 0.202) : tensor<64x3x7x7xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<64xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.1531, 0.1531) : tensor<128x64x1x1xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<128xf32>
    %cst_6 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<128xf32>
    %cst_7 = tensoropt.random seed(7) range(-0.2165, 0.2165) : tensor<256x128x1x1xf32>
    %cst_8 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<256xf32>
    %cst_9 = tensoropt.random seed(9) range(-0.1531, 0.1531) : tensor<256x64x1x1xf32>
    %cst_10 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<256xf32>
    %cst_11 = tensoropt.random seed(11) range(-0.1531, 0.1531) : tensor<256x256x1x1xf32>
    %cst_12 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<256xf32>
    %cst_13 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<256xf32>
    %cst_14 = tensoropt.random seed(15) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_15 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<512xf32>
    %cst_16 = tensoropt.random seed(17) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_17 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<512xf32>
    %cst_18 = tensoropt.random seed(19) range(-0.1083, 0.1083) : tensor<256x512x1x1xf32>
    %cst_19 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<256xf32>
    %cst_20 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<256xf32>
    %cst_21 = tensoropt.random seed(23) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_22 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<512xf32>
    %cst_23 = tensoropt.random seed(25) range(-0.05415, 0.05415) : tensor<512x512x1x1xf32>
    %cst_24 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<512xf32>
    %cst_25 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<512xf32>
    %cst_26 = tensoropt.random seed(29) range(-0.1083, 0.1083) : tensor<1024x512x1x1xf32>
    %cst_27 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_28 = tensoropt.random seed(31) range(-0.05415, 0.05415) : tensor<1024x512x1x1xf32>
    %cst_29 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_30 = tensoropt.random seed(33) range(-0.0765, 0.0765) : tensor<1024x1024x1x1xf32>
    %cst_31 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_32 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_33 = tensoropt.random seed(37) range(-0.0765, 0.0765) : tensor<2048x1024x1x1xf32>
    %cst_34 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_35 = tensoropt.random seed(39) range(-0.0765, 0.0765) : tensor<2048x1024x1x1xf32>
    %cst_36 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_37 = tensoropt.random seed(41) range(-0.0541, 0.0541) : tensor<10x2048xf32>
    %cst_38 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<10xf32>
    %cst_39 = tensoropt.random seed(5) range(-0.4082, 0.4082) : tensor<32x4x4x3x3xf32>
    %cst_40 = tensoropt.random seed(13) range(-0.2887, 0.2887) : tensor<32x8x8x3x3xf32>
    %cst_41 = tensoropt.random seed(21) range(-0.2887, 0.2887) : tensor<32x8x8x3x3xf32>
    %cst_42 = tensoropt.random seed(27) range(-0.2041, 0.2041) : tensor<32x16x16x3x3xf32>
    %cst_43 = tensoropt.random seed(35) range(-0.2886, 0.2886) : tensor<32x32x32x3x3xf32>
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x32x32xf32> to tensor<1x3x38x38xf32>
    %0 = tensor.empty() : tensor<1x64x16x16xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<64xf32>) outs(%0 : tensor<1x64x16x16xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x38x38xf32>, tensor<64x3x7x7xf32>) outs(%broadcasted : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x64x16x16xf32>, tensor<f32>) outs(%0 : tensor<1x64x16x16xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x64x16x16xf32>
    %padded_44 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x64x16x16xf32> to tensor<1x64x18x18xf32>
    %3 = tensor.empty() : tensor<1x64x8x8xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_44, %5 : tensor<1x64x18x18xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x64x8x8xf32>) -> tensor<1x64x8x8xf32>
    %7 = tensor.empty() : tensor<1x128x8x8xf32>
    %broadcasted_45 = linalg.broadcast ins(%cst_5 : tensor<128xf32>) outs(%7 : tensor<1x128x8x8xf32>) dimensions = [0, 2, 3] 
    %8 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_4 : tensor<1x64x8x8xf32>, tensor<128x64x1x1xf32>) outs(%broadcasted_45 : tensor<1x128x8x8xf32>) -> tensor<1x128x8x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_1 : tensor<1x128x8x8xf32>, tensor<f32>) outs(%7 : tensor<1x128x8x8xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x128x8x8xf32>
    %padded_46 = tensor.pad %9 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x8x8xf32> to tensor<1x128x10x10xf32>
    %broadcasted_47 = linalg.broadcast ins(%cst_6 : tensor<128xf32>) outs(%7 : tensor<1x128x8x8xf32>) dimensions = [0, 2, 3] 
    %expanded = tensor.expand_shape %padded_46 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 10, 10] : tensor<1x128x10x10xf32> into tensor<1x32x4x10x10xf32>
    %expanded_48 = tensor.expand_shape %broadcasted_47 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 8, 8] : tensor<1x128x8x8xf32> into tensor<1x32x4x8x8xf32>
    %10 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded, %cst_39 : tensor<1x32x4x10x10xf32>, tensor<32x4x4x3x3xf32>) outs(%expanded_48 : tensor<1x32x4x8x8xf32>) -> tensor<1x32x4x8x8xf32>
    %collapsed = tensor.collapse_shape %10 [[0], [1, 2], [3], [4]] : tensor<1x32x4x8x8xf32> into tensor<1x128x8x8xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed, %cst_1 : tensor<1x128x8x8xf32>, tensor<f32>) outs(%7 : tensor<1x128x8x8xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x128x8x8xf32>
    %12 = tensor.empty() : tensor<1x256x8x8xf32>
    %broadcasted_49 = linalg.broadcast ins(%cst_8 : tensor<256xf32>) outs(%12 : tensor<1x256x8x8xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%11, %cst_7 : tensor<1x128x8x8xf32>, tensor<256x128x1x1xf32>) outs(%broadcasted_49 : tensor<1x256x8x8xf32>) -> tensor<1x256x8x8xf32>
    %broadcasted_50 = linalg.broadcast ins(%cst_10 : tensor<256xf32>) outs(%12 : tensor<1x256x8x8xf32>) dimensions = [0, 2, 3] 
    %14 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_9 : tensor<1x64x8x8xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_50 : tensor<1x256x8x8xf32>) -> tensor<1x256x8x8xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %14 : tensor<1x256x8x8xf32>, tensor<1x256x8x8xf32>) outs(%12 : tensor<1x256x8x8xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.addf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x256x8x8xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %cst_1 : tensor<1x256x8x8xf32>, tensor<f32>) outs(%12 : tensor<1x256x8x8xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x256x8x8xf32>
    %broadcasted_51 = linalg.broadcast ins(%cst_12 : tensor<256xf32>) outs(%12 : tensor<1x256x8x8xf32>) dimensions = [0, 2, 3] 
    %17 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%16, %cst_11 : tensor<1x256x8x8xf32>, tensor<256x256x1x1xf32>) outs(%broadcasted_51 : tensor<1x256x8x8xf32>) -> tensor<1x256x8x8xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %cst_1 : tensor<1x256x8x8xf32>, tensor<f32>) outs(%12 : tensor<1x256x8x8xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x256x8x8xf32>
    %padded_52 = tensor.pad %18 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x8x8xf32> to tensor<1x256x10x10xf32>
    %19 = tensor.empty() : tensor<1x256x4x4xf32>
    %broadcasted_53 = linalg.broadcast ins(%cst_13 : tensor<256xf32>) outs(%19 : tensor<1x256x4x4xf32>) dimensions = [0, 2, 3] 
    %expanded_54 = tensor.expand_shape %padded_52 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 10, 10] : tensor<1x256x10x10xf32> into tensor<1x32x8x10x10xf32>
    %expanded_55 = tensor.expand_shape %broadcasted_53 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 4, 4] : tensor<1x256x4x4xf32> into tensor<1x32x8x4x4xf32>
    %20 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%expanded_54, %cst_40 : tensor<1x32x8x10x10xf32>, tensor<32x8x8x3x3xf32>) outs(%expanded_55 : tensor<1x32x8x4x4xf32>) -> tensor<1x32x8x4x4xf32>
    %collapsed_56 = tensor.collapse_shape %20 [[0], [1, 2], [3], [4]] : tensor<1x32x8x4x4xf32> into tensor<1x256x4x4xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_56, %cst_1 : tensor<1x256x4x4xf32>, tensor<f32>) outs(%19 : tensor<1x256x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x256x4x4xf32>
    %22 = tensor.empty() : tensor<1x512x4x4xf32>
    %broadcasted_57 = linalg.broadcast ins(%cst_15 : tensor<512xf32>) outs(%22 : tensor<1x512x4x4xf32>) dimensions = [0, 2, 3] 
    %23 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%21, %cst_14 : tensor<1x256x4x4xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_57 : tensor<1x512x4x4xf32>) -> tensor<1x512x4x4xf32>
    %broadcasted_58 = linalg.broadcast ins(%cst_17 : tensor<512xf32>) outs(%22 : tensor<1x512x4x4xf32>) dimensions = [0, 2, 3] 
    %24 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%16, %cst_16 : tensor<1x256x8x8xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_58 : tensor<1x512x4x4xf32>) -> tensor<1x512x4x4xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %24 : tensor<1x512x4x4xf32>, tensor<1x512x4x4xf32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.addf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x512x4x4xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %cst_1 : tensor<1x512x4x4xf32>, tensor<f32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x512x4x4xf32>
    %broadcasted_59 = linalg.broadcast ins(%cst_19 : tensor<256xf32>) outs(%19 : tensor<1x256x4x4xf32>) dimensions = [0, 2, 3] 
    %27 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%26, %cst_18 : tensor<1x512x4x4xf32>, tensor<256x512x1x1xf32>) outs(%broadcasted_59 : tensor<1x256x4x4xf32>) -> tensor<1x256x4x4xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %cst_1 : tensor<1x256x4x4xf32>, tensor<f32>) outs(%19 : tensor<1x256x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x256x4x4xf32>
    %padded_60 = tensor.pad %28 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x4x4xf32> to tensor<1x256x6x6xf32>
    %broadcasted_61 = linalg.broadcast ins(%cst_20 : tensor<256xf32>) outs(%19 : tensor<1x256x4x4xf32>) dimensions = [0, 2, 3] 
    %expanded_62 = tensor.expand_shape %padded_60 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 6, 6] : tensor<1x256x6x6xf32> into tensor<1x32x8x6x6xf32>
    %expanded_63 = tensor.expand_shape %broadcasted_61 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 4, 4] : tensor<1x256x4x4xf32> into tensor<1x32x8x4x4xf32>
    %29 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_62, %cst_41 : tensor<1x32x8x6x6xf32>, tensor<32x8x8x3x3xf32>) outs(%expanded_63 : tensor<1x32x8x4x4xf32>) -> tensor<1x32x8x4x4xf32>
    %collapsed_64 = tensor.collapse_shape %29 [[0], [1, 2], [3], [4]] : tensor<1x32x8x4x4xf32> into tensor<1x256x4x4xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_64, %cst_1 : tensor<1x256x4x4xf32>, tensor<f32>) outs(%19 : tensor<1x256x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x256x4x4xf32>
    %broadcasted_65 = linalg.broadcast ins(%cst_22 : tensor<512xf32>) outs(%22 : tensor<1x512x4x4xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%30, %cst_21 : tensor<1x256x4x4xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_65 : tensor<1x512x4x4xf32>) -> tensor<1x512x4x4xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %26 : tensor<1x512x4x4xf32>, tensor<1x512x4x4xf32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.addf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x512x4x4xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %cst_1 : tensor<1x512x4x4xf32>, tensor<f32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x512x4x4xf32>
    %broadcasted_66 = linalg.broadcast ins(%cst_24 : tensor<512xf32>) outs(%22 : tensor<1x512x4x4xf32>) dimensions = [0, 2, 3] 
    %34 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%33, %cst_23 : tensor<1x512x4x4xf32>, tensor<512x512x1x1xf32>) outs(%broadcasted_66 : tensor<1x512x4x4xf32>) -> tensor<1x512x4x4xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %cst_1 : tensor<1x512x4x4xf32>, tensor<f32>) outs(%22 : tensor<1x512x4x4xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x512x4x4xf32>
    %padded_67 = tensor.pad %35 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x4x4xf32> to tensor<1x512x6x6xf32>
    %36 = tensor.empty() : tensor<1x512x2x2xf32>
    %broadcasted_68 = linalg.broadcast ins(%cst_25 : tensor<512xf32>) outs(%36 : tensor<1x512x2x2xf32>) dimensions = [0, 2, 3] 
    %expanded_69 = tensor.expand_shape %padded_67 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 6, 6] : tensor<1x512x6x6xf32> into tensor<1x32x16x6x6xf32>
    %expanded_70 = tensor.expand_shape %broadcasted_68 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 2, 2] : tensor<1x512x2x2xf32> into tensor<1x32x16x2x2xf32>
    %37 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%expanded_69, %cst_42 : tensor<1x32x16x6x6xf32>, tensor<32x16x16x3x3xf32>) outs(%expanded_70 : tensor<1x32x16x2x2xf32>) -> tensor<1x32x16x2x2xf32>
    %collapsed_71 = tensor.collapse_shape %37 [[0], [1, 2], [3], [4]] : tensor<1x32x16x2x2xf32> into tensor<1x512x2x2xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_71, %cst_1 : tensor<1x512x2x2xf32>, tensor<f32>) outs(%36 : tensor<1x512x2x2xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x512x2x2xf32>
    %39 = tensor.empty() : tensor<1x1024x2x2xf32>
    %broadcasted_72 = linalg.broadcast ins(%cst_27 : tensor<1024xf32>) outs(%39 : tensor<1x1024x2x2xf32>) dimensions = [0, 2, 3] 
    %40 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%38, %cst_26 : tensor<1x512x2x2xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_72 : tensor<1x1024x2x2xf32>) -> tensor<1x1024x2x2xf32>
    %broadcasted_73 = linalg.broadcast ins(%cst_29 : tensor<1024xf32>) outs(%39 : tensor<1x1024x2x2xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%33, %cst_28 : tensor<1x512x4x4xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_73 : tensor<1x1024x2x2xf32>) -> tensor<1x1024x2x2xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %41 : tensor<1x1024x2x2xf32>, tensor<1x1024x2x2xf32>) outs(%39 : tensor<1x1024x2x2xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.addf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x1024x2x2xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %cst_1 : tensor<1x1024x2x2xf32>, tensor<f32>) outs(%39 : tensor<1x1024x2x2xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x1024x2x2xf32>
    %broadcasted_74 = linalg.broadcast ins(%cst_31 : tensor<1024xf32>) outs(%39 : tensor<1x1024x2x2xf32>) dimensions = [0, 2, 3] 
    %44 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%43, %cst_30 : tensor<1x1024x2x2xf32>, tensor<1024x1024x1x1xf32>) outs(%broadcasted_74 : tensor<1x1024x2x2xf32>) -> tensor<1x1024x2x2xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %cst_1 : tensor<1x1024x2x2xf32>, tensor<f32>) outs(%39 : tensor<1x1024x2x2xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x1024x2x2xf32>
    %padded_75 = tensor.pad %45 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1024x2x2xf32> to tensor<1x1024x4x4xf32>
    %46 = tensor.empty() : tensor<1x1024x1x1xf32>
    %broadcasted_76 = linalg.broadcast ins(%cst_32 : tensor<1024xf32>) outs(%46 : tensor<1x1024x1x1xf32>) dimensions = [0, 2, 3] 
    %expanded_77 = tensor.expand_shape %padded_75 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 4, 4] : tensor<1x1024x4x4xf32> into tensor<1x32x32x4x4xf32>
    %expanded_78 = tensor.expand_shape %broadcasted_76 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 1, 1] : tensor<1x1024x1x1xf32> into tensor<1x32x32x1x1xf32>
    %47 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%expanded_77, %cst_43 : tensor<1x32x32x4x4xf32>, tensor<32x32x32x3x3xf32>) outs(%expanded_78 : tensor<1x32x32x1x1xf32>) -> tensor<1x32x32x1x1xf32>
    %collapsed_79 = tensor.collapse_shape %47 [[0], [1, 2], [3], [4]] : tensor<1x32x32x1x1xf32> into tensor<1x1024x1x1xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_79, %cst_1 : tensor<1x1024x1x1xf32>, tensor<f32>) outs(%46 : tensor<1x1024x1x1xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x1024x1x1xf32>
    %49 = tensor.empty() : tensor<1x2048x1x1xf32>
    %broadcasted_80 = linalg.broadcast ins(%cst_34 : tensor<2048xf32>) outs(%49 : tensor<1x2048x1x1xf32>) dimensions = [0, 2, 3] 
    %50 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%48, %cst_33 : tensor<1x1024x1x1xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_80 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %broadcasted_81 = linalg.broadcast ins(%cst_36 : tensor<2048xf32>) outs(%49 : tensor<1x2048x1x1xf32>) dimensions = [0, 2, 3] 
    %51 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%43, %cst_35 : tensor<1x1024x2x2xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_81 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %51 : tensor<1x2048x1x1xf32>, tensor<1x2048x1x1xf32>) outs(%49 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.addf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x2048x1x1xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %cst_1 : tensor<1x2048x1x1xf32>, tensor<f32>) outs(%49 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.maximumf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x2048x1x1xf32>
    %collapsed_82 = tensor.collapse_shape %53 [[0], [1, 2, 3]] : tensor<1x2048x1x1xf32> into tensor<1x2048xf32>
    %54 = tensor.empty() : tensor<2048x10xf32>
    %transposed = linalg.transpose ins(%cst_37 : tensor<10x2048xf32>) outs(%54 : tensor<2048x10xf32>) permutation = [1, 0] 
    %55 = tensor.empty() : tensor<1x10xf32>
    %56 = linalg.fill ins(%cst : f32) outs(%55 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %57 = linalg.matmul ins(%collapsed_82, %transposed : tensor<1x2048xf32>, tensor<2048x10xf32>) outs(%56 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %58 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%57, %cst_38 : tensor<1x10xf32>, tensor<10xf32>) outs(%55 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_83: f32, %out: f32):
      %59 = arith.addf %in, %in_83 : f32
      linalg.yield %59 : f32
    } -> tensor<1x10xf32>
    return %58 : tensor<1x10xf32>
  }
}
