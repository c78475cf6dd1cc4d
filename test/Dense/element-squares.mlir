// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-elements)' --remarks-filter=lower-elements 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t.err

#result = affine_map<(i, j) -> (i, j)>
#turned = affine_map<(i, j) -> (j, i)>
#each = affine_map<(i, j) -> (i)>
#image = affine_map<(n, h, w, c) -> (n, h, w, c)>
#planes = affine_map<(n, h, w, c) -> (n, c, h, w)>

// REMARK-COUNT-3: [Passed] Squares {{.*}}operations=1
// REMARK-NOT: Squares

module attributes {tensoropt.vector_registers = array<i64: 16, 16, 0>} {
// Four columns become four rows. The last squares of 6 x 9 overlap those before.
// CHECK-LABEL: func.func @turn(
// CHECK-SAME:      %[[X:.*]]: memref<9x6xf32>, %[[B:.*]]: memref<6xf32>, %[[Y:.*]]: memref<6x9xf32>
// CHECK:         scf.for %[[I:.*]] = %{{.*}} to %{{.*}} step %{{.*}} {
// CHECK:           %[[C2:.*]] = arith.constant 2 : index
// CHECK:           %[[ROW:.*]] = arith.minui %[[I]], %[[C2]]
// CHECK:           scf.for %[[J:.*]] = %{{.*}} to %{{.*}} step %{{.*}} {
// CHECK:             %[[C5:.*]] = arith.constant 5 : index
// CHECK:             %[[COLUMN:.*]] = arith.minui %[[J]], %[[C5]]
// CHECK-COUNT-4:     vector.load %[[X]][%{{.*}}, %[[ROW]]] : memref<9x6xf32>, vector<4xf32>
// CHECK-COUNT-8:     vector.shuffle
// CHECK:             %[[ONE:.*]] = memref.load %[[B]]
// CHECK:             %[[ALL:.*]] = vector.broadcast %[[ONE]] : f32 to vector<4xf32>
// CHECK:             %[[SUM:.*]] = arith.addf %{{.*}}, %[[ALL]] : vector<4xf32>
// CHECK:             vector.store %[[SUM]], %[[Y]][%{{.*}}, %[[COLUMN]]]
// CHECK-COUNT-3:     vector.store
// CHECK-NOT:         vector.store
func.func @turn(%x: memref<9x6xf32>, %b: memref<6xf32>, %y: memref<6x9xf32>) {
  linalg.generic {indexing_maps = [#turned, #each, #result], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b : memref<9x6xf32>, memref<6xf32>) outs(%y : memref<6x9xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %s = arith.addf %a, %c : f32
      linalg.yield %s : f32
  }
  return
}

// Channels first, and then last, with what lies as the result does: only whole
// squares, since that may be the result's own memory.
// CHECK-LABEL: func.func @beside(
// CHECK-SAME:      %[[X:.*]]: memref<1x8x3x4xf32>, %[[Z:.*]]: memref<1x3x4x8xf32>,
// CHECK-NOT:     arith.minui
// CHECK-COUNT-4: vector.load %[[X]]
// CHECK-COUNT-8: vector.shuffle
// CHECK:         vector.load %[[Z]]
// CHECK:         return
func.func @beside(%x: memref<1x8x3x4xf32>, %z: memref<1x3x4x8xf32>, %y: memref<1x3x4x8xf32>) {
  linalg.generic {indexing_maps = [#planes, #image, #image], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %z : memref<1x8x3x4xf32>, memref<1x3x4x8xf32>) outs(%y : memref<1x3x4x8xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %s = arith.addf %a, %c : f32
      linalg.yield %s : f32
  }
  return
}

// Half as many lanes of numbers that are twice as wide.
// CHECK-LABEL: func.func @named(
// CHECK-COUNT-2: vector.load {{.*}} vector<2xf64>
// CHECK-COUNT-2: vector.store {{.*}} vector<2xf64>
// CHECK-NOT:     vector.store
func.func @named(%x: memref<5x7xf64>, %y: memref<7x5xf64>) {
  linalg.transpose ins(%x : memref<5x7xf64>) outs(%y : memref<7x5xf64>) permutation = [1, 0]
  return
}

// Less than a register, unknown, and rest of a square beside what may share memory.
// CHECK-LABEL: func.func @others(
// CHECK-COUNT-2: linalg.transpose
// CHECK:         linalg.generic
// CHECK-NOT:     vector
func.func @others(%x: memref<9x3xf32>, %y: memref<3x9xf32>, %u: memref<?x8xf32>, %v: memref<8x?xf32>, %a: memref<130x136xf32>, %z: memref<136x130xf32>) {
  linalg.transpose ins(%x : memref<9x3xf32>) outs(%y : memref<3x9xf32>) permutation = [1, 0]
  linalg.transpose ins(%u : memref<?x8xf32>) outs(%v : memref<8x?xf32>) permutation = [1, 0]
  linalg.generic {indexing_maps = [#turned, #result, #result], iterator_types = ["parallel", "parallel"]}
      ins(%a, %z : memref<130x136xf32>, memref<136x130xf32>) outs(%z : memref<136x130xf32>) {
    ^bb0(%b: f32, %c: f32, %out: f32):
      %s = arith.addf %b, %c : f32
      linalg.yield %s : f32
  }
  return
}
}
