// RUN: tensor-opt %s --pipeline='func.func(tensoropt-pack-weights{register-bytes=32}),canonicalize' --split-input-file | FileCheck %s
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-pack-weights),canonicalize' --split-input-file | FileCheck %s --check-prefix=DEFAULT

#image = affine_map<(n, f, h, w) -> (n, f, h, w)>

// Two blocks of eight channels; the bias is added with what follows.
// CHECK-DAG:   #[[$X:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d4, d2 + d5, d3 + d6)>
// CHECK-DAG:   #[[$W:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d1, d4, d5, d6, d7)>
// CHECK-DAG:   #[[$Y:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d1, d7, d2, d3)>
// CHECK-LABEL: func.func @convolution(
// CHECK-SAME:    %[[INPUT:.*]]: tensor<1x3x10x10xf32>
// CHECK:         %[[PACKED:.*]] = linalg.transpose {{.*}} outs(%{{.*}} : tensor<2x3x3x3x8xf32>) permutation = [0, 2, 3, 4, 1]
// CHECK:         %[[ZEROS:.*]] = linalg.fill {{.*}} -> tensor<1x2x8x8x8xf32>
// CHECK:         %[[SUM:.*]] = linalg.generic {indexing_maps = [#[[$X]], #[[$W]], #[[$Y]]]
// CHECK-SAME:      ins(%[[INPUT]], %[[PACKED]] : {{.*}}) outs(%[[ZEROS]]
// CHECK:         linalg.generic {{.*}} ins(%[[SUM]], %{{.*}} : tensor<1x2x8x8x8xf32>, tensor<2x8xf32>)
// CHECK:           arith.addf
// CHECK-NEXT:      arith.maximumf
// CHECK:         tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2], [3], [4]]
// DEFAULT-LABEL: func.func @convolution(
// DEFAULT:         tensor<2x3x3x3x8xf32>
func.func @convolution(%x: tensor<1x3x10x10xf32>) -> tensor<1x16x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %weights = arith.constant dense_resource<__elided__> : tensor<16x3x3x3xf32>
  %bias = arith.constant dense_resource<__elided__> : tensor<16xf32>
  %empty = tensor.empty() : tensor<1x16x8x8xf32>
  %start = linalg.broadcast ins(%bias : tensor<16xf32>) outs(%empty : tensor<1x16x8x8xf32>) dimensions = [0, 2, 3]
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %weights : tensor<1x3x10x10xf32>, tensor<16x3x3x3xf32>) outs(%start : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  %1 = linalg.generic {indexing_maps = [#image, #image], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0 : tensor<1x16x8x8xf32>) outs(%empty : tensor<1x16x8x8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %b = arith.maximumf %a, %zero : f32
      linalg.yield %b : f32
  } -> tensor<1x16x8x8xf32>
  return %1 : tensor<1x16x8x8xf32>
}

// -----

// Columns, of which nothing follows; their number may be open.
// CHECK-LABEL: func.func @matrix(
// CHECK-SAME:    %[[X:.*]]: tensor<?x5xf32>
// CHECK:         %[[PACKED:.*]] = linalg.transpose {{.*}} outs(%{{.*}} : tensor<3x5x8xf32>) permutation = [1, 0, 2]
// CHECK:         %[[ZEROS:.*]] = linalg.fill {{.*}} -> tensor<?x3x8xf32>
// CHECK:         %[[SUM:.*]] = linalg.generic {{.*}} ins(%[[X]], %[[PACKED]] : {{.*}}) outs(%[[ZEROS]]
// CHECK:         %[[WHOLE:.*]] = tensor.collapse_shape %[[SUM]] {{\[\[}}0], [1, 2]]
// CHECK:         return %[[WHOLE]]
func.func @matrix(%x: tensor<?x5xf32>, %n: index) -> tensor<?x24xf32> {
  %zero = arith.constant 0.0 : f32
  %weights = arith.constant dense_resource<__elided__> : tensor<5x24xf32>
  %empty = tensor.empty(%n) : tensor<?x24xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x24xf32>) -> tensor<?x24xf32>
  %0 = linalg.matmul ins(%x, %weights : tensor<?x5xf32>, tensor<5x24xf32>) outs(%start : tensor<?x24xf32>) -> tensor<?x24xf32>
  return %0 : tensor<?x24xf32>
}

// -----

// Groups of four channels each: one block, four lanes.
// CHECK-LABEL: func.func @groups(
// CHECK:         linalg.transpose {{.*}} outs(%{{.*}} : tensor<3x1x2x3x3x4xf32>) permutation = [0, 1, 3, 4, 5, 2]
// CHECK:         linalg.generic {{.*}} outs(%{{.*}} : tensor<1x3x1x4x8x8xf32>)
func.func @groups(%x: tensor<1x3x2x10x10xf32>) -> tensor<1x3x4x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %weights = arith.constant dense_resource<__elided__> : tensor<3x4x2x3x3xf32>
  %empty = tensor.empty() : tensor<1x3x4x8x8xf32>
  %start = linalg.fill ins(%zero : f32) outs(%empty : tensor<1x3x4x8x8xf32>) -> tensor<1x3x4x8x8xf32>
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %weights : tensor<1x3x2x10x10xf32>, tensor<3x4x2x3x3xf32>) outs(%start : tensor<1x3x4x8x8xf32>) -> tensor<1x3x4x8x8xf32>
  return %0 : tensor<1x3x4x8x8xf32>
}

// A bias of what is divided among heads comes before that.
// CHECK-LABEL: func.func @heads(
// CHECK:         linalg.generic {{.*}} "reduction"
// CHECK:         %[[BIASED:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<?x8x8xf32>)
// CHECK:           arith.addf
// CHECK:         %[[WHOLE:.*]] = tensor.collapse_shape %[[BIASED]]
// CHECK:         %[[HEADS:.*]] = tensor.expand_shape %[[WHOLE]] {{.*}} into tensor<?x4x16xf32>
// CHECK:         return %[[HEADS]]
func.func @heads(%x: tensor<?x8xf32>, %rows: index) -> tensor<?x4x16xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<8x64xf32>
  %bias = arith.constant dense<1.0> : tensor<4x16xf32>
  %empty = tensor.empty(%rows) : tensor<?x64xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x64xf32>) -> tensor<?x64xf32>
  %y = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x64xf32>) outs(%zeros : tensor<?x64xf32>) -> tensor<?x64xf32>
  %apart = tensor.expand_shape %y [[0], [1, 2]] output_shape [%rows, 4, 16] : tensor<?x64xf32> into tensor<?x4x16xf32>
  %heads = tensor.empty(%rows) : tensor<?x4x16xf32>
  %z = linalg.generic {indexing_maps = [affine_map<(i, h, j) -> (i, h, j)>, affine_map<(i, h, j) -> (h, j)>, affine_map<(i, h, j) -> (i, h, j)>],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%apart, %bias : tensor<?x4x16xf32>, tensor<4x16xf32>) outs(%heads : tensor<?x4x16xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %s = arith.addf %a, %b : f32
      linalg.yield %s : f32
  } -> tensor<?x4x16xf32>
  return %z : tensor<?x4x16xf32>
}

// Zeros fill the last block.
// CHECK-LABEL: func.func @filled(
// CHECK:         %[[FILLED:.*]] = tensor.pad %{{.*}} low[0, 0] high[0, 5]
// CHECK:         tensor.expand_shape %[[FILLED]] {{.*}} : tensor<6x72xf32> into tensor<6x9x8xf32>
// CHECK:         linalg.transpose {{.*}} outs(%{{.*}} : tensor<9x6x8xf32>) permutation = [1, 0, 2]
// CHECK:         %[[WHOLE:.*]] = tensor.collapse_shape %{{.*}} : tensor<?x9x8xf32> into tensor<?x72xf32>
// CHECK:         tensor.extract_slice %[[WHOLE]][0, 0] [%{{.*}}, 67] [1, 1] : tensor<?x72xf32> to tensor<?x67xf32>
func.func @filled(%x: tensor<?x6xf32>, %rows: index) -> tensor<?x67xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense_resource<__elided__> : tensor<6x67xf32>
  %empty = tensor.empty(%rows) : tensor<?x67xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x67xf32>) -> tensor<?x67xf32>
  %y = linalg.matmul ins(%x, %w : tensor<?x6xf32>, tensor<6x67xf32>) outs(%zeros : tensor<?x67xf32>) -> tensor<?x67xf32>
  return %y : tensor<?x67xf32>
}

// Instead of three blocks of four.
// CHECK-LABEL: func.func @lesser(
// CHECK:         tensor.pad %{{.*}} low[0, 0] high[0, 4]
// CHECK:         tensor.extract_slice %{{.*}}[0, 0] [5, 12] [1, 1] : tensor<5x16xf32> to tensor<5x12xf32>
func.func @lesser(%x: tensor<5x6xf32>) -> tensor<5x12xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense_resource<__elided__> : tensor<6x12xf32>
  %empty = tensor.empty() : tensor<5x12xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<5x12xf32>) -> tensor<5x12xf32>
  %y = linalg.matmul ins(%x, %w : tensor<5x6xf32>, tensor<6x12xf32>) outs(%zeros : tensor<5x12xf32>) -> tensor<5x12xf32>
  return %y : tensor<5x12xf32>
}

// A third more weights to read would take a third longer for one row.
// CHECK-LABEL: func.func @row(
// CHECK-NOT:     tensor.pad
// CHECK:         linalg.transpose {{.*}} outs(%{{.*}} : tensor<3x6x4xf32>)
func.func @row(%x: tensor<1x6xf32>) -> tensor<1x12xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense_resource<__elided__> : tensor<6x12xf32>
  %empty = tensor.empty() : tensor<1x12xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<1x12xf32>) -> tensor<1x12xf32>
  %y = linalg.matmul ins(%x, %w : tensor<1x6xf32>, tensor<6x12xf32>) outs(%zeros : tensor<1x12xf32>) -> tensor<1x12xf32>
  return %y : tensor<1x12xf32>
}

// Channels that are the last dimension of all are lanes where they are.
// CHECK-LABEL: func.func @depthwise(
// CHECK-SAME:    %[[X:.*]]: tensor<?x9x9x24xf32>
// CHECK:         %[[IMAGE:.*]] = tensor.expand_shape %[[X]] {{.*}} into tensor<?x9x9x3x8xf32>
// CHECK:         tensor.expand_shape %{{.*}} : tensor<3x3x24xf32> into tensor<3x3x3x8xf32>
// CHECK:         %[[Y:.*]] = linalg.generic {{.*}} ins(%[[IMAGE]], %{{.*}} outs(%{{.*}} : tensor<?x7x7x3x8xf32>)
// CHECK:         tensor.collapse_shape %[[Y]] {{.*}} into tensor<?x7x7x24xf32>
func.func @depthwise(%x: tensor<?x9x9x24xf32>, %n: index) -> tensor<?x7x7x24xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense_resource<__elided__> : tensor<3x3x24xf32>
  %empty = tensor.empty(%n) : tensor<?x7x7x24xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x7x7x24xf32>) -> tensor<?x7x7x24xf32>
  %y = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %w : tensor<?x9x9x24xf32>, tensor<3x3x24xf32>) outs(%zeros : tensor<?x7x7x24xf32>) -> tensor<?x7x7x24xf32>
  return %y : tensor<?x7x7x24xf32>
}
