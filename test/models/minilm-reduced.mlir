// RUN: %python %S/../tools/tensor-run/Inputs/make_npy.py %t.in.npy '<i8' 2,7 12 15 1 14 2 0 13 14 4 11 12 9 6 4
// RUN: tensor-run %s --entry=minilm --arg=%t.in.npy --out=0:%t.npy
// RUN: %python %S/Inputs/compare.py %t.npy %s
// EXPECT: {"shape": [2, 7, 32], "range": 5.3, "mean": -0.0005463989, "elements": {"0": -0.6255864, "49": -1.773331, "99": -0.5510305, "149": 0.7849197, "198": -1.095265, "248": 1.473866, "298": -1.619562, "347": 1.159117, "397": 0.4047214, "447": 0.08758705}}

// Made by benchmarks/models/run.sh; the figures are onnxruntime's.

#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d1, d2)>
#map4 = affine_map<(d0, d1) -> (d0, 0)>
#map5 = affine_map<(d0, d1) -> ()>
#map6 = affine_map<(d0, d1) -> (0, d1)>
#map7 = affine_map<(d0, d1, d2) -> (d2)>
#map8 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>
#map9 = affine_map<(d0, d1, d2, d3) -> ()>
#map10 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map11 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, 0)>
#map12 = affine_map<() -> ()>
#map13 = affine_map<(d0, d1, d2) -> ()>
module {
  func.func @minilm(%arg0: tensor<2x7xi64> {bufferization.writable = false}) -> tensor<2x7x32xf32> {
    %c50_i64 = arith.constant 50 : i64
    %c0_i64 = arith.constant 0 : i64
    %cst = arith.constant 0.000000e+00 : f32
    %cst_0 = arith.constant 1.000000e+00 : f32
    %cst_1 = arith.constant 0xFF800000 : f32
    %cst_2 = arith.constant dense<5.000000e-01> : tensor<f32>
    %cst_3 = arith.constant dense<1.000000e+00> : tensor<f32>
    %cst_4 = arith.constant dense<2.000000e+00> : tensor<f32>
    %cst_5 = arith.constant dense<9.99999974E-6> : tensor<f32>
    %cst_6 = tensoropt.random seed(1) range(-1.0, 1.0) : tensor<50x32xf32>
    %cst_7 = tensoropt.random seed(6) range(-0.125, 0.125) : tensor<32xf32>
    %cst_8 = tensoropt.random seed(8) range(-0.125, 0.125) : tensor<32xf32>
    %cst_9 = tensoropt.random seed(10) range(-0.125, 0.125) : tensor<32xf32>
    %cst_10 = tensoropt.random seed(12) range(-0.125, 0.125) : tensor<32xf32>
    %cst_11 = tensoropt.random seed(16) range(-0.125, 0.125) : tensor<128xf32>
    %cst_12 = tensoropt.random seed(18) range(-0.125, 0.125) : tensor<32xf32>
    %cst_13 = tensoropt.random seed(2) range(-1.0, 1.0) : tensor<7x32xf32>
    %cst_14 = tensoropt.random seed(5) range(-0.433, 0.433) : tensor<32x32xf32>
    %cst_15 = tensoropt.random seed(7) range(-0.2165, 0.2165) : tensor<32x32xf32>
    %cst_16 = tensoropt.random seed(9) range(-0.2165, 0.2165) : tensor<32x32xf32>
    %cst_17 = tensoropt.random seed(11) range(-0.866, 0.866) : tensor<32x32xf32>
    %cst_18 = tensoropt.random seed(15) range(-0.2165, 0.2165) : tensor<32x128xf32>
    %cst_19 = tensoropt.random seed(17) range(-0.433, 0.433) : tensor<128x32xf32>
    %cst_20 = arith.constant dense<0.353553385> : tensor<f32>
    %cst_21 = arith.constant 3.200000e+01 : f32
    %cst_22 = tensoropt.random seed(3) range(0.75, 1.25) : tensor<1x32xf32>
    %cst_23 = tensoropt.random seed(4) range(-0.125, 0.125) : tensor<1x32xf32>
    %cst_24 = tensoropt.random seed(13) range(0.75, 1.25) : tensor<1x32xf32>
    %cst_25 = tensoropt.random seed(14) range(-0.125, 0.125) : tensor<1x32xf32>
    %cst_26 = tensoropt.random seed(19) range(0.75, 1.25) : tensor<1x32xf32>
    %cst_27 = tensoropt.random seed(20) range(-0.125, 0.125) : tensor<1x32xf32>
    %0 = tensor.empty() : tensor<2x7xi1>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<2x7xi64>) outs(%0 : tensor<2x7xi1>) {
    ^bb0(%in: i64, %out: i1):
      %108 = arith.cmpi slt, %in, %c0_i64 : i64
      linalg.yield %108 : i1
    } -> tensor<2x7xi1>
    %2 = tensor.empty() : tensor<2x7xi64>
    %3 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<2x7xi64>) outs(%2 : tensor<2x7xi64>) {
    ^bb0(%in: i64, %out: i64):
      %108 = arith.addi %in, %c50_i64 : i64
      linalg.yield %108 : i64
    } -> tensor<2x7xi64>
    %4 = linalg.generic {indexing_maps = [#map, #map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%1, %3, %arg0 : tensor<2x7xi1>, tensor<2x7xi64>, tensor<2x7xi64>) outs(%2 : tensor<2x7xi64>) {
    ^bb0(%in: i1, %in_48: i64, %in_49: i64, %out: i64):
      %108 = arith.select %in, %in_48, %in_49 : i64
      linalg.yield %108 : i64
    } -> tensor<2x7xi64>
    %collapsed = tensor.collapse_shape %4 [[0, 1]] : tensor<2x7xi64> into tensor<14xi64>
    %5 = tensor.empty() : tensor<14x32xf32>
    %6 = linalg.generic {indexing_maps = [#map1, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed : tensor<14xi64>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: i64, %out: f32):
      %108 = arith.index_cast %in : i64 to index
      %109 = linalg.index 1 : index
      %extracted = tensor.extract %cst_6[%108, %109] : tensor<50x32xf32>
      linalg.yield %extracted : f32
    } -> tensor<14x32xf32>
    %expanded = tensor.expand_shape %6 [[0, 1], [2]] output_shape [2, 7, 32] : tensor<14x32xf32> into tensor<2x7x32xf32>
    %7 = tensor.empty() : tensor<2x7x32xf32>
    %8 = linalg.generic {indexing_maps = [#map2, #map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded, %cst_13 : tensor<2x7x32xf32>, tensor<7x32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %collapsed_28 = tensor.collapse_shape %8 [[0, 1], [2]] : tensor<2x7x32xf32> into tensor<14x32xf32>
    %9 = tensor.empty() : tensor<14x1xf32>
    %10 = linalg.fill ins(%cst : f32) outs(%9 : tensor<14x1xf32>) -> tensor<14x1xf32>
    %11 = linalg.generic {indexing_maps = [#map, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_28 : tensor<14x32xf32>) outs(%10 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %12 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%11 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_21 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %13 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_28, %collapsed_28 : tensor<14x32xf32>, tensor<14x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %14 = linalg.generic {indexing_maps = [#map, #map4], iterator_types = ["parallel", "reduction"]} ins(%13 : tensor<14x32xf32>) outs(%10 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %15 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%14 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_21 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %16 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%12, %12 : tensor<14x1xf32>, tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %17 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%15, %16 : tensor<14x1xf32>, tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.subf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %18 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%17, %cst_5 : tensor<14x1xf32>, tensor<f32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %19 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%18 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %20 = linalg.generic {indexing_maps = [#map, #map4, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_28, %12 : tensor<14x32xf32>, tensor<14x1xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.subf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %21 = linalg.generic {indexing_maps = [#map, #map4, #map], iterator_types = ["parallel", "parallel"]} ins(%20, %19 : tensor<14x32xf32>, tensor<14x1xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.divf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %22 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%21, %cst_22 : tensor<14x32xf32>, tensor<1x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %23 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%22, %cst_23 : tensor<14x32xf32>, tensor<1x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %expanded_29 = tensor.expand_shape %23 [[0, 1], [2]] output_shape [2, 7, 32] : tensor<14x32xf32> into tensor<2x7x32xf32>
    %24 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%19 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.cmpf one, %in, %cst : f32
      cf.assert %108, "unimplemented: tensor with zero element"
      %109 = arith.divf %cst_0, %in : f32
      linalg.yield %109 : f32
    } -> tensor<14x1xf32>
    %25 = tensor.empty() : tensor<2x32x32xf32>
    %26 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_14 : tensor<32x32xf32>) outs(%25 : tensor<2x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x32xf32>
    %27 = linalg.fill ins(%cst : f32) outs(%7 : tensor<2x7x32xf32>) -> tensor<2x7x32xf32>
    %28 = linalg.batch_matmul ins(%expanded_29, %26 : tensor<2x7x32xf32>, tensor<2x32x32xf32>) outs(%27 : tensor<2x7x32xf32>) -> tensor<2x7x32xf32>
    %29 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%28, %cst_7 : tensor<2x7x32xf32>, tensor<32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %expanded_30 = tensor.expand_shape %29 [[0], [1], [2, 3]] output_shape [2, 7, 4, 8] : tensor<2x7x32xf32> into tensor<2x7x4x8xf32>
    %30 = tensor.empty() : tensor<2x4x7x8xf32>
    %transposed = linalg.transpose ins(%expanded_30 : tensor<2x7x4x8xf32>) outs(%30 : tensor<2x4x7x8xf32>) permutation = [0, 2, 1, 3] 
    %31 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_15 : tensor<32x32xf32>) outs(%25 : tensor<2x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x32xf32>
    %32 = linalg.batch_matmul ins(%expanded_29, %31 : tensor<2x7x32xf32>, tensor<2x32x32xf32>) outs(%27 : tensor<2x7x32xf32>) -> tensor<2x7x32xf32>
    %33 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%32, %cst_8 : tensor<2x7x32xf32>, tensor<32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %expanded_31 = tensor.expand_shape %33 [[0], [1], [2, 3]] output_shape [2, 7, 4, 8] : tensor<2x7x32xf32> into tensor<2x7x4x8xf32>
    %34 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_16 : tensor<32x32xf32>) outs(%25 : tensor<2x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x32xf32>
    %35 = linalg.batch_matmul ins(%expanded_29, %34 : tensor<2x7x32xf32>, tensor<2x32x32xf32>) outs(%27 : tensor<2x7x32xf32>) -> tensor<2x7x32xf32>
    %36 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%35, %cst_9 : tensor<2x7x32xf32>, tensor<32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %expanded_32 = tensor.expand_shape %36 [[0], [1], [2, 3]] output_shape [2, 7, 4, 8] : tensor<2x7x32xf32> into tensor<2x7x4x8xf32>
    %transposed_33 = linalg.transpose ins(%expanded_32 : tensor<2x7x4x8xf32>) outs(%30 : tensor<2x4x7x8xf32>) permutation = [0, 2, 1, 3] 
    %37 = tensor.empty() : tensor<2x4x8x7xf32>
    %transposed_34 = linalg.transpose ins(%expanded_31 : tensor<2x7x4x8xf32>) outs(%37 : tensor<2x4x8x7xf32>) permutation = [0, 2, 3, 1] 
    %collapsed_35 = tensor.collapse_shape %transposed [[0, 1], [2], [3]] : tensor<2x4x7x8xf32> into tensor<8x7x8xf32>
    %collapsed_36 = tensor.collapse_shape %transposed_34 [[0, 1], [2], [3]] : tensor<2x4x8x7xf32> into tensor<8x8x7xf32>
    %38 = tensor.empty() : tensor<8x7x7xf32>
    %39 = linalg.fill ins(%cst : f32) outs(%38 : tensor<8x7x7xf32>) -> tensor<8x7x7xf32>
    %40 = linalg.batch_matmul ins(%collapsed_35, %collapsed_36 : tensor<8x7x8xf32>, tensor<8x8x7xf32>) outs(%39 : tensor<8x7x7xf32>) -> tensor<8x7x7xf32>
    %expanded_37 = tensor.expand_shape %40 [[0, 1], [2], [3]] output_shape [2, 4, 7, 7] : tensor<8x7x7xf32> into tensor<2x4x7x7xf32>
    %41 = tensor.empty() : tensor<2x4x7x7xf32>
    %42 = linalg.generic {indexing_maps = [#map8, #map9, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%expanded_37, %cst_20 : tensor<2x4x7x7xf32>, tensor<f32>) outs(%41 : tensor<2x4x7x7xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x4x7x7xf32>
    %43 = tensor.empty() : tensor<2x4x7xi64>
    %44 = linalg.fill ins(%c0_i64 : i64) outs(%43 : tensor<2x4x7xi64>) -> tensor<2x4x7xi64>
    %45 = tensor.empty() : tensor<2x4x7xf32>
    %46 = linalg.fill ins(%cst_1 : f32) outs(%45 : tensor<2x4x7xf32>) -> tensor<2x4x7xf32>
    %47:2 = linalg.generic {indexing_maps = [#map8, #map10, #map10], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%42 : tensor<2x4x7x7xf32>) outs(%46, %44 : tensor<2x4x7xf32>, tensor<2x4x7xi64>) {
    ^bb0(%in: f32, %out: f32, %out_48: i64):
      %108 = linalg.index 3 : index
      %109 = arith.index_cast %108 : index to i64
      %110 = arith.maximumf %in, %out : f32
      %111 = arith.cmpf ogt, %in, %out : f32
      %112 = arith.select %111, %109, %out_48 : i64
      linalg.yield %110, %112 : f32, i64
    } -> (tensor<2x4x7xf32>, tensor<2x4x7xi64>)
    %expanded_38 = tensor.expand_shape %47#0 [[0], [1], [2, 3]] output_shape [2, 4, 7, 1] : tensor<2x4x7xf32> into tensor<2x4x7x1xf32>
    %48 = linalg.generic {indexing_maps = [#map8, #map11, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%42, %expanded_38 : tensor<2x4x7x7xf32>, tensor<2x4x7x1xf32>) outs(%41 : tensor<2x4x7x7xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.subf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x4x7x7xf32>
    %49 = linalg.generic {indexing_maps = [#map8, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%48 : tensor<2x4x7x7xf32>) outs(%41 : tensor<2x4x7x7xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.exp %in : f32
      linalg.yield %108 : f32
    } -> tensor<2x4x7x7xf32>
    %50 = tensor.empty() : tensor<2x4x7x1xf32>
    %51 = linalg.fill ins(%cst : f32) outs(%50 : tensor<2x4x7x1xf32>) -> tensor<2x4x7x1xf32>
    %52 = linalg.generic {indexing_maps = [#map8, #map11], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%49 : tensor<2x4x7x7xf32>) outs(%51 : tensor<2x4x7x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<2x4x7x1xf32>
    %53 = linalg.generic {indexing_maps = [#map8, #map11, #map8], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%49, %52 : tensor<2x4x7x7xf32>, tensor<2x4x7x1xf32>) outs(%41 : tensor<2x4x7x7xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.divf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x4x7x7xf32>
    %collapsed_39 = tensor.collapse_shape %53 [[0, 1], [2], [3]] : tensor<2x4x7x7xf32> into tensor<8x7x7xf32>
    %collapsed_40 = tensor.collapse_shape %transposed_33 [[0, 1], [2], [3]] : tensor<2x4x7x8xf32> into tensor<8x7x8xf32>
    %54 = tensor.empty() : tensor<8x7x8xf32>
    %55 = linalg.fill ins(%cst : f32) outs(%54 : tensor<8x7x8xf32>) -> tensor<8x7x8xf32>
    %56 = linalg.batch_matmul ins(%collapsed_39, %collapsed_40 : tensor<8x7x7xf32>, tensor<8x7x8xf32>) outs(%55 : tensor<8x7x8xf32>) -> tensor<8x7x8xf32>
    %expanded_41 = tensor.expand_shape %56 [[0, 1], [2], [3]] output_shape [2, 4, 7, 8] : tensor<8x7x8xf32> into tensor<2x4x7x8xf32>
    %57 = tensor.empty() : tensor<2x7x4x8xf32>
    %transposed_42 = linalg.transpose ins(%expanded_41 : tensor<2x4x7x8xf32>) outs(%57 : tensor<2x7x4x8xf32>) permutation = [0, 2, 1, 3] 
    %collapsed_43 = tensor.collapse_shape %transposed_42 [[0], [1], [2, 3]] : tensor<2x7x4x8xf32> into tensor<2x7x32xf32>
    %58 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_17 : tensor<32x32xf32>) outs(%25 : tensor<2x32x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x32xf32>
    %59 = linalg.batch_matmul ins(%collapsed_43, %58 : tensor<2x7x32xf32>, tensor<2x32x32xf32>) outs(%27 : tensor<2x7x32xf32>) -> tensor<2x7x32xf32>
    %60 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%59, %cst_10 : tensor<2x7x32xf32>, tensor<32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %61 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_29, %60 : tensor<2x7x32xf32>, tensor<2x7x32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %collapsed_44 = tensor.collapse_shape %61 [[0, 1], [2]] : tensor<2x7x32xf32> into tensor<14x32xf32>
    %62 = linalg.generic {indexing_maps = [#map, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_44 : tensor<14x32xf32>) outs(%10 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %63 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%62 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_21 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %64 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_44, %collapsed_44 : tensor<14x32xf32>, tensor<14x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %65 = linalg.generic {indexing_maps = [#map, #map4], iterator_types = ["parallel", "reduction"]} ins(%64 : tensor<14x32xf32>) outs(%10 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %66 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%65 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_21 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %67 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%63, %63 : tensor<14x1xf32>, tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %68 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%66, %67 : tensor<14x1xf32>, tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.subf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %69 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%68, %cst_5 : tensor<14x1xf32>, tensor<f32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %70 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%69 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %71 = linalg.generic {indexing_maps = [#map, #map4, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_44, %63 : tensor<14x32xf32>, tensor<14x1xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.subf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %72 = linalg.generic {indexing_maps = [#map, #map4, #map], iterator_types = ["parallel", "parallel"]} ins(%71, %70 : tensor<14x32xf32>, tensor<14x1xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.divf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %73 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%72, %cst_24 : tensor<14x32xf32>, tensor<1x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %74 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%73, %cst_25 : tensor<14x32xf32>, tensor<1x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %expanded_45 = tensor.expand_shape %74 [[0, 1], [2]] output_shape [2, 7, 32] : tensor<14x32xf32> into tensor<2x7x32xf32>
    %75 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%70 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.cmpf one, %in, %cst : f32
      cf.assert %108, "unimplemented: tensor with zero element"
      %109 = arith.divf %cst_0, %in : f32
      linalg.yield %109 : f32
    } -> tensor<14x1xf32>
    %76 = tensor.empty() : tensor<2x32x128xf32>
    %77 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_18 : tensor<32x128xf32>) outs(%76 : tensor<2x32x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x32x128xf32>
    %78 = tensor.empty() : tensor<2x7x128xf32>
    %79 = linalg.fill ins(%cst : f32) outs(%78 : tensor<2x7x128xf32>) -> tensor<2x7x128xf32>
    %80 = linalg.batch_matmul ins(%expanded_45, %77 : tensor<2x7x32xf32>, tensor<2x32x128xf32>) outs(%79 : tensor<2x7x128xf32>) -> tensor<2x7x128xf32>
    %81 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%80, %cst_11 : tensor<2x7x128xf32>, tensor<128xf32>) outs(%78 : tensor<2x7x128xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x128xf32>
    %82 = tensor.empty() : tensor<f32>
    %83 = linalg.generic {indexing_maps = [#map12, #map12], iterator_types = []} ins(%cst_4 : tensor<f32>) outs(%82 : tensor<f32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<f32>
    %84 = linalg.generic {indexing_maps = [#map2, #map13, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%81, %83 : tensor<2x7x128xf32>, tensor<f32>) outs(%78 : tensor<2x7x128xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.divf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x128xf32>
    %85 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%84 : tensor<2x7x128xf32>) outs(%78 : tensor<2x7x128xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.erf %in : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x128xf32>
    %86 = linalg.generic {indexing_maps = [#map13, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_3, %85 : tensor<f32>, tensor<2x7x128xf32>) outs(%78 : tensor<2x7x128xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x128xf32>
    %87 = linalg.generic {indexing_maps = [#map13, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_2, %81 : tensor<f32>, tensor<2x7x128xf32>) outs(%78 : tensor<2x7x128xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x128xf32>
    %88 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%87, %86 : tensor<2x7x128xf32>, tensor<2x7x128xf32>) outs(%78 : tensor<2x7x128xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x128xf32>
    %89 = tensor.empty() : tensor<2x128x32xf32>
    %90 = linalg.generic {indexing_maps = [#map3, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%cst_19 : tensor<128x32xf32>) outs(%89 : tensor<2x128x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    } -> tensor<2x128x32xf32>
    %91 = linalg.batch_matmul ins(%88, %90 : tensor<2x7x128xf32>, tensor<2x128x32xf32>) outs(%27 : tensor<2x7x32xf32>) -> tensor<2x7x32xf32>
    %92 = linalg.generic {indexing_maps = [#map2, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%91, %cst_12 : tensor<2x7x32xf32>, tensor<32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %93 = linalg.generic {indexing_maps = [#map2, #map2, #map2], iterator_types = ["parallel", "parallel", "parallel"]} ins(%expanded_45, %92 : tensor<2x7x32xf32>, tensor<2x7x32xf32>) outs(%7 : tensor<2x7x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<2x7x32xf32>
    %collapsed_46 = tensor.collapse_shape %93 [[0, 1], [2]] : tensor<2x7x32xf32> into tensor<14x32xf32>
    %94 = linalg.generic {indexing_maps = [#map, #map4], iterator_types = ["parallel", "reduction"]} ins(%collapsed_46 : tensor<14x32xf32>) outs(%10 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %95 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%94 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_21 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %96 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_46, %collapsed_46 : tensor<14x32xf32>, tensor<14x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %97 = linalg.generic {indexing_maps = [#map, #map4], iterator_types = ["parallel", "reduction"]} ins(%96 : tensor<14x32xf32>) outs(%10 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.addf %in, %out : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %98 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%97 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.divf %in, %cst_21 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %99 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%95, %95 : tensor<14x1xf32>, tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %100 = linalg.generic {indexing_maps = [#map, #map, #map], iterator_types = ["parallel", "parallel"]} ins(%98, %99 : tensor<14x1xf32>, tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.subf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %101 = linalg.generic {indexing_maps = [#map, #map5, #map], iterator_types = ["parallel", "parallel"]} ins(%100, %cst_5 : tensor<14x1xf32>, tensor<f32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %102 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%101 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = math.sqrt %in : f32
      linalg.yield %108 : f32
    } -> tensor<14x1xf32>
    %103 = linalg.generic {indexing_maps = [#map, #map4, #map], iterator_types = ["parallel", "parallel"]} ins(%collapsed_46, %95 : tensor<14x32xf32>, tensor<14x1xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.subf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %104 = linalg.generic {indexing_maps = [#map, #map4, #map], iterator_types = ["parallel", "parallel"]} ins(%103, %102 : tensor<14x32xf32>, tensor<14x1xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.divf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %105 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%104, %cst_26 : tensor<14x32xf32>, tensor<1x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.mulf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %106 = linalg.generic {indexing_maps = [#map, #map6, #map], iterator_types = ["parallel", "parallel"]} ins(%105, %cst_27 : tensor<14x32xf32>, tensor<1x32xf32>) outs(%5 : tensor<14x32xf32>) {
    ^bb0(%in: f32, %in_48: f32, %out: f32):
      %108 = arith.addf %in, %in_48 : f32
      linalg.yield %108 : f32
    } -> tensor<14x32xf32>
    %expanded_47 = tensor.expand_shape %106 [[0, 1], [2]] output_shape [2, 7, 32] : tensor<14x32xf32> into tensor<2x7x32xf32>
    %107 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%102 : tensor<14x1xf32>) outs(%9 : tensor<14x1xf32>) {
    ^bb0(%in: f32, %out: f32):
      %108 = arith.cmpf one, %in, %cst : f32
      cf.assert %108, "unimplemented: tensor with zero element"
      %109 = arith.divf %cst_0, %in : f32
      linalg.yield %109 : f32
    } -> tensor<14x1xf32>
    return %expanded_47 : tensor<2x7x32xf32>
  }
}
