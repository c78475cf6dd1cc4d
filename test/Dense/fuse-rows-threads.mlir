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
