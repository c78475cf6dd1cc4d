// RUN: tensor-run %s --entry=googlenet --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 10], "range": 3.9, "mean": 0.5318972, "elements": {"0": -0.6805325, "1": 1.541762, "2": 1.360312, "3": 1.660287, "4": -0.2008893, "5": 2.209752, "6": 0.8190373, "7": -1.226137, "8": 1.524857, "9": -1.689477}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @googlenet(%arg0: tensor<1x3x32x32xf32> {bufferization.writable = false}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.202, 0.202) : tensor<16x3x7x7xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<16xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.6124, 0.6124) : tensor<8x16x1x1xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<8xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.6124, 0.6124) : tensor<8x16x1x1xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<8xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.2887, 0.2887) : tensor<16x8x3x3xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<16xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.6124, 0.6124) : tensor<4x16x1x1xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<4xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.4082, 0.4082) : tensor<8x4x3x3xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<8xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.3062, 0.3062) : tensor<8x16x1x1xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<8xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.19365, 0.19365) : tensor<16x40x1x1xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<16xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.19365, 0.19365) : tensor<8x40x1x1xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<8xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.5774, 0.5774) : tensor<24x8x3x3xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<24xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.19365, 0.19365) : tensor<4x40x1x1xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<4xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.8164, 0.8164) : tensor<8x4x3x3xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<8xf32>
    %cst_26 = tensoropt.random seed(25) range(-0.19365, 0.19365) : tensor<8x40x1x1xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<8xf32>
    %cst_28 = tensoropt.random seed(27) range(-0.6546, 0.6546) : tensor<10x56xf32>
    %cst_29 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<10xf32>
    %cst_30 = arith.constant 1.600000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x32x32xf32> to tensor<1x3x38x38xf32>
    %0 = tensor.empty() : tensor<1x16x16x16xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<16xf32>) outs(%0 : tensor<1x16x16x16xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x38x38xf32>, tensor<16x3x7x7xf32>) outs(%broadcasted : tensor<1x16x16x16xf32>) -> tensor<1x16x16x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x16x16x16xf32>, tensor<f32>) outs(%0 : tensor<1x16x16x16xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x16x16x16xf32>
    %padded_31 = tensor.pad %2 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x16x16x16xf32> to tensor<1x16x18x18xf32>
    %3 = tensor.empty() : tensor<1x16x8x8xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_31, %5 : tensor<1x16x18x18xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %7 = tensor.empty() : tensor<1x8x8x8xf32>
    %broadcasted_32 = linalg.broadcast ins(%cst_5 : tensor<8xf32>) outs(%7 : tensor<1x8x8x8xf32>) dimensions = [0, 2, 3] 
    %8 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_4 : tensor<1x16x8x8xf32>, tensor<8x16x1x1xf32>) outs(%broadcasted_32 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_1 : tensor<1x8x8x8xf32>, tensor<f32>) outs(%7 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x8x8x8xf32>
    %broadcasted_33 = linalg.broadcast ins(%cst_7 : tensor<8xf32>) outs(%7 : tensor<1x8x8x8xf32>) dimensions = [0, 2, 3] 
    %10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_6 : tensor<1x16x8x8xf32>, tensor<8x16x1x1xf32>) outs(%broadcasted_33 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_1 : tensor<1x8x8x8xf32>, tensor<f32>) outs(%7 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x8x8x8xf32>
    %padded_34 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x8x8xf32> to tensor<1x8x10x10xf32>
    %broadcasted_35 = linalg.broadcast ins(%cst_9 : tensor<16xf32>) outs(%3 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_34, %cst_8 : tensor<1x8x10x10xf32>, tensor<16x8x3x3xf32>) outs(%broadcasted_35 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %cst_1 : tensor<1x16x8x8xf32>, tensor<f32>) outs(%3 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x16x8x8xf32>
    %14 = tensor.empty() : tensor<1x4x8x8xf32>
    %broadcasted_36 = linalg.broadcast ins(%cst_11 : tensor<4xf32>) outs(%14 : tensor<1x4x8x8xf32>) dimensions = [0, 2, 3] 
    %15 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_10 : tensor<1x16x8x8xf32>, tensor<4x16x1x1xf32>) outs(%broadcasted_36 : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %cst_1 : tensor<1x4x8x8xf32>, tensor<f32>) outs(%14 : tensor<1x4x8x8xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x4x8x8xf32>
    %padded_37 = tensor.pad %16 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x8x8xf32> to tensor<1x4x10x10xf32>
    %broadcasted_38 = linalg.broadcast ins(%cst_13 : tensor<8xf32>) outs(%7 : tensor<1x8x8x8xf32>) dimensions = [0, 2, 3] 
    %17 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_37, %cst_12 : tensor<1x4x10x10xf32>, tensor<8x4x3x3xf32>) outs(%broadcasted_38 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %cst_1 : tensor<1x8x8x8xf32>, tensor<f32>) outs(%7 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x8x8x8xf32>
    %padded_39 = tensor.pad %6 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x16x8x8xf32> to tensor<1x16x11x11xf32>
    %19 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_39, %5 : tensor<1x16x11x11xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %broadcasted_40 = linalg.broadcast ins(%cst_15 : tensor<8xf32>) outs(%7 : tensor<1x8x8x8xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%19, %cst_14 : tensor<1x16x8x8xf32>, tensor<8x16x1x1xf32>) outs(%broadcasted_40 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_1 : tensor<1x8x8x8xf32>, tensor<f32>) outs(%7 : tensor<1x8x8x8xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x8x8x8xf32>
    %concat = tensor.concat dim(1) %9, %13, %18, %21 : (tensor<1x8x8x8xf32>, tensor<1x16x8x8xf32>, tensor<1x8x8x8xf32>, tensor<1x8x8x8xf32>) -> tensor<1x40x8x8xf32>
    %padded_41 = tensor.pad %concat low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x40x8x8xf32> to tensor<1x40x10x10xf32>
    %22 = tensor.empty() : tensor<1x40x4x4xf32>
    %23 = linalg.fill ins(%cst_0 : f32) outs(%22 : tensor<1x40x4x4xf32>) -> tensor<1x40x4x4xf32>
    %24 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_41, %5 : tensor<1x40x10x10xf32>, tensor<3x3xf32>) outs(%23 : tensor<1x40x4x4xf32>) -> tensor<1x40x4x4xf32>
    %25 = tensor.empty() : tensor<1x16x4x4xf32>
    %broadcasted_42 = linalg.broadcast ins(%cst_17 : tensor<16xf32>) outs(%25 : tensor<1x16x4x4xf32>) dimensions = [0, 2, 3] 
    %26 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%24, %cst_16 : tensor<1x40x4x4xf32>, tensor<16x40x1x1xf32>) outs(%broadcasted_42 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %cst_1 : tensor<1x16x4x4xf32>, tensor<f32>) outs(%25 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x16x4x4xf32>
    %28 = tensor.empty() : tensor<1x8x4x4xf32>
    %broadcasted_43 = linalg.broadcast ins(%cst_19 : tensor<8xf32>) outs(%28 : tensor<1x8x4x4xf32>) dimensions = [0, 2, 3] 
    %29 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%24, %cst_18 : tensor<1x40x4x4xf32>, tensor<8x40x1x1xf32>) outs(%broadcasted_43 : tensor<1x8x4x4xf32>) -> tensor<1x8x4x4xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %cst_1 : tensor<1x8x4x4xf32>, tensor<f32>) outs(%28 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x8x4x4xf32>
    %padded_44 = tensor.pad %30 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x4x4xf32> to tensor<1x8x6x6xf32>
    %31 = tensor.empty() : tensor<1x24x4x4xf32>
    %broadcasted_45 = linalg.broadcast ins(%cst_21 : tensor<24xf32>) outs(%31 : tensor<1x24x4x4xf32>) dimensions = [0, 2, 3] 
    %32 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_44, %cst_20 : tensor<1x8x6x6xf32>, tensor<24x8x3x3xf32>) outs(%broadcasted_45 : tensor<1x24x4x4xf32>) -> tensor<1x24x4x4xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %cst_1 : tensor<1x24x4x4xf32>, tensor<f32>) outs(%31 : tensor<1x24x4x4xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x24x4x4xf32>
    %34 = tensor.empty() : tensor<1x4x4x4xf32>
    %broadcasted_46 = linalg.broadcast ins(%cst_23 : tensor<4xf32>) outs(%34 : tensor<1x4x4x4xf32>) dimensions = [0, 2, 3] 
    %35 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%24, %cst_22 : tensor<1x40x4x4xf32>, tensor<4x40x1x1xf32>) outs(%broadcasted_46 : tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_1 : tensor<1x4x4x4xf32>, tensor<f32>) outs(%34 : tensor<1x4x4x4xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x4x4x4xf32>
    %padded_47 = tensor.pad %36 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x4x4x4xf32> to tensor<1x4x6x6xf32>
    %broadcasted_48 = linalg.broadcast ins(%cst_25 : tensor<8xf32>) outs(%28 : tensor<1x8x4x4xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_47, %cst_24 : tensor<1x4x6x6xf32>, tensor<8x4x3x3xf32>) outs(%broadcasted_48 : tensor<1x8x4x4xf32>) -> tensor<1x8x4x4xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %cst_1 : tensor<1x8x4x4xf32>, tensor<f32>) outs(%28 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x8x4x4xf32>
    %padded_49 = tensor.pad %24 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x40x4x4xf32> to tensor<1x40x7x7xf32>
    %39 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_49, %5 : tensor<1x40x7x7xf32>, tensor<3x3xf32>) outs(%23 : tensor<1x40x4x4xf32>) -> tensor<1x40x4x4xf32>
    %broadcasted_50 = linalg.broadcast ins(%cst_27 : tensor<8xf32>) outs(%28 : tensor<1x8x4x4xf32>) dimensions = [0, 2, 3] 
    %40 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%39, %cst_26 : tensor<1x40x4x4xf32>, tensor<8x40x1x1xf32>) outs(%broadcasted_50 : tensor<1x8x4x4xf32>) -> tensor<1x8x4x4xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %cst_1 : tensor<1x8x4x4xf32>, tensor<f32>) outs(%28 : tensor<1x8x4x4xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.maximumf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x8x4x4xf32>
    %concat_51 = tensor.concat dim(1) %27, %33, %38, %41 : (tensor<1x16x4x4xf32>, tensor<1x24x4x4xf32>, tensor<1x8x4x4xf32>, tensor<1x8x4x4xf32>) -> tensor<1x56x4x4xf32>
    %42 = tensor.empty() : tensor<1x56x1x1xf32>
    %43 = linalg.fill ins(%cst : f32) outs(%42 : tensor<1x56x1x1xf32>) -> tensor<1x56x1x1xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%concat_51 : tensor<1x56x4x4xf32>) outs(%43 : tensor<1x56x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %51 = arith.addf %in, %out : f32
      linalg.yield %51 : f32
    } -> tensor<1x56x1x1xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44 : tensor<1x56x1x1xf32>) outs(%42 : tensor<1x56x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %51 = arith.divf %in, %cst_30 : f32
      linalg.yield %51 : f32
    } -> tensor<1x56x1x1xf32>
    %collapsed = tensor.collapse_shape %45 [[0], [1, 2, 3]] : tensor<1x56x1x1xf32> into tensor<1x56xf32>
    %46 = tensor.empty() : tensor<56x10xf32>
    %transposed = linalg.transpose ins(%cst_28 : tensor<10x56xf32>) outs(%46 : tensor<56x10xf32>) permutation = [1, 0] 
    %47 = tensor.empty() : tensor<1x10xf32>
    %48 = linalg.fill ins(%cst : f32) outs(%47 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %49 = linalg.matmul ins(%collapsed, %transposed : tensor<1x56xf32>, tensor<56x10xf32>) outs(%48 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %50 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%49, %cst_29 : tensor<1x10xf32>, tensor<10xf32>) outs(%47 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_52: f32, %out: f32):
      %51 = arith.addf %in, %in_52 : f32
      linalg.yield %51 : f32
    } -> tensor<1x10xf32>
    return %50 : tensor<1x10xf32>
  }
}
