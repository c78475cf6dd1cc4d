// RUN: tensor-opt %s --tensoropt-plan-memory | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --remarks-filter=plan-memory -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// Of three buffers of 256 bytes two live at a time.
// CHECK-LABEL: func.func @chain(
// CHECK-SAME:    tensoropt.memory_plan = [{alignment = 64 : i64, arena = 512 : i64, lower_bound = 512 : i64,
// CHECK-SAME:      max_live = 512 : i64, naive = 768 : i64, proven}]
// CHECK:         memref.alloc() {tensoropt.arena_offset = [[A:0|256]] : i64}
// CHECK:         memref.alloc() {tensoropt.arena_offset = [[B:0|256]] : i64}
// CHECK:         memref.alloc() {tensoropt.arena_offset = [[A]] : i64}
// REMARK: remark: [Passed] Planned | Category:plan-memory | Function=chain
// REMARK-SAME: arena=512, buffers=3, gap=0, lowerBound=512, maxLive=512, {{.*}}naive=768, {{.*}}proven=yes
// REMARK: [Analysis] Placed | Category:plan-memory | Function=chain | buffer=b0, bytes=256, from=2, offset={{0|256}}, to=5
func.func @chain(%in: memref<64xf32>, %out: memref<64xf32>) {
  %a = memref.alloc() : memref<64xf32>
  memref.copy %in, %a : memref<64xf32> to memref<64xf32>
  %b = memref.alloc() : memref<64xf32>
  memref.copy %a, %b : memref<64xf32> to memref<64xf32>
  memref.dealloc %a : memref<64xf32>
  %c = memref.alloc() : memref<64xf32>
  memref.copy %b, %c : memref<64xf32> to memref<64xf32>
  memref.dealloc %b : memref<64xf32>
  memref.copy %c, %out : memref<64xf32> to memref<64xf32>
  memref.dealloc %c : memref<64xf32>
  return
}

// Alignments are what allocations state, else 64. 4 bytes and 4 bytes at a multiple of 256.
// CHECK-LABEL: func.func @alignment(
// CHECK-SAME:    alignment = 256 : i64, arena = {{68|260}} : i64
// CHECK:         memref.alloc() {alignment = 256 : i64, tensoropt.arena_offset = {{0|256}} : i64}
func.func @alignment(%in: memref<1xf32>, %out: memref<1xf32>) {
  %a = memref.alloc() {alignment = 256 : i64} : memref<1xf32>
  %b = memref.alloc() : memref<1xf32>
  memref.copy %in, %a : memref<1xf32> to memref<1xf32>
  memref.copy %a, %b : memref<1xf32> to memref<1xf32>
  memref.copy %b, %out : memref<1xf32> to memref<1xf32>
  return
}

// Two sides of a branch share: 128 bytes in place of 192.
// CHECK-LABEL: func.func @branch(
// CHECK-SAME:    arena = 128 : i64
func.func @branch(%c: i1, %in: memref<16xf32>, %out: memref<16xf32>) {
  %a = memref.alloc() : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  scf.if %c {
    %b = memref.alloc() : memref<16xf32>
    memref.copy %a, %b : memref<16xf32> to memref<16xf32>
    memref.copy %b, %out : memref<16xf32> to memref<16xf32>
  } else {
    %b = memref.alloc() : memref<16xf32>
    memref.copy %a, %b : memref<16xf32> to memref<16xf32>
    memref.copy %b, %out : memref<16xf32> to memref<16xf32>
  }
  return
}

// Four iterations have a slice of 64 bytes each, in which two buffers follow one another.
// CHECK-LABEL: func.func @parallel(
// CHECK-SAME:    arena = 256 : i64, lower_bound = 256 : i64, max_live = 256 : i64, naive = 512 : i64
// CHECK:         memref.alloc() {tensoropt.arena_offset = 0 : i64}
// CHECK:         memref.alloc() {tensoropt.arena_offset = 0 : i64}
// CHECK:         } {tensoropt.memory_plan = [{alignment = 64 : i64, arena = 64 : i64,
func.func @parallel(%in: memref<16xf32>, %out: memref<16xf32>) {
  scf.forall (%i) in (4) {
    %a = memref.alloc() : memref<16xf32>
    memref.copy %in, %a : memref<16xf32> to memref<16xf32>
    memref.copy %a, %out : memref<16xf32> to memref<16xf32>
    %b = memref.alloc() : memref<16xf32>
    memref.copy %in, %b : memref<16xf32> to memref<16xf32>
    memref.copy %b, %out : memref<16xf32> to memref<16xf32>
  }
  return
}

// A callee's arena is a part of the caller's, during the call.
// CHECK-LABEL: func.func private @callee(
// CHECK-SAME:    arena = 64 : i64, from_caller
func.func private @callee(%in: memref<16xf32>, %out: memref<16xf32>) {
  %a = memref.alloc() : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  memref.copy %a, %out : memref<16xf32> to memref<16xf32>
  return
}
// CHECK-LABEL: func.func @caller(
// CHECK-SAME:    arena = 128 : i64
// CHECK:         call @callee({{.*}}) {tensoropt.arena_offset = [[AT:0|64]] : i64}
// CHECK:         call @callee({{.*}}) {tensoropt.arena_offset = [[AT]] : i64}
func.func @caller(%in: memref<16xf32>, %out: memref<16xf32>) {
  %a = memref.alloc() : memref<16xf32>
  call @callee(%in, %a) : (memref<16xf32>, memref<16xf32>) -> ()
  call @callee(%a, %out) : (memref<16xf32>, memref<16xf32>) -> ()
  return
}

// Each memory space has an arena.
// CHECK-LABEL: func.func @spaces(
// CHECK-SAME:    tensoropt.memory_plan = [{{{.*}}arena = 64 : i64,{{[^}]*}}}, {{{.*}}arena = 128 : i64,{{.*}}space = 3 : i64}]
func.func @spaces(%out: memref<16xf32>) {
  %a = memref.alloc() : memref<16xf32>
  %b = memref.alloc() : memref<32xf32, 3>
  %c = memref.subview %b[0] [16] [1] : memref<32xf32, 3> to memref<16xf32, strided<[1]>, 3>
  memref.copy %a, %c : memref<16xf32> to memref<16xf32, strided<[1]>, 3>
  return
}
