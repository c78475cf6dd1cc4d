// RUN: tensor-opt %s --tensoropt-plan-memory --remarks-filter=.* 2>&1 | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --tensoropt-apply-memory-plan --bubble-down-memory-space-casts | FileCheck %s --check-prefix=DOWN

// Bytes that are moved to and from each buffer.
#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
module attributes {tensoropt.memory_spaces = [{name = "only", cost = 1 : i64, space = 1 : i64}, {name = "never", cost = 2 : i64}]} {

// 10 elements stored in each of 3 rounds, and 4 of them loaded as a vector: 30 * 4 + 3 * 16.
// CHECK: Placed | {{.*}}Function=loops | buffer=b0, {{.*}}traffic=168
// DOWN-LABEL: func.func @loops(
// DOWN:         memref.store %{{.*}} : memref<16xf32, 1>
func.func @loops(%x: f32, %out: memref<4xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c10 = arith.constant 10 : index
  %0 = memref.alloc() : memref<16xf32>
  scf.for %i = %c0 to %c3 step %c1 {
    scf.for %j = %c0 to %c10 step %c1 {
      memref.store %x, %0[%j] : memref<16xf32>
    }
    %v = vector.load %0[%c0] : memref<16xf32>, vector<4xf32>
    vector.store %v, %out[%c0] : memref<4xf32>, vector<4xf32>
  }
  return
}

// 8 * 16 elements written by the fill and read by the sum, which reads and writes one of 8 places in each step; a view is
// none, and neither is what only asks for an extent.
// CHECK: Placed | {{.*}}Function=structured | buffer=b0, {{.*}}traffic=1024
// CHECK: Placed | {{.*}}Function=structured | buffer=b1, {{.*}}traffic=1056
func.func @structured(%x: f32, %out: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %0 = memref.alloc() : memref<8x16xf32>
  %1 = memref.alloc() : memref<8xf32>
  linalg.fill ins(%x : f32) outs(%0 : memref<8x16xf32>)
  %n = memref.dim %0, %c0 : memref<8x16xf32>
  %view = memref.cast %0 : memref<8x16xf32> to memref<?x16xf32>
  linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]} ins(%0 : memref<8x16xf32>) outs(%1 : memref<8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.addf %a, %b : f32
    linalg.yield %c : f32
  }
  memref.copy %1, %out : memref<8xf32> to memref<8xf32>
  return
}

// Rounds of unknown number count once, and what is not known moves all.
// CHECK: Placed | {{.*}}Function=unknown | buffer=b0, {{.*}}traffic=128
func.func @unknown(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = memref.alloc() : memref<16xf32>
  scf.for %i = %c0 to %n step %c1 {
    func.call @callee(%0) : (memref<16xf32>) -> ()
    func.call @callee(%0) : (memref<16xf32>) -> ()
  }
  return
}
func.func private @callee(%0: memref<16xf32> {llvm.nocapture})
}
