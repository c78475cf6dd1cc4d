// RUN: tensor-opt %s --split-input-file --tensoropt-plan-memory | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --split-input-file --tensoropt-plan-memory --tensoropt-apply-memory-plan | FileCheck %s --check-prefix=APPLY -enable-var-scope
// RUN: tensor-opt %s --split-input-file --tensoropt-plan-memory --remarks-filter=.* 2>&1 | FileCheck %s --check-prefix=REMARK

// %hot is read 100 times, 25,600 bytes and 256 to write it; %a and %b move 512 each. The fast memory has room for one of
// them at a time: %hot and, after it, %b. The cost is 25856 * 1 + 512 * 1 + 512 * 10.
// REMARK: Spaces | {{.*}}cost=31488, costBound=31488, dram=256, sram=256
// CHECK-LABEL: func.func @place(
// CHECK-SAME:    cost_bound = 31488 : i64
// CHECK-SAME:    space = 1 : i64
// CHECK:         memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<64xf32>
// CHECK:         memref.alloc() {tensoropt.arena_offset = 0 : i64, tensoropt.arena_space = 1 : i64} : memref<64xf32>
// CHECK:         memref.alloc() {tensoropt.arena_offset = 0 : i64, tensoropt.arena_space = 1 : i64} : memref<64xf32>
// APPLY-NOT:     tensoropt.memory_spaces
// APPLY-LABEL: func.func @place(
// APPLY-DAG:     %[[SLOW:.*]] = memref.alloc() {alignment = 64 : i64} : memref<256xi8>{{$}}
// APPLY-DAG:     %[[FAST:.*]] = memref.alloc() {alignment = 64 : i64} : memref<256xi8, 1>{{$}}
// APPLY:         memref.view %[[SLOW]]
// APPLY:         %[[VIEW:.*]] = memref.view %[[FAST]]{{.*}} to memref<64xf32, 1>
// APPLY:         memref.memory_space_cast %[[VIEW]] : memref<64xf32, 1> to memref<64xf32>
// APPLY-DAG:     memref.dealloc %[[SLOW]] :
// APPLY-DAG:     memref.dealloc %[[FAST]] :
module attributes {tensoropt.memory_spaces = [
    {name = "sram", capacity = 256 : i64, cost = 1 : i64, space = 1 : i64},
    {name = "dram", cost = 10 : i64}]} {
  func.func @place(%in: memref<64xf32>, %out: memref<64xf32>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c100 = arith.constant 100 : index
    %a = memref.alloc() : memref<64xf32>
    %hot = memref.alloc() : memref<64xf32>
    %b = memref.alloc() : memref<64xf32>
    memref.copy %in, %a : memref<64xf32> to memref<64xf32>
    memref.copy %in, %hot : memref<64xf32> to memref<64xf32>
    scf.for %i = %c0 to %c100 step %c1 {
      memref.copy %hot, %out : memref<64xf32> to memref<64xf32>
    }
    memref.copy %a, %out : memref<64xf32> to memref<64xf32>
    memref.copy %in, %b : memref<64xf32> to memref<64xf32>
    memref.copy %b, %out : memref<64xf32> to memref<64xf32>
    return
  }
}

// -----

// Types that say where a buffer is are obeyed, though it costs more: 256 bytes of @fixed's own are in the dear memory, and
// 256 of what it calls, beside the 512 elsewhere. Callers give it both arenas.
// REMARK: Placed | {{.*}}Function=callee | buffer=b1, {{.*}}space=plain, to={{[0-9]+}}, traffic=768
// CHECK-LABEL: func.func private @callee(
// CHECK-SAME:    arena = 512 : i64{{.*}}from_caller{{.*}}arena = 256 : i64{{.*}}from_caller{{.*}}space = 1 : i64
// CHECK-LABEL: func.func @fixed(
// CHECK-SAME:    arena = 512 : i64{{.*}}arena = 512 : i64{{.*}}space = 1 : i64
// CHECK:         call @callee({{.*}}) {tensoropt.arena_offset = 0 : i64, tensoropt.arena_offset.1 = 256 : i64}
// APPLY-LABEL: func.func private @callee(
// APPLY-SAME:    %{{.*}}: memref<64xf32>, %{{.*}}: memref<512xi8>, %{{.*}}: memref<256xi8, 1>)
// APPLY-LABEL: func.func @fixed(
// APPLY:         call @callee({{.*}}) : (memref<64xf32>, memref<512xi8>, memref<256xi8, 1>) -> ()
module attributes {tensoropt.memory_spaces = [
    {name = "plain"},
    {name = "dear", capacity = 512 : i64, cost = 1 : i64, space = 1 : i64},
    {name = "rom", capacity = 0 : i64, cost = 0 : i64, space = "rom"}]} {
  func.func private @callee(%out: memref<64xf32>) {
    %0 = memref.alloc() : memref<64xf32, 1>
    %1 = memref.alloc() : memref<64xf32>
    %2 = memref.alloc() : memref<64xf32>
    memref.copy %out, %0 : memref<64xf32> to memref<64xf32, 1>
    memref.copy %0, %1 : memref<64xf32, 1> to memref<64xf32>
    memref.copy %0, %1 : memref<64xf32, 1> to memref<64xf32>
    memref.copy %1, %2 : memref<64xf32> to memref<64xf32>
    memref.copy %2, %out : memref<64xf32> to memref<64xf32>
    return
  }
  func.func @fixed(%in: memref<64xf32>, %out: memref<64xf32>) {
    %0 = memref.alloc() : memref<64xf32, 1>
    memref.copy %in, %0 : memref<64xf32> to memref<64xf32, 1>
    func.call @callee(%out) : (memref<64xf32>) -> ()
    memref.copy %0, %out : memref<64xf32, 1> to memref<64xf32>
    return
  }
}
