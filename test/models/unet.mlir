// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
module {
  func.func @unet(%arg0: tensor<1x3x128x128xf32> {bufferization.writable = false}) -> tensor<1x2x128x128xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<16x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<16xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.2041, 0.2041) : tensor<16x16x3x3xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<16xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.2041, 0.2041) : tensor<32x16x3x3xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<32xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.07215, 0.07215) : tensor<32x32x3x3xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<32xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.1443, 0.1443) : tensor<64x32x3x3xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<64xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.1021, 0.1021) : tensor<64x64x3x3xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<64xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.1021, 0.1021) : tensor<128x64x3x3xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<128xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.0722, 0.0722) : tensor<128x128x3x3xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<128xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.0722, 0.0722) : tensor<256x128x3x3xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<256xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<256xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.153, 0.153) : tensor<256x128x2x2xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<128xf32>
    %cst_24 = tensoropt.random seed(27) range(-0.2166, 0.2166) : tensor<128x64x2x2xf32>
    %cst_25 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<64xf32>
    %cst_26 = tensoropt.random seed(33) range(-0.3062, 0.3062) : tensor<64x32x2x2xf32>
    %cst_27 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<32xf32>
    %cst_28 = tensoropt.random seed(39) range(-0.433, 0.433) : tensor<32x16x2x2xf32>
    %cst_29 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<16xf32>
    %cst_30 = tensoropt.random seed(23) range(-0.051, 0.051) : tensor<128x256x3x3xf32>
    %cst_31 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<128xf32>
    %cst_32 = tensoropt.random seed(25) range(-0.0722, 0.0722) : tensor<128x128x3x3xf32>
    %cst_33 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<128xf32>
    %cst_34 = tensoropt.random seed(29) range(-0.0722, 0.0722) : tensor<64x128x3x3xf32>
    %cst_35 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<64xf32>
    %cst_36 = tensoropt.random seed(31) range(-0.1021, 0.1021) : tensor<64x64x3x3xf32>
    %cst_37 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<64xf32>
    %cst_38 = tensoropt.random seed(35) range(-0.1021, 0.1021) : tensor<32x64x3x3xf32>
    %cst_39 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<32xf32>
    %cst_40 = tensoropt.random seed(37) range(-0.1443, 0.1443) : tensor<32x32x3x3xf32>
    %cst_41 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<32xf32>
    %cst_42 = tensoropt.random seed(41) range(-0.1443, 0.1443) : tensor<16x32x3x3xf32>
    %cst_43 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<16xf32>
    %cst_44 = tensoropt.random seed(43) range(-0.2041, 0.2041) : tensor<16x16x3x3xf32>
    %cst_45 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<16xf32>
    %cst_46 = tensoropt.random seed(45) range(-1.2248, 1.2248) : tensor<2x16x1x1xf32>
    %cst_47 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<2xf32>
    %c1 = arith.constant 1 : index
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x128x128xf32> to tensor<1x3x130x130xf32>
    %0 = tensor.empty() : tensor<1x16x128x128xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<16xf32>) outs(%0 : tensor<1x16x128x128xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x130x130xf32>, tensor<16x3x3x3xf32>) outs(%broadcasted : tensor<1x16x128x128xf32>) -> tensor<1x16x128x128xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x16x128x128xf32>, tensor<f32>) outs(%0 : tensor<1x16x128x128xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x16x128x128xf32>
    %padded_48 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x128x128xf32> to tensor<1x16x130x130xf32>
    %broadcasted_49 = linalg.broadcast ins(%cst_5 : tensor<16xf32>) outs(%0 : tensor<1x16x128x128xf32>) dimensions = [0, 2, 3] 
    %3 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_48, %cst_4 : tensor<1x16x130x130xf32>, tensor<16x16x3x3xf32>) outs(%broadcasted_49 : tensor<1x16x128x128xf32>) -> tensor<1x16x128x128xf32>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %cst_1 : tensor<1x16x128x128xf32>, tensor<f32>) outs(%0 : tensor<1x16x128x128xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x16x128x128xf32>
    %5 = tensor.empty() : tensor<1x16x64x64xf32>
    %6 = linalg.fill ins(%cst_0 : f32) outs(%5 : tensor<1x16x64x64xf32>) -> tensor<1x16x64x64xf32>
    %7 = tensor.empty() : tensor<2x2xf32>
    %8 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%4, %7 : tensor<1x16x128x128xf32>, tensor<2x2xf32>) outs(%6 : tensor<1x16x64x64xf32>) -> tensor<1x16x64x64xf32>
    %padded_50 = tensor.pad %8 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x64x64xf32> to tensor<1x16x66x66xf32>
    %9 = tensor.empty() : tensor<1x32x64x64xf32>
    %broadcasted_51 = linalg.broadcast ins(%cst_7 : tensor<32xf32>) outs(%9 : tensor<1x32x64x64xf32>) dimensions = [0, 2, 3] 
    %10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_50, %cst_6 : tensor<1x16x66x66xf32>, tensor<32x16x3x3xf32>) outs(%broadcasted_51 : tensor<1x32x64x64xf32>) -> tensor<1x32x64x64xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_1 : tensor<1x32x64x64xf32>, tensor<f32>) outs(%9 : tensor<1x32x64x64xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x32x64x64xf32>
    %padded_52 = tensor.pad %11 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x64x64xf32> to tensor<1x32x66x66xf32>
    %broadcasted_53 = linalg.broadcast ins(%cst_9 : tensor<32xf32>) outs(%9 : tensor<1x32x64x64xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_52, %cst_8 : tensor<1x32x66x66xf32>, tensor<32x32x3x3xf32>) outs(%broadcasted_53 : tensor<1x32x64x64xf32>) -> tensor<1x32x64x64xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %cst_1 : tensor<1x32x64x64xf32>, tensor<f32>) outs(%9 : tensor<1x32x64x64xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x32x64x64xf32>
    %14 = tensor.empty() : tensor<1x32x32x32xf32>
    %15 = linalg.fill ins(%cst_0 : f32) outs(%14 : tensor<1x32x32x32xf32>) -> tensor<1x32x32x32xf32>
    %16 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%13, %7 : tensor<1x32x64x64xf32>, tensor<2x2xf32>) outs(%15 : tensor<1x32x32x32xf32>) -> tensor<1x32x32x32xf32>
    %padded_54 = tensor.pad %16 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x32x32xf32> to tensor<1x32x34x34xf32>
    %17 = tensor.empty() : tensor<1x64x32x32xf32>
    %broadcasted_55 = linalg.broadcast ins(%cst_11 : tensor<64xf32>) outs(%17 : tensor<1x64x32x32xf32>) dimensions = [0, 2, 3] 
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_54, %cst_10 : tensor<1x32x34x34xf32>, tensor<64x32x3x3xf32>) outs(%broadcasted_55 : tensor<1x64x32x32xf32>) -> tensor<1x64x32x32xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %cst_1 : tensor<1x64x32x32xf32>, tensor<f32>) outs(%17 : tensor<1x64x32x32xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x64x32x32xf32>
    %padded_56 = tensor.pad %19 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x32x32xf32> to tensor<1x64x34x34xf32>
    %broadcasted_57 = linalg.broadcast ins(%cst_13 : tensor<64xf32>) outs(%17 : tensor<1x64x32x32xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_56, %cst_12 : tensor<1x64x34x34xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_57 : tensor<1x64x32x32xf32>) -> tensor<1x64x32x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %cst_1 : tensor<1x64x32x32xf32>, tensor<f32>) outs(%17 : tensor<1x64x32x32xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x64x32x32xf32>
    %22 = tensor.empty() : tensor<1x64x16x16xf32>
    %23 = linalg.fill ins(%cst_0 : f32) outs(%22 : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    %24 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%21, %7 : tensor<1x64x32x32xf32>, tensor<2x2xf32>) outs(%23 : tensor<1x64x16x16xf32>) -> tensor<1x64x16x16xf32>
    %padded_58 = tensor.pad %24 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x16x16xf32> to tensor<1x64x18x18xf32>
    %25 = tensor.empty() : tensor<1x128x16x16xf32>
    %broadcasted_59 = linalg.broadcast ins(%cst_15 : tensor<128xf32>) outs(%25 : tensor<1x128x16x16xf32>) dimensions = [0, 2, 3] 
    %26 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_58, %cst_14 : tensor<1x64x18x18xf32>, tensor<128x64x3x3xf32>) outs(%broadcasted_59 : tensor<1x128x16x16xf32>) -> tensor<1x128x16x16xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %cst_1 : tensor<1x128x16x16xf32>, tensor<f32>) outs(%25 : tensor<1x128x16x16xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x128x16x16xf32>
    %padded_60 = tensor.pad %27 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x16x16xf32> to tensor<1x128x18x18xf32>
    %broadcasted_61 = linalg.broadcast ins(%cst_17 : tensor<128xf32>) outs(%25 : tensor<1x128x16x16xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_60, %cst_16 : tensor<1x128x18x18xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_61 : tensor<1x128x16x16xf32>) -> tensor<1x128x16x16xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %cst_1 : tensor<1x128x16x16xf32>, tensor<f32>) outs(%25 : tensor<1x128x16x16xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x128x16x16xf32>
    %30 = tensor.empty() : tensor<1x128x8x8xf32>
    %31 = linalg.fill ins(%cst_0 : f32) outs(%30 : tensor<1x128x8x8xf32>) -> tensor<1x128x8x8xf32>
    %32 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%29, %7 : tensor<1x128x16x16xf32>, tensor<2x2xf32>) outs(%31 : tensor<1x128x8x8xf32>) -> tensor<1x128x8x8xf32>
    %padded_62 = tensor.pad %32 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x8x8xf32> to tensor<1x128x10x10xf32>
    %33 = tensor.empty() : tensor<1x256x8x8xf32>
    %broadcasted_63 = linalg.broadcast ins(%cst_19 : tensor<256xf32>) outs(%33 : tensor<1x256x8x8xf32>) dimensions = [0, 2, 3] 
    %34 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_62, %cst_18 : tensor<1x128x10x10xf32>, tensor<256x128x3x3xf32>) outs(%broadcasted_63 : tensor<1x256x8x8xf32>) -> tensor<1x256x8x8xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %cst_1 : tensor<1x256x8x8xf32>, tensor<f32>) outs(%33 : tensor<1x256x8x8xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x256x8x8xf32>
    %padded_64 = tensor.pad %35 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x8x8xf32> to tensor<1x256x10x10xf32>
    %broadcasted_65 = linalg.broadcast ins(%cst_21 : tensor<256xf32>) outs(%33 : tensor<1x256x8x8xf32>) dimensions = [0, 2, 3] 
    %36 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_64, %cst_20 : tensor<1x256x10x10xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_65 : tensor<1x256x8x8xf32>) -> tensor<1x256x8x8xf32>
    %37 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%36, %cst_1 : tensor<1x256x8x8xf32>, tensor<f32>) outs(%33 : tensor<1x256x8x8xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x256x8x8xf32>
    %38 = tensor.empty() : tensor<128x256x2x2xf32>
    %39 = linalg.fill ins(%cst : f32) outs(%38 : tensor<128x256x2x2xf32>) -> tensor<128x256x2x2xf32>
    %40 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%39 : tensor<128x256x2x2xf32>) {
    ^bb0(%out: f32):
      %80 = linalg.index 0 : index
      %81 = linalg.index 1 : index
      %82 = linalg.index 2 : index
      %83 = linalg.index 3 : index
      %84 = arith.subi %c1, %82 : index
      %85 = arith.subi %c1, %83 : index
      %extracted = tensor.extract %cst_22[%81, %80, %84, %85] : tensor<256x128x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<128x256x2x2xf32>
    %41 = tensor.empty() : tensor<1x256x17x17xf32>
    %42 = linalg.fill ins(%cst : f32) outs(%41 : tensor<1x256x17x17xf32>) -> tensor<1x256x17x17xf32>
    %inserted_slice = tensor.insert_slice %37 into %42[0, 0, 1, 1] [1, 256, 8, 8] [1, 1, 2, 2] : tensor<1x256x8x8xf32> into tensor<1x256x17x17xf32>
    %broadcasted_66 = linalg.broadcast ins(%cst_23 : tensor<128xf32>) outs(%25 : tensor<1x128x16x16xf32>) dimensions = [0, 2, 3] 
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice, %40 : tensor<1x256x17x17xf32>, tensor<128x256x2x2xf32>) outs(%broadcasted_66 : tensor<1x128x16x16xf32>) -> tensor<1x128x16x16xf32>
    %concat = tensor.concat dim(1) %29, %43 : (tensor<1x128x16x16xf32>, tensor<1x128x16x16xf32>) -> tensor<1x256x16x16xf32>
    %padded_67 = tensor.pad %concat low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x16x16xf32> to tensor<1x256x18x18xf32>
    %broadcasted_68 = linalg.broadcast ins(%cst_31 : tensor<128xf32>) outs(%25 : tensor<1x128x16x16xf32>) dimensions = [0, 2, 3] 
    %44 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_67, %cst_30 : tensor<1x256x18x18xf32>, tensor<128x256x3x3xf32>) outs(%broadcasted_68 : tensor<1x128x16x16xf32>) -> tensor<1x128x16x16xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %cst_1 : tensor<1x128x16x16xf32>, tensor<f32>) outs(%25 : tensor<1x128x16x16xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x128x16x16xf32>
    %padded_69 = tensor.pad %45 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x16x16xf32> to tensor<1x128x18x18xf32>
    %broadcasted_70 = linalg.broadcast ins(%cst_33 : tensor<128xf32>) outs(%25 : tensor<1x128x16x16xf32>) dimensions = [0, 2, 3] 
    %46 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_69, %cst_32 : tensor<1x128x18x18xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_70 : tensor<1x128x16x16xf32>) -> tensor<1x128x16x16xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_1 : tensor<1x128x16x16xf32>, tensor<f32>) outs(%25 : tensor<1x128x16x16xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x128x16x16xf32>
    %48 = tensor.empty() : tensor<64x128x2x2xf32>
    %49 = linalg.fill ins(%cst : f32) outs(%48 : tensor<64x128x2x2xf32>) -> tensor<64x128x2x2xf32>
    %50 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%49 : tensor<64x128x2x2xf32>) {
    ^bb0(%out: f32):
      %80 = linalg.index 0 : index
      %81 = linalg.index 1 : index
      %82 = linalg.index 2 : index
      %83 = linalg.index 3 : index
      %84 = arith.subi %c1, %82 : index
      %85 = arith.subi %c1, %83 : index
      %extracted = tensor.extract %cst_24[%81, %80, %84, %85] : tensor<128x64x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<64x128x2x2xf32>
    %51 = tensor.empty() : tensor<1x128x33x33xf32>
    %52 = linalg.fill ins(%cst : f32) outs(%51 : tensor<1x128x33x33xf32>) -> tensor<1x128x33x33xf32>
    %inserted_slice_71 = tensor.insert_slice %47 into %52[0, 0, 1, 1] [1, 128, 16, 16] [1, 1, 2, 2] : tensor<1x128x16x16xf32> into tensor<1x128x33x33xf32>
    %broadcasted_72 = linalg.broadcast ins(%cst_25 : tensor<64xf32>) outs(%17 : tensor<1x64x32x32xf32>) dimensions = [0, 2, 3] 
    %53 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice_71, %50 : tensor<1x128x33x33xf32>, tensor<64x128x2x2xf32>) outs(%broadcasted_72 : tensor<1x64x32x32xf32>) -> tensor<1x64x32x32xf32>
    %concat_73 = tensor.concat dim(1) %21, %53 : (tensor<1x64x32x32xf32>, tensor<1x64x32x32xf32>) -> tensor<1x128x32x32xf32>
    %padded_74 = tensor.pad %concat_73 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x32x32xf32> to tensor<1x128x34x34xf32>
    %broadcasted_75 = linalg.broadcast ins(%cst_35 : tensor<64xf32>) outs(%17 : tensor<1x64x32x32xf32>) dimensions = [0, 2, 3] 
    %54 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_74, %cst_34 : tensor<1x128x34x34xf32>, tensor<64x128x3x3xf32>) outs(%broadcasted_75 : tensor<1x64x32x32xf32>) -> tensor<1x64x32x32xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %cst_1 : tensor<1x64x32x32xf32>, tensor<f32>) outs(%17 : tensor<1x64x32x32xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x64x32x32xf32>
    %padded_76 = tensor.pad %55 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x32x32xf32> to tensor<1x64x34x34xf32>
    %broadcasted_77 = linalg.broadcast ins(%cst_37 : tensor<64xf32>) outs(%17 : tensor<1x64x32x32xf32>) dimensions = [0, 2, 3] 
    %56 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_76, %cst_36 : tensor<1x64x34x34xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_77 : tensor<1x64x32x32xf32>) -> tensor<1x64x32x32xf32>
    %57 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%56, %cst_1 : tensor<1x64x32x32xf32>, tensor<f32>) outs(%17 : tensor<1x64x32x32xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x64x32x32xf32>
    %58 = tensor.empty() : tensor<32x64x2x2xf32>
    %59 = linalg.fill ins(%cst : f32) outs(%58 : tensor<32x64x2x2xf32>) -> tensor<32x64x2x2xf32>
    %60 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%59 : tensor<32x64x2x2xf32>) {
    ^bb0(%out: f32):
      %80 = linalg.index 0 : index
      %81 = linalg.index 1 : index
      %82 = linalg.index 2 : index
      %83 = linalg.index 3 : index
      %84 = arith.subi %c1, %82 : index
      %85 = arith.subi %c1, %83 : index
      %extracted = tensor.extract %cst_26[%81, %80, %84, %85] : tensor<64x32x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<32x64x2x2xf32>
    %61 = tensor.empty() : tensor<1x64x65x65xf32>
    %62 = linalg.fill ins(%cst : f32) outs(%61 : tensor<1x64x65x65xf32>) -> tensor<1x64x65x65xf32>
    %inserted_slice_78 = tensor.insert_slice %57 into %62[0, 0, 1, 1] [1, 64, 32, 32] [1, 1, 2, 2] : tensor<1x64x32x32xf32> into tensor<1x64x65x65xf32>
    %broadcasted_79 = linalg.broadcast ins(%cst_27 : tensor<32xf32>) outs(%9 : tensor<1x32x64x64xf32>) dimensions = [0, 2, 3] 
    %63 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice_78, %60 : tensor<1x64x65x65xf32>, tensor<32x64x2x2xf32>) outs(%broadcasted_79 : tensor<1x32x64x64xf32>) -> tensor<1x32x64x64xf32>
    %concat_80 = tensor.concat dim(1) %13, %63 : (tensor<1x32x64x64xf32>, tensor<1x32x64x64xf32>) -> tensor<1x64x64x64xf32>
    %padded_81 = tensor.pad %concat_80 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x64x64xf32> to tensor<1x64x66x66xf32>
    %broadcasted_82 = linalg.broadcast ins(%cst_39 : tensor<32xf32>) outs(%9 : tensor<1x32x64x64xf32>) dimensions = [0, 2, 3] 
    %64 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_81, %cst_38 : tensor<1x64x66x66xf32>, tensor<32x64x3x3xf32>) outs(%broadcasted_82 : tensor<1x32x64x64xf32>) -> tensor<1x32x64x64xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %cst_1 : tensor<1x32x64x64xf32>, tensor<f32>) outs(%9 : tensor<1x32x64x64xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x32x64x64xf32>
    %padded_83 = tensor.pad %65 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x64x64xf32> to tensor<1x32x66x66xf32>
    %broadcasted_84 = linalg.broadcast ins(%cst_41 : tensor<32xf32>) outs(%9 : tensor<1x32x64x64xf32>) dimensions = [0, 2, 3] 
    %66 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_83, %cst_40 : tensor<1x32x66x66xf32>, tensor<32x32x3x3xf32>) outs(%broadcasted_84 : tensor<1x32x64x64xf32>) -> tensor<1x32x64x64xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %cst_1 : tensor<1x32x64x64xf32>, tensor<f32>) outs(%9 : tensor<1x32x64x64xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x32x64x64xf32>
    %68 = tensor.empty() : tensor<16x32x2x2xf32>
    %69 = linalg.fill ins(%cst : f32) outs(%68 : tensor<16x32x2x2xf32>) -> tensor<16x32x2x2xf32>
    %70 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%69 : tensor<16x32x2x2xf32>) {
    ^bb0(%out: f32):
      %80 = linalg.index 0 : index
      %81 = linalg.index 1 : index
      %82 = linalg.index 2 : index
      %83 = linalg.index 3 : index
      %84 = arith.subi %c1, %82 : index
      %85 = arith.subi %c1, %83 : index
      %extracted = tensor.extract %cst_28[%81, %80, %84, %85] : tensor<32x16x2x2xf32>
      linalg.yield %extracted : f32
    } -> tensor<16x32x2x2xf32>
    %71 = tensor.empty() : tensor<1x32x129x129xf32>
    %72 = linalg.fill ins(%cst : f32) outs(%71 : tensor<1x32x129x129xf32>) -> tensor<1x32x129x129xf32>
    %inserted_slice_85 = tensor.insert_slice %67 into %72[0, 0, 1, 1] [1, 32, 64, 64] [1, 1, 2, 2] : tensor<1x32x64x64xf32> into tensor<1x32x129x129xf32>
    %broadcasted_86 = linalg.broadcast ins(%cst_29 : tensor<16xf32>) outs(%0 : tensor<1x16x128x128xf32>) dimensions = [0, 2, 3] 
    %73 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%inserted_slice_85, %70 : tensor<1x32x129x129xf32>, tensor<16x32x2x2xf32>) outs(%broadcasted_86 : tensor<1x16x128x128xf32>) -> tensor<1x16x128x128xf32>
    %concat_87 = tensor.concat dim(1) %4, %73 : (tensor<1x16x128x128xf32>, tensor<1x16x128x128xf32>) -> tensor<1x32x128x128xf32>
    %padded_88 = tensor.pad %concat_87 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x128x128xf32> to tensor<1x32x130x130xf32>
    %broadcasted_89 = linalg.broadcast ins(%cst_43 : tensor<16xf32>) outs(%0 : tensor<1x16x128x128xf32>) dimensions = [0, 2, 3] 
    %74 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_88, %cst_42 : tensor<1x32x130x130xf32>, tensor<16x32x3x3xf32>) outs(%broadcasted_89 : tensor<1x16x128x128xf32>) -> tensor<1x16x128x128xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74, %cst_1 : tensor<1x16x128x128xf32>, tensor<f32>) outs(%0 : tensor<1x16x128x128xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x16x128x128xf32>
    %padded_90 = tensor.pad %75 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x128x128xf32> to tensor<1x16x130x130xf32>
    %broadcasted_91 = linalg.broadcast ins(%cst_45 : tensor<16xf32>) outs(%0 : tensor<1x16x128x128xf32>) dimensions = [0, 2, 3] 
    %76 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_90, %cst_44 : tensor<1x16x130x130xf32>, tensor<16x16x3x3xf32>) outs(%broadcasted_91 : tensor<1x16x128x128xf32>) -> tensor<1x16x128x128xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76, %cst_1 : tensor<1x16x128x128xf32>, tensor<f32>) outs(%0 : tensor<1x16x128x128xf32>) {
    ^bb0(%in: f32, %in_93: f32, %out: f32):
      %80 = arith.maximumf %in, %in_93 : f32
      linalg.yield %80 : f32
    } -> tensor<1x16x128x128xf32>
    %78 = tensor.empty() : tensor<1x2x128x128xf32>
    %broadcasted_92 = linalg.broadcast ins(%cst_47 : tensor<2xf32>) outs(%78 : tensor<1x2x128x128xf32>) dimensions = [0, 2, 3] 
    %79 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%77, %cst_46 : tensor<1x16x128x128xf32>, tensor<2x16x1x1xf32>) outs(%broadcasted_92 : tensor<1x2x128x128xf32>) -> tensor<1x2x128x128xf32>
    return %79 : tensor<1x2x128x128xf32>
  }
}
