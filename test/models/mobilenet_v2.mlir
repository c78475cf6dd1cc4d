// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> ()>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, 0, 0)>
#map3 = affine_map<(d0, d1) -> (d0, d1)>
#map4 = affine_map<(d0, d1) -> (d1)>
module {
  func.func @mobilenet_v2(%arg0: tensor<1x3x224x224xf32> {bufferization.writable = false}) -> tensor<1x1000xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = tensoropt.random seed(1) range(-0.4714, 0.4714) : tensor<32x3x3x3xf32>
    %cst_1 = tensoropt.random seed(2) range(-0.125, 0.125) : tensor<32xf32>
    %cst_2 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<32xf32>
    %cst_3 = tensoropt.random seed(5) range(-0.433, 0.433) : tensor<16x32x1x1xf32>
    %cst_4 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<16xf32>
    %cst_5 = tensoropt.random seed(7) range(-0.6124, 0.6124) : tensor<96x16x1x1xf32>
    %cst_6 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<96xf32>
    %cst_7 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<96xf32>
    %cst_8 = tensoropt.random seed(11) range(-0.125, 0.125) : tensor<24x96x1x1xf32>
    %cst_9 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<24xf32>
    %cst_10 = tensoropt.random seed(13) range(-0.5, 0.5) : tensor<144x24x1x1xf32>
    %cst_11 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<144xf32>
    %cst_12 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<144xf32>
    %cst_13 = tensoropt.random seed(17) range(-0.2041, 0.2041) : tensor<24x144x1x1xf32>
    %cst_14 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<24xf32>
    %cst_15 = tensoropt.random seed(19) range(-0.5, 0.5) : tensor<144x24x1x1xf32>
    %cst_16 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<144xf32>
    %cst_17 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<144xf32>
    %cst_18 = tensoropt.random seed(23) range(-0.2041, 0.2041) : tensor<32x144x1x1xf32>
    %cst_19 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<32xf32>
    %cst_20 = tensoropt.random seed(25) range(-0.2165, 0.2165) : tensor<192x32x1x1xf32>
    %cst_21 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<192xf32>
    %cst_22 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<192xf32>
    %cst_23 = tensoropt.random seed(29) range(-0.1768, 0.1768) : tensor<32x192x1x1xf32>
    %cst_24 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<32xf32>
    %cst_25 = tensoropt.random seed(31) range(-0.2165, 0.2165) : tensor<192x32x1x1xf32>
    %cst_26 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<192xf32>
    %cst_27 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<192xf32>
    %cst_28 = tensoropt.random seed(35) range(-0.1768, 0.1768) : tensor<32x192x1x1xf32>
    %cst_29 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<32xf32>
    %cst_30 = tensoropt.random seed(37) range(-0.2165, 0.2165) : tensor<192x32x1x1xf32>
    %cst_31 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<192xf32>
    %cst_32 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<192xf32>
    %cst_33 = tensoropt.random seed(41) range(-0.1768, 0.1768) : tensor<64x192x1x1xf32>
    %cst_34 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<64xf32>
    %cst_35 = tensoropt.random seed(43) range(-0.1531, 0.1531) : tensor<384x64x1x1xf32>
    %cst_36 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<384xf32>
    %cst_37 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<384xf32>
    %cst_38 = tensoropt.random seed(47) range(-0.125, 0.125) : tensor<64x384x1x1xf32>
    %cst_39 = tensoropt.random seed(48) range(-0.125, 0.125) : tensor<64xf32>
    %cst_40 = tensoropt.random seed(49) range(-0.1531, 0.1531) : tensor<384x64x1x1xf32>
    %cst_41 = tensoropt.random seed(50) range(-0.125, 0.125) : tensor<384xf32>
    %cst_42 = tensoropt.random seed(52) range(-0.125, 0.125) : tensor<384xf32>
    %cst_43 = tensoropt.random seed(53) range(-0.125, 0.125) : tensor<64x384x1x1xf32>
    %cst_44 = tensoropt.random seed(54) range(-0.125, 0.125) : tensor<64xf32>
    %cst_45 = tensoropt.random seed(55) range(-0.1531, 0.1531) : tensor<384x64x1x1xf32>
    %cst_46 = tensoropt.random seed(56) range(-0.125, 0.125) : tensor<384xf32>
    %cst_47 = tensoropt.random seed(58) range(-0.125, 0.125) : tensor<384xf32>
    %cst_48 = tensoropt.random seed(59) range(-0.125, 0.125) : tensor<64x384x1x1xf32>
    %cst_49 = tensoropt.random seed(60) range(-0.125, 0.125) : tensor<64xf32>
    %cst_50 = tensoropt.random seed(61) range(-0.1531, 0.1531) : tensor<384x64x1x1xf32>
    %cst_51 = tensoropt.random seed(62) range(-0.125, 0.125) : tensor<384xf32>
    %cst_52 = tensoropt.random seed(64) range(-0.125, 0.125) : tensor<384xf32>
    %cst_53 = tensoropt.random seed(65) range(-0.125, 0.125) : tensor<96x384x1x1xf32>
    %cst_54 = tensoropt.random seed(66) range(-0.125, 0.125) : tensor<96xf32>
    %cst_55 = tensoropt.random seed(67) range(-0.125, 0.125) : tensor<576x96x1x1xf32>
    %cst_56 = tensoropt.random seed(68) range(-0.125, 0.125) : tensor<576xf32>
    %cst_57 = tensoropt.random seed(70) range(-0.125, 0.125) : tensor<576xf32>
    %cst_58 = tensoropt.random seed(71) range(-0.1021, 0.1021) : tensor<96x576x1x1xf32>
    %cst_59 = tensoropt.random seed(72) range(-0.125, 0.125) : tensor<96xf32>
    %cst_60 = tensoropt.random seed(73) range(-0.125, 0.125) : tensor<576x96x1x1xf32>
    %cst_61 = tensoropt.random seed(74) range(-0.125, 0.125) : tensor<576xf32>
    %cst_62 = tensoropt.random seed(76) range(-0.125, 0.125) : tensor<576xf32>
    %cst_63 = tensoropt.random seed(77) range(-0.1021, 0.1021) : tensor<96x576x1x1xf32>
    %cst_64 = tensoropt.random seed(78) range(-0.125, 0.125) : tensor<96xf32>
    %cst_65 = tensoropt.random seed(79) range(-0.125, 0.125) : tensor<576x96x1x1xf32>
    %cst_66 = tensoropt.random seed(80) range(-0.125, 0.125) : tensor<576xf32>
    %cst_67 = tensoropt.random seed(82) range(-0.125, 0.125) : tensor<576xf32>
    %cst_68 = tensoropt.random seed(83) range(-0.1021, 0.1021) : tensor<160x576x1x1xf32>
    %cst_69 = tensoropt.random seed(84) range(-0.125, 0.125) : tensor<160xf32>
    %cst_70 = tensoropt.random seed(85) range(-0.0968, 0.0968) : tensor<960x160x1x1xf32>
    %cst_71 = tensoropt.random seed(86) range(-0.125, 0.125) : tensor<960xf32>
    %cst_72 = tensoropt.random seed(88) range(-0.125, 0.125) : tensor<960xf32>
    %cst_73 = tensoropt.random seed(89) range(-0.0791, 0.0791) : tensor<160x960x1x1xf32>
    %cst_74 = tensoropt.random seed(90) range(-0.125, 0.125) : tensor<160xf32>
    %cst_75 = tensoropt.random seed(91) range(-0.0968, 0.0968) : tensor<960x160x1x1xf32>
    %cst_76 = tensoropt.random seed(92) range(-0.125, 0.125) : tensor<960xf32>
    %cst_77 = tensoropt.random seed(94) range(-0.125, 0.125) : tensor<960xf32>
    %cst_78 = tensoropt.random seed(95) range(-0.0791, 0.0791) : tensor<160x960x1x1xf32>
    %cst_79 = tensoropt.random seed(96) range(-0.125, 0.125) : tensor<160xf32>
    %cst_80 = tensoropt.random seed(97) range(-0.0968, 0.0968) : tensor<960x160x1x1xf32>
    %cst_81 = tensoropt.random seed(98) range(-0.125, 0.125) : tensor<960xf32>
    %cst_82 = tensoropt.random seed(100) range(-0.125, 0.125) : tensor<960xf32>
    %cst_83 = tensoropt.random seed(101) range(-0.0791, 0.0791) : tensor<320x960x1x1xf32>
    %cst_84 = tensoropt.random seed(102) range(-0.125, 0.125) : tensor<320xf32>
    %cst_85 = tensoropt.random seed(103) range(-0.06845, 0.06845) : tensor<1280x320x1x1xf32>
    %cst_86 = tensoropt.random seed(104) range(-0.125, 0.125) : tensor<1280xf32>
    %cst_87 = tensoropt.random seed(105) range(-0.137, 0.137) : tensor<1000x1280xf32>
    %cst_88 = tensoropt.random seed(106) range(-0.125, 0.125) : tensor<1000xf32>
    %cst_89 = arith.constant dense<0.000000e+00> : tensor<f32>
    %cst_90 = arith.constant dense<6.000000e+00> : tensor<f32>
    %cst_91 = tensoropt.random seed(3) range(-0.8165, 0.8165) : tensor<32x3x3xf32>
    %cst_92 = tensoropt.random seed(9) range(-0.8165, 0.8165) : tensor<96x3x3xf32>
    %cst_93 = tensoropt.random seed(15) range(-0.8165, 0.8165) : tensor<144x3x3xf32>
    %cst_94 = tensoropt.random seed(21) range(-0.8165, 0.8165) : tensor<144x3x3xf32>
    %cst_95 = tensoropt.random seed(27) range(-0.8165, 0.8165) : tensor<192x3x3xf32>
    %cst_96 = tensoropt.random seed(33) range(-0.8165, 0.8165) : tensor<192x3x3xf32>
    %cst_97 = tensoropt.random seed(39) range(-0.8165, 0.8165) : tensor<192x3x3xf32>
    %cst_98 = tensoropt.random seed(45) range(-0.8165, 0.8165) : tensor<384x3x3xf32>
    %cst_99 = tensoropt.random seed(51) range(-0.8165, 0.8165) : tensor<384x3x3xf32>
    %cst_100 = tensoropt.random seed(57) range(-0.8165, 0.8165) : tensor<384x3x3xf32>
    %cst_101 = tensoropt.random seed(63) range(-0.8165, 0.8165) : tensor<384x3x3xf32>
    %cst_102 = tensoropt.random seed(69) range(-0.8165, 0.8165) : tensor<576x3x3xf32>
    %cst_103 = tensoropt.random seed(75) range(-0.8165, 0.8165) : tensor<576x3x3xf32>
    %cst_104 = tensoropt.random seed(81) range(-0.8165, 0.8165) : tensor<576x3x3xf32>
    %cst_105 = tensoropt.random seed(87) range(-0.8165, 0.8165) : tensor<960x3x3xf32>
    %cst_106 = tensoropt.random seed(93) range(-0.8165, 0.8165) : tensor<960x3x3xf32>
    %cst_107 = tensoropt.random seed(99) range(-0.8165, 0.8165) : tensor<960x3x3xf32>
    %cst_108 = arith.constant 4.900000e+01 : f32
    %padded = tensor.pad %arg0 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x3x224x224xf32> to tensor<1x3x226x226xf32>
    %0 = tensor.empty() : tensor<1x32x112x112xf32>
    %broadcasted = linalg.broadcast ins(%cst_1 : tensor<32xf32>) outs(%0 : tensor<1x32x112x112xf32>) dimensions = [0, 2, 3] 
    %1 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded, %cst_0 : tensor<1x3x226x226xf32>, tensor<32x3x3x3xf32>) outs(%broadcasted : tensor<1x32x112x112xf32>) -> tensor<1x32x112x112xf32>
    %2 = tensor.empty() : tensor<1x32x112x112xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%1, %cst_89 : tensor<1x32x112x112xf32>, tensor<f32>) outs(%2 : tensor<1x32x112x112xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x32x112x112xi1>
    %4 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%3, %cst_89, %1 : tensor<1x32x112x112xi1>, tensor<f32>, tensor<1x32x112x112xf32>) outs(%0 : tensor<1x32x112x112xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x32x112x112xf32>
    %5 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %4 : tensor<f32>, tensor<1x32x112x112xf32>) outs(%2 : tensor<1x32x112x112xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x32x112x112xi1>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%5, %cst_90, %4 : tensor<1x32x112x112xi1>, tensor<f32>, tensor<1x32x112x112xf32>) outs(%0 : tensor<1x32x112x112xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x32x112x112xf32>
    %padded_109 = tensor.pad %6 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x32x112x112xf32> to tensor<1x32x114x114xf32>
    %broadcasted_110 = linalg.broadcast ins(%cst_2 : tensor<32xf32>) outs(%0 : tensor<1x32x112x112xf32>) dimensions = [0, 2, 3] 
    %7 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_109, %cst_91 : tensor<1x32x114x114xf32>, tensor<32x3x3xf32>) outs(%broadcasted_110 : tensor<1x32x112x112xf32>) -> tensor<1x32x112x112xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%7, %cst_89 : tensor<1x32x112x112xf32>, tensor<f32>) outs(%2 : tensor<1x32x112x112xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x32x112x112xi1>
    %9 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%8, %cst_89, %7 : tensor<1x32x112x112xi1>, tensor<f32>, tensor<1x32x112x112xf32>) outs(%0 : tensor<1x32x112x112xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x32x112x112xf32>
    %10 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %9 : tensor<f32>, tensor<1x32x112x112xf32>) outs(%2 : tensor<1x32x112x112xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x32x112x112xi1>
    %11 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%10, %cst_90, %9 : tensor<1x32x112x112xi1>, tensor<f32>, tensor<1x32x112x112xf32>) outs(%0 : tensor<1x32x112x112xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x32x112x112xf32>
    %12 = tensor.empty() : tensor<1x16x112x112xf32>
    %broadcasted_111 = linalg.broadcast ins(%cst_4 : tensor<16xf32>) outs(%12 : tensor<1x16x112x112xf32>) dimensions = [0, 2, 3] 
    %13 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%11, %cst_3 : tensor<1x32x112x112xf32>, tensor<16x32x1x1xf32>) outs(%broadcasted_111 : tensor<1x16x112x112xf32>) -> tensor<1x16x112x112xf32>
    %14 = tensor.empty() : tensor<1x96x112x112xf32>
    %broadcasted_112 = linalg.broadcast ins(%cst_6 : tensor<96xf32>) outs(%14 : tensor<1x96x112x112xf32>) dimensions = [0, 2, 3] 
    %15 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%13, %cst_5 : tensor<1x16x112x112xf32>, tensor<96x16x1x1xf32>) outs(%broadcasted_112 : tensor<1x96x112x112xf32>) -> tensor<1x96x112x112xf32>
    %16 = tensor.empty() : tensor<1x96x112x112xi1>
    %17 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%15, %cst_89 : tensor<1x96x112x112xf32>, tensor<f32>) outs(%16 : tensor<1x96x112x112xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x96x112x112xi1>
    %18 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%17, %cst_89, %15 : tensor<1x96x112x112xi1>, tensor<f32>, tensor<1x96x112x112xf32>) outs(%14 : tensor<1x96x112x112xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x96x112x112xf32>
    %19 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %18 : tensor<f32>, tensor<1x96x112x112xf32>) outs(%16 : tensor<1x96x112x112xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x96x112x112xi1>
    %20 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%19, %cst_90, %18 : tensor<1x96x112x112xi1>, tensor<f32>, tensor<1x96x112x112xf32>) outs(%14 : tensor<1x96x112x112xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x96x112x112xf32>
    %padded_113 = tensor.pad %20 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x96x112x112xf32> to tensor<1x96x114x114xf32>
    %21 = tensor.empty() : tensor<1x96x56x56xf32>
    %broadcasted_114 = linalg.broadcast ins(%cst_7 : tensor<96xf32>) outs(%21 : tensor<1x96x56x56xf32>) dimensions = [0, 2, 3] 
    %22 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_113, %cst_92 : tensor<1x96x114x114xf32>, tensor<96x3x3xf32>) outs(%broadcasted_114 : tensor<1x96x56x56xf32>) -> tensor<1x96x56x56xf32>
    %23 = tensor.empty() : tensor<1x96x56x56xi1>
    %24 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%22, %cst_89 : tensor<1x96x56x56xf32>, tensor<f32>) outs(%23 : tensor<1x96x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x96x56x56xi1>
    %25 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%24, %cst_89, %22 : tensor<1x96x56x56xi1>, tensor<f32>, tensor<1x96x56x56xf32>) outs(%21 : tensor<1x96x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x96x56x56xf32>
    %26 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %25 : tensor<f32>, tensor<1x96x56x56xf32>) outs(%23 : tensor<1x96x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x96x56x56xi1>
    %27 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%26, %cst_90, %25 : tensor<1x96x56x56xi1>, tensor<f32>, tensor<1x96x56x56xf32>) outs(%21 : tensor<1x96x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x96x56x56xf32>
    %28 = tensor.empty() : tensor<1x24x56x56xf32>
    %broadcasted_115 = linalg.broadcast ins(%cst_9 : tensor<24xf32>) outs(%28 : tensor<1x24x56x56xf32>) dimensions = [0, 2, 3] 
    %29 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%27, %cst_8 : tensor<1x96x56x56xf32>, tensor<24x96x1x1xf32>) outs(%broadcasted_115 : tensor<1x24x56x56xf32>) -> tensor<1x24x56x56xf32>
    %30 = tensor.empty() : tensor<1x144x56x56xf32>
    %broadcasted_116 = linalg.broadcast ins(%cst_11 : tensor<144xf32>) outs(%30 : tensor<1x144x56x56xf32>) dimensions = [0, 2, 3] 
    %31 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%29, %cst_10 : tensor<1x24x56x56xf32>, tensor<144x24x1x1xf32>) outs(%broadcasted_116 : tensor<1x144x56x56xf32>) -> tensor<1x144x56x56xf32>
    %32 = tensor.empty() : tensor<1x144x56x56xi1>
    %33 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%31, %cst_89 : tensor<1x144x56x56xf32>, tensor<f32>) outs(%32 : tensor<1x144x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x56x56xi1>
    %34 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%33, %cst_89, %31 : tensor<1x144x56x56xi1>, tensor<f32>, tensor<1x144x56x56xf32>) outs(%30 : tensor<1x144x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x56x56xf32>
    %35 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %34 : tensor<f32>, tensor<1x144x56x56xf32>) outs(%32 : tensor<1x144x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x56x56xi1>
    %36 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%35, %cst_90, %34 : tensor<1x144x56x56xi1>, tensor<f32>, tensor<1x144x56x56xf32>) outs(%30 : tensor<1x144x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x56x56xf32>
    %padded_117 = tensor.pad %36 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x144x56x56xf32> to tensor<1x144x58x58xf32>
    %broadcasted_118 = linalg.broadcast ins(%cst_12 : tensor<144xf32>) outs(%30 : tensor<1x144x56x56xf32>) dimensions = [0, 2, 3] 
    %37 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_117, %cst_93 : tensor<1x144x58x58xf32>, tensor<144x3x3xf32>) outs(%broadcasted_118 : tensor<1x144x56x56xf32>) -> tensor<1x144x56x56xf32>
    %38 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%37, %cst_89 : tensor<1x144x56x56xf32>, tensor<f32>) outs(%32 : tensor<1x144x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x56x56xi1>
    %39 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%38, %cst_89, %37 : tensor<1x144x56x56xi1>, tensor<f32>, tensor<1x144x56x56xf32>) outs(%30 : tensor<1x144x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x56x56xf32>
    %40 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %39 : tensor<f32>, tensor<1x144x56x56xf32>) outs(%32 : tensor<1x144x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x56x56xi1>
    %41 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%40, %cst_90, %39 : tensor<1x144x56x56xi1>, tensor<f32>, tensor<1x144x56x56xf32>) outs(%30 : tensor<1x144x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x56x56xf32>
    %broadcasted_119 = linalg.broadcast ins(%cst_14 : tensor<24xf32>) outs(%28 : tensor<1x24x56x56xf32>) dimensions = [0, 2, 3] 
    %42 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%41, %cst_13 : tensor<1x144x56x56xf32>, tensor<24x144x1x1xf32>) outs(%broadcasted_119 : tensor<1x24x56x56xf32>) -> tensor<1x24x56x56xf32>
    %43 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%29, %42 : tensor<1x24x56x56xf32>, tensor<1x24x56x56xf32>) outs(%28 : tensor<1x24x56x56xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x24x56x56xf32>
    %broadcasted_120 = linalg.broadcast ins(%cst_16 : tensor<144xf32>) outs(%30 : tensor<1x144x56x56xf32>) dimensions = [0, 2, 3] 
    %44 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%43, %cst_15 : tensor<1x24x56x56xf32>, tensor<144x24x1x1xf32>) outs(%broadcasted_120 : tensor<1x144x56x56xf32>) -> tensor<1x144x56x56xf32>
    %45 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%44, %cst_89 : tensor<1x144x56x56xf32>, tensor<f32>) outs(%32 : tensor<1x144x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x56x56xi1>
    %46 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%45, %cst_89, %44 : tensor<1x144x56x56xi1>, tensor<f32>, tensor<1x144x56x56xf32>) outs(%30 : tensor<1x144x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x56x56xf32>
    %47 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %46 : tensor<f32>, tensor<1x144x56x56xf32>) outs(%32 : tensor<1x144x56x56xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x56x56xi1>
    %48 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%47, %cst_90, %46 : tensor<1x144x56x56xi1>, tensor<f32>, tensor<1x144x56x56xf32>) outs(%30 : tensor<1x144x56x56xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x56x56xf32>
    %padded_121 = tensor.pad %48 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x144x56x56xf32> to tensor<1x144x58x58xf32>
    %49 = tensor.empty() : tensor<1x144x28x28xf32>
    %broadcasted_122 = linalg.broadcast ins(%cst_17 : tensor<144xf32>) outs(%49 : tensor<1x144x28x28xf32>) dimensions = [0, 2, 3] 
    %50 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_121, %cst_94 : tensor<1x144x58x58xf32>, tensor<144x3x3xf32>) outs(%broadcasted_122 : tensor<1x144x28x28xf32>) -> tensor<1x144x28x28xf32>
    %51 = tensor.empty() : tensor<1x144x28x28xi1>
    %52 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%50, %cst_89 : tensor<1x144x28x28xf32>, tensor<f32>) outs(%51 : tensor<1x144x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x28x28xi1>
    %53 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%52, %cst_89, %50 : tensor<1x144x28x28xi1>, tensor<f32>, tensor<1x144x28x28xf32>) outs(%49 : tensor<1x144x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x28x28xf32>
    %54 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %53 : tensor<f32>, tensor<1x144x28x28xf32>) outs(%51 : tensor<1x144x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x144x28x28xi1>
    %55 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%54, %cst_90, %53 : tensor<1x144x28x28xi1>, tensor<f32>, tensor<1x144x28x28xf32>) outs(%49 : tensor<1x144x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x144x28x28xf32>
    %56 = tensor.empty() : tensor<1x32x28x28xf32>
    %broadcasted_123 = linalg.broadcast ins(%cst_19 : tensor<32xf32>) outs(%56 : tensor<1x32x28x28xf32>) dimensions = [0, 2, 3] 
    %57 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%55, %cst_18 : tensor<1x144x28x28xf32>, tensor<32x144x1x1xf32>) outs(%broadcasted_123 : tensor<1x32x28x28xf32>) -> tensor<1x32x28x28xf32>
    %58 = tensor.empty() : tensor<1x192x28x28xf32>
    %broadcasted_124 = linalg.broadcast ins(%cst_21 : tensor<192xf32>) outs(%58 : tensor<1x192x28x28xf32>) dimensions = [0, 2, 3] 
    %59 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%57, %cst_20 : tensor<1x32x28x28xf32>, tensor<192x32x1x1xf32>) outs(%broadcasted_124 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %60 = tensor.empty() : tensor<1x192x28x28xi1>
    %61 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%59, %cst_89 : tensor<1x192x28x28xf32>, tensor<f32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %62 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%61, %cst_89, %59 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %63 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %62 : tensor<f32>, tensor<1x192x28x28xf32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %64 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%63, %cst_90, %62 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %padded_125 = tensor.pad %64 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x28x28xf32> to tensor<1x192x30x30xf32>
    %broadcasted_126 = linalg.broadcast ins(%cst_22 : tensor<192xf32>) outs(%58 : tensor<1x192x28x28xf32>) dimensions = [0, 2, 3] 
    %65 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_125, %cst_95 : tensor<1x192x30x30xf32>, tensor<192x3x3xf32>) outs(%broadcasted_126 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%65, %cst_89 : tensor<1x192x28x28xf32>, tensor<f32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %67 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%66, %cst_89, %65 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %68 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %67 : tensor<f32>, tensor<1x192x28x28xf32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %69 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%68, %cst_90, %67 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %broadcasted_127 = linalg.broadcast ins(%cst_24 : tensor<32xf32>) outs(%56 : tensor<1x32x28x28xf32>) dimensions = [0, 2, 3] 
    %70 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%69, %cst_23 : tensor<1x192x28x28xf32>, tensor<32x192x1x1xf32>) outs(%broadcasted_127 : tensor<1x32x28x28xf32>) -> tensor<1x32x28x28xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%57, %70 : tensor<1x32x28x28xf32>, tensor<1x32x28x28xf32>) outs(%56 : tensor<1x32x28x28xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x32x28x28xf32>
    %broadcasted_128 = linalg.broadcast ins(%cst_26 : tensor<192xf32>) outs(%58 : tensor<1x192x28x28xf32>) dimensions = [0, 2, 3] 
    %72 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%71, %cst_25 : tensor<1x32x28x28xf32>, tensor<192x32x1x1xf32>) outs(%broadcasted_128 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%72, %cst_89 : tensor<1x192x28x28xf32>, tensor<f32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %74 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%73, %cst_89, %72 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %75 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %74 : tensor<f32>, tensor<1x192x28x28xf32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %76 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%75, %cst_90, %74 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %padded_129 = tensor.pad %76 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x28x28xf32> to tensor<1x192x30x30xf32>
    %broadcasted_130 = linalg.broadcast ins(%cst_27 : tensor<192xf32>) outs(%58 : tensor<1x192x28x28xf32>) dimensions = [0, 2, 3] 
    %77 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_129, %cst_96 : tensor<1x192x30x30xf32>, tensor<192x3x3xf32>) outs(%broadcasted_130 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %78 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%77, %cst_89 : tensor<1x192x28x28xf32>, tensor<f32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %79 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%78, %cst_89, %77 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %80 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %79 : tensor<f32>, tensor<1x192x28x28xf32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %81 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%80, %cst_90, %79 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %broadcasted_131 = linalg.broadcast ins(%cst_29 : tensor<32xf32>) outs(%56 : tensor<1x32x28x28xf32>) dimensions = [0, 2, 3] 
    %82 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%81, %cst_28 : tensor<1x192x28x28xf32>, tensor<32x192x1x1xf32>) outs(%broadcasted_131 : tensor<1x32x28x28xf32>) -> tensor<1x32x28x28xf32>
    %83 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%71, %82 : tensor<1x32x28x28xf32>, tensor<1x32x28x28xf32>) outs(%56 : tensor<1x32x28x28xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x32x28x28xf32>
    %broadcasted_132 = linalg.broadcast ins(%cst_31 : tensor<192xf32>) outs(%58 : tensor<1x192x28x28xf32>) dimensions = [0, 2, 3] 
    %84 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%83, %cst_30 : tensor<1x32x28x28xf32>, tensor<192x32x1x1xf32>) outs(%broadcasted_132 : tensor<1x192x28x28xf32>) -> tensor<1x192x28x28xf32>
    %85 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84, %cst_89 : tensor<1x192x28x28xf32>, tensor<f32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %86 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%85, %cst_89, %84 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %87 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %86 : tensor<f32>, tensor<1x192x28x28xf32>) outs(%60 : tensor<1x192x28x28xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x28x28xi1>
    %88 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%87, %cst_90, %86 : tensor<1x192x28x28xi1>, tensor<f32>, tensor<1x192x28x28xf32>) outs(%58 : tensor<1x192x28x28xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x28x28xf32>
    %padded_133 = tensor.pad %88 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x192x28x28xf32> to tensor<1x192x30x30xf32>
    %89 = tensor.empty() : tensor<1x192x14x14xf32>
    %broadcasted_134 = linalg.broadcast ins(%cst_32 : tensor<192xf32>) outs(%89 : tensor<1x192x14x14xf32>) dimensions = [0, 2, 3] 
    %90 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_133, %cst_97 : tensor<1x192x30x30xf32>, tensor<192x3x3xf32>) outs(%broadcasted_134 : tensor<1x192x14x14xf32>) -> tensor<1x192x14x14xf32>
    %91 = tensor.empty() : tensor<1x192x14x14xi1>
    %92 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%90, %cst_89 : tensor<1x192x14x14xf32>, tensor<f32>) outs(%91 : tensor<1x192x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x14x14xi1>
    %93 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%92, %cst_89, %90 : tensor<1x192x14x14xi1>, tensor<f32>, tensor<1x192x14x14xf32>) outs(%89 : tensor<1x192x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x14x14xf32>
    %94 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %93 : tensor<f32>, tensor<1x192x14x14xf32>) outs(%91 : tensor<1x192x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x192x14x14xi1>
    %95 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%94, %cst_90, %93 : tensor<1x192x14x14xi1>, tensor<f32>, tensor<1x192x14x14xf32>) outs(%89 : tensor<1x192x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x192x14x14xf32>
    %96 = tensor.empty() : tensor<1x64x14x14xf32>
    %broadcasted_135 = linalg.broadcast ins(%cst_34 : tensor<64xf32>) outs(%96 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %97 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%95, %cst_33 : tensor<1x192x14x14xf32>, tensor<64x192x1x1xf32>) outs(%broadcasted_135 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %98 = tensor.empty() : tensor<1x384x14x14xf32>
    %broadcasted_136 = linalg.broadcast ins(%cst_36 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %99 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%97, %cst_35 : tensor<1x64x14x14xf32>, tensor<384x64x1x1xf32>) outs(%broadcasted_136 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %100 = tensor.empty() : tensor<1x384x14x14xi1>
    %101 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%99, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %102 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%101, %cst_89, %99 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %103 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %102 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %104 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%103, %cst_90, %102 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %padded_137 = tensor.pad %104 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x14x14xf32> to tensor<1x384x16x16xf32>
    %broadcasted_138 = linalg.broadcast ins(%cst_37 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %105 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_137, %cst_98 : tensor<1x384x16x16xf32>, tensor<384x3x3xf32>) outs(%broadcasted_138 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%105, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %107 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%106, %cst_89, %105 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %108 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %107 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %109 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%108, %cst_90, %107 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %broadcasted_139 = linalg.broadcast ins(%cst_39 : tensor<64xf32>) outs(%96 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %110 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%109, %cst_38 : tensor<1x384x14x14xf32>, tensor<64x384x1x1xf32>) outs(%broadcasted_139 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %111 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%97, %110 : tensor<1x64x14x14xf32>, tensor<1x64x14x14xf32>) outs(%96 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x64x14x14xf32>
    %broadcasted_140 = linalg.broadcast ins(%cst_41 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %112 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%111, %cst_40 : tensor<1x64x14x14xf32>, tensor<384x64x1x1xf32>) outs(%broadcasted_140 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %113 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%112, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %114 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%113, %cst_89, %112 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %115 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %114 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %116 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%115, %cst_90, %114 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %padded_141 = tensor.pad %116 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x14x14xf32> to tensor<1x384x16x16xf32>
    %broadcasted_142 = linalg.broadcast ins(%cst_42 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %117 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_141, %cst_99 : tensor<1x384x16x16xf32>, tensor<384x3x3xf32>) outs(%broadcasted_142 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%117, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %119 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%118, %cst_89, %117 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %120 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %119 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %121 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%120, %cst_90, %119 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %broadcasted_143 = linalg.broadcast ins(%cst_44 : tensor<64xf32>) outs(%96 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %122 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%121, %cst_43 : tensor<1x384x14x14xf32>, tensor<64x384x1x1xf32>) outs(%broadcasted_143 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%111, %122 : tensor<1x64x14x14xf32>, tensor<1x64x14x14xf32>) outs(%96 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x64x14x14xf32>
    %broadcasted_144 = linalg.broadcast ins(%cst_46 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %124 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%123, %cst_45 : tensor<1x64x14x14xf32>, tensor<384x64x1x1xf32>) outs(%broadcasted_144 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%124, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %126 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%125, %cst_89, %124 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %127 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %126 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %128 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%127, %cst_90, %126 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %padded_145 = tensor.pad %128 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x14x14xf32> to tensor<1x384x16x16xf32>
    %broadcasted_146 = linalg.broadcast ins(%cst_47 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %129 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_145, %cst_100 : tensor<1x384x16x16xf32>, tensor<384x3x3xf32>) outs(%broadcasted_146 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %130 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%129, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %131 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%130, %cst_89, %129 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %132 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %131 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %133 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%132, %cst_90, %131 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %broadcasted_147 = linalg.broadcast ins(%cst_49 : tensor<64xf32>) outs(%96 : tensor<1x64x14x14xf32>) dimensions = [0, 2, 3] 
    %134 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%133, %cst_48 : tensor<1x384x14x14xf32>, tensor<64x384x1x1xf32>) outs(%broadcasted_147 : tensor<1x64x14x14xf32>) -> tensor<1x64x14x14xf32>
    %135 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%123, %134 : tensor<1x64x14x14xf32>, tensor<1x64x14x14xf32>) outs(%96 : tensor<1x64x14x14xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x64x14x14xf32>
    %broadcasted_148 = linalg.broadcast ins(%cst_51 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %136 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%135, %cst_50 : tensor<1x64x14x14xf32>, tensor<384x64x1x1xf32>) outs(%broadcasted_148 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %137 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%136, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %138 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%137, %cst_89, %136 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %139 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %138 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %140 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%139, %cst_90, %138 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %padded_149 = tensor.pad %140 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x384x14x14xf32> to tensor<1x384x16x16xf32>
    %broadcasted_150 = linalg.broadcast ins(%cst_52 : tensor<384xf32>) outs(%98 : tensor<1x384x14x14xf32>) dimensions = [0, 2, 3] 
    %141 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_149, %cst_101 : tensor<1x384x16x16xf32>, tensor<384x3x3xf32>) outs(%broadcasted_150 : tensor<1x384x14x14xf32>) -> tensor<1x384x14x14xf32>
    %142 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%141, %cst_89 : tensor<1x384x14x14xf32>, tensor<f32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %143 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%142, %cst_89, %141 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %144 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %143 : tensor<f32>, tensor<1x384x14x14xf32>) outs(%100 : tensor<1x384x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x384x14x14xi1>
    %145 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%144, %cst_90, %143 : tensor<1x384x14x14xi1>, tensor<f32>, tensor<1x384x14x14xf32>) outs(%98 : tensor<1x384x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x384x14x14xf32>
    %146 = tensor.empty() : tensor<1x96x14x14xf32>
    %broadcasted_151 = linalg.broadcast ins(%cst_54 : tensor<96xf32>) outs(%146 : tensor<1x96x14x14xf32>) dimensions = [0, 2, 3] 
    %147 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%145, %cst_53 : tensor<1x384x14x14xf32>, tensor<96x384x1x1xf32>) outs(%broadcasted_151 : tensor<1x96x14x14xf32>) -> tensor<1x96x14x14xf32>
    %148 = tensor.empty() : tensor<1x576x14x14xf32>
    %broadcasted_152 = linalg.broadcast ins(%cst_56 : tensor<576xf32>) outs(%148 : tensor<1x576x14x14xf32>) dimensions = [0, 2, 3] 
    %149 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%147, %cst_55 : tensor<1x96x14x14xf32>, tensor<576x96x1x1xf32>) outs(%broadcasted_152 : tensor<1x576x14x14xf32>) -> tensor<1x576x14x14xf32>
    %150 = tensor.empty() : tensor<1x576x14x14xi1>
    %151 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%149, %cst_89 : tensor<1x576x14x14xf32>, tensor<f32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %152 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%151, %cst_89, %149 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %153 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %152 : tensor<f32>, tensor<1x576x14x14xf32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %154 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%153, %cst_90, %152 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %padded_153 = tensor.pad %154 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x576x14x14xf32> to tensor<1x576x16x16xf32>
    %broadcasted_154 = linalg.broadcast ins(%cst_57 : tensor<576xf32>) outs(%148 : tensor<1x576x14x14xf32>) dimensions = [0, 2, 3] 
    %155 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_153, %cst_102 : tensor<1x576x16x16xf32>, tensor<576x3x3xf32>) outs(%broadcasted_154 : tensor<1x576x14x14xf32>) -> tensor<1x576x14x14xf32>
    %156 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%155, %cst_89 : tensor<1x576x14x14xf32>, tensor<f32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %157 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%156, %cst_89, %155 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %158 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %157 : tensor<f32>, tensor<1x576x14x14xf32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %159 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%158, %cst_90, %157 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %broadcasted_155 = linalg.broadcast ins(%cst_59 : tensor<96xf32>) outs(%146 : tensor<1x96x14x14xf32>) dimensions = [0, 2, 3] 
    %160 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%159, %cst_58 : tensor<1x576x14x14xf32>, tensor<96x576x1x1xf32>) outs(%broadcasted_155 : tensor<1x96x14x14xf32>) -> tensor<1x96x14x14xf32>
    %161 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%147, %160 : tensor<1x96x14x14xf32>, tensor<1x96x14x14xf32>) outs(%146 : tensor<1x96x14x14xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x96x14x14xf32>
    %broadcasted_156 = linalg.broadcast ins(%cst_61 : tensor<576xf32>) outs(%148 : tensor<1x576x14x14xf32>) dimensions = [0, 2, 3] 
    %162 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%161, %cst_60 : tensor<1x96x14x14xf32>, tensor<576x96x1x1xf32>) outs(%broadcasted_156 : tensor<1x576x14x14xf32>) -> tensor<1x576x14x14xf32>
    %163 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%162, %cst_89 : tensor<1x576x14x14xf32>, tensor<f32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %164 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%163, %cst_89, %162 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %165 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %164 : tensor<f32>, tensor<1x576x14x14xf32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %166 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%165, %cst_90, %164 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %padded_157 = tensor.pad %166 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x576x14x14xf32> to tensor<1x576x16x16xf32>
    %broadcasted_158 = linalg.broadcast ins(%cst_62 : tensor<576xf32>) outs(%148 : tensor<1x576x14x14xf32>) dimensions = [0, 2, 3] 
    %167 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_157, %cst_103 : tensor<1x576x16x16xf32>, tensor<576x3x3xf32>) outs(%broadcasted_158 : tensor<1x576x14x14xf32>) -> tensor<1x576x14x14xf32>
    %168 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%167, %cst_89 : tensor<1x576x14x14xf32>, tensor<f32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %169 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%168, %cst_89, %167 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %170 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %169 : tensor<f32>, tensor<1x576x14x14xf32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %171 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%170, %cst_90, %169 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %broadcasted_159 = linalg.broadcast ins(%cst_64 : tensor<96xf32>) outs(%146 : tensor<1x96x14x14xf32>) dimensions = [0, 2, 3] 
    %172 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%171, %cst_63 : tensor<1x576x14x14xf32>, tensor<96x576x1x1xf32>) outs(%broadcasted_159 : tensor<1x96x14x14xf32>) -> tensor<1x96x14x14xf32>
    %173 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%161, %172 : tensor<1x96x14x14xf32>, tensor<1x96x14x14xf32>) outs(%146 : tensor<1x96x14x14xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x96x14x14xf32>
    %broadcasted_160 = linalg.broadcast ins(%cst_66 : tensor<576xf32>) outs(%148 : tensor<1x576x14x14xf32>) dimensions = [0, 2, 3] 
    %174 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%173, %cst_65 : tensor<1x96x14x14xf32>, tensor<576x96x1x1xf32>) outs(%broadcasted_160 : tensor<1x576x14x14xf32>) -> tensor<1x576x14x14xf32>
    %175 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%174, %cst_89 : tensor<1x576x14x14xf32>, tensor<f32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %176 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%175, %cst_89, %174 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %177 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %176 : tensor<f32>, tensor<1x576x14x14xf32>) outs(%150 : tensor<1x576x14x14xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x14x14xi1>
    %178 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%177, %cst_90, %176 : tensor<1x576x14x14xi1>, tensor<f32>, tensor<1x576x14x14xf32>) outs(%148 : tensor<1x576x14x14xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x14x14xf32>
    %padded_161 = tensor.pad %178 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x576x14x14xf32> to tensor<1x576x16x16xf32>
    %179 = tensor.empty() : tensor<1x576x7x7xf32>
    %broadcasted_162 = linalg.broadcast ins(%cst_67 : tensor<576xf32>) outs(%179 : tensor<1x576x7x7xf32>) dimensions = [0, 2, 3] 
    %180 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%padded_161, %cst_104 : tensor<1x576x16x16xf32>, tensor<576x3x3xf32>) outs(%broadcasted_162 : tensor<1x576x7x7xf32>) -> tensor<1x576x7x7xf32>
    %181 = tensor.empty() : tensor<1x576x7x7xi1>
    %182 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%180, %cst_89 : tensor<1x576x7x7xf32>, tensor<f32>) outs(%181 : tensor<1x576x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x7x7xi1>
    %183 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%182, %cst_89, %180 : tensor<1x576x7x7xi1>, tensor<f32>, tensor<1x576x7x7xf32>) outs(%179 : tensor<1x576x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x7x7xf32>
    %184 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %183 : tensor<f32>, tensor<1x576x7x7xf32>) outs(%181 : tensor<1x576x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x576x7x7xi1>
    %185 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%184, %cst_90, %183 : tensor<1x576x7x7xi1>, tensor<f32>, tensor<1x576x7x7xf32>) outs(%179 : tensor<1x576x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x576x7x7xf32>
    %186 = tensor.empty() : tensor<1x160x7x7xf32>
    %broadcasted_163 = linalg.broadcast ins(%cst_69 : tensor<160xf32>) outs(%186 : tensor<1x160x7x7xf32>) dimensions = [0, 2, 3] 
    %187 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%185, %cst_68 : tensor<1x576x7x7xf32>, tensor<160x576x1x1xf32>) outs(%broadcasted_163 : tensor<1x160x7x7xf32>) -> tensor<1x160x7x7xf32>
    %188 = tensor.empty() : tensor<1x960x7x7xf32>
    %broadcasted_164 = linalg.broadcast ins(%cst_71 : tensor<960xf32>) outs(%188 : tensor<1x960x7x7xf32>) dimensions = [0, 2, 3] 
    %189 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%187, %cst_70 : tensor<1x160x7x7xf32>, tensor<960x160x1x1xf32>) outs(%broadcasted_164 : tensor<1x960x7x7xf32>) -> tensor<1x960x7x7xf32>
    %190 = tensor.empty() : tensor<1x960x7x7xi1>
    %191 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%189, %cst_89 : tensor<1x960x7x7xf32>, tensor<f32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %192 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%191, %cst_89, %189 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %193 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %192 : tensor<f32>, tensor<1x960x7x7xf32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %194 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%193, %cst_90, %192 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %padded_165 = tensor.pad %194 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x960x7x7xf32> to tensor<1x960x9x9xf32>
    %broadcasted_166 = linalg.broadcast ins(%cst_72 : tensor<960xf32>) outs(%188 : tensor<1x960x7x7xf32>) dimensions = [0, 2, 3] 
    %195 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_165, %cst_105 : tensor<1x960x9x9xf32>, tensor<960x3x3xf32>) outs(%broadcasted_166 : tensor<1x960x7x7xf32>) -> tensor<1x960x7x7xf32>
    %196 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%195, %cst_89 : tensor<1x960x7x7xf32>, tensor<f32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %197 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%196, %cst_89, %195 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %198 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %197 : tensor<f32>, tensor<1x960x7x7xf32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %199 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%198, %cst_90, %197 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %broadcasted_167 = linalg.broadcast ins(%cst_74 : tensor<160xf32>) outs(%186 : tensor<1x160x7x7xf32>) dimensions = [0, 2, 3] 
    %200 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%199, %cst_73 : tensor<1x960x7x7xf32>, tensor<160x960x1x1xf32>) outs(%broadcasted_167 : tensor<1x160x7x7xf32>) -> tensor<1x160x7x7xf32>
    %201 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%187, %200 : tensor<1x160x7x7xf32>, tensor<1x160x7x7xf32>) outs(%186 : tensor<1x160x7x7xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x160x7x7xf32>
    %broadcasted_168 = linalg.broadcast ins(%cst_76 : tensor<960xf32>) outs(%188 : tensor<1x960x7x7xf32>) dimensions = [0, 2, 3] 
    %202 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%201, %cst_75 : tensor<1x160x7x7xf32>, tensor<960x160x1x1xf32>) outs(%broadcasted_168 : tensor<1x960x7x7xf32>) -> tensor<1x960x7x7xf32>
    %203 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%202, %cst_89 : tensor<1x960x7x7xf32>, tensor<f32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %204 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%203, %cst_89, %202 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %205 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %204 : tensor<f32>, tensor<1x960x7x7xf32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %206 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%205, %cst_90, %204 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %padded_169 = tensor.pad %206 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x960x7x7xf32> to tensor<1x960x9x9xf32>
    %broadcasted_170 = linalg.broadcast ins(%cst_77 : tensor<960xf32>) outs(%188 : tensor<1x960x7x7xf32>) dimensions = [0, 2, 3] 
    %207 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_169, %cst_106 : tensor<1x960x9x9xf32>, tensor<960x3x3xf32>) outs(%broadcasted_170 : tensor<1x960x7x7xf32>) -> tensor<1x960x7x7xf32>
    %208 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%207, %cst_89 : tensor<1x960x7x7xf32>, tensor<f32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %209 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%208, %cst_89, %207 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %210 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %209 : tensor<f32>, tensor<1x960x7x7xf32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %211 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%210, %cst_90, %209 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %broadcasted_171 = linalg.broadcast ins(%cst_79 : tensor<160xf32>) outs(%186 : tensor<1x160x7x7xf32>) dimensions = [0, 2, 3] 
    %212 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%211, %cst_78 : tensor<1x960x7x7xf32>, tensor<160x960x1x1xf32>) outs(%broadcasted_171 : tensor<1x160x7x7xf32>) -> tensor<1x160x7x7xf32>
    %213 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%201, %212 : tensor<1x160x7x7xf32>, tensor<1x160x7x7xf32>) outs(%186 : tensor<1x160x7x7xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x160x7x7xf32>
    %broadcasted_172 = linalg.broadcast ins(%cst_81 : tensor<960xf32>) outs(%188 : tensor<1x960x7x7xf32>) dimensions = [0, 2, 3] 
    %214 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%213, %cst_80 : tensor<1x160x7x7xf32>, tensor<960x160x1x1xf32>) outs(%broadcasted_172 : tensor<1x960x7x7xf32>) -> tensor<1x960x7x7xf32>
    %215 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%214, %cst_89 : tensor<1x960x7x7xf32>, tensor<f32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %216 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%215, %cst_89, %214 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %217 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %216 : tensor<f32>, tensor<1x960x7x7xf32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %218 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%217, %cst_90, %216 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %padded_173 = tensor.pad %218 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%arg1: index, %arg2: index, %arg3: index, %arg4: index):
      tensor.yield %cst : f32
    } : tensor<1x960x7x7xf32> to tensor<1x960x9x9xf32>
    %broadcasted_174 = linalg.broadcast ins(%cst_82 : tensor<960xf32>) outs(%188 : tensor<1x960x7x7xf32>) dimensions = [0, 2, 3] 
    %219 = linalg.depthwise_conv_2d_nchw_chw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%padded_173, %cst_107 : tensor<1x960x9x9xf32>, tensor<960x3x3xf32>) outs(%broadcasted_174 : tensor<1x960x7x7xf32>) -> tensor<1x960x7x7xf32>
    %220 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%219, %cst_89 : tensor<1x960x7x7xf32>, tensor<f32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %221 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%220, %cst_89, %219 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %222 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %221 : tensor<f32>, tensor<1x960x7x7xf32>) outs(%190 : tensor<1x960x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x960x7x7xi1>
    %223 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%222, %cst_90, %221 : tensor<1x960x7x7xi1>, tensor<f32>, tensor<1x960x7x7xf32>) outs(%188 : tensor<1x960x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x960x7x7xf32>
    %224 = tensor.empty() : tensor<1x320x7x7xf32>
    %broadcasted_175 = linalg.broadcast ins(%cst_84 : tensor<320xf32>) outs(%224 : tensor<1x320x7x7xf32>) dimensions = [0, 2, 3] 
    %225 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%223, %cst_83 : tensor<1x960x7x7xf32>, tensor<320x960x1x1xf32>) outs(%broadcasted_175 : tensor<1x320x7x7xf32>) -> tensor<1x320x7x7xf32>
    %226 = tensor.empty() : tensor<1x1280x7x7xf32>
    %broadcasted_176 = linalg.broadcast ins(%cst_86 : tensor<1280xf32>) outs(%226 : tensor<1x1280x7x7xf32>) dimensions = [0, 2, 3] 
    %227 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%225, %cst_85 : tensor<1x320x7x7xf32>, tensor<1280x320x1x1xf32>) outs(%broadcasted_176 : tensor<1x1280x7x7xf32>) -> tensor<1x1280x7x7xf32>
    %228 = tensor.empty() : tensor<1x1280x7x7xi1>
    %229 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%227, %cst_89 : tensor<1x1280x7x7xf32>, tensor<f32>) outs(%228 : tensor<1x1280x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x1280x7x7xi1>
    %230 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%229, %cst_89, %227 : tensor<1x1280x7x7xi1>, tensor<f32>, tensor<1x1280x7x7xf32>) outs(%226 : tensor<1x1280x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x1280x7x7xf32>
    %231 = linalg.generic {indexing_maps = [#map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%cst_90, %230 : tensor<f32>, tensor<1x1280x7x7xf32>) outs(%228 : tensor<1x1280x7x7xi1>) {
    ^bb0(%in: f32, %in_177: f32, %out: i1):
      %242 = arith.cmpf olt, %in, %in_177 : f32
      linalg.yield %242 : i1
    } -> tensor<1x1280x7x7xi1>
    %232 = linalg.generic {indexing_maps = [#map, #map1, #map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%231, %cst_90, %230 : tensor<1x1280x7x7xi1>, tensor<f32>, tensor<1x1280x7x7xf32>) outs(%226 : tensor<1x1280x7x7xf32>) {
    ^bb0(%in: i1, %in_177: f32, %in_178: f32, %out: f32):
      %242 = arith.select %in, %in_177, %in_178 : f32
      linalg.yield %242 : f32
    } -> tensor<1x1280x7x7xf32>
    %233 = tensor.empty() : tensor<1x1280x1x1xf32>
    %234 = linalg.fill ins(%cst : f32) outs(%233 : tensor<1x1280x1x1xf32>) -> tensor<1x1280x1x1xf32>
    %235 = linalg.generic {indexing_maps = [#map, #map2], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%232 : tensor<1x1280x7x7xf32>) outs(%234 : tensor<1x1280x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %242 = arith.addf %in, %out : f32
      linalg.yield %242 : f32
    } -> tensor<1x1280x1x1xf32>
    %236 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%235 : tensor<1x1280x1x1xf32>) outs(%233 : tensor<1x1280x1x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %242 = arith.divf %in, %cst_108 : f32
      linalg.yield %242 : f32
    } -> tensor<1x1280x1x1xf32>
    %collapsed = tensor.collapse_shape %236 [[0], [1, 2, 3]] : tensor<1x1280x1x1xf32> into tensor<1x1280xf32>
    %237 = tensor.empty() : tensor<1280x1000xf32>
    %transposed = linalg.transpose ins(%cst_87 : tensor<1000x1280xf32>) outs(%237 : tensor<1280x1000xf32>) permutation = [1, 0] 
    %238 = tensor.empty() : tensor<1x1000xf32>
    %239 = linalg.fill ins(%cst : f32) outs(%238 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %240 = linalg.matmul ins(%collapsed, %transposed : tensor<1x1280xf32>, tensor<1280x1000xf32>) outs(%239 : tensor<1x1000xf32>) -> tensor<1x1000xf32>
    %241 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel"]} ins(%240, %cst_88 : tensor<1x1000xf32>, tensor<1000xf32>) outs(%238 : tensor<1x1000xf32>) {
    ^bb0(%in: f32, %in_177: f32, %out: f32):
      %242 = arith.addf %in, %in_177 : f32
      linalg.yield %242 : f32
    } -> tensor<1x1000xf32>
    return %241 : tensor<1x1000xf32>
  }
}
