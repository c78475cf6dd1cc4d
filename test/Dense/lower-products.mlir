// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-products),canonicalize' | FileCheck %s
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-products{threads=2 thread-work=0}),canonicalize' | FileCheck %s --check-prefix=THREADS

module attributes {tensoropt.vector_registers = array<i64: 64, 32, 0>} {

// 24 rows are two tiles of 12, and 40 columns one of two registers and the beginning of one more. All begin with the
// zeros of the fill, which goes.
// CHECK-LABEL: func.func @small(
// CHECK-SAME:      %[[A:.*]]: memref<24x8xf32>, %[[B:.*]]: memref<8x40xf32>, %[[C:.*]]: memref<24x40xf32>
// CHECK-NOT:     linalg.fill
// CHECK-DAG:     %[[C12:.*]] = arith.constant 12 : index
// CHECK-DAG:     %[[C24:.*]] = arith.constant 24 : index
// CHECK-DAG:     %[[C8:.*]] = arith.constant 8 : index
// CHECK-NOT:     memref.alloc
// CHECK:         scf.for %[[ROW:.*]] = %{{.*}} to %[[C24]] step %[[C12]] {
// CHECK:           %[[TILE:.*]]:24 = scf.for %[[SUM:.*]] = %{{.*}} to %[[C8]]
// CHECK-COUNT-2:     vector.load
// CHECK-COUNT-12:    vector.broadcast
// CHECK:             scf.yield
// CHECK-COUNT-24:  vector.store
// CHECK:           scf.for
// CHECK:             vector.maskedload
// CHECK:             scf.yield
// CHECK-COUNT-12:  vector.maskedstore
// CHECK-NOT:       vector.store
// CHECK:         return
// THREADS-LABEL: func.func @small(
// THREADS-NOT:   scf.forall
// THREADS:       return
func.func @small(%a: memref<24x8xf32>, %b: memref<8x40xf32>, %c: memref<24x40xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<24x40xf32>)
  linalg.matmul ins(%a, %b : memref<24x8xf32>, memref<8x40xf32>) outs(%c : memref<24x40xf32>)
  return
}

// Both are copied: 256 terms of 512, of all 512 columns, and of the rows of a tile. The first block of terms begins
// with zeros, the second one adds to the result.
// CHECK-LABEL: func.func @large(
// CHECK-DAG:     %[[C256:.*]] = arith.constant 256 : index
// CHECK-DAG:     %[[C512:.*]] = arith.constant 512 : index
// CHECK:         %[[PANELS:.*]] = memref.alloc() {alignment = 64 : i64} : memref<131328xf32>
// CHECK:         %[[ROWS:.*]] = memref.alloc()
// CHECK:         scf.for %[[SUM:.*]] = %[[C0:.*]] to %[[C512]] step %[[C256]] {
// CHECK:           vector.store %{{.*}}, %[[PANELS]]
// CHECK:           %[[FIRST:.*]] = arith.cmpi eq, %[[SUM]], %[[C0]]
// CHECK:           vector.store %{{.*}}, %[[ROWS]]
// CHECK:           memref.prefetch {{.*}} write
// CHECK:           scf.for {{.*}} iter_args
// CHECK:             vector.load %[[PANELS]]
// CHECK:             memref.load %[[ROWS]]
// CHECK:           scf.if %[[FIRST]] {
// CHECK-NOT:         vector.load
// CHECK:           } else {
// CHECK:             vector.load
// Each thread has copies of its own.
// THREADS-LABEL: func.func @large(
// THREADS:       scf.forall (%{{.*}}) in (2) {
// THREADS:         memref.alloc
func.func @large(%a: memref<512x512xf32>, %b: memref<512x512xf32>, %c: memref<512x512xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<512x512xf32>)
  linalg.matmul ins(%a, %b : memref<512x512xf32>, memref<512x512xf32>) outs(%c : memref<512x512xf32>)
  return
}

// A transposed matrix of any extents is copied in squares, which are transposed in registers. What is left of rows
// takes tiles of 8, 4, 2 and 1. Without terms, results are what they begin with.
// CHECK-LABEL: func.func @transposed(
// CHECK:         %[[TERMS:.*]] = memref.dim %arg0
// CHECK:         %[[SOME:.*]] = arith.maxsi %[[TERMS]]
// CHECK:         scf.for {{.*}} to %[[SOME]]
// CHECK:           vector.shuffle
// CHECK:           scf.for {{.*}} -> (vector<8xf64>, vector<8xf64>
// CHECK:           scf.for {{.*}} -> (vector<8xf64>
// CHECK:         return
func.func @transposed(%a: memref<?x?xf64>, %b: memref<?x?xf64>, %c: memref<?x?xf64>) {
  linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : memref<?x?xf64>, memref<?x?xf64>) outs(%c : memref<?x?xf64>) {
    ^bb0(%x: f64, %y: f64, %z: f64):
      %0 = arith.mulf %x, %y : f64
      %1 = arith.addf %z, %0 : f64
      linalg.yield %1 : f64
  }
  return
}

// Threads have matrices of a batch where there are as many for each.
// CHECK-LABEL: func.func @batch(
// CHECK:         scf.for
// CHECK:           scf.for
// THREADS-LABEL: func.func @batch(
// THREADS:       scf.forall
func.func @batch(%a: memref<4x24x8xf32>, %b: memref<4x8x32xf32>, %c: memref<4x24x32xf32>) {
  linalg.batch_matmul ins(%a, %b : memref<4x24x8xf32>, memref<4x8x32xf32>) outs(%c : memref<4x24x32xf32>)
  return
}

}
