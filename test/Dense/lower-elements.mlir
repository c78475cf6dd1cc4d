// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-elements)' --remarks-filter=lower-elements 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t.err

#rows = affine_map<(i, j) -> (i, j)>
#each = affine_map<(i, j) -> (i)>
#along = affine_map<(i, j) -> (j)>
#number = affine_map<(i, j) -> ()>
#first = affine_map<(i, j) -> (i, 0)>

// REMARK-COUNT-4: [Passed] ShortRows {{.*}}operations=1
// REMARK-NOT: ShortRows

module attributes {tensoropt.vector_registers = array<i64: 64, 32, 1>} {
// 29 floats are registers of 16, 8, 4 and 1, to rows that are apart. Numbers
// of a row, and of all, are read once for a vector.
// CHECK-LABEL: func.func @several(
// CHECK-SAME:      %[[X:[a-z0-9]+]]: memref<?x29xf32>, %[[B:[a-z0-9]+]]: memref<29xf32>, %[[S:[a-z0-9]+]]: memref<?xf32>, %[[N:[a-z0-9]+]]: memref<f32>, %[[A:[a-z0-9]+]]: f32, %[[Y:[a-z0-9]+]]: memref<?x29xf32,
// CHECK:         scf.for %[[I:.*]] =
// CHECK:           %[[C0:.*]] = arith.constant 0 : index
// CHECK:           %[[X0:.*]] = vector.load %[[X]][%[[I]], %[[C0]]] : memref<?x29xf32>, vector<16xf32>
// CHECK:           %[[B0:.*]] = vector.load %[[B]][%[[C0]]] : memref<29xf32>, vector<16xf32>
// CHECK:           %[[S0:.*]] = memref.load %[[S]][%[[I]]]
// CHECK:           %[[N0:.*]] = memref.load %[[N]][]
// CHECK:           %[[SUM:.*]] = arith.addf %[[X0]], %[[B0]] : vector<16xf32>
// CHECK:           %[[ALL:.*]] = vector.broadcast %[[S0]] : f32 to vector<16xf32>
// CHECK:           arith.mulf %[[SUM]], %[[ALL]]
// CHECK:           vector.store %{{.*}}, %[[Y]][%[[I]], %[[C0]]]
// CHECK:           %[[C16:.*]] = arith.constant 16 : index
// CHECK:           vector.store {{.*}}%[[C16]]] : {{.*}}, vector<8xf32>
// CHECK:           %[[C24:.*]] = arith.constant 24 : index
// CHECK:           vector.store {{.*}}%[[C24]]] : {{.*}}, vector<4xf32>
// CHECK:           %[[C28:.*]] = arith.constant 28 : index
// CHECK:           vector.store {{.*}}%[[C28]]] : {{.*}}, vector<1xf32>
// CHECK-NOT:     vector.store
// CHECK:         return
func.func @several(%x: memref<?x29xf32>, %b: memref<29xf32>, %s: memref<?xf32>, %n: memref<f32>, %a: f32, %y: memref<?x29xf32, strided<[64, 1], offset: 3>>) {
  linalg.generic {indexing_maps = [#rows, #along, #each, #number, #number, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%x, %b, %s, %n, %a : memref<?x29xf32>, memref<29xf32>, memref<?xf32>, memref<f32>, f32) outs(%y : memref<?x29xf32, strided<[64, 1], offset: 3>>) {
    ^bb0(%0: f32, %1: f32, %2: f32, %3: f32, %4: f32, %out: f32):
      %5 = arith.addf %0, %1 : f32
      %6 = arith.mulf %5, %2 : f32
      %7 = arith.addf %6, %3 : f32
      %8 = arith.subf %7, %4 : f32
      linalg.yield %8 : f32
  }
  return
}

// As many as the widest elements have to a register. What the result held is
// read where the body asks for it; a loop of one step is none.
// CHECK-LABEL: func.func @widened(
// CHECK-NOT:     scf.for
// CHECK:         vector.load %{{.*}} : memref<1x12xi8>, vector<8xi8>
// CHECK:         vector.load %{{.*}} : memref<1x12xi64>, vector<8xi64>
// CHECK:         arith.extsi %{{.*}} : vector<8xi8> to vector<8xi64>
// CHECK:         vector.load %{{.*}} : memref<1x12xi8>, vector<4xi8>
func.func @widened(%x: memref<1x12xi8>, %y: memref<1x12xi64>) {
  linalg.generic {indexing_maps = [#rows, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<1x12xi8>) outs(%y : memref<1x12xi64>) {
    ^bb0(%0: i8, %out: i64):
      %1 = arith.extsi %0 : i8 to i64
      %2 = arith.addi %1, %out : i64
      linalg.yield %2 : i64
  }
  return
}

// A broadcast of a dimension of one, and an operation that has a name.
// CHECK-LABEL: func.func @broadcast(
// CHECK-SAME:      %[[X:[a-z0-9]+]]: memref<3x1xf32>
// CHECK:         %[[A:.*]] = memref.load %[[X]][%{{.*}}, %{{.*}}]
// CHECK:         vector.broadcast %[[A]] : f32 to vector<4xf32>
func.func @broadcast(%x: memref<3x1xf32>, %y: memref<3x4xf32>) {
  linalg.generic {indexing_maps = [#first, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<3x1xf32>) outs(%y : memref<3x4xf32>) {
    ^bb0(%0: f32, %out: f32):
      linalg.yield %0 : f32
  }
  return
}
// CHECK-LABEL: func.func @named(
// CHECK:         arith.maximumf %{{.*}} : vector<8xf32>
// CHECK-NOT:     linalg
// CHECK:         return
func.func @named(%x: memref<3x8xf32>, %y: memref<3x8xf32>) {
  linalg.max ins(%x, %y : memref<3x8xf32>, memref<3x8xf32>) outs(%y : memref<3x8xf32>)
  return
}

// Rows that are too short, too long or unknown; neighbours apart in memory, of
// what is read or written; booleans, indices, and sums.
// CHECK-LABEL: func.func @stay(
// CHECK-COUNT-9: linalg.
// CHECK-NOT:     vector.
func.func @stay(%few: memref<9x3xf32>, %many: memref<9x129xf32>, %open: memref<9x?xf32>, %x: memref<8x8xf32>, %y: memref<8x8xf32>, %apart: memref<8x8xf32, strided<[16, 2]>>, %bits: memref<8x8xi1>, %r: memref<8xf32>) {
  linalg.exp ins(%few : memref<9x3xf32>) outs(%few : memref<9x3xf32>)
  linalg.exp ins(%many : memref<9x129xf32>) outs(%many : memref<9x129xf32>)
  linalg.exp ins(%open : memref<9x?xf32>) outs(%open : memref<9x?xf32>)
  linalg.transpose ins(%x : memref<8x8xf32>) outs(%y : memref<8x8xf32>) permutation = [1, 0]
  linalg.exp ins(%apart : memref<8x8xf32, strided<[16, 2]>>) outs(%x : memref<8x8xf32>)
  linalg.exp ins(%x : memref<8x8xf32>) outs(%apart : memref<8x8xf32, strided<[16, 2]>>)
  linalg.generic {indexing_maps = [#rows, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<8x8xf32>) outs(%bits : memref<8x8xi1>) {
    ^bb0(%0: f32, %out: i1):
      %1 = arith.cmpf ogt, %0, %0 : f32
      linalg.yield %1 : i1
  }
  linalg.generic {indexing_maps = [#rows, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%x : memref<8x8xf32>) outs(%y : memref<8x8xf32>) {
    ^bb0(%0: f32, %out: f32):
      %1 = linalg.index 1 : index
      %2 = arith.index_cast %1 : index to i32
      %3 = arith.sitofp %2 : i32 to f32
      linalg.yield %3 : f32
  }
  linalg.reduce {arith.addf} ins(%x : memref<8x8xf32>) outs(%r : memref<8xf32>) dimensions = [1]
  return
}
}
