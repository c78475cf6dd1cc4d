// RUN: tensor-opt %s --tensoropt-apply-memory-plan --canonicalize --cse | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-apply-memory-plan=workspace=argument --canonicalize --cse | FileCheck %s --check-prefix=ARGUMENT -enable-var-scope
// RUN: tensor-opt %s --tensoropt-apply-memory-plan --remarks-filter=apply-memory-plan -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// CHECK-LABEL: func.func @chain(
// CHECK-NOT:     tensoropt.
// CHECK-DAG:     %[[AT:.*]] = arith.constant 256 : index
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[ARENA:.*]] = memref.alloc() {alignment = 64 : i64} : memref<512xi8>
// CHECK:         %[[A:.*]] = memref.view %[[ARENA]][%[[ZERO]]][] : memref<512xi8> to memref<64xf32>
// CHECK:         memref.copy %{{.*}}, %[[A]]
// CHECK:         %[[B:.*]] = memref.view %[[ARENA]][%[[AT]]][] : memref<512xi8> to memref<64xf32>
// CHECK-NEXT:    memref.copy %[[A]], %[[B]]
// CHECK:         cf.cond_br
// CHECK:         memref.dealloc %[[ARENA]]
// CHECK-NEXT:    return
// CHECK:         memref.dealloc %[[ARENA]]
// CHECK-NEXT:    return
// CHECK-NOT:     dealloc
//
// ARGUMENT-LABEL: func.func @chain(
// ARGUMENT-SAME:    %[[W:[a-z0-9]+]]: memref<?xi8>)
// ARGUMENT:         %[[SIZE:.*]] = memref.dim %[[W]]
// ARGUMENT:         %[[ENOUGH:.*]] = arith.cmpi uge, %[[SIZE]], %c512
// ARGUMENT:         cf.assert %[[ENOUGH]], "workspace of 'chain' has less than 512 bytes"
// ARGUMENT:         cf.assert %{{.*}}, "workspace of 'chain' is not aligned to 64 bytes"
// ARGUMENT:         memref.view %[[W]][%c256{{.*}}][] : memref<?xi8> to memref<64xf32>
// ARGUMENT-NOT:     {{alloc}}
// ARGUMENT:       func.func @chain.workspace_size() -> index
// ARGUMENT:         %[[BYTES:.*]] = arith.constant 512 : index
// ARGUMENT:         return %[[BYTES]]
// REMARK: [Passed] Applied | Category:apply-memory-plan | Function=chain | arena=512, open=no, workspace=internal
func.func @chain(%in: memref<64xf32>, %out: memref<64xf32>, %c: i1)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 512, lower_bound = 512, max_live = 512, naive = 768}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<64xf32>
  memref.copy %in, %a : memref<64xf32> to memref<64xf32>
  %b = memref.alloc() {tensoropt.arena_offset = 256 : i64} : memref<64xf32>
  memref.copy %a, %b : memref<64xf32> to memref<64xf32>
  memref.dealloc %a : memref<64xf32>
  cf.cond_br %c, ^first, ^second
^first:
  memref.dealloc %b : memref<64xf32>
  return
^second:
  memref.copy %b, %out : memref<64xf32> to memref<64xf32>
  memref.dealloc %b : memref<64xf32>
  return
}

// A slice for each iteration: 2 x 3 of them, counted from 0.
// CHECK-LABEL: func.func @parallel(
// CHECK:         %[[ARENA:.*]] = memref.alloc() {alignment = 64 : i64} : memref<768xi8>
// CHECK:         scf.parallel (%[[I:.*]], %[[J:.*]]) = (%c1{{.*}}, %c0{{.*}}) to (%c5{{.*}}, %c3{{.*}}) step (%c2{{.*}}, %c1{{.*}}) {
// CHECK:           %[[FROM0:.*]] = arith.subi %[[I]], %c1
// CHECK:           %[[FIRST:.*]] = arith.divsi %[[FROM0]], %c2
// CHECK:           %[[ROW:.*]] = arith.muli %[[FIRST]], %c3
// CHECK:           %[[NUMBER:.*]] = arith.addi %[[ROW]], %[[J]]
// CHECK:           %[[START:.*]] = arith.muli %[[NUMBER]], %c128
// CHECK:           %[[SLICE:.*]] = memref.view %[[ARENA]][%[[START]]][] : memref<768xi8> to memref<128xi8>
// CHECK:           memref.view %[[SLICE]][%c0{{.*}}][] : memref<128xi8> to memref<16xf32>
// CHECK:           memref.view %[[SLICE]][%c64{{.*}}][] : memref<128xi8> to memref<16xf32>
func.func @parallel(%in: memref<16xf32>, %out: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 768, lower_bound = 768, max_live = 768, naive = 768}]} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c5 = arith.constant 5 : index
  scf.parallel (%i, %j) = (%c1, %c0) to (%c5, %c3) step (%c2, %c1) {
    %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
    %b = memref.alloc() {tensoropt.arena_offset = 64 : i64} : memref<16xf32>
    memref.copy %in, %a : memref<16xf32> to memref<16xf32>
    memref.copy %a, %b : memref<16xf32> to memref<16xf32>
    memref.copy %b, %out : memref<16xf32> to memref<16xf32>
  } {tensoropt.memory_plan = [{alignment = 64, arena = 128, lower_bound = 128, max_live = 128, naive = 768}]}
  return
}

// Callers hand over a part of their arena, in either case.
// CHECK-LABEL: func.func private @callee(
// CHECK-SAME:    %[[PART:[a-z0-9]+]]: memref<64xi8>)
// CHECK-NOT:     alloc
// CHECK:         memref.view %[[PART]]
func.func private @callee(%in: memref<16xf32>, %out: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64, from_caller}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  memref.copy %a, %out : memref<16xf32> to memref<16xf32>
  return
}
// A call without a part of the arena has one of its own.
// CHECK-LABEL: func.func @caller(
// CHECK:         %[[ARENA:.*]] = memref.alloc() {alignment = 64 : i64} : memref<128xi8>
// CHECK:         %[[A:.*]] = memref.view %[[ARENA]][%c0{{.*}}][] : memref<128xi8> to memref<16xf32>
// CHECK:         %[[FOR:.*]] = memref.view %[[ARENA]][%c64{{.*}}][] : memref<128xi8> to memref<64xi8>
// CHECK:         call @callee(%{{.*}}, %[[A]], %[[FOR]])
// CHECK:         %[[OWN:.*]] = memref.alloc() {alignment = 64 : i64} : memref<64xi8>
// CHECK:         call @callee(%[[A]], %{{.*}}, %[[OWN]])
// CHECK-NEXT:    memref.dealloc %[[OWN]]
// REMARK:      [Missed] OwnArena | Category:apply-memory-plan | Function=caller | bytes=64, callee=callee
func.func @caller(%in: memref<16xf32>, %out: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 128, lower_bound = 128, max_live = 128, naive = 128}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  call @callee(%in, %a) {tensoropt.arena_offset = 64 : i64} : (memref<16xf32>, memref<16xf32>) -> ()
  call @callee(%a, %out) : (memref<16xf32>, memref<16xf32>) -> ()
  return
}
