// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @resnext50(%arg0: tensor<1x3x224x224xf32> {bufferization.writable = false}) -> tensor<1x1000xf32> {
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
    %cst_11 = tensoropt.random seed(11) range(-0.1531, 0.1531) : tensor<128x256x1x1xf32>
    %cst_12 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<128xf32>
    %cst_13 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<128xf32>
    %cst_14 = tensoropt.random seed(15) range(-0.2165, 0.2165) : tensor<256x128x1x1xf32>
    %cst_15 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<256xf32>
    %cst_16 = tensoropt.random seed(17) range(-0.07655, 0.07655) : tensor<128x256x1x1xf32>
    %cst_17 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<128xf32>
    %cst_18 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<128xf32>
    %cst_19 = tensoropt.random seed(21) range(-0.2165, 0.2165) : tensor<256x128x1x1xf32>
    %cst_20 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<256xf32>
    %cst_21 = tensoropt.random seed(23) range(-0.07655, 0.07655) : tensor<256x256x1x1xf32>
    %cst_22 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<256xf32>
    %cst_23 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<256xf32>
    %cst_24 = tensoropt.random seed(27) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_25 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<512xf32>
    %cst_26 = tensoropt.random seed(29) range(-0.07655, 0.07655) : tensor<512x256x1x1xf32>
    %cst_27 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<512xf32>
    %cst_28 = tensoropt.random seed(31) range(-0.1083, 0.1083) : tensor<256x512x1x1xf32>
    %cst_29 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<256xf32>
    %cst_30 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<256xf32>
    %cst_31 = tensoropt.random seed(35) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_32 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<512xf32>
    %cst_33 = tensoropt.random seed(37) range(-0.05415, 0.05415) : tensor<256x512x1x1xf32>
    %cst_34 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<256xf32>
    %cst_35 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<256xf32>
    %cst_36 = tensoropt.random seed(41) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_37 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<512xf32>
    %cst_38 = tensoropt.random seed(43) range(-0.05415, 0.05415) : tensor<256x512x1x1xf32>
    %cst_39 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<256xf32>
    %cst_40 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<256xf32>
    %cst_41 = tensoropt.random seed(47) range(-0.1531, 0.1531) : tensor<512x256x1x1xf32>
    %cst_42 = tensoropt.random seed(48) range(-0.125, 0.125) : tensor<512xf32>
    %cst_43 = tensoropt.random seed(49) range(-0.05415, 0.05415) : tensor<512x512x1x1xf32>
    %cst_44 = tensoropt.random seed(50) range(-0.125, 0.125) : tensor<512xf32>
    %cst_45 = tensoropt.random seed(52) range(-0.125, 0.125) : tensor<512xf32>
    %cst_46 = tensoropt.random seed(53) range(-0.1083, 0.1083) : tensor<1024x512x1x1xf32>
    %cst_47 = tensoropt.random seed(54) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_48 = tensoropt.random seed(55) range(-0.05415, 0.05415) : tensor<1024x512x1x1xf32>
    %cst_49 = tensoropt.random seed(56) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_50 = tensoropt.random seed(57) range(-0.03825, 0.03825) : tensor<512x1024x1x1xf32>
    %cst_51 = tensoropt.random seed(58) range(-0.125, 0.125) : tensor<512xf32>
    %cst_52 = tensoropt.random seed(60) range(-0.125, 0.125) : tensor<512xf32>
    %cst_53 = tensoropt.random seed(61) range(-0.1083, 0.1083) : tensor<1024x512x1x1xf32>
    %cst_54 = tensoropt.random seed(62) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_55 = tensoropt.random seed(63) range(-0.03825, 0.03825) : tensor<512x1024x1x1xf32>
    %cst_56 = tensoropt.random seed(64) range(-0.125, 0.125) : tensor<512xf32>
    %cst_57 = tensoropt.random seed(66) range(-0.125, 0.125) : tensor<512xf32>
    %cst_58 = tensoropt.random seed(67) range(-0.1083, 0.1083) : tensor<1024x512x1x1xf32>
    %cst_59 = tensoropt.random seed(68) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_60 = tensoropt.random seed(69) range(-0.03825, 0.03825) : tensor<512x1024x1x1xf32>
    %cst_61 = tensoropt.random seed(70) range(-0.125, 0.125) : tensor<512xf32>
    %cst_62 = tensoropt.random seed(72) range(-0.125, 0.125) : tensor<512xf32>
    %cst_63 = tensoropt.random seed(73) range(-0.1083, 0.1083) : tensor<1024x512x1x1xf32>
    %cst_64 = tensoropt.random seed(74) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_65 = tensoropt.random seed(75) range(-0.019125, 0.019125) : tensor<512x1024x1x1xf32>
    %cst_66 = tensoropt.random seed(76) range(-0.125, 0.125) : tensor<512xf32>
    %cst_67 = tensoropt.random seed(78) range(-0.125, 0.125) : tensor<512xf32>
    %cst_68 = tensoropt.random seed(79) range(-0.1083, 0.1083) : tensor<1024x512x1x1xf32>
    %cst_69 = tensoropt.random seed(80) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_70 = tensoropt.random seed(81) range(-0.019125, 0.019125) : tensor<512x1024x1x1xf32>
    %cst_71 = tensoropt.random seed(82) range(-0.125, 0.125) : tensor<512xf32>
    %cst_72 = tensoropt.random seed(84) range(-0.125, 0.125) : tensor<512xf32>
    %cst_73 = tensoropt.random seed(85) range(-0.2166, 0.2166) : tensor<1024x512x1x1xf32>
    %cst_74 = tensoropt.random seed(86) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_75 = tensoropt.random seed(87) range(-0.019125, 0.019125) : tensor<1024x1024x1x1xf32>
    %cst_76 = tensoropt.random seed(88) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_77 = tensoropt.random seed(90) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_78 = tensoropt.random seed(91) range(-0.0765, 0.0765) : tensor<2048x1024x1x1xf32>
    %cst_79 = tensoropt.random seed(92) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_80 = tensoropt.random seed(93) range(-0.019125, 0.019125) : tensor<2048x1024x1x1xf32>
    %cst_81 = tensoropt.random seed(94) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_82 = tensoropt.random seed(95) range(-0.0541, 0.0541) : tensor<1024x2048x1x1xf32>
    %cst_83 = tensoropt.random seed(96) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_84 = tensoropt.random seed(98) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_85 = tensoropt.random seed(99) range(-0.0765, 0.0765) : tensor<2048x1024x1x1xf32>
    %cst_86 = tensoropt.random seed(100) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_87 = tensoropt.random seed(101) range(-0.02705, 0.02705) : tensor<1024x2048x1x1xf32>
    %cst_88 = tensoropt.random seed(102) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_89 = tensoropt.random seed(104) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_90 = tensoropt.random seed(105) range(-0.0765, 0.0765) : tensor<2048x1024x1x1xf32>
    %cst_91 = tensoropt.random seed(106) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_92 = tensoropt.random seed(107) range(-0.02705, 0.02705) : tensor<1000x2048xf32>
    %cst_93 = tensoropt.random seed(108) range(-0.125, 0.125) : tensor<1000xf32>
    %cst_94 = tensoropt.random seed(5) range(-0.4082, 0.4082) : tensor<32x4x4x3x3xf32>
    %cst_95 = tensoropt.random seed(13) range(-0.4082, 0.4082) : tensor<32x4x4x3x3xf32>
    %cst_96 = tensoropt.random seed(19) range(-0.4082, 0.4082) : tensor<32x4x4x3x3xf32>
    %cst_97 = tensoropt.random seed(25) range(-0.2887, 0.2887) : tensor<32x8x8x3x3xf32>
    %cst_98 = tensoropt.random seed(33) range(-0.2887, 0.2887) : tensor<32x8x8x3x3xf32>
    %cst_99 = tensoropt.random seed(39) range(-0.2887, 0.2887) : tensor<32x8x8x3x3xf32>
    %cst_100 = tensoropt.random seed(45) range(-0.2887, 0.2887) : tensor<32x8x8x3x3xf32>
    %cst_101 = tensoropt.random seed(51) range(-0.2041, 0.2041) : tensor<32x16x16x3x3xf32>
    %cst_102 = tensoropt.random seed(59) range(-0.2041, 0.2041) : tensor<32x16x16x3x3xf32>
    %cst_103 = tensoropt.random seed(65) range(-0.2041, 0.2041) : tensor<32x16x16x3x3xf32>
    %cst_104 = tensoropt.random seed(71) range(-0.2041, 0.2041) : tensor<32x16x16x3x3xf32>
    %cst_105 = tensoropt.random seed(77) range(-0.2041, 0.2041) : tensor<32x16x16x3x3xf32>
    %cst_106 = tensoropt.random seed(83) range(-0.2041, 0.2041) : tensor<32x16x16x3x3xf32>
    %cst_107 = tensoropt.random seed(89) range(-0.1443, 0.1443) : tensor<32x32x32x3x3xf32>
    %cst_108 = tensoropt.random seed(97) range(-0.1443, 0.1443) : tensor<32x32x32x3x3xf32>
    %cst_109 = tensoropt.random seed(103) range(-0.1443, 0.1443) : tensor<32x32x32x3x3xf32>
    %cst_110 = arith.constant 4.900000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x224x224xf32> to tensor<1x3x230x230xf32>
    %0 = tensor.empty() : tensor<1x64x112x112xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<64xf32>) outs(%0 : tensor<1x64x112x112xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x230x230xf32>, tensor<64x3x7x7xf32>) outs(%broadcasted : tensor<1x64x112x112xf32>) -> tensor<1x64x112x112xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x64x112x112xf32>, tensor<f32>) outs(%0 : tensor<1x64x112x112xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x64x112x112xf32>
    %padded_111 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x64x112x112xf32> to tensor<1x64x114x114xf32>
    %3 = tensor.empty() : tensor<1x64x56x56xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_111, %5 : tensor<1x64x114x114xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %7 = tensor.empty() : tensor<1x128x56x56xf32>
    %broadcasted_112 = linalg.broadcast ins(%cst_5 : tensor<128xf32>) outs(%7 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %8 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_4 : tensor<1x64x56x56xf32>, tensor<128x64x1x1xf32>) outs(%broadcasted_112 : tensor<1x128x56x56xf32>) -> tensor<1x128x56x56xf32>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_1 : tensor<1x128x56x56xf32>, tensor<f32>) outs(%7 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x128x56x56xf32>
    %padded_113 = tensor.pad %9 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x56x56xf32> to tensor<1x128x58x58xf32>
    %broadcasted_114 = linalg.broadcast ins(%cst_6 : tensor<128xf32>) outs(%7 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %expanded = tensor.expand_shape %padded_113 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 58, 58] : tensor<1x128x58x58xf32> into tensor<1x32x4x58x58xf32>
    %expanded_115 = tensor.expand_shape %broadcasted_114 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 56, 56] : tensor<1x128x56x56xf32> into tensor<1x32x4x56x56xf32>
    %10 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded, %cst_94 : tensor<1x32x4x58x58xf32>, tensor<32x4x4x3x3xf32>) outs(%expanded_115 : tensor<1x32x4x56x56xf32>) -> tensor<1x32x4x56x56xf32>
    %collapsed = tensor.collapse_shape %10 [[0], [1, 2], [3], [4]] : tensor<1x32x4x56x56xf32> into tensor<1x128x56x56xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed, %cst_1 : tensor<1x128x56x56xf32>, tensor<f32>) outs(%7 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x128x56x56xf32>
    %12 = tensor.empty() : tensor<1x256x56x56xf32>
    %broadcasted_116 = linalg.broadcast ins(%cst_8 : tensor<256xf32>) outs(%12 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%11, %cst_7 : tensor<1x128x56x56xf32>, tensor<256x128x1x1xf32>) outs(%broadcasted_116 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %broadcasted_117 = linalg.broadcast ins(%cst_10 : tensor<256xf32>) outs(%12 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %14 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_9 : tensor<1x64x56x56xf32>, tensor<256x64x1x1xf32>) outs(%broadcasted_117 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%13, %14 : tensor<1x256x56x56xf32>, tensor<1x256x56x56xf32>) outs(%12 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x56x56xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%12 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x56x56xf32>
    %broadcasted_118 = linalg.broadcast ins(%cst_12 : tensor<128xf32>) outs(%7 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %17 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%16, %cst_11 : tensor<1x256x56x56xf32>, tensor<128x256x1x1xf32>) outs(%broadcasted_118 : tensor<1x128x56x56xf32>) -> tensor<1x128x56x56xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %cst_1 : tensor<1x128x56x56xf32>, tensor<f32>) outs(%7 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x128x56x56xf32>
    %padded_119 = tensor.pad %18 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x56x56xf32> to tensor<1x128x58x58xf32>
    %broadcasted_120 = linalg.broadcast ins(%cst_13 : tensor<128xf32>) outs(%7 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %expanded_121 = tensor.expand_shape %padded_119 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 58, 58] : tensor<1x128x58x58xf32> into tensor<1x32x4x58x58xf32>
    %expanded_122 = tensor.expand_shape %broadcasted_120 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 56, 56] : tensor<1x128x56x56xf32> into tensor<1x32x4x56x56xf32>
    %19 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_121, %cst_95 : tensor<1x32x4x58x58xf32>, tensor<32x4x4x3x3xf32>) outs(%expanded_122 : tensor<1x32x4x56x56xf32>) -> tensor<1x32x4x56x56xf32>
    %collapsed_123 = tensor.collapse_shape %19 [[0], [1, 2], [3], [4]] : tensor<1x32x4x56x56xf32> into tensor<1x128x56x56xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_123, %cst_1 : tensor<1x128x56x56xf32>, tensor<f32>) outs(%7 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x128x56x56xf32>
    %broadcasted_124 = linalg.broadcast ins(%cst_15 : tensor<256xf32>) outs(%12 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %21 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%20, %cst_14 : tensor<1x128x56x56xf32>, tensor<256x128x1x1xf32>) outs(%broadcasted_124 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%21, %16 : tensor<1x256x56x56xf32>, tensor<1x256x56x56xf32>) outs(%12 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x56x56xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%12 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x56x56xf32>
    %broadcasted_125 = linalg.broadcast ins(%cst_17 : tensor<128xf32>) outs(%7 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %24 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%23, %cst_16 : tensor<1x256x56x56xf32>, tensor<128x256x1x1xf32>) outs(%broadcasted_125 : tensor<1x128x56x56xf32>) -> tensor<1x128x56x56xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %cst_1 : tensor<1x128x56x56xf32>, tensor<f32>) outs(%7 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x128x56x56xf32>
    %padded_126 = tensor.pad %25 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x56x56xf32> to tensor<1x128x58x58xf32>
    %broadcasted_127 = linalg.broadcast ins(%cst_18 : tensor<128xf32>) outs(%7 : tensor<1x128x56x56xf32>) dimensions = [0, 2, 3] 
    %expanded_128 = tensor.expand_shape %padded_126 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 58, 58] : tensor<1x128x58x58xf32> into tensor<1x32x4x58x58xf32>
    %expanded_129 = tensor.expand_shape %broadcasted_127 [[0], [1, 2], [3], [4]] output_shape [1, 32, 4, 56, 56] : tensor<1x128x56x56xf32> into tensor<1x32x4x56x56xf32>
    %26 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_128, %cst_96 : tensor<1x32x4x58x58xf32>, tensor<32x4x4x3x3xf32>) outs(%expanded_129 : tensor<1x32x4x56x56xf32>) -> tensor<1x32x4x56x56xf32>
    %collapsed_130 = tensor.collapse_shape %26 [[0], [1, 2], [3], [4]] : tensor<1x32x4x56x56xf32> into tensor<1x128x56x56xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_130, %cst_1 : tensor<1x128x56x56xf32>, tensor<f32>) outs(%7 : tensor<1x128x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x128x56x56xf32>
    %broadcasted_131 = linalg.broadcast ins(%cst_20 : tensor<256xf32>) outs(%12 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%27, %cst_19 : tensor<1x128x56x56xf32>, tensor<256x128x1x1xf32>) outs(%broadcasted_131 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %23 : tensor<1x256x56x56xf32>, tensor<1x256x56x56xf32>) outs(%12 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x56x56xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%12 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x56x56xf32>
    %broadcasted_132 = linalg.broadcast ins(%cst_22 : tensor<256xf32>) outs(%12 : tensor<1x256x56x56xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%30, %cst_21 : tensor<1x256x56x56xf32>, tensor<256x256x1x1xf32>) outs(%broadcasted_132 : tensor<1x256x56x56xf32>) -> tensor<1x256x56x56xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %cst_1 : tensor<1x256x56x56xf32>, tensor<f32>) outs(%12 : tensor<1x256x56x56xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x56x56xf32>
    %padded_133 = tensor.pad %32 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x56x56xf32> to tensor<1x256x58x58xf32>
    %33 = tensor.empty() : tensor<1x256x28x28xf32>
    %broadcasted_134 = linalg.broadcast ins(%cst_23 : tensor<256xf32>) outs(%33 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %expanded_135 = tensor.expand_shape %padded_133 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 58, 58] : tensor<1x256x58x58xf32> into tensor<1x32x8x58x58xf32>
    %expanded_136 = tensor.expand_shape %broadcasted_134 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 28, 28] : tensor<1x256x28x28xf32> into tensor<1x32x8x28x28xf32>
    %34 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%expanded_135, %cst_97 : tensor<1x32x8x58x58xf32>, tensor<32x8x8x3x3xf32>) outs(%expanded_136 : tensor<1x32x8x28x28xf32>) -> tensor<1x32x8x28x28xf32>
    %collapsed_137 = tensor.collapse_shape %34 [[0], [1, 2], [3], [4]] : tensor<1x32x8x28x28xf32> into tensor<1x256x28x28xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_137, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x28x28xf32>
    %36 = tensor.empty() : tensor<1x512x28x28xf32>
    %broadcasted_138 = linalg.broadcast ins(%cst_25 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%35, %cst_24 : tensor<1x256x28x28xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_138 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %broadcasted_139 = linalg.broadcast ins(%cst_27 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %38 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%30, %cst_26 : tensor<1x256x56x56xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_139 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %38 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %broadcasted_140 = linalg.broadcast ins(%cst_29 : tensor<256xf32>) outs(%33 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%40, %cst_28 : tensor<1x512x28x28xf32>, tensor<256x512x1x1xf32>) outs(%broadcasted_140 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x28x28xf32>
    %padded_141 = tensor.pad %42 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x28x28xf32> to tensor<1x256x30x30xf32>
    %broadcasted_142 = linalg.broadcast ins(%cst_30 : tensor<256xf32>) outs(%33 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %expanded_143 = tensor.expand_shape %padded_141 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 30, 30] : tensor<1x256x30x30xf32> into tensor<1x32x8x30x30xf32>
    %expanded_144 = tensor.expand_shape %broadcasted_142 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 28, 28] : tensor<1x256x28x28xf32> into tensor<1x32x8x28x28xf32>
    %43 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_143, %cst_98 : tensor<1x32x8x30x30xf32>, tensor<32x8x8x3x3xf32>) outs(%expanded_144 : tensor<1x32x8x28x28xf32>) -> tensor<1x32x8x28x28xf32>
    %collapsed_145 = tensor.collapse_shape %43 [[0], [1, 2], [3], [4]] : tensor<1x32x8x28x28xf32> into tensor<1x256x28x28xf32>
    %44 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_145, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x28x28xf32>
    %broadcasted_146 = linalg.broadcast ins(%cst_32 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %45 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%44, %cst_31 : tensor<1x256x28x28xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_146 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %46 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %40 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %broadcasted_147 = linalg.broadcast ins(%cst_34 : tensor<256xf32>) outs(%33 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %48 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%47, %cst_33 : tensor<1x512x28x28xf32>, tensor<256x512x1x1xf32>) outs(%broadcasted_147 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %49 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x28x28xf32>
    %padded_148 = tensor.pad %49 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x28x28xf32> to tensor<1x256x30x30xf32>
    %broadcasted_149 = linalg.broadcast ins(%cst_35 : tensor<256xf32>) outs(%33 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %expanded_150 = tensor.expand_shape %padded_148 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 30, 30] : tensor<1x256x30x30xf32> into tensor<1x32x8x30x30xf32>
    %expanded_151 = tensor.expand_shape %broadcasted_149 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 28, 28] : tensor<1x256x28x28xf32> into tensor<1x32x8x28x28xf32>
    %50 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_150, %cst_99 : tensor<1x32x8x30x30xf32>, tensor<32x8x8x3x3xf32>) outs(%expanded_151 : tensor<1x32x8x28x28xf32>) -> tensor<1x32x8x28x28xf32>
    %collapsed_152 = tensor.collapse_shape %50 [[0], [1, 2], [3], [4]] : tensor<1x32x8x28x28xf32> into tensor<1x256x28x28xf32>
    %51 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_152, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x28x28xf32>
    %broadcasted_153 = linalg.broadcast ins(%cst_37 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %52 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%51, %cst_36 : tensor<1x256x28x28xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_153 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %47 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %54 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%53, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %broadcasted_154 = linalg.broadcast ins(%cst_39 : tensor<256xf32>) outs(%33 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %55 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%54, %cst_38 : tensor<1x512x28x28xf32>, tensor<256x512x1x1xf32>) outs(%broadcasted_154 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x28x28xf32>
    %padded_155 = tensor.pad %56 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x28x28xf32> to tensor<1x256x30x30xf32>
    %broadcasted_156 = linalg.broadcast ins(%cst_40 : tensor<256xf32>) outs(%33 : tensor<1x256x28x28xf32>) dimensions = [0, 2, 3] 
    %expanded_157 = tensor.expand_shape %padded_155 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 30, 30] : tensor<1x256x30x30xf32> into tensor<1x32x8x30x30xf32>
    %expanded_158 = tensor.expand_shape %broadcasted_156 [[0], [1, 2], [3], [4]] output_shape [1, 32, 8, 28, 28] : tensor<1x256x28x28xf32> into tensor<1x32x8x28x28xf32>
    %57 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_157, %cst_100 : tensor<1x32x8x30x30xf32>, tensor<32x8x8x3x3xf32>) outs(%expanded_158 : tensor<1x32x8x28x28xf32>) -> tensor<1x32x8x28x28xf32>
    %collapsed_159 = tensor.collapse_shape %57 [[0], [1, 2], [3], [4]] : tensor<1x32x8x28x28xf32> into tensor<1x256x28x28xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_159, %cst_1 : tensor<1x256x28x28xf32>, tensor<f32>) outs(%33 : tensor<1x256x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x256x28x28xf32>
    %broadcasted_160 = linalg.broadcast ins(%cst_42 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %59 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%58, %cst_41 : tensor<1x256x28x28xf32>, tensor<512x256x1x1xf32>) outs(%broadcasted_160 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %60 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %54 : tensor<1x512x28x28xf32>, tensor<1x512x28x28xf32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %61 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%60, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %broadcasted_161 = linalg.broadcast ins(%cst_44 : tensor<512xf32>) outs(%36 : tensor<1x512x28x28xf32>) dimensions = [0, 2, 3] 
    %62 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%61, %cst_43 : tensor<1x512x28x28xf32>, tensor<512x512x1x1xf32>) outs(%broadcasted_161 : tensor<1x512x28x28xf32>) -> tensor<1x512x28x28xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%62, %cst_1 : tensor<1x512x28x28xf32>, tensor<f32>) outs(%36 : tensor<1x512x28x28xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x28x28xf32>
    %padded_162 = tensor.pad %63 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x28x28xf32> to tensor<1x512x30x30xf32>
    %64 = tensor.empty() : tensor<1x512x14x14xf32>
    %broadcasted_163 = linalg.broadcast ins(%cst_45 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %expanded_164 = tensor.expand_shape %padded_162 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 30, 30] : tensor<1x512x30x30xf32> into tensor<1x32x16x30x30xf32>
    %expanded_165 = tensor.expand_shape %broadcasted_163 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 14, 14] : tensor<1x512x14x14xf32> into tensor<1x32x16x14x14xf32>
    %65 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%expanded_164, %cst_101 : tensor<1x32x16x30x30xf32>, tensor<32x16x16x3x3xf32>) outs(%expanded_165 : tensor<1x32x16x14x14xf32>) -> tensor<1x32x16x14x14xf32>
    %collapsed_166 = tensor.collapse_shape %65 [[0], [1, 2], [3], [4]] : tensor<1x32x16x14x14xf32> into tensor<1x512x14x14xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_166, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %67 = tensor.empty() : tensor<1x1024x14x14xf32>
    %broadcasted_167 = linalg.broadcast ins(%cst_47 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %68 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%66, %cst_46 : tensor<1x512x14x14xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_167 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %broadcasted_168 = linalg.broadcast ins(%cst_49 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %69 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%61, %cst_48 : tensor<1x512x28x28xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_168 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %69 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%70, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_169 = linalg.broadcast ins(%cst_51 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %72 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%71, %cst_50 : tensor<1x1024x14x14xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_169 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_170 = tensor.pad %73 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_171 = linalg.broadcast ins(%cst_52 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %expanded_172 = tensor.expand_shape %padded_170 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 16, 16] : tensor<1x512x16x16xf32> into tensor<1x32x16x16x16xf32>
    %expanded_173 = tensor.expand_shape %broadcasted_171 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 14, 14] : tensor<1x512x14x14xf32> into tensor<1x32x16x14x14xf32>
    %74 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_172, %cst_102 : tensor<1x32x16x16x16xf32>, tensor<32x16x16x3x3xf32>) outs(%expanded_173 : tensor<1x32x16x14x14xf32>) -> tensor<1x32x16x14x14xf32>
    %collapsed_174 = tensor.collapse_shape %74 [[0], [1, 2], [3], [4]] : tensor<1x32x16x14x14xf32> into tensor<1x512x14x14xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_174, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %broadcasted_175 = linalg.broadcast ins(%cst_54 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %76 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%75, %cst_53 : tensor<1x512x14x14xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_175 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %77 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%76, %71 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_176 = linalg.broadcast ins(%cst_56 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %79 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%78, %cst_55 : tensor<1x1024x14x14xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_176 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %80 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%79, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_177 = tensor.pad %80 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_178 = linalg.broadcast ins(%cst_57 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %expanded_179 = tensor.expand_shape %padded_177 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 16, 16] : tensor<1x512x16x16xf32> into tensor<1x32x16x16x16xf32>
    %expanded_180 = tensor.expand_shape %broadcasted_178 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 14, 14] : tensor<1x512x14x14xf32> into tensor<1x32x16x14x14xf32>
    %81 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_179, %cst_103 : tensor<1x32x16x16x16xf32>, tensor<32x16x16x3x3xf32>) outs(%expanded_180 : tensor<1x32x16x14x14xf32>) -> tensor<1x32x16x14x14xf32>
    %collapsed_181 = tensor.collapse_shape %81 [[0], [1, 2], [3], [4]] : tensor<1x32x16x14x14xf32> into tensor<1x512x14x14xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_181, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %broadcasted_182 = linalg.broadcast ins(%cst_59 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %83 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%82, %cst_58 : tensor<1x512x14x14xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_182 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %84 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%83, %78 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_183 = linalg.broadcast ins(%cst_61 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %86 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%85, %cst_60 : tensor<1x1024x14x14xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_183 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %87 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%86, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_184 = tensor.pad %87 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_185 = linalg.broadcast ins(%cst_62 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %expanded_186 = tensor.expand_shape %padded_184 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 16, 16] : tensor<1x512x16x16xf32> into tensor<1x32x16x16x16xf32>
    %expanded_187 = tensor.expand_shape %broadcasted_185 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 14, 14] : tensor<1x512x14x14xf32> into tensor<1x32x16x14x14xf32>
    %88 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_186, %cst_104 : tensor<1x32x16x16x16xf32>, tensor<32x16x16x3x3xf32>) outs(%expanded_187 : tensor<1x32x16x14x14xf32>) -> tensor<1x32x16x14x14xf32>
    %collapsed_188 = tensor.collapse_shape %88 [[0], [1, 2], [3], [4]] : tensor<1x32x16x14x14xf32> into tensor<1x512x14x14xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_188, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %broadcasted_189 = linalg.broadcast ins(%cst_64 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %90 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%89, %cst_63 : tensor<1x512x14x14xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_189 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%90, %85 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%91, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_190 = linalg.broadcast ins(%cst_66 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %93 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%92, %cst_65 : tensor<1x1024x14x14xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_190 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%93, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_191 = tensor.pad %94 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_192 = linalg.broadcast ins(%cst_67 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %expanded_193 = tensor.expand_shape %padded_191 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 16, 16] : tensor<1x512x16x16xf32> into tensor<1x32x16x16x16xf32>
    %expanded_194 = tensor.expand_shape %broadcasted_192 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 14, 14] : tensor<1x512x14x14xf32> into tensor<1x32x16x14x14xf32>
    %95 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_193, %cst_105 : tensor<1x32x16x16x16xf32>, tensor<32x16x16x3x3xf32>) outs(%expanded_194 : tensor<1x32x16x14x14xf32>) -> tensor<1x32x16x14x14xf32>
    %collapsed_195 = tensor.collapse_shape %95 [[0], [1, 2], [3], [4]] : tensor<1x32x16x14x14xf32> into tensor<1x512x14x14xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_195, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %broadcasted_196 = linalg.broadcast ins(%cst_69 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %97 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%96, %cst_68 : tensor<1x512x14x14xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_196 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%97, %92 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%98, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_197 = linalg.broadcast ins(%cst_71 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %100 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%99, %cst_70 : tensor<1x1024x14x14xf32>, tensor<512x1024x1x1xf32>) outs(%broadcasted_197 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%100, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %padded_198 = tensor.pad %101 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x16x16xf32>
    %broadcasted_199 = linalg.broadcast ins(%cst_72 : tensor<512xf32>) outs(%64 : tensor<1x512x14x14xf32>) dimensions = [0, 2, 3] 
    %expanded_200 = tensor.expand_shape %padded_198 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 16, 16] : tensor<1x512x16x16xf32> into tensor<1x32x16x16x16xf32>
    %expanded_201 = tensor.expand_shape %broadcasted_199 [[0], [1, 2], [3], [4]] output_shape [1, 32, 16, 14, 14] : tensor<1x512x14x14xf32> into tensor<1x32x16x14x14xf32>
    %102 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_200, %cst_106 : tensor<1x32x16x16x16xf32>, tensor<32x16x16x3x3xf32>) outs(%expanded_201 : tensor<1x32x16x14x14xf32>) -> tensor<1x32x16x14x14xf32>
    %collapsed_202 = tensor.collapse_shape %102 [[0], [1, 2], [3], [4]] : tensor<1x32x16x14x14xf32> into tensor<1x512x14x14xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_202, %cst_1 : tensor<1x512x14x14xf32>, tensor<f32>) outs(%64 : tensor<1x512x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x512x14x14xf32>
    %broadcasted_203 = linalg.broadcast ins(%cst_74 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %104 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%103, %cst_73 : tensor<1x512x14x14xf32>, tensor<1024x512x1x1xf32>) outs(%broadcasted_203 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %99 : tensor<1x1024x14x14xf32>, tensor<1x1024x14x14xf32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%105, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %broadcasted_204 = linalg.broadcast ins(%cst_76 : tensor<1024xf32>) outs(%67 : tensor<1x1024x14x14xf32>) dimensions = [0, 2, 3] 
    %107 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%106, %cst_75 : tensor<1x1024x14x14xf32>, tensor<1024x1024x1x1xf32>) outs(%broadcasted_204 : tensor<1x1024x14x14xf32>) -> tensor<1x1024x14x14xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%107, %cst_1 : tensor<1x1024x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x1024x14x14xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x14x14xf32>
    %padded_205 = tensor.pad %108 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1024x14x14xf32> to tensor<1x1024x16x16xf32>
    %109 = tensor.empty() : tensor<1x1024x7x7xf32>
    %broadcasted_206 = linalg.broadcast ins(%cst_77 : tensor<1024xf32>) outs(%109 : tensor<1x1024x7x7xf32>) dimensions = [0, 2, 3] 
    %expanded_207 = tensor.expand_shape %padded_205 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 16, 16] : tensor<1x1024x16x16xf32> into tensor<1x32x32x16x16xf32>
    %expanded_208 = tensor.expand_shape %broadcasted_206 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 7, 7] : tensor<1x1024x7x7xf32> into tensor<1x32x32x7x7xf32>
    %110 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%expanded_207, %cst_107 : tensor<1x32x32x16x16xf32>, tensor<32x32x32x3x3xf32>) outs(%expanded_208 : tensor<1x32x32x7x7xf32>) -> tensor<1x32x32x7x7xf32>
    %collapsed_209 = tensor.collapse_shape %110 [[0], [1, 2], [3], [4]] : tensor<1x32x32x7x7xf32> into tensor<1x1024x7x7xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_209, %cst_1 : tensor<1x1024x7x7xf32>, tensor<f32>) outs(%109 : tensor<1x1024x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x7x7xf32>
    %112 = tensor.empty() : tensor<1x2048x7x7xf32>
    %broadcasted_210 = linalg.broadcast ins(%cst_79 : tensor<2048xf32>) outs(%112 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %113 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%111, %cst_78 : tensor<1x1024x7x7xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_210 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %broadcasted_211 = linalg.broadcast ins(%cst_81 : tensor<2048xf32>) outs(%112 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %114 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%106, %cst_80 : tensor<1x1024x14x14xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_211 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %115 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%113, %114 : tensor<1x2048x7x7xf32>, tensor<1x2048x7x7xf32>) outs(%112 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x7x7xf32>
    %116 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%115, %cst_1 : tensor<1x2048x7x7xf32>, tensor<f32>) outs(%112 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x7x7xf32>
    %broadcasted_212 = linalg.broadcast ins(%cst_83 : tensor<1024xf32>) outs(%109 : tensor<1x1024x7x7xf32>) dimensions = [0, 2, 3] 
    %117 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%116, %cst_82 : tensor<1x2048x7x7xf32>, tensor<1024x2048x1x1xf32>) outs(%broadcasted_212 : tensor<1x1024x7x7xf32>) -> tensor<1x1024x7x7xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%117, %cst_1 : tensor<1x1024x7x7xf32>, tensor<f32>) outs(%109 : tensor<1x1024x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x7x7xf32>
    %padded_213 = tensor.pad %118 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1024x7x7xf32> to tensor<1x1024x9x9xf32>
    %broadcasted_214 = linalg.broadcast ins(%cst_84 : tensor<1024xf32>) outs(%109 : tensor<1x1024x7x7xf32>) dimensions = [0, 2, 3] 
    %expanded_215 = tensor.expand_shape %padded_213 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 9, 9] : tensor<1x1024x9x9xf32> into tensor<1x32x32x9x9xf32>
    %expanded_216 = tensor.expand_shape %broadcasted_214 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 7, 7] : tensor<1x1024x7x7xf32> into tensor<1x32x32x7x7xf32>
    %119 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_215, %cst_108 : tensor<1x32x32x9x9xf32>, tensor<32x32x32x3x3xf32>) outs(%expanded_216 : tensor<1x32x32x7x7xf32>) -> tensor<1x32x32x7x7xf32>
    %collapsed_217 = tensor.collapse_shape %119 [[0], [1, 2], [3], [4]] : tensor<1x32x32x7x7xf32> into tensor<1x1024x7x7xf32>
    %120 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_217, %cst_1 : tensor<1x1024x7x7xf32>, tensor<f32>) outs(%109 : tensor<1x1024x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x7x7xf32>
    %broadcasted_218 = linalg.broadcast ins(%cst_86 : tensor<2048xf32>) outs(%112 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %121 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%120, %cst_85 : tensor<1x1024x7x7xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_218 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121, %116 : tensor<1x2048x7x7xf32>, tensor<1x2048x7x7xf32>) outs(%112 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x7x7xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%122, %cst_1 : tensor<1x2048x7x7xf32>, tensor<f32>) outs(%112 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x7x7xf32>
    %broadcasted_219 = linalg.broadcast ins(%cst_88 : tensor<1024xf32>) outs(%109 : tensor<1x1024x7x7xf32>) dimensions = [0, 2, 3] 
    %124 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%123, %cst_87 : tensor<1x2048x7x7xf32>, tensor<1024x2048x1x1xf32>) outs(%broadcasted_219 : tensor<1x1024x7x7xf32>) -> tensor<1x1024x7x7xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %cst_1 : tensor<1x1024x7x7xf32>, tensor<f32>) outs(%109 : tensor<1x1024x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x7x7xf32>
    %padded_220 = tensor.pad %125 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1024x7x7xf32> to tensor<1x1024x9x9xf32>
    %broadcasted_221 = linalg.broadcast ins(%cst_89 : tensor<1024xf32>) outs(%109 : tensor<1x1024x7x7xf32>) dimensions = [0, 2, 3] 
    %expanded_222 = tensor.expand_shape %padded_220 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 9, 9] : tensor<1x1024x9x9xf32> into tensor<1x32x32x9x9xf32>
    %expanded_223 = tensor.expand_shape %broadcasted_221 [[0], [1, 2], [3], [4]] output_shape [1, 32, 32, 7, 7] : tensor<1x1024x7x7xf32> into tensor<1x32x32x7x7xf32>
    %126 = linalg.conv_2d_ngchw_gfchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%expanded_222, %cst_109 : tensor<1x32x32x9x9xf32>, tensor<32x32x32x3x3xf32>) outs(%expanded_223 : tensor<1x32x32x7x7xf32>) -> tensor<1x32x32x7x7xf32>
    %collapsed_224 = tensor.collapse_shape %126 [[0], [1, 2], [3], [4]] : tensor<1x32x32x7x7xf32> into tensor<1x1024x7x7xf32>
    %127 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%collapsed_224, %cst_1 : tensor<1x1024x7x7xf32>, tensor<f32>) outs(%109 : tensor<1x1024x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1024x7x7xf32>
    %broadcasted_225 = linalg.broadcast ins(%cst_91 : tensor<2048xf32>) outs(%112 : tensor<1x2048x7x7xf32>) dimensions = [0, 2, 3] 
    %128 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%127, %cst_90 : tensor<1x1024x7x7xf32>, tensor<2048x1024x1x1xf32>) outs(%broadcasted_225 : tensor<1x2048x7x7xf32>) -> tensor<1x2048x7x7xf32>
    %129 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%128, %123 : tensor<1x2048x7x7xf32>, tensor<1x2048x7x7xf32>) outs(%112 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x7x7xf32>
    %130 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%129, %cst_1 : tensor<1x2048x7x7xf32>, tensor<f32>) outs(%112 : tensor<1x2048x7x7xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.maximumf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x7x7xf32>
    %131 = tensor.empty() : tensor<1x2048x1x1xf32>
    %132 = linalg.fill ins(%cst : f32) outs(%131 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %133 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%130 : tensor<1x2048x7x7xf32>) outs(%132 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.addf %in, %out : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x1x1xf32>
    %134 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%133 : tensor<1x2048x1x1xf32>) outs(%131 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %140 = arith.divf %in, %cst_110 : f32
      linalg.yield %140 : f32
    } -> tensor<1x2048x1x1xf32>
    %collapsed_226 = tensor.collapse_shape %134 [[0], [1, 2, 3]] : tensor<1x2048x1x1xf32> into tensor<1x2048xf32>
    %135 = tensor.empty() : tensor<2048x1000xf32>
    %transposed = linalg.transpose ins(%cst_92 : tensor<1000x2048xf32>) outs(%135 : tensor<2048x1000xf32>) permutation = [1, 0] 
    %136 = tensor.empty() : tensor<1x1000xf32>
    %137 = linalg.fill ins(%cst : f32) outs(%136 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %138 = linalg.matmul ins(%collapsed_226, %transposed : tensor<1x2048xf32>, tensor<2048x1000xf32>) outs(%137 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %139 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%138, %cst_93 : tensor<1x1000xf32>, tensor<1000xf32>) outs(%136 : tensor<1x1000xf32>) {
    ^bb0(%in: f32, %in_227: f32, %out: f32):
      %140 = arith.addf %in, %in_227 : f32
      linalg.yield %140 : f32
    } -> tensor<1x1000xf32>
    return %139 : tensor<1x1000xf32>
  }
}
