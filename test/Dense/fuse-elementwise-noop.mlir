// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fuse-elementwise)' --remarks-filter=.* 2>&1 | FileCheck %s

// CHECK-NOT: remark

// A result with two readers is not computed twice.
// CHECK-LABEL: func.func @two_readers(
// CHECK-COUNT-3: linalg.generic
func.func @two_readers(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %empty = tensor.empty() : tensor<8xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%empty : tensor<8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %e = math.exp %a : f32
      linalg.yield %e : f32
  } -> tensor<8xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%0 : tensor<8xf32>) outs(%empty : tensor<8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %e = math.sin %a : f32
      linalg.yield %e : f32
  } -> tensor<8xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%0 : tensor<8xf32>) outs(%empty : tensor<8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %e = math.cos %a : f32
      linalg.yield %e : f32
  } -> tensor<8xf32>
  return %1, %2 : tensor<8xf32>, tensor<8xf32>
}

// Shapes around windows stay, with their extents of one.
// CHECK-LABEL: func.func @window(
// CHECK:         linalg.conv_2d_nchw_fchw {{.*}} outs(%{{.*}} : tensor<1x4x6x6xf32>)
// CHECK:         linalg.generic {{.*}} ins(%{{.*}} : tensor<1x4x6x6xf32>)
func.func @window(%x: tensor<1x3x8x8xf32>, %w: tensor<4x3x3x3xf32>, %y: tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32> {
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x8xf32>, tensor<4x3x3x3xf32>) outs(%y : tensor<1x4x6x6xf32>) -> tensor<1x4x6x6xf32>
  %empty = tensor.empty() : tensor<1x4x6x6xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(n, f, h, w) -> (n, f, h, w)>, affine_map<(n, f, h, w) -> (n, f, h, w)>],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0 : tensor<1x4x6x6xf32>) outs(%empty : tensor<1x4x6x6xf32>) {
    ^bb0(%a: f32, %out: f32):
      %e = math.exp %a : f32
      linalg.yield %e : f32
  } -> tensor<1x4x6x6xf32>
  return %1 : tensor<1x4x6x6xf32>
}

// The window begins at one place only, but the image is longer than it.
// CHECK-LABEL: func.func @one_place(
// CHECK:         linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<7xf32>, tensor<5x16xf32>) outs(%{{.*}} : tensor<1x16xf32>)
func.func @one_place(%x: tensor<7xf32>, %w: tensor<5x16xf32>, %y: tensor<1x16xf32>) -> tensor<1x16xf32> {
  %0 = linalg.generic {indexing_maps = [affine_map<(i, k, o) -> (i * 3 + k)>, affine_map<(i, k, o) -> (k, o)>, affine_map<(i, k, o) -> (i, o)>],
                       iterator_types = ["parallel", "reduction", "parallel"]}
      ins(%x, %w : tensor<7xf32>, tensor<5x16xf32>) outs(%y : tensor<1x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<1x16xf32>
  return %0 : tensor<1x16xf32>
}
