// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @googlenet(%arg0: tensor<1x3x224x224xf32> {bufferization.writable = false}) -> tensor<1x1000xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 0xFF800000 : f32
    %cst_1 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_2 = tensoropt.random seed(1) range(-0.202, 0.202) : tensor<64x3x7x7xf32>
    %cst_3 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<64xf32>
    %cst_4 = tensoropt.random seed(3) range(-0.1531, 0.1531) : tensor<64x64x1x1xf32>
    %cst_5 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<64xf32>
    %cst_6 = tensoropt.random seed(5) range(-0.1021, 0.1021) : tensor<192x64x3x3xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<192xf32>
    %cst_8 = tensoropt.random seed(7) range(-0.0884, 0.0884) : tensor<64x192x1x1xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<64xf32>
    %cst_10 = tensoropt.random seed(9) range(-0.1768, 0.1768) : tensor<96x192x1x1xf32>
    %cst_11 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<96xf32>
    %cst_12 = tensoropt.random seed(11) range(-0.04165, 0.04165) : tensor<128x96x3x3xf32>
    %cst_13 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<128xf32>
    %cst_14 = tensoropt.random seed(13) range(-0.1768, 0.1768) : tensor<16x192x1x1xf32>
    %cst_15 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<16xf32>
    %cst_16 = tensoropt.random seed(15) range(-0.2041, 0.2041) : tensor<32x16x3x3xf32>
    %cst_17 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<32xf32>
    %cst_18 = tensoropt.random seed(17) range(-0.0884, 0.0884) : tensor<32x192x1x1xf32>
    %cst_19 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<32xf32>
    %cst_20 = tensoropt.random seed(19) range(-0.1531, 0.1531) : tensor<128x256x1x1xf32>
    %cst_21 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<128xf32>
    %cst_22 = tensoropt.random seed(21) range(-0.1531, 0.1531) : tensor<128x256x1x1xf32>
    %cst_23 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<128xf32>
    %cst_24 = tensoropt.random seed(23) range(-0.0722, 0.0722) : tensor<192x128x3x3xf32>
    %cst_25 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<192xf32>
    %cst_26 = tensoropt.random seed(25) range(-0.1531, 0.1531) : tensor<32x256x1x1xf32>
    %cst_27 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<32xf32>
    %cst_28 = tensoropt.random seed(27) range(-0.2886, 0.2886) : tensor<96x32x3x3xf32>
    %cst_29 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<96xf32>
    %cst_30 = tensoropt.random seed(29) range(-0.1531, 0.1531) : tensor<64x256x1x1xf32>
    %cst_31 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<64xf32>
    %cst_32 = tensoropt.random seed(31) range(-0.1118, 0.1118) : tensor<192x480x1x1xf32>
    %cst_33 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<192xf32>
    %cst_34 = tensoropt.random seed(33) range(-0.1118, 0.1118) : tensor<96x480x1x1xf32>
    %cst_35 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<96xf32>
    %cst_36 = tensoropt.random seed(35) range(-0.0833, 0.0833) : tensor<208x96x3x3xf32>
    %cst_37 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<208xf32>
    %cst_38 = tensoropt.random seed(37) range(-0.1118, 0.1118) : tensor<16x480x1x1xf32>
    %cst_39 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<16xf32>
    %cst_40 = tensoropt.random seed(39) range(-0.4082, 0.4082) : tensor<48x16x3x3xf32>
    %cst_41 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<48xf32>
    %cst_42 = tensoropt.random seed(41) range(-0.1118, 0.1118) : tensor<64x480x1x1xf32>
    %cst_43 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<64xf32>
    %cst_44 = tensoropt.random seed(43) range(-0.1083, 0.1083) : tensor<160x512x1x1xf32>
    %cst_45 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<160xf32>
    %cst_46 = tensoropt.random seed(45) range(-0.1083, 0.1083) : tensor<112x512x1x1xf32>
    %cst_47 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<112xf32>
    %cst_48 = tensoropt.random seed(47) range(-0.0772, 0.0772) : tensor<224x112x3x3xf32>
    %cst_49 = tensoropt.random seed(48) range(-0.125, 0.125) : tensor<224xf32>
    %cst_50 = tensoropt.random seed(49) range(-0.1083, 0.1083) : tensor<24x512x1x1xf32>
    %cst_51 = tensoropt.random seed(50) range(-0.125, 0.125) : tensor<24xf32>
    %cst_52 = tensoropt.random seed(51) range(-0.1667, 0.1667) : tensor<64x24x3x3xf32>
    %cst_53 = tensoropt.random seed(52) range(-0.125, 0.125) : tensor<64xf32>
    %cst_54 = tensoropt.random seed(53) range(-0.1083, 0.1083) : tensor<64x512x1x1xf32>
    %cst_55 = tensoropt.random seed(54) range(-0.125, 0.125) : tensor<64xf32>
    %cst_56 = tensoropt.random seed(55) range(-0.1083, 0.1083) : tensor<128x512x1x1xf32>
    %cst_57 = tensoropt.random seed(56) range(-0.125, 0.125) : tensor<128xf32>
    %cst_58 = tensoropt.random seed(57) range(-0.1083, 0.1083) : tensor<128x512x1x1xf32>
    %cst_59 = tensoropt.random seed(58) range(-0.125, 0.125) : tensor<128xf32>
    %cst_60 = tensoropt.random seed(59) range(-0.0722, 0.0722) : tensor<256x128x3x3xf32>
    %cst_61 = tensoropt.random seed(60) range(-0.125, 0.125) : tensor<256xf32>
    %cst_62 = tensoropt.random seed(61) range(-0.1083, 0.1083) : tensor<24x512x1x1xf32>
    %cst_63 = tensoropt.random seed(62) range(-0.125, 0.125) : tensor<24xf32>
    %cst_64 = tensoropt.random seed(63) range(-0.1667, 0.1667) : tensor<64x24x3x3xf32>
    %cst_65 = tensoropt.random seed(64) range(-0.125, 0.125) : tensor<64xf32>
    %cst_66 = tensoropt.random seed(65) range(-0.1083, 0.1083) : tensor<64x512x1x1xf32>
    %cst_67 = tensoropt.random seed(66) range(-0.125, 0.125) : tensor<64xf32>
    %cst_68 = tensoropt.random seed(67) range(-0.1083, 0.1083) : tensor<112x512x1x1xf32>
    %cst_69 = tensoropt.random seed(68) range(-0.125, 0.125) : tensor<112xf32>
    %cst_70 = tensoropt.random seed(69) range(-0.1083, 0.1083) : tensor<144x512x1x1xf32>
    %cst_71 = tensoropt.random seed(70) range(-0.125, 0.125) : tensor<144xf32>
    %cst_72 = tensoropt.random seed(71) range(-0.068, 0.068) : tensor<288x144x3x3xf32>
    %cst_73 = tensoropt.random seed(72) range(-0.125, 0.125) : tensor<288xf32>
    %cst_74 = tensoropt.random seed(73) range(-0.1083, 0.1083) : tensor<32x512x1x1xf32>
    %cst_75 = tensoropt.random seed(74) range(-0.125, 0.125) : tensor<32xf32>
    %cst_76 = tensoropt.random seed(75) range(-0.1443, 0.1443) : tensor<64x32x3x3xf32>
    %cst_77 = tensoropt.random seed(76) range(-0.125, 0.125) : tensor<64xf32>
    %cst_78 = tensoropt.random seed(77) range(-0.1083, 0.1083) : tensor<64x512x1x1xf32>
    %cst_79 = tensoropt.random seed(78) range(-0.125, 0.125) : tensor<64xf32>
    %cst_80 = tensoropt.random seed(79) range(-0.1066, 0.1066) : tensor<256x528x1x1xf32>
    %cst_81 = tensoropt.random seed(80) range(-0.125, 0.125) : tensor<256xf32>
    %cst_82 = tensoropt.random seed(81) range(-0.1066, 0.1066) : tensor<160x528x1x1xf32>
    %cst_83 = tensoropt.random seed(82) range(-0.125, 0.125) : tensor<160xf32>
    %cst_84 = tensoropt.random seed(83) range(-0.0645, 0.0645) : tensor<320x160x3x3xf32>
    %cst_85 = tensoropt.random seed(84) range(-0.125, 0.125) : tensor<320xf32>
    %cst_86 = tensoropt.random seed(85) range(-0.1066, 0.1066) : tensor<32x528x1x1xf32>
    %cst_87 = tensoropt.random seed(86) range(-0.125, 0.125) : tensor<32xf32>
    %cst_88 = tensoropt.random seed(87) range(-0.1443, 0.1443) : tensor<128x32x3x3xf32>
    %cst_89 = tensoropt.random seed(88) range(-0.125, 0.125) : tensor<128xf32>
    %cst_90 = tensoropt.random seed(89) range(-0.1066, 0.1066) : tensor<128x528x1x1xf32>
    %cst_91 = tensoropt.random seed(90) range(-0.125, 0.125) : tensor<128xf32>
    %cst_92 = tensoropt.random seed(91) range(-0.0849, 0.0849) : tensor<256x832x1x1xf32>
    %cst_93 = tensoropt.random seed(92) range(-0.125, 0.125) : tensor<256xf32>
    %cst_94 = tensoropt.random seed(93) range(-0.0849, 0.0849) : tensor<160x832x1x1xf32>
    %cst_95 = tensoropt.random seed(94) range(-0.125, 0.125) : tensor<160xf32>
    %cst_96 = tensoropt.random seed(95) range(-0.0645, 0.0645) : tensor<320x160x3x3xf32>
    %cst_97 = tensoropt.random seed(96) range(-0.125, 0.125) : tensor<320xf32>
    %cst_98 = tensoropt.random seed(97) range(-0.0849, 0.0849) : tensor<32x832x1x1xf32>
    %cst_99 = tensoropt.random seed(98) range(-0.125, 0.125) : tensor<32xf32>
    %cst_100 = tensoropt.random seed(99) range(-0.1443, 0.1443) : tensor<128x32x3x3xf32>
    %cst_101 = tensoropt.random seed(100) range(-0.125, 0.125) : tensor<128xf32>
    %cst_102 = tensoropt.random seed(101) range(-0.04245, 0.04245) : tensor<128x832x1x1xf32>
    %cst_103 = tensoropt.random seed(102) range(-0.125, 0.125) : tensor<128xf32>
    %cst_104 = tensoropt.random seed(103) range(-0.0849, 0.0849) : tensor<384x832x1x1xf32>
    %cst_105 = tensoropt.random seed(104) range(-0.125, 0.125) : tensor<384xf32>
    %cst_106 = tensoropt.random seed(105) range(-0.0849, 0.0849) : tensor<192x832x1x1xf32>
    %cst_107 = tensoropt.random seed(106) range(-0.125, 0.125) : tensor<192xf32>
    %cst_108 = tensoropt.random seed(107) range(-0.0589, 0.0589) : tensor<384x192x3x3xf32>
    %cst_109 = tensoropt.random seed(108) range(-0.125, 0.125) : tensor<384xf32>
    %cst_110 = tensoropt.random seed(109) range(-0.0849, 0.0849) : tensor<48x832x1x1xf32>
    %cst_111 = tensoropt.random seed(110) range(-0.125, 0.125) : tensor<48xf32>
    %cst_112 = tensoropt.random seed(111) range(-0.1179, 0.1179) : tensor<128x48x3x3xf32>
    %cst_113 = tensoropt.random seed(112) range(-0.125, 0.125) : tensor<128xf32>
    %cst_114 = tensoropt.random seed(113) range(-0.04245, 0.04245) : tensor<128x832x1x1xf32>
    %cst_115 = tensoropt.random seed(114) range(-0.125, 0.125) : tensor<128xf32>
    %cst_116 = tensoropt.random seed(115) range(-0.0765, 0.0765) : tensor<1000x1024xf32>
    %cst_117 = tensoropt.random seed(116) range(-0.125, 0.125) : tensor<1000xf32>
    %cst_118 = arith.constant 4.900000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 3, 3] high[0, 0, 3, 3] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x224x224xf32> to tensor<1x3x230x230xf32>
    %0 = tensor.empty() : tensor<1x64x112x112xf32>
    %broadcasted = linalg.broadcast ins(%cst_3 : tensor<64xf32>) outs(%0 : tensor<1x64x112x112xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_2 : tensor<1x3x230x230xf32>, tensor<64x3x7x7xf32>) outs(%broadcasted : tensor<1x64x112x112xf32>) -> tensor<1x64x112x112xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_1 : tensor<1x64x112x112xf32>, tensor<f32>) outs(%0 : tensor<1x64x112x112xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x112x112xf32>
    %padded_119 = tensor.pad %2 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x64x112x112xf32> to tensor<1x64x114x114xf32>
    %3 = tensor.empty() : tensor<1x64x56x56xf32>
    %4 = linalg.fill ins(%cst_0 : f32) outs(%3 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %5 = tensor.empty() : tensor<3x3xf32>
    %6 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_119, %5 : tensor<1x64x114x114xf32>, tensor<3x3xf32>) outs(%4 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %broadcasted_120 = linalg.broadcast ins(%cst_5 : tensor<64xf32>) outs(%3 : tensor<1x64x56x56xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%6, %cst_4 : tensor<1x64x56x56xf32>, tensor<64x64x1x1xf32>) outs(%broadcasted_120 : tensor<1x64x56x56xf32>) -> tensor<1x64x56x56xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %cst_1 : tensor<1x64x56x56xf32>, tensor<f32>) outs(%3 : tensor<1x64x56x56xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x56x56xf32>
    %padded_121 = tensor.pad %8 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x64x56x56xf32> to tensor<1x64x58x58xf32>
    %9 = tensor.empty() : tensor<1x192x56x56xf32>
    %broadcasted_122 = linalg.broadcast ins(%cst_7 : tensor<192xf32>) outs(%9 : tensor<1x192x56x56xf32>) dimensions = [0, 2, 3] 
    %10 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_121, %cst_6 : tensor<1x64x58x58xf32>, tensor<192x64x3x3xf32>) outs(%broadcasted_122 : tensor<1x192x56x56xf32>) -> tensor<1x192x56x56xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_1 : tensor<1x192x56x56xf32>, tensor<f32>) outs(%9 : tensor<1x192x56x56xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x192x56x56xf32>
    %padded_123 = tensor.pad %11 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x192x56x56xf32> to tensor<1x192x58x58xf32>
    %12 = tensor.empty() : tensor<1x192x28x28xf32>
    %13 = linalg.fill ins(%cst_0 : f32) outs(%12 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %14 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_123, %5 : tensor<1x192x58x58xf32>, tensor<3x3xf32>) outs(%13 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %15 = tensor.empty() : tensor<1x64x28x28xf32>
    %broadcasted_124 = linalg.broadcast ins(%cst_9 : tensor<64xf32>) outs(%15 : tensor<1x64x28x28xf32>) dimensions = [0, 2, 3] 
    %16 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%14, %cst_8 : tensor<1x192x28x28xf32>, tensor<64x192x1x1xf32>) outs(%broadcasted_124 : tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%16, %cst_1 : tensor<1x64x28x28xf32>, tensor<f32>) outs(%15 : tensor<1x64x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x28x28xf32>
    %18 = tensor.empty() : tensor<1x96x28x28xf32>
    %broadcasted_125 = linalg.broadcast ins(%cst_11 : tensor<96xf32>) outs(%18 : tensor<1x96x28x28xf32>) dimensions = [0, 2, 3] 
    %19 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%14, %cst_10 : tensor<1x192x28x28xf32>, tensor<96x192x1x1xf32>) outs(%broadcasted_125 : tensor<1x96x28x28xf32>) -> tensor<1x96x28x28xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %cst_1 : tensor<1x96x28x28xf32>, tensor<f32>) outs(%18 : tensor<1x96x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x96x28x28xf32>
    %padded_126 = tensor.pad %20 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x28x28xf32> to tensor<1x96x30x30xf32>
    %21 = tensor.empty() : tensor<1x128x28x28xf32>
    %broadcasted_127 = linalg.broadcast ins(%cst_13 : tensor<128xf32>) outs(%21 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %22 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_126, %cst_12 : tensor<1x96x30x30xf32>, tensor<128x96x3x3xf32>) outs(%broadcasted_127 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%21 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x28x28xf32>
    %24 = tensor.empty() : tensor<1x16x28x28xf32>
    %broadcasted_128 = linalg.broadcast ins(%cst_15 : tensor<16xf32>) outs(%24 : tensor<1x16x28x28xf32>) dimensions = [0, 2, 3] 
    %25 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%14, %cst_14 : tensor<1x192x28x28xf32>, tensor<16x192x1x1xf32>) outs(%broadcasted_128 : tensor<1x16x28x28xf32>) -> tensor<1x16x28x28xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%25, %cst_1 : tensor<1x16x28x28xf32>, tensor<f32>) outs(%24 : tensor<1x16x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x16x28x28xf32>
    %padded_129 = tensor.pad %26 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x28x28xf32> to tensor<1x16x30x30xf32>
    %27 = tensor.empty() : tensor<1x32x28x28xf32>
    %broadcasted_130 = linalg.broadcast ins(%cst_17 : tensor<32xf32>) outs(%27 : tensor<1x32x28x28xf32>) dimensions = [0, 2, 3] 
    %28 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_129, %cst_16 : tensor<1x16x30x30xf32>, tensor<32x16x3x3xf32>) outs(%broadcasted_130 : tensor<1x32x28x28xf32>) -> tensor<1x32x28x28xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%28, %cst_1 : tensor<1x32x28x28xf32>, tensor<f32>) outs(%27 : tensor<1x32x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x32x28x28xf32>
    %padded_131 = tensor.pad %14 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x192x28x28xf32> to tensor<1x192x31x31xf32>
    %30 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_131, %5 : tensor<1x192x31x31xf32>, tensor<3x3xf32>) outs(%13 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %broadcasted_132 = linalg.broadcast ins(%cst_19 : tensor<32xf32>) outs(%27 : tensor<1x32x28x28xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%30, %cst_18 : tensor<1x192x28x28xf32>, tensor<32x192x1x1xf32>) outs(%broadcasted_132 : tensor<1x32x28x28xf32>) -> tensor<1x32x28x28xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %cst_1 : tensor<1x32x28x28xf32>, tensor<f32>) outs(%27 : tensor<1x32x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x32x28x28xf32>
    %concat = tensor.concat dim(1) %17, %23, %29, %32 : (tensor<1x64x28x28xf32>, tensor<1x128x28x28xf32>, tensor<1x32x28x28xf32>, tensor<1x32x28x28xf32>) -> tensor<1x256x28x28xf32>
    %broadcasted_133 = linalg.broadcast ins(%cst_21 : tensor<128xf32>) outs(%21 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %33 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_20 : tensor<1x256x28x28xf32>, tensor<128x256x1x1xf32>) outs(%broadcasted_133 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%21 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x28x28xf32>
    %broadcasted_134 = linalg.broadcast ins(%cst_23 : tensor<128xf32>) outs(%21 : tensor<1x128x28x28xf32>) dimensions = [0, 2, 3] 
    %35 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_22 : tensor<1x256x28x28xf32>, tensor<128x256x1x1xf32>) outs(%broadcasted_134 : tensor<1x128x28x28xf32>) -> tensor<1x128x28x28xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_1 : tensor<1x128x28x28xf32>, tensor<f32>) outs(%21 : tensor<1x128x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x28x28xf32>
    %padded_135 = tensor.pad %36 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x28x28xf32> to tensor<1x128x30x30xf32>
    %broadcasted_136 = linalg.broadcast ins(%cst_25 : tensor<192xf32>) outs(%12 : tensor<1x192x28x28xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_135, %cst_24 : tensor<1x128x30x30xf32>, tensor<192x128x3x3xf32>) outs(%broadcasted_136 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %cst_1 : tensor<1x192x28x28xf32>, tensor<f32>) outs(%12 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x192x28x28xf32>
    %broadcasted_137 = linalg.broadcast ins(%cst_27 : tensor<32xf32>) outs(%27 : tensor<1x32x28x28xf32>) dimensions = [0, 2, 3] 
    %39 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat, %cst_26 : tensor<1x256x28x28xf32>, tensor<32x256x1x1xf32>) outs(%broadcasted_137 : tensor<1x32x28x28xf32>) -> tensor<1x32x28x28xf32>
    %40 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%39, %cst_1 : tensor<1x32x28x28xf32>, tensor<f32>) outs(%27 : tensor<1x32x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x32x28x28xf32>
    %padded_138 = tensor.pad %40 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x28x28xf32> to tensor<1x32x30x30xf32>
    %broadcasted_139 = linalg.broadcast ins(%cst_29 : tensor<96xf32>) outs(%18 : tensor<1x96x28x28xf32>) dimensions = [0, 2, 3] 
    %41 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_138, %cst_28 : tensor<1x32x30x30xf32>, tensor<96x32x3x3xf32>) outs(%broadcasted_139 : tensor<1x96x28x28xf32>) -> tensor<1x96x28x28xf32>
    %42 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%41, %cst_1 : tensor<1x96x28x28xf32>, tensor<f32>) outs(%18 : tensor<1x96x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x96x28x28xf32>
    %padded_140 = tensor.pad %concat low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x256x28x28xf32> to tensor<1x256x31x31xf32>
    %43 = tensor.empty() : tensor<1x256x28x28xf32>
    %44 = linalg.fill ins(%cst_0 : f32) outs(%43 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %45 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_140, %5 : tensor<1x256x31x31xf32>, tensor<3x3xf32>) outs(%44 : tensor<1x256x28x28xf32>) -> tensor<1x256x28x28xf32>
    %broadcasted_141 = linalg.broadcast ins(%cst_31 : tensor<64xf32>) outs(%15 : tensor<1x64x28x28xf32>) dimensions = [0, 2, 3] 
    %46 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%45, %cst_30 : tensor<1x256x28x28xf32>, tensor<64x256x1x1xf32>) outs(%broadcasted_141 : tensor<1x64x28x28xf32>) -> tensor<1x64x28x28xf32>
    %47 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%46, %cst_1 : tensor<1x64x28x28xf32>, tensor<f32>) outs(%15 : tensor<1x64x28x28xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x28x28xf32>
    %concat_142 = tensor.concat dim(1) %34, %38, %42, %47 : (tensor<1x128x28x28xf32>, tensor<1x192x28x28xf32>, tensor<1x96x28x28xf32>, tensor<1x64x28x28xf32>) -> tensor<1x480x28x28xf32>
    %padded_143 = tensor.pad %concat_142 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x480x28x28xf32> to tensor<1x480x30x30xf32>
    %48 = tensor.empty() : tensor<1x480x14x14xf32>
    %49 = linalg.fill ins(%cst_0 : f32) outs(%48 : tensor<1x480x14x14xf32>) -> tensor<1x480x14x14xf32>
    %50 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_143, %5 : tensor<1x480x30x30xf32>, tensor<3x3xf32>) outs(%49 : tensor<1x480x14x14xf32>) -> tensor<1x480x14x14xf32>
    %51 = tensor.empty() : tensor<1x192x14x14xf32>
    %broadcasted_144 = linalg.broadcast ins(%cst_33 : tensor<192xf32>) outs(%51 : tensor<1x192x14x14xf32>) dimensions = [0, 2, 3] 
    %52 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%50, %cst_32 : tensor<1x480x14x14xf32>, tensor<192x480x1x1xf32>) outs(%broadcasted_144 : tensor<1x192x14x14xf32>) -> tensor<1x192x14x14xf32>
    %53 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %cst_1 : tensor<1x192x14x14xf32>, tensor<f32>) outs(%51 : tensor<1x192x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x192x14x14xf32>
    %54 = tensor.empty() : tensor<1x96x14x14xf32>
    %broadcasted_145 = linalg.broadcast ins(%cst_35 : tensor<96xf32>) outs(%54 : tensor<1x96x14x14xf32>) dimensions = [0, 2, 3] 
    %55 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%50, %cst_34 : tensor<1x480x14x14xf32>, tensor<96x480x1x1xf32>) outs(%broadcasted_145 : tensor<1x96x14x14xf32>) -> tensor<1x96x14x14xf32>
    %56 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%55, %cst_1 : tensor<1x96x14x14xf32>, tensor<f32>) outs(%54 : tensor<1x96x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x96x14x14xf32>
    %padded_146 = tensor.pad %56 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x14x14xf32> to tensor<1x96x16x16xf32>
    %57 = tensor.empty() : tensor<1x208x14x14xf32>
    %broadcasted_147 = linalg.broadcast ins(%cst_37 : tensor<208xf32>) outs(%57 : tensor<1x208x14x14xf32>) dimensions = [0, 2, 3] 
    %58 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_146, %cst_36 : tensor<1x96x16x16xf32>, tensor<208x96x3x3xf32>) outs(%broadcasted_147 : tensor<1x208x14x14xf32>) -> tensor<1x208x14x14xf32>
    %59 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%58, %cst_1 : tensor<1x208x14x14xf32>, tensor<f32>) outs(%57 : tensor<1x208x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x208x14x14xf32>
    %60 = tensor.empty() : tensor<1x16x14x14xf32>
    %broadcasted_148 = linalg.broadcast ins(%cst_39 : tensor<16xf32>) outs(%60 : tensor<1x16x14x14xf32>) dimensions = [0, 2, 3] 
    %61 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%50, %cst_38 : tensor<1x480x14x14xf32>, tensor<16x480x1x1xf32>) outs(%broadcasted_148 : tensor<1x16x14x14xf32>) -> tensor<1x16x14x14xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %cst_1 : tensor<1x16x14x14xf32>, tensor<f32>) outs(%60 : tensor<1x16x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x16x14x14xf32>
    %padded_149 = tensor.pad %62 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x16x14x14xf32> to tensor<1x16x16x16xf32>
    %63 = tensor.empty() : tensor<1x48x14x14xf32>
    %broadcasted_150 = linalg.broadcast ins(%cst_41 : tensor<48xf32>) outs(%63 : tensor<1x48x14x14xf32>) dimensions = [0, 2, 3] 
    %64 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_149, %cst_40 : tensor<1x16x16x16xf32>, tensor<48x16x3x3xf32>) outs(%broadcasted_150 : tensor<1x48x14x14xf32>) -> tensor<1x48x14x14xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%64, %cst_1 : tensor<1x48x14x14xf32>, tensor<f32>) outs(%63 : tensor<1x48x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x48x14x14xf32>
    %padded_151 = tensor.pad %50 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x480x14x14xf32> to tensor<1x480x17x17xf32>
    %66 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_151, %5 : tensor<1x480x17x17xf32>, tensor<3x3xf32>) outs(%49 : tensor<1x480x14x14xf32>) -> tensor<1x480x14x14xf32>
    %67 = tensor.empty() : tensor<1x64x14x14xf32>
    %broadcasted_152 = linalg.broadcast ins(%cst_43 : tensor<64xf32>) outs(%67 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %68 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%66, %cst_42 : tensor<1x480x14x14xf32>, tensor<64x480x1x1xf32>) outs(%broadcasted_152 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %cst_1 : tensor<1x64x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x14x14xf32>
    %concat_153 = tensor.concat dim(1) %53, %59, %65, %69 : (tensor<1x192x14x14xf32>, tensor<1x208x14x14xf32>, tensor<1x48x14x14xf32>, tensor<1x64x14x14xf32>) -> tensor<1x512x14x14xf32>
    %70 = tensor.empty() : tensor<1x160x14x14xf32>
    %broadcasted_154 = linalg.broadcast ins(%cst_45 : tensor<160xf32>) outs(%70 : tensor<1x160x14x14xf32>) dimensions = [0, 2, 3] 
    %71 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_153, %cst_44 : tensor<1x512x14x14xf32>, tensor<160x512x1x1xf32>) outs(%broadcasted_154 : tensor<1x160x14x14xf32>) -> tensor<1x160x14x14xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %cst_1 : tensor<1x160x14x14xf32>, tensor<f32>) outs(%70 : tensor<1x160x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x160x14x14xf32>
    %73 = tensor.empty() : tensor<1x112x14x14xf32>
    %broadcasted_155 = linalg.broadcast ins(%cst_47 : tensor<112xf32>) outs(%73 : tensor<1x112x14x14xf32>) dimensions = [0, 2, 3] 
    %74 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_153, %cst_46 : tensor<1x512x14x14xf32>, tensor<112x512x1x1xf32>) outs(%broadcasted_155 : tensor<1x112x14x14xf32>) -> tensor<1x112x14x14xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%74, %cst_1 : tensor<1x112x14x14xf32>, tensor<f32>) outs(%73 : tensor<1x112x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x112x14x14xf32>
    %padded_156 = tensor.pad %75 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x112x14x14xf32> to tensor<1x112x16x16xf32>
    %76 = tensor.empty() : tensor<1x224x14x14xf32>
    %broadcasted_157 = linalg.broadcast ins(%cst_49 : tensor<224xf32>) outs(%76 : tensor<1x224x14x14xf32>) dimensions = [0, 2, 3] 
    %77 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_156, %cst_48 : tensor<1x112x16x16xf32>, tensor<224x112x3x3xf32>) outs(%broadcasted_157 : tensor<1x224x14x14xf32>) -> tensor<1x224x14x14xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %cst_1 : tensor<1x224x14x14xf32>, tensor<f32>) outs(%76 : tensor<1x224x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x224x14x14xf32>
    %79 = tensor.empty() : tensor<1x24x14x14xf32>
    %broadcasted_158 = linalg.broadcast ins(%cst_51 : tensor<24xf32>) outs(%79 : tensor<1x24x14x14xf32>) dimensions = [0, 2, 3] 
    %80 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_153, %cst_50 : tensor<1x512x14x14xf32>, tensor<24x512x1x1xf32>) outs(%broadcasted_158 : tensor<1x24x14x14xf32>) -> tensor<1x24x14x14xf32>
    %81 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %cst_1 : tensor<1x24x14x14xf32>, tensor<f32>) outs(%79 : tensor<1x24x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x24x14x14xf32>
    %padded_159 = tensor.pad %81 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x24x14x14xf32> to tensor<1x24x16x16xf32>
    %broadcasted_160 = linalg.broadcast ins(%cst_53 : tensor<64xf32>) outs(%67 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %82 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_159, %cst_52 : tensor<1x24x16x16xf32>, tensor<64x24x3x3xf32>) outs(%broadcasted_160 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%82, %cst_1 : tensor<1x64x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x14x14xf32>
    %padded_161 = tensor.pad %concat_153 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x17x17xf32>
    %84 = tensor.empty() : tensor<1x512x14x14xf32>
    %85 = linalg.fill ins(%cst_0 : f32) outs(%84 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %86 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_161, %5 : tensor<1x512x17x17xf32>, tensor<3x3xf32>) outs(%85 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %broadcasted_162 = linalg.broadcast ins(%cst_55 : tensor<64xf32>) outs(%67 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %87 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%86, %cst_54 : tensor<1x512x14x14xf32>, tensor<64x512x1x1xf32>) outs(%broadcasted_162 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %88 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%87, %cst_1 : tensor<1x64x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x14x14xf32>
    %concat_163 = tensor.concat dim(1) %72, %78, %83, %88 : (tensor<1x160x14x14xf32>, tensor<1x224x14x14xf32>, tensor<1x64x14x14xf32>, tensor<1x64x14x14xf32>) -> tensor<1x512x14x14xf32>
    %89 = tensor.empty() : tensor<1x128x14x14xf32>
    %broadcasted_164 = linalg.broadcast ins(%cst_57 : tensor<128xf32>) outs(%89 : tensor<1x128x14x14xf32>) dimensions = [0, 2, 3] 
    %90 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_163, %cst_56 : tensor<1x512x14x14xf32>, tensor<128x512x1x1xf32>) outs(%broadcasted_164 : tensor<1x128x14x14xf32>) -> tensor<1x128x14x14xf32>
    %91 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%90, %cst_1 : tensor<1x128x14x14xf32>, tensor<f32>) outs(%89 : tensor<1x128x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x14x14xf32>
    %broadcasted_165 = linalg.broadcast ins(%cst_59 : tensor<128xf32>) outs(%89 : tensor<1x128x14x14xf32>) dimensions = [0, 2, 3] 
    %92 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_163, %cst_58 : tensor<1x512x14x14xf32>, tensor<128x512x1x1xf32>) outs(%broadcasted_165 : tensor<1x128x14x14xf32>) -> tensor<1x128x14x14xf32>
    %93 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%92, %cst_1 : tensor<1x128x14x14xf32>, tensor<f32>) outs(%89 : tensor<1x128x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x14x14xf32>
    %padded_166 = tensor.pad %93 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x128x14x14xf32> to tensor<1x128x16x16xf32>
    %94 = tensor.empty() : tensor<1x256x14x14xf32>
    %broadcasted_167 = linalg.broadcast ins(%cst_61 : tensor<256xf32>) outs(%94 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %95 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_166, %cst_60 : tensor<1x128x16x16xf32>, tensor<256x128x3x3xf32>) outs(%broadcasted_167 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%95, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%94 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x256x14x14xf32>
    %broadcasted_168 = linalg.broadcast ins(%cst_63 : tensor<24xf32>) outs(%79 : tensor<1x24x14x14xf32>) dimensions = [0, 2, 3] 
    %97 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_163, %cst_62 : tensor<1x512x14x14xf32>, tensor<24x512x1x1xf32>) outs(%broadcasted_168 : tensor<1x24x14x14xf32>) -> tensor<1x24x14x14xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%97, %cst_1 : tensor<1x24x14x14xf32>, tensor<f32>) outs(%79 : tensor<1x24x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x24x14x14xf32>
    %padded_169 = tensor.pad %98 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x24x14x14xf32> to tensor<1x24x16x16xf32>
    %broadcasted_170 = linalg.broadcast ins(%cst_65 : tensor<64xf32>) outs(%67 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %99 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_169, %cst_64 : tensor<1x24x16x16xf32>, tensor<64x24x3x3xf32>) outs(%broadcasted_170 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%99, %cst_1 : tensor<1x64x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x14x14xf32>
    %padded_171 = tensor.pad %concat_163 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x17x17xf32>
    %101 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_171, %5 : tensor<1x512x17x17xf32>, tensor<3x3xf32>) outs(%85 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %broadcasted_172 = linalg.broadcast ins(%cst_67 : tensor<64xf32>) outs(%67 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %102 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%101, %cst_66 : tensor<1x512x14x14xf32>, tensor<64x512x1x1xf32>) outs(%broadcasted_172 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%102, %cst_1 : tensor<1x64x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x14x14xf32>
    %concat_173 = tensor.concat dim(1) %91, %96, %100, %103 : (tensor<1x128x14x14xf32>, tensor<1x256x14x14xf32>, tensor<1x64x14x14xf32>, tensor<1x64x14x14xf32>) -> tensor<1x512x14x14xf32>
    %broadcasted_174 = linalg.broadcast ins(%cst_69 : tensor<112xf32>) outs(%73 : tensor<1x112x14x14xf32>) dimensions = [0, 2, 3] 
    %104 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_173, %cst_68 : tensor<1x512x14x14xf32>, tensor<112x512x1x1xf32>) outs(%broadcasted_174 : tensor<1x112x14x14xf32>) -> tensor<1x112x14x14xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%104, %cst_1 : tensor<1x112x14x14xf32>, tensor<f32>) outs(%73 : tensor<1x112x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x112x14x14xf32>
    %106 = tensor.empty() : tensor<1x144x14x14xf32>
    %broadcasted_175 = linalg.broadcast ins(%cst_71 : tensor<144xf32>) outs(%106 : tensor<1x144x14x14xf32>) dimensions = [0, 2, 3] 
    %107 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_173, %cst_70 : tensor<1x512x14x14xf32>, tensor<144x512x1x1xf32>) outs(%broadcasted_175 : tensor<1x144x14x14xf32>) -> tensor<1x144x14x14xf32>
    %108 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%107, %cst_1 : tensor<1x144x14x14xf32>, tensor<f32>) outs(%106 : tensor<1x144x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x144x14x14xf32>
    %padded_176 = tensor.pad %108 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x144x14x14xf32> to tensor<1x144x16x16xf32>
    %109 = tensor.empty() : tensor<1x288x14x14xf32>
    %broadcasted_177 = linalg.broadcast ins(%cst_73 : tensor<288xf32>) outs(%109 : tensor<1x288x14x14xf32>) dimensions = [0, 2, 3] 
    %110 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_176, %cst_72 : tensor<1x144x16x16xf32>, tensor<288x144x3x3xf32>) outs(%broadcasted_177 : tensor<1x288x14x14xf32>) -> tensor<1x288x14x14xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%110, %cst_1 : tensor<1x288x14x14xf32>, tensor<f32>) outs(%109 : tensor<1x288x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x288x14x14xf32>
    %112 = tensor.empty() : tensor<1x32x14x14xf32>
    %broadcasted_178 = linalg.broadcast ins(%cst_75 : tensor<32xf32>) outs(%112 : tensor<1x32x14x14xf32>) dimensions = [0, 2, 3] 
    %113 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_173, %cst_74 : tensor<1x512x14x14xf32>, tensor<32x512x1x1xf32>) outs(%broadcasted_178 : tensor<1x32x14x14xf32>) -> tensor<1x32x14x14xf32>
    %114 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%113, %cst_1 : tensor<1x32x14x14xf32>, tensor<f32>) outs(%112 : tensor<1x32x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x32x14x14xf32>
    %padded_179 = tensor.pad %114 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x14x14xf32> to tensor<1x32x16x16xf32>
    %broadcasted_180 = linalg.broadcast ins(%cst_77 : tensor<64xf32>) outs(%67 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %115 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_179, %cst_76 : tensor<1x32x16x16xf32>, tensor<64x32x3x3xf32>) outs(%broadcasted_180 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %116 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%115, %cst_1 : tensor<1x64x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x14x14xf32>
    %padded_181 = tensor.pad %concat_173 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x512x14x14xf32> to tensor<1x512x17x17xf32>
    %117 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_181, %5 : tensor<1x512x17x17xf32>, tensor<3x3xf32>) outs(%85 : tensor<1x512x14x14xf32>) -> tensor<1x512x14x14xf32>
    %broadcasted_182 = linalg.broadcast ins(%cst_79 : tensor<64xf32>) outs(%67 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %118 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%117, %cst_78 : tensor<1x512x14x14xf32>, tensor<64x512x1x1xf32>) outs(%broadcasted_182 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%118, %cst_1 : tensor<1x64x14x14xf32>, tensor<f32>) outs(%67 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x64x14x14xf32>
    %concat_183 = tensor.concat dim(1) %105, %111, %116, %119 : (tensor<1x112x14x14xf32>, tensor<1x288x14x14xf32>, tensor<1x64x14x14xf32>, tensor<1x64x14x14xf32>) -> tensor<1x528x14x14xf32>
    %broadcasted_184 = linalg.broadcast ins(%cst_81 : tensor<256xf32>) outs(%94 : tensor<1x256x14x14xf32>) dimensions = [0, 2, 3] 
    %120 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_183, %cst_80 : tensor<1x528x14x14xf32>, tensor<256x528x1x1xf32>) outs(%broadcasted_184 : tensor<1x256x14x14xf32>) -> tensor<1x256x14x14xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%120, %cst_1 : tensor<1x256x14x14xf32>, tensor<f32>) outs(%94 : tensor<1x256x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x256x14x14xf32>
    %broadcasted_185 = linalg.broadcast ins(%cst_83 : tensor<160xf32>) outs(%70 : tensor<1x160x14x14xf32>) dimensions = [0, 2, 3] 
    %122 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_183, %cst_82 : tensor<1x528x14x14xf32>, tensor<160x528x1x1xf32>) outs(%broadcasted_185 : tensor<1x160x14x14xf32>) -> tensor<1x160x14x14xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%122, %cst_1 : tensor<1x160x14x14xf32>, tensor<f32>) outs(%70 : tensor<1x160x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x160x14x14xf32>
    %padded_186 = tensor.pad %123 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x14x14xf32> to tensor<1x160x16x16xf32>
    %124 = tensor.empty() : tensor<1x320x14x14xf32>
    %broadcasted_187 = linalg.broadcast ins(%cst_85 : tensor<320xf32>) outs(%124 : tensor<1x320x14x14xf32>) dimensions = [0, 2, 3] 
    %125 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_186, %cst_84 : tensor<1x160x16x16xf32>, tensor<320x160x3x3xf32>) outs(%broadcasted_187 : tensor<1x320x14x14xf32>) -> tensor<1x320x14x14xf32>
    %126 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%125, %cst_1 : tensor<1x320x14x14xf32>, tensor<f32>) outs(%124 : tensor<1x320x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x320x14x14xf32>
    %broadcasted_188 = linalg.broadcast ins(%cst_87 : tensor<32xf32>) outs(%112 : tensor<1x32x14x14xf32>) dimensions = [0, 2, 3] 
    %127 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_183, %cst_86 : tensor<1x528x14x14xf32>, tensor<32x528x1x1xf32>) outs(%broadcasted_188 : tensor<1x32x14x14xf32>) -> tensor<1x32x14x14xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127, %cst_1 : tensor<1x32x14x14xf32>, tensor<f32>) outs(%112 : tensor<1x32x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x32x14x14xf32>
    %padded_189 = tensor.pad %128 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x14x14xf32> to tensor<1x32x16x16xf32>
    %broadcasted_190 = linalg.broadcast ins(%cst_89 : tensor<128xf32>) outs(%89 : tensor<1x128x14x14xf32>) dimensions = [0, 2, 3] 
    %129 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_189, %cst_88 : tensor<1x32x16x16xf32>, tensor<128x32x3x3xf32>) outs(%broadcasted_190 : tensor<1x128x14x14xf32>) -> tensor<1x128x14x14xf32>
    %130 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%129, %cst_1 : tensor<1x128x14x14xf32>, tensor<f32>) outs(%89 : tensor<1x128x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x14x14xf32>
    %padded_191 = tensor.pad %concat_183 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x528x14x14xf32> to tensor<1x528x17x17xf32>
    %131 = tensor.empty() : tensor<1x528x14x14xf32>
    %132 = linalg.fill ins(%cst_0 : f32) outs(%131 : tensor<1x528x14x14xf32>) -> tensor<1x528x14x14xf32>
    %133 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_191, %5 : tensor<1x528x17x17xf32>, tensor<3x3xf32>) outs(%132 : tensor<1x528x14x14xf32>) -> tensor<1x528x14x14xf32>
    %broadcasted_192 = linalg.broadcast ins(%cst_91 : tensor<128xf32>) outs(%89 : tensor<1x128x14x14xf32>) dimensions = [0, 2, 3] 
    %134 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%133, %cst_90 : tensor<1x528x14x14xf32>, tensor<128x528x1x1xf32>) outs(%broadcasted_192 : tensor<1x128x14x14xf32>) -> tensor<1x128x14x14xf32>
    %135 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%134, %cst_1 : tensor<1x128x14x14xf32>, tensor<f32>) outs(%89 : tensor<1x128x14x14xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x14x14xf32>
    %concat_193 = tensor.concat dim(1) %121, %126, %130, %135 : (tensor<1x256x14x14xf32>, tensor<1x320x14x14xf32>, tensor<1x128x14x14xf32>, tensor<1x128x14x14xf32>) -> tensor<1x832x14x14xf32>
    %padded_194 = tensor.pad %concat_193 low[0, 0, 0, 0] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x832x14x14xf32> to tensor<1x832x16x16xf32>
    %136 = tensor.empty() : tensor<1x832x7x7xf32>
    %137 = linalg.fill ins(%cst_0 : f32) outs(%136 : tensor<1x832x7x7xf32>) -> tensor<1x832x7x7xf32>
    %138 = tensor.empty() : tensor<2x2xf32>
    %139 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_194, %138 : tensor<1x832x16x16xf32>, tensor<2x2xf32>) outs(%137 : tensor<1x832x7x7xf32>) -> tensor<1x832x7x7xf32>
    %140 = tensor.empty() : tensor<1x256x7x7xf32>
    %broadcasted_195 = linalg.broadcast ins(%cst_93 : tensor<256xf32>) outs(%140 : tensor<1x256x7x7xf32>) dimensions = [0, 2, 3] 
    %141 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%139, %cst_92 : tensor<1x832x7x7xf32>, tensor<256x832x1x1xf32>) outs(%broadcasted_195 : tensor<1x256x7x7xf32>) -> tensor<1x256x7x7xf32>
    %142 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%141, %cst_1 : tensor<1x256x7x7xf32>, tensor<f32>) outs(%140 : tensor<1x256x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x256x7x7xf32>
    %143 = tensor.empty() : tensor<1x160x7x7xf32>
    %broadcasted_196 = linalg.broadcast ins(%cst_95 : tensor<160xf32>) outs(%143 : tensor<1x160x7x7xf32>) dimensions = [0, 2, 3] 
    %144 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%139, %cst_94 : tensor<1x832x7x7xf32>, tensor<160x832x1x1xf32>) outs(%broadcasted_196 : tensor<1x160x7x7xf32>) -> tensor<1x160x7x7xf32>
    %145 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%144, %cst_1 : tensor<1x160x7x7xf32>, tensor<f32>) outs(%143 : tensor<1x160x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x160x7x7xf32>
    %padded_197 = tensor.pad %145 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x160x7x7xf32> to tensor<1x160x9x9xf32>
    %146 = tensor.empty() : tensor<1x320x7x7xf32>
    %broadcasted_198 = linalg.broadcast ins(%cst_97 : tensor<320xf32>) outs(%146 : tensor<1x320x7x7xf32>) dimensions = [0, 2, 3] 
    %147 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_197, %cst_96 : tensor<1x160x9x9xf32>, tensor<320x160x3x3xf32>) outs(%broadcasted_198 : tensor<1x320x7x7xf32>) -> tensor<1x320x7x7xf32>
    %148 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%147, %cst_1 : tensor<1x320x7x7xf32>, tensor<f32>) outs(%146 : tensor<1x320x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x320x7x7xf32>
    %149 = tensor.empty() : tensor<1x32x7x7xf32>
    %broadcasted_199 = linalg.broadcast ins(%cst_99 : tensor<32xf32>) outs(%149 : tensor<1x32x7x7xf32>) dimensions = [0, 2, 3] 
    %150 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%139, %cst_98 : tensor<1x832x7x7xf32>, tensor<32x832x1x1xf32>) outs(%broadcasted_199 : tensor<1x32x7x7xf32>) -> tensor<1x32x7x7xf32>
    %151 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%150, %cst_1 : tensor<1x32x7x7xf32>, tensor<f32>) outs(%149 : tensor<1x32x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x32x7x7xf32>
    %padded_200 = tensor.pad %151 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x7x7xf32> to tensor<1x32x9x9xf32>
    %152 = tensor.empty() : tensor<1x128x7x7xf32>
    %broadcasted_201 = linalg.broadcast ins(%cst_101 : tensor<128xf32>) outs(%152 : tensor<1x128x7x7xf32>) dimensions = [0, 2, 3] 
    %153 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_200, %cst_100 : tensor<1x32x9x9xf32>, tensor<128x32x3x3xf32>) outs(%broadcasted_201 : tensor<1x128x7x7xf32>) -> tensor<1x128x7x7xf32>
    %154 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%153, %cst_1 : tensor<1x128x7x7xf32>, tensor<f32>) outs(%152 : tensor<1x128x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x7x7xf32>
    %padded_202 = tensor.pad %139 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x832x7x7xf32> to tensor<1x832x10x10xf32>
    %155 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_202, %5 : tensor<1x832x10x10xf32>, tensor<3x3xf32>) outs(%137 : tensor<1x832x7x7xf32>) -> tensor<1x832x7x7xf32>
    %broadcasted_203 = linalg.broadcast ins(%cst_103 : tensor<128xf32>) outs(%152 : tensor<1x128x7x7xf32>) dimensions = [0, 2, 3] 
    %156 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%155, %cst_102 : tensor<1x832x7x7xf32>, tensor<128x832x1x1xf32>) outs(%broadcasted_203 : tensor<1x128x7x7xf32>) -> tensor<1x128x7x7xf32>
    %157 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%156, %cst_1 : tensor<1x128x7x7xf32>, tensor<f32>) outs(%152 : tensor<1x128x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x7x7xf32>
    %concat_204 = tensor.concat dim(1) %142, %148, %154, %157 : (tensor<1x256x7x7xf32>, tensor<1x320x7x7xf32>, tensor<1x128x7x7xf32>, tensor<1x128x7x7xf32>) -> tensor<1x832x7x7xf32>
    %158 = tensor.empty() : tensor<1x384x7x7xf32>
    %broadcasted_205 = linalg.broadcast ins(%cst_105 : tensor<384xf32>) outs(%158 : tensor<1x384x7x7xf32>) dimensions = [0, 2, 3] 
    %159 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_204, %cst_104 : tensor<1x832x7x7xf32>, tensor<384x832x1x1xf32>) outs(%broadcasted_205 : tensor<1x384x7x7xf32>) -> tensor<1x384x7x7xf32>
    %160 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%159, %cst_1 : tensor<1x384x7x7xf32>, tensor<f32>) outs(%158 : tensor<1x384x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x384x7x7xf32>
    %161 = tensor.empty() : tensor<1x192x7x7xf32>
    %broadcasted_206 = linalg.broadcast ins(%cst_107 : tensor<192xf32>) outs(%161 : tensor<1x192x7x7xf32>) dimensions = [0, 2, 3] 
    %162 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_204, %cst_106 : tensor<1x832x7x7xf32>, tensor<192x832x1x1xf32>) outs(%broadcasted_206 : tensor<1x192x7x7xf32>) -> tensor<1x192x7x7xf32>
    %163 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%162, %cst_1 : tensor<1x192x7x7xf32>, tensor<f32>) outs(%161 : tensor<1x192x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x192x7x7xf32>
    %padded_207 = tensor.pad %163 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x7x7xf32> to tensor<1x192x9x9xf32>
    %broadcasted_208 = linalg.broadcast ins(%cst_109 : tensor<384xf32>) outs(%158 : tensor<1x384x7x7xf32>) dimensions = [0, 2, 3] 
    %164 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_207, %cst_108 : tensor<1x192x9x9xf32>, tensor<384x192x3x3xf32>) outs(%broadcasted_208 : tensor<1x384x7x7xf32>) -> tensor<1x384x7x7xf32>
    %165 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%164, %cst_1 : tensor<1x384x7x7xf32>, tensor<f32>) outs(%158 : tensor<1x384x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x384x7x7xf32>
    %166 = tensor.empty() : tensor<1x48x7x7xf32>
    %broadcasted_209 = linalg.broadcast ins(%cst_111 : tensor<48xf32>) outs(%166 : tensor<1x48x7x7xf32>) dimensions = [0, 2, 3] 
    %167 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%concat_204, %cst_110 : tensor<1x832x7x7xf32>, tensor<48x832x1x1xf32>) outs(%broadcasted_209 : tensor<1x48x7x7xf32>) -> tensor<1x48x7x7xf32>
    %168 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%167, %cst_1 : tensor<1x48x7x7xf32>, tensor<f32>) outs(%166 : tensor<1x48x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x48x7x7xf32>
    %padded_210 = tensor.pad %168 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x48x7x7xf32> to tensor<1x48x9x9xf32>
    %broadcasted_211 = linalg.broadcast ins(%cst_113 : tensor<128xf32>) outs(%152 : tensor<1x128x7x7xf32>) dimensions = [0, 2, 3] 
    %169 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_210, %cst_112 : tensor<1x48x9x9xf32>, tensor<128x48x3x3xf32>) outs(%broadcasted_211 : tensor<1x128x7x7xf32>) -> tensor<1x128x7x7xf32>
    %170 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%169, %cst_1 : tensor<1x128x7x7xf32>, tensor<f32>) outs(%152 : tensor<1x128x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x7x7xf32>
    %padded_212 = tensor.pad %concat_204 low[0, 0, 1, 1] high[0, 0, 2, 2] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst_0 : f32
    } : tensor<1x832x7x7xf32> to tensor<1x832x10x10xf32>
    %171 = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_212, %5 : tensor<1x832x10x10xf32>, tensor<3x3xf32>) outs(%137 : tensor<1x832x7x7xf32>) -> tensor<1x832x7x7xf32>
    %broadcasted_213 = linalg.broadcast ins(%cst_115 : tensor<128xf32>) outs(%152 : tensor<1x128x7x7xf32>) dimensions = [0, 2, 3] 
    %172 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%171, %cst_114 : tensor<1x832x7x7xf32>, tensor<128x832x1x1xf32>) outs(%broadcasted_213 : tensor<1x128x7x7xf32>) -> tensor<1x128x7x7xf32>
    %173 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%172, %cst_1 : tensor<1x128x7x7xf32>, tensor<f32>) outs(%152 : tensor<1x128x7x7xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.maximumf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x128x7x7xf32>
    %concat_214 = tensor.concat dim(1) %160, %165, %170, %173 : (tensor<1x384x7x7xf32>, tensor<1x384x7x7xf32>, tensor<1x128x7x7xf32>, tensor<1x128x7x7xf32>) -> tensor<1x1024x7x7xf32>
    %174 = tensor.empty() : tensor<1x1024x1x1xf32>
    %175 = linalg.fill ins(%cst : f32) outs(%174 : tensor<1x1024x1x1xf32>) -> tensor<1x1024x1x1xf32>
    %176 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%concat_214 : tensor<1x1024x7x7xf32>) outs(%175 : tensor<1x1024x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.addf %in, %out : f32
      linalg.yield %183 : f32
    } -> tensor<1x1024x1x1xf32>
    %177 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%176 : tensor<1x1024x1x1xf32>) outs(%174 : tensor<1x1024x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %183 = arith.divf %in, %cst_118 : f32
      linalg.yield %183 : f32
    } -> tensor<1x1024x1x1xf32>
    %collapsed = tensor.collapse_shape %177 [[0], [1, 2, 3]] : tensor<1x1024x1x1xf32> into tensor<1x1024xf32>
    %178 = tensor.empty() : tensor<1024x1000xf32>
    %transposed = linalg.transpose ins(%cst_116 : tensor<1000x1024xf32>) outs(%178 : tensor<1024x1000xf32>) permutation = [1, 0] 
    %179 = tensor.empty() : tensor<1x1000xf32>
    %180 = linalg.fill ins(%cst : f32) outs(%179 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %181 = linalg.matmul ins(%collapsed, %transposed : tensor<1x1024xf32>, tensor<1024x1000xf32>) outs(%180 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %182 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%181, %cst_117 : tensor<1x1000xf32>, tensor<1000xf32>) outs(%179 : tensor<1x1000xf32>) {
    ^bb0(%in: f32, %in_215: f32, %out: f32):
      %183 = arith.addf %in, %in_215 : f32
      linalg.yield %183 : f32
    } -> tensor<1x1000xf32>
    return %182 : tensor<1x1000xf32>
  }
}
