// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1) -> (d0, d1)>
#map3 = affine_map<(d0, d1) -> (d1)>
#map4 = affine_map<(d0, d1) -> ()>
module {
  func.func @vgg16(%arg0: tensor<1x3x224x224xf32> {bufferization.writable = false}) -> tensor<1x1000xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<64x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<64xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.1021, 0.1021) : tensor<64x64x3x3xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<64xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.1021, 0.1021) : tensor<128x64x3x3xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<128xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.0722, 0.0722) : tensor<128x128x3x3xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<128xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.0361, 0.0361) : tensor<256x128x3x3xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<256xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<256xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<256xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.051, 0.051) : tensor<512x256x3x3xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<512xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<512xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<512xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<512xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<512xf32>
    %cst_26 = tensoropt.random seed(25) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<512xf32>
    %cst_28 = tensoropt.random seed(27) range(-0.0155, 0.0155) : tensor<4096x25088xf32>
    %cst_29 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<4096xf32>
    %cst_30 = tensoropt.random seed(29) range(-0.0383, 0.0383) : tensor<4096x4096xf32>
    %cst_31 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<4096xf32>
    %cst_32 = tensoropt.random seed(31) range(-0.0383, 0.0383) : tensor<1000x4096xf32>
    %cst_33 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<1000xf32>
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x224x224xf32> to tensor<1x3x226x226xf32>
    %0 = tensor.empty() : tensor<1x64x224x224xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<64xf32>) outs(%0 : tensor<1x64x224x224xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x226x226xf32>, tensor<64x3x3x3xf32>) outs(%broadcasted : tensor<1x64x224x224xf32>) -> tensor<1x64x224x224xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x64x224x224xf32>, tensor<f32>) outs(%0 : tensor<1x64x224x224xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x64x224x224xf32>
    %padded_34 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x224x224xf32> to tensor<1x64x226x226xf32>
    %broadcasted_35 = linalg.broadcast ins(%cst_5 : tensor<64xf32>) outs(%0 : tensor<1x64x224x224xf32>) dimensions = [0, 2, 3] 
    %3 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_34, %cst_4 : tensor<1x64x226x226xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_35 : tensor<1x64x224x224xf32>) -> tensor<1x64x224x224xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %cst_1 : tensor<1x64x224x224xf32>, tensor<f32>) outs(%0 : tensor<1x64x224x224xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x64x224x224xf32>
    %5 = tensor.empty() : tensor<1x64x112x112xf32>
    %6 = linalg.fill ins(%cst_0 : f32) outs(%5 : tensor<1x64x112x112xf32>) -> tensor<1x64x112x112xf32>
    %7 = tensor.empty() : tensor<2x2xf32>
    %8 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%4, %7 : tensor<1x64x224x224xf32>, tensor<2x2xf32>) outs(%6 : tensor<1x64x112x112xf32>) -> tensor<1x64x112x112xf32>
    %padded_36 = tensor.pad %8 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x112x112xf32> to tensor<1x64x114x114xf32>
    %9 = tensor.empty() : tensor<1x128x112x112xf32>
    %broadcasted_37 = linalg.broadcast ins(%cst_7 : tensor<128xf32>) outs(%9 : tensor<1x128x112x112xf32>) dimensions = [0, 2, 3] 
    %10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_36, %cst_6 : tensor<1x64x114x114xf32>, tensor<128x64x3x3xf32>) outs(%broadcasted_37 : tensor<1x128x112x112xf32>) -> tensor<1x128x112x112xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_1 : tensor<1x128x112x112xf32>, tensor<f32>) outs(%9 : tensor<1x128x112x112xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x128x112x112xf32>
    %padded_38 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x112x112xf32> to tensor<1x128x114x114xf32>
    %broadcasted_39 = linalg.broadcast ins(%cst_9 : tensor<128xf32>) outs(%9 : tensor<1x128x112x112xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_38, %cst_8 : tensor<1x128x114x114xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_39 : tensor<1x128x112x112xf32>) -> tensor<1x128x112x112xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %cst_1 : tensor<1x128x112x112xf32>, tensor<f32>) outs(%9 : tensor<1x128x112x112xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x128x112x112xf32>
    %14 = tensor.empty() : tensor<1x128x56x56xf32>
    %15 = linalg.fill ins(%cst_0 : f32) outs(%14 : tensor<1x128x56x56xf32>) -> tensor<1x128x56x56xf32>
    %16 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%13, %7 : tensor<1x128x112x112xf32>, tensor<2x2xf32>) outs(%15 : tensor<1x128x56x56xf32>) -> tensor<1x128x56x56xf32>
    %padded_40 = tensor.pad %16 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x56x56xf32> to tensor<1x128x58x58xf32>
    %17 = tensor.empty() : tensor<1x256x56x56xf32>
    %broadcasted_41 = linalg.broadcast ins(%cst_11 : tensor<256xf32>) outs(%17 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_40, %cst_10 : tensor<1x128x58x58xf32>, tensor<256x128x3x3xf32>) outs(%broadcasted_41 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%17 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x256x56x56xf32>
    %padded_42 = tensor.pad %19 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x56x56xf32> to tensor<1x256x58x58xf32>
    %broadcasted_43 = linalg.broadcast ins(%cst_13 : tensor<256xf32>) outs(%17 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_42, %cst_12 : tensor<1x256x58x58xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_43 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%17 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x256x56x56xf32>
    %padded_44 = tensor.pad %21 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x56x56xf32> to tensor<1x256x58x58xf32>
    %broadcasted_45 = linalg.broadcast ins(%cst_15 : tensor<256xf32>) outs(%17 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %22 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_44, %cst_14 : tensor<1x256x58x58xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_45 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%17 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x256x56x56xf32>
    %24 = tensor.empty() : tensor<1x256x28x28xf32>
    %25 = linalg.fill ins(%cst_0 : f32) outs(%24 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %26 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%23, %7 : tensor<1x256x56x56xf32>, tensor<2x2xf32>) outs(%25 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %padded_46 = tensor.pad %26 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x28x28xf32> to tensor<1x256x30x30xf32>
    %27 = tensor.empty() : tensor<1x512x28x28xf32>
    %broadcasted_47 = linalg.broadcast ins(%cst_17 : tensor<512xf32>) outs(%27 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_46, %cst_16 : tensor<1x256x30x30xf32>, tensor<512x256x3x3xf32>) outs(%broadcasted_47 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%27 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x512x28x28xf32>
    %padded_48 = tensor.pad %29 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x28x28xf32> to tensor<1x512x30x30xf32>
    %broadcasted_49 = linalg.broadcast ins(%cst_19 : tensor<512xf32>) outs(%27 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %30 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_48, %cst_18 : tensor<1x512x30x30xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_49 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%30, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%27 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x512x28x28xf32>
    %padded_50 = tensor.pad %31 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x28x28xf32> to tensor<1x512x30x30xf32>
    %broadcasted_51 = linalg.broadcast ins(%cst_21 : tensor<512xf32>) outs(%27 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %32 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_50, %cst_20 : tensor<1x512x30x30xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_51 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%32, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%27 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x512x28x28xf32>
    %34 = tensor.empty() : tensor<1x512x14x14xf32>
    %35 = linalg.fill ins(%cst_0 : f32) outs(%34 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %36 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%33, %7 : tensor<1x512x28x28xf32>, tensor<2x2xf32>) outs(%35 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %padded_52 = tensor.pad %36 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_53 = linalg.broadcast ins(%cst_23 : tensor<512xf32>) outs(%34 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_52, %cst_22 : tensor<1x512x16x16xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_53 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%34 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_54 = tensor.pad %38 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_55 = linalg.broadcast ins(%cst_25 : tensor<512xf32>) outs(%34 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %39 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_54, %cst_24 : tensor<1x512x16x16xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_55 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%34 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_56 = tensor.pad %40 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_57 = linalg.broadcast ins(%cst_27 : tensor<512xf32>) outs(%34 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_56, %cst_26 : tensor<1x512x16x16xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_57 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%34 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x512x14x14xf32>
    %43 = tensor.empty() : tensor<1x512x7x7xf32>
    %44 = linalg.fill ins(%cst_0 : f32) outs(%43 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %45 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%42, %7 : tensor<1x512x14x14xf32>, tensor<2x2xf32>) outs(%44 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %46 = linalg.fill ins(%cst : f32) outs(%43 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %47 = tensor.empty() : tensor<1x1xf32>
    %48 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%45, %47 : tensor<1x512x7x7xf32>, tensor<1x1xf32>) outs(%46 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %collapsed = tensor.collapse_shape %48 [[0], [1, 2, 3]] : tensor<1x512x7x7xf32> into tensor<1x25088xf32>
    %49 = tensor.empty() : tensor<25088x4096xf32>
    %transposed = linalg.transpose ins(%cst_28 : tensor<4096x25088xf32>) outs(%49 : tensor<25088x4096xf32>) permutation = [1, 0] 
    %50 = tensor.empty() : tensor<1x4096xf32>
    %51 = linalg.fill ins(%cst : f32) outs(%50 : tensor<1x4096xf32>) -> tensor<1x4096xf32>
    %52 = linalg.matmul ins(%collapsed, %transposed : tensor<1x25088xf32>, tensor<25088x4096xf32>) outs(%51 : tensor<1x4096xf32>) -> tensor<1x4096xf32>
    %53 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%52, %cst_29 : tensor<1x4096xf32>, tensor<4096xf32>) outs(%50 : tensor<1x4096xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.addf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x4096xf32>
    %54 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel"]} ins(%53, %cst_1 : tensor<1x4096xf32>, tensor<f32>) outs(%50 : tensor<1x4096xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x4096xf32>
    %55 = tensor.empty() : tensor<4096x4096xf32>
    %transposed_58 = linalg.transpose ins(%cst_30 : tensor<4096x4096xf32>) outs(%55 : tensor<4096x4096xf32>) permutation = [1, 0] 
    %56 = linalg.matmul ins(%54, %transposed_58 : tensor<1x4096xf32>, tensor<4096x4096xf32>) outs(%51 : tensor<1x4096xf32>) -> tensor<1x4096xf32>
    %57 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%56, %cst_31 : tensor<1x4096xf32>, tensor<4096xf32>) outs(%50 : tensor<1x4096xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.addf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x4096xf32>
    %58 = linalg.generic {indexing_maps = [#map2, #map4, #map2], iterator_types = ["parallel", "parallel"]} ins(%57, %cst_1 : tensor<1x4096xf32>, tensor<f32>) outs(%50 : tensor<1x4096xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.maximumf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x4096xf32>
    %59 = tensor.empty() : tensor<4096x1000xf32>
    %transposed_59 = linalg.transpose ins(%cst_32 : tensor<1000x4096xf32>) outs(%59 : tensor<4096x1000xf32>) permutation = [1, 0] 
    %60 = tensor.empty() : tensor<1x1000xf32>
    %61 = linalg.fill ins(%cst : f32) outs(%60 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %62 = linalg.matmul ins(%58, %transposed_59 : tensor<1x4096xf32>, tensor<4096x1000xf32>) outs(%61 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %63 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel"]} ins(%62, %cst_33 : tensor<1x1000xf32>, tensor<1000xf32>) outs(%60 : tensor<1x1000xf32>) {
    ^bb0(%in: f32, %in_60: f32, %out: f32):
      %64 = arith.addf %in, %in_60 : f32
      linalg.yield %64 : f32
    } -> tensor<1x1000xf32>
    return %63 : tensor<1x1000xf32>
  }
}
