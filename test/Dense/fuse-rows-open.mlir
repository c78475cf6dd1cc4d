// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fuse-rows),canonicalize' --split-input-file | FileCheck %s

#x = affine_map<(n, f, k, o) -> (n, k)>
#w = affine_map<(n, f, k, o) -> (f, k, o)>
#y = affine_map<(n, f, k, o) -> (n, f, o)>

// Weights of 256 kB: of n rows, -n mod 8 tiles have 7 of them, where there are as
// many, else -n mod 4 where there are; and the others 8 as long as there are 8.
// CHECK-DAG:   #[[$BY4:.*]] = affine_map<()[s0] -> (s0 * -7 - ((-s0) floordiv 4) * 28)>
// CHECK-DAG:   #[[$BY8:.*]] = affine_map<()[s0] -> (s0 * -7 - ((-s0) floordiv 8) * 56)>
// CHECK-LABEL: func.func @far(
// CHECK:         scf.for {{.*}} to %c8 step %c1
// CHECK:           %[[FEW:.*]] = affine.apply #[[$BY4]]()[%[[N:.*]]]
// CHECK:           %[[FITS:.*]] = arith.cmpi sle, %[[FEW]], %[[N]]
// CHECK:           %[[SOME:.*]] = arith.select %[[FITS]], %[[FEW]], %c0
// CHECK:           %[[MANY:.*]] = affine.apply #[[$BY8]]()[%[[N]]]
// CHECK:           %[[FIT:.*]] = arith.cmpi sle, %[[MANY]], %[[N]]
// CHECK:           %[[LOWERED:.*]] = arith.select %[[FIT]], %[[MANY]], %[[SOME]]
// CHECK:           scf.for {{.*}} = %c0 to %[[LOWERED]] step %c7
// CHECK:           scf.for {{.*}} = %[[LOWERED]] to %{{.*}} step %c8
// CHECK:           scf.for {{.*}} step %c4
// CHECK:           scf.for {{.*}} to %[[N]] step %c1
// CHECK:         return
func.func @far(%x: tensor<?x512xf32>, %w: tensor<8x512x16xf32>) -> tensor<?x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x512xf32>
  %empty = tensor.empty(%n) : tensor<?x8x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x8x16xf32>) -> tensor<?x8x16xf32>
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction", "parallel"]}
      ins(%x, %w : tensor<?x512xf32>, tensor<8x512x16xf32>) outs(%zeros : tensor<?x8x16xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 8, 1>}} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<?x8x16xf32>
  return %0 : tensor<?x8x16xf32>
}

// -----

#x = affine_map<(n, f, k, o) -> (n, k)>
#w = affine_map<(n, f, k, o) -> (f, k, o)>
#y = affine_map<(n, f, k, o) -> (n, f, o)>

// Half of these are near.
// CHECK-LABEL: func.func @near(
// CHECK-NOT:     step %c7
// CHECK:         scf.for {{.*}} = %c0 to %{{.*}} step %c8
func.func @near(%x: tensor<?x256xf32>, %w: tensor<8x256x16xf32>) -> tensor<?x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x256xf32>
  %empty = tensor.empty(%n) : tensor<?x8x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x8x16xf32>) -> tensor<?x8x16xf32>
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction", "parallel"]}
      ins(%x, %w : tensor<?x256xf32>, tensor<8x256x16xf32>) outs(%zeros : tensor<?x8x16xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 8, 1>}} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<?x8x16xf32>
  return %0 : tensor<?x8x16xf32>
}

// -----

#x = affine_map<(n, f, k, o) -> (n, k)>
#w = affine_map<(n, f, k, o) -> (f, k, o)>
#y = affine_map<(n, f, k, o) -> (n, f, o)>

// Of a number of rows that is known, what is left is one tile.
// CHECK-LABEL: func.func @known(
// CHECK-NOT:     step %c7
// CHECK:         tensor<3x512xf32>
// CHECK:         return
func.func @known(%x: tensor<19x512xf32>, %w: tensor<8x512x16xf32>) -> tensor<19x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<19x8x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<19x8x16xf32>) -> tensor<19x8x16xf32>
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction", "parallel"]}
      ins(%x, %w : tensor<19x512xf32>, tensor<8x512x16xf32>) outs(%zeros : tensor<19x8x16xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 8, 1>}} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<19x8x16xf32>
  return %0 : tensor<19x8x16xf32>
}
