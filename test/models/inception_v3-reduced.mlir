// RUN: tensor-run %s --entry=inception_v3 --arg=rand:7 --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [1, 10], "range": 3.55, "mean": -0.2162292, "elements": {"0": -0.6558036, "1": -1.369413, "2": 1.054631, "3": -1.132891, "4": 0.05612031, "5": -0.3009826, "6": -0.5830212, "7": 2.177794, "8": -0.1362419, "9": -1.272484}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @inception_v3(%arg0: tensor<1x3x39x39xf32> {bufferization.writable = false}) -> tensor<1x10xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<16x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<16xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.3062, 0.3062) : tensor<64x16x1x1xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<64xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.3062, 0.3062) : tensor<48x16x1x1xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<48xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.1414, 0.1414) : tensor<64x48x5x5xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<64xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.3062, 0.3062) : tensor<64x16x1x1xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<64xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.1021, 0.1021) : tensor<96x64x3x3xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<96xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.0833, 0.0833) : tensor<96x96x3x3xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<96xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.6124, 0.6124) : tensor<16x16x1x1xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<16xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.0527, 0.0527) : tensor<384x240x3x3xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<384xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.1581, 0.1581) : tensor<64x240x1x1xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<64xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.1021, 0.1021) : tensor<96x64x3x3xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<96xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.0833, 0.0833) : tensor<96x96x3x3xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<96xf32>
    %cst_26 = tensoropt.random seed(25) range(-0.0913, 0.0913) : tensor<192x720x1x1xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<192xf32>
    %cst_28 = tensoropt.random seed(27) range(-0.0913, 0.0913) : tensor<16x720x1x1xf32>
    %cst_29 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<16xf32>
    %cst_30 = tensoropt.random seed(29) range(-0.463, 0.463) : tensor<16x16x1x7xf32>
    %cst_31 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<16xf32>
    %cst_32 = tensoropt.random seed(31) range(-0.2315, 0.2315) : tensor<192x16x7x1xf32>
    %cst_33 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<192xf32>
    %cst_34 = tensoropt.random seed(33) range(-0.04565, 0.04565) : tensor<16x720x1x1xf32>
    %cst_35 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<16xf32>
    %cst_36 = tensoropt.random seed(35) range(-0.463, 0.463) : tensor<16x16x7x1xf32>
    %cst_37 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<16xf32>
    %cst_38 = tensoropt.random seed(37) range(-0.2315, 0.2315) : tensor<16x16x1x7xf32>
    %cst_39 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<16xf32>
    %cst_40 = tensoropt.random seed(39) range(-0.463, 0.463) : tensor<16x16x7x1xf32>
    %cst_41 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<16xf32>
    %cst_42 = tensoropt.random seed(41) range(-0.2315, 0.2315) : tensor<192x16x1x7xf32>
    %cst_43 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<192xf32>
    %cst_44 = tensoropt.random seed(43) range(-0.0913, 0.0913) : tensor<192x720x1x1xf32>
    %cst_45 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<192xf32>
    %cst_46 = tensoropt.random seed(45) range(-0.0884, 0.0884) : tensor<10x768xf32>
    %cst_47 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<10xf32>
    %cst_48 = arith.constant 9.000000e+00 : f32
    %cst_49 = arith.constant 1.600000e+01 : f32
    %0 = tensor.empty() : tensor<1x16x19x19xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<16xf32>) outs(%0 : tensor<1x16x19x19xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%arg0, %cst_2 : tensor<1x3x39x39xf32>, tensor<16x3x3x3xf32>) outs(%broadcasted : tensor<1x16x19x19xf32>) -> tensor<1x16x19x19xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x16x19x19xf32>, tensor<f32>) outs(%0 : tensor<1x16x19x19xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x19x19xf32>
    %3 = tensor.empty() : tensor<1x16x9x9xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x16x9x9xf32>) -> tensor<1x16x9x9xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%2, %5 : tensor<1x16x19x19xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x16x9x9xf32>) -> tensor<1x16x9x9xf32>
    %7 = tensor.empty() : tensor<1x64x9x9xf32>
    %broadcasted_50 = linalg.broadcast ins(%cst_5 : tensor<64xf32>) outs(%7 : tensor<1x64x9x9xf32>) dimensions = [0, 2, 3] 
    %8 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_4 : tensor<1x16x9x9xf32>, tensor<64x16x1x1xf32>) outs(%broadcasted_50 : tensor<1x64x9x9xf32>) -> tensor<1x64x9x9xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_1 : tensor<1x64x9x9xf32>, tensor<f32>) outs(%7 : tensor<1x64x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x64x9x9xf32>
    %10 = tensor.empty() : tensor<1x48x9x9xf32>
    %broadcasted_51 = linalg.broadcast ins(%cst_7 : tensor<48xf32>) outs(%10 : tensor<1x48x9x9xf32>) dimensions = [0, 2, 3] 
    %11 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_6 : tensor<1x16x9x9xf32>, tensor<48x16x1x1xf32>) outs(%broadcasted_51 : tensor<1x48x9x9xf32>) -> tensor<1x48x9x9xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%11, %cst_1 : tensor<1x48x9x9xf32>, tensor<f32>) outs(%10 : tensor<1x48x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x48x9x9xf32>
    %padded = tensor.pad %12 low[0, 0, 2, 2] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x48x9x9xf32> to tensor<1x48x13x13xf32>
    %broadcasted_52 = linalg.broadcast ins(%cst_9 : tensor<64xf32>) outs(%7 : tensor<1x64x9x9xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_8 : tensor<1x48x13x13xf32>, tensor<64x48x5x5xf32>) outs(%broadcasted_52 : tensor<1x64x9x9xf32>) -> tensor<1x64x9x9xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %cst_1 : tensor<1x64x9x9xf32>, tensor<f32>) outs(%7 : tensor<1x64x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x64x9x9xf32>
    %broadcasted_53 = linalg.broadcast ins(%cst_11 : tensor<64xf32>) outs(%7 : tensor<1x64x9x9xf32>) dimensions = [0, 2, 3] 
    %15 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_10 : tensor<1x16x9x9xf32>, tensor<64x16x1x1xf32>) outs(%broadcasted_53 : tensor<1x64x9x9xf32>) -> tensor<1x64x9x9xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %cst_1 : tensor<1x64x9x9xf32>, tensor<f32>) outs(%7 : tensor<1x64x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x64x9x9xf32>
    %padded_54 = tensor.pad %16 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x9x9xf32> to tensor<1x64x11x11xf32>
    %17 = tensor.empty() : tensor<1x96x9x9xf32>
    %broadcasted_55 = linalg.broadcast ins(%cst_13 : tensor<96xf32>) outs(%17 : tensor<1x96x9x9xf32>) dimensions = [0, 2, 3] 
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_54, %cst_12 : tensor<1x64x11x11xf32>, tensor<96x64x3x3xf32>) outs(%broadcasted_55 : tensor<1x96x9x9xf32>) -> tensor<1x96x9x9xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %cst_1 : tensor<1x96x9x9xf32>, tensor<f32>) outs(%17 : tensor<1x96x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x96x9x9xf32>
    %padded_56 = tensor.pad %19 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x9x9xf32> to tensor<1x96x11x11xf32>
    %broadcasted_57 = linalg.broadcast ins(%cst_15 : tensor<96xf32>) outs(%17 : tensor<1x96x9x9xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_56, %cst_14 : tensor<1x96x11x11xf32>, tensor<96x96x3x3xf32>) outs(%broadcasted_57 : tensor<1x96x9x9xf32>) -> tensor<1x96x9x9xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_1 : tensor<1x96x9x9xf32>, tensor<f32>) outs(%17 : tensor<1x96x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x96x9x9xf32>
    %padded_58 = tensor.pad %6 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x9x9xf32> to tensor<1x16x11x11xf32>
    %22 = linalg.fill ins(%cst : f32) outs(%3 : tensor<1x16x9x9xf32>) -> tensor<1x16x9x9xf32>
    %23 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_58, %5 : tensor<1x16x11x11xf32>, tensor<3x3xf32>) outs(%22 : tensor<1x16x9x9xf32>) -> tensor<1x16x9x9xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23 : tensor<1x16x9x9xf32>) outs(%3 : tensor<1x16x9x9xf32>) {
    ^bb0(%in: f32, %out: f32):
      %75 = arith.divf %in, %cst_48 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x9x9xf32>
    %broadcasted_59 = linalg.broadcast ins(%cst_17 : tensor<16xf32>) outs(%3 : tensor<1x16x9x9xf32>) dimensions = [0, 2, 3] 
    %25 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%24, %cst_16 : tensor<1x16x9x9xf32>, tensor<16x16x1x1xf32>) outs(%broadcasted_59 : tensor<1x16x9x9xf32>) -> tensor<1x16x9x9xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %cst_1 : tensor<1x16x9x9xf32>, tensor<f32>) outs(%3 : tensor<1x16x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x9x9xf32>
    %concat = tensor.concat dim(1) %9, %14, %21, %26 : (tensor<1x64x9x9xf32>, tensor<1x64x9x9xf32>, tensor<1x96x9x9xf32>, tensor<1x16x9x9xf32>) -> tensor<1x240x9x9xf32>
    %27 = tensor.empty() : tensor<1x384x4x4xf32>
    %broadcasted_60 = linalg.broadcast ins(%cst_19 : tensor<384xf32>) outs(%27 : tensor<1x384x4x4xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%concat, %cst_18 : tensor<1x240x9x9xf32>, tensor<384x240x3x3xf32>) outs(%broadcasted_60 : tensor<1x384x4x4xf32>) -> tensor<1x384x4x4xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %cst_1 : tensor<1x384x4x4xf32>, tensor<f32>) outs(%27 : tensor<1x384x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x384x4x4xf32>
    %broadcasted_61 = linalg.broadcast ins(%cst_21 : tensor<64xf32>) outs(%7 : tensor<1x64x9x9xf32>) dimensions = [0, 2, 3] 
    %30 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_20 : tensor<1x240x9x9xf32>, tensor<64x240x1x1xf32>) outs(%broadcasted_61 : tensor<1x64x9x9xf32>) -> tensor<1x64x9x9xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %cst_1 : tensor<1x64x9x9xf32>, tensor<f32>) outs(%7 : tensor<1x64x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x64x9x9xf32>
    %padded_62 = tensor.pad %31 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x9x9xf32> to tensor<1x64x11x11xf32>
    %broadcasted_63 = linalg.broadcast ins(%cst_23 : tensor<96xf32>) outs(%17 : tensor<1x96x9x9xf32>) dimensions = [0, 2, 3] 
    %32 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_62, %cst_22 : tensor<1x64x11x11xf32>, tensor<96x64x3x3xf32>) outs(%broadcasted_63 : tensor<1x96x9x9xf32>) -> tensor<1x96x9x9xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %cst_1 : tensor<1x96x9x9xf32>, tensor<f32>) outs(%17 : tensor<1x96x9x9xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x96x9x9xf32>
    %34 = tensor.empty() : tensor<1x96x4x4xf32>
    %broadcasted_64 = linalg.broadcast ins(%cst_25 : tensor<96xf32>) outs(%34 : tensor<1x96x4x4xf32>) dimensions = [0, 2, 3] 
    %35 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%33, %cst_24 : tensor<1x96x9x9xf32>, tensor<96x96x3x3xf32>) outs(%broadcasted_64 : tensor<1x96x4x4xf32>) -> tensor<1x96x4x4xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_1 : tensor<1x96x4x4xf32>, tensor<f32>) outs(%34 : tensor<1x96x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x96x4x4xf32>
    %37 = tensor.empty() : tensor<1x240x4x4xf32>
    %38 = linalg.fill ins(%cst_0 : f32) outs(%37 : tensor<1x240x4x4xf32>) -> tensor<1x240x4x4xf32>
    %39 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%concat, %5 : tensor<1x240x9x9xf32>, tensor<3x3xf32>) outs(%38 : tensor<1x240x4x4xf32>) -> tensor<1x240x4x4xf32>
    %concat_65 = tensor.concat dim(1) %29, %36, %39 : (tensor<1x384x4x4xf32>, tensor<1x96x4x4xf32>, tensor<1x240x4x4xf32>) -> tensor<1x720x4x4xf32>
    %40 = tensor.empty() : tensor<1x192x4x4xf32>
    %broadcasted_66 = linalg.broadcast ins(%cst_27 : tensor<192xf32>) outs(%40 : tensor<1x192x4x4xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_65, %cst_26 : tensor<1x720x4x4xf32>, tensor<192x720x1x1xf32>) outs(%broadcasted_66 : tensor<1x192x4x4xf32>) -> tensor<1x192x4x4xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %cst_1 : tensor<1x192x4x4xf32>, tensor<f32>) outs(%40 : tensor<1x192x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x192x4x4xf32>
    %43 = tensor.empty() : tensor<1x16x4x4xf32>
    %broadcasted_67 = linalg.broadcast ins(%cst_29 : tensor<16xf32>) outs(%43 : tensor<1x16x4x4xf32>) dimensions = [0, 2, 3] 
    %44 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_65, %cst_28 : tensor<1x720x4x4xf32>, tensor<16x720x1x1xf32>) outs(%broadcasted_67 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %cst_1 : tensor<1x16x4x4xf32>, tensor<f32>) outs(%43 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_68 = tensor.pad %45 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x4x10xf32>
    %broadcasted_69 = linalg.broadcast ins(%cst_31 : tensor<16xf32>) outs(%43 : tensor<1x16x4x4xf32>) dimensions = [0, 2, 3] 
    %46 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_68, %cst_30 : tensor<1x16x4x10xf32>, tensor<16x16x1x7xf32>) outs(%broadcasted_69 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_1 : tensor<1x16x4x4xf32>, tensor<f32>) outs(%43 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_70 = tensor.pad %47 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x10x4xf32>
    %broadcasted_71 = linalg.broadcast ins(%cst_33 : tensor<192xf32>) outs(%40 : tensor<1x192x4x4xf32>) dimensions = [0, 2, 3] 
    %48 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_70, %cst_32 : tensor<1x16x10x4xf32>, tensor<192x16x7x1xf32>) outs(%broadcasted_71 : tensor<1x192x4x4xf32>) -> tensor<1x192x4x4xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %cst_1 : tensor<1x192x4x4xf32>, tensor<f32>) outs(%40 : tensor<1x192x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x192x4x4xf32>
    %broadcasted_72 = linalg.broadcast ins(%cst_35 : tensor<16xf32>) outs(%43 : tensor<1x16x4x4xf32>) dimensions = [0, 2, 3] 
    %50 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_65, %cst_34 : tensor<1x720x4x4xf32>, tensor<16x720x1x1xf32>) outs(%broadcasted_72 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %cst_1 : tensor<1x16x4x4xf32>, tensor<f32>) outs(%43 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_73 = tensor.pad %51 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x10x4xf32>
    %broadcasted_74 = linalg.broadcast ins(%cst_37 : tensor<16xf32>) outs(%43 : tensor<1x16x4x4xf32>) dimensions = [0, 2, 3] 
    %52 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_73, %cst_36 : tensor<1x16x10x4xf32>, tensor<16x16x7x1xf32>) outs(%broadcasted_74 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %cst_1 : tensor<1x16x4x4xf32>, tensor<f32>) outs(%43 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_75 = tensor.pad %53 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x4x10xf32>
    %broadcasted_76 = linalg.broadcast ins(%cst_39 : tensor<16xf32>) outs(%43 : tensor<1x16x4x4xf32>) dimensions = [0, 2, 3] 
    %54 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_75, %cst_38 : tensor<1x16x4x10xf32>, tensor<16x16x1x7xf32>) outs(%broadcasted_76 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %cst_1 : tensor<1x16x4x4xf32>, tensor<f32>) outs(%43 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_77 = tensor.pad %55 low[0, 0, 3, 0] high[0, 0, 3, 0] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x10x4xf32>
    %broadcasted_78 = linalg.broadcast ins(%cst_41 : tensor<16xf32>) outs(%43 : tensor<1x16x4x4xf32>) dimensions = [0, 2, 3] 
    %56 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_77, %cst_40 : tensor<1x16x10x4xf32>, tensor<16x16x7x1xf32>) outs(%broadcasted_78 : tensor<1x16x4x4xf32>) -> tensor<1x16x4x4xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %cst_1 : tensor<1x16x4x4xf32>, tensor<f32>) outs(%43 : tensor<1x16x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x16x4x4xf32>
    %padded_79 = tensor.pad %57 low[0, 0, 0, 3] high[0, 0, 0, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x4x4xf32> to tensor<1x16x4x10xf32>
    %broadcasted_80 = linalg.broadcast ins(%cst_43 : tensor<192xf32>) outs(%40 : tensor<1x192x4x4xf32>) dimensions = [0, 2, 3] 
    %58 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_79, %cst_42 : tensor<1x16x4x10xf32>, tensor<192x16x1x7xf32>) outs(%broadcasted_80 : tensor<1x192x4x4xf32>) -> tensor<1x192x4x4xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %cst_1 : tensor<1x192x4x4xf32>, tensor<f32>) outs(%40 : tensor<1x192x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x192x4x4xf32>
    %padded_81 = tensor.pad %concat_65 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x720x4x4xf32> to tensor<1x720x6x6xf32>
    %60 = tensor.empty() : tensor<1x720x4x4xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%60 : tensor<1x720x4x4xf32>) -> tensor<1x720x4x4xf32>
    %62 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_81, %5 : tensor<1x720x6x6xf32>, tensor<3x3xf32>) outs(%61 : tensor<1x720x4x4xf32>) -> tensor<1x720x4x4xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62 : tensor<1x720x4x4xf32>) outs(%60 : tensor<1x720x4x4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %75 = arith.divf %in, %cst_48 : f32
      linalg.yield %75 : f32
    } -> tensor<1x720x4x4xf32>
    %broadcasted_82 = linalg.broadcast ins(%cst_45 : tensor<192xf32>) outs(%40 : tensor<1x192x4x4xf32>) dimensions = [0, 2, 3] 
    %64 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%63, %cst_44 : tensor<1x720x4x4xf32>, tensor<192x720x1x1xf32>) outs(%broadcasted_82 : tensor<1x192x4x4xf32>) -> tensor<1x192x4x4xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %cst_1 : tensor<1x192x4x4xf32>, tensor<f32>) outs(%40 : tensor<1x192x4x4xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.maximumf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x192x4x4xf32>
    %concat_83 = tensor.concat dim(1) %42, %49, %59, %65 : (tensor<1x192x4x4xf32>, tensor<1x192x4x4xf32>, tensor<1x192x4x4xf32>, tensor<1x192x4x4xf32>) -> tensor<1x768x4x4xf32>
    %66 = tensor.empty() : tensor<1x768x1x1xf32>
    %67 = linalg.fill ins(%cst : f32) outs(%66 : tensor<1x768x1x1xf32>) -> tensor<1x768x1x1xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%concat_83 : tensor<1x768x4x4xf32>) outs(%67 : tensor<1x768x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %75 = arith.addf %in, %out : f32
      linalg.yield %75 : f32
    } -> tensor<1x768x1x1xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68 : tensor<1x768x1x1xf32>) outs(%66 : tensor<1x768x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %75 = arith.divf %in, %cst_49 : f32
      linalg.yield %75 : f32
    } -> tensor<1x768x1x1xf32>
    %collapsed = tensor.collapse_shape %69 [[0], [1, 2, 3]] : tensor<1x768x1x1xf32> into tensor<1x768xf32>
    %70 = tensor.empty() : tensor<768x10xf32>
    %transposed = linalg.transpose ins(%cst_46 : tensor<10x768xf32>) outs(%70 : tensor<768x10xf32>) permutation = [1, 0] 
    %71 = tensor.empty() : tensor<1x10xf32>
    %72 = linalg.fill ins(%cst : f32) outs(%71 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %73 = linalg.matmul ins(%collapsed, %transposed : tensor<1x768xf32>, tensor<768x10xf32>) outs(%72 : tensor<1x10xf32>) -> tensor<1x10xf32>
    %74 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%73, %cst_47 : tensor<1x10xf32>, tensor<10xf32>) outs(%71 : tensor<1x10xf32>) {
    ^bb0(%in: f32, %in_84: f32, %out: f32):
      %75 = arith.addf %in, %in_84 : f32
      linalg.yield %75 : f32
    } -> tensor<1x10xf32>
    return %74 : tensor<1x10xf32>
  }
}
