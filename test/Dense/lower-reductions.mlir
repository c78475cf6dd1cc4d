// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-reductions)' | FileCheck %s
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-reductions{reassociate=false})' | FileCheck %s --check-prefix=EXACT

#rows = affine_map<(i, j) -> (i, j)>
#each = affine_map<(i, j) -> (i)>

// A sum of each row is carried from one element to the next one, and stored
// once.
// CHECK-LABEL: func.func @sums(
// CHECK-SAME:      %[[X:.*]]: memref<?x?xf32>, %[[Y:.*]]: memref<?xf32>
// CHECK:         scf.for %[[I:.*]] =
// CHECK:           %[[BEGUN:.*]] = memref.load %[[Y]][%[[I]]]
// CHECK:           %[[SUM:.*]] = scf.for %[[J:.*]] = {{.*}} iter_args(%[[PART:.*]] = %[[BEGUN]])
// CHECK:             %[[A:.*]] = memref.load %[[X]][%[[I]], %[[J]]]
// CHECK:             %[[B:.*]] = arith.mulf %[[A]], %[[A]]
// CHECK:             %[[NEXT:.*]] = arith.addf %[[PART]], %[[B]] fastmath<reassoc>
// CHECK:             scf.yield %[[NEXT]]
// CHECK:           memref.store %[[SUM]], %[[Y]][%[[I]]]
// EXACT-LABEL: func.func @sums(
// EXACT-NOT:     reassoc
func.func @sums(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [#rows, #each], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>) {
    ^bb0(%a: f32, %out: f32):
      %0 = arith.mulf %a, %a : f32
      %1 = arith.addf %out, %0 : f32
      linalg.yield %1 : f32
  }
  return
}

// Sums over what are no neighbours, and of which the last loop is another one,
// stay.
// CHECK-LABEL: func.func @unchanged(
// CHECK-COUNT-2: linalg.generic
func.func @unchanged(%x: memref<4x8xf32>, %y: memref<4xf32>, %z: memref<8xf32>) {
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<4x8xf32>) outs(%z : memref<8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %1 = arith.addf %out, %a : f32
      linalg.yield %1 : f32
  }
  linalg.generic {indexing_maps = [affine_map<(j, i) -> (i, j)>, affine_map<(j, i) -> (i)>], iterator_types = ["reduction", "parallel"]}
      ins(%x : memref<4x8xf32>) outs(%y : memref<4xf32>) {
    ^bb0(%a: f32, %out: f32):
      %1 = arith.addf %out, %a : f32
      linalg.yield %1 : f32
  }
  return
}
