// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @resnet50(%arg0: tensor<1x3x224x224xf32> {bufferization.writable = false}) -> tensor<1x1000xf32> {
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
    %cst_12 = tensoropt.random seed(11) range(-0.1531, 0.1531) : tensor<64x256x1x1xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<64xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.1021, 0.1021) : tensor<64x64x3x3xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<64xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.3062, 0.3062) : tensor<256x64x1x1xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<256xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.07655, 0.07655) : tensor<64x256x1x1xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<64xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.2042, 0.2042) : tensor<64x64x3x3xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<64xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.3062, 0.3062) : tensor<256x64x1x1xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<256xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.07655, 0.07655) : tensor<128x256x1x1xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<128xf32>
    %cst_26 = tensoropt.random seed(25) range(-0.0722, 0.0722) : tensor<128x128x3x3xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<128xf32>
    %cst_28 = tensoropt.random seed(27) range(-0.10825, 0.10825) : tensor<512x128x1x1xf32>
    %cst_29 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<512xf32>
    %cst_30 = tensoropt.random seed(29) range(-0.07655, 0.07655) : tensor<512x256x1x1xf32>
    %cst_31 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<512xf32>
    %cst_32 = tensoropt.random seed(31) range(-0.1083, 0.1083) : tensor<128x512x1x1xf32>
    %cst_33 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<128xf32>
    %cst_34 = tensoropt.random seed(33) range(-0.0722, 0.0722) : tensor<128x128x3x3xf32>
    %cst_35 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<128xf32>
    %cst_36 = tensoropt.random seed(35) range(-0.2165, 0.2165) : tensor<512x128x1x1xf32>
    %cst_37 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<512xf32>
    %cst_38 = tensoropt.random seed(37) range(-0.05415, 0.05415) : tensor<128x512x1x1xf32>
    %cst_39 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<128xf32>
    %cst_40 = tensoropt.random seed(39) range(-0.1444, 0.1444) : tensor<128x128x3x3xf32>
    %cst_41 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<128xf32>
    %cst_42 = tensoropt.random seed(41) range(-0.10825, 0.10825) : tensor<512x128x1x1xf32>
    %cst_43 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<512xf32>
    %cst_44 = tensoropt.random seed(43) range(-0.05415, 0.05415) : tensor<128x512x1x1xf32>
    %cst_45 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<128xf32>
    %cst_46 = tensoropt.random seed(45) range(-0.0722, 0.0722) : tensor<128x128x3x3xf32>
    %cst_47 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<128xf32>
    %cst_48 = tensoropt.random seed(47) range(-0.2165, 0.2165) : tensor<512x128x1x1xf32>
    %cst_49 = tensoropt.random seed(48) range(-0.125, 0.125) : tensor<512xf32>
    %cst_50 = tensoropt.random seed(49) range(-0.05415, 0.05415) : tensor<256x512x1x1xf32>
    %cst_51 = tensoropt.random seed(50) range(-0.125, 0.125) : tensor<256xf32>
    %cst_52 = tensoropt.random seed(51) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_53 = tensoropt.random seed(52) range(-0.125, 0.125) : tensor<256xf32>
    %cst_54 = tensoropt.random seed(53) range(-0.1531, 0.1531) : tensor<1024x256x1x1xf32>
    %cst_55 = tensoropt.random seed(54) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_56 = tensoropt.random seed(55) range(-0.05415, 0.05415) : tensor<1024x512x1x1xf32>
    %cst_57 = tensoropt.random seed(56) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_58 = tensoropt.random seed(57) range(-0.03825, 0.03825) : tensor<256x1024x1x1xf32>
    %cst_59 = tensoropt.random seed(58) range(-0.125, 0.125) : tensor<256xf32>
    %cst_60 = tensoropt.random seed(59) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_61 = tensoropt.random seed(60) range(-0.125, 0.125) : tensor<256xf32>
    %cst_62 = tensoropt.random seed(61) range(-0.1531, 0.1531) : tensor<1024x256x1x1xf32>
    %cst_63 = tensoropt.random seed(62) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_64 = tensoropt.random seed(63) range(-0.03825, 0.03825) : tensor<256x1024x1x1xf32>
    %cst_65 = tensoropt.random seed(64) range(-0.125, 0.125) : tensor<256xf32>
    %cst_66 = tensoropt.random seed(65) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_67 = tensoropt.random seed(66) range(-0.125, 0.125) : tensor<256xf32>
    %cst_68 = tensoropt.random seed(67) range(-0.1531, 0.1531) : tensor<1024x256x1x1xf32>
    %cst_69 = tensoropt.random seed(68) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_70 = tensoropt.random seed(69) range(-0.03825, 0.03825) : tensor<256x1024x1x1xf32>
    %cst_71 = tensoropt.random seed(70) range(-0.125, 0.125) : tensor<256xf32>
    %cst_72 = tensoropt.random seed(71) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_73 = tensoropt.random seed(72) range(-0.125, 0.125) : tensor<256xf32>
    %cst_74 = tensoropt.random seed(73) range(-0.1531, 0.1531) : tensor<1024x256x1x1xf32>
    %cst_75 = tensoropt.random seed(74) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_76 = tensoropt.random seed(75) range(-0.03825, 0.03825) : tensor<256x1024x1x1xf32>
    %cst_77 = tensoropt.random seed(76) range(-0.125, 0.125) : tensor<256xf32>
    %cst_78 = tensoropt.random seed(77) range(-0.051, 0.051) : tensor<256x256x3x3xf32>
    %cst_79 = tensoropt.random seed(78) range(-0.125, 0.125) : tensor<256xf32>
    %cst_80 = tensoropt.random seed(79) range(-0.1531, 0.1531) : tensor<1024x256x1x1xf32>
    %cst_81 = tensoropt.random seed(80) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_82 = tensoropt.random seed(81) range(-0.03825, 0.03825) : tensor<256x1024x1x1xf32>
    %cst_83 = tensoropt.random seed(82) range(-0.125, 0.125) : tensor<256xf32>
    %cst_84 = tensoropt.random seed(83) range(-0.0255, 0.0255) : tensor<256x256x3x3xf32>
    %cst_85 = tensoropt.random seed(84) range(-0.125, 0.125) : tensor<256xf32>
    %cst_86 = tensoropt.random seed(85) range(-0.3062, 0.3062) : tensor<1024x256x1x1xf32>
    %cst_87 = tensoropt.random seed(86) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_88 = tensoropt.random seed(87) range(-0.019125, 0.019125) : tensor<512x1024x1x1xf32>
    %cst_89 = tensoropt.random seed(88) range(-0.125, 0.125) : tensor<512xf32>
    %cst_90 = tensoropt.random seed(89) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_91 = tensoropt.random seed(90) range(-0.125, 0.125) : tensor<512xf32>
    %cst_92 = tensoropt.random seed(91) range(-0.1083, 0.1083) : tensor<2048x512x1x1xf32>
    %cst_93 = tensoropt.random seed(92) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_94 = tensoropt.random seed(93) range(-0.019125, 0.019125) : tensor<2048x1024x1x1xf32>
    %cst_95 = tensoropt.random seed(94) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_96 = tensoropt.random seed(95) range(-0.0541, 0.0541) : tensor<512x2048x1x1xf32>
    %cst_97 = tensoropt.random seed(96) range(-0.125, 0.125) : tensor<512xf32>
    %cst_98 = tensoropt.random seed(97) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_99 = tensoropt.random seed(98) range(-0.125, 0.125) : tensor<512xf32>
    %cst_100 = tensoropt.random seed(99) range(-0.1083, 0.1083) : tensor<2048x512x1x1xf32>
    %cst_101 = tensoropt.random seed(100) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_102 = tensoropt.random seed(101) range(-0.02705, 0.02705) : tensor<512x2048x1x1xf32>
    %cst_103 = tensoropt.random seed(102) range(-0.125, 0.125) : tensor<512xf32>
    %cst_104 = tensoropt.random seed(103) range(-0.0361, 0.0361) : tensor<512x512x3x3xf32>
    %cst_105 = tensoropt.random seed(104) range(-0.125, 0.125) : tensor<512xf32>
    %cst_106 = tensoropt.random seed(105) range(-0.1083, 0.1083) : tensor<2048x512x1x1xf32>
    %cst_107 = tensoropt.random seed(106) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_108 = tensoropt.random seed(107) range(-0.02705, 0.02705) : tensor<1000x2048xf32>
    %cst_109 = tensoropt.random seed(108) range(-0.125, 0.125) : tensor<1000xf32>
    %cst_110 = arith.constant 4.900000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x224x224xf32> to tensor<1x3x230x230xf32>
    %0 = tensor.empty() : tensor<1x64x112x112xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<64xf32>) outs(%0 : tensor<1x64x112x112xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x230x230xf32>, tensor<64x3x7x7xf32>) outs(%broadcasted : tensor<1x64x112x112xf32>) -> tensor<1x64x112x112xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x64x112x112xf32>, tensor<f32>) outs(%0 : tensor<1x64x112x112xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x64x112x112xf32>
    %padded_111 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x64x112x112xf32> to tensor<1x64x114x114xf32>
    %3 = tensor.empty() : tensor<1x64x56x56xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_111, %5 : tensor<1x64x114x114xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %broadcasted_112 = linalg.broadcast ins(%cst_5 : tensor<64xf32>) outs(%3 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_4 : tensor<1x64x56x56xf32>, tensor<64x64x1x1xf32>) outs(%broadcasted_112 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %cst_1 : tensor<1x64x56x56xf32>, tensor<f32>) outs(%3 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x64x56x56xf32>
    %padded_113 = tensor.pad %8 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x56x56xf32> to tensor<1x64x58x58xf32>
    %broadcasted_114 = linalg.broadcast ins(%cst_7 : tensor<64xf32>) outs(%3 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %9 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_113, %cst_6 : tensor<1x64x58x58xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_114 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %cst_1 : tensor<1x64x56x56xf32>, tensor<f32>) outs(%3 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x64x56x56xf32>
    %11 = tensor.empty() : tensor<1x256x56x56xf32>
    %broadcasted_115 = linalg.broadcast ins(%cst_9 : tensor<256xf32>) outs(%11 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %12 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%10, %cst_8 : tensor<1x64x56x56xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_115 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %broadcasted_116 = linalg.broadcast ins(%cst_11 : tensor<256xf32>) outs(%11 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_10 : tensor<1x64x56x56xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_116 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%12, %13 : tensor<1x256x56x56xf32>, tensor<1x256x56x56xf32>) outs(%11 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x56x56xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%14, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%11 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x56x56xf32>
    %broadcasted_117 = linalg.broadcast ins(%cst_13 : tensor<64xf32>) outs(%3 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %16 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%15, %cst_12 : tensor<1x256x56x56xf32>, tensor<64x256x1x1xf32>) outs(%broadcasted_117 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %cst_1 : tensor<1x64x56x56xf32>, tensor<f32>) outs(%3 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x64x56x56xf32>
    %padded_118 = tensor.pad %17 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x56x56xf32> to tensor<1x64x58x58xf32>
    %broadcasted_119 = linalg.broadcast ins(%cst_15 : tensor<64xf32>) outs(%3 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_118, %cst_14 : tensor<1x64x58x58xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_119 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%18, %cst_1 : tensor<1x64x56x56xf32>, tensor<f32>) outs(%3 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x64x56x56xf32>
    %broadcasted_120 = linalg.broadcast ins(%cst_17 : tensor<256xf32>) outs(%11 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %20 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%19, %cst_16 : tensor<1x64x56x56xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_120 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%20, %15 : tensor<1x256x56x56xf32>, tensor<1x256x56x56xf32>) outs(%11 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x56x56xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%11 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x56x56xf32>
    %broadcasted_121 = linalg.broadcast ins(%cst_19 : tensor<64xf32>) outs(%3 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %23 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%22, %cst_18 : tensor<1x256x56x56xf32>, tensor<64x256x1x1xf32>) outs(%broadcasted_121 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%23, %cst_1 : tensor<1x64x56x56xf32>, tensor<f32>) outs(%3 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x64x56x56xf32>
    %padded_122 = tensor.pad %24 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x56x56xf32> to tensor<1x64x58x58xf32>
    %broadcasted_123 = linalg.broadcast ins(%cst_21 : tensor<64xf32>) outs(%3 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %25 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_122, %cst_20 : tensor<1x64x58x58xf32>, tensor<64x64x3x3xf32>) outs(%broadcasted_123 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %cst_1 : tensor<1x64x56x56xf32>, tensor<f32>) outs(%3 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x64x56x56xf32>
    %broadcasted_124 = linalg.broadcast ins(%cst_23 : tensor<256xf32>) outs(%11 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %27 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%26, %cst_22 : tensor<1x64x56x56xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_124 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%27, %22 : tensor<1x256x56x56xf32>, tensor<1x256x56x56xf32>) outs(%11 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x56x56xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%11 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x56x56xf32>
    %30 = tensor.empty() : tensor<1x128x56x56xf32>
    %broadcasted_125 = linalg.broadcast ins(%cst_25 : tensor<128xf32>) outs(%30 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%29, %cst_24 : tensor<1x256x56x56xf32>, tensor<128x256x1x1xf32>) outs(%broadcasted_125 : tensor<1x128x56x56xf32>) -> tensor<1x128x56x56xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %cst_1 : tensor<1x128x56x56xf32>, tensor<f32>) outs(%30 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x56x56xf32>
    %padded_126 = tensor.pad %32 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x56x56xf32> to tensor<1x128x58x58xf32>
    %33 = tensor.empty() : tensor<1x128x28x28xf32>
    %broadcasted_127 = linalg.broadcast ins(%cst_27 : tensor<128xf32>) outs(%33 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %34 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_126, %cst_26 : tensor<1x128x58x58xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_127 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%34, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x28x28xf32>
    %36 = tensor.empty() : tensor<1x512x28x28xf32>
    %broadcasted_128 = linalg.broadcast ins(%cst_29 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%35, %cst_28 : tensor<1x128x28x28xf32>, tensor<512x128x1x1xf32>) outs(%broadcasted_128 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %broadcasted_129 = linalg.broadcast ins(%cst_31 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %38 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%29, %cst_30 : tensor<1x256x56x56xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_129 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %38 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %broadcasted_130 = linalg.broadcast ins(%cst_33 : tensor<128xf32>) outs(%33 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%40, %cst_32 : tensor<1x512x28x28xf32>, tensor<128x512x1x1xf32>) outs(%broadcasted_130 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x28x28xf32>
    %padded_131 = tensor.pad %42 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x28x28xf32> to tensor<1x128x30x30xf32>
    %broadcasted_132 = linalg.broadcast ins(%cst_35 : tensor<128xf32>) outs(%33 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %43 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_131, %cst_34 : tensor<1x128x30x30xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_132 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%43, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x28x28xf32>
    %broadcasted_133 = linalg.broadcast ins(%cst_37 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %45 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%44, %cst_36 : tensor<1x128x28x28xf32>, tensor<512x128x1x1xf32>) outs(%broadcasted_133 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %40 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %broadcasted_134 = linalg.broadcast ins(%cst_39 : tensor<128xf32>) outs(%33 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %48 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%47, %cst_38 : tensor<1x512x28x28xf32>, tensor<128x512x1x1xf32>) outs(%broadcasted_134 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x28x28xf32>
    %padded_135 = tensor.pad %49 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x28x28xf32> to tensor<1x128x30x30xf32>
    %broadcasted_136 = linalg.broadcast ins(%cst_41 : tensor<128xf32>) outs(%33 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %50 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_135, %cst_40 : tensor<1x128x30x30xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_136 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x28x28xf32>
    %broadcasted_137 = linalg.broadcast ins(%cst_43 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %52 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%51, %cst_42 : tensor<1x128x28x28xf32>, tensor<512x128x1x1xf32>) outs(%broadcasted_137 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %47 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %broadcasted_138 = linalg.broadcast ins(%cst_45 : tensor<128xf32>) outs(%33 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %55 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%54, %cst_44 : tensor<1x512x28x28xf32>, tensor<128x512x1x1xf32>) outs(%broadcasted_138 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x28x28xf32>
    %padded_139 = tensor.pad %56 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x28x28xf32> to tensor<1x128x30x30xf32>
    %broadcasted_140 = linalg.broadcast ins(%cst_47 : tensor<128xf32>) outs(%33 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %57 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_139, %cst_46 : tensor<1x128x30x30xf32>, tensor<128x128x3x3xf32>) outs(%broadcasted_140 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x128x28x28xf32>
    %broadcasted_141 = linalg.broadcast ins(%cst_49 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %59 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%58, %cst_48 : tensor<1x128x28x28xf32>, tensor<512x128x1x1xf32>) outs(%broadcasted_141 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %54 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %61 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x28x28xf32>
    %62 = tensor.empty() : tensor<1x256x28x28xf32>
    %broadcasted_142 = linalg.broadcast ins(%cst_51 : tensor<256xf32>) outs(%62 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %63 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%61, %cst_50 : tensor<1x512x28x28xf32>, tensor<256x512x1x1xf32>) outs(%broadcasted_142 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%62 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x28x28xf32>
    %padded_143 = tensor.pad %64 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x28x28xf32> to tensor<1x256x30x30xf32>
    %65 = tensor.empty() : tensor<1x256x14x14xf32>
    %broadcasted_144 = linalg.broadcast ins(%cst_53 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %66 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_143, %cst_52 : tensor<1x256x30x30xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_144 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %68 = tensor.empty() : tensor<1x1024x14x14xf32>
    %broadcasted_145 = linalg.broadcast ins(%cst_55 : tensor<1024xf32>) outs(%68 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %69 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%67, %cst_54 : tensor<1x256x14x14xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_145 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %broadcasted_146 = linalg.broadcast ins(%cst_57 : tensor<1024xf32>) outs(%68 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %70 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%61, %cst_56 : tensor<1x512x28x28xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_146 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%69, %70 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_147 = linalg.broadcast ins(%cst_59 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %73 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%72, %cst_58 : tensor<1x1024x14x14xf32>, tensor<256x1024x1x1xf32>) outs(%broadcasted_147 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %padded_148 = tensor.pad %74 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x14x14xf32> to tensor<1x256x16x16xf32>
    %broadcasted_149 = linalg.broadcast ins(%cst_61 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %75 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_148, %cst_60 : tensor<1x256x16x16xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_149 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %76 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %broadcasted_150 = linalg.broadcast ins(%cst_63 : tensor<1024xf32>) outs(%68 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %77 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%76, %cst_62 : tensor<1x256x14x14xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_150 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %72 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%78, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_151 = linalg.broadcast ins(%cst_65 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %80 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%79, %cst_64 : tensor<1x1024x14x14xf32>, tensor<256x1024x1x1xf32>) outs(%broadcasted_151 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %padded_152 = tensor.pad %81 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x14x14xf32> to tensor<1x256x16x16xf32>
    %broadcasted_153 = linalg.broadcast ins(%cst_67 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %82 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_152, %cst_66 : tensor<1x256x16x16xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_153 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%82, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %broadcasted_154 = linalg.broadcast ins(%cst_69 : tensor<1024xf32>) outs(%68 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %84 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%83, %cst_68 : tensor<1x256x14x14xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_154 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %79 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %86 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%85, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_155 = linalg.broadcast ins(%cst_71 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %87 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%86, %cst_70 : tensor<1x1024x14x14xf32>, tensor<256x1024x1x1xf32>) outs(%broadcasted_155 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%87, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %padded_156 = tensor.pad %88 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x14x14xf32> to tensor<1x256x16x16xf32>
    %broadcasted_157 = linalg.broadcast ins(%cst_73 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %89 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_156, %cst_72 : tensor<1x256x16x16xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_157 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %90 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%89, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %broadcasted_158 = linalg.broadcast ins(%cst_75 : tensor<1024xf32>) outs(%68 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %91 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%90, %cst_74 : tensor<1x256x14x14xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_158 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%91, %86 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%92, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_159 = linalg.broadcast ins(%cst_77 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %94 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%93, %cst_76 : tensor<1x1024x14x14xf32>, tensor<256x1024x1x1xf32>) outs(%broadcasted_159 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%94, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %padded_160 = tensor.pad %95 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x14x14xf32> to tensor<1x256x16x16xf32>
    %broadcasted_161 = linalg.broadcast ins(%cst_79 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %96 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_160, %cst_78 : tensor<1x256x16x16xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_161 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%96, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %broadcasted_162 = linalg.broadcast ins(%cst_81 : tensor<1024xf32>) outs(%68 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %98 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%97, %cst_80 : tensor<1x256x14x14xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_162 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%98, %93 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%99, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_163 = linalg.broadcast ins(%cst_83 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %101 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%100, %cst_82 : tensor<1x1024x14x14xf32>, tensor<256x1024x1x1xf32>) outs(%broadcasted_163 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%101, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %padded_164 = tensor.pad %102 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x14x14xf32> to tensor<1x256x16x16xf32>
    %broadcasted_165 = linalg.broadcast ins(%cst_85 : tensor<256xf32>) outs(%65 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %103 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_164, %cst_84 : tensor<1x256x16x16xf32>, tensor<256x256x3x3xf32>) outs(%broadcasted_165 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %104 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%103, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%65 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x256x14x14xf32>
    %broadcasted_166 = linalg.broadcast ins(%cst_87 : tensor<1024xf32>) outs(%68 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %105 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%104, %cst_86 : tensor<1x256x14x14xf32>, tensor<1024x256x1x1xf32>) outs(%broadcasted_166 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%105, %100 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %107 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%106, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%68 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1024x14x14xf32>
    %108 = tensor.empty() : tensor<1x512x14x14xf32>
    %broadcasted_167 = linalg.broadcast ins(%cst_89 : tensor<512xf32>) outs(%108 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %109 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%107, %cst_88 : tensor<1x1024x14x14xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_167 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %110 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%109, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%108 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_168 = tensor.pad %110 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %111 = tensor.empty() : tensor<1x512x7x7xf32>
    %broadcasted_169 = linalg.broadcast ins(%cst_91 : tensor<512xf32>) outs(%111 : tensor<1x512x7x7xf32>) dimensions = [0, 2, 3] 
    %112 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_168, %cst_90 : tensor<1x512x16x16xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_169 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%112, %cst_1 : tensor<1x512x7x7xf32>, tensor<f32>) outs(%111 : tensor<1x512x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x7x7xf32>
    %114 = tensor.empty() : tensor<1x2048x7x7xf32>
    %broadcasted_170 = linalg.broadcast ins(%cst_93 : tensor<2048xf32>) outs(%114 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %115 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%113, %cst_92 : tensor<1x512x7x7xf32>, tensor<2048x512x1x1xf32>) outs(%broadcasted_170 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %broadcasted_171 = linalg.broadcast ins(%cst_95 : tensor<2048xf32>) outs(%114 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %116 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%107, %cst_94 : tensor<1x1024x14x14xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_171 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %117 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%115, %116 : tensor<1x2048x7x7xf32>, tensor<1x2048x7x7xf32>) outs(%114 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x7x7xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%117, %cst_1 : tensor<1x2048x7x7xf32>, tensor<f32>) outs(%114 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x7x7xf32>
    %broadcasted_172 = linalg.broadcast ins(%cst_97 : tensor<512xf32>) outs(%111 : tensor<1x512x7x7xf32>) dimensions = [0, 2, 3] 
    %119 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%118, %cst_96 : tensor<1x2048x7x7xf32>, tensor<512x2048x1x1xf32>) outs(%broadcasted_172 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %120 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%119, %cst_1 : tensor<1x512x7x7xf32>, tensor<f32>) outs(%111 : tensor<1x512x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x7x7xf32>
    %padded_173 = tensor.pad %120 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x7x7xf32> to tensor<1x512x9x9xf32>
    %broadcasted_174 = linalg.broadcast ins(%cst_99 : tensor<512xf32>) outs(%111 : tensor<1x512x7x7xf32>) dimensions = [0, 2, 3] 
    %121 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_173, %cst_98 : tensor<1x512x9x9xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_174 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121, %cst_1 : tensor<1x512x7x7xf32>, tensor<f32>) outs(%111 : tensor<1x512x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x7x7xf32>
    %broadcasted_175 = linalg.broadcast ins(%cst_101 : tensor<2048xf32>) outs(%114 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %123 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%122, %cst_100 : tensor<1x512x7x7xf32>, tensor<2048x512x1x1xf32>) outs(%broadcasted_175 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %124 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%123, %118 : tensor<1x2048x7x7xf32>, tensor<1x2048x7x7xf32>) outs(%114 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x7x7xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %cst_1 : tensor<1x2048x7x7xf32>, tensor<f32>) outs(%114 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x7x7xf32>
    %broadcasted_176 = linalg.broadcast ins(%cst_103 : tensor<512xf32>) outs(%111 : tensor<1x512x7x7xf32>) dimensions = [0, 2, 3] 
    %126 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%125, %cst_102 : tensor<1x2048x7x7xf32>, tensor<512x2048x1x1xf32>) outs(%broadcasted_176 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %127 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%126, %cst_1 : tensor<1x512x7x7xf32>, tensor<f32>) outs(%111 : tensor<1x512x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x7x7xf32>
    %padded_177 = tensor.pad %127 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x7x7xf32> to tensor<1x512x9x9xf32>
    %broadcasted_178 = linalg.broadcast ins(%cst_105 : tensor<512xf32>) outs(%111 : tensor<1x512x7x7xf32>) dimensions = [0, 2, 3] 
    %128 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_177, %cst_104 : tensor<1x512x9x9xf32>, tensor<512x512x3x3xf32>) outs(%broadcasted_178 : tensor<1x512x7x7xf32>) -> tensor<1x512x7x7xf32>
    %129 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%128, %cst_1 : tensor<1x512x7x7xf32>, tensor<f32>) outs(%111 : tensor<1x512x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x512x7x7xf32>
    %broadcasted_179 = linalg.broadcast ins(%cst_107 : tensor<2048xf32>) outs(%114 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %130 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%129, %cst_106 : tensor<1x512x7x7xf32>, tensor<2048x512x1x1xf32>) outs(%broadcasted_179 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %131 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%130, %125 : tensor<1x2048x7x7xf32>, tensor<1x2048x7x7xf32>) outs(%114 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x7x7xf32>
    %132 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%131, %cst_1 : tensor<1x2048x7x7xf32>, tensor<f32>) outs(%114 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.maximumf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x7x7xf32>
    %133 = tensor.empty() : tensor<1x2048x1x1xf32>
    %134 = linalg.fill ins(%cst : f32) outs(%133 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %135 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%132 : tensor<1x2048x7x7xf32>) outs(%134 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %142 = arith.addf %in, %out : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x1x1xf32>
    %136 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%135 : tensor<1x2048x1x1xf32>) outs(%133 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %142 = arith.divf %in, %cst_110 : f32
      linalg.yield %142 : f32
    } -> tensor<1x2048x1x1xf32>
    %collapsed = tensor.collapse_shape %136 [[0], [1, 2, 3]] : tensor<1x2048x1x1xf32> into tensor<1x2048xf32>
    %137 = tensor.empty() : tensor<2048x1000xf32>
    %transposed = linalg.transpose ins(%cst_108 : tensor<1000x2048xf32>) outs(%137 : tensor<2048x1000xf32>) permutation = [1, 0] 
    %138 = tensor.empty() : tensor<1x1000xf32>
    %139 = linalg.fill ins(%cst : f32) outs(%138 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %140 = linalg.matmul ins(%collapsed, %transposed : tensor<1x2048xf32>, tensor<2048x1000xf32>) outs(%139 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %141 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%140, %cst_109 : tensor<1x1000xf32>, tensor<1000xf32>) outs(%138 : tensor<1x1000xf32>) {
    ^bb0(%in: f32, %in_180: f32, %out: f32):
      %142 = arith.addf %in, %in_180 : f32
      linalg.yield %142 : f32
    } -> tensor<1x1000xf32>
    return %141 : tensor<1x1000xf32>
  }
}
