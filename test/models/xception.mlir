// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @xception(%arg0: tensor<1x3x299x299xf32> {bufferization.writable = false}) -> tensor<1x1000xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<32x3x3x3xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<32xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.1443, 0.1443) : tensor<64x32x3x3xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<64xf32>
    %cst_6 = tensoropt.random seed(6) range(-0.3062, 0.3062) : tensor<128x64x1x1xf32>
    %cst_7 = tensoropt.random seed(7) range(-0.125, 0.125) : tensor<128xf32>
    %cst_8 = tensoropt.random seed(9) range(-0.10825, 0.10825) : tensor<128x128x1x1xf32>
    %cst_9 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<128xf32>
    %cst_10 = tensoropt.random seed(11) range(-0.3062, 0.3062) : tensor<128x64x1x1xf32>
    %cst_11 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<128xf32>
    %cst_12 = tensoropt.random seed(14) range(-0.2165, 0.2165) : tensor<256x128x1x1xf32>
    %cst_13 = tensoropt.random seed(15) range(-0.125, 0.125) : tensor<256xf32>
    %cst_14 = tensoropt.random seed(17) range(-0.07655, 0.07655) : tensor<256x256x1x1xf32>
    %cst_15 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<256xf32>
    %cst_16 = tensoropt.random seed(19) range(-0.10825, 0.10825) : tensor<256x128x1x1xf32>
    %cst_17 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<256xf32>
    %cst_18 = tensoropt.random seed(22) range(-0.1531, 0.1531) : tensor<728x256x1x1xf32>
    %cst_19 = tensoropt.random seed(23) range(-0.125, 0.125) : tensor<728xf32>
    %cst_20 = tensoropt.random seed(25) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_21 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<728xf32>
    %cst_22 = tensoropt.random seed(27) range(-0.07655, 0.07655) : tensor<728x256x1x1xf32>
    %cst_23 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<728xf32>
    %cst_24 = tensoropt.random seed(30) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_25 = tensoropt.random seed(31) range(-0.125, 0.125) : tensor<728xf32>
    %cst_26 = tensoropt.random seed(33) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_27 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<728xf32>
    %cst_28 = tensoropt.random seed(36) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_29 = tensoropt.random seed(37) range(-0.125, 0.125) : tensor<728xf32>
    %cst_30 = tensoropt.random seed(39) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_31 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<728xf32>
    %cst_32 = tensoropt.random seed(42) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_33 = tensoropt.random seed(43) range(-0.125, 0.125) : tensor<728xf32>
    %cst_34 = tensoropt.random seed(45) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_35 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<728xf32>
    %cst_36 = tensoropt.random seed(48) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_37 = tensoropt.random seed(49) range(-0.125, 0.125) : tensor<728xf32>
    %cst_38 = tensoropt.random seed(51) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_39 = tensoropt.random seed(52) range(-0.125, 0.125) : tensor<728xf32>
    %cst_40 = tensoropt.random seed(54) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_41 = tensoropt.random seed(55) range(-0.125, 0.125) : tensor<728xf32>
    %cst_42 = tensoropt.random seed(57) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_43 = tensoropt.random seed(58) range(-0.125, 0.125) : tensor<728xf32>
    %cst_44 = tensoropt.random seed(60) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_45 = tensoropt.random seed(61) range(-0.125, 0.125) : tensor<728xf32>
    %cst_46 = tensoropt.random seed(63) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_47 = tensoropt.random seed(64) range(-0.125, 0.125) : tensor<728xf32>
    %cst_48 = tensoropt.random seed(66) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_49 = tensoropt.random seed(67) range(-0.125, 0.125) : tensor<728xf32>
    %cst_50 = tensoropt.random seed(69) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_51 = tensoropt.random seed(70) range(-0.125, 0.125) : tensor<728xf32>
    %cst_52 = tensoropt.random seed(72) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_53 = tensoropt.random seed(73) range(-0.125, 0.125) : tensor<728xf32>
    %cst_54 = tensoropt.random seed(75) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_55 = tensoropt.random seed(76) range(-0.125, 0.125) : tensor<728xf32>
    %cst_56 = tensoropt.random seed(78) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_57 = tensoropt.random seed(79) range(-0.125, 0.125) : tensor<728xf32>
    %cst_58 = tensoropt.random seed(81) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_59 = tensoropt.random seed(82) range(-0.125, 0.125) : tensor<728xf32>
    %cst_60 = tensoropt.random seed(84) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_61 = tensoropt.random seed(85) range(-0.125, 0.125) : tensor<728xf32>
    %cst_62 = tensoropt.random seed(87) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_63 = tensoropt.random seed(88) range(-0.125, 0.125) : tensor<728xf32>
    %cst_64 = tensoropt.random seed(90) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_65 = tensoropt.random seed(91) range(-0.125, 0.125) : tensor<728xf32>
    %cst_66 = tensoropt.random seed(93) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_67 = tensoropt.random seed(94) range(-0.125, 0.125) : tensor<728xf32>
    %cst_68 = tensoropt.random seed(96) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_69 = tensoropt.random seed(97) range(-0.125, 0.125) : tensor<728xf32>
    %cst_70 = tensoropt.random seed(99) range(-0.0908, 0.0908) : tensor<728x728x1x1xf32>
    %cst_71 = tensoropt.random seed(100) range(-0.125, 0.125) : tensor<728xf32>
    %cst_72 = tensoropt.random seed(102) range(-0.0454, 0.0454) : tensor<728x728x1x1xf32>
    %cst_73 = tensoropt.random seed(103) range(-0.125, 0.125) : tensor<728xf32>
    %cst_74 = tensoropt.random seed(105) range(-0.0908, 0.0908) : tensor<1024x728x1x1xf32>
    %cst_75 = tensoropt.random seed(106) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_76 = tensoropt.random seed(107) range(-0.0227, 0.0227) : tensor<1024x728x1x1xf32>
    %cst_77 = tensoropt.random seed(108) range(-0.125, 0.125) : tensor<1024xf32>
    %cst_78 = tensoropt.random seed(110) range(-0.03825, 0.03825) : tensor<1536x1024x1x1xf32>
    %cst_79 = tensoropt.random seed(111) range(-0.125, 0.125) : tensor<1536xf32>
    %cst_80 = tensoropt.random seed(113) range(-0.0625, 0.0625) : tensor<2048x1536x1x1xf32>
    %cst_81 = tensoropt.random seed(114) range(-0.125, 0.125) : tensor<2048xf32>
    %cst_82 = tensoropt.random seed(115) range(-0.0541, 0.0541) : tensor<1000x2048xf32>
    %cst_83 = tensoropt.random seed(116) range(-0.125, 0.125) : tensor<1000xf32>
    %cst_84 = tensoropt.random seed(5) range(-0.8165, 0.8165) : tensor<64x3x3xf32>
    %cst_85 = tensoropt.random seed(8) range(-0.8165, 0.8165) : tensor<128x3x3xf32>
    %cst_86 = tensoropt.random seed(13) range(-0.40825, 0.40825) : tensor<128x3x3xf32>
    %cst_87 = tensoropt.random seed(16) range(-0.8165, 0.8165) : tensor<256x3x3xf32>
    %cst_88 = tensoropt.random seed(21) range(-0.40825, 0.40825) : tensor<256x3x3xf32>
    %cst_89 = tensoropt.random seed(24) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_90 = tensoropt.random seed(29) range(-0.40825, 0.40825) : tensor<728x3x3xf32>
    %cst_91 = tensoropt.random seed(32) range(-1.633, 1.633) : tensor<728x3x3xf32>
    %cst_92 = tensoropt.random seed(35) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_93 = tensoropt.random seed(38) range(-0.40825, 0.40825) : tensor<728x3x3xf32>
    %cst_94 = tensoropt.random seed(41) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_95 = tensoropt.random seed(44) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_96 = tensoropt.random seed(47) range(-0.40825, 0.40825) : tensor<728x3x3xf32>
    %cst_97 = tensoropt.random seed(50) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_98 = tensoropt.random seed(53) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_99 = tensoropt.random seed(56) range(-0.40825, 0.40825) : tensor<728x3x3xf32>
    %cst_100 = tensoropt.random seed(59) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_101 = tensoropt.random seed(62) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_102 = tensoropt.random seed(65) range(-0.204125, 0.204125) : tensor<728x3x3xf32>
    %cst_103 = tensoropt.random seed(68) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_104 = tensoropt.random seed(71) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_105 = tensoropt.random seed(74) range(-0.204125, 0.204125) : tensor<728x3x3xf32>
    %cst_106 = tensoropt.random seed(77) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_107 = tensoropt.random seed(80) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_108 = tensoropt.random seed(83) range(-0.204125, 0.204125) : tensor<728x3x3xf32>
    %cst_109 = tensoropt.random seed(86) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_110 = tensoropt.random seed(89) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_111 = tensoropt.random seed(92) range(-0.204125, 0.204125) : tensor<728x3x3xf32>
    %cst_112 = tensoropt.random seed(95) range(-1.633, 1.633) : tensor<728x3x3xf32>
    %cst_113 = tensoropt.random seed(98) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_114 = tensoropt.random seed(101) range(-0.204125, 0.204125) : tensor<728x3x3xf32>
    %cst_115 = tensoropt.random seed(104) range(-0.8165, 0.8165) : tensor<728x3x3xf32>
    %cst_116 = tensoropt.random seed(109) range(-0.40825, 0.40825) : tensor<1024x3x3xf32>
    %cst_117 = tensoropt.random seed(112) range(-0.8165, 0.8165) : tensor<1536x3x3xf32>
    %cst_118 = arith.constant 1.000000e+02 : f32
    %0 = tensor.empty() : tensor<1x32x149x149xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<32xf32>) outs(%0 : tensor<1x32x149x149xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%arg0, %cst_2 : tensor<1x3x299x299xf32>, tensor<32x3x3x3xf32>) outs(%broadcasted : tensor<1x32x149x149xf32>) -> tensor<1x32x149x149xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x32x149x149xf32>, tensor<f32>) outs(%0 : tensor<1x32x149x149xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x32x149x149xf32>
    %3 = tensor.empty() : tensor<1x64x147x147xf32>
    %broadcasted_119 = linalg.broadcast ins(%cst_5 : tensor<64xf32>) outs(%3 : tensor<1x64x147x147xf32>) dimensions = [0, 2, 3] 
    %4 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%2, %cst_4 : tensor<1x32x149x149xf32>, tensor<64x32x3x3xf32>) outs(%broadcasted_119 : tensor<1x64x147x147xf32>) -> tensor<1x64x147x147xf32>
    %5 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%4, %cst_1 : tensor<1x64x147x147xf32>, tensor<f32>) outs(%3 : tensor<1x64x147x147xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x64x147x147xf32>
    %padded = tensor.pad %5 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x147x147xf32> to tensor<1x64x149x149xf32>
    %6 = linalg.fill ins(%cst : f32) outs(%3 : tensor<1x64x147x147xf32>) -> tensor<1x64x147x147xf32>
    %7 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded, %cst_84 : tensor<1x64x149x149xf32>, tensor<64x3x3xf32>) outs(%6 : tensor<1x64x147x147xf32>) -> tensor<1x64x147x147xf32>
    %8 = tensor.empty() : tensor<1x128x147x147xf32>
    %broadcasted_120 = linalg.broadcast ins(%cst_7 : tensor<128xf32>) outs(%8 : tensor<1x128x147x147xf32>) dimensions = [0, 2, 3] 
    %9 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%7, %cst_6 : tensor<1x64x147x147xf32>, tensor<128x64x1x1xf32>) outs(%broadcasted_120 : tensor<1x128x147x147xf32>) -> tensor<1x128x147x147xf32>
    %10 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%9, %cst_1 : tensor<1x128x147x147xf32>, tensor<f32>) outs(%8 : tensor<1x128x147x147xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x128x147x147xf32>
    %padded_121 = tensor.pad %10 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x147x147xf32> to tensor<1x128x149x149xf32>
    %11 = linalg.fill ins(%cst : f32) outs(%8 : tensor<1x128x147x147xf32>) -> tensor<1x128x147x147xf32>
    %12 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_121, %cst_85 : tensor<1x128x149x149xf32>, tensor<128x3x3xf32>) outs(%11 : tensor<1x128x147x147xf32>) -> tensor<1x128x147x147xf32>
    %broadcasted_122 = linalg.broadcast ins(%cst_9 : tensor<128xf32>) outs(%8 : tensor<1x128x147x147xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%12, %cst_8 : tensor<1x128x147x147xf32>, tensor<128x128x1x1xf32>) outs(%broadcasted_122 : tensor<1x128x147x147xf32>) -> tensor<1x128x147x147xf32>
    %padded_123 = tensor.pad %13 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x128x147x147xf32> to tensor<1x128x149x149xf32>
    %14 = tensor.empty() : tensor<1x128x74x74xf32>
    %15 = linalg.fill ins(%cst_0 : f32) outs(%14 : tensor<1x128x74x74xf32>) -> tensor<1x128x74x74xf32>
    %16 = tensor.empty() : tensor<3x3xf32>
    %17 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_123, %16 : tensor<1x128x149x149xf32>, tensor<3x3xf32>) outs(%15 : tensor<1x128x74x74xf32>) -> tensor<1x128x74x74xf32>
    %broadcasted_124 = linalg.broadcast ins(%cst_11 : tensor<128xf32>) outs(%14 : tensor<1x128x74x74xf32>) dimensions = [0, 2, 3] 
    %18 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%5, %cst_10 : tensor<1x64x147x147xf32>, tensor<128x64x1x1xf32>) outs(%broadcasted_124 : tensor<1x128x74x74xf32>) -> tensor<1x128x74x74xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %18 : tensor<1x128x74x74xf32>, tensor<1x128x74x74xf32>) outs(%14 : tensor<1x128x74x74xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x128x74x74xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %cst_1 : tensor<1x128x74x74xf32>, tensor<f32>) outs(%14 : tensor<1x128x74x74xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x128x74x74xf32>
    %padded_125 = tensor.pad %20 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x74x74xf32> to tensor<1x128x76x76xf32>
    %21 = linalg.fill ins(%cst : f32) outs(%14 : tensor<1x128x74x74xf32>) -> tensor<1x128x74x74xf32>
    %22 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_125, %cst_86 : tensor<1x128x76x76xf32>, tensor<128x3x3xf32>) outs(%21 : tensor<1x128x74x74xf32>) -> tensor<1x128x74x74xf32>
    %23 = tensor.empty() : tensor<1x256x74x74xf32>
    %broadcasted_126 = linalg.broadcast ins(%cst_13 : tensor<256xf32>) outs(%23 : tensor<1x256x74x74xf32>) dimensions = [0, 2, 3] 
    %24 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%22, %cst_12 : tensor<1x128x74x74xf32>, tensor<256x128x1x1xf32>) outs(%broadcasted_126 : tensor<1x256x74x74xf32>) -> tensor<1x256x74x74xf32>
    %25 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %cst_1 : tensor<1x256x74x74xf32>, tensor<f32>) outs(%23 : tensor<1x256x74x74xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x256x74x74xf32>
    %padded_127 = tensor.pad %25 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x74x74xf32> to tensor<1x256x76x76xf32>
    %26 = linalg.fill ins(%cst : f32) outs(%23 : tensor<1x256x74x74xf32>) -> tensor<1x256x74x74xf32>
    %27 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_127, %cst_87 : tensor<1x256x76x76xf32>, tensor<256x3x3xf32>) outs(%26 : tensor<1x256x74x74xf32>) -> tensor<1x256x74x74xf32>
    %broadcasted_128 = linalg.broadcast ins(%cst_15 : tensor<256xf32>) outs(%23 : tensor<1x256x74x74xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%27, %cst_14 : tensor<1x256x74x74xf32>, tensor<256x256x1x1xf32>) outs(%broadcasted_128 : tensor<1x256x74x74xf32>) -> tensor<1x256x74x74xf32>
    %padded_129 = tensor.pad %28 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x256x74x74xf32> to tensor<1x256x76x76xf32>
    %29 = tensor.empty() : tensor<1x256x37x37xf32>
    %30 = linalg.fill ins(%cst_0 : f32) outs(%29 : tensor<1x256x37x37xf32>) -> tensor<1x256x37x37xf32>
    %31 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_129, %16 : tensor<1x256x76x76xf32>, tensor<3x3xf32>) outs(%30 : tensor<1x256x37x37xf32>) -> tensor<1x256x37x37xf32>
    %broadcasted_130 = linalg.broadcast ins(%cst_17 : tensor<256xf32>) outs(%29 : tensor<1x256x37x37xf32>) dimensions = [0, 2, 3] 
    %32 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%19, %cst_16 : tensor<1x128x74x74xf32>, tensor<256x128x1x1xf32>) outs(%broadcasted_130 : tensor<1x256x37x37xf32>) -> tensor<1x256x37x37xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %32 : tensor<1x256x37x37xf32>, tensor<1x256x37x37xf32>) outs(%29 : tensor<1x256x37x37xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x256x37x37xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_1 : tensor<1x256x37x37xf32>, tensor<f32>) outs(%29 : tensor<1x256x37x37xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x256x37x37xf32>
    %padded_131 = tensor.pad %34 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x256x37x37xf32> to tensor<1x256x39x39xf32>
    %35 = linalg.fill ins(%cst : f32) outs(%29 : tensor<1x256x37x37xf32>) -> tensor<1x256x37x37xf32>
    %36 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_131, %cst_88 : tensor<1x256x39x39xf32>, tensor<256x3x3xf32>) outs(%35 : tensor<1x256x37x37xf32>) -> tensor<1x256x37x37xf32>
    %37 = tensor.empty() : tensor<1x728x37x37xf32>
    %broadcasted_132 = linalg.broadcast ins(%cst_19 : tensor<728xf32>) outs(%37 : tensor<1x728x37x37xf32>) dimensions = [0, 2, 3] 
    %38 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%36, %cst_18 : tensor<1x256x37x37xf32>, tensor<728x256x1x1xf32>) outs(%broadcasted_132 : tensor<1x728x37x37xf32>) -> tensor<1x728x37x37xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %cst_1 : tensor<1x728x37x37xf32>, tensor<f32>) outs(%37 : tensor<1x728x37x37xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x37x37xf32>
    %padded_133 = tensor.pad %39 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x37x37xf32> to tensor<1x728x39x39xf32>
    %40 = linalg.fill ins(%cst : f32) outs(%37 : tensor<1x728x37x37xf32>) -> tensor<1x728x37x37xf32>
    %41 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_133, %cst_89 : tensor<1x728x39x39xf32>, tensor<728x3x3xf32>) outs(%40 : tensor<1x728x37x37xf32>) -> tensor<1x728x37x37xf32>
    %broadcasted_134 = linalg.broadcast ins(%cst_21 : tensor<728xf32>) outs(%37 : tensor<1x728x37x37xf32>) dimensions = [0, 2, 3] 
    %42 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%41, %cst_20 : tensor<1x728x37x37xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_134 : tensor<1x728x37x37xf32>) -> tensor<1x728x37x37xf32>
    %padded_135 = tensor.pad %42 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x728x37x37xf32> to tensor<1x728x39x39xf32>
    %43 = tensor.empty() : tensor<1x728x19x19xf32>
    %44 = linalg.fill ins(%cst_0 : f32) outs(%43 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %45 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_135, %16 : tensor<1x728x39x39xf32>, tensor<3x3xf32>) outs(%44 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_136 = linalg.broadcast ins(%cst_23 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %46 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%33, %cst_22 : tensor<1x256x37x37xf32>, tensor<728x256x1x1xf32>) outs(%broadcasted_136 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %46 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %48 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_137 = tensor.pad %48 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %49 = linalg.fill ins(%cst : f32) outs(%43 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %50 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_137, %cst_90 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_138 = linalg.broadcast ins(%cst_25 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %51 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%50, %cst_24 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_138 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %52 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%51, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_139 = tensor.pad %52 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %53 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_139, %cst_91 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_140 = linalg.broadcast ins(%cst_27 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %54 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%53, %cst_26 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_140 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %55 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_141 = tensor.pad %55 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %56 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_141, %cst_92 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_142 = linalg.broadcast ins(%cst_29 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %57 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%56, %cst_28 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_142 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %58 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %47 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_143 = tensor.pad %59 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %60 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_143, %cst_93 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_144 = linalg.broadcast ins(%cst_31 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %61 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%60, %cst_30 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_144 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_145 = tensor.pad %62 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %63 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_145, %cst_94 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_146 = linalg.broadcast ins(%cst_33 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %64 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%63, %cst_32 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_146 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_147 = tensor.pad %65 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %66 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_147, %cst_95 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_148 = linalg.broadcast ins(%cst_35 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %67 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%66, %cst_34 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_148 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%67, %58 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_149 = tensor.pad %69 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %70 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_149, %cst_96 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_150 = linalg.broadcast ins(%cst_37 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %71 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%70, %cst_36 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_150 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_151 = tensor.pad %72 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %73 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_151, %cst_97 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_152 = linalg.broadcast ins(%cst_39 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %74 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%73, %cst_38 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_152 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_153 = tensor.pad %75 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %76 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_153, %cst_98 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_154 = linalg.broadcast ins(%cst_41 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %77 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%76, %cst_40 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_154 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %68 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %79 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%78, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_155 = tensor.pad %79 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %80 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_155, %cst_99 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_156 = linalg.broadcast ins(%cst_43 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %81 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%80, %cst_42 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_156 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %82 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%81, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_157 = tensor.pad %82 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %83 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_157, %cst_100 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_158 = linalg.broadcast ins(%cst_45 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %84 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%83, %cst_44 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_158 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_159 = tensor.pad %85 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %86 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_159, %cst_101 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_160 = linalg.broadcast ins(%cst_47 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %87 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%86, %cst_46 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_160 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%87, %78 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %89 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%88, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_161 = tensor.pad %89 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %90 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_161, %cst_102 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_162 = linalg.broadcast ins(%cst_49 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %91 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%90, %cst_48 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_162 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %92 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%91, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_163 = tensor.pad %92 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %93 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_163, %cst_103 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_164 = linalg.broadcast ins(%cst_51 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %94 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%93, %cst_50 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_164 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%94, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_165 = tensor.pad %95 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %96 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_165, %cst_104 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_166 = linalg.broadcast ins(%cst_53 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %97 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%96, %cst_52 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_166 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%97, %88 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%98, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_167 = tensor.pad %99 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %100 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_167, %cst_105 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_168 = linalg.broadcast ins(%cst_55 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %101 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%100, %cst_54 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_168 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%101, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_169 = tensor.pad %102 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %103 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_169, %cst_106 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_170 = linalg.broadcast ins(%cst_57 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %104 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%103, %cst_56 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_170 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_171 = tensor.pad %105 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %106 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_171, %cst_107 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_172 = linalg.broadcast ins(%cst_59 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %107 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%106, %cst_58 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_172 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%107, %98 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %109 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%108, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_173 = tensor.pad %109 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %110 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_173, %cst_108 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_174 = linalg.broadcast ins(%cst_61 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %111 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%110, %cst_60 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_174 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %112 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%111, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_175 = tensor.pad %112 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %113 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_175, %cst_109 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_176 = linalg.broadcast ins(%cst_63 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %114 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%113, %cst_62 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_176 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %115 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%114, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_177 = tensor.pad %115 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %116 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_177, %cst_110 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_178 = linalg.broadcast ins(%cst_65 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %117 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%116, %cst_64 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_178 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%117, %108 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%118, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_179 = tensor.pad %119 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %120 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_179, %cst_111 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_180 = linalg.broadcast ins(%cst_67 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %121 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%120, %cst_66 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_180 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%121, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_181 = tensor.pad %122 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %123 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_181, %cst_112 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_182 = linalg.broadcast ins(%cst_69 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %124 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%123, %cst_68 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_182 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_183 = tensor.pad %125 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %126 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_183, %cst_113 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_184 = linalg.broadcast ins(%cst_71 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %127 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%126, %cst_70 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_184 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127, %118 : tensor<1x728x19x19xf32>, tensor<1x728x19x19xf32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %129 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%128, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_185 = tensor.pad %129 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %130 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_185, %cst_114 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %broadcasted_186 = linalg.broadcast ins(%cst_73 : tensor<728xf32>) outs(%43 : tensor<1x728x19x19xf32>) dimensions = [0, 2, 3] 
    %131 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%130, %cst_72 : tensor<1x728x19x19xf32>, tensor<728x728x1x1xf32>) outs(%broadcasted_186 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %132 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%131, %cst_1 : tensor<1x728x19x19xf32>, tensor<f32>) outs(%43 : tensor<1x728x19x19xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x728x19x19xf32>
    %padded_187 = tensor.pad %132 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x728x19x19xf32> to tensor<1x728x21x21xf32>
    %133 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_187, %cst_115 : tensor<1x728x21x21xf32>, tensor<728x3x3xf32>) outs(%49 : tensor<1x728x19x19xf32>) -> tensor<1x728x19x19xf32>
    %134 = tensor.empty() : tensor<1x1024x19x19xf32>
    %broadcasted_188 = linalg.broadcast ins(%cst_75 : tensor<1024xf32>) outs(%134 : tensor<1x1024x19x19xf32>) dimensions = [0, 2, 3] 
    %135 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%133, %cst_74 : tensor<1x728x19x19xf32>, tensor<1024x728x1x1xf32>) outs(%broadcasted_188 : tensor<1x1024x19x19xf32>) -> tensor<1x1024x19x19xf32>
    %padded_189 = tensor.pad %135 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x1024x19x19xf32> to tensor<1x1024x21x21xf32>
    %136 = tensor.empty() : tensor<1x1024x10x10xf32>
    %137 = linalg.fill ins(%cst_0 : f32) outs(%136 : tensor<1x1024x10x10xf32>) -> tensor<1x1024x10x10xf32>
    %138 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_189, %16 : tensor<1x1024x21x21xf32>, tensor<3x3xf32>) outs(%137 : tensor<1x1024x10x10xf32>) -> tensor<1x1024x10x10xf32>
    %broadcasted_190 = linalg.broadcast ins(%cst_77 : tensor<1024xf32>) outs(%136 : tensor<1x1024x10x10xf32>) dimensions = [0, 2, 3] 
    %139 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%128, %cst_76 : tensor<1x728x19x19xf32>, tensor<1024x728x1x1xf32>) outs(%broadcasted_190 : tensor<1x1024x10x10xf32>) -> tensor<1x1024x10x10xf32>
    %140 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%138, %139 : tensor<1x1024x10x10xf32>, tensor<1x1024x10x10xf32>) outs(%136 : tensor<1x1024x10x10xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x1024x10x10xf32>
    %padded_191 = tensor.pad %140 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1024x10x10xf32> to tensor<1x1024x12x12xf32>
    %141 = linalg.fill ins(%cst : f32) outs(%136 : tensor<1x1024x10x10xf32>) -> tensor<1x1024x10x10xf32>
    %142 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_191, %cst_116 : tensor<1x1024x12x12xf32>, tensor<1024x3x3xf32>) outs(%141 : tensor<1x1024x10x10xf32>) -> tensor<1x1024x10x10xf32>
    %143 = tensor.empty() : tensor<1x1536x10x10xf32>
    %broadcasted_192 = linalg.broadcast ins(%cst_79 : tensor<1536xf32>) outs(%143 : tensor<1x1536x10x10xf32>) dimensions = [0, 2, 3] 
    %144 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%142, %cst_78 : tensor<1x1024x10x10xf32>, tensor<1536x1024x1x1xf32>) outs(%broadcasted_192 : tensor<1x1536x10x10xf32>) -> tensor<1x1536x10x10xf32>
    %145 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%144, %cst_1 : tensor<1x1536x10x10xf32>, tensor<f32>) outs(%143 : tensor<1x1536x10x10xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x1536x10x10xf32>
    %padded_193 = tensor.pad %145 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x1536x10x10xf32> to tensor<1x1536x12x12xf32>
    %146 = linalg.fill ins(%cst : f32) outs(%143 : tensor<1x1536x10x10xf32>) -> tensor<1x1536x10x10xf32>
    %147 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_193, %cst_117 : tensor<1x1536x12x12xf32>, tensor<1536x3x3xf32>) outs(%146 : tensor<1x1536x10x10xf32>) -> tensor<1x1536x10x10xf32>
    %148 = tensor.empty() : tensor<1x2048x10x10xf32>
    %broadcasted_194 = linalg.broadcast ins(%cst_81 : tensor<2048xf32>) outs(%148 : tensor<1x2048x10x10xf32>) dimensions = [0, 2, 3] 
    %149 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%147, %cst_80 : tensor<1x1536x10x10xf32>, tensor<2048x1536x1x1xf32>) outs(%broadcasted_194 : tensor<1x2048x10x10xf32>) -> tensor<1x2048x10x10xf32>
    %150 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%149, %cst_1 : tensor<1x2048x10x10xf32>, tensor<f32>) outs(%148 : tensor<1x2048x10x10xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.maximumf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x2048x10x10xf32>
    %151 = tensor.empty() : tensor<1x2048x1x1xf32>
    %152 = linalg.fill ins(%cst : f32) outs(%151 : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
    %153 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%150 : tensor<1x2048x10x10xf32>) outs(%152 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %160 = arith.addf %in, %out : f32
      linalg.yield %160 : f32
    } -> tensor<1x2048x1x1xf32>
    %154 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%153 : tensor<1x2048x1x1xf32>) outs(%151 : tensor<1x2048x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %160 = arith.divf %in, %cst_118 : f32
      linalg.yield %160 : f32
    } -> tensor<1x2048x1x1xf32>
    %collapsed = tensor.collapse_shape %154 [[0], [1, 2, 3]] : tensor<1x2048x1x1xf32> into tensor<1x2048xf32>
    %155 = tensor.empty() : tensor<2048x1000xf32>
    %transposed = linalg.transpose ins(%cst_82 : tensor<1000x2048xf32>) outs(%155 : tensor<2048x1000xf32>) permutation = [1, 0] 
    %156 = tensor.empty() : tensor<1x1000xf32>
    %157 = linalg.fill ins(%cst : f32) outs(%156 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %158 = linalg.matmul ins(%collapsed, %transposed : tensor<1x2048xf32>, tensor<2048x1000xf32>) outs(%157 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %159 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%158, %cst_83 : tensor<1x1000xf32>, tensor<1000xf32>) outs(%156 : tensor<1x1000xf32>) {
    ^bb0(%in: f32, %in_195: f32, %out: f32):
      %160 = arith.addf %in, %in_195 : f32
      linalg.yield %160 : f32
    } -> tensor<1x1000xf32>
    return %159 : tensor<1x1000xf32>
  }
}
