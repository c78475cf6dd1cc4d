// RUN: tensor-opt %s --tensoropt-lifetimes | FileCheck %s
// RUN: tensor-opt %s --tensoropt-plan-memory | FileCheck %s --check-prefix=PLAN

// Lives of what runs beside other operations, by hand: the function is 0, and each operation one more. Numbers are at
// the ends of lines; a life begins at a touch and ends behind one.

// The second task waits for the first one and is awaited at 15, so that both may read %a up to there. %b lives beside
// it, %c does not.
// CHECK-LABEL: func.func @tasks(
// CHECK:         memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 4, 16>}
// CHECK-NEXT:    memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 12, 15>}
// CHECK-NEXT:    memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 16, 18>}
// PLAN-LABEL: func.func @tasks(
// PLAN-SAME:    arena = 64 : i64, {{.*}}max_live = 64 : i64, naive = 96 : i64, proven
func.func @tasks(%in: memref<8xf32>, %out: memref<8xf32>, %other: memref<8xf32>) {
  %a = memref.alloc() {alignment = 32} : memref<8xf32>     // 1
  %b = memref.alloc() {alignment = 32} : memref<8xf32>     // 2
  %c = memref.alloc() {alignment = 32} : memref<8xf32>     // 3
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>     // 4
  %first = async.execute {                                 // 5
    memref.copy %a, %out : memref<8xf32> to memref<8xf32>  // 6
    async.yield                                            // 7
  }
  %second = async.execute [%first] {                       // 8
    memref.copy %a, %other : memref<8xf32> to memref<8xf32> // 9
    async.yield                                            // 10
  }
  %v = arith.constant 0.0 : f32                            // 11
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)       // 12, with 13 inside
  memref.copy %b, %in : memref<8xf32> to memref<8xf32>     // 14
  async.await %second : !async.token                       // 15
  memref.copy %out, %c : memref<8xf32> to memref<8xf32>    // 16
  memref.copy %c, %in : memref<8xf32> to memref<8xf32>     // 17
  return
}

// A group is awaited as a whole: each of its tasks may run up to then, so what they touch lives until 18.
// CHECK-LABEL: func.func @group(
// CHECK:         memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 4, 18>}
// CHECK-NEXT:    memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 5, 18>}
// CHECK-NEXT:    memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 18, 20>}
// PLAN-LABEL: func.func @group(
// PLAN-SAME:    arena = 64 : i64, {{.*}}max_live = 64 : i64, naive = 96 : i64, proven
func.func @group(%in: memref<8xf32>, %out: memref<8xf32>, %other: memref<8xf32>) {
  %a = memref.alloc() {alignment = 32} : memref<8xf32>     // 1
  %b = memref.alloc() {alignment = 32} : memref<8xf32>     // 2
  %c = memref.alloc() {alignment = 32} : memref<8xf32>     // 3
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>     // 4
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>     // 5
  %two = arith.constant 2 : index                          // 6
  %tasks = async.create_group %two : !async.group          // 7
  %first = async.execute {                                 // 8
    memref.copy %a, %out : memref<8xf32> to memref<8xf32>  // 9
    async.yield                                            // 10
  }
  %0 = async.add_to_group %first, %tasks : !async.token    // 11
  %second = async.execute {                                // 12
    memref.copy %b, %other : memref<8xf32> to memref<8xf32> // 13
    async.yield                                            // 14
  }
  %1 = async.add_to_group %second, %tasks : !async.token   // 15
  memref.copy %in, %in : memref<8xf32> to memref<8xf32>    // 16
  async.await_all %tasks                                   // 17
  memref.copy %in, %c : memref<8xf32> to memref<8xf32>     // 18
  memref.copy %c, %out : memref<8xf32> to memref<8xf32>    // 19
  return
}

// What a task allocates lives as long as the task may run: from 4 to its await at 10, beside %b.
// CHECK-LABEL: func.func @inside(
// CHECK:         memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 8, 10>}
// CHECK:         async.execute
// CHECK-NEXT:      memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 3, 11>}
// PLAN-LABEL: func.func @inside(
// PLAN-SAME:    arena = 64 : i64, {{.*}}max_live = 64 : i64, naive = 64 : i64, proven
func.func @inside(%in: memref<8xf32>, %out: memref<8xf32>, %other: memref<8xf32>) {
  %b = memref.alloc() {alignment = 32} : memref<8xf32>     // 1
  %unused = arith.constant 0 : index                       // 2
  %task = async.execute {                                  // 3
    %a = memref.alloc() {alignment = 32} : memref<8xf32>   // 4
    memref.copy %in, %a : memref<8xf32> to memref<8xf32>   // 5
    memref.copy %a, %out : memref<8xf32> to memref<8xf32>  // 6
    async.yield                                            // 7
  }
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>     // 8
  memref.copy %b, %other : memref<8xf32> to memref<8xf32>  // 9
  async.await %task : !async.token                         // 10
  return
}

// Kernels that give a token run until it, or what waits for it, is waited for; others until they return.
// CHECK-LABEL: func.func @kernels(
// CHECK:         memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 5, 15>}
// CHECK-NEXT:    memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 11, 13>}
// CHECK-NEXT:    memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 15, 22>}
// PLAN-LABEL: func.func @kernels(
// PLAN-SAME:    arena = 64 : i64, {{.*}}max_live = 64 : i64, naive = 96 : i64, proven
func.func @kernels(%in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() {alignment = 32} : memref<8xf32>     // 1
  %b = memref.alloc() {alignment = 32} : memref<8xf32>     // 2
  %c = memref.alloc() {alignment = 32} : memref<8xf32>     // 3
  %c1 = arith.constant 1 : index                           // 4
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>     // 5
  %begin = gpu.wait async                                  // 6
  %first = gpu.launch async [%begin] blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
                                     threads(%tx, %ty, %tz) in (%sx = %c1, %sy = %c1, %sz = %c1) { // 7
    %v = memref.load %a[%tx] : memref<8xf32>               // 8
    memref.store %v, %out[%tx] : memref<8xf32>             // 9
    gpu.terminator                                         // 10
  }
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>     // 11
  memref.copy %b, %in : memref<8xf32> to memref<8xf32>     // 12
  %both = gpu.wait async [%first]                          // 13
  gpu.wait [%both]                                         // 14
  memref.copy %in, %c : memref<8xf32> to memref<8xf32>     // 15
  gpu.launch blocks(%bx, %by, %bz) in (%gx = %c1, %gy = %c1, %gz = %c1)
             threads(%tx, %ty, %tz) in (%sx = %c1, %sy = %c1, %sz = %c1) { // 16
    %v = memref.load %c[%tx] : memref<8xf32>               // 17
    memref.store %v, %out[%tx] : memref<8xf32>             // 18
    gpu.terminator                                         // 19
  }
  memref.copy %out, %in : memref<8xf32> to memref<8xf32>   // 20
  memref.copy %c, %in : memref<8xf32> to memref<8xf32>     // 21
  return
}

// Iterations run at once: %a, read by any of them, lives as long as the loop, and what an iteration allocates has a
// slice of 64 bytes for each of the four, for %p and %q live at the same time: 32 + 4 x 64.
// CHECK-LABEL: func.func @iterations(
// CHECK:         memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 5, 15>}
// CHECK:         scf.parallel
// CHECK-NEXT:      memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 10, 13>}
// CHECK-NEXT:      memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 12, 14>}
// PLAN-LABEL: func.func @iterations(
// PLAN-SAME:    arena = 288 : i64, {{.*}}max_live = 288 : i64
// PLAN:         scf.parallel
// PLAN:         {tensoropt.memory_plan = [{alignment = 32 : i64, arena = 64 : i64,
func.func @iterations(%in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() {alignment = 32} : memref<8xf32>     // 1
  %c0 = arith.constant 0 : index                           // 2
  %c1 = arith.constant 1 : index                           // 3
  %c4 = arith.constant 4 : index                           // 4
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>     // 5
  scf.parallel (%i) = (%c0) to (%c4) step (%c1) {          // 6
    %p = memref.alloc() {alignment = 32} : memref<8xf32>   // 7
    %q = memref.alloc() {alignment = 32} : memref<8xf32>   // 8
    %unused = arith.constant 0 : index                     // 9
    memref.copy %a, %p : memref<8xf32> to memref<8xf32>    // 10
    memref.copy %a, %in : memref<8xf32> to memref<8xf32>   // 11
    memref.copy %p, %q : memref<8xf32> to memref<8xf32>    // 12
    memref.copy %q, %out : memref<8xf32> to memref<8xf32>  // 13
    scf.reduce                                             // 14
  }
  return
}

// Each of the outer iterations has two of the inner ones: 2 x (32 + 2 x 32).
// CHECK-LABEL: func.func @nested(
// CHECK:         scf.forall
// CHECK-NEXT:      memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 4, 10>}
// CHECK:           scf.forall
// CHECK-NEXT:        memref.alloc() {{{.*}}tensoropt.lifetime = array<i64: 7, 9>}
// PLAN-LABEL: func.func @nested(
// PLAN-SAME:    arena = 192 : i64
func.func @nested(%in: memref<8xf32>, %out: memref<8xf32>) {
  %c0 = arith.constant 0 : index                           // 1
  scf.forall (%i) in (2) {                                 // 2
    %p = memref.alloc() {alignment = 32} : memref<8xf32>   // 3
    memref.copy %in, %p : memref<8xf32> to memref<8xf32>   // 4
    scf.forall (%j) in (2) {                               // 5
      %q = memref.alloc() {alignment = 32} : memref<8xf32> // 6
      memref.copy %p, %q : memref<8xf32> to memref<8xf32>  // 7
      memref.copy %q, %out : memref<8xf32> to memref<8xf32> // 8
    }                                                      // 9, its terminator
  }
  return
}
