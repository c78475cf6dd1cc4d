// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fuse-rows{threads=2 thread-work=0}),canonicalize' --split-input-file | FileCheck %s

#row = affine_map<(a, b, c) -> (a, b, c)>
#sum = affine_map<(a, b, c) -> (a, b)>

// Threads have equal shares of 8 rows, not of 3.
// CHECK-LABEL: func.func @even(
// CHECK:         scf.forall (%[[THREAD:.*]]) in (2)
// CHECK:           %[[FIRST:.*]] = affine.min #{{.*}}(%[[THREAD]])
// CHECK:           tensor.extract_slice %{{.*}}[0, %[[FIRST]], 0] [3, 4, 40]
// CHECK:           scf.for {{.*}} to %c3
func.func @even(%x: tensor<3x8x40xf32>) -> tensor<3x8x40xf32> {
  %zero = arith.constant 0.0 : f32
  %0 = tensor.empty() : tensor<3x8xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<3x8xf32>) -> tensor<3x8xf32>
  %2 = linalg.generic {indexing_maps = [#row, #sum], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x : tensor<3x8x40xf32>) outs(%1 : tensor<3x8xf32>) {
    ^bb0(%a: f32, %s: f32):
      %t = arith.addf %a, %s : f32
      linalg.yield %t : f32
  } -> tensor<3x8xf32>
  %3 = tensor.empty() : tensor<3x8x40xf32>
  %4 = linalg.generic {indexing_maps = [#row, #sum, #row], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %2 : tensor<3x8x40xf32>, tensor<3x8xf32>) outs(%3 : tensor<3x8x40xf32>) {
    ^bb0(%a: f32, %s: f32, %out: f32):
      %t = arith.divf %a, %s : f32
      linalg.yield %t : f32
  } -> tensor<3x8x40xf32>
  return %4 : tensor<3x8x40xf32>
}

// -----

#row = affine_map<(a, b, c) -> (a, b, c)>
#sum = affine_map<(a, b, c) -> (a, b)>

// Of extents that are not known, the first that has a row for each thread when
// the program runs.
// CHECK-LABEL: func.func @open(
// CHECK:         %[[FIRST:.*]] = arith.cmpi uge, %[[ROWS:.*]], %c2
// CHECK:         %[[SECOND:.*]] = arith.cmpi ult, %[[ROWS]], %c2
// CHECK:         scf.forall (%{{.*}}) in (2)
// CHECK-DAG:       arith.select %[[FIRST]], %{{.*}}, %c0
// CHECK-DAG:       arith.select %[[SECOND]], %{{.*}}, %c0
// CHECK:           tensor.extract_slice
func.func @open(%x: tensor<?x?x40xf32>) -> tensor<?x?x40xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?x?x40xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?x40xf32>
  %0 = tensor.empty(%n, %m) : tensor<?x?xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<?x?xf32>) -> tensor<?x?xf32>
  %2 = linalg.generic {indexing_maps = [#row, #sum], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x : tensor<?x?x40xf32>) outs(%1 : tensor<?x?xf32>) {
    ^bb0(%a: f32, %s: f32):
      %t = arith.addf %a, %s : f32
      linalg.yield %t : f32
  } -> tensor<?x?xf32>
  %3 = tensor.empty(%n, %m) : tensor<?x?x40xf32>
  %4 = linalg.generic {indexing_maps = [#row, #sum, #row], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %2 : tensor<?x?x40xf32>, tensor<?x?xf32>) outs(%3 : tensor<?x?x40xf32>) {
    ^bb0(%a: f32, %s: f32, %out: f32):
      %t = arith.divf %a, %s : f32
      linalg.yield %t : f32
  } -> tensor<?x?x40xf32>
  return %4 : tensor<?x?x40xf32>
}

// -----

#x = affine_map<(b, m, l, k) -> (m, k)>
#w = affine_map<(b, m, l, k) -> (b, k, l)>
#y = affine_map<(b, m, l, k) -> (b, m, l)>

// Both threads have whole tiles, of 11 rows; what these leave of 61 rows, a tile
// of 6, is the last thread's.
// CHECK-LABEL: func.func @rest(
// CHECK-COUNT-2: scf.for %
// CHECK:         tensor<6x40xf32>
// CHECK-NOT:     scf.for %
// CHECK:         return
func.func @rest(%x: tensor<61x40xf32>, %w: tensor<1x40x16xf32>) -> tensor<1x61x16xf32> {
  %zero = arith.constant 0.0 : f32
  %0 = tensor.empty() : tensor<1x61x16xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x61x16xf32>) -> tensor<1x61x16xf32>
  %2 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<61x40xf32>, tensor<1x40x16xf32>) outs(%1 : tensor<1x61x16xf32>) {
    ^bb0(%a: f32, %b: f32, %s: f32):
      %p = arith.mulf %a, %b : f32
      %t = arith.addf %s, %p : f32
      linalg.yield %t : f32
  } -> tensor<1x61x16xf32>
  return %2 : tensor<1x61x16xf32>
}
