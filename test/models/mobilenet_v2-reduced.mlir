// RUN: tensor-run %s --entry=mobilenet_v2 --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 10], "range": 3.37, "mean": -0.08291034, "elements": {"0": -0.3490545, "1": 0.2204561, "2": 0.2042898, "3": -0.2453924, "4": -1.64039, "5": 1.72775, "6": -0.02287996, "7": 0.02740568, "8": 0.4771134, "9": -1.228402}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @mobilenet_v2(%arg0: tensor<1x3x32x32xf32> {bufferization.writable = false}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<32x3x3x3xf32>
    %cst_1 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<32xf32>
    %cst_2 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<32xf32>
    %cst_3 = tensoropt.random seed(5) range(-0.866, 0.866) : tensor<8x32x1x1xf32>
    %cst_4 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<8xf32>
    %cst_5 = tensoropt.random seed(7) range(-0.433, 0.433) : tensor<48x8x1x1xf32>
    %cst_6 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<48xf32>
    %cst_7 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<48xf32>
    %cst_8 = tensoropt.random seed(11) range(-0.3536, 0.3536) : tensor<16x48x1x1xf32>
    %cst_9 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<16xf32>
    %cst_10 = tensoropt.random seed(13) range(-0.6124, 0.6124) : tensor<96x16x1x1xf32>
    %cst_11 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<96xf32>
    %cst_12 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<96xf32>
    %cst_13 = tensoropt.random seed(17) range(-0.25, 0.25) : tensor<16x96x1x1xf32>
    %cst_14 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<16xf32>
    %cst_15 = tensoropt.random seed(19) range(-0.3062, 0.3062) : tensor<96x16x1x1xf32>
    %cst_16 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<96xf32>
    %cst_17 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<96xf32>
    %cst_18 = tensoropt.random seed(23) range(-0.25, 0.25) : tensor<24x96x1x1xf32>
    %cst_19 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<24xf32>
    %cst_20 = tensoropt.random seed(25) range(-0.5, 0.5) : tensor<1280x24x1x1xf32>
    %cst_21 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<1280xf32>
    %cst_22 = tensoropt.random seed(27) range(-0.0685, 0.0685) : tensor<10x1280xf32>
    %cst_23 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<10xf32>
    %cst_24 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_25 = arith.constant dense<6.000000e+00> : tensor<f32>
    %cst_26 = tensoropt.random seed(3) range(-0.8165, 0.8165) : tensor<32x3x3xf32>
    %cst_27 = tensoropt.random seed(9) range(-0.8165, 0.8165) : tensor<48x3x3xf32>
    %cst_28 = tensoropt.random seed(15) range(-0.8165, 0.8165) : tensor<96x3x3xf32>
    %cst_29 = tensoropt.random seed(21) range(-0.8165, 0.8165) : tensor<96x3x3xf32>
    %cst_30 = arith.constant 1.600000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x32x32xf32> to tensor<1x3x34x34xf32>
    %0 = tensor.empty() : tensor<1x32x16x16xf32>
    %broadcasted = linalg.broadcast ins(%cst_1 : tensor<32xf32>) outs(%0 : tensor<1x32x16x16xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_0 : tensor<1x3x34x34xf32>, tensor<32x3x3x3xf32>) outs(%broadcasted : tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32>
    %2 = tensor.empty() : tensor<1x32x16x16xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_24 : tensor<1x32x16x16xf32>, tensor<f32>) outs(%2 : tensor<1x32x16x16xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x32x16x16xi1>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %cst_24, %1 : tensor<1x32x16x16xi1>, tensor<f32>, tensor<1x32x16x16xf32>) outs(%0 : tensor<1x32x16x16xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x32x16x16xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %4 : tensor<f32>, tensor<1x32x16x16xf32>) outs(%2 : tensor<1x32x16x16xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x32x16x16xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %cst_25, %4 : tensor<1x32x16x16xi1>, tensor<f32>, tensor<1x32x16x16xf32>) outs(%0 : tensor<1x32x16x16xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x32x16x16xf32>
    %padded_31 = tensor.pad %6 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x16x16xf32> to tensor<1x32x18x18xf32>
    %broadcasted_32 = linalg.broadcast ins(%cst_2 : tensor<32xf32>) outs(%0 : tensor<1x32x16x16xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_31, %cst_26 : tensor<1x32x18x18xf32>, tensor<32x3x3xf32>) outs(%broadcasted_32 : tensor<1x32x16x16xf32>) -> tensor<1x32x16x16xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %cst_24 : tensor<1x32x16x16xf32>, tensor<f32>) outs(%2 : tensor<1x32x16x16xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x32x16x16xi1>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_24, %7 : tensor<1x32x16x16xi1>, tensor<f32>, tensor<1x32x16x16xf32>) outs(%0 : tensor<1x32x16x16xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x32x16x16xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %9 : tensor<f32>, tensor<1x32x16x16xf32>) outs(%2 : tensor<1x32x16x16xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x32x16x16xi1>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_25, %9 : tensor<1x32x16x16xi1>, tensor<f32>, tensor<1x32x16x16xf32>) outs(%0 : tensor<1x32x16x16xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x32x16x16xf32>
    %12 = tensor.empty() : tensor<1x8x16x16xf32>
    %broadcasted_33 = linalg.broadcast ins(%cst_4 : tensor<8xf32>) outs(%12 : tensor<1x8x16x16xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%11, %cst_3 : tensor<1x32x16x16xf32>, tensor<8x32x1x1xf32>) outs(%broadcasted_33 : tensor<1x8x16x16xf32>) -> tensor<1x8x16x16xf32>
    %14 = tensor.empty() : tensor<1x48x16x16xf32>
    %broadcasted_34 = linalg.broadcast ins(%cst_6 : tensor<48xf32>) outs(%14 : tensor<1x48x16x16xf32>) dimensions = [0, 2, 3] 
    %15 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%13, %cst_5 : tensor<1x8x16x16xf32>, tensor<48x8x1x1xf32>) outs(%broadcasted_34 : tensor<1x48x16x16xf32>) -> tensor<1x48x16x16xf32>
    %16 = tensor.empty() : tensor<1x48x16x16xi1>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %cst_24 : tensor<1x48x16x16xf32>, tensor<f32>) outs(%16 : tensor<1x48x16x16xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x48x16x16xi1>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %cst_24, %15 : tensor<1x48x16x16xi1>, tensor<f32>, tensor<1x48x16x16xf32>) outs(%14 : tensor<1x48x16x16xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x48x16x16xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %18 : tensor<f32>, tensor<1x48x16x16xf32>) outs(%16 : tensor<1x48x16x16xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x48x16x16xi1>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %cst_25, %18 : tensor<1x48x16x16xi1>, tensor<f32>, tensor<1x48x16x16xf32>) outs(%14 : tensor<1x48x16x16xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x48x16x16xf32>
    %padded_35 = tensor.pad %20 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x48x16x16xf32> to tensor<1x48x18x18xf32>
    %21 = tensor.empty() : tensor<1x48x8x8xf32>
    %broadcasted_36 = linalg.broadcast ins(%cst_7 : tensor<48xf32>) outs(%21 : tensor<1x48x8x8xf32>) dimensions = [0, 2, 3] 
    %22 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_35, %cst_27 : tensor<1x48x18x18xf32>, tensor<48x3x3xf32>) outs(%broadcasted_36 : tensor<1x48x8x8xf32>) -> tensor<1x48x8x8xf32>
    %23 = tensor.empty() : tensor<1x48x8x8xi1>
    %24 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %cst_24 : tensor<1x48x8x8xf32>, tensor<f32>) outs(%23 : tensor<1x48x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x48x8x8xi1>
    %25 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %cst_24, %22 : tensor<1x48x8x8xi1>, tensor<f32>, tensor<1x48x8x8xf32>) outs(%21 : tensor<1x48x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x48x8x8xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %25 : tensor<f32>, tensor<1x48x8x8xf32>) outs(%23 : tensor<1x48x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x48x8x8xi1>
    %27 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %cst_25, %25 : tensor<1x48x8x8xi1>, tensor<f32>, tensor<1x48x8x8xf32>) outs(%21 : tensor<1x48x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x48x8x8xf32>
    %28 = tensor.empty() : tensor<1x16x8x8xf32>
    %broadcasted_37 = linalg.broadcast ins(%cst_9 : tensor<16xf32>) outs(%28 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %29 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%27, %cst_8 : tensor<1x48x8x8xf32>, tensor<16x48x1x1xf32>) outs(%broadcasted_37 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %30 = tensor.empty() : tensor<1x96x8x8xf32>
    %broadcasted_38 = linalg.broadcast ins(%cst_11 : tensor<96xf32>) outs(%30 : tensor<1x96x8x8xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%29, %cst_10 : tensor<1x16x8x8xf32>, tensor<96x16x1x1xf32>) outs(%broadcasted_38 : tensor<1x96x8x8xf32>) -> tensor<1x96x8x8xf32>
    %32 = tensor.empty() : tensor<1x96x8x8xi1>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %cst_24 : tensor<1x96x8x8xf32>, tensor<f32>) outs(%32 : tensor<1x96x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x8x8xi1>
    %34 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_24, %31 : tensor<1x96x8x8xi1>, tensor<f32>, tensor<1x96x8x8xf32>) outs(%30 : tensor<1x96x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x8x8xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %34 : tensor<f32>, tensor<1x96x8x8xf32>) outs(%32 : tensor<1x96x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x8x8xi1>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_25, %34 : tensor<1x96x8x8xi1>, tensor<f32>, tensor<1x96x8x8xf32>) outs(%30 : tensor<1x96x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x8x8xf32>
    %padded_39 = tensor.pad %36 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x8x8xf32> to tensor<1x96x10x10xf32>
    %broadcasted_40 = linalg.broadcast ins(%cst_12 : tensor<96xf32>) outs(%30 : tensor<1x96x8x8xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_39, %cst_28 : tensor<1x96x10x10xf32>, tensor<96x3x3xf32>) outs(%broadcasted_40 : tensor<1x96x8x8xf32>) -> tensor<1x96x8x8xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %cst_24 : tensor<1x96x8x8xf32>, tensor<f32>) outs(%32 : tensor<1x96x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x8x8xi1>
    %39 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %cst_24, %37 : tensor<1x96x8x8xi1>, tensor<f32>, tensor<1x96x8x8xf32>) outs(%30 : tensor<1x96x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x8x8xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %39 : tensor<f32>, tensor<1x96x8x8xf32>) outs(%32 : tensor<1x96x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x8x8xi1>
    %41 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %cst_25, %39 : tensor<1x96x8x8xi1>, tensor<f32>, tensor<1x96x8x8xf32>) outs(%30 : tensor<1x96x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x8x8xf32>
    %broadcasted_41 = linalg.broadcast ins(%cst_14 : tensor<16xf32>) outs(%28 : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3] 
    %42 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%41, %cst_13 : tensor<1x96x8x8xf32>, tensor<16x96x1x1xf32>) outs(%broadcasted_41 : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %42 : tensor<1x16x8x8xf32>, tensor<1x16x8x8xf32>) outs(%28 : tensor<1x16x8x8xf32>) {
    ^bb0(%in: f32, %in_47: f32, %out: f32):
      %74 = arith.addf %in, %in_47 : f32
      linalg.yield %74 : f32
    } -> tensor<1x16x8x8xf32>
    %broadcasted_42 = linalg.broadcast ins(%cst_16 : tensor<96xf32>) outs(%30 : tensor<1x96x8x8xf32>) dimensions = [0, 2, 3] 
    %44 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%43, %cst_15 : tensor<1x16x8x8xf32>, tensor<96x16x1x1xf32>) outs(%broadcasted_42 : tensor<1x96x8x8xf32>) -> tensor<1x96x8x8xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %cst_24 : tensor<1x96x8x8xf32>, tensor<f32>) outs(%32 : tensor<1x96x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x8x8xi1>
    %46 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %cst_24, %44 : tensor<1x96x8x8xi1>, tensor<f32>, tensor<1x96x8x8xf32>) outs(%30 : tensor<1x96x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x8x8xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %46 : tensor<f32>, tensor<1x96x8x8xf32>) outs(%32 : tensor<1x96x8x8xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x8x8xi1>
    %48 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %cst_25, %46 : tensor<1x96x8x8xi1>, tensor<f32>, tensor<1x96x8x8xf32>) outs(%30 : tensor<1x96x8x8xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x8x8xf32>
    %padded_43 = tensor.pad %48 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x8x8xf32> to tensor<1x96x10x10xf32>
    %49 = tensor.empty() : tensor<1x96x4x4xf32>
    %broadcasted_44 = linalg.broadcast ins(%cst_17 : tensor<96xf32>) outs(%49 : tensor<1x96x4x4xf32>) dimensions = [0, 2, 3] 
    %50 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_43, %cst_29 : tensor<1x96x10x10xf32>, tensor<96x3x3xf32>) outs(%broadcasted_44 : tensor<1x96x4x4xf32>) -> tensor<1x96x4x4xf32>
    %51 = tensor.empty() : tensor<1x96x4x4xi1>
    %52 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %cst_24 : tensor<1x96x4x4xf32>, tensor<f32>) outs(%51 : tensor<1x96x4x4xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x4x4xi1>
    %53 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %cst_24, %50 : tensor<1x96x4x4xi1>, tensor<f32>, tensor<1x96x4x4xf32>) outs(%49 : tensor<1x96x4x4xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x4x4xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %53 : tensor<f32>, tensor<1x96x4x4xf32>) outs(%51 : tensor<1x96x4x4xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x96x4x4xi1>
    %55 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %cst_25, %53 : tensor<1x96x4x4xi1>, tensor<f32>, tensor<1x96x4x4xf32>) outs(%49 : tensor<1x96x4x4xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x96x4x4xf32>
    %56 = tensor.empty() : tensor<1x24x4x4xf32>
    %broadcasted_45 = linalg.broadcast ins(%cst_19 : tensor<24xf32>) outs(%56 : tensor<1x24x4x4xf32>) dimensions = [0, 2, 3] 
    %57 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%55, %cst_18 : tensor<1x96x4x4xf32>, tensor<24x96x1x1xf32>) outs(%broadcasted_45 : tensor<1x24x4x4xf32>) -> tensor<1x24x4x4xf32>
    %58 = tensor.empty() : tensor<1x1280x4x4xf32>
    %broadcasted_46 = linalg.broadcast ins(%cst_21 : tensor<1280xf32>) outs(%58 : tensor<1x1280x4x4xf32>) dimensions = [0, 2, 3] 
    %59 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%57, %cst_20 : tensor<1x24x4x4xf32>, tensor<1280x24x1x1xf32>) outs(%broadcasted_46 : tensor<1x1280x4x4xf32>) -> tensor<1x1280x4x4xf32>
    %60 = tensor.empty() : tensor<1x1280x4x4xi1>
    %61 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %cst_24 : tensor<1x1280x4x4xf32>, tensor<f32>) outs(%60 : tensor<1x1280x4x4xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x1280x4x4xi1>
    %62 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %cst_24, %59 : tensor<1x1280x4x4xi1>, tensor<f32>, tensor<1x1280x4x4xf32>) outs(%58 : tensor<1x1280x4x4xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x1280x4x4xf32>
    %63 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_25, %62 : tensor<f32>, tensor<1x1280x4x4xf32>) outs(%60 : tensor<1x1280x4x4xi1>) {
    ^bb0(%in: f32, %in_47: f32, %out: i1):
      %74 = arith.cmpf olt, %in, %in_47 : f32
      linalg.yield %74 : i1
    } -> tensor<1x1280x4x4xi1>
    %64 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %cst_25, %62 : tensor<1x1280x4x4xi1>, tensor<f32>, tensor<1x1280x4x4xf32>) outs(%58 : tensor<1x1280x4x4xf32>) {
    ^bb0(%in: i1, %in_47: f32, %in_48: f32, %out: f32):
      %74 = arith.select %in, %in_47, %in_48 : f32
      linalg.yield %74 : f32
    } -> tensor<1x1280x4x4xf32>
    %65 = tensor.empty() : tensor<1x1280x1x1xf32>
    %66 = linalg.fill ins(%cst : f32) outs(%65 : tensor<1x1280x1x1xf32>) -> tensor<1x1280x1x1xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%64 : tensor<1x1280x4x4xf32>) outs(%66 : tensor<1x1280x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %74 = arith.addf %in, %out : f32
      linalg.yield %74 : f32
    } -> tensor<1x1280x1x1xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67 : tensor<1x1280x1x1xf32>) outs(%65 : tensor<1x1280x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %74 = arith.divf %in, %cst_30 : f32
      linalg.yield %74 : f32
    } -> tensor<1x1280x1x1xf32>
    %collapsed = tensor.collapse_shape %68 [[0], [1, 2, 3]] : tensor<1x1280x1x1xf32> into tensor<1x1280xf32>
    %69 = tensor.empty() : tensor<1280x10xf32>
    %transposed = linalg.transpose ins(%cst_22 : tensor<10x1280xf32>) outs(%69 : tensor<1280x10xf32>) permutation = [1, 0] 
    %70 = tensor.empty() : tensor<1x10xf32>
    %71 = linalg.fill ins(%cst : f32) outs(%70 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %72 = linalg.matmul ins(%collapsed, %transposed : tensor<1x1280xf32>, tensor<1280x10xf32>) outs(%71 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %73 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%72, %cst_23 : tensor<1x10xf32>, tensor<10xf32>) outs(%70 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_47: f32, %out: f32):
      %74 = arith.addf %in, %in_47 : f32
      linalg.yield %74 : f32
    } -> tensor<1x10xf32>
    return %73 : tensor<1x10xf32>
  }
}
