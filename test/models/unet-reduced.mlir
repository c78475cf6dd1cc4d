// RUN: tensor-run %s --entry=unet --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 2, 16, 16], "range": 8.98, "mean": 0.04257876, "elements": {"0": -0.9789985, "56": 0.2201412, "113": 1.152752, "170": 0.6418618, "227": -0.1772518, "283": 1.380668, "340": -1.169416, "397": 0.1379866, "454": 0.4219684, "511": -0.1247556}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
module {
  func.func @unet(%arg0: tensor<1x3x16x16xf32> {bufferization.writable = false}) -> tensor<1x2x16x16xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<8x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<8xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.5774, 0.5774) : tensor<8x8x3x3xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<8xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.14435, 0.14435) : tensor<16x8x3x3xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<16xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.2041, 0.2041) : tensor<16x16x3x3xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<16xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.2041, 0.2041) : tensor<32x16x3x3xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<32xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.1443, 0.1443) : tensor<32x32x3x3xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<32xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.866, 0.866) : tensor<32x16x2x2xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<16xf32>
    %cst_16 = tensoropt.random seed(19) range(-0.6124, 0.6124) : tensor<16x8x2x2xf32>
    %cst_17 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<8xf32>
    %cst_18 = tensoropt.random seed(15) range(-0.1443, 0.1443) : tensor<16x32x3x3xf32>
    %cst_19 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<16xf32>
    %cst_20 = tensoropt.random seed(17) range(-0.2041, 0.2041) : tensor<16x16x3x3xf32>
    %cst_21 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<16xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.2041, 0.2041) : tensor<8x16x3x3xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<8xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.2887, 0.2887) : tensor<8x8x3x3xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<8xf32>
    %cst_26 = tensoropt.random seed(25) range(-1.732, 1.732) : tensor<2x8x1x1xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<2xf32>
    %c1 = arith.constant 1 : index
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x16x16xf32> to tensor<1x3x18x18xf32>
    %0 = tensor.empty() : tensor<1x8x16x16xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<8xf32>) outs(%0 : tensor<1x8x16x16xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x18x18xf32>, tensor<8x3x3x3xf32>) outs(%broadcasted : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x8x16x16xf32>, tensor<f32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x8x16x16xf32>
    %padded_28 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x16x16xf32> to tensor<1x8x18x18xf32>
    %broadcasted_29 = linalg.broadcast ins(%cst_5 : tensor<8xf32>) outs(%0 : tensor<1x8x16x16xf32>) dimensions = [0, 2, 3] 
    %3 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_28, %cst_4 : tensor<1x8x18x18xf32>, tensor<8x8x3x3xf32>) outs(%broadcasted_29 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %cst_1 : tensor<1x8x16x16xf32>, tensor<f32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x8x16x16xf32>
    %5 = tensor.empty() : tensor<1x8x8x8xf32>
    %6 = linalg.fill ins(%cst_0 : f32) outs(%5 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %7 = tensor.empty() : tensor<2x2xf32>
    %8 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%4, %7 : tensor<1x8x16x16xf32>, tensor<2x2xf32>) outs(%6 : tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
    %padded_30 = tensor.pad %8 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x8x8xf32> to tensor<1x8x10x10xf32>
    %9 = tensor.empty() : tensor<1x16x8x8xf32>
    %broadcasted_31 = linalg.broadcast ins(%cst_7 : tensor<16xf32>) outs(%9 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_30, %cst_6 : tensor<1x8x10x10xf32>, tensor<16x8x3x3xf32>) outs(%broadcasted_31 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_1 : tensor<1x16x8x8xf32>, tensor<f32>) outs(%9 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x16x8x8xf32>
    %padded_32 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x8x8xf32> to tensor<1x16x10x10xf32>
    %broadcasted_33 = linalg.broadcast ins(%cst_9 : tensor<16xf32>) outs(%9 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_32, %cst_8 : tensor<1x16x10x10xf32>, tensor<16x16x3x3xf32>) outs(%broadcasted_33 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %cst_1 : tensor<1x16x8x8xf32>, tensor<f32>) outs(%9 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x16x8x8xf32>
    %14 = tensor.empty() : tensor<1x16x4x4xf32>
    %15 = linalg.fill ins(%cst_0 : f32) outs(%14 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %16 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%13, %7 : tensor<1x16x8x8xf32>, tensor<2x2xf32>) outs(%15 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %padded_34 = tensor.pad %16 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x6x6xf32>
    %17 = tensor.empty() : tensor<1x32x4x4xf32>
    %broadcasted_35 = linalg.broadcast ins(%cst_11 : tensor<32xf32>) outs(%17 : tensor<1x32x4x4xf32>) dimensions = [0, 2, 3] 
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_34, %cst_10 : tensor<1x16x6x6xf32>, tensor<32x16x3x3xf32>) outs(%broadcasted_35 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %cst_1 : tensor<1x32x4x4xf32>, tensor<f32>) outs(%17 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x32x4x4xf32>
    %padded_36 = tensor.pad %19 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x4x4xf32> to tensor<1x32x6x6xf32>
    %broadcasted_37 = linalg.broadcast ins(%cst_13 : tensor<32xf32>) outs(%17 : tensor<1x32x4x4xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_36, %cst_12 : tensor<1x32x6x6xf32>, tensor<32x32x3x3xf32>) outs(%broadcasted_37 : tensor<1x32x4x4xf32>) -> tensor<1x32x4x4xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_1 : tensor<1x32x4x4xf32>, tensor<f32>) outs(%17 : tensor<1x32x4x4xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x32x4x4xf32>
    %22 = tensor.empty() : tensor<16x32x2x2xf32>
    %23 = linalg.fill ins(%cst : f32) outs(%22 : tensor<16x32x2x2xf32>) -> tensor<16x32x2x2xf32>
    %24 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%23 : tensor<16x32x2x2xf32>) {
    ^bb0(%out: f32):
      %44 = linalg.index 0 : index
      %45 = linalg.index 1 : index
      %46 = linalg.index 2 : index
      %47 = linalg.index 3 : index
      %48 = arith.subi %c1, %46 : index
      %49 = arith.subi %c1, %47 : index
      %extracted = tensor.extract %cst_14[%45, %44, %48, %49] : tensor<32x16x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<16x32x2x2xf32>
    %25 = tensor.empty() : tensor<1x32x9x9xf32>
    %26 = linalg.fill ins(%cst : f32) outs(%25 : tensor<1x32x9x9xf32>) -> tensor<1x32x9x9xf32>
    %inserted_slice = tensor.insert_slice %21 into %26[0, 0, 1, 1] [1, 32, 4, 4] [1, 1, 2, 2] : tensor<1x32x4x4xf32> into tensor<1x32x9x9xf32>
    %broadcasted_38 = linalg.broadcast ins(%cst_15 : tensor<16xf32>) outs(%9 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %27 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice, %24 : tensor<1x32x9x9xf32>, tensor<16x32x2x2xf32>) outs(%broadcasted_38 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %concat = tensor.concat dim(1) %13, %27 : (tensor<1x16x8x8xf32>, tensor<1x16x8x8xf32>) -> tensor<1x32x8x8xf32>
    %padded_39 = tensor.pad %concat low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x8x8xf32> to tensor<1x32x10x10xf32>
    %broadcasted_40 = linalg.broadcast ins(%cst_19 : tensor<16xf32>) outs(%9 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_39, %cst_18 : tensor<1x32x10x10xf32>, tensor<16x32x3x3xf32>) outs(%broadcasted_40 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %cst_1 : tensor<1x16x8x8xf32>, tensor<f32>) outs(%9 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x16x8x8xf32>
    %padded_41 = tensor.pad %29 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x8x8xf32> to tensor<1x16x10x10xf32>
    %broadcasted_42 = linalg.broadcast ins(%cst_21 : tensor<16xf32>) outs(%9 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %30 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_41, %cst_20 : tensor<1x16x10x10xf32>, tensor<16x16x3x3xf32>) outs(%broadcasted_42 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %cst_1 : tensor<1x16x8x8xf32>, tensor<f32>) outs(%9 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x16x8x8xf32>
    %32 = tensor.empty() : tensor<8x16x2x2xf32>
    %33 = linalg.fill ins(%cst : f32) outs(%32 : tensor<8x16x2x2xf32>) -> tensor<8x16x2x2xf32>
    %34 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%33 : tensor<8x16x2x2xf32>) {
    ^bb0(%out: f32):
      %44 = linalg.index 0 : index
      %45 = linalg.index 1 : index
      %46 = linalg.index 2 : index
      %47 = linalg.index 3 : index
      %48 = arith.subi %c1, %46 : index
      %49 = arith.subi %c1, %47 : index
      %extracted = tensor.extract %cst_16[%45, %44, %48, %49] : tensor<16x8x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<8x16x2x2xf32>
    %35 = tensor.empty() : tensor<1x16x17x17xf32>
    %36 = linalg.fill ins(%cst : f32) outs(%35 : tensor<1x16x17x17xf32>) -> tensor<1x16x17x17xf32>
    %inserted_slice_43 = tensor.insert_slice %31 into %36[0, 0, 1, 1] [1, 16, 8, 8] [1, 1, 2, 2] : tensor<1x16x8x8xf32> into tensor<1x16x17x17xf32>
    %broadcasted_44 = linalg.broadcast ins(%cst_17 : tensor<8xf32>) outs(%0 : tensor<1x8x16x16xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice_43, %34 : tensor<1x16x17x17xf32>, tensor<8x16x2x2xf32>) outs(%broadcasted_44 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %concat_45 = tensor.concat dim(1) %4, %37 : (tensor<1x8x16x16xf32>, tensor<1x8x16x16xf32>) -> tensor<1x16x16x16xf32>
    %padded_46 = tensor.pad %concat_45 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x16x16xf32> to tensor<1x16x18x18xf32>
    %broadcasted_47 = linalg.broadcast ins(%cst_23 : tensor<8xf32>) outs(%0 : tensor<1x8x16x16xf32>) dimensions = [0, 2, 3] 
    %38 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_46, %cst_22 : tensor<1x16x18x18xf32>, tensor<8x16x3x3xf32>) outs(%broadcasted_47 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %cst_1 : tensor<1x8x16x16xf32>, tensor<f32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x8x16x16xf32>
    %padded_48 = tensor.pad %39 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x8x16x16xf32> to tensor<1x8x18x18xf32>
    %broadcasted_49 = linalg.broadcast ins(%cst_25 : tensor<8xf32>) outs(%0 : tensor<1x8x16x16xf32>) dimensions = [0, 2, 3] 
    %40 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_48, %cst_24 : tensor<1x8x18x18xf32>, tensor<8x8x3x3xf32>) outs(%broadcasted_49 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %41 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %cst_1 : tensor<1x8x16x16xf32>, tensor<f32>) outs(%0 : tensor<1x8x16x16xf32>) {
    ^bb0(%in: f32, %in_51: f32, %out: f32):
      %44 = arith.maximumf %in, %in_51 : f32
      linalg.yield %44 : f32
    } -> tensor<1x8x16x16xf32>
    %42 = tensor.empty() : tensor<1x2x16x16xf32>
    %broadcasted_50 = linalg.broadcast ins(%cst_27 : tensor<2xf32>) outs(%42 : tensor<1x2x16x16xf32>) dimensions = [0, 2, 3] 
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%41, %cst_26 : tensor<1x8x16x16xf32>, tensor<2x8x1x1xf32>) outs(%broadcasted_50 : tensor<1x2x16x16xf32>) -> tensor<1x2x16x16xf32>
    return %43 : tensor<1x2x16x16xf32>
  }
}
