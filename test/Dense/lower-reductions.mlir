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

// A maximum of each row is taken in a vector, of as many neighbours as fill it,
// then of the lanes, then of what is left.
// CHECK-LABEL: func.func @maxima(
// CHECK-SAME:      %[[X:.*]]: memref<?x?xf32>, %[[Y:.*]]: memref<?xf32>
// CHECK:           %[[BEGUN:.*]] = memref.load %[[Y]]
// CHECK:           %[[ALL:.*]] = vector.broadcast %[[BEGUN]] : f32 to vector<8xf32>
// CHECK:           %[[C8:.*]] = arith.constant 8 : index
// CHECK:           %[[LANES:.*]] = scf.for {{.*}} step %[[C8]] iter_args(%[[PART:.*]] = %[[ALL]])
// CHECK:             %[[A:.*]] = vector.load %[[X]]
// CHECK:             %[[NEXT:.*]] = arith.maximumf %[[A]], %[[PART]] : vector<8xf32>
// CHECK:             scf.yield %[[NEXT]]
// CHECK:           %[[ONE:.*]] = vector.reduction <maximumf>, %[[LANES]]
// CHECK:           %[[MAX:.*]] = scf.for {{.*}} iter_args(%{{.*}} = %[[ONE]])
// CHECK:           memref.store %[[MAX]], %[[Y]]
func.func @maxima(%x: memref<?x?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [#rows, #each], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<?x?xf32>) outs(%y : memref<?xf32>) {
    ^bb0(%a: f32, %out: f32):
      %0 = arith.maximumf %a, %out : f32
      linalg.yield %0 : f32
  }
  return
}

// Nothing is left of 16, and 3 fill no vector.
// CHECK-LABEL: func.func @known(
// CHECK:           vector.reduction <minnumf>
// CHECK-NEXT:      memref.store
// CHECK-NOT:       vector
// CHECK:         return
func.func @known(%x: memref<3x16xf32>, %y: memref<3xf32>, %u: memref<3x3xf32>) {
  linalg.generic {indexing_maps = [#rows, #each], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<3x16xf32>) outs(%y : memref<3xf32>) {
    ^bb0(%a: f32, %out: f32):
      %0 = arith.minnumf %a, %out : f32
      linalg.yield %0 : f32
  }
  linalg.generic {indexing_maps = [#rows, #each], iterator_types = ["parallel", "reduction"]}
      ins(%u : memref<3x3xf32>) outs(%y : memref<3xf32>) {
    ^bb0(%a: f32, %out: f32):
      %0 = arith.maximumf %a, %out : f32
      linalg.yield %0 : f32
  }
  return
}

// Three registers of 8, half of one, and one number. What the sum begins with is
// added once.
// CHECK-LABEL: func.func @short_rows(
// CHECK-SAME:      %[[X:.*]]: memref<?x29xf32>, %[[Y:.*]]: memref<?xf32>
// CHECK:           %[[BEGUN:.*]] = memref.load %[[Y]]
// CHECK:           %[[LANES:.*]] = scf.for %{{.*}} = %c0{{.*}} to %c24{{.*}} step %c8{{.*}} -> (vector<8xf32>)
// CHECK:           %[[PART:.*]] = vector.reduction <add>, %[[LANES]], %[[BEGUN]] fastmath<reassoc>
// CHECK:           %[[HALF:.*]] = scf.for %{{.*}} = %c24{{.*}} to %c28{{.*}} step %c4{{.*}} -> (vector<4xf32>)
// CHECK:           %[[MOST:.*]] = vector.reduction <add>, %[[HALF]], %[[PART]] fastmath<reassoc>
// CHECK:           %[[SUM:.*]] = scf.for %{{.*}} = %c28{{.*}} to %c29{{.*}} iter_args(%{{.*}} = %[[MOST]])
// CHECK-NOT:         reassoc
// CHECK:           memref.store %[[SUM]], %[[Y]]
// EXACT-LABEL: func.func @short_rows(
// EXACT-NOT:     {{vector|reassoc}}
// EXACT:         return
func.func @short_rows(%x: memref<?x29xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [#rows, #each], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<?x29xf32>) outs(%y : memref<?xf32>) {
    ^bb0(%a: f32, %out: f32):
      %0 = arith.addf %out, %a : f32
      linalg.yield %0 : f32
  }
  return
}

// Four results at a time read a vector that they share, and each its own row. Those
// that are left have the same order of terms: lanes, and then what fills no vector.
// CHECK-LABEL: func.func @shared(
// CHECK-SAME:      %[[A:.*]]: memref<?x?xf32>, %[[X:.*]]: memref<?xf32>, %[[Y:.*]]: memref<?xf32>
// CHECK:         scf.for %{{.*}} step %c4{{.*}} {
// CHECK:           %[[LANES:.*]]:4 = scf.for {{.*}} iter_args({{.*}}) -> (vector<8xf32>, vector<8xf32>, vector<8xf32>, vector<8xf32>)
// CHECK-COUNT-4:     vector.load %[[A]]
// CHECK:             scf.yield
// CHECK:           vector.reduction <add>, %[[LANES]]#0, %{{.*}} fastmath<reassoc>
// CHECK:           scf.for {{.*}} -> (f32, f32, f32, f32)
// CHECK-NOT:         reassoc
// CHECK:             scf.yield
// CHECK-COUNT-4:   memref.store {{.*}}, %[[Y]]
// CHECK:         scf.for %{{.*}} step %c1{{.*}} {
// CHECK:           scf.for {{.*}} -> (vector<8xf32>)
// CHECK:           vector.reduction <add>
// CHECK:           scf.for {{.*}} -> (f32)
// EXACT-LABEL: func.func @shared(
// EXACT-NOT:     vector
// EXACT:         scf.for {{.*}} -> (f32, f32, f32, f32)
func.func @shared(%a: memref<?x?xf32>, %x: memref<?xf32>, %y: memref<?xf32>) {
  linalg.matvec ins(%a, %x : memref<?x?xf32>, memref<?xf32>) outs(%y : memref<?xf32>)
  return
}

// Four of six terms at a time, and two one by one.
// CHECK-LABEL: func.func @terms(
// CHECK-SAME:      %[[X:.*]]: memref<6xf32>, %[[A:.*]]: memref<6x?xf32>, %[[Y:.*]]: memref<?xf32>
// CHECK:         scf.for %{{.*}} = %c0{{.*}} to %c4{{.*}} step %c4
// CHECK-COUNT-4:   memref.load %[[X]]
// CHECK:           scf.for
// CHECK:             memref.load %[[Y]]
// CHECK-COUNT-4:     memref.load %[[A]]
// CHECK:             memref.store %{{.*}}, %[[Y]]
// CHECK:         scf.for %{{.*}} = %c4{{.*}} to %c6{{.*}} step %c1
// CHECK:           memref.load %[[X]]
// CHECK:           scf.for
// CHECK:             memref.load %[[A]]
// CHECK-NOT:         memref.load
// CHECK:             memref.store %{{.*}}, %[[Y]]
func.func @terms(%x: memref<6xf32>, %a: memref<6x?xf32>, %y: memref<?xf32>) {
  linalg.generic {indexing_maps = [affine_map<(k, j) -> (k)>, affine_map<(k, j) -> (k, j)>, affine_map<(k, j) -> (j)>],
                  iterator_types = ["reduction", "parallel"]}
      ins(%x, %a : memref<6xf32>, memref<6x?xf32>) outs(%y : memref<?xf32>) {
    ^bb0(%u: f32, %v: f32, %out: f32):
      %0 = arith.mulf %u, %v : f32
      %1 = arith.addf %out, %0 : f32
      linalg.yield %1 : f32
  }
  return
}
