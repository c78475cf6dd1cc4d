// RUN: tensor-opt %s -o /dev/null

// Made by benchmarks/models/run.sh.

#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<()[s0, s1] -> (s0 * s1)>
#map2 = affine_map<(d0, d1) -> (d0)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map5 = affine_map<(d0, d1) -> (d0, 0)>
#map6 = affine_map<(d0, d1) -> ()>
#map7 = affine_map<(d0, d1) -> (0, d1)>
#map8 = affine_map<(d0, d1, d2) -> (d2)>
#map9 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map10 = affine_map<(d0, d1, d2, d3) -> ()>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map12 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map13 = affine_map<() -> ()>
#map14 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @minilm(%arg0: tensor<?x?xi64> {bufferization.writable = false}) -> tensor<?x?x384xf32> {
    %c384_i64 = arith.constant 384 : i64
    %c1000_i64 = arith.constant 1000 : i64
    %c1_i64 = arith.constant 1 : i64
    %c0_i64 = arith.constant 0 : i64
    %c1 = arith.constant 1 : index
    %c0 = arith.constant 0 : index
    %c-1 = arith.constant -1 : index
    %c128 = arith.constant 128 : index
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %c12_i64 = arith.constant 12 : i64
    %c32_i64 = arith.constant 32 : i64
    %c12 = arith.constant 12 : index
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_3 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_5 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_6 = tensoropt.random seed(1) range(-1.0, 1.0) : tensor<1000x384xf32>
    %cst_7 = tensoropt.random seed(2) range(-1.0, 1.0) : tensor<128x384xf32>
    %cst_8 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<384xf32>
    %cst_9 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<384xf32>
    %cst_10 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<384xf32>
    %cst_11 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<384xf32>
    %cst_12 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<1536xf32>
    %cst_13 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<384xf32>
    %cst_14 = tensoropt.random seed(22) range(-0.125, 0.125) : tensor<384xf32>
    %cst_15 = tensoropt.random seed(24) range(-0.125, 0.125) : tensor<384xf32>
    %cst_16 = tensoropt.random seed(26) range(-0.125, 0.125) : tensor<384xf32>
    %cst_17 = tensoropt.random seed(28) range(-0.125, 0.125) : tensor<384xf32>
    %cst_18 = tensoropt.random seed(32) range(-0.125, 0.125) : tensor<1536xf32>
    %cst_19 = tensoropt.random seed(34) range(-0.125, 0.125) : tensor<384xf32>
    %cst_20 = tensoropt.random seed(38) range(-0.125, 0.125) : tensor<384xf32>
    %cst_21 = tensoropt.random seed(40) range(-0.125, 0.125) : tensor<384xf32>
    %cst_22 = tensoropt.random seed(42) range(-0.125, 0.125) : tensor<384xf32>
    %cst_23 = tensoropt.random seed(44) range(-0.125, 0.125) : tensor<384xf32>
    %cst_24 = tensoropt.random seed(48) range(-0.125, 0.125) : tensor<1536xf32>
    %cst_25 = tensoropt.random seed(50) range(-0.125, 0.125) : tensor<384xf32>
    %cst_26 = tensoropt.random seed(54) range(-0.125, 0.125) : tensor<384xf32>
    %cst_27 = tensoropt.random seed(56) range(-0.125, 0.125) : tensor<384xf32>
    %cst_28 = tensoropt.random seed(58) range(-0.125, 0.125) : tensor<384xf32>
    %cst_29 = tensoropt.random seed(60) range(-0.125, 0.125) : tensor<384xf32>
    %cst_30 = tensoropt.random seed(64) range(-0.125, 0.125) : tensor<1536xf32>
    %cst_31 = tensoropt.random seed(66) range(-0.125, 0.125) : tensor<384xf32>
    %cst_32 = tensoropt.random seed(70) range(-0.125, 0.125) : tensor<384xf32>
    %cst_33 = tensoropt.random seed(72) range(-0.125, 0.125) : tensor<384xf32>
    %cst_34 = tensoropt.random seed(74) range(-0.125, 0.125) : tensor<384xf32>
    %cst_35 = tensoropt.random seed(76) range(-0.125, 0.125) : tensor<384xf32>
    %cst_36 = tensoropt.random seed(80) range(-0.125, 0.125) : tensor<1536xf32>
    %cst_37 = tensoropt.random seed(82) range(-0.125, 0.125) : tensor<384xf32>
    %cst_38 = tensoropt.random seed(86) range(-0.125, 0.125) : tensor<384xf32>
    %cst_39 = tensoropt.random seed(88) range(-0.125, 0.125) : tensor<384xf32>
    %cst_40 = tensoropt.random seed(90) range(-0.125, 0.125) : tensor<384xf32>
    %cst_41 = tensoropt.random seed(92) range(-0.125, 0.125) : tensor<384xf32>
    %cst_42 = tensoropt.random seed(96) range(-0.125, 0.125) : tensor<1536xf32>
    %cst_43 = tensoropt.random seed(98) range(-0.125, 0.125) : tensor<384xf32>
    %cst_44 = tensoropt.random seed(5) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_45 = tensoropt.random seed(7) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_46 = tensoropt.random seed(9) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_47 = tensoropt.random seed(11) range(-0.5, 0.5) : tensor<384x384xf32>
    %cst_48 = tensoropt.random seed(15) range(-0.0625, 0.0625) : tensor<384x1536xf32>
    %cst_49 = tensoropt.random seed(17) range(-0.125, 0.125) : tensor<1536x384xf32>
    %cst_50 = tensoropt.random seed(21) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_51 = tensoropt.random seed(23) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_52 = tensoropt.random seed(25) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_53 = tensoropt.random seed(27) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_54 = tensoropt.random seed(31) range(-0.0625, 0.0625) : tensor<384x1536xf32>
    %cst_55 = tensoropt.random seed(33) range(-0.125, 0.125) : tensor<1536x384xf32>
    %cst_56 = tensoropt.random seed(37) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_57 = tensoropt.random seed(39) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_58 = tensoropt.random seed(41) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_59 = tensoropt.random seed(43) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_60 = tensoropt.random seed(47) range(-0.125, 0.125) : tensor<384x1536xf32>
    %cst_61 = tensoropt.random seed(49) range(-0.0625, 0.0625) : tensor<1536x384xf32>
    %cst_62 = tensoropt.random seed(53) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_63 = tensoropt.random seed(55) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_64 = tensoropt.random seed(57) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_65 = tensoropt.random seed(59) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_66 = tensoropt.random seed(63) range(-0.125, 0.125) : tensor<384x1536xf32>
    %cst_67 = tensoropt.random seed(65) range(-0.0625, 0.0625) : tensor<1536x384xf32>
    %cst_68 = tensoropt.random seed(69) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_69 = tensoropt.random seed(71) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_70 = tensoropt.random seed(73) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_71 = tensoropt.random seed(75) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_72 = tensoropt.random seed(79) range(-0.0625, 0.0625) : tensor<384x1536xf32>
    %cst_73 = tensoropt.random seed(81) range(-0.125, 0.125) : tensor<1536x384xf32>
    %cst_74 = tensoropt.random seed(85) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_75 = tensoropt.random seed(87) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_76 = tensoropt.random seed(89) range(-0.125, 0.125) : tensor<384x384xf32>
    %cst_77 = tensoropt.random seed(91) range(-0.0625, 0.0625) : tensor<384x384xf32>
    %cst_78 = tensoropt.random seed(95) range(-0.125, 0.125) : tensor<384x1536xf32>
    %cst_79 = tensoropt.random seed(97) range(-0.0625, 0.0625) : tensor<1536x384xf32>
    %cst_80 = arith.constant dense<0.176776692> : tensor<f32>
    %cst_81 = arith.constant 3.840000e+02 : f32
    %cst_82 = tensoropt.random seed(3) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_83 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_84 = tensoropt.random seed(13) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_85 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_86 = tensoropt.random seed(19) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_87 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_88 = tensoropt.random seed(29) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_89 = tensoropt.random seed(30) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_90 = tensoropt.random seed(35) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_91 = tensoropt.random seed(36) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_92 = tensoropt.random seed(45) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_93 = tensoropt.random seed(46) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_94 = tensoropt.random seed(51) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_95 = tensoropt.random seed(52) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_96 = tensoropt.random seed(61) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_97 = tensoropt.random seed(62) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_98 = tensoropt.random seed(67) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_99 = tensoropt.random seed(68) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_100 = tensoropt.random seed(77) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_101 = tensoropt.random seed(78) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_102 = tensoropt.random seed(83) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_103 = tensoropt.random seed(84) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_104 = tensoropt.random seed(93) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_105 = tensoropt.random seed(94) range(-0.125, 0.125) : tensor<1x384xf32>
    %cst_106 = tensoropt.random seed(99) range(0.75, 1.25) : tensor<1x384xf32>
    %cst_107 = tensoropt.random seed(100) range(-0.125, 0.125) : tensor<1x384xf32>
    %dim = tensor.dim %arg0, %c0 : tensor<?x?xi64>
    %0 = arith.index_cast %dim : index to i64
    %dim_108 = tensor.dim %arg0, %c1 : tensor<?x?xi64>
    %1 = arith.index_cast %dim_108 : index to i64
    %2 = tensor.empty(%dim, %dim_108) : tensor<?x?xi1>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x?xi64>) outs(%2 : tensor<?x?xi1>) {
    ^bb0(%in: i64, %out: i1):
      %796 = arith.cmpi slt, %in, %c0_i64 : i64
      linalg.yield %796 : i1
    } -> tensor<?x?xi1>
    %4 = tensor.empty(%dim, %dim_108) : tensor<?x?xi64>
    %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<?x?xi64>) outs(%4 : tensor<?x?xi64>) {
    ^bb0(%in: i64, %out: i64):
      %796 = arith.addi %in, %c1000_i64 : i64
      linalg.yield %796 : i64
    } -> tensor<?x?xi64>
    %6 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%3, %5, %arg0 : tensor<?x?xi1>, tensor<?x?xi64>, tensor<?x?xi64>) outs(%4 : tensor<?x?xi64>) {
    ^bb0(%in: i1, %in_248: i64, %in_249: i64, %out: i64):
      %796 = arith.select %in, %in_248, %in_249 : i64
      linalg.yield %796 : i64
    } -> tensor<?x?xi64>
    %collapsed = tensor.collapse_shape %6 [[0, 1]] : tensor<?x?xi64> into tensor<?xi64>
    %7 = affine.apply #map1()[%dim, %dim_108]
    %8 = tensor.empty(%7) : tensor<?x384xf32>
    %9 = linalg.generic {indexing_maps = [#map2, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<?xi64>) outs(%8 : tensor<?x384xf32>) {
    ^bb0(%in: i64, %out: f32):
      %796 = arith.index_cast %in : i64 to index
      %797 = linalg.index 1 : index
      %extracted = tensor.extract %cst_6[%796, %797] : tensor<1000x384xf32>
      linalg.yield %extracted : f32
    } -> tensor<?x384xf32>
    %from_elements = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape = tensor.reshape %9(%from_elements) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %10 = arith.cmpi slt, %dim_108, %c0 : index
    %11 = arith.addi %dim_108, %c128 : index
    %12 = arith.select %10, %11, %dim_108 : index
    %13 = arith.cmpi slt, %12, %c0 : index
    %14 = arith.select %13, %c-1, %12 : index
    %15 = arith.minsi %14, %c128 : index
    %16 = arith.maxsi %15, %c0 : index
    %extracted_slice = tensor.extract_slice %cst_7[0, 0] [%16, 384] [1, 1] : tensor<128x384xf32> to tensor<?x384xf32>
    %17 = arith.cmpi eq, %dim_108, %16 : index
    cf.assert %17, "mismatched size for broadcast"
    %18 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %19 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape, %extracted_slice : tensor<?x?x384xf32>, tensor<?x384xf32>) outs(%18 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_109 = tensor.collapse_shape %19 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %20 = affine.apply #map1()[%dim, %dim_108]
    %21 = tensor.empty(%20) : tensor<?x1xf32>
    %22 = linalg.fill ins(%cst : f32) outs(%21 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_109 : tensor<?x384xf32>) outs(%22 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%23 : tensor<?x1xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %25 = tensor.empty(%20) : tensor<?x384xf32>
    %26 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_109, %collapsed_109 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%25 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %27 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%26 : tensor<?x384xf32>) outs(%22 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %28 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%27 : tensor<?x1xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %29 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%24, %24 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %30 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%28, %29 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %31 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%30, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %32 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%31 : tensor<?x1xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %33 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_109, %24 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%25 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %34 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%33, %32 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%25 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %35 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%34, %cst_82 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%25 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %36 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%35, %cst_83 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%25 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %37 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %37, "Expected dim size > 0."
    %38 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %38, "Expected dim size > 0."
    %from_elements_110 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_111 = tensor.reshape %36(%from_elements_110) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %39 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%32 : tensor<?x1xf32>) outs(%21 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %40 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %40, "negative values not allowed in new dimensions"
    %41 = tensor.empty(%dim) : tensor<?x384x384xf32>
    %42 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_44 : tensor<384x384xf32>) outs(%41 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %43 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %44 = linalg.fill ins(%cst : f32) outs(%43 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %45 = linalg.batch_matmul ins(%reshape_111, %42 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%44 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %46 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%45, %cst_8 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%43 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %47 = arith.cmpi slt, %0, %c0_i64 : i64
    %48 = arith.select %47, %c1_i64, %0 : i64
    %49 = arith.extui %47 : i1 to i64
    %50 = arith.muli %48, %1 : i64
    %51 = arith.addi %49, %c1_i64 : i64
    %52 = arith.cmpi slt, %1, %c0_i64 : i64
    %53 = arith.select %52, %48, %50 : i64
    %54 = arith.select %52, %51, %49 : i64
    %55 = arith.muli %53, %c384_i64 : i64
    %56 = arith.cmpi sle, %54, %c1_i64 : i64
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %57 = arith.muli %0, %1 : i64
    %58 = arith.muli %57, %c384_i64 : i64
    %59 = arith.divsi %58, %55 : i64
    %60 = arith.select %47, %59, %0 : i64
    %61 = arith.select %52, %59, %1 : i64
    %from_elements_112 = tensor.from_elements %60, %61, %c12_i64, %c32_i64 : tensor<4xi64>
    %reshape_113 = tensor.reshape %46(%from_elements_112) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %62 = arith.index_cast %60 : i64 to index
    %63 = arith.index_cast %61 : i64 to index
    %64 = tensor.empty(%62, %63) : tensor<?x12x?x32xf32>
    %transposed = linalg.transpose ins(%reshape_113 : tensor<?x?x12x32xf32>) outs(%64 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %40, "negative values not allowed in new dimensions"
    %65 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_45 : tensor<384x384xf32>) outs(%41 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %66 = linalg.batch_matmul ins(%reshape_111, %65 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%44 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %67 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%66, %cst_9 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%43 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_114 = tensor.reshape %67(%from_elements_112) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    cf.assert %40, "negative values not allowed in new dimensions"
    %68 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_46 : tensor<384x384xf32>) outs(%41 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %69 = linalg.batch_matmul ins(%reshape_111, %68 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%44 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %70 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%69, %cst_10 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%43 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_115 = tensor.reshape %70(%from_elements_112) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %transposed_116 = linalg.transpose ins(%reshape_115 : tensor<?x?x12x32xf32>) outs(%64 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %71 = tensor.empty(%62, %63) : tensor<?x12x32x?xf32>
    %transposed_117 = linalg.transpose ins(%reshape_114 : tensor<?x?x12x32xf32>) outs(%71 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_118 = tensor.collapse_shape %transposed [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_119 = tensor.collapse_shape %transposed_117 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %72 = arith.muli %62, %c12 : index
    %73 = tensor.empty(%72, %63, %63) : tensor<?x?x?xf32>
    %74 = linalg.fill ins(%cst : f32) outs(%73 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %75 = linalg.batch_matmul ins(%collapsed_118, %collapsed_119 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%74 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %76 = arith.divsi %72, %c12 : index
    %expanded = tensor.expand_shape %75 [[0, 1], [2], [3]] output_shape [%76, 12, %63, %63] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %77 = tensor.empty(%76, %63, %63) : tensor<?x12x?x?xf32>
    %78 = linalg.generic {indexing_maps = [#map9, #map10, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded, %cst_80 : tensor<?x12x?x?xf32>, tensor<f32>) outs(%77 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %79 = tensor.empty(%76, %63) : tensor<?x12x?xi64>
    %80 = linalg.fill ins(%c0_i64 : i64) outs(%79 : tensor<?x12x?xi64>) -> tensor<?x12x?xi64>
    %81 = tensor.empty(%76, %63) : tensor<?x12x?xf32>
    %82 = linalg.fill ins(%cst_1 : f32) outs(%81 : tensor<?x12x?xf32>) -> tensor<?x12x?xf32>
    %83:2 = linalg.generic {indexing_maps = [#map9, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%78 : tensor<?x12x?x?xf32>) outs(%82, %80 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_248: i64):
      %796 = linalg.index 3 : index
      %797 = arith.index_cast %796 : index to i64
      %798 = arith.maximumf %in, %out : f32
      %799 = arith.cmpf ogt, %in, %out : f32
      %800 = arith.select %799, %797, %out_248 : i64
      linalg.yield %798, %800 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_120 = tensor.expand_shape %83#0 [[0], [1], [2, 3]] output_shape [%76, 12, %63, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %84 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%78, %expanded_120 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%77 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %85 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%84 : tensor<?x12x?x?xf32>) outs(%77 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.exp %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %86 = tensor.empty(%76, %63) : tensor<?x12x?x1xf32>
    %87 = linalg.fill ins(%cst : f32) outs(%86 : tensor<?x12x?x1xf32>) -> tensor<?x12x?x1xf32>
    %88 = linalg.generic {indexing_maps = [#map9, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%85 : tensor<?x12x?x?xf32>) outs(%87 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x1xf32>
    %89 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%85, %88 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%77 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %90 = arith.maxui %76, %62 : index
    %collapsed_121 = tensor.collapse_shape %89 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_122 = tensor.collapse_shape %transposed_116 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %91 = arith.muli %90, %c12 : index
    %92 = tensor.empty(%91, %63) : tensor<?x?x32xf32>
    %93 = linalg.fill ins(%cst : f32) outs(%92 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %94 = linalg.batch_matmul ins(%collapsed_121, %collapsed_122 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%93 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %95 = arith.divsi %91, %c12 : index
    %expanded_123 = tensor.expand_shape %94 [[0, 1], [2], [3]] output_shape [%95, 12, %63, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %96 = tensor.empty(%95, %63) : tensor<?x?x12x32xf32>
    %transposed_124 = linalg.transpose ins(%expanded_123 : tensor<?x12x?x32xf32>) outs(%96 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %97 = arith.index_cast %95 : index to i64
    %98 = arith.muli %97, %61 : i64
    %99 = arith.muli %98, %c384_i64 : i64
    %100 = arith.divsi %99, %55 : i64
    %101 = arith.select %47, %100, %0 : i64
    %102 = arith.select %52, %100, %1 : i64
    %from_elements_125 = tensor.from_elements %101, %102, %c384_i64 : tensor<3xi64>
    %reshape_126 = tensor.reshape %transposed_124(%from_elements_125) : (tensor<?x?x12x32xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %103 = arith.index_cast %101 : i64 to index
    %104 = arith.index_cast %102 : i64 to index
    %105 = arith.cmpi sge, %101, %c0_i64 : i64
    cf.assert %105, "negative values not allowed in new dimensions"
    %106 = tensor.empty(%103) : tensor<?x384x384xf32>
    %107 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_47 : tensor<384x384xf32>) outs(%106 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %108 = tensor.empty(%103, %104) : tensor<?x?x384xf32>
    %109 = linalg.fill ins(%cst : f32) outs(%108 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %110 = linalg.batch_matmul ins(%reshape_126, %107 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%109 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %111 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%110, %cst_11 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%108 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %112 = arith.cmpi eq, %dim, %103 : index
    cf.assert %112, "mismatched size for broadcast"
    %113 = arith.cmpi eq, %dim_108, %104 : index
    cf.assert %113, "mismatched size for broadcast"
    %114 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_111, %111 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%43 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_127 = tensor.collapse_shape %114 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %115 = affine.apply #map1()[%dim, %dim_108]
    %116 = tensor.empty(%115) : tensor<?x1xf32>
    %117 = linalg.fill ins(%cst : f32) outs(%116 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %118 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_127 : tensor<?x384xf32>) outs(%117 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %119 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%118 : tensor<?x1xf32>) outs(%116 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %120 = tensor.empty(%115) : tensor<?x384xf32>
    %121 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_127, %collapsed_127 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%120 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %122 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%121 : tensor<?x384xf32>) outs(%117 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %123 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%122 : tensor<?x1xf32>) outs(%116 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %124 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%119, %119 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%116 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %125 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%123, %124 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%116 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %126 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%125, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%116 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %127 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%126 : tensor<?x1xf32>) outs(%116 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %128 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_127, %119 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%120 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %129 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%128, %127 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%120 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %130 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%129, %cst_84 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%120 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %131 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%130, %cst_85 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%120 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %132 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %132, "Expected dim size > 0."
    %133 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %133, "Expected dim size > 0."
    %from_elements_128 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_129 = tensor.reshape %131(%from_elements_128) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %134 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%127 : tensor<?x1xf32>) outs(%116 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %135 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %135, "negative values not allowed in new dimensions"
    %136 = tensor.empty(%dim) : tensor<?x384x1536xf32>
    %137 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_48 : tensor<384x1536xf32>) outs(%136 : tensor<?x384x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x1536xf32>
    %138 = tensor.empty(%dim, %dim_108) : tensor<?x?x1536xf32>
    %139 = linalg.fill ins(%cst : f32) outs(%138 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %140 = linalg.batch_matmul ins(%reshape_129, %137 : tensor<?x?x384xf32>, tensor<?x384x1536xf32>) outs(%139 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %141 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%140, %cst_12 : tensor<?x?x1536xf32>, tensor<1536xf32>) outs(%138 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %142 = tensor.empty() : tensor<f32>
    %143 = linalg.generic {indexing_maps = [#map13, #map13], iterator_types = []} ins(%cst_4 : tensor<f32>) outs(%142 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<f32>
    %144 = linalg.generic {indexing_maps = [#map3, #map14, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%141, %143 : tensor<?x?x1536xf32>, tensor<f32>) outs(%138 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %145 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%144 : tensor<?x?x1536xf32>) outs(%138 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.erf %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %146 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %145 : tensor<f32>, tensor<?x?x1536xf32>) outs(%138 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %147 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %141 : tensor<f32>, tensor<?x?x1536xf32>) outs(%138 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %148 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%147, %146 : tensor<?x?x1536xf32>, tensor<?x?x1536xf32>) outs(%138 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    cf.assert %135, "negative values not allowed in new dimensions"
    %149 = tensor.empty(%dim) : tensor<?x1536x384xf32>
    %150 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_49 : tensor<1536x384xf32>) outs(%149 : tensor<?x1536x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x1536x384xf32>
    %151 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %152 = linalg.fill ins(%cst : f32) outs(%151 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %153 = linalg.batch_matmul ins(%148, %150 : tensor<?x?x1536xf32>, tensor<?x1536x384xf32>) outs(%152 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %154 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%153, %cst_13 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%151 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %155 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_129, %154 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%151 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_130 = tensor.collapse_shape %155 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %156 = affine.apply #map1()[%dim, %dim_108]
    %157 = tensor.empty(%156) : tensor<?x1xf32>
    %158 = linalg.fill ins(%cst : f32) outs(%157 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %159 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_130 : tensor<?x384xf32>) outs(%158 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %160 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%159 : tensor<?x1xf32>) outs(%157 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %161 = tensor.empty(%156) : tensor<?x384xf32>
    %162 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_130, %collapsed_130 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%161 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %163 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%162 : tensor<?x384xf32>) outs(%158 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %164 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%163 : tensor<?x1xf32>) outs(%157 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %165 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%160, %160 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%157 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %166 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%164, %165 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%157 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %167 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%166, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%157 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %168 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%167 : tensor<?x1xf32>) outs(%157 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %169 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_130, %160 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%161 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %170 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%169, %168 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%161 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %171 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%170, %cst_86 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%161 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %172 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%171, %cst_87 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%161 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %173 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %173, "Expected dim size > 0."
    %174 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %174, "Expected dim size > 0."
    %from_elements_131 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_132 = tensor.reshape %172(%from_elements_131) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %175 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%168 : tensor<?x1xf32>) outs(%157 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %176 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %176, "negative values not allowed in new dimensions"
    %177 = tensor.empty(%dim) : tensor<?x384x384xf32>
    %178 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_50 : tensor<384x384xf32>) outs(%177 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %179 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %180 = linalg.fill ins(%cst : f32) outs(%179 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %181 = linalg.batch_matmul ins(%reshape_132, %178 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%180 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %182 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%181, %cst_14 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%179 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %183 = arith.muli %0, %1 : i64
    %184 = arith.muli %183, %c384_i64 : i64
    %185 = arith.divsi %184, %55 : i64
    %186 = arith.select %47, %185, %0 : i64
    %187 = arith.select %52, %185, %1 : i64
    %from_elements_133 = tensor.from_elements %186, %187, %c12_i64, %c32_i64 : tensor<4xi64>
    %reshape_134 = tensor.reshape %182(%from_elements_133) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %188 = arith.index_cast %186 : i64 to index
    %189 = arith.index_cast %187 : i64 to index
    %190 = tensor.empty(%188, %189) : tensor<?x12x?x32xf32>
    %transposed_135 = linalg.transpose ins(%reshape_134 : tensor<?x?x12x32xf32>) outs(%190 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %176, "negative values not allowed in new dimensions"
    %191 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_51 : tensor<384x384xf32>) outs(%177 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %192 = linalg.batch_matmul ins(%reshape_132, %191 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%180 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %193 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%192, %cst_15 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%179 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_136 = tensor.reshape %193(%from_elements_133) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    cf.assert %176, "negative values not allowed in new dimensions"
    %194 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_52 : tensor<384x384xf32>) outs(%177 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %195 = linalg.batch_matmul ins(%reshape_132, %194 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%180 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %196 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%195, %cst_16 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%179 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_137 = tensor.reshape %196(%from_elements_133) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %transposed_138 = linalg.transpose ins(%reshape_137 : tensor<?x?x12x32xf32>) outs(%190 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %197 = tensor.empty(%188, %189) : tensor<?x12x32x?xf32>
    %transposed_139 = linalg.transpose ins(%reshape_136 : tensor<?x?x12x32xf32>) outs(%197 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_140 = tensor.collapse_shape %transposed_135 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_141 = tensor.collapse_shape %transposed_139 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %198 = arith.muli %188, %c12 : index
    %199 = tensor.empty(%198, %189, %189) : tensor<?x?x?xf32>
    %200 = linalg.fill ins(%cst : f32) outs(%199 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %201 = linalg.batch_matmul ins(%collapsed_140, %collapsed_141 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%200 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %202 = arith.divsi %198, %c12 : index
    %expanded_142 = tensor.expand_shape %201 [[0, 1], [2], [3]] output_shape [%202, 12, %189, %189] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %203 = tensor.empty(%202, %189, %189) : tensor<?x12x?x?xf32>
    %204 = linalg.generic {indexing_maps = [#map9, #map10, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_142, %cst_80 : tensor<?x12x?x?xf32>, tensor<f32>) outs(%203 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %205 = tensor.empty(%202, %189) : tensor<?x12x?xi64>
    %206 = linalg.fill ins(%c0_i64 : i64) outs(%205 : tensor<?x12x?xi64>) -> tensor<?x12x?xi64>
    %207 = tensor.empty(%202, %189) : tensor<?x12x?xf32>
    %208 = linalg.fill ins(%cst_1 : f32) outs(%207 : tensor<?x12x?xf32>) -> tensor<?x12x?xf32>
    %209:2 = linalg.generic {indexing_maps = [#map9, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%204 : tensor<?x12x?x?xf32>) outs(%208, %206 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_248: i64):
      %796 = linalg.index 3 : index
      %797 = arith.index_cast %796 : index to i64
      %798 = arith.maximumf %in, %out : f32
      %799 = arith.cmpf ogt, %in, %out : f32
      %800 = arith.select %799, %797, %out_248 : i64
      linalg.yield %798, %800 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_143 = tensor.expand_shape %209#0 [[0], [1], [2, 3]] output_shape [%202, 12, %189, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %210 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%204, %expanded_143 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%203 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %211 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%210 : tensor<?x12x?x?xf32>) outs(%203 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.exp %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %212 = tensor.empty(%202, %189) : tensor<?x12x?x1xf32>
    %213 = linalg.fill ins(%cst : f32) outs(%212 : tensor<?x12x?x1xf32>) -> tensor<?x12x?x1xf32>
    %214 = linalg.generic {indexing_maps = [#map9, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%211 : tensor<?x12x?x?xf32>) outs(%213 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x1xf32>
    %215 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%211, %214 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%203 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %216 = arith.maxui %202, %188 : index
    %collapsed_144 = tensor.collapse_shape %215 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_145 = tensor.collapse_shape %transposed_138 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %217 = arith.muli %216, %c12 : index
    %218 = tensor.empty(%217, %189) : tensor<?x?x32xf32>
    %219 = linalg.fill ins(%cst : f32) outs(%218 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %220 = linalg.batch_matmul ins(%collapsed_144, %collapsed_145 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%219 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %221 = arith.divsi %217, %c12 : index
    %expanded_146 = tensor.expand_shape %220 [[0, 1], [2], [3]] output_shape [%221, 12, %189, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %222 = tensor.empty(%221, %189) : tensor<?x?x12x32xf32>
    %transposed_147 = linalg.transpose ins(%expanded_146 : tensor<?x12x?x32xf32>) outs(%222 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %223 = arith.index_cast %221 : index to i64
    %224 = arith.muli %223, %187 : i64
    %225 = arith.muli %224, %c384_i64 : i64
    %226 = arith.divsi %225, %55 : i64
    %227 = arith.select %47, %226, %0 : i64
    %228 = arith.select %52, %226, %1 : i64
    %from_elements_148 = tensor.from_elements %227, %228, %c384_i64 : tensor<3xi64>
    %reshape_149 = tensor.reshape %transposed_147(%from_elements_148) : (tensor<?x?x12x32xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %229 = arith.index_cast %227 : i64 to index
    %230 = arith.index_cast %228 : i64 to index
    %231 = arith.cmpi sge, %227, %c0_i64 : i64
    cf.assert %231, "negative values not allowed in new dimensions"
    %232 = tensor.empty(%229) : tensor<?x384x384xf32>
    %233 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_53 : tensor<384x384xf32>) outs(%232 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %234 = tensor.empty(%229, %230) : tensor<?x?x384xf32>
    %235 = linalg.fill ins(%cst : f32) outs(%234 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %236 = linalg.batch_matmul ins(%reshape_149, %233 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%235 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %237 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%236, %cst_17 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%234 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %238 = arith.cmpi eq, %dim, %229 : index
    cf.assert %238, "mismatched size for broadcast"
    %239 = arith.cmpi eq, %dim_108, %230 : index
    cf.assert %239, "mismatched size for broadcast"
    %240 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_132, %237 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%179 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_150 = tensor.collapse_shape %240 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %241 = affine.apply #map1()[%dim, %dim_108]
    %242 = tensor.empty(%241) : tensor<?x1xf32>
    %243 = linalg.fill ins(%cst : f32) outs(%242 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %244 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_150 : tensor<?x384xf32>) outs(%243 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %245 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%244 : tensor<?x1xf32>) outs(%242 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %246 = tensor.empty(%241) : tensor<?x384xf32>
    %247 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_150, %collapsed_150 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%246 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %248 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%247 : tensor<?x384xf32>) outs(%243 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %249 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%248 : tensor<?x1xf32>) outs(%242 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %250 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%245, %245 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%242 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %251 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%249, %250 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%242 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %252 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%251, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%242 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %253 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%252 : tensor<?x1xf32>) outs(%242 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %254 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_150, %245 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%246 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %255 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%254, %253 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%246 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %256 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%255, %cst_88 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%246 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %257 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%256, %cst_89 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%246 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %258 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %258, "Expected dim size > 0."
    %259 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %259, "Expected dim size > 0."
    %from_elements_151 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_152 = tensor.reshape %257(%from_elements_151) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %260 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%253 : tensor<?x1xf32>) outs(%242 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %261 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %261, "negative values not allowed in new dimensions"
    %262 = tensor.empty(%dim) : tensor<?x384x1536xf32>
    %263 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_54 : tensor<384x1536xf32>) outs(%262 : tensor<?x384x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x1536xf32>
    %264 = tensor.empty(%dim, %dim_108) : tensor<?x?x1536xf32>
    %265 = linalg.fill ins(%cst : f32) outs(%264 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %266 = linalg.batch_matmul ins(%reshape_152, %263 : tensor<?x?x384xf32>, tensor<?x384x1536xf32>) outs(%265 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %267 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%266, %cst_18 : tensor<?x?x1536xf32>, tensor<1536xf32>) outs(%264 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %268 = linalg.generic {indexing_maps = [#map3, #map14, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%267, %143 : tensor<?x?x1536xf32>, tensor<f32>) outs(%264 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %269 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%268 : tensor<?x?x1536xf32>) outs(%264 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.erf %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %270 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %269 : tensor<f32>, tensor<?x?x1536xf32>) outs(%264 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %271 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %267 : tensor<f32>, tensor<?x?x1536xf32>) outs(%264 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %272 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%271, %270 : tensor<?x?x1536xf32>, tensor<?x?x1536xf32>) outs(%264 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    cf.assert %261, "negative values not allowed in new dimensions"
    %273 = tensor.empty(%dim) : tensor<?x1536x384xf32>
    %274 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_55 : tensor<1536x384xf32>) outs(%273 : tensor<?x1536x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x1536x384xf32>
    %275 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %276 = linalg.fill ins(%cst : f32) outs(%275 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %277 = linalg.batch_matmul ins(%272, %274 : tensor<?x?x1536xf32>, tensor<?x1536x384xf32>) outs(%276 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %278 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%277, %cst_19 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%275 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %279 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_152, %278 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%275 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_153 = tensor.collapse_shape %279 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %280 = affine.apply #map1()[%dim, %dim_108]
    %281 = tensor.empty(%280) : tensor<?x1xf32>
    %282 = linalg.fill ins(%cst : f32) outs(%281 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %283 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_153 : tensor<?x384xf32>) outs(%282 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %284 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%283 : tensor<?x1xf32>) outs(%281 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %285 = tensor.empty(%280) : tensor<?x384xf32>
    %286 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_153, %collapsed_153 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%285 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %287 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%286 : tensor<?x384xf32>) outs(%282 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %288 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%287 : tensor<?x1xf32>) outs(%281 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %289 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%284, %284 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%281 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %290 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%288, %289 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%281 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %291 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%290, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%281 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %292 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%291 : tensor<?x1xf32>) outs(%281 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %293 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_153, %284 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%285 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %294 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%293, %292 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%285 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %295 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%294, %cst_90 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%285 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %296 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%295, %cst_91 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%285 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %297 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %297, "Expected dim size > 0."
    %298 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %298, "Expected dim size > 0."
    %from_elements_154 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_155 = tensor.reshape %296(%from_elements_154) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %299 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%292 : tensor<?x1xf32>) outs(%281 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %300 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %300, "negative values not allowed in new dimensions"
    %301 = tensor.empty(%dim) : tensor<?x384x384xf32>
    %302 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_56 : tensor<384x384xf32>) outs(%301 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %303 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %304 = linalg.fill ins(%cst : f32) outs(%303 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %305 = linalg.batch_matmul ins(%reshape_155, %302 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%304 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %306 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%305, %cst_20 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%303 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %307 = arith.muli %0, %1 : i64
    %308 = arith.muli %307, %c384_i64 : i64
    %309 = arith.divsi %308, %55 : i64
    %310 = arith.select %47, %309, %0 : i64
    %311 = arith.select %52, %309, %1 : i64
    %from_elements_156 = tensor.from_elements %310, %311, %c12_i64, %c32_i64 : tensor<4xi64>
    %reshape_157 = tensor.reshape %306(%from_elements_156) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %312 = arith.index_cast %310 : i64 to index
    %313 = arith.index_cast %311 : i64 to index
    %314 = tensor.empty(%312, %313) : tensor<?x12x?x32xf32>
    %transposed_158 = linalg.transpose ins(%reshape_157 : tensor<?x?x12x32xf32>) outs(%314 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %300, "negative values not allowed in new dimensions"
    %315 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_57 : tensor<384x384xf32>) outs(%301 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %316 = linalg.batch_matmul ins(%reshape_155, %315 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%304 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %317 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%316, %cst_21 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%303 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_159 = tensor.reshape %317(%from_elements_156) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    cf.assert %300, "negative values not allowed in new dimensions"
    %318 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_58 : tensor<384x384xf32>) outs(%301 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %319 = linalg.batch_matmul ins(%reshape_155, %318 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%304 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %320 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%319, %cst_22 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%303 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_160 = tensor.reshape %320(%from_elements_156) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %transposed_161 = linalg.transpose ins(%reshape_160 : tensor<?x?x12x32xf32>) outs(%314 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %321 = tensor.empty(%312, %313) : tensor<?x12x32x?xf32>
    %transposed_162 = linalg.transpose ins(%reshape_159 : tensor<?x?x12x32xf32>) outs(%321 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_163 = tensor.collapse_shape %transposed_158 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_164 = tensor.collapse_shape %transposed_162 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %322 = arith.muli %312, %c12 : index
    %323 = tensor.empty(%322, %313, %313) : tensor<?x?x?xf32>
    %324 = linalg.fill ins(%cst : f32) outs(%323 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %325 = linalg.batch_matmul ins(%collapsed_163, %collapsed_164 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%324 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %326 = arith.divsi %322, %c12 : index
    %expanded_165 = tensor.expand_shape %325 [[0, 1], [2], [3]] output_shape [%326, 12, %313, %313] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %327 = tensor.empty(%326, %313, %313) : tensor<?x12x?x?xf32>
    %328 = linalg.generic {indexing_maps = [#map9, #map10, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_165, %cst_80 : tensor<?x12x?x?xf32>, tensor<f32>) outs(%327 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %329 = tensor.empty(%326, %313) : tensor<?x12x?xi64>
    %330 = linalg.fill ins(%c0_i64 : i64) outs(%329 : tensor<?x12x?xi64>) -> tensor<?x12x?xi64>
    %331 = tensor.empty(%326, %313) : tensor<?x12x?xf32>
    %332 = linalg.fill ins(%cst_1 : f32) outs(%331 : tensor<?x12x?xf32>) -> tensor<?x12x?xf32>
    %333:2 = linalg.generic {indexing_maps = [#map9, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%328 : tensor<?x12x?x?xf32>) outs(%332, %330 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_248: i64):
      %796 = linalg.index 3 : index
      %797 = arith.index_cast %796 : index to i64
      %798 = arith.maximumf %in, %out : f32
      %799 = arith.cmpf ogt, %in, %out : f32
      %800 = arith.select %799, %797, %out_248 : i64
      linalg.yield %798, %800 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_166 = tensor.expand_shape %333#0 [[0], [1], [2, 3]] output_shape [%326, 12, %313, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %334 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%328, %expanded_166 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%327 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %335 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%334 : tensor<?x12x?x?xf32>) outs(%327 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.exp %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %336 = tensor.empty(%326, %313) : tensor<?x12x?x1xf32>
    %337 = linalg.fill ins(%cst : f32) outs(%336 : tensor<?x12x?x1xf32>) -> tensor<?x12x?x1xf32>
    %338 = linalg.generic {indexing_maps = [#map9, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%335 : tensor<?x12x?x?xf32>) outs(%337 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x1xf32>
    %339 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%335, %338 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%327 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %340 = arith.maxui %326, %312 : index
    %collapsed_167 = tensor.collapse_shape %339 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_168 = tensor.collapse_shape %transposed_161 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %341 = arith.muli %340, %c12 : index
    %342 = tensor.empty(%341, %313) : tensor<?x?x32xf32>
    %343 = linalg.fill ins(%cst : f32) outs(%342 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %344 = linalg.batch_matmul ins(%collapsed_167, %collapsed_168 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%343 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %345 = arith.divsi %341, %c12 : index
    %expanded_169 = tensor.expand_shape %344 [[0, 1], [2], [3]] output_shape [%345, 12, %313, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %346 = tensor.empty(%345, %313) : tensor<?x?x12x32xf32>
    %transposed_170 = linalg.transpose ins(%expanded_169 : tensor<?x12x?x32xf32>) outs(%346 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %347 = arith.index_cast %345 : index to i64
    %348 = arith.muli %347, %311 : i64
    %349 = arith.muli %348, %c384_i64 : i64
    %350 = arith.divsi %349, %55 : i64
    %351 = arith.select %47, %350, %0 : i64
    %352 = arith.select %52, %350, %1 : i64
    %from_elements_171 = tensor.from_elements %351, %352, %c384_i64 : tensor<3xi64>
    %reshape_172 = tensor.reshape %transposed_170(%from_elements_171) : (tensor<?x?x12x32xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %353 = arith.index_cast %351 : i64 to index
    %354 = arith.index_cast %352 : i64 to index
    %355 = arith.cmpi sge, %351, %c0_i64 : i64
    cf.assert %355, "negative values not allowed in new dimensions"
    %356 = tensor.empty(%353) : tensor<?x384x384xf32>
    %357 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_59 : tensor<384x384xf32>) outs(%356 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %358 = tensor.empty(%353, %354) : tensor<?x?x384xf32>
    %359 = linalg.fill ins(%cst : f32) outs(%358 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %360 = linalg.batch_matmul ins(%reshape_172, %357 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%359 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %361 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%360, %cst_23 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%358 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %362 = arith.cmpi eq, %dim, %353 : index
    cf.assert %362, "mismatched size for broadcast"
    %363 = arith.cmpi eq, %dim_108, %354 : index
    cf.assert %363, "mismatched size for broadcast"
    %364 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_155, %361 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%303 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_173 = tensor.collapse_shape %364 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %365 = affine.apply #map1()[%dim, %dim_108]
    %366 = tensor.empty(%365) : tensor<?x1xf32>
    %367 = linalg.fill ins(%cst : f32) outs(%366 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %368 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_173 : tensor<?x384xf32>) outs(%367 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %369 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%368 : tensor<?x1xf32>) outs(%366 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %370 = tensor.empty(%365) : tensor<?x384xf32>
    %371 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_173, %collapsed_173 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%370 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %372 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%371 : tensor<?x384xf32>) outs(%367 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %373 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%372 : tensor<?x1xf32>) outs(%366 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %374 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%369, %369 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%366 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %375 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%373, %374 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%366 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %376 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%375, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%366 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %377 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%376 : tensor<?x1xf32>) outs(%366 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %378 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_173, %369 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%370 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %379 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%378, %377 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%370 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %380 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%379, %cst_92 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%370 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %381 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%380, %cst_93 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%370 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %382 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %382, "Expected dim size > 0."
    %383 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %383, "Expected dim size > 0."
    %from_elements_174 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_175 = tensor.reshape %381(%from_elements_174) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %384 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%377 : tensor<?x1xf32>) outs(%366 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %385 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %385, "negative values not allowed in new dimensions"
    %386 = tensor.empty(%dim) : tensor<?x384x1536xf32>
    %387 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_60 : tensor<384x1536xf32>) outs(%386 : tensor<?x384x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x1536xf32>
    %388 = tensor.empty(%dim, %dim_108) : tensor<?x?x1536xf32>
    %389 = linalg.fill ins(%cst : f32) outs(%388 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %390 = linalg.batch_matmul ins(%reshape_175, %387 : tensor<?x?x384xf32>, tensor<?x384x1536xf32>) outs(%389 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %391 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%390, %cst_24 : tensor<?x?x1536xf32>, tensor<1536xf32>) outs(%388 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %392 = linalg.generic {indexing_maps = [#map3, #map14, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%391, %143 : tensor<?x?x1536xf32>, tensor<f32>) outs(%388 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %393 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%392 : tensor<?x?x1536xf32>) outs(%388 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.erf %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %394 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %393 : tensor<f32>, tensor<?x?x1536xf32>) outs(%388 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %395 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %391 : tensor<f32>, tensor<?x?x1536xf32>) outs(%388 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %396 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%395, %394 : tensor<?x?x1536xf32>, tensor<?x?x1536xf32>) outs(%388 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    cf.assert %385, "negative values not allowed in new dimensions"
    %397 = tensor.empty(%dim) : tensor<?x1536x384xf32>
    %398 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_61 : tensor<1536x384xf32>) outs(%397 : tensor<?x1536x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x1536x384xf32>
    %399 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %400 = linalg.fill ins(%cst : f32) outs(%399 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %401 = linalg.batch_matmul ins(%396, %398 : tensor<?x?x1536xf32>, tensor<?x1536x384xf32>) outs(%400 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %402 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%401, %cst_25 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%399 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %403 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_175, %402 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%399 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_176 = tensor.collapse_shape %403 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %404 = affine.apply #map1()[%dim, %dim_108]
    %405 = tensor.empty(%404) : tensor<?x1xf32>
    %406 = linalg.fill ins(%cst : f32) outs(%405 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %407 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_176 : tensor<?x384xf32>) outs(%406 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %408 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%407 : tensor<?x1xf32>) outs(%405 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %409 = tensor.empty(%404) : tensor<?x384xf32>
    %410 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_176, %collapsed_176 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%409 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %411 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%410 : tensor<?x384xf32>) outs(%406 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %412 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%411 : tensor<?x1xf32>) outs(%405 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %413 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%408, %408 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%405 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %414 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%412, %413 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%405 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %415 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%414, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%405 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %416 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%415 : tensor<?x1xf32>) outs(%405 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %417 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_176, %408 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%409 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %418 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%417, %416 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%409 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %419 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%418, %cst_94 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%409 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %420 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%419, %cst_95 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%409 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %421 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %421, "Expected dim size > 0."
    %422 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %422, "Expected dim size > 0."
    %from_elements_177 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_178 = tensor.reshape %420(%from_elements_177) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %423 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%416 : tensor<?x1xf32>) outs(%405 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %424 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %424, "negative values not allowed in new dimensions"
    %425 = tensor.empty(%dim) : tensor<?x384x384xf32>
    %426 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_62 : tensor<384x384xf32>) outs(%425 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %427 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %428 = linalg.fill ins(%cst : f32) outs(%427 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %429 = linalg.batch_matmul ins(%reshape_178, %426 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%428 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %430 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%429, %cst_26 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%427 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %431 = arith.muli %0, %1 : i64
    %432 = arith.muli %431, %c384_i64 : i64
    %433 = arith.divsi %432, %55 : i64
    %434 = arith.select %47, %433, %0 : i64
    %435 = arith.select %52, %433, %1 : i64
    %from_elements_179 = tensor.from_elements %434, %435, %c12_i64, %c32_i64 : tensor<4xi64>
    %reshape_180 = tensor.reshape %430(%from_elements_179) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %436 = arith.index_cast %434 : i64 to index
    %437 = arith.index_cast %435 : i64 to index
    %438 = tensor.empty(%436, %437) : tensor<?x12x?x32xf32>
    %transposed_181 = linalg.transpose ins(%reshape_180 : tensor<?x?x12x32xf32>) outs(%438 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %424, "negative values not allowed in new dimensions"
    %439 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_63 : tensor<384x384xf32>) outs(%425 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %440 = linalg.batch_matmul ins(%reshape_178, %439 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%428 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %441 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%440, %cst_27 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%427 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_182 = tensor.reshape %441(%from_elements_179) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    cf.assert %424, "negative values not allowed in new dimensions"
    %442 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_64 : tensor<384x384xf32>) outs(%425 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %443 = linalg.batch_matmul ins(%reshape_178, %442 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%428 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %444 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%443, %cst_28 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%427 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_183 = tensor.reshape %444(%from_elements_179) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %transposed_184 = linalg.transpose ins(%reshape_183 : tensor<?x?x12x32xf32>) outs(%438 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %445 = tensor.empty(%436, %437) : tensor<?x12x32x?xf32>
    %transposed_185 = linalg.transpose ins(%reshape_182 : tensor<?x?x12x32xf32>) outs(%445 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_186 = tensor.collapse_shape %transposed_181 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_187 = tensor.collapse_shape %transposed_185 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %446 = arith.muli %436, %c12 : index
    %447 = tensor.empty(%446, %437, %437) : tensor<?x?x?xf32>
    %448 = linalg.fill ins(%cst : f32) outs(%447 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %449 = linalg.batch_matmul ins(%collapsed_186, %collapsed_187 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%448 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %450 = arith.divsi %446, %c12 : index
    %expanded_188 = tensor.expand_shape %449 [[0, 1], [2], [3]] output_shape [%450, 12, %437, %437] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %451 = tensor.empty(%450, %437, %437) : tensor<?x12x?x?xf32>
    %452 = linalg.generic {indexing_maps = [#map9, #map10, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_188, %cst_80 : tensor<?x12x?x?xf32>, tensor<f32>) outs(%451 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %453 = tensor.empty(%450, %437) : tensor<?x12x?xi64>
    %454 = linalg.fill ins(%c0_i64 : i64) outs(%453 : tensor<?x12x?xi64>) -> tensor<?x12x?xi64>
    %455 = tensor.empty(%450, %437) : tensor<?x12x?xf32>
    %456 = linalg.fill ins(%cst_1 : f32) outs(%455 : tensor<?x12x?xf32>) -> tensor<?x12x?xf32>
    %457:2 = linalg.generic {indexing_maps = [#map9, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%452 : tensor<?x12x?x?xf32>) outs(%456, %454 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_248: i64):
      %796 = linalg.index 3 : index
      %797 = arith.index_cast %796 : index to i64
      %798 = arith.maximumf %in, %out : f32
      %799 = arith.cmpf ogt, %in, %out : f32
      %800 = arith.select %799, %797, %out_248 : i64
      linalg.yield %798, %800 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_189 = tensor.expand_shape %457#0 [[0], [1], [2, 3]] output_shape [%450, 12, %437, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %458 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%452, %expanded_189 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%451 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %459 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%458 : tensor<?x12x?x?xf32>) outs(%451 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.exp %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %460 = tensor.empty(%450, %437) : tensor<?x12x?x1xf32>
    %461 = linalg.fill ins(%cst : f32) outs(%460 : tensor<?x12x?x1xf32>) -> tensor<?x12x?x1xf32>
    %462 = linalg.generic {indexing_maps = [#map9, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%459 : tensor<?x12x?x?xf32>) outs(%461 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x1xf32>
    %463 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%459, %462 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%451 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %464 = arith.maxui %450, %436 : index
    %collapsed_190 = tensor.collapse_shape %463 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_191 = tensor.collapse_shape %transposed_184 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %465 = arith.muli %464, %c12 : index
    %466 = tensor.empty(%465, %437) : tensor<?x?x32xf32>
    %467 = linalg.fill ins(%cst : f32) outs(%466 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %468 = linalg.batch_matmul ins(%collapsed_190, %collapsed_191 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%467 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %469 = arith.divsi %465, %c12 : index
    %expanded_192 = tensor.expand_shape %468 [[0, 1], [2], [3]] output_shape [%469, 12, %437, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %470 = tensor.empty(%469, %437) : tensor<?x?x12x32xf32>
    %transposed_193 = linalg.transpose ins(%expanded_192 : tensor<?x12x?x32xf32>) outs(%470 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %471 = arith.index_cast %469 : index to i64
    %472 = arith.muli %471, %435 : i64
    %473 = arith.muli %472, %c384_i64 : i64
    %474 = arith.divsi %473, %55 : i64
    %475 = arith.select %47, %474, %0 : i64
    %476 = arith.select %52, %474, %1 : i64
    %from_elements_194 = tensor.from_elements %475, %476, %c384_i64 : tensor<3xi64>
    %reshape_195 = tensor.reshape %transposed_193(%from_elements_194) : (tensor<?x?x12x32xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %477 = arith.index_cast %475 : i64 to index
    %478 = arith.index_cast %476 : i64 to index
    %479 = arith.cmpi sge, %475, %c0_i64 : i64
    cf.assert %479, "negative values not allowed in new dimensions"
    %480 = tensor.empty(%477) : tensor<?x384x384xf32>
    %481 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_65 : tensor<384x384xf32>) outs(%480 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %482 = tensor.empty(%477, %478) : tensor<?x?x384xf32>
    %483 = linalg.fill ins(%cst : f32) outs(%482 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %484 = linalg.batch_matmul ins(%reshape_195, %481 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%483 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %485 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%484, %cst_29 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%482 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %486 = arith.cmpi eq, %dim, %477 : index
    cf.assert %486, "mismatched size for broadcast"
    %487 = arith.cmpi eq, %dim_108, %478 : index
    cf.assert %487, "mismatched size for broadcast"
    %488 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_178, %485 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%427 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_196 = tensor.collapse_shape %488 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %489 = affine.apply #map1()[%dim, %dim_108]
    %490 = tensor.empty(%489) : tensor<?x1xf32>
    %491 = linalg.fill ins(%cst : f32) outs(%490 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %492 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_196 : tensor<?x384xf32>) outs(%491 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %493 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%492 : tensor<?x1xf32>) outs(%490 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %494 = tensor.empty(%489) : tensor<?x384xf32>
    %495 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_196, %collapsed_196 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%494 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %496 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%495 : tensor<?x384xf32>) outs(%491 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %497 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%496 : tensor<?x1xf32>) outs(%490 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %498 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%493, %493 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%490 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %499 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%497, %498 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%490 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %500 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%499, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%490 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %501 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%500 : tensor<?x1xf32>) outs(%490 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %502 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_196, %493 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%494 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %503 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%502, %501 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%494 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %504 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%503, %cst_96 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%494 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %505 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%504, %cst_97 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%494 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %506 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %506, "Expected dim size > 0."
    %507 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %507, "Expected dim size > 0."
    %from_elements_197 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_198 = tensor.reshape %505(%from_elements_197) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %508 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%501 : tensor<?x1xf32>) outs(%490 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %509 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %509, "negative values not allowed in new dimensions"
    %510 = tensor.empty(%dim) : tensor<?x384x1536xf32>
    %511 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_66 : tensor<384x1536xf32>) outs(%510 : tensor<?x384x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x1536xf32>
    %512 = tensor.empty(%dim, %dim_108) : tensor<?x?x1536xf32>
    %513 = linalg.fill ins(%cst : f32) outs(%512 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %514 = linalg.batch_matmul ins(%reshape_198, %511 : tensor<?x?x384xf32>, tensor<?x384x1536xf32>) outs(%513 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %515 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%514, %cst_30 : tensor<?x?x1536xf32>, tensor<1536xf32>) outs(%512 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %516 = linalg.generic {indexing_maps = [#map3, #map14, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%515, %143 : tensor<?x?x1536xf32>, tensor<f32>) outs(%512 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %517 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%516 : tensor<?x?x1536xf32>) outs(%512 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.erf %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %518 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %517 : tensor<f32>, tensor<?x?x1536xf32>) outs(%512 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %519 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %515 : tensor<f32>, tensor<?x?x1536xf32>) outs(%512 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %520 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%519, %518 : tensor<?x?x1536xf32>, tensor<?x?x1536xf32>) outs(%512 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    cf.assert %509, "negative values not allowed in new dimensions"
    %521 = tensor.empty(%dim) : tensor<?x1536x384xf32>
    %522 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_67 : tensor<1536x384xf32>) outs(%521 : tensor<?x1536x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x1536x384xf32>
    %523 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %524 = linalg.fill ins(%cst : f32) outs(%523 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %525 = linalg.batch_matmul ins(%520, %522 : tensor<?x?x1536xf32>, tensor<?x1536x384xf32>) outs(%524 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %526 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%525, %cst_31 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%523 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %527 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_198, %526 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%523 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_199 = tensor.collapse_shape %527 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %528 = affine.apply #map1()[%dim, %dim_108]
    %529 = tensor.empty(%528) : tensor<?x1xf32>
    %530 = linalg.fill ins(%cst : f32) outs(%529 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %531 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_199 : tensor<?x384xf32>) outs(%530 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %532 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%531 : tensor<?x1xf32>) outs(%529 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %533 = tensor.empty(%528) : tensor<?x384xf32>
    %534 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_199, %collapsed_199 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%533 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %535 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%534 : tensor<?x384xf32>) outs(%530 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %536 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%535 : tensor<?x1xf32>) outs(%529 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %537 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%532, %532 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%529 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %538 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%536, %537 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%529 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %539 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%538, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%529 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %540 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%539 : tensor<?x1xf32>) outs(%529 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %541 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_199, %532 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%533 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %542 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%541, %540 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%533 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %543 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%542, %cst_98 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%533 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %544 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%543, %cst_99 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%533 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %545 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %545, "Expected dim size > 0."
    %546 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %546, "Expected dim size > 0."
    %from_elements_200 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_201 = tensor.reshape %544(%from_elements_200) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %547 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%540 : tensor<?x1xf32>) outs(%529 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %548 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %548, "negative values not allowed in new dimensions"
    %549 = tensor.empty(%dim) : tensor<?x384x384xf32>
    %550 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_68 : tensor<384x384xf32>) outs(%549 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %551 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %552 = linalg.fill ins(%cst : f32) outs(%551 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %553 = linalg.batch_matmul ins(%reshape_201, %550 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%552 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %554 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%553, %cst_32 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%551 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %555 = arith.muli %0, %1 : i64
    %556 = arith.muli %555, %c384_i64 : i64
    %557 = arith.divsi %556, %55 : i64
    %558 = arith.select %47, %557, %0 : i64
    %559 = arith.select %52, %557, %1 : i64
    %from_elements_202 = tensor.from_elements %558, %559, %c12_i64, %c32_i64 : tensor<4xi64>
    %reshape_203 = tensor.reshape %554(%from_elements_202) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %560 = arith.index_cast %558 : i64 to index
    %561 = arith.index_cast %559 : i64 to index
    %562 = tensor.empty(%560, %561) : tensor<?x12x?x32xf32>
    %transposed_204 = linalg.transpose ins(%reshape_203 : tensor<?x?x12x32xf32>) outs(%562 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %548, "negative values not allowed in new dimensions"
    %563 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_69 : tensor<384x384xf32>) outs(%549 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %564 = linalg.batch_matmul ins(%reshape_201, %563 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%552 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %565 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%564, %cst_33 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%551 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_205 = tensor.reshape %565(%from_elements_202) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    cf.assert %548, "negative values not allowed in new dimensions"
    %566 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_70 : tensor<384x384xf32>) outs(%549 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %567 = linalg.batch_matmul ins(%reshape_201, %566 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%552 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %568 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%567, %cst_34 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%551 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_206 = tensor.reshape %568(%from_elements_202) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %transposed_207 = linalg.transpose ins(%reshape_206 : tensor<?x?x12x32xf32>) outs(%562 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %569 = tensor.empty(%560, %561) : tensor<?x12x32x?xf32>
    %transposed_208 = linalg.transpose ins(%reshape_205 : tensor<?x?x12x32xf32>) outs(%569 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_209 = tensor.collapse_shape %transposed_204 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_210 = tensor.collapse_shape %transposed_208 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %570 = arith.muli %560, %c12 : index
    %571 = tensor.empty(%570, %561, %561) : tensor<?x?x?xf32>
    %572 = linalg.fill ins(%cst : f32) outs(%571 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %573 = linalg.batch_matmul ins(%collapsed_209, %collapsed_210 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%572 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %574 = arith.divsi %570, %c12 : index
    %expanded_211 = tensor.expand_shape %573 [[0, 1], [2], [3]] output_shape [%574, 12, %561, %561] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %575 = tensor.empty(%574, %561, %561) : tensor<?x12x?x?xf32>
    %576 = linalg.generic {indexing_maps = [#map9, #map10, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_211, %cst_80 : tensor<?x12x?x?xf32>, tensor<f32>) outs(%575 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %577 = tensor.empty(%574, %561) : tensor<?x12x?xi64>
    %578 = linalg.fill ins(%c0_i64 : i64) outs(%577 : tensor<?x12x?xi64>) -> tensor<?x12x?xi64>
    %579 = tensor.empty(%574, %561) : tensor<?x12x?xf32>
    %580 = linalg.fill ins(%cst_1 : f32) outs(%579 : tensor<?x12x?xf32>) -> tensor<?x12x?xf32>
    %581:2 = linalg.generic {indexing_maps = [#map9, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%576 : tensor<?x12x?x?xf32>) outs(%580, %578 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_248: i64):
      %796 = linalg.index 3 : index
      %797 = arith.index_cast %796 : index to i64
      %798 = arith.maximumf %in, %out : f32
      %799 = arith.cmpf ogt, %in, %out : f32
      %800 = arith.select %799, %797, %out_248 : i64
      linalg.yield %798, %800 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_212 = tensor.expand_shape %581#0 [[0], [1], [2, 3]] output_shape [%574, 12, %561, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %582 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%576, %expanded_212 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%575 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %583 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%582 : tensor<?x12x?x?xf32>) outs(%575 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.exp %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %584 = tensor.empty(%574, %561) : tensor<?x12x?x1xf32>
    %585 = linalg.fill ins(%cst : f32) outs(%584 : tensor<?x12x?x1xf32>) -> tensor<?x12x?x1xf32>
    %586 = linalg.generic {indexing_maps = [#map9, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%583 : tensor<?x12x?x?xf32>) outs(%585 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x1xf32>
    %587 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%583, %586 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%575 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %588 = arith.maxui %574, %560 : index
    %collapsed_213 = tensor.collapse_shape %587 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_214 = tensor.collapse_shape %transposed_207 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %589 = arith.muli %588, %c12 : index
    %590 = tensor.empty(%589, %561) : tensor<?x?x32xf32>
    %591 = linalg.fill ins(%cst : f32) outs(%590 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %592 = linalg.batch_matmul ins(%collapsed_213, %collapsed_214 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%591 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %593 = arith.divsi %589, %c12 : index
    %expanded_215 = tensor.expand_shape %592 [[0, 1], [2], [3]] output_shape [%593, 12, %561, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %594 = tensor.empty(%593, %561) : tensor<?x?x12x32xf32>
    %transposed_216 = linalg.transpose ins(%expanded_215 : tensor<?x12x?x32xf32>) outs(%594 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %595 = arith.index_cast %593 : index to i64
    %596 = arith.muli %595, %559 : i64
    %597 = arith.muli %596, %c384_i64 : i64
    %598 = arith.divsi %597, %55 : i64
    %599 = arith.select %47, %598, %0 : i64
    %600 = arith.select %52, %598, %1 : i64
    %from_elements_217 = tensor.from_elements %599, %600, %c384_i64 : tensor<3xi64>
    %reshape_218 = tensor.reshape %transposed_216(%from_elements_217) : (tensor<?x?x12x32xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %601 = arith.index_cast %599 : i64 to index
    %602 = arith.index_cast %600 : i64 to index
    %603 = arith.cmpi sge, %599, %c0_i64 : i64
    cf.assert %603, "negative values not allowed in new dimensions"
    %604 = tensor.empty(%601) : tensor<?x384x384xf32>
    %605 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_71 : tensor<384x384xf32>) outs(%604 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %606 = tensor.empty(%601, %602) : tensor<?x?x384xf32>
    %607 = linalg.fill ins(%cst : f32) outs(%606 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %608 = linalg.batch_matmul ins(%reshape_218, %605 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%607 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %609 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%608, %cst_35 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%606 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %610 = arith.cmpi eq, %dim, %601 : index
    cf.assert %610, "mismatched size for broadcast"
    %611 = arith.cmpi eq, %dim_108, %602 : index
    cf.assert %611, "mismatched size for broadcast"
    %612 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_201, %609 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%551 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_219 = tensor.collapse_shape %612 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %613 = affine.apply #map1()[%dim, %dim_108]
    %614 = tensor.empty(%613) : tensor<?x1xf32>
    %615 = linalg.fill ins(%cst : f32) outs(%614 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %616 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_219 : tensor<?x384xf32>) outs(%615 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %617 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%616 : tensor<?x1xf32>) outs(%614 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %618 = tensor.empty(%613) : tensor<?x384xf32>
    %619 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_219, %collapsed_219 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%618 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %620 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%619 : tensor<?x384xf32>) outs(%615 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %621 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%620 : tensor<?x1xf32>) outs(%614 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %622 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%617, %617 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%614 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %623 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%621, %622 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%614 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %624 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%623, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%614 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %625 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%624 : tensor<?x1xf32>) outs(%614 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %626 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_219, %617 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%618 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %627 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%626, %625 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%618 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %628 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%627, %cst_100 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%618 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %629 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%628, %cst_101 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%618 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %630 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %630, "Expected dim size > 0."
    %631 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %631, "Expected dim size > 0."
    %from_elements_220 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_221 = tensor.reshape %629(%from_elements_220) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %632 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%625 : tensor<?x1xf32>) outs(%614 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %633 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %633, "negative values not allowed in new dimensions"
    %634 = tensor.empty(%dim) : tensor<?x384x1536xf32>
    %635 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_72 : tensor<384x1536xf32>) outs(%634 : tensor<?x384x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x1536xf32>
    %636 = tensor.empty(%dim, %dim_108) : tensor<?x?x1536xf32>
    %637 = linalg.fill ins(%cst : f32) outs(%636 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %638 = linalg.batch_matmul ins(%reshape_221, %635 : tensor<?x?x384xf32>, tensor<?x384x1536xf32>) outs(%637 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %639 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%638, %cst_36 : tensor<?x?x1536xf32>, tensor<1536xf32>) outs(%636 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %640 = linalg.generic {indexing_maps = [#map3, #map14, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%639, %143 : tensor<?x?x1536xf32>, tensor<f32>) outs(%636 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %641 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%640 : tensor<?x?x1536xf32>) outs(%636 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.erf %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %642 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %641 : tensor<f32>, tensor<?x?x1536xf32>) outs(%636 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %643 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %639 : tensor<f32>, tensor<?x?x1536xf32>) outs(%636 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %644 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%643, %642 : tensor<?x?x1536xf32>, tensor<?x?x1536xf32>) outs(%636 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    cf.assert %633, "negative values not allowed in new dimensions"
    %645 = tensor.empty(%dim) : tensor<?x1536x384xf32>
    %646 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_73 : tensor<1536x384xf32>) outs(%645 : tensor<?x1536x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x1536x384xf32>
    %647 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %648 = linalg.fill ins(%cst : f32) outs(%647 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %649 = linalg.batch_matmul ins(%644, %646 : tensor<?x?x1536xf32>, tensor<?x1536x384xf32>) outs(%648 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %650 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%649, %cst_37 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%647 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %651 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_221, %650 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%647 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_222 = tensor.collapse_shape %651 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %652 = affine.apply #map1()[%dim, %dim_108]
    %653 = tensor.empty(%652) : tensor<?x1xf32>
    %654 = linalg.fill ins(%cst : f32) outs(%653 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %655 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_222 : tensor<?x384xf32>) outs(%654 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %656 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%655 : tensor<?x1xf32>) outs(%653 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %657 = tensor.empty(%652) : tensor<?x384xf32>
    %658 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_222, %collapsed_222 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%657 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %659 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%658 : tensor<?x384xf32>) outs(%654 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %660 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%659 : tensor<?x1xf32>) outs(%653 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %661 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%656, %656 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%653 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %662 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%660, %661 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%653 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %663 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%662, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%653 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %664 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%663 : tensor<?x1xf32>) outs(%653 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %665 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_222, %656 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%657 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %666 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%665, %664 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%657 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %667 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%666, %cst_102 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%657 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %668 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%667, %cst_103 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%657 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %669 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %669, "Expected dim size > 0."
    %670 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %670, "Expected dim size > 0."
    %from_elements_223 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_224 = tensor.reshape %668(%from_elements_223) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %671 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%664 : tensor<?x1xf32>) outs(%653 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %672 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %672, "negative values not allowed in new dimensions"
    %673 = tensor.empty(%dim) : tensor<?x384x384xf32>
    %674 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_74 : tensor<384x384xf32>) outs(%673 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %675 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %676 = linalg.fill ins(%cst : f32) outs(%675 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %677 = linalg.batch_matmul ins(%reshape_224, %674 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%676 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %678 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%677, %cst_38 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%675 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %679 = arith.muli %0, %1 : i64
    %680 = arith.muli %679, %c384_i64 : i64
    %681 = arith.divsi %680, %55 : i64
    %682 = arith.select %47, %681, %0 : i64
    %683 = arith.select %52, %681, %1 : i64
    %from_elements_225 = tensor.from_elements %682, %683, %c12_i64, %c32_i64 : tensor<4xi64>
    %reshape_226 = tensor.reshape %678(%from_elements_225) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %684 = arith.index_cast %682 : i64 to index
    %685 = arith.index_cast %683 : i64 to index
    %686 = tensor.empty(%684, %685) : tensor<?x12x?x32xf32>
    %transposed_227 = linalg.transpose ins(%reshape_226 : tensor<?x?x12x32xf32>) outs(%686 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %672, "negative values not allowed in new dimensions"
    %687 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_75 : tensor<384x384xf32>) outs(%673 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %688 = linalg.batch_matmul ins(%reshape_224, %687 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%676 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %689 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%688, %cst_39 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%675 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_228 = tensor.reshape %689(%from_elements_225) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    cf.assert %672, "negative values not allowed in new dimensions"
    %690 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_76 : tensor<384x384xf32>) outs(%673 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %691 = linalg.batch_matmul ins(%reshape_224, %690 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%676 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %692 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%691, %cst_40 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%675 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %reshape_229 = tensor.reshape %692(%from_elements_225) : (tensor<?x?x384xf32>, tensor<4xi64>) -> tensor<?x?x12x32xf32>
    %transposed_230 = linalg.transpose ins(%reshape_229 : tensor<?x?x12x32xf32>) outs(%686 : tensor<?x12x?x32xf32>) permutation = [0, 2, 1, 3] 
    %693 = tensor.empty(%684, %685) : tensor<?x12x32x?xf32>
    %transposed_231 = linalg.transpose ins(%reshape_228 : tensor<?x?x12x32xf32>) outs(%693 : tensor<?x12x32x?xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_232 = tensor.collapse_shape %transposed_227 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %collapsed_233 = tensor.collapse_shape %transposed_231 [[0, 1], [2], [3]] : tensor<?x12x32x?xf32> into tensor<?x32x?xf32>
    %694 = arith.muli %684, %c12 : index
    %695 = tensor.empty(%694, %685, %685) : tensor<?x?x?xf32>
    %696 = linalg.fill ins(%cst : f32) outs(%695 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %697 = linalg.batch_matmul ins(%collapsed_232, %collapsed_233 : tensor<?x?x32xf32>, tensor<?x32x?xf32>) outs(%696 : tensor<?x?x?xf32>) -> tensor<?x?x?xf32>
    %698 = arith.divsi %694, %c12 : index
    %expanded_234 = tensor.expand_shape %697 [[0, 1], [2], [3]] output_shape [%698, 12, %685, %685] : tensor<?x?x?xf32> into tensor<?x12x?x?xf32>
    %699 = tensor.empty(%698, %685, %685) : tensor<?x12x?x?xf32>
    %700 = linalg.generic {indexing_maps = [#map9, #map10, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_234, %cst_80 : tensor<?x12x?x?xf32>, tensor<f32>) outs(%699 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %701 = tensor.empty(%698, %685) : tensor<?x12x?xi64>
    %702 = linalg.fill ins(%c0_i64 : i64) outs(%701 : tensor<?x12x?xi64>) -> tensor<?x12x?xi64>
    %703 = tensor.empty(%698, %685) : tensor<?x12x?xf32>
    %704 = linalg.fill ins(%cst_1 : f32) outs(%703 : tensor<?x12x?xf32>) -> tensor<?x12x?xf32>
    %705:2 = linalg.generic {indexing_maps = [#map9, #map11, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%700 : tensor<?x12x?x?xf32>) outs(%704, %702 : tensor<?x12x?xf32>, tensor<?x12x?xi64>) {
    ^bb0(%in: f32, %out: f32, %out_248: i64):
      %796 = linalg.index 3 : index
      %797 = arith.index_cast %796 : index to i64
      %798 = arith.maximumf %in, %out : f32
      %799 = arith.cmpf ogt, %in, %out : f32
      %800 = arith.select %799, %797, %out_248 : i64
      linalg.yield %798, %800 : f32, i64
    } -> (tensor<?x12x?xf32>, tensor<?x12x?xi64>)
    %expanded_235 = tensor.expand_shape %705#0 [[0], [1], [2, 3]] output_shape [%698, 12, %685, 1] : tensor<?x12x?xf32> into tensor<?x12x?x1xf32>
    %706 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%700, %expanded_235 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%699 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %707 = linalg.generic {indexing_maps = [#map9, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%706 : tensor<?x12x?x?xf32>) outs(%699 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.exp %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %708 = tensor.empty(%698, %685) : tensor<?x12x?x1xf32>
    %709 = linalg.fill ins(%cst : f32) outs(%708 : tensor<?x12x?x1xf32>) -> tensor<?x12x?x1xf32>
    %710 = linalg.generic {indexing_maps = [#map9, #map12], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%707 : tensor<?x12x?x?xf32>) outs(%709 : tensor<?x12x?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x1xf32>
    %711 = linalg.generic {indexing_maps = [#map9, #map12, #map9], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%707, %710 : tensor<?x12x?x?xf32>, tensor<?x12x?x1xf32>) outs(%699 : tensor<?x12x?x?xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x12x?x?xf32>
    %712 = arith.maxui %698, %684 : index
    %collapsed_236 = tensor.collapse_shape %711 [[0, 1], [2], [3]] : tensor<?x12x?x?xf32> into tensor<?x?x?xf32>
    %collapsed_237 = tensor.collapse_shape %transposed_230 [[0, 1], [2], [3]] : tensor<?x12x?x32xf32> into tensor<?x?x32xf32>
    %713 = arith.muli %712, %c12 : index
    %714 = tensor.empty(%713, %685) : tensor<?x?x32xf32>
    %715 = linalg.fill ins(%cst : f32) outs(%714 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %716 = linalg.batch_matmul ins(%collapsed_236, %collapsed_237 : tensor<?x?x?xf32>, tensor<?x?x32xf32>) outs(%715 : tensor<?x?x32xf32>) -> tensor<?x?x32xf32>
    %717 = arith.divsi %713, %c12 : index
    %expanded_238 = tensor.expand_shape %716 [[0, 1], [2], [3]] output_shape [%717, 12, %685, 32] : tensor<?x?x32xf32> into tensor<?x12x?x32xf32>
    %718 = tensor.empty(%717, %685) : tensor<?x?x12x32xf32>
    %transposed_239 = linalg.transpose ins(%expanded_238 : tensor<?x12x?x32xf32>) outs(%718 : tensor<?x?x12x32xf32>) permutation = [0, 2, 1, 3] 
    cf.assert %56, "must have at most one inferred (negative) dimension"
    %719 = arith.index_cast %717 : index to i64
    %720 = arith.muli %719, %683 : i64
    %721 = arith.muli %720, %c384_i64 : i64
    %722 = arith.divsi %721, %55 : i64
    %723 = arith.select %47, %722, %0 : i64
    %724 = arith.select %52, %722, %1 : i64
    %from_elements_240 = tensor.from_elements %723, %724, %c384_i64 : tensor<3xi64>
    %reshape_241 = tensor.reshape %transposed_239(%from_elements_240) : (tensor<?x?x12x32xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %725 = arith.index_cast %723 : i64 to index
    %726 = arith.index_cast %724 : i64 to index
    %727 = arith.cmpi sge, %723, %c0_i64 : i64
    cf.assert %727, "negative values not allowed in new dimensions"
    %728 = tensor.empty(%725) : tensor<?x384x384xf32>
    %729 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_77 : tensor<384x384xf32>) outs(%728 : tensor<?x384x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x384xf32>
    %730 = tensor.empty(%725, %726) : tensor<?x?x384xf32>
    %731 = linalg.fill ins(%cst : f32) outs(%730 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %732 = linalg.batch_matmul ins(%reshape_241, %729 : tensor<?x?x384xf32>, tensor<?x384x384xf32>) outs(%731 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %733 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%732, %cst_41 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%730 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %734 = arith.cmpi eq, %dim, %725 : index
    cf.assert %734, "mismatched size for broadcast"
    %735 = arith.cmpi eq, %dim_108, %726 : index
    cf.assert %735, "mismatched size for broadcast"
    %736 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_224, %733 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%675 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_242 = tensor.collapse_shape %736 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %737 = affine.apply #map1()[%dim, %dim_108]
    %738 = tensor.empty(%737) : tensor<?x1xf32>
    %739 = linalg.fill ins(%cst : f32) outs(%738 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %740 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_242 : tensor<?x384xf32>) outs(%739 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %741 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%740 : tensor<?x1xf32>) outs(%738 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %742 = tensor.empty(%737) : tensor<?x384xf32>
    %743 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_242, %collapsed_242 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%742 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %744 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%743 : tensor<?x384xf32>) outs(%739 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %745 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%744 : tensor<?x1xf32>) outs(%738 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %746 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%741, %741 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%738 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %747 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%745, %746 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%738 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %748 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%747, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%738 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %749 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%748 : tensor<?x1xf32>) outs(%738 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %750 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_242, %741 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%742 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %751 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%750, %749 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%742 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %752 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%751, %cst_104 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%742 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %753 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%752, %cst_105 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%742 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %754 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %754, "Expected dim size > 0."
    %755 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %755, "Expected dim size > 0."
    %from_elements_243 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_244 = tensor.reshape %753(%from_elements_243) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %756 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%749 : tensor<?x1xf32>) outs(%738 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    %757 = arith.cmpi sge, %0, %c0_i64 : i64
    cf.assert %757, "negative values not allowed in new dimensions"
    %758 = tensor.empty(%dim) : tensor<?x384x1536xf32>
    %759 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_78 : tensor<384x1536xf32>) outs(%758 : tensor<?x384x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x384x1536xf32>
    %760 = tensor.empty(%dim, %dim_108) : tensor<?x?x1536xf32>
    %761 = linalg.fill ins(%cst : f32) outs(%760 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %762 = linalg.batch_matmul ins(%reshape_244, %759 : tensor<?x?x384xf32>, tensor<?x384x1536xf32>) outs(%761 : tensor<?x?x1536xf32>) -> tensor<?x?x1536xf32>
    %763 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%762, %cst_42 : tensor<?x?x1536xf32>, tensor<1536xf32>) outs(%760 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %764 = linalg.generic {indexing_maps = [#map3, #map14, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%763, %143 : tensor<?x?x1536xf32>, tensor<f32>) outs(%760 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %765 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%764 : tensor<?x?x1536xf32>) outs(%760 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.erf %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %766 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %765 : tensor<f32>, tensor<?x?x1536xf32>) outs(%760 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %767 = linalg.generic {indexing_maps = [#map14, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %763 : tensor<f32>, tensor<?x?x1536xf32>) outs(%760 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    %768 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%767, %766 : tensor<?x?x1536xf32>, tensor<?x?x1536xf32>) outs(%760 : tensor<?x?x1536xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x1536xf32>
    cf.assert %757, "negative values not allowed in new dimensions"
    %769 = tensor.empty(%dim) : tensor<?x1536x384xf32>
    %770 = linalg.generic {indexing_maps = [#map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_79 : tensor<1536x384xf32>) outs(%769 : tensor<?x1536x384xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<?x1536x384xf32>
    %771 = tensor.empty(%dim, %dim_108) : tensor<?x?x384xf32>
    %772 = linalg.fill ins(%cst : f32) outs(%771 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %773 = linalg.batch_matmul ins(%768, %770 : tensor<?x?x1536xf32>, tensor<?x1536x384xf32>) outs(%772 : tensor<?x?x384xf32>) -> tensor<?x?x384xf32>
    %774 = linalg.generic {indexing_maps = [#map3, #map8, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%773, %cst_43 : tensor<?x?x384xf32>, tensor<384xf32>) outs(%771 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %775 = linalg.generic {indexing_maps = [#map3, #map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%reshape_244, %774 : tensor<?x?x384xf32>, tensor<?x?x384xf32>) outs(%771 : tensor<?x?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x?x384xf32>
    %collapsed_245 = tensor.collapse_shape %775 [[0, 1], [2]] : tensor<?x?x384xf32> into tensor<?x384xf32>
    %776 = affine.apply #map1()[%dim, %dim_108]
    %777 = tensor.empty(%776) : tensor<?x1xf32>
    %778 = linalg.fill ins(%cst : f32) outs(%777 : tensor<?x1xf32>) -> tensor<?x1xf32>
    %779 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%collapsed_245 : tensor<?x384xf32>) outs(%778 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %780 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%779 : tensor<?x1xf32>) outs(%777 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %781 = tensor.empty(%776) : tensor<?x384xf32>
    %782 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_245, %collapsed_245 : tensor<?x384xf32>, tensor<?x384xf32>) outs(%781 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %783 = linalg.generic {indexing_maps = [#map, #map5], iterator_types = ["parallel", "reduction"]} ins(%782 : tensor<?x384xf32>) outs(%778 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.addf %in, %out : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %784 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%783 : tensor<?x1xf32>) outs(%777 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.divf %in, %cst_81 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %785 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%780, %780 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%777 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %786 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%784, %785 : tensor<?x1xf32>, tensor<?x1xf32>) outs(%777 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %787 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%786, %cst_5 : tensor<?x1xf32>, tensor<f32>) outs(%777 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %788 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%787 : tensor<?x1xf32>) outs(%777 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = math.sqrt %in : f32
      linalg.yield %796 : f32
    } -> tensor<?x1xf32>
    %789 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_245, %780 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%781 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.subf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %790 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%789, %788 : tensor<?x384xf32>, tensor<?x1xf32>) outs(%781 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.divf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %791 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%790, %cst_106 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%781 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.mulf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %792 = linalg.generic {indexing_maps = [#map, #map7, #map], iterator_types = ["parallel", "parallel"]} ins(%791, %cst_107 : tensor<?x384xf32>, tensor<1x384xf32>) outs(%781 : tensor<?x384xf32>) {
    ^bb0(%in: f32, %in_248: f32, %out: f32):
      %796 = arith.addf %in, %in_248 : f32
      linalg.yield %796 : f32
    } -> tensor<?x384xf32>
    %793 = arith.cmpi sgt, %0, %c0_i64 : i64
    cf.assert %793, "Expected dim size > 0."
    %794 = arith.cmpi sgt, %1, %c0_i64 : i64
    cf.assert %794, "Expected dim size > 0."
    %from_elements_246 = tensor.from_elements %0, %1, %c384_i64 : tensor<3xi64>
    %reshape_247 = tensor.reshape %792(%from_elements_246) : (tensor<?x384xf32>, tensor<3xi64>) -> tensor<?x?x384xf32>
    %795 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%788 : tensor<?x1xf32>) outs(%777 : tensor<?x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %796 = arith.cmpf one, %in, %cst : f32
      cf.assert %796, "unimplemented: tensor with zero element"
      %797 = arith.divf %cst_0, %in : f32
      linalg.yield %797 : f32
    } -> tensor<?x1xf32>
    return %reshape_247 : tensor<?x?x384xf32>
  }
}
